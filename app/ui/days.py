"""A day that is typed: read as it is in lists, refused in one sentence; and a line to type one in."""

import re
from datetime import date

from babel.dates import get_month_names
from PySide6.QtWidgets import QLineEdit

from app.errors import KlikError
from app.i18n import N_, _, place, short_date
from app.transfer import dates
from app.transfer.dates import Day
from app.ui.widgets.field import TextField

EXACT = N_("Write day, month and year, such as 14/03/2026.")
TO_COME = N_("This day is still to come.")
_WITHOUT_YEAR = re.compile(r"\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*")
_DAY = re.compile(r"\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})\s*")


def read_day(said: str, latest: date = date.max, *, exact: bool = True) -> Day | None:
    """The day that is written, None for no words; where it need not be ``exact`` also a month or a year alone.

    A year of two digits lies in this century, or in the one before where it would come after ``latest``.
    """
    found = dates.day(said, latest)
    if found.keep and found.value is None:
        raise no_such_day(said, latest, EXACT if exact else "")
    if found.value and found.value.precision != "day" and exact:
        raise KlikError(EXACT)
    return found.value


def no_such_day(said: str, latest: date, otherwise: str = "") -> KlikError:
    """Why no day can be read; ``otherwise`` (a message id) is what to write where no day was written at all."""
    if written := _DAY.fullmatch(said):
        of_month, month, year = (int(part) for part in written.groups())
        try:
            found = date(year if year > 99 else 2000 + year, month, of_month)
        except ValueError:
            if 1 <= month <= 12:
                words = get_month_names("wide", locale=place())[month]
                if (month, of_month) == (2, 29):
                    return KlikError(N_("There is no 29 February in {year}."), year=year)
                return KlikError(N_("{day} {month} does not exist."), day=of_month, month=words)
            return KlikError(N_("There is no month {month}."), month=month)
        return KlikError(TO_COME if found > latest else N_("This day lies too far back."))
    return KlikError(otherwise or N_("Write day, month and year, such as 14/03/1968, or only the year."))


def day_of(said: str) -> date | None:
    """The day that is written, or None where nothing or no such day is."""
    try:
        found = read_day(said)
    except KlikError:
        return None
    return found.on if found else None


def trouble_with(said: str) -> str:
    """What is wrong with a written day, in one sentence; empty for a good one and for none."""
    try:
        read_day(said)
    except KlikError as error:
        return str(error)
    return ""


def completed(said: str, near: date, earliest: date = date.min, latest: date = date.max) -> str:
    """``27/11`` with the year in which it lies nearest to a day, within bounds; other words as they stand."""
    if not (written := _WITHOUT_YEAR.fullmatch(said)):
        return said
    of_month, month = int(written[1]), int(written[2])
    found = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            found.append(date(year, month, of_month))
        except ValueError:
            continue
    within = [one for one in found if earliest <= one <= latest] or found
    return short_date(min(within, key=lambda one: abs(one - near))) if within else said


class DayField(TextField):
    """A line for a day; its year may be left out, and then stands there once it is read.

    One outside ``earliest`` and ``latest`` is refused, and with ``compulsory`` an empty one.
    """

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

    def commit(self) -> bool:
        """As any field, with the year that was left out."""
        near = self.latest or self.earliest or date.today()
        whole = completed(self.text, near, self.earliest or date.min, self.latest or date.max)
        if whole != self.text and isinstance(self.editor, QLineEdit):
            self.editor.setText(whole)
        return super().commit()

    @property
    def day(self) -> date | None:
        """The day that stands here."""
        return day_of(self.text)

    def set_day(self, day: date | None) -> None:
        """Show a stored day."""
        self.set_text(short_date(day))

    def ask_again(self) -> None:
        """Say that a day is wanted after all, and go there."""
        self.set_error(_(EXACT))
        self.setFocus()

    def _wrong(self, text: str) -> str:
        if trouble := trouble_with(text):
            return trouble
        day = day_of(text)
        if self._compulsory and day is None:
            return _(EXACT)
        if day and self.earliest and day < self.earliest:
            return _("This day is past.")
        return _(TO_COME) if day and self.latest and day > self.latest else ""
