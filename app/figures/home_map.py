"""Where participants and buddies live, by municipality: who waits or is in a duo, and with whom."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from app.figures.figure import Part
from app.figures.isolation import duo_running
from app.figures.period import Period
from app.figures.plots import Dot, Dots
from app.figures.small import taken_together
from app.i18n import _, ngettext, number, short_date

Point = tuple[float, float]
_LEAST_PLACES = 3
"""With fewer places of which it may be told how many live there, a map tells nothing."""


def homes(
    period: Period, waiting: Collection[UUID], free: Collection[UUID], points: Mapping[str, Point], few: int = 0
) -> Dots:
    """At the end of the last day. ``free`` are buddies who are available, where that is known.

    ``points``: where municipalities lie, in degrees north and east. On what leaves the office (``few`` is no 0) it
    tells no more of a place than the tables beside it: who waits and who is in a duo count there as far as that group
    stands by itself in its table, and buddies as far as they would.
    """
    running = [line for line in duo_running(period) if line.id and period.is_about(line.who)]
    duos = [period.duo(line.id) for line in running if line.id]
    helpers = {one for one in free if period.is_about(period.who_buddy(one))} | {duo.buddy_id for duo in duos}
    waits = Counter(period.who_participant(one).municipality for one in waiting)
    together = Counter(period.who_participant(one).municipality for one in {duo.participant_id for duo in duos})
    helps = Counter(period.who_buddy(one).municipality for one in helpers)
    lives = waits + together  # who is in a duo does not wait
    told = (
        _told([(waits, waits), (together, Counter(line.who.municipality for line in running))], few),
        _told([(helps, helps)], few),
    )
    dots = [
        Dot(name, *points[name], (told[0].get(name, 0), told[1].get(name, 0)))
        for name in sorted({*lives, *helps} & points.keys())
    ]
    elsewhere = sum(n for counted in (lives, helps) for name, n in counted.items() if name not in points)
    is_few = bool(few and dots) and sum(any(dot.counts) for dot in dots) < _LEAST_PLACES
    return Dots(
        _("Where participants and buddies live"),
        ((_("participants"), "primary"), (_("buddies"), "buddy")),
        dots,
        " ".join(filter(None, (_who(period, bool(free)), "" if is_few else _few(few), _elsewhere(elsewhere, few)))),
        (sum(lives.values()), sum(helps.values())),
        is_few,
    )


def _told(groups: Sequence[tuple[Counter[str], Counter[str]]], few: int) -> dict[str, int | None]:
    """How many there are at each place, added up over groups of people; None where it is not told.

    Each group comes with its table: it counts where it stands by itself in that.
    """
    found: Counter[str] = Counter()
    for people, table in groups:
        parts = taken_together([Part(name, n) for name, n in table.items()], few)
        shown = {part.value for part in parts}
        found.update({name: n for name, n in people.items() if name in shown})
    everywhere = {name for people, _table in groups for name in people}
    return {name: found[name] if found[name] >= max(few, 1) else None for name in everywhere}


def _few(few: int) -> str:
    if not few:
        return ""
    words = _(
        "Not on the map: groups of fewer than {n}, or from which those could be reckoned (…), and who lives in no "
        "known municipality."
    )
    return words.format(n=number(few))


def _who(period: Period, with_free: bool) -> str:
    day = short_date(period.day)
    if with_free:
        words = _("On {day}: participants who wait or are in a duo, and buddies who are free or in a duo.")
    else:
        words = _("On {day}: participants who wait or are in a duo, and buddies who are in a duo.")
    return words.format(day=day)


def _elsewhere(n: int, few: int) -> str:
    if few or not n:
        return ""  # how many that are could tell the rest
    words = ngettext(
        "Of {n} person no municipality is known.",
        "Of {n} people no municipality is known.",
        n,
    )
    return words.format(n=number(n))
