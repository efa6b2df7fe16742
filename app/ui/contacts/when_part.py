"""When it was: a day, or for two who saw each other several times a month and how often."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.contacts.day_part import DayPart
from app.ui.contacts.month_part import MonthPart
from app.ui.widgets.buttons import link
from app.ui.widgets.field import Field
from app.ui.widgets.layout import column


class WhenPart(Field):
    """``noted`` is the day of what is put right; ``grown`` when it takes more room or less."""

    grown = Signal()
    picked = Signal()  # a day was chosen by key, so that the next question may follow

    def __init__(self, today: date, noted: date | None = None) -> None:
        self.day, self.month = DayPart(today), MonthPart(today, noted)
        host = QWidget()
        host.setLayout(column(self.day, self.month))
        host.setFocusProxy(self.day)
        super().__init__(_("When"), host, optional=False)
        self.whole = link("")
        self.put_beside(self.whole)
        self.day.grown.connect(self.grown)
        self.day.picked.connect(self.picked)
        self.whole.clicked.connect(lambda: self.ask_month(self.month.isHidden()))
        self._asked_month = False
        self.ask_month(False)
        if noted:
            self.day.show_day(noted)

    @property
    def monthly(self) -> bool:
        """Whether a month is asked for."""
        return self._asked_month

    def offer_month(self, on: bool) -> None:
        """Let a month be asked for as well, or only a day."""
        self.whole.setVisible(on)
        if not on:
            self.ask_month(False)

    def ask_month(self, whole: bool) -> None:
        """Ask for a whole month, or for one day."""
        self._asked_month = whole
        self.month.setVisible(whole)
        self.day.setVisible(not whole)
        self.whole.setText(_("One day") if whole else _("Several times in a month"))
        self.whole.updateGeometry()
        self.set_error("")
        self.grown.emit()
        if whole:
            self.month.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> bool:
        """Whether it is said when, or in which month how often."""
        if not self.monthly:
            return self.day.commit()
        said = self.month.count is not None
        if not said:
            self.refuse(_("Write how many times; 0 says that they did not see each other."))
        return said

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with how often."""
        self.set_error(sentence)
        self.grown.emit()
        self.month.times.setFocus()
