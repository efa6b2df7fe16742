"""What was found everywhere, under the box it was typed in: people, notes and commands, the best first."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _, number
from app.ui import theme
from app.ui.search.box import EverywhereBox
from app.ui.search.commands import Command, begins, matching
from app.ui.search.finding import Finding
from app.ui.search.rows import by_name, of_commands
from app.ui.store import Store
from app.ui.widgets.layout import column, separator
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.list_view import HEAD_HEIGHT, ROW_HEIGHT, ListView
from app.ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from app.services.search_index import Results

WIDTH = 520
_MOST_COMMANDS = 5
_FOOT = 36


class Everywhere(QFrame):
    """Lies over the window; the focus stays in the box. Tells the kind and id of what is to be opened."""

    wanted = Signal(str, object)

    def __init__(self, store: Store, commands: Callable[[], Iterable[Command]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchResults")
        self._commands = commands
        self._before: QWidget | None = None
        self.box: EverywhereBox | None = None
        self.finding = Finding(store, self)
        self.list = ListView(_("Found everywhere"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot = ElidedLabel(size=theme.SMALL)
        foot = column(self.foot, margins=(24, 8, 16, 9))
        body = column(self.list, separator(), foot, gap=0, margins=(1, 4, 1, 0))
        body.setStretch(0, 1)
        self.setLayout(body)
        self.hide()
        self.finding.renewed.connect(self._renew)
        self.list.clicked.connect(lambda _index: self._open())
        self.list.chosen.connect(self._say)

    def make_box(self) -> EverywhereBox:
        """A box for a top bar, that shows here what it finds."""
        box = EverywhereBox()
        box.begun.connect(lambda: self._begin(box))
        box.searched.connect(lambda _query: self._look(box))
        box.moved.connect(self._move)
        box.entered.connect(self._open)
        box.closed.connect(lambda by_key: self._close(box, by_key))
        return box

    def go_to(self, box: EverywhereBox) -> None:
        """Ctrl+K: type here."""
        if not box.hasFocus():
            self._before = self.window().focusWidget()
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.selectAll()

    def _begin(self, box: EverywhereBox) -> None:
        self.finding.prepare()
        self._look(box)

    def _look(self, box: EverywhereBox) -> None:
        """Show what the box asks for; nothing in it yet shows what can be done."""
        if not box.hasFocus():
            return
        self.box = box
        query = box.text().strip()
        commands = matching(self._commands(), query)
        results = self.finding.find(query) if query else None
        rows = self._rows(query, commands, results)
        self.list.set_rows(rows)
        if rows:
            self.list.select(rows[0].key)
            self.list.scrollToTop()
        more, at_least = (results.more, results.at_least) if results else (0, False)
        self.foot.setText(self._foot(query, rows, more, at_least))
        self._fit(rows)
        self._say()

    @staticmethod
    def _rows(query: str, commands: list[Command], results: "Results | None") -> list[ListRow]:
        """Who was found by name, what begins with what was typed, and then the rest."""
        actions = of_commands(commands[:_MOST_COMMANDS] if query else commands)
        if results is None:
            return actions
        named, others = by_name(results)
        return named + actions + others if begins(commands, query) else named + others + actions

    def _foot(self, query: str, rows: list[ListRow], more: int, at_least: bool) -> str:
        if query and not self.finding.is_ready:
            return _("Reading everything once…")
        if not rows:
            return _("Nothing found for ‘{query}’.").format(query=query)
        if more:
            words = _("More than {n} others: type a word more.") if at_least else _("{n} more: type a word more.")
            return words.format(n=number(more))
        return _("↑ ↓ to choose · Enter to open · Esc to close")

    def _fit(self, rows: list[ListRow]) -> None:
        """Under the box, as high as needed, within the window."""
        if self.box is None:
            return
        window = self.window()
        corner = self.box.mapTo(window, QPoint(0, self.box.height() + 6))
        heads = len({row.group for row in rows})
        high = theme.px(len(rows) * ROW_HEIGHT + heads * HEAD_HEIGHT + _FOOT) + 6
        wide = min(theme.px(WIDTH), window.width() - 48)
        self.list.setVisible(bool(rows))
        left = min(corner.x(), window.width() - wide - 24)
        self.setGeometry(left, corner.y(), wide, min(high, window.height() - corner.y() - 42))
        self.show()
        self.raise_()

    def _renew(self) -> None:
        """The index is newer: who was walked to stays chosen, if still found."""
        if self.isVisible() and self.box:
            walked, chosen = self.list.currentIndex().row() > 1, self.list.current
            self._look(self.box)
            if walked:
                self.list.select(chosen)

    def _move(self, event: QKeyEvent) -> None:
        if self.isVisible():
            self.list.keyPressEvent(event)

    def _open(self) -> None:
        """Go to what is chosen, and leave the box empty behind."""
        key = self.list.current if self.isVisible() else None
        if key is None or self.box is None:
            return
        self._before = None
        self._leave(self.box)
        if isinstance(key, Command):
            key.do()
        elif isinstance(key, tuple):
            self.wanted.emit(key[0], key[1])

    def _close(self, box: EverywhereBox, by_key: bool) -> None:
        if not by_key:
            self.hide()
            return
        before, self._before = self._before, None
        self._leave(box)
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            box.clearFocus()

    def _leave(self, box: EverywhereBox) -> None:
        box.blockSignals(True)
        box.clear()
        box.blockSignals(False)
        self.hide()

    def _say(self, _key: object = None) -> None:
        """The row that is chosen, for who cannot see it: the focus is elsewhere."""
        entry = self.list.rows.entry(self.list.currentIndex())
        if self.box and isinstance(entry, ListRow):
            self.box.setAccessibleDescription(entry.spoken)
            QAccessible.updateAccessibility(QAccessibleEvent(self.box, QAccessible.Event.DescriptionChanged))
