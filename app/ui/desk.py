"""The life of the window: ask for the password, open the vault, put the pages together, lock again."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app import settings
from app.i18n import language
from app.paths import config_folder
from app.storage.errors import VaultDamaged
from app.ui import clipboard
from app.ui.load_ahead import LoadAhead
from app.ui.locking import Locking, close_all
from app.ui.unlock.entrance import Entrance
from app.ui.unlock.page import UnlockPage

# The window, its pages and the database are loaded where they are wanted: the question for the password stands there
# before them.
if TYPE_CHECKING:
    from app.storage.vault import Vault
    from app.ui.first_steps.sheet import FirstSteps
    from app.ui.main_window import MainWindow
    from app.ui.notices import Notices
    from app.ui.office.page import OfficePage


class Desk(QObject):
    """One laptop, one vault at a time: either asking for it or working in it."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self._folder = folder
        self._vault: Vault | None = None
        self._practises = False  # in an example that is not remembered
        self._entrance: Entrance | None = None
        self.steps: FirstSteps | None = None
        self.window: MainWindow | None = None
        self.notices: Notices | None = None
        self._left: tuple[Path, str, object] | None = None  # where one stood when it was locked: vault, page, whom
        self.locking = Locking(self)
        self.locking.lock_wanted.connect(self.lock)
        self.locking.warned.connect(self._warn)

    @property
    def unlock(self) -> UnlockPage | None:
        """The page that asks, while no vault is open."""
        return self._entrance.page if self._entrance else None

    def ask(self, folder: Path | None = None) -> None:
        """Ask for the password of the vault, or how to begin; a ``folder`` goes before the one that is remembered."""
        self._entrance = Entrance(folder or self._folder)
        self._entrance.language_wanted.connect(self.reword, Qt.ConnectionType.QueuedConnection)
        self._entrance.opened.connect(self.open)
        self._entrance.made.connect(self.begin)
        self._entrance.demo_opened.connect(lambda vault: self.open(vault, remember=False))
        self._entrance.show()
        LoadAhead(self._entrance)

    def begin(self, vault: "Vault", at: int = 0) -> None:
        """Walk through the first steps in a new vault from one of them on, and go to work in it."""
        from app.ui.first_steps import progress
        from app.ui.first_steps.sheet import FirstSteps
        from app.ui.store import Store

        self._vault, self._folder = vault, vault.folder
        settings.save(vault=str(vault.folder), office="")  # whoever breaks them off finds the vault again
        store = Store(vault)
        self.steps = FirstSteps(store, vault)
        store.setParent(self.steps)
        self.steps.shown.connect(lambda step: progress.keep(vault.folder, step))
        self.steps.done.connect(lambda _lists: progress.end())
        self.steps.done.connect(lambda lists: self.open(vault, lists=lists))
        self.steps.show_step(min(at, len(self.steps.stages) - 1))
        self.steps.installEventFilter(self)
        self.steps.resize(1366, 768)
        self.steps.show()
        self._leave_entrance()

    def open(self, vault: "Vault", *, remember: bool = True, lists: bool = False) -> None:
        """Show the window on an unlocked vault, and ``remember`` it for the next time; ``lists`` are read in first.

        Where it is not remembered, it is an example, and somebody of the example works in it.
        """
        from app.services import office
        from app.services import working as at_work

        self._vault, self._practises = vault, not remember
        with vault.read() as session:
            if remember:
                self._folder = vault.folder
                settings.save(vault=str(vault.folder), office=office.office(session).name)
            elif vault.coordinator is None:
                vault.work_as(*at_work.signature(next(iter(office.coordinators(session)), None)))
        window = self._put_together(vault)
        self._return(window)
        self._leave_entrance()
        steps, self.steps = self.steps, None
        if steps:
            steps.removeEventFilter(self)
            steps.close()
            steps.deleteLater()
        if lists:
            from app.ui.importing.wizard import ImportWizard
            from app.ui.participants.page import ParticipantsPage

            next(page for page in window.pages if isinstance(page, ParticipantsPage)).import_wanted.emit()
            for wizard in window.findChildren(ImportWizard):  # she said so already: which ones?
                QTimer.singleShot(0, wizard, wizard.files.choose)

    def _return(self, window: "MainWindow") -> None:
        """Back to the page and the person that stood there when this vault was locked."""
        if self._left and self._left[0] == window.store.vault.folder and self._left[1] != window.page.id:
            window.show_page(self._left[1])
            window.page.take_up(self._left[2])
        self._left = None

    def resume_steps(self) -> None:
        """Go on with the first steps where they were broken off, in place of the window."""
        from app.ui.first_steps import progress

        if (window := self.window) and (vault := self._vault):
            self._keep_typing()
            window.settle()
            close_all(window)
            self._step_aside(window)
            self.window = self.notices = None
            self.begin(vault, progress.at(vault.folder) or 0)

    def _step_aside(self, window: "MainWindow") -> None:
        """Let go of a window, while its vault stays open."""
        window.store.leave()
        window.removeEventFilter(self)
        window.hide()  # not closed: that closes the vault
        window.deleteLater()

    def _put_together(self, vault: "Vault") -> "MainWindow":
        """The window on an open vault, and all that goes on for as long as it is there."""
        from app.ui.assembly import assemble
        from app.ui.backing_up import BackingUp
        from app.ui.drafts import Drafts
        from app.ui.first_seconds import FirstSeconds
        from app.ui.first_steps import progress
        from app.ui.notices import Notices
        from app.ui.store import Store

        store = self.steps.store if self.steps else Store(vault)  # one at a time listens to a vault
        self.window = assemble(store, QSettings(str(_window_settings()), QSettings.Format.IniFormat))
        store.setParent(self.window)  # and goes with it: what listens to the store may hold it
        self.window.lock_wanted.connect(self.lock)
        self.window.restore_wanted.connect(self.put_back)
        self.window.language_wanted.connect(self.reword, Qt.ConnectionType.QueuedConnection)  # it takes the window down
        self.window.steps_wanted.connect(self.resume_steps, Qt.ConnectionType.QueuedConnection)  # as this does
        self.window.installEventFilter(self)
        notices = self.notices = Notices(self.window, vault)
        notices.tell_kind(practice=self._practises)
        notices.tell_brought_up()
        notices.tell_away()
        if progress.at(vault.folder) is None:
            notices.offer_tour()
        else:
            notices.offer_steps()
        notices.left.connect(self.lock)
        notices.stayed.connect(self.locking.touch)
        self.window.show()
        self.locking.touch()
        Drafts(self.window, store, vault)
        FirstSeconds(store, vault, self.window).damaged.connect(self._on_damaged)
        settled = _office(self.window)
        settled.damaged.connect(self._on_damaged)
        settled.handed_over.connect(notices.tell_away)
        settled.receive_wanted.connect(self.receive)
        backing_up = BackingUp(store, vault, self.window)
        backing_up.found_damaged.connect(notices.tell_damaged)
        backing_up.held_up.connect(notices.tell_no_backup)
        return self.window

    def reword(self, code: str) -> None:
        """Say everything in another language from now on: one of ``LANGUAGES``.

        What is in sight is made anew. The vault stays open, with all that can be undone, and the same page of the same
        person comes back; what was typed is kept as when locking.
        """
        from app.ui.application import reword
        from app.ui.tour.tour import Tour, show_tour

        if code == language():
            return
        if before := self._entrance:
            reword(code)
            self.ask(before.folder)
            if self._entrance:
                self._entrance.take_up(before)
            before.leave()
        elif (window := self.window) and (vault := self._vault):
            self._keep_typing()
            window.settle()
            close_all(window)
            is_on_tour = window.findChild(Tour) is not None
            reword(code)
            new = self._put_together(vault)
            new.show_page(window.page.id)
            new.page.take_up(window.page.standing)
            self._step_aside(window)
            if is_on_tour:
                show_tour(new)
            LoadAhead(new)  # all is loaded; it lets go of what was the other window

    def receive(self, file: Path) -> None:
        """The vault comes back in a file: close it here, and have it received, also where no backup could be made."""
        try:
            self.lock()
        finally:
            self._left = None  # it may not be there any more
            if self._entrance:
                self._entrance.receive(file)

    def lock(self) -> None:
        """Keep what was being typed, back up what changed, close the vault, and ask for the password again.

        After the example, ask how to begin. Whatever fails on the way, the vault is closed.
        """
        window, at_door = self.window or self.steps, self._entrance
        if window is None and not (at_door and at_door.names_are_shown):
            return
        if self.window and self._vault:
            self._left = self._vault.folder, self.window.page.id, self.window.page.standing
        try:
            self._keep_typing()
        finally:
            self.window = self.steps = self.notices = None
            close_all(window)
            self.ask()
            if window:
                window.removeEventFilter(self)
                window.close()
                window.deleteLater()
            if at_door:
                at_door.page.close()  # which closes its vault
                at_door.leave()
            clipboard.forget()
            try:
                self._close()
            finally:
                if self._entrance:
                    self._entrance.greet()

    def _keep_typing(self) -> None:
        """What can be stored is; the rest becomes a draft."""
        if window := self.window or self.steps:
            _commit_typing(window)
        if self.window and self._vault:
            from app.storage import drafts
            from app.ui.drafts import gather

            drafts.add(self._vault, gather(self.window, self.window.store, datetime.now()))

    def _warn(self, soon: bool) -> None:
        if self.notices:
            self.notices.tell_soon(soon)

    def put_back(self) -> None:
        """Lock, and choose a backup to put in place of the vault, also where no new one could be made."""
        try:
            self.lock()
        finally:
            self._left = None
            if self._entrance:
                self._entrance.restore()

    def _on_damaged(self) -> None:
        """The file does not hold: nothing more is written in it, and no backup is made of it."""
        vault, self._vault = self._vault, None
        self.lock()
        if vault:
            vault.lock()
        if self.unlock:
            self.unlock.show_error(str(VaultDamaged()), mend=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched in (self.window, self.steps):
            if isinstance(watched, QWidget):
                _commit_typing(watched)
            clipboard.forget()
            self._close()
        return super().eventFilter(watched, event)

    def _leave_entrance(self) -> None:
        entrance, self._entrance = self._entrance, None
        if entrance:
            entrance.leave()

    def _close(self) -> None:
        vault, self._vault = self._vault, None
        if vault:
            from app.storage.backup import close_with_backup

            close_with_backup(vault)


def _office(window: "MainWindow") -> "OfficePage":
    from app.ui.office.page import OfficePage

    return next(page for page in window.pages if isinstance(page, OfficePage))


def _commit_typing(window: QWidget) -> None:
    """What was typed last is not lost with the window."""
    from app.ui.network.name_line import NameLine
    from app.ui.widgets.field import Field

    for field in window.findChildren(Field):
        field.commit()
    for line in window.findChildren(NameLine):
        line.commit()


def _window_settings() -> Path:
    return config_folder() / "window.ini"
