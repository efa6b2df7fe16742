"""A day that is typed: ``25/11/2026``, ``25-11-26``, ``25.11.2026``."""

import re
from datetime import date

from babel.dates import get_month_names
from PySide6.QtWidgets import QLineEdit

from app.i18n import _, language, short_date
from app.ui.widgets.field import TextField

_FORM = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")


def day_of(text: str) -> date | None:
    """The day that is written, or None where nothing or no such day is."""
    if not (found := _FORM.fullmatch(text.strip())):
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def trouble_with(text: str) -> str:
    """What is wrong with a written day, in one sentence; empty for a good one and for none."""
    if not text or day_of(text):
        return ""
    found = _FORM.fullmatch(text.strip())
    if found and 1 <= int(found[2]) <= 12:
        month = get_month_names("wide", locale="nl_BE" if language().startswith("nl") else "en_GB")[int(found[2])]
        return _("{day} {month} {year} does not exist.").format(day=found[1], month=month, year=found[3])
    return _("Write a day as 25/11/2026.")


class DayField(TextField):
    """A line for a day; one outside ``earliest`` and ``latest`` is refused, and with ``compulsory`` an empty one."""

    def __init__(
        self,
        words: str,
        day: date | None = None,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        compulsory: bool = False,
        optional: bool = False,
    ) -> None:
        self.earliest, self.latest, self._compulsory = earliest, latest, compulsory
        super().__init__(words, short_date(day), check=self._wrong, optional=optional)
        self.editor.setMaximumWidth(180)
        if isinstance(self.editor, QLineEdit):
            self.editor.setPlaceholderText(_("dd/mm/yyyy"))

    @property
    def day(self) -> date | None:
        """The day that stands here."""
        return day_of(self.text)

    def set_day(self, day: date | None) -> None:
        """Show a stored day."""
        self.set_text(short_date(day))

    def _wrong(self, text: str) -> str:
        if self._compulsory and not text:
            return _("Write a day as 25/11/2026.")
        if trouble := trouble_with(text):
            return trouble
        day = day_of(text)
        if day and self.earliest and day < self.earliest:
            return _("This day is past.")
        return _("This day is still to come.") if day and self.latest and day > self.latest else ""
