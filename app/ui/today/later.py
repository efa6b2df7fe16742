"""Until when: tomorrow, next week, in a month, or a day that is chosen."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import N_, _
from app.services.rhythms import months_after
from app.ui.days import DayField
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.words import weekday_date


def days(today: date) -> list[tuple[date, str]]:
    """The days that are one key away, with their words; next week is its Monday."""
    return [
        (today + timedelta(days=1), _("tomorrow")),
        (today + timedelta(days=7 - today.weekday()), _("next week")),
        (months_after(today, 1), _("in a month")),
    ]


class LaterMenu(QMenu):
    """Offers the days, and tells which one."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        today: date,
        choose: Callable[[date], object],
        dialog: "type[LaterDialog] | None" = None,
    ) -> None:
        super().__init__(parent)
        self._over, self._dialog = parent, dialog or LaterDialog
        self._name, self._today, self._choose = name, today, choose
        for day, words in days(today):
            words = _("{when} ({day})").format(when=words, day=weekday_date(day))
            self.addAction(words[:1].upper() + words[1:]).triggered.connect(lambda _on=False, day=day: choose(day))
        self.addAction(_("Choose a day…")).triggered.connect(self._ask_soon)

    def _ask_soon(self) -> None:
        """Once the menu is closed: what is chosen may take away the very row it belongs to."""
        QTimer.singleShot(0, self._ask)

    def _ask(self) -> None:
        dialog = self._dialog(self._over.window(), self._name, self._today)
        dialog.accepted.connect(lambda: self._choose(dialog.day))
        dialog.exec()


class LaterDialog(Dialog):
    """Asks a day after today."""

    question = N_("{name}: until when?")
    text = N_("Until then it does not stand on this page.")
    verb = N_("Put off")

    def __init__(self, parent: QWidget | None, name: str, today: date) -> None:
        super().__init__(parent, _(self.question).format(name=name), _(self.text))
        self.field = DayField(_("Day"), earliest=today + timedelta(days=1), compulsory=True)
        self.body.addWidget(self.field)
        self.add_cancel()
        answer = self.add_answer(filled(_(self.verb)), default=True)
        answer.clicked.disconnect()
        answer.clicked.connect(self._answer)
        self.field.setFocus()

    @property
    def day(self) -> date:
        """The day that was given; only after the dialog was accepted."""
        assert self.field.day
        return self.field.day

    def _answer(self) -> None:
        if self.field.commit():
            self.accept()
        else:
            self.field.setFocus()
