"""The life of the window: ask for the password, open the vault, put the pages together, lock again."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app import settings
from app.i18n import _, short_date
from app.paths import config_folder
from app.storage.errors import VaultDamaged
from app.storage.keyfile import CENTRE, RECOVERY
from app.ui import clipboard
from app.ui.load_ahead import LoadAhead
from app.ui.locking import Locking, close_all, soon_line
from app.ui.unlock.entrance import Entrance
from app.ui.unlock.page import UnlockPage

# The window, its pages and the database are loaded where they are wanted: the question for the password stands there
# before them.
if TYPE_CHECKING:
    from app.storage.vault import Vault
    from app.ui.first_steps.sheet import FirstSteps
    from app.ui.main_window import MainWindow
    from app.ui.office.page import OfficePage
    from app.ui.widgets.notice_line import NoticeLine


class Desk(QObject):
    """One laptop, one vault at a time: either asking for it or working in it."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self._folder = folder
        self._vault: Vault | None = None
        self._entrance: Entrance | None = None
        self.steps: FirstSteps | None = None
        self.window: MainWindow | None = None
        self._soon: NoticeLine | None = None
        self._away: NoticeLine | None = None
        self.locking = Locking(self)
        self.locking.lock_wanted.connect(self.lock)
        self.locking.warned.connect(self._warn)

    @property
    def unlock(self) -> UnlockPage | None:
        """The page that asks, while no vault is open."""
        return self._entrance.page if self._entrance else None

    def ask(self) -> None:
        """Ask for the password of the vault, or how to begin."""
        self._entrance = Entrance(self._folder)
        self._entrance.opened.connect(self.open)
        self._entrance.made.connect(self.begin)
        self._entrance.demo_opened.connect(lambda vault: self.open(vault, remember=False))
        self._entrance.show()
        LoadAhead(self._entrance)

    def begin(self, vault: "Vault") -> None:
        """Walk through the first steps in a new vault, and go to work in it."""
        from app.ui.first_steps.sheet import FirstSteps
        from app.ui.store import Store

        self._vault = vault
        store = Store(vault)
        self.steps = FirstSteps(store, vault)
        store.setParent(self.steps)
        self.steps.done.connect(lambda lists: self.open(vault, lists=lists))
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
        from app.ui.assembly import assemble
        from app.ui.backing_up import BackingUp
        from app.ui.drafts import Drafts
        from app.ui.first_seconds import FirstSeconds
        from app.ui.store import Store

        self._vault = vault
        store = Store(vault)
        if not remember and vault.coordinator is None:
            vault.work_as(*at_work.signature(next(iter(store.read(office.coordinators)), None)))
        self.window = assemble(store, QSettings(str(_window_settings()), QSettings.Format.IniFormat))
        store.setParent(self.window)  # and goes with it: what listens to the store may hold it
        self.window.lock_wanted.connect(self.lock)
        self.window.restore_wanted.connect(self.put_back)
        self.window.installEventFilter(self)
        if remember:
            self._folder = vault.folder
            settings.save(vault=str(vault.folder), office=store.read(office.office).name)
        self._tell_above(self.window, vault, practice=not remember)
        self.window.show()
        self.locking.touch()
        Drafts(self.window, store, vault)
        FirstSeconds(store, vault, self.window).damaged.connect(self._on_damaged)
        settled = _office(self.window)
        settled.damaged.connect(self._on_damaged)
        settled.handed_over.connect(self._tell_away)
        settled.receive_wanted.connect(self.receive)
        self._tell_away()
        BackingUp(store, vault, self.window).found_damaged.connect(self._on_backup_damaged)
        self._leave_entrance()
        steps, self.steps = self.steps, None
        if steps:
            steps.removeEventFilter(self)
            steps.close()
            steps.deleteLater()
        if lists:
            from app.ui.participants.page import ParticipantsPage

            next(page for page in self.window.pages if isinstance(page, ParticipantsPage)).import_wanted.emit()

    def _tell_above(self, window: "MainWindow", vault: "Vault", *, practice: bool) -> None:
        """What holds for the vault as a whole, above every page."""
        from app.ui.widgets.notice_line import NoticeLine

        if practice:
            words = _("Practice data: everybody in here is invented, and nothing you try can go wrong.")
            notice = NoticeLine("eye", words, _("Begin with your own vault"))
            notice.followed.connect(self.lock)
        elif vault.slot in (RECOVERY, CENTRE):
            words = _("You came in with a code on paper. Choose another password now, or the code is needed again.")
            notice = NoticeLine("lock", words, _("Choose a password"))
            notice.followed.connect(lambda: _show_laptop(window))
        elif vault.keys_from:
            words = _("The key file was gone or damaged. It was taken from the backup of {day}.")
            day = short_date(vault.keys_from.at.astimezone().date())
            notice = NoticeLine("lock", words.format(day=day), _("Look at the passwords"))
            notice.followed.connect(lambda: _show_laptop(window))
        else:
            return
        window.put_above(notice)

    def _tell_away(self) -> None:
        """Say above every page that the vault is with another laptop, for as long as it is."""
        from app.ui.widgets.notice_line import NoticeLine

        window, vault = self.window, self._vault
        if window is None or vault is None:
            return
        if self._away:
            self._away.hide()
            self._away.deleteLater()
            self._away = None
        given = vault.away()
        window.set_reading(given is not None)
        if given:
            words = _("This vault is with another laptop: here you only read, and nothing is saved.")
            self._away = NoticeLine("info", words, _("What can I do?"))
            self._away.followed.connect(lambda: _show_laptop(window))
            window.put_above(self._away)

    def receive(self, file: Path) -> None:
        """The vault comes back in a file: close it here, and have it received."""
        self.lock()
        if self._entrance:
            self._entrance.receive(file)

    def _on_backup_damaged(self) -> None:
        """One that was put back on trial did not hold; by now there is a new one that does."""
        from app.ui.widgets.notice_line import NoticeLine

        if window := self.window:
            words = _("A backup turned out to be damaged. Klik set it aside, and made a new one that holds.")
            notice = NoticeLine("warn", words, _("Look at the backups"))
            notice.followed.connect(lambda: _show_laptop(window))
            window.put_above(notice)

    def lock(self) -> None:
        """Keep what was being typed, back up what changed, close the vault, and ask for the password again.

        After the example, ask how to begin. Whatever fails on the way, the vault is closed.
        """
        window, at_door = self.window or self.steps, self._entrance
        if window is None and not (at_door and at_door.names_are_shown):
            return
        try:
            self._keep_typing()
        finally:
            self.window = self.steps = self._soon = self._away = None
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
        """Say above every page that Klik locks soon, or say it no more."""
        if self._soon is None and soon and self.window:
            self._soon = soon_line()
            self._soon.followed.connect(self.locking.touch)
            self.window.put_above(self._soon)
        if self._soon:
            self._soon.setVisible(soon)
            if soon:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._soon, self._soon.words.text()))

    def put_back(self) -> None:
        """Lock, and choose a backup to put in place of the vault."""
        self.lock()
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


def _show_laptop(window: "MainWindow") -> None:
    from app.ui.office.page import LAPTOP

    page = _office(window)
    window.show_page(page.id)
    page.show_section(LAPTOP)


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
