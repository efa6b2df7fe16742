"""The dialog that erases somebody: what goes, what stays and why, and the name typed before it is done for good."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, labelled
from app.places import fold
from app.services import erasing, erasing_words
from app.services.erasing import Going
from app.services.erasing_names import Mention
from app.services.erasing_words import Staying
from app.ui import theme
from app.ui.store import Store
from app.ui.task_dialog import TaskDialog
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import danger
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row, scrolled
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.storage.vault import Vault

_MOST_HIGH = 130
_SHOWN = 60
"""How many notes are shown to be read; a name that many share stands in more than anybody reads here."""


class EraseDialog(TaskDialog):
    """``called`` is the name to type: the first name, which is short and enough to look twice."""

    erased = Signal()

    def __init__(self, store: Store, window: QWidget, person_id: UUID, name: str, called: str, today: date) -> None:
        super().__init__(window, _("Erase {name} for good?").format(name=name))
        theme.fix(self, width=WIDE)
        self._store, self._person, self._called, self._today = store, person_id, called, today
        self._vault: Vault = store.vault  # type: ignore[assignment]
        self._found: Going | None = None
        self._told = QVBoxLayout()
        self._told.setSpacing(8)
        self._told.addWidget(label(_("Klik looks where this name stands…"), tone="text2"))
        self.name = line_edit()
        words = _("Type {name} to confirm: it cannot be undone").format(name=called)
        self.field = Field(words, self.name, optional=False)
        self.field.hide()
        self.body.addLayout(self._told)
        self.body.addWidget(self.field)
        self.body.addWidget(self.progress)
        self.cancel = self.add_cancel()
        self.erase = self.add_answer(danger(_("Erase for good")), accepts=None)
        self.cancel.setDefault(True)
        self.name.textChanged.connect(self.refresh)
        self.erase.clicked.connect(self._erase)
        self.run(_looking(store, person_id, today), self._show)

    def take_size(self, window: QWidget) -> None:
        Dialog.take_size(self, window)

    def run(self, task: Task, then: Callable[[Any], None], *, can_stop: bool = True) -> None:
        super().run(task, then, can_stop=can_stop)
        task.ended.connect(self.stand)  # without the room of what told how far it was

    def refresh(self) -> None:
        """It may be done once the name stands there."""
        named = fold(self.name.text()) == fold(self._called)
        free = not self.is_busy
        self.erase.setEnabled(free and named and self._found is not None and not self._found.against)
        self.cancel.setEnabled(free or self._found is None)
        self.name.setEnabled(free)

    def reject(self) -> None:
        if not self.is_busy or self._found is None:  # what is being erased is erased as a whole
            super().reject()

    def _show(self, found: Going) -> None:
        self._found = found
        clear(self._told)
        if found.against:
            self._told.addWidget(label(found.against, wrap=True))
            self.erase.hide()
        else:
            self._told.addWidget(label(_("This goes"), bold=True))
            self._told.addWidget(label(erasing_words.goes(found), wrap=True))
            self._told.addWidget(label(_("This stays"), bold=True))
            for one in erasing_words.stays(found, self._today):
                self._told.addWidget(_point(one))
            if found.mentions:
                self._told.addWidget(_to_read(found.mentions))
            before = _("A verified backup is made first. Whoever needs this file one day no longer finds it in Klik.")
            self._told.addWidget(label(before, theme.SECOND, tone="text2", wrap=True))
            self.field.show()
            self.name.setFocus()
        self.refresh()
        self.stand()

    def _erase(self) -> None:
        self.run(_backing_up(self._vault, self._person), self._go_on)

    def _go_on(self, _made: Any) -> None:
        self.hint.setText(_("Erasing: one moment."))
        self.run(_erasing(self._vault, self._person, self._today), self._end, can_stop=False)

    def _end(self, _outcome: Any) -> None:
        self._store.said.emit(_("Erased. Nothing of it is left in Klik."), False)
        self.erased.emit()
        self.accept()


# What runs beside the window knows nothing of it.


def _looking(store: Store, person_id: UUID, today: date) -> Task:
    def work(is_cancelled: IsCancelled, report: Report) -> Going:
        with store.vault.read() as session:
            return erasing.going(session, person_id, today)

    return Task(work)


def _backing_up(vault: "Vault", person_id: UUID) -> Task:
    def work(is_cancelled: IsCancelled, report: Report) -> None:
        report(_("Making a verified backup…"), None)
        erasing.prepare(vault, person_id)

    return Task(work)


def _erasing(vault: "Vault", person_id: UUID, today: date) -> Task:
    return Task(lambda is_cancelled, report: erasing.finish(vault, person_id, today))


def _point(one: Staying) -> QWidget:
    made = QWidget()
    sign = Glyph("warn", "amber_ink", 16) if one.is_warning else Glyph("check", "text2", 16)
    line = row(sign, label(one.words, wrap=True), gap=8)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    made.setLayout(line)
    return made


def _to_read(mentions: tuple[Mention, ...]) -> QWidget:
    inside = QWidget()
    lines = [
        label(labelled(one.whose, one.words) if one.whose else one.words, theme.SECOND, wrap=True) for one in mentions
    ]
    inside.setLayout(column(*lines[:_SHOWN], 1, gap=4, margins=(0, 0, 12, 0)))
    area = scrolled(inside, _("Notes with a name in them"))
    theme.fix(area, height=min(len(mentions) * 44 + 8, _MOST_HIGH))
    return area
