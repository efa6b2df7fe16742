"""One contact, one next step or one invitation for several: asked once, written as one step of undo."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _, listed, ngettext, short_date
from app.services import batch
from app.services.batch import Chosen
from app.services.contacts import TALKS
from app.services.events import EventRow
from app.services.subjects import Kind
from app.ui import theme
from app.ui.contacts.step_part import StepPart
from app.ui.days import DayField
from app.ui.layers import as_if_read
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.text import label
from app.vocabulary import ContactKind, word


def left_out_words(names: Sequence[str]) -> str:
    """``2 overgeslagen: Rita Regenboog en Jos Berkenhof.``; empty where nobody is."""
    if not names:
        return ""
    said = ngettext(
        "{n} left out, who died or wants no contact any more: {names}.",
        "{n} left out, who died or want no contact any more: {names}.",
        len(names),
    )
    return said.format(n=len(names), names=listed([*names]))


def add_left_out(dialog: Dialog, names: Sequence[str]) -> None:
    """Name who is left out, where anybody is."""
    if words := left_out_words(names):
        dialog.body.addWidget(label(words, theme.SECOND, tone="text2", wrap=True))


class TalksDialog(Dialog):
    """The same talk with each."""

    def __init__(self, parent: QWidget | None, store: Store, chosen: Chosen, today: date) -> None:
        n = len(chosen.subjects)
        title = ngettext("A contact with {n}", "The same contact with {n}", n).format(n=n)
        super().__init__(parent, title, hint=_("Enter saves, Esc closes"))
        self._store, self._chosen = store, chosen
        self.kind = Answers([(kind, word(kind)) for kind in TALKS], _("How"))
        self.kind.answered.connect(self._answer)
        self._how = Field(_("How"), self.kind, optional=False)
        self.day = DayField(_("When"), today, latest=today, compulsory=True)
        hint = _("Stands with each of them, so write nothing about one.")
        self.note = as_if_read(TextField(_("Remark"), lines=3, hint=hint))
        self.body.addWidget(self._how)
        self.body.addWidget(self.day)
        self.body.addWidget(self.note)
        add_left_out(self, chosen.left_out)
        self.add_cancel()
        self.save = self.add_answer(filled(_("Save"), "check"), accepts=None, default=True)
        self.save.clicked.connect(self._save)

    def _answer(self, kind: object) -> None:
        self.kind.show_answer(kind if isinstance(kind, ContactKind) else None)
        self._how.set_error("")

    def _save(self) -> None:
        if not self.day.commit() or not self.day.day:
            self.day.setFocus()
            return
        kind = self.kind.shown
        if not isinstance(kind, ContactKind):
            self._how.set_error(_("Choose how it was."))
            self.kind.setFocus()
            QTimer.singleShot(0, self, self.stand)
            return
        self._store.write(batch.note_talks, self._chosen.subjects, self.day.day, kind, note=self.note.text or None)
        self.accept()


class StepsDialog(Dialog):
    """The same next step for each."""

    def __init__(self, parent: QWidget | None, store: Store, chosen: Chosen, today: date) -> None:
        n = len(chosen.subjects)
        title = ngettext("A next step for {n}", "The same next step for {n}", n).format(n=n)
        super().__init__(parent, title, hint=_("Enter saves, Esc closes"))
        self._store, self._chosen = store, chosen
        self.step = StepPart((), None, today)
        self.step.grown.connect(lambda: QTimer.singleShot(0, self, self.stand))
        self.body.addWidget(self.step)
        add_left_out(self, chosen.left_out)
        self.add_cancel()
        self.save = self.add_answer(filled(_("Save"), "check"), accepts=None, default=True)
        self.save.clicked.connect(self._save)
        self.step.what.setFocus()

    def _save(self) -> None:
        if not self.step.commit():
            return
        if self.step.step is None:
            self.step.what.set_error(_("Choose on which day."))
            self.step.when.setFocus()
            return
        self._store.write(batch.add_steps, self._chosen.subjects, self.step.step)
        self.accept()


class InviteAllDialog(Dialog):
    """Asks for which event that is still to come."""

    def __init__(
        self, parent: QWidget | None, store: Store, kind: Kind, ids: Sequence[UUID], coming: Sequence[EventRow]
    ) -> None:
        super().__init__(parent, _("Invite to which event?"), _("They come on its list; the letters are made there."))
        self._store, self._kind, self._ids = store, kind, ids
        self._left_out = store.read(batch.left_out, kind, ids)
        events = sorted(coming, key=lambda one: (one.on, one.name))
        self.which = Choice([(str(one.id), f"{short_date(one.on)} · {one.name}") for one in events])
        self._event = Field(_("Event"), self.which, optional=False)
        self.body.addWidget(self._event)
        add_left_out(self, self._left_out)
        self.add_cancel()
        self.put = self.add_answer(filled(_("Put on the list")), accepts=None, default=True)
        self.put.clicked.connect(self._put)

    def _put(self) -> None:
        try:
            new = self._store.write(batch.invite, UUID(self.which.current), self._kind, self._ids)
        except KlikError as error:
            self.which.setFocus()
            self._event.set_error(str(error))
            QTimer.singleShot(0, self, self.stand)
            return
        if not new:
            self._store.said.emit(_("All of them stand on that list already."), False)
        self.accept()
