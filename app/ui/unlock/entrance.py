"""What comes before the window: the password of a vault, a new vault, a backup put back, or a look at practice data."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from app import settings
from app.errors import KlikError
from app.i18n import N_, _
from app.paths import data_folder
from app.storage.errors import (
    ChangesMissing,
    ForeignFile,
    KeyFileDamaged,
    VaultDamaged,
    VaultInUseElsewhere,
)
from app.storage.keyfile import CENTRE
from app.storage.names import FIRST, is_vault
from app.storage.place_errors import VaultAtRisk
from app.storage.state import last_backup, last_opened
from app.ui import look, messages
from app.ui.manual import opening as manual
from app.ui.tasks import Task
from app.ui.unlock.page import UnlockPage

# What opens a vault, and the database with it, is loaded where it is wanted: the page stands there before it.
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.storage.vault import Vault

_MENDED = (ChangesMissing, ForeignFile, KeyFileDamaged, VaultDamaged)
"""What a backup helps for."""


class Entrance(QObject):
    """Ends with one of three signals, each with an open vault; closing the page leaves no vault open behind it."""

    opened = Signal(object)
    made = Signal(object)  # a new one, of which the recovery code was kept
    demo_opened = Signal(object)
    language_wanted = Signal(str)

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        usual = data_folder() / FIRST
        self.folder = folder or (usual if is_vault(usual) else None)
        self._vault: Vault | None = None  # while it is asked who works
        self._running: Task | None = None
        self.page = UnlockPage()
        self.page.setWindowTitle("Klik")
        self.page.password_given.connect(lambda secret: self._unlock(passphrase=secret))
        self.page.recovery_code_given.connect(lambda code: self._unlock(recovery_code=code))
        self.page.other_file_wanted.connect(self._choose)
        self.page.new_vault_wanted.connect(self._begin)
        self.page.restore_wanted.connect(self.restore)
        self.page.receive_wanted.connect(self.receive)
        self.page.demo_wanted.connect(self._look_around)
        self.page.language_wanted.connect(self.language_wanted)
        self.page.installEventFilter(self)
        look.bind(self.page)
        manual.bind(self.page)

    @property
    def names_are_shown(self) -> bool:
        """Whether a vault is open behind the question who works."""
        return self._vault is not None and self.page.who is not None

    def show(self) -> None:
        """Ask; no name of anybody is on the screen."""
        self.page.resize(1366, 768)
        self.greet()
        if self.folder and not is_vault(self.folder):
            self.page.show_error(_("There is no vault here yet. Choose the folder of yours, or make one first."))
        self.page.show()
        self.page.setFocus()

    def take_up(self, before: "Entrance") -> None:
        """Ask what another one asked, with what was typed there."""
        self.page.resize(before.page.size())
        self.page.take_up(before.page)

    def greet(self) -> None:
        """Tell the page what this laptop knows of the vault, if there is one."""
        if self.folder and is_vault(self.folder):
            known = settings.load()
            ours = known.get("vault") == str(self.folder)
            self.page.greet(
                known.get("office", "") if ours else "",
                local(last_opened(self.folder)),
                local(last_backup(self.folder)),
            )

    def leave(self) -> None:
        """Close the page; the vault is somebody else's by now."""
        self._vault = None
        self.page.removeEventFilter(self)
        self.page.close()
        self.page.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.page and event.type() == QEvent.Type.Close and self._vault:
            from app.storage.backup import close_with_backup

            close_with_backup(self._vault)
            self._vault = None
        return super().eventFilter(watched, event)

    def _unlock(self, passphrase: str | None = None, recovery_code: str | None = None, **answers: bool) -> None:
        """Open the vault; ``answers`` are those of the coordinator to a refusal (``Vault.unlock``)."""
        folder = self.folder
        if folder is None:
            self._choose()
            return
        self.page.set_busy(True)

        def work() -> "Vault":
            from app.services import erasing
            from app.storage.vault import Vault

            vault = Vault.unlock(folder, passphrase=passphrase, recovery_code=recovery_code, **answers)  # type: ignore[arg-type]
            return erasing.opened(vault, date.today())

        def move(place: Path) -> None:
            from app.storage.restoring import bring_here

            bring_here(folder, place, passphrase, recovery_code, take_over=answers.get("take_over", False))

        def again(**answer: bool) -> None:
            self._unlock(passphrase, recovery_code, **answers | answer)

        def refuse(error: KlikError) -> None:
            self.page.show_error(str(error), mend=isinstance(error, _MENDED))
            if isinstance(error, VaultAtRisk):
                self._offer_to_move(error, move, again)
            elif isinstance(error, ChangesMissing):
                if messages.confirm(self.page, _("Open it without them?"), str(error), _("Open as it is")):
                    again(accept_loss=True)
            elif isinstance(error, VaultInUseElsewhere):
                question, verb = _("Open it here all the same?"), _("Open here")
                if messages.confirm(self.page, question, str(error), verb):
                    again(take_over=True)

        self._running = Task(lambda is_cancelled, report: work())
        self._running.done.connect(self._enter)
        self._running.failed.connect(refuse)
        self._running.start()

    def _offer_to_move(
        self, trouble: VaultAtRisk, move: "Callable[[Path], None]", again: "Callable[..., None]"
    ) -> None:
        from app.ui.unlock.at_risk import AtRisk

        def go_on(place: Path) -> None:
            self.folder = place
            again()

        dialog = AtRisk(self.page, trouble, move)
        dialog.anyway.connect(lambda: again(anyway=True))
        dialog.moved.connect(go_on)
        dialog.open()

    def _enter(self, vault: "Vault") -> None:
        """Go to work; where several could be at the laptop, ask first who it is."""
        from app.services import office
        from app.services import working as at_work
        from app.ui import working

        with vault.read() as session:
            people = working.last_first(office.coordinators(session))
        if vault.slot == CENTRE or at_work.begin(vault) or not people:  # what the centre does is signed as such
            self.opened.emit(vault)
            return
        self._vault = vault

        def begin(chosen: UUID | None) -> None:
            if chosen:
                working.remember(chosen)
            vault.work_as(*at_work.signature(next((one for one in people if one.id == chosen), None)))
            self.opened.emit(vault)

        self.page.worker_chosen.connect(begin)
        self.page.ask_who([(one.id, one.full_name) for one in people])

    def _choose(self) -> None:
        near = self.folder.parent if self.folder else data_folder()
        start = str(near if near.is_dir() else Path.home())
        chosen = QFileDialog.getExistingDirectory(self.page, _("The folder of the vault"), start)
        if not chosen:
            return
        self.page.clear()
        if is_vault(Path(chosen)):
            self.folder = Path(chosen)
            self.greet()
        else:
            self.page.show_error(str(KlikError(N_("There is no vault in {folder}."), folder=Path(chosen).name)))

    def _begin(self) -> None:
        """Make a vault, have its recovery code kept, and only then open it."""
        from app.ui.unlock.new_vault import NewVault
        from app.ui.unlock.recovery import RecoveryCode

        def show_code(vault: "Vault", code: str) -> None:
            self._vault = vault
            shown = RecoveryCode(self.page, code)
            shown.accepted.connect(lambda: self.made.emit(vault))
            shown.open()

        self.page.clear()
        dialog = NewVault(self.page)
        dialog.made.connect(show_code)
        dialog.open()

    def restore(self) -> None:
        """Put a backup back, of the vault that was asked for where there is one."""
        from app.ui.unlock.restore import RestoreBackup

        self.page.clear()
        dialog = RestoreBackup(self.page, self.folder if self.folder and is_vault(self.folder) else None)
        dialog.restored.connect(self._enter)
        dialog.open()

    def receive(self, file: Path | None = None) -> None:
        """Receive a vault that was handed over, from a ``file`` where that was chosen already."""
        from app.ui.unlock.receive import ReceiveVault

        self.page.clear()
        dialog = ReceiveVault(self.page, self.folder)
        dialog.received.connect(self._enter)
        dialog.open()
        if file:
            dialog.take_file(file)

    def _look_around(self) -> None:
        """Open the practice data, made first where there are none yet."""

        def work() -> "Vault":
            from app.services import demo_vault  # brings all that matching needs

            return demo_vault.opened(date.today())

        self.page.clear()
        self.page.set_busy(True)
        self._running = Task(lambda is_cancelled, report: work())
        self._running.done.connect(self.demo_opened)
        self._running.failed.connect(lambda error: self.page.show_error(str(error)))
        self._running.start()
        self.page.welcome.progress.follow(self._running)


def local(moment: datetime | None) -> datetime | None:
    """A moment in UTC, by the clock on the wall."""
    return moment.astimezone().replace(tzinfo=None) if moment else None
