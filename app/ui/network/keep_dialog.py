"""Keeping the map as it was on a day, and correcting what was said of it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.ui.days import DayField
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field, TextField
from app.vocabulary import MomentKind, word

Write = Callable[[date, MomentKind, str | None], object]


class KeepDialog(Dialog):
    """Asks the day (not after ``today``), which moment it is, and who was there; ``write`` may raise ``KlikError``.

    Until somebody says which moment it is, it follows the day as ``likely`` says.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        today: date,
        likely: Callable[[date], MomentKind],
        write: Write,
    ) -> None:
        super().__init__(parent, title, text)
        self._likely, self._write, self._said = likely, write, False
        self.day = DayField(_("Day"), today, latest=today, compulsory=True)
        self.kind = Answers([(kind, word(kind)) for kind in MomentKind], _("Which moment"))
        self.present = TextField(_("Who was there?"), hint=_("In words: the participant, the buddy, somebody else."))
        for part in (self.day, Field(_("Which moment"), self.kind, optional=False), self.present):
            self.body.addWidget(part)
        self.add_cancel()
        self.answer = self.add_answer(filled(_("Keep")), accepts=None, default=True)
        self.answer.clicked.connect(self._keep)
        self.day.committed.connect(lambda _text: self._propose())
        self.kind.answered.connect(self._say)
        self._propose()

    def show_kept(self, on: date, kind: MomentKind, present: str | None) -> None:
        """Show what was said when the map was kept."""
        self.day.set_day(on)
        self._say(kind)
        self.present.set_text(present or "")

    def _say(self, kind: MomentKind | None) -> None:
        """One moment always holds: to press it again takes nothing away."""
        self._said = True
        if kind:
            self.kind.show_answer(kind)

    def _propose(self) -> None:
        if not self._said and self.day.day:
            self.kind.show_answer(self._likely(self.day.day))

    def _keep(self) -> None:
        if not self.day.commit() or not self.day.day:
            self.day.setFocus()
            return
        kind = self.kind.shown
        assert isinstance(kind, MomentKind)
        try:
            self._write(self.day.day, kind, self.present.text or None)
        except KlikError as error:
            self.day.set_error(str(error))
            self.day.setFocus()
            self.stand()
        else:
            self.accept()
