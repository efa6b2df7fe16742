"""The path of a duo, as far as a list tells it: its states with their days, and what is not known of those."""

from datetime import date

from app.i18n import N_, _, in_every_language, month_words, short_date
from app.transfer.dates import Day
from app.vocabulary import DuoState

SINCE_UNKNOWN = N_("Since when is not known.")
"""The note to the first step of a duo of which nobody knew on which day it began: its day is that of noting it."""

Steps = tuple[tuple[DuoState, date, str | None], ...]


def steps_of(state: DuoState, since: Day | None, until: Day | None, noted_on: date, said: str | None) -> Steps:
    """The path of a duo, as far as a list tells it: the days that are not known are those on which it was noted."""
    unknown = _(SINCE_UNKNOWN)
    last = until.on if until else None
    start = since.on if since else last or noted_on
    if last and last < start:  # a month, or a year, of which the day is not known
        last = start
    end = last or noted_on
    said_first = None if since and since.precision == "day" else _since(since)
    path: list[tuple[DuoState, date, str | None]]
    if state is DuoState.NO_CLICK:
        path = [(state, last or start, None if until or since else unknown)]
    elif state in (DuoState.RUNNING, DuoState.TRIAL):
        path = [(state, start, said_first)]
    else:
        told = None if until and until.precision == "day" else _("On which day is not known.")
        path = [(DuoState.RUNNING, start, said_first)]
        if state is DuoState.ENDED:
            path.append((DuoState.CLOSING, end, None))
        path.append((state, end, told))
    path[-1] = (*path[-1][:2], "\n".join(filter(None, (path[-1][2], said))) or None)
    return tuple(path)


def since_month(first: date) -> Steps:
    """The path of a duo of which only is known that it was there in a month."""
    return steps_of(DuoState.RUNNING, Day(first, "month"), None, first, None)


def begun(state: DuoState, on: date, said: str | None) -> date | None:
    """The day on which a duo began, by its first step; None where that is only the day on which it was noted."""
    known = state is not DuoState.NO_CLICK and not (said or "").startswith(tuple(in_every_language(SINCE_UNKNOWN)))
    return on if known else None


def _since(since: Day | None) -> str:
    if since is None:
        return _(SINCE_UNKNOWN)
    return _("Together since {when}.").format(when=when(since))


def when(day: Day | None) -> str:
    if day is None:
        return ""
    if day.precision == "day":
        return short_date(day.on)
    return month_words(day.on) if day.precision == "month" else str(day.on.year)
