"""The window: it only puts rail, pages, bottom line and toast together, and carries the keys that hold everywhere."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.i18n import _
from app.services.backup_words import local, where_to
from app.ui import look, theme
from app.ui.about import AboutDialog
from app.ui.bottom_line import BottomLine
from app.ui.digits import AZERTY
from app.ui.keys import KeysDialog
from app.ui.manual import opening as manual
from app.ui.page import Page
from app.ui.rail import Rail
from app.ui.search.box import EverywhereBox
from app.ui.search.commands import Command, of_pages
from app.ui.search.everywhere import Everywhere
from app.ui.store import Change, Store
from app.ui.tasks import cancel_all
from app.ui.top_bar import TopBar
from app.ui.widgets import tabbing
from app.ui.widgets.field import READING, Held, TextField
from app.ui.widgets.toast import Toast

NARROW_BELOW = 1340
SMALLEST = QSize(1000, 640)


class MainWindow(QMainWindow):
    """The window on an open vault."""

    lock_wanted = Signal()
    restore_wanted = Signal()
    language_wanted = Signal(str)
    tour_wanted = Signal()
    steps_wanted = Signal()

    def __init__(self, store: Store, pages: Sequence[Page], settings: QSettings | None = None) -> None:
        super().__init__()
        self.store = store
        self.pages = pages
        self._settings = settings
        self._room: tuple[bool, bool, int] | None = None
        self._held: list[TextField] = []
        self.rare: list[Command] = []  # what Ctrl+K offers beside pages and what stands in their top bars
        self._stale: set[str] = {page.id for page in pages}
        self.setWindowTitle("Klik")
        self.setMinimumSize(SMALLEST)
        self._undo = self._action(_("Undo"), QKeySequence.StandardKey.Undo, store.undo)
        self._redo = self._action(_("Redo"), QKeySequence.StandardKey.Redo, store.redo)
        self.rail, self.bottom_line, self._stack = Rail(), BottomLine(), QStackedWidget()
        self._stack.setObjectName("pages")
        self.everywhere = Everywhere(store, self._commands, self)
        self._boxes: dict[str, EverywhereBox] = {}
        self._assemble()
        self.toast = Toast(self._stack, lambda: self.page.foot)
        self.toast.undo_wanted.connect(store.undo)
        self._listen()
        self._bind_keys()
        theme.dress(self)
        self.resize(1366, 768)
        if settings:
            if geometry := settings.value("window/geometry"):
                self.restoreGeometry(geometry)
            for page in pages:
                page.remember(settings)
        self.show_page(pages[0].id)
        store.tell_history()
        self._show_backup()

    @property
    def page(self) -> Page:
        """The page in sight."""
        return self.pages[self._stack.currentIndex()]

    @property
    def held(self) -> tuple[TextField, ...]:
        """The fields in which something was typed that cannot be stored as it stands."""
        return tuple(one for one in self._held if isValid(one))  # a card may be gone with its fields

    def show_page(self, page_id: str) -> None:
        """Bring a page into sight, read again if something changed since."""
        at = next(at for at, page in enumerate(self.pages) if page.id == page_id)
        self._put_under_bar(self.pages[at])
        self._stack.setCurrentIndex(at)
        self.rail.show_page(at)
        self._refresh()
        if not self.rail.tabs.hasFocus():  # who walks along the rail stays there
            self._first_place().setFocus()

    def _first_place(self) -> QWidget:
        """Where the keyboard goes on this page: its list, or the one thing to do where it is empty."""
        areas = (area for area in self.page.areas if area.isVisibleTo(self.page))
        ways = (way for way in self.page.findChildren(QAbstractButton) if way.isVisibleTo(self.page))
        return next(areas, None) or next(ways, None) or self.page

    def put_above(self, notice: QWidget) -> None:
        """Show something above every page, until it is taken away or the window closes."""
        self._right.insertWidget(0, notice)

    def set_reading(self, on: bool) -> None:
        """Whether nothing can be changed here, as in a vault that is with another laptop."""
        self.setProperty(READING, on)
        if on and isinstance(where := self.focusWidget(), QLineEdit | QPlainTextEdit):
            where.clearFocus()  # typing begins by going there, and is told then

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def customEvent(self, event: QEvent) -> None:
        if event.type() == theme.MEASURED:
            self._fit()
        elif isinstance(event, Held):
            self._hear_held(event.field)

    def _hear_held(self, field: TextField) -> None:
        """What waits in a field of any page stands in the bottom line, until it can be stored."""
        self._held = [one for one in self._held if one is not field] + [field] * field.is_held
        self._show_held()

    def _show_held(self, _moment: object = None) -> None:
        self._held = list(self.held)
        self.bottom_line.show_held([one.label.text() for one in self._held])

    def _show_backup(self) -> None:
        known = self.store.vault.state
        self.bottom_line.show_backup(local(known.backup_at), where_to(known, self.store.vault.folder))

    def _confirm_saved(self) -> None:
        """Ctrl+S: all is saved as one goes; what is not is said, and the keyboard goes there."""
        if not self._held:
            self.toast.say(_("Everything is saved."), False)
            return
        self.toast.say(_("Not saved yet: {fields}").format(fields=self._held[0].label.text()), False)
        if self._held[0].isVisible():
            self._held[0].setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tabbing.go_on(self, forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        super().closeEvent(event)

    def settle(self) -> None:
        """Stop whatever runs, and keep how all is arranged, for the window that comes after this one."""
        cancel_all()
        if self._settings:
            self._settings.setValue("window/geometry", self.saveGeometry())
            for page in self.pages:
                page.keep(self._settings)

    def _fit(self) -> None:
        """Rail and lists are wide or narrow; with larger letters the rail needs its room sooner."""
        room = (self.width() < theme.px(NARROW_BELOW), self.width() < NARROW_BELOW, theme.text_size())
        if room == self._room:
            return
        self._room = room
        self.rail.set_narrow(room[0])
        for page in self.pages:
            page.set_narrow(room[1])
        for box in self._boxes.values():
            box.set_narrow(room[0])

    def _assemble(self) -> None:
        for page in self.pages:
            if page.in_rail:
                self.rail.add(_(page.title), page.icon, page.below)
            host = QWidget()
            under = QVBoxLayout(host)
            under.setContentsMargins(0, 0, 0, 0)
            under.setSpacing(0)
            under.addWidget(page, 1)
            self._stack.addWidget(host)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.bottom_line)
        centre = QWidget()
        across = QHBoxLayout(centre)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        self.setCentralWidget(centre)

    def _put_under_bar(self, page: Page) -> None:
        """Give a page its top bar, the first time that it comes into sight."""
        host = page.parentWidget()
        if page.id not in self._boxes and host and isinstance(under := host.layout(), QVBoxLayout):
            box = self._boxes[page.id] = self.everywhere.make_box()
            box.set_narrow(self._room[0] if self._room else False)
            under.insertWidget(0, TopBar(page, self._undo, self._redo, box))

    def _listen(self) -> None:
        self.rail.page_wanted.connect(lambda at: self.show_page(self.pages[at].id))
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.rail.manual_wanted.connect(lambda: manual.open_for(self))
        self.rail.keys_wanted.connect(lambda: KeysDialog(self).exec())
        self.rail.about_wanted.connect(lambda: AboutDialog(self).exec())
        self.store.changed.connect(self._on_changed)
        self.store.saved.connect(self.bottom_line.show_saved)
        self.store.saved.connect(self._show_held)  # no lambda: the store would keep the window that was locked
        self.store.said.connect(self.toast.say)
        self.store.refused.connect(self._show_stored)
        self.store.history_changed.connect(self._on_history_changed)
        self.store.remembered.connect(self._show_backup)

    def _bind_keys(self) -> None:
        for at, page in enumerate((page for page in self.pages if page.in_rail), 1):
            keys = QShortcut(self)
            keys.setKeys([QKeySequence(f"Ctrl+{at}"), QKeySequence(f"Ctrl+{AZERTY[at]}")])
            keys.activated.connect(lambda page=page: self.show_page(page.id))
        look.bind(self, self._zoom)
        manual.bind(self)
        for sequence, do in (
            ("Ctrl+Shift+L", self.lock_wanted.emit),
            ("Ctrl+F", self._search),
            ("Ctrl+L", lambda: self.page.note_wanted.emit(self.page.subject)),
            ("Ctrl+K", lambda: self.everywhere.go_to(self._boxes[self.page.id])),
            ("Ctrl+P", self._print),
            ("Ctrl+S", self._confirm_saved),
            ("Shift+F1", lambda: KeysDialog(self).exec()),
            ("F6", lambda: self._walk(1)),
            ("Shift+F6", lambda: self._walk(-1)),
        ):
            QShortcut(QKeySequence(sequence), self).activated.connect(do)

    def _action(self, words: str, key: QKeySequence.StandardKey, do: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)
        return action

    def _zoom(self, by: int) -> None:
        self.page.zoom(by)

    def _commands(self) -> Iterator[Command]:
        yield from of_pages(self.pages, self.show_page)
        yield Command(_("Lock"), "lock", self.lock_wanted.emit)
        yield from manual.commands(self)
        yield from self.rare

    def _search(self) -> None:
        if box := self.page.search_box:
            box.setFocus()
            box.selectAll()

    def _print(self) -> None:
        self.page.print_shown()

    def _walk(self, step: int) -> None:
        """F6: rail, list, detail, and round again."""
        areas: list[QWidget] = [self.rail.tabs, *self.page.areas]
        focus = self.focusWidget()
        at = next((at for at, area in enumerate(areas) if focus and (area is focus or area.isAncestorOf(focus))), 0)
        areas[(at + step) % len(areas)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_stored(self) -> None:
        """What was not kept does not stay on the screen as if it was."""
        self._stale = {page.id for page in self.pages}
        QTimer.singleShot(0, self, self._refresh)

    def _on_changed(self, change: Change) -> None:
        tables = set(change.tables)
        self._stale |= {page.id for page in self.pages if not page.tables or page.tables & tables}
        self._refresh()

    def _refresh(self) -> None:
        if self.page.id in self._stale:
            self._stale.discard(self.page.id)
            self.page.prepare()
            self.page.refresh()

    def _on_history_changed(self, undo: str, redo: str) -> None:
        self._undo.setEnabled(bool(undo))
        self._undo.setText(_("Undo: {action}").format(action=undo) if undo else _("Undo"))
        self._redo.setEnabled(bool(redo))
        self._redo.setText(_("Redo: {action}").format(action=redo) if redo else _("Redo"))
        self.bottom_line.show_undo(undo)
