"""Is everything whole? What was found, what can be done about it, and one button that does it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _, clock, ngettext, short_date
from app.services import checkup
from app.storage.findings import Finding, Kind
from app.storage.vault import Vault
from app.ui import theme
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.text import label


class CheckCard(Card):
    """``damaged`` tells that the file itself does not hold: then nothing more may be done in it."""

    damaged = Signal()

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__(_("Is everything in order?"))
        self._store, self._vault = store, vault
        self._running: Task | None = None
        self.found: Sequence[Finding] = ()
        about = _(
            "Klik reads the whole vault, follows every link and the history, and looks whether the keys and the "
            "backups can be read. You can go on working meanwhile; nothing is changed by it."
        )
        self._last = label("", tone="text2", wrap=True)
        self.look = outlined(_("Check the vault"), "shield")
        self.mend = outlined(_("Set it right"), "check")
        self.progress = ProgressCard(_("The vault is being checked"))
        self._list = column(gap=12)
        self._list.setContentsMargins(0, 4, 0, 4)
        self.add(label(about, theme.SECOND, tone="text2", wrap=True))
        self.add(self._last)
        self.add(self._list)
        self.add(row(self.look, self.mend, 1))
        self.add(self.progress)
        self.look.clicked.connect(self.start)
        self.mend.clicked.connect(self._mend)
        self._show()

    def refresh(self) -> None:
        """Say when the vault was last looked at."""
        self._show()

    def start(self) -> None:
        """Look at the whole vault beside the window."""
        vault = self._vault
        self._run(Task(lambda is_cancelled, report: checkup.check(vault, is_cancelled, report)))

    def _mend(self) -> None:
        vault, found = self._vault, self.found
        self._run(Task(lambda is_cancelled, report: checkup.mend(vault, found, is_cancelled, report)))

    def _run(self, task: Task) -> None:
        if self._running:
            return
        self._running = task
        task.done.connect(self._on_found)
        task.failed.connect(self._on_failed)
        task.ended.connect(self._on_ended)
        self.progress.follow(task)
        self.look.setEnabled(False)
        self.mend.setEnabled(False)
        task.start()

    def _on_found(self, found: Sequence[Finding]) -> None:
        self.found = found
        if any(finding.kind is Kind.FILE for finding in found):
            self.damaged.emit()
        else:
            self._store.said.emit(_said(len(found)), False)

    def _on_failed(self, error: KlikError) -> None:
        tell(self.window(), error)

    def _on_ended(self) -> None:
        self._running = None
        self.look.setEnabled(True)
        self.mend.setEnabled(True)
        if not self._vault.is_locked:
            self._show()

    def _show(self) -> None:
        known = self._vault.state
        if known.checked_at:
            at = datetime.fromisoformat(known.checked_at).astimezone()
            when = _("Last checked: {day} at {clock}").format(day=short_date(at.date()), clock=clock(at))
            self._last.setText(f"{when} · {_said(known.troubles)}")
        else:
            self._last.setText(_("The vault was not checked on this laptop yet."))
        clear(self._list)
        for finding in self.found:
            self._list.addWidget(_line(finding))
        self.mend.setVisible(any(map(checkup.can_be_mended, self.found)))


def _said(troubles: int) -> str:
    if not troubles:
        return _("Everything is in order.")
    return ngettext("{n} thing was found.", "{n} things were found.", troubles).format(n=troubles)


def _line(finding: Finding) -> QWidget:
    words = column(label(str(finding), wrap=True), label(finding.remedy, theme.SECOND, tone="text2", wrap=True), gap=2)
    made = QWidget()
    inside = row(column(Glyph("warn", "amber"), 1, gap=0), words, gap=8)
    inside.setStretch(1, 1)
    made.setLayout(inside)
    return made
