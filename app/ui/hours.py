"""An hour that is typed: ``14``, ``14.30``, ``14u30`` or ``14:30``; and a line to type one in."""

import re
from datetime import time

from app.i18n import _, clock
from app.ui.widgets.field import TextField

_HOUR = re.compile(r"(\d{1,2})(?:\s*[.:,uh]\s*(\d{2}))?\s*(?:[uh]\.?|uur|uren|heures?)?", re.IGNORECASE)


def hour_of(said: str) -> time | None:
    """The hour that is written, or None where nothing or no hour is."""
    written = _HOUR.fullmatch(said.strip())
    if not written:
        return None
    hour, minute = int(written[1]), int(written[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class HourField(TextField):
    """A line for an hour of the day; once read it stands there as it is always written."""

    def __init__(self, words: str, *, optional: bool = True) -> None:
        super().__init__(words, check=_wrong, optional=optional)
        self.editor.setMaximumWidth(180)

    @property
    def hour(self) -> time | None:
        """The hour that stands here."""
        return hour_of(self.text)

    def set_hour(self, hour: time | None) -> None:
        """Show a stored hour."""
        self.set_text(clock(hour) if hour else "")


def _wrong(said: str) -> str:
    return _("Write an hour such as 14 or 14.30.") if said and hour_of(said) is None else ""
