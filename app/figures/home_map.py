"""Where participants and buddies live, by municipality: who waits or is in a duo, and with whom."""

from collections import Counter
from collections.abc import Collection, Mapping
from uuid import UUID

from app.figures.isolation import duo_running
from app.figures.period import Period
from app.figures.plots import Dot, Dots
from app.i18n import _, ngettext, number, short_date

Point = tuple[float, float]


def homes(
    period: Period, waiting: Collection[UUID], free: Collection[UUID], points: Mapping[str, Point], few: int = 0
) -> Dots:
    """At the end of the last day. ``free`` are buddies who are available, where that is known.

    ``points``: where municipalities lie, in degrees north and east. On what leaves the office a number of fewer than
    ``few`` at one place is not told.
    """
    seekers = set(waiting)
    helpers = {one for one in free if period.is_about(period.who_buddy(one))}
    for line in duo_running(period):
        if line.id and period.is_about(line.who):
            duo = period.duo(line.id)
            seekers.add(duo.participant_id)
            helpers.add(duo.buddy_id)
    at = (
        Counter(period.who_participant(one).municipality for one in seekers),
        Counter(period.who_buddy(one).municipality for one in helpers),
    )
    dots = [
        Dot(name, *points[name], (_told(at[0][name], few), _told(at[1][name], few)))
        for name in sorted({*at[0], *at[1]} & points.keys())
    ]
    elsewhere = sum(counted.total() for counted in at) - sum(counted[dot.name] for counted in at for dot in dots)
    return Dots(
        _("Where participants and buddies live"),
        ((_("participants"), "primary"), (_("buddies"), "buddy")),
        dots,
        " ".join(filter(None, (_who(period, bool(free)), _few(few), _elsewhere(elsewhere)))),
    )


def _told(n: int, few: int) -> int | None:
    return None if 0 < n < few else n


def _few(few: int) -> str:
    if not few:
        return ""
    return _("Where fewer than {n} live in one municipality, how many is not told (…).").format(n=number(few))


def _who(period: Period, with_free: bool) -> str:
    day = short_date(period.day)
    if with_free:
        words = _("On {day}: participants who wait or are in a duo, and buddies who are free or in a duo.")
    else:
        words = _("On {day}: participants who wait or are in a duo, and buddies who are in a duo.")
    return words.format(day=day)


def _elsewhere(n: int) -> str:
    if not n:
        return ""
    words = ngettext(
        "Of {n} person no municipality is known.",
        "Of {n} people no municipality is known.",
        n,
    )
    return words.format(n=number(n))
