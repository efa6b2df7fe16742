"""How long the history stays whole, and the room that its oldest part takes."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import KlikError
from app.i18n import N_, _, ngettext, number, short_date
from app.services import history_keeping
from app.storage import backup, compaction
from app.storage.compaction import Old
from app.storage.vault import Vault
from app.ui import theme
from app.ui.messages import tell
from app.ui.office.rhythm import whole
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import danger, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import row
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.text import label


class HistoryCard(Card):
    """Saved as it is filled in; what is old is only emptied when that is asked."""

    def __init__(self, store: Store, vault: Vault, today: Callable[[], date]) -> None:
        super().__init__(_("How long the history stays whole"))
        self._store, self._vault, self._today = store, vault, today
        self._task: Task | None = None
        self.old = Old(0, 0, 0)
        about = _(
            "Who did what and when always stays. What exactly stood there can be read and put back for so long; "
            "after that it may be emptied, which also makes the vault smaller."
        )
        self.months = TextField(_("Months"), check=_trouble, optional=False)
        theme.fix(self.months.editor, width=90)
        if isinstance(self.months.editor, QLineEdit):
            self.months.editor.setPlaceholderText(str(history_keeping.USUAL))
        self.months.committed.connect(self._settle)
        self.told = label("", tone="text2", wrap=True)
        self.make_room = outlined(_("Make room…"))
        self.make_room.clicked.connect(self._ask)
        self.add(label(about, tone="text2", wrap=True))
        self.add(self.months)
        self.add(self.told)
        self.add(row(self.make_room, 1))

    def refresh(self) -> None:
        """Read again and show; how much is old is looked for beside the window."""
        if not self.months.error:
            self.months.set_text(str(self._store.read(history_keeping.months)))
        since, vault = self._store.read(history_keeping.since, self._today()), self._vault
        if self._task:
            self._task.cancel()
        self._task = Task(lambda is_cancelled, report: compaction.old(vault, since))
        self._task.done.connect(self._show)
        self._task.start()

    def _show(self, old: Old) -> None:
        self._task, self.old = None, old
        words = ngettext(
            "Older than that: {n} change, about {size}.", "Older than that: {n} changes, about {size}.", old.rows
        )
        nothing = _("Nothing is older than that.")
        self.told.setText(words.format(n=number(old.rows), size=sized(old.bytes)) if old.rows else nothing)
        self.make_room.setVisible(bool(old.rows))

    def _settle(self, text: str) -> None:
        self._store.write_quietly(history_keeping.settle, int(text) if text else None)
        self.refresh()

    def _ask(self) -> None:
        since = self._store.read(history_keeping.since, self._today())
        dialog = MakeRoom(self.window(), self._vault, self.old, since)
        dialog.done_with.connect(self._tell)
        dialog.open()

    def _tell(self, freed: int) -> None:
        words = _("The old history is emptied; the vault is {size} smaller.")
        self._store.said.emit(words.format(size=sized(freed)), False)
        self._store.tell_history()
        self.refresh()


class MakeRoom(Dialog):
    """Asks, and does it: a backup, then the emptying, then the room back. ``done_with`` tells the bytes."""

    done_with = Signal(object)

    def __init__(self, window: QWidget, vault: Vault, old: Old, since: datetime) -> None:
        words = ngettext(
            "What stood in {n} record before {day} can be neither read nor put back after this. Who did what and when "
            "stays. Klik makes a backup first; that one still holds all of it.",
            "What stood in {n} records before {day} can be neither read nor put back after this. Who did what and when "
            "stays. Klik makes a backup first; that one still holds all of it.",
            old.rows,
        ).format(n=number(old.rows), day=short_date(since.date()))
        super().__init__(window, _("Empty the old history?"), words, width=520)
        self._vault, self._old = vault, old
        self._task: Task | None = None
        self.progress = ProgressCard(_("The old history is being emptied"))
        self.body.addWidget(self.progress)
        self.cancel = self.add_cancel()
        self.cancel.setDefault(True)
        self.go = self.add_answer(danger(_("Empty it")), accepts=None)
        self.go.clicked.connect(self._begin)

    def reject(self) -> None:
        """Stopped between two chunks: what is emptied is so, and the rest is there for another time."""
        if self._task:
            self._task.cancel()
        super().reject()

    def _begin(self) -> None:
        vault, old = self._vault, self._old

        def work(is_cancelled: IsCancelled, report: Report) -> int:
            report(_("Making a verified backup…"), None)
            backup.before(vault, N_("Before the old history was emptied"))
            compaction.empty(vault, old.until, is_cancelled, lambda part: report(_("Emptying…"), part))
            if is_cancelled():
                return 0
            report(_("Giving the room back to the disk…"), None)
            return compaction.give_back(vault)

        self.go.setEnabled(False)
        task = self._task = Task(work)
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)
        self.progress.follow(task)
        task.start()

    def _on_done(self, freed: int) -> None:
        self._task = None
        self.accept()
        self.done_with.emit(freed)

    def _on_failed(self, error: KlikError) -> None:
        self._task = None
        self.go.setEnabled(True)
        tell(self, error)


def sized(count: int) -> str:
    """``3 MB``"""
    if count < 1_000_000:
        return _("{n} kB").format(n=number(max(1, count // 1000)))
    return _("{n} MB").format(n=number(round(count / 1_000_000)))


def _trouble(text: str) -> str:
    return whole(1, 600)(text) if text else ""
