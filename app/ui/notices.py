"""What is said above every page of a window: what holds for the vault as a whole, and what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date
from app.services.backup_words import first_made
from app.storage.keyfile import CENTRE, RECOVERY
from app.storage.vault import Vault
from app.ui.first_steps import progress as first_steps
from app.ui.main_window import MainWindow
from app.ui.office.page import OfficePage
from app.ui.search.commands import Command
from app.ui.tour import progress
from app.ui.widgets.notice_line import NoticeLine

KIND, AWAY, BACKUP, DAMAGED, SOON, TOUR = "kind", "away", "backup", "damaged", "soon", "tour"
UPDATED, STEPS = "updated", "steps"


class Notices(QObject):
    """One line about one thing at a time; said again it stands in the place of what was said."""

    left = Signal()  # the example is done with
    stayed = Signal()  # somebody is there, and it need not be locked

    def __init__(self, window: MainWindow, vault: Vault) -> None:
        super().__init__(window)
        self._window, self._vault = window, vault
        self._lines: dict[str, NoticeLine] = {}
        window.tour_wanted.connect(lambda: self._drop(TOUR))

    def tell_kind(self, *, practice: bool) -> None:
        """Say what kind of vault this is, or how it was opened."""
        if practice:
            words = _("Practice data: everybody in here is invented, and nothing you try can go wrong.")
            self._put(KIND, "eye", words, _("Begin with your own vault"), self.left.emit)
        elif self._vault.slot in (RECOVERY, CENTRE):
            words = _("You came in with a code on paper. Choose another password now, or the code is needed again.")
            self._put(KIND, "lock", words, _("Choose a password"), lambda: self._show(lambda page: page.vault))
        elif self._vault.keys_from:
            words = _("The key file was gone or damaged. It was taken from the backup of {day}.")
            words = words.format(day=short_date(self._vault.keys_from.at.astimezone().date()))
            self._put(KIND, "lock", words, _("Look at the passwords"), lambda: self._show(lambda page: page.vault))

    def tell_brought_up(self) -> None:
        """Say that the vault was of an older version, and where the backup is that was made before."""
        if made := self._vault.brought_up:
            words = first_made(made.path.name)
            self._put(UPDATED, "shield", words, _("Look at the backups"), lambda: self._show(lambda page: page.backups))

    def tell_away(self) -> None:
        """Say that the vault is with another laptop, for as long as it is."""
        given = self._vault.away()
        self._window.set_reading(given is not None)
        self._drop(AWAY)
        if given:
            words = _("This vault is with another laptop: here you only read, and nothing is saved.")
            self._put(AWAY, "info", words, _("What can I do?"), lambda: self._show(lambda page: page.hand_over))

    def tell_no_backup(self, why: str) -> None:
        """Say why no backup can be made, until one is."""
        self._drop(BACKUP)
        if why:
            self._put(BACKUP, "warn", why, _("Look at the backups"), lambda: self._show(lambda page: page.backups))

    def tell_damaged(self) -> None:
        """One that was put back on trial did not hold; by now there is a new one that does."""
        words = _("A backup turned out to be damaged. Klik set it aside, and made a new one that holds.")
        self._put(DAMAGED, "warn", words, _("Look at the backups"), lambda: self._show(lambda page: page.backups))

    def tell_soon(self, soon: bool) -> None:
        """Say that Klik locks soon, or say it no more."""
        self._drop(SOON)
        if soon:
            words = _("Nobody has touched Klik for a while: it locks in half a minute.")
            self._put(SOON, "lock", words, _("Stay here"), self.stayed.emit)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))

    def offer_steps(self) -> None:
        """Offer to go on with the first steps, which were broken off; Ctrl+K has them too."""
        words, verb = _("The first steps were broken off half-way."), _("Go on with the first steps")
        self._put(STEPS, "walk", words, verb, self._window.steps_wanted.emit, _("Rather not"))
        self._lines[STEPS].declined.connect(self._decline_steps)
        self._command = Command(verb, "walk", self._window.steps_wanted.emit)
        self._window.rare.append(self._command)

    def _decline_steps(self) -> None:
        first_steps.end()
        self._drop(STEPS)
        self._window.rare.remove(self._command)
        self._window.toast.say(_("What you left empty, you find under Settings."), False)

    def offer_tour(self) -> None:
        """Offer the tour, unless it was taken or declined on this laptop."""
        if progress.was_offered():
            return
        words = _("New here? A tour of three minutes shows the pages, and where to begin.")
        self._put(TOUR, "walk", words, _("Begin the tour"), self._window.tour_wanted.emit, _("Rather not"))
        self._lines[TOUR].declined.connect(self._decline_tour)

    def _decline_tour(self) -> None:
        progress.keep(0)
        self._drop(TOUR)
        self._window.toast.say(_("You find the tour again with Ctrl+K, or in the settings."), False)

    def _put(self, name: str, icon: str, words: str, verb: str, do: Callable[[], None], other: str = "") -> None:
        self._drop(name)
        line = self._lines[name] = NoticeLine(icon, words, verb, other)
        line.followed.connect(do)
        self._window.put_above(line)
        line.show()  # at once, and not with the next event

    def _drop(self, name: str) -> None:
        if line := self._lines.pop(name, None):
            line.hide()
            line.deleteLater()

    def _show(self, card: Callable[[OfficePage], QWidget]) -> None:
        page = next(page for page in self._window.pages if isinstance(page, OfficePage))
        self._window.show_page(page.id)
        page.show_laptop(card(page))
