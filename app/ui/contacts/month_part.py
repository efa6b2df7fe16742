"""How many times in a month: one of the last three, or the one that was noted before."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import _, month_words
from app.services.rhythms import months_before
from app.ui import theme
from app.ui.widgets.answers import Answers
from app.ui.widgets.field import line_edit
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

MOST = 99


class MonthPart(QWidget):
    """A month there always is, as there is a day; how many times has to be said."""

    def __init__(self, today: date, noted: date | None = None) -> None:
        super().__init__()
        first = today.replace(day=1)
        months = [noted.replace(day=1)] if noted else [months_before(first, back) for back in range(3)]
        self.months = Answers([(month, month_words(month, today)) for month in months], _("Month"))
        self.months.show_answer(months[-1] if noted else months[1])
        self.times = line_edit()
        self.times.setAccessibleName(_("How many times?"))
        theme.fix(self.times, width=56)
        self.setLayout(row(self.months, self.times, label(_("times")), 1))
        self.setFocusProxy(self.months)
        self.months.answered.connect(lambda month: self.months.show_answer(month or self.months.shown))
        self.months.picked.connect(lambda: self.times.setFocus(Qt.FocusReason.TabFocusReason))

    @property
    def month(self) -> date:
        """The first day of the month."""
        assert isinstance(self.months.shown, date)
        return self.months.shown

    @property
    def count(self) -> int | None:
        """How many times, none included; None for what is no such number."""
        said = self.times.text().strip()
        return int(said) if said.isdecimal() and int(said) <= MOST else None
