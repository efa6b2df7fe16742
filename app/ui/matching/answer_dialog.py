"""Noting the answer to one open question: an editor for exactly that fact."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.i18n import _, telephone
from app.ui.matching.facts import answering, question_about
from app.ui.matching.persons import Candidate
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from app.ui.matching.editors import Editor


class AnswerDialog(Dialog):
    """Accepted, ``facts`` holds what a person's record should say from now on."""

    def __init__(
        self, parent: QWidget | None, person: Candidate, about: str, today: date, answers: Sequence[Any] = ()
    ) -> None:
        """``answers``: what may be said of an own criterion."""
        from app.ui.matching.editors import editor_for  # brings the reading of phone numbers and the like

        asked = answering(person, about)[0]
        phone = _("{name} can be reached on {phone}.").format(name=asked.called, phone=telephone(asked.phone))
        super().__init__(parent, question_about(person, about), phone if asked.phone else "", width=460)
        self.facts: dict[str, Any] = {}
        self.editor: Editor = editor_for(asked, about, today, answers)
        self.body.addWidget(self.editor)
        self.add_cancel()
        self.save = self.add_answer(filled(_("Save")), default=True)
        self.save.clicked.disconnect()
        self.save.clicked.connect(self._save)
        self.editor.setFocus()

    def _save(self) -> None:
        facts = self.editor.read()
        if facts is not None:
            self.facts = facts
            self.accept()
