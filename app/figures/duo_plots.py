"""Duos from month to month: how many there are, and how many began and ended."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from app.figures.months import last_day, month_of, month_words, months
from app.figures.path import ended_on, is_together, started_on
from app.figures.period import Period
from app.figures.plots import Bars, Series
from app.figures.records import Duo
from app.i18n import _, short_date
from app.vocabulary.states import TOGETHER


def running(period: Period) -> Bars:
    """Duos together at the end of each month, and of the last one at the end of the last day."""
    those = months(period.asked.first, period.day)
    days = [min(last_day(month), period.day) for month in those]
    counted = Counter(place for duo in _asked(period) for place in _together(duo, days))
    return Bars(
        _("Duos running at the end of each month"),
        month_words(those),
        [Series(_("running"), "primary", [counted[place] for place in range(len(days))])],
        note=_until(period),
    )


def began_and_ended(period: Period) -> Bars:
    """Duos that came together for the first time in each month, and those that were together no more since."""
    those = months(period.asked.first, period.day)
    began, ended = (
        Counter(month_of(day) for duo in _asked(period) if (day := when(duo)) and period.has(day))
        for when in (started_on, ended_on)
    )
    return Bars(
        _("Duos that began and ended in each month"),
        month_words(those),
        [
            Series(words, tone, [counted[month] for month in those], down)
            for words, tone, counted, down in (
                (_("began"), "primary", began, False),
                (_("ended"), "buddy", ended, True),
            )
        ],
        note=_until(period),
    )


def _until(period: Period) -> str:
    """That the last month is not over yet."""
    if period.day == last_day(month_of(period.day)):
        return ""
    return _("The last month until {day}.").format(day=short_date(period.day))


def _asked(period: Period) -> Iterator[Duo]:
    everybody = period.asked.of_everybody
    return (duo for duo in period.records.duos if everybody or period.is_about(period.who_duo(duo.id)))


def _together(duo: Duo, days: Sequence[date]) -> Iterator[int]:
    """The places of the days on which it is together; before its first step and after its last nothing changes."""
    if not duo.steps:
        return
    first, last = min(on for _state, on in duo.steps), max(on for _state, on in duo.steps)
    for place, day in enumerate(days):
        if day >= last:
            if duo.steps[-1][0] in TOGETHER:
                yield from range(place, len(days))
            return
        if day >= first and is_together(duo, day):
            yield place
