"""The one dialog for what happened on a day: signed, met, confirmed, paused, ended."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.days import DayField
from app.ui.layers import as_if_read
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField


class DayDialog(Dialog):
    """Asks a day, not after ``today``, and one text; ``verb`` is its answer, ``text`` names what follows for whom."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        verb: str,
        today: date,
        *,
        day: date | None = None,
        also: str = "",
        also_lines: int = 1,
    ) -> None:
        super().__init__(parent, title, text)
        self.field = DayField(_("Day"), day or today, latest=today, compulsory=True)
        self.body.addWidget(self.field)
        self.also = TextField(also, lines=also_lines)
        if also_lines > 1:
            as_if_read(self.also)
        self.body.addWidget(self.also)
        self.also.setVisible(bool(also))
        self.add_cancel()
        answer = self.add_answer(filled(verb), default=True)
        answer.clicked.disconnect()
        answer.clicked.connect(self._answer)

    @property
    def day(self) -> date:
        """The day that was given; only after the dialog was accepted."""
        assert self.field.day
        return self.field.day

    @property
    def words(self) -> str | None:
        """The text that was given, if any."""
        return self.also.text or None

    def _answer(self) -> None:
        if self.field.commit():
            self.accept()
        else:
            self.field.setFocus()
