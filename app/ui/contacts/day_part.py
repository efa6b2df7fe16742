"""On which day it was: today, yesterday, the day before, or another day that is typed."""

from collections.abc import Hashable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.days import DayField
from app.ui.widgets.answers import Answers
from app.ui.widgets.layout import column
from app.ui.words import weekday_date

_ANOTHER = "another"


class DayPart(QWidget):
    """One day there always is; ``grown`` when a line to type in came or went."""

    grown = Signal()
    picked = Signal()  # by key, so that the next question may follow

    def __init__(self, today: date) -> None:
        super().__init__()
        before = today - timedelta(days=2)
        self.choices = Answers(
            [
                (today, _("today")),
                (today - timedelta(days=1), _("yesterday")),
                (before, weekday_date(before)),
                (_ANOTHER, _("another day…")),
            ],
            _("When"),
        )
        self.typed = DayField(_("Day"), latest=today, compulsory=True)
        self.typed.hide()
        self.choices.show_answer(today)
        self.choices.answered.connect(self._choose)
        self.choices.picked.connect(self._tell_picked)
        self.setLayout(column(self.choices, self.typed, gap=8))
        self.setFocusProxy(self.choices)

    @property
    def day(self) -> date:
        """The day that was chosen or typed; only after ``commit``."""
        day = self.choices.shown if isinstance(self.choices.shown, date) else self.typed.day
        assert day
        return day

    def show_day(self, day: date) -> None:
        """A day that was noted before."""
        known = day in self.choices.buttons
        self.choices.show_answer(day if known else _ANOTHER)
        self.typed.set_day(None if known else day)
        self.typed.setVisible(not known)

    def commit(self) -> bool:
        """Whether there is a day."""
        if isinstance(self.choices.shown, date):
            return True
        right = self.typed.commit()
        if not right:
            self.typed.setFocus()
        return right

    def _tell_picked(self) -> None:
        if isinstance(self.choices.shown, date):
            self.picked.emit()

    def _choose(self, key: Hashable) -> None:
        if key is None:
            return  # a day there must be
        self.choices.show_answer(key)
        self.typed.setVisible(key == _ANOTHER)
        self.grown.emit()
        if key == _ANOTHER:
            self.typed.setFocus()
