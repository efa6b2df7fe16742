"""The life of the window: ask for the password, open the vault, put the pages together, lock again."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QFileDialog

from app import settings
from app.errors import KlikError
from app.i18n import N_, _
from app.paths import config_folder
from app.services import office
from app.services import working as at_work
from app.storage.backup import close_with_backup
from app.storage.errors import ChangesMissing
from app.storage.opening import is_vault
from app.storage.state import last_backup, last_opened
from app.storage.vault import Vault
from app.ui import messages, working
from app.ui.buddies.page import BuddiesPage
from app.ui.duos.page import DuosPage
from app.ui.list_import import ListImport
from app.ui.main_window import MainWindow
from app.ui.matching.page import MatchingPage
from app.ui.office.page import OfficePage
from app.ui.page import Page
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.unlock.new_vault import NewVault, RecoveryCode
from app.ui.unlock.page import UnlockPage
from app.ui.widgets.field import TextField


class Desk(QObject):
    """One laptop, one vault at a time: either asking for it or working in it."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self._folder = folder
        self._vault: Vault | None = None
        self._opening: Task | None = None
        self.unlock: UnlockPage | None = None
        self.window: MainWindow | None = None

    def ask(self) -> None:
        """Ask for the password of the vault; no name of anybody is on the screen."""
        self.unlock = UnlockPage()
        self.unlock.setWindowTitle("Klik")
        self.unlock.password_given.connect(lambda secret: self._unlock(passphrase=secret))
        self.unlock.recovery_code_given.connect(lambda code: self._unlock(recovery_code=code))
        self.unlock.other_file_wanted.connect(self._choose)
        self.unlock.new_vault_wanted.connect(self._begin)
        self.unlock.installEventFilter(self)
        self.unlock.resize(1366, 768)
        self._greet()
        if self._folder and not is_vault(self._folder):
            self.unlock.show_error(_("There is no vault here yet. Choose the folder of yours, or make one first."))
        self.unlock.show()
        self.unlock.setFocus()

    def open(self, vault: Vault, *, remember: bool = True) -> None:
        """Show the window on an unlocked vault, and ``remember`` it for the next time.

        Where it is not remembered, it is an example, and somebody of the example works in it.
        """
        self._vault, self._folder = vault, vault.folder
        store = Store(vault)
        if not remember and vault.coordinator is None:
            vault.work_as(*at_work.signature(next(iter(store.read(office.coordinators)), None)))
        self.window = assemble(store, QSettings(str(_window_settings()), QSettings.Format.IniFormat))
        self.window.lock_wanted.connect(self.lock)
        self.window.installEventFilter(self)
        self.window.bottom_line.show_backup(_moment(vault.state.backup_at))
        if remember:
            settings.save(vault=str(vault.folder), office=store.read(office.office).name)
        self.window.show()
        asked, self.unlock = self.unlock, None
        if asked:
            asked.removeEventFilter(self)
            asked.close()
            asked.deleteLater()

    def lock(self) -> None:
        """Back up what changed, close the vault, and ask for the password again."""
        window, self.window = self.window, None
        if window:
            _commit_typing(window)
        self.ask()
        if window:
            window.removeEventFilter(self)
            window.close()
            window.deleteLater()
        self._close()
        self._greet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched in (self.window, self.unlock):
            if self.window:
                _commit_typing(self.window)
            self._close()
        return super().eventFilter(watched, event)

    def _unlock(
        self, passphrase: str | None = None, recovery_code: str | None = None, accept_loss: bool = False
    ) -> None:
        folder, asking = self._folder, self.unlock
        if asking is None:
            return
        if folder is None:
            self._choose()
            return
        asking.set_busy(True)
        self._opening = Task(
            lambda is_cancelled, report: Vault.unlock(
                folder, passphrase=passphrase, recovery_code=recovery_code, accept_loss=accept_loss
            ),
            self,
        )

        def refuse(error: KlikError) -> None:
            asking.show_error(str(error))
            if isinstance(error, ChangesMissing) and messages.confirm(
                asking, _("Open it without them?"), str(error), _("Open as it is")
            ):
                self._unlock(passphrase, recovery_code, accept_loss=True)

        self._opening.done.connect(self._enter)
        self._opening.failed.connect(refuse)
        self._opening.start()

    def _enter(self, vault: Vault) -> None:
        """Go to work; where several could be at the laptop, ask first who it is."""
        self._vault = vault
        if at_work.begin(vault) or not self.unlock:
            self.open(vault)
            return
        with vault.read() as session:
            people = working.last_first(office.coordinators(session))
        if not people:
            self.open(vault)
            return

        def begin(chosen: UUID | None) -> None:
            if chosen:
                working.remember(chosen)
            vault.work_as(*at_work.signature(next((one for one in people if one.id == chosen), None)))
            self.open(vault)

        self.unlock.worker_chosen.connect(begin)
        self.unlock.ask_who([(one.id, one.full_name) for one in people])

    def _choose(self) -> None:
        start = str(self._folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self.unlock, _("The folder of the vault"), start)
        if not chosen or not self.unlock:
            return
        self.unlock.clear()
        if is_vault(Path(chosen)):
            self._folder = Path(chosen)
            self._greet()
            self.unlock.setFocus()
        else:
            self.unlock.show_error(str(KlikError(N_("There is no vault in {folder}."), folder=Path(chosen).name)))

    def _greet(self) -> None:
        """Tell the unlock page what this laptop knows of the vault, if there is one."""
        if self.unlock and self._folder and is_vault(self._folder):
            known = settings.load()
            ours = known.get("vault") == str(self._folder)
            self.unlock.greet(
                known.get("office", "") if ours else "",
                _local(last_opened(self._folder)),
                _local(last_backup(self._folder)),
            )

    def _begin(self) -> None:
        """Make a vault, have its recovery code kept, and only then open it."""

        def show_code(vault: Vault, code: str) -> None:
            dialog = RecoveryCode(self.unlock, code)
            dialog.accepted.connect(lambda: self.open(vault))
            dialog.open()

        dialog = NewVault(self.unlock)
        dialog.made.connect(show_code)
        dialog.open()

    def _close(self) -> None:
        vault, self._vault = self._vault, None
        if vault:
            close_with_backup(vault)


