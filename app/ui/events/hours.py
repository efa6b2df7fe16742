"""A line for an hour, as somebody writes it: 14, 14u30, 14.30 or 14:30."""

import re
from datetime import time

from app.i18n import _
from app.ui.events.words import hour
from app.ui.widgets.field import TextField

_HOUR = re.compile(r"(\d{1,2})\s*(?:[.:h]|u(?:ur)?\.?)?\s*(\d{2})?\s*(?:u(?:ur)?\.?)?", re.IGNORECASE)


def read_hour(said: str) -> time | None:
    """The hour that is written, or None where none is, or no such hour."""
    found = _HOUR.fullmatch(said.strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))


class HourField(TextField):
    """``hour`` is what stands here, None for nothing; what is no hour is refused in a sentence."""

    def __init__(self, words: str, *, optional: bool = False) -> None:
        super().__init__(words, check=_trouble, optional=optional)
        self.editor.setMaximumWidth(110)

    @property
    def hour(self) -> time | None:
        return read_hour(self.text)

    def set_hour(self, at: time | None) -> None:
        """Show a stored hour."""
        self.set_text(hour(at) if at else "")


def _trouble(said: str) -> str:
    return _("Write an hour, such as 14 or 14.30.") if said and read_hour(said) is None else ""
