"""Makes it one and the same morning for whoever is imported after this: what is drawn of it stays as it was."""

import datetime
import time

MORNING = datetime.datetime(2026, 11, 23, 9, 12)


class _Morning(type):
    """A moment of the clock stays a moment."""

    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, type(MORNING))


class Moment(datetime.datetime, metaclass=_Morning):
    """A moment in which no time passes."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:  # type: ignore[override]
        return MORNING.astimezone(tz) if tz else MORNING


time.time = MORNING.timestamp  # whom ``date.today`` asks
datetime.datetime = Moment  # type: ignore[misc]
assert datetime.date.today() == MORNING.date(), "this Python asks something else for the day"
