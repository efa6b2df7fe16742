"""How kept maps are called on screen."""

from datetime import date

from babel.dates import format_date

from app.i18n import _, place, short_date
from app.services.network_moments import Moment
from app.vocabulary import MomentKind, word

NOW, COMPARE = "now", "compare"


def moment_words(moment: Moment) -> str:
    """``Start · 12/03/2026``; in between only the day."""
    if moment.kind is MomentKind.OTHER:
        return short_date(moment.on)
    return f"{word(moment.kind)} · {short_date(moment.on)}"


def sight_words(moment: Moment | None) -> str:
    """A kept map, or for None the map of now."""
    return moment_words(moment) if moment else _("Now")


def column_words(then: date, now: date | None) -> tuple[str, str]:
    """``mrt 2026`` and ``sep 2026`` above two columns, the days of one month as days; ``nu`` for None."""
    pattern = "d MMM" if now and (then.year, then.month) == (now.year, now.month) else "MMM y"
    words = [format_date(day, pattern, locale=place()) for day in (then, now) if day]
    return words[0], words[1] if now else _("now")
