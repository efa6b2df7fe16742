"""To another laptop: the vault goes in one file, is only read here meanwhile, and comes back."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from app.errors import KlikError
from app.i18n import _, clock, short_date
from app.storage import giving
from app.storage.hand_over import HandOver
from app.storage.names import HANDED_OVER
from app.storage.snapshot import BackupInfo
from app.storage.vault import Vault
from app.ui import theme
from app.ui.messages import confirm, tell
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.layout import row
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.text import label

WIDE = 320


class HandOverCard(Card):
    """``changed`` tells that the vault went or came; ``receive_wanted`` carries the file that it comes back in."""

    changed = Signal()
    receive_wanted = Signal(Path)

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__(_("To another laptop"))
        self._store, self._vault = store, vault
        self._running: Task | None = None
        self._words = label("", tone="text2", wrap=True)
        self.to = Field(_("Who gets it"), line_edit(), hint=_("Only stands in the vault, so that you remember."))
        theme.fix(self.to, width=WIDE)
        self.give = outlined(_("Hand over…"), "right")
        self.receive = outlined(_("Receive it back…"), "import")
        self.again = outlined(_("Make the file again…"))
        self.reclaim = quiet(_("Take it back without the file…"))
        self.progress = ProgressCard(_("The file is being made and checked"))
        self.add(self._words)
        self.add(self.to)
        self.add(row(self.give, self.receive, self.again, self.reclaim, 1))
        self.add(self.progress)
        self.give.clicked.connect(self._ask)
        self.again.clicked.connect(self._choose_place)
        self.receive.clicked.connect(self._choose_file)
        self.reclaim.clicked.connect(self._reclaim)

    def refresh(self) -> None:
        """Say which laptop works in the vault, and offer what can be done about that."""
        given = self._vault.away()
        mine = given is not None and given.is_under_way and given.given_by == self._vault.state.device
        self._words.setText(_given(given) if given else _about())
        self.to.setVisible(given is None)
        self.give.setVisible(given is None)
        self.receive.setVisible(given is not None)
        self.again.setVisible(mine)
        self.reclaim.setVisible(given is not None)

    def give_to(self, target: Path) -> None:
        """Hand the vault over in a file, beside the window."""
        vault, to = self._vault, self.to.editor.text()  # type: ignore[attr-defined]
        self._running = Task(lambda is_cancelled, report: giving.give(vault, target, to))
        self._running.done.connect(self._on_given)
        self._running.failed.connect(self._on_failed)
        self._running.ended.connect(self._on_ended)
        self.give.setEnabled(False)
        self.again.setEnabled(False)
        self._running.start()
        self.progress.follow(self._running)

    def _ask(self) -> None:
        sentence = _(
            "From then on you can only read here, until the vault comes back. Nobody loses work that way: one laptop "
            "writes at a time. The file opens with the same passwords."
        )
        if confirm(self.window(), _("Hand the vault over?"), sentence, _("Choose a place…"), destructive=False):
            self._choose_place()

    def _choose_place(self) -> None:
        name = _("klik-hand-over") + f"-{datetime.now():%Y-%m-%d}{HANDED_OVER}"
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Where does the file go? A stick is easiest."), str(_home() / name), _kinds()
        )
        if chosen:
            self.give_to(Path(chosen))

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self.window(), _("The file in which the vault comes back"), str(_home()), _kinds()
        )
        if chosen:
            self.receive_wanted.emit(Path(chosen))

    def _reclaim(self) -> None:
        sentence = _(
            "What is done on the other laptop can then not be joined with what you do here: one of the two will be "
            "lost. Only do this when the file will not come back, or nothing was done there."
        )
        if confirm(self.window(), _("Take it back without the file?"), sentence, _("Take it back")):
            giving.reclaim(self._vault)
            self._store.said.emit(_("You work in the vault here again."), False)
            self._tell()

    def _on_given(self, made: BackupInfo) -> None:
        self._store.said.emit(_("Handed over, and checked: {file}").format(file=made.path.name), False)
        self._tell()

    def _on_failed(self, error: KlikError) -> None:
        tell(self.window(), error)
        self._tell()  # the file may be lost at the very end, with the vault given

    def _on_ended(self) -> None:
        self.give.setEnabled(True)
        self.again.setEnabled(True)

    def _tell(self) -> None:
        self.refresh()
        self._store.tell_history()
        self.changed.emit()


def _about() -> str:
    return _(
        "Going on at home, or a colleague's turn? Klik puts the whole vault in one encrypted file. The other laptop "
        "receives it and works in it; here you only read until it comes back the same way."
    )


def _given(given: HandOver) -> str:
    at = datetime.fromisoformat(given.received_at or given.given_at).astimezone()
    facts = {"day": short_date(at.date()), "clock": clock(at), "to": given.given_to}
    if given.received_by:
        return _("Since {day} at {clock} another laptop works in this vault. Here you only read.").format(**facts)
    if given.given_to:
        return _("On {day} at {clock} handed over to {to}. Here you only read until the vault comes back.").format(
            **facts
        )
    return _("On {day} at {clock} handed over. Here you only read until the vault comes back.").format(**facts)


def _home() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _kinds() -> str:
    return _("Hand-overs of Klik (*{suffix})").format(suffix=HANDED_OVER)