def assemble(store: Store, remembered: QSettings | None = None) -> MainWindow:
    """The window with its pages, and what the pages ask of each other."""
    participants = ParticipantsPage(store, date.today)
    buddies = BuddiesPage(store, date.today)
    matching = MatchingPage(store, date.today)
    duos = DuosPage(store, date.today)
    window = MainWindow(store, [participants, buddies, matching, duos, OfficePage(store, date.today)], remembered)
    at_the_desk = working.Working(store, window)
    at_the_desk.changed.connect(window.bottom_line.show_working)
    window.bottom_line.worker_wanted.connect(at_the_desk.choose)
    at_the_desk.tell()
    lists = ListImport(store, window)
    lists.backed_up.connect(window.bottom_line.show_backup)

    def show(page: Page, ask: Callable[[UUID], None]) -> Callable[[UUID], None]:
        def go(record: UUID) -> None:
            window.show_page(page.id)
            ask(record)

        return go

    opening = {
        "participant": show(participants, participants.show_participant),
        "buddy": show(buddies, buddies.show_buddy),
        "duo": show(duos, duos.show_duo),
    }
    window.everywhere.wanted.connect(
        lambda kind, record: opening[kind](record) if kind in opening else window.show_page(OfficePage.id)
    )
    for people in (participants, buddies):
        people.who_fits_wanted.connect(show(matching, matching.show_who_fits))
        people.duo_wanted.connect(show(duos, duos.show_duo))
        people.import_wanted.connect(lists.choose)
    matching.participant_wanted.connect(show(participants, participants.show_participant))
    matching.participants_wanted.connect(lambda: window.show_page(participants.id))
    matching.duo_wanted.connect(show(duos, duos.show_duo))
    duos.matching_wanted.connect(lambda: window.show_page(matching.id))
    duos.participant_wanted.connect(show(participants, participants.show_participant))
    duos.buddy_wanted.connect(show(buddies, buddies.show_buddy))
    return window


def _commit_typing(window: MainWindow) -> None:
    """What was typed last is not lost with the window."""
    for field in window.findChildren(TextField):
        field.commit()


def _window_settings() -> Path:
    return config_folder() / "window.ini"


def _moment(utc: str) -> datetime | None:
    """A moment kept in UTC, as the clock on the wall."""
    return _local(datetime.fromisoformat(utc)) if utc else None


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone().replace(tzinfo=None) if moment else None
