"""Where participants and buddies live, by municipality: who waits or is in a duo, and with whom."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from app.figures.figure import Part
from app.figures.isolation import duo_running
from app.figures.period import Period
from app.figures.plots import Dot, Dots
from app.figures.small import taken_together
from app.i18n import _, ngettext, number, short_date

Point = tuple[float, float]


def homes(
    period: Period, waiting: Collection[UUID], free: Collection[UUID], points: Mapping[str, Point], few: int = 0
) -> Dots:
    """At the end of the last day. ``free`` are buddies who are available, where that is known.

    ``points``: where municipalities lie, in degrees north and east. On what leaves the office (``few`` is no 0) a
    number is told only where nobody is found back by it: not in itself, nor by what the tables beside it tell of who
    waits and of duos, nor by what is left of a whole.
    """
    running = [line for line in duo_running(period) if line.id and period.is_about(line.who)]
    duos = [period.duo(line.id) for line in running if line.id]
    seekers = {*waiting, *(duo.participant_id for duo in duos)}
    helpers = {one for one in free if period.is_about(period.who_buddy(one))} | {duo.buddy_id for duo in duos}
    lives = Counter(period.who_participant(one).municipality for one in seekers)
    helps = Counter(period.who_buddy(one).municipality for one in helpers)
    # As the tables have them: by who waits, and by duo.
    tables = (
        Counter(period.who_participant(one).municipality for one in waiting),
        Counter(line.who.municipality for line in running),
    )
    hidden = _hidden(tables, few), _hidden([helps], few)
    dots = [
        Dot(
            name,
            *points[name],
            (None if name in hidden[0] else lives[name], None if name in hidden[1] else helps[name]),
        )
        for name in sorted({*lives, *helps} & points.keys())
    ]
    elsewhere = sum(n for counted in (lives, helps) for name, n in counted.items() if name not in points)
    return Dots(
        _("Where participants and buddies live"),
        ((_("participants"), "primary"), (_("buddies"), "buddy")),
        dots,
        " ".join(filter(None, (_who(period, bool(free)), _few(few), _elsewhere(elsewhere, few)))),
    )


def _hidden(tables: Iterable[Counter[str]], few: int) -> set[str]:
    """Where it is not told how many there are: what does not stand by itself in each of the tables it stands in."""
    found: set[str] = set()
    for counted in tables:
        parts = taken_together([Part(name, n) for name, n in sorted(counted.items())], few)
        found |= counted.keys() - {part.value for part in parts}
    return found


def _few(few: int) -> str:
    if not few:
        return ""
    words = _("Where fewer than {n} live, or where that could be reckoned, how many is not told (…).")
    return words.format(n=number(few))


def _who(period: Period, with_free: bool) -> str:
    day = short_date(period.day)
    if with_free:
        words = _("On {day}: participants who wait or are in a duo, and buddies who are free or in a duo.")
    else:
        words = _("On {day}: participants who wait or are in a duo, and buddies who are in a duo.")
    return words.format(day=day)


def _elsewhere(n: int, few: int) -> str:
    if not n:
        return ""
    if few:
        return _("Of some no municipality is known.")
    words = ngettext(
        "Of {n} person no municipality is known.",
        "Of {n} people no municipality is known.",
        n,
    )
    return words.format(n=number(n))
