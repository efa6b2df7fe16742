"""Waiting for a duo: how long who began one had waited, since when who still waits does, and the curve of both.

What was, in counts. Nothing here says how long anybody will wait, or who comes first.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from app.figures.bands import full_months
from app.figures.months import Month, month_of, months, quarter_words, quarters
from app.figures.path import ended_on, started_on
from app.figures.period import Period
from app.figures.plots import Bars, Curve, Series
from app.figures.records import Participant
from app.figures.survival import Followed, survival
from app.i18n import N_, _, ngettext, short_date
from app.vocabulary import ParticipantStatus

_BANDS = (
    (0, N_("less than 3 months")),
    (3, N_("3 to 5 months")),
    (6, N_("6 to 11 months")),
    (12, N_("a year or more")),
)
_MONTH = 365.25 / 12
_FOLLOWED = timedelta(days=3 * 365)
"""At least so long: of who registered in a single year hardly anybody was followed to the start of a duo."""


def waited(period: Period, few: int, outward: bool = False) -> Bars:
    """Whose first duo began in each quarter, by the full months since registration.

    ``outward``: where so few would stand in a quarter that they could be found back, the whole period is one, by bands
    that are joined until each holds enough.
    """
    those = quarters(months(period.asked.first, period.day))
    at: dict[Month, int] = {month: place for place, quarter in enumerate(those) for month in quarter}
    counted, unknown = Counter[tuple[int, int]](), 0
    for one in _asked(period):
        begun = _first_start(period, one)
        if begun is None or not period.has(begun):
            continue
        band = _band(one.registered_on, begun)
        if band is None:
            unknown += 1
        else:
            counted[band, at[month_of(begun)]] += 1
    n = sum(counted.values())
    if outward and n >= few and any(count < few for count in counted.values()):
        of = Counter(band for band, _place in counted.elements())
        groups, values = _joined_bands([of[band] for band in range(len(_BANDS))], few)
        note = _("From registration until that duo began, in the whole period.")
        return Bars(
            _("How long who began a first duo had waited"),
            groups,
            [Series(_("began"), "primary", values)],
            note=_joined(note, _not_known(unknown, few)),
            n=n,
        )
    return Bars(
        _("How long who began a first duo had waited"),
        [quarter_words(quarter) for quarter in those],
        [
            Series(_(words), "primary", [counted[band, place] for place in range(len(those))])
            for band, (_months, words) in enumerate(_BANDS)
        ],
        stacked=True,
        note=_joined(
            _("From registration until that duo began, by the quarter in which it began."),
            _not_known(unknown, few if outward else 0),
        ),
        n=n,
        few=0 < n < few,
    )


def still_waiting(period: Period, waiting: Collection[UUID], few: int, outward: bool = False) -> Bars:
    """Who waits at the end of the last day, by the full months since registration or since the last duo ended.

    ``outward``: bands are joined until each holds enough.
    """
    counted, unknown = Counter[int](), 0
    for one in waiting:
        band = _band(_since(period, one), period.day)
        if band is None:
            unknown += 1
        else:
            counted[band] += 1
    n = sum(counted.values())
    groups, values = _joined_bands([counted[band] for band in range(len(_BANDS))], few if outward else 0)
    return Bars(
        _("Who waited on {day}, and for how long").format(day=short_date(period.day)),
        groups,
        [Series(_("waiting"), "primary", values)],
        note=_joined(_("Since registration, or since the last duo ended."), _not_known(unknown, few if outward else 0)),
        n=n,
        few=0 < n < few,
    )


def curve(period: Period, few: int) -> Curve:
    """Of who registered in the period, or in the years before its end, which share had no duo after so many months."""
    first = min(period.asked.first, period.day - _FOLLOWED)
    followed = [one for found in _asked(period) if (one := _followed(period, found, first))]
    found = survival(followed)
    return Curve(
        _("From registration to a first duo: who still waited"),
        found.points or ((0.0, 1.0),),
        found.censored,
        len(followed),
        _("months since registration"),
        _(
            "Of who registered from {first} until {last}. A small stroke: still waiting by then, or gone without a "
            "duo. This tells what was, and says nothing about how long anybody will wait."
        ).format(first=short_date(first), last=short_date(period.day)),
        found.at_risk,
        few=0 < len(followed) < few,
    )


def _asked(period: Period) -> Iterator[Participant]:
    everybody = period.asked.of_everybody
    for one in period.records.participants:
        if everybody or period.is_about(period.who_participant(one.id)):
            yield one


def _first_start(period: Period, one: Participant) -> date | None:
    return min((on for duo in period.duos_of(one.id) if (on := started_on(duo))), default=None)


def _followed(period: Period, one: Participant, first: date) -> Followed | None:
    """How long who registered since a day waited, as far as is known; None for others, and where a day is lacking."""
    since = one.registered_on
    if since is None or not first <= since <= period.day:
        return None
    begun = _first_start(period, one)
    gone = min((day for day in (one.left_on, one.human.deceased_on) if day), default=None)
    if any(not duo.begin_known for duo in period.duos_of(one.id)):
        return None  # there was a duo, and nobody knows since when
    if begun is None and gone is None and one.status in (ParticipantStatus.LEFT, ParticipantStatus.REFERRED):
        return None
    until = min(day for day in (begun, gone, period.day) if day)
    return Followed((until - since).days / _MONTH, until == begun) if until >= since else None


def _since(period: Period, participant_id: UUID) -> date | None:
    """Since when somebody waits who does."""
    ended = [on for duo in period.duos_of(participant_id) if (on := ended_on(duo)) and on <= period.day]
    registered = period.participant(participant_id).registered_on
    return max((day for day in (*ended, registered) if day), default=None)


def _band(since: date | None, until: date) -> int | None:
    if since is None or since > until:
        return None
    waited_for = full_months(since, until)
    return max(band for band, (least, _words) in enumerate(_BANDS) if least <= waited_for)


def _joined_bands(counts: Sequence[int], few: int) -> tuple[list[str], list[int]]:
    """The words and the counts of bands, each joined with the smallest beside it until none holds but a few."""
    bands, values = [(at, at) for at in range(len(counts))], list(counts)
    while len(values) > 1 and (small := next((at for at, n in enumerate(values) if 0 < n < few), None)) is not None:
        beside = [at for at in (small - 1, small + 1) if 0 <= at < len(values)]
        left = min(small, min(beside, key=lambda at: (values[at] == 0, values[at])))
        values[left : left + 2] = [values[left] + values[left + 1]]
        bands[left : left + 2] = [(bands[left][0], bands[left + 1][1])]
    return [_band_words(first, last) for first, last in bands], values


def _band_words(first: int, last: int) -> str:
    """``6 to 11 months``, also of several bands that were joined."""
    if first == last:
        return _(_BANDS[first][1])
    least = _BANDS[first][0]
    below = _BANDS[last + 1][0] if last + 1 < len(_BANDS) else None
    if below is None:
        return _("{n} months or more").format(n=least) if least else _("however long")
    if not least:
        return _("less than {n} months").format(n=below)
    return _("{first} to {last} months").format(first=least, last=below - 1)


def _not_known(n: int, few: int) -> str:
    if n and n < few:
        return _("Of a few others the day of registration is not known.")
    return (
        ngettext(
            "Of {n} other person the day of registration is not known.",
            "Of {n} others the day of registration is not known.",
            n,
        ).format(n=n)
        if n
        else ""
    )


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
