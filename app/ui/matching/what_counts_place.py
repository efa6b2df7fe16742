"""Where the sheet of what counts stands on the matching page: in place of the detail, beside the list."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import what_counts
from app.services.what_counts import WhatCounts
from app.ui import messages, theme
from app.ui.matching.sheet import pointed
from app.ui.matching.what_counts import WhatCountsSheet
from app.ui.matching.what_counts_words import limit_lines
from app.ui.store import Store
from app.ui.widgets.buttons import outlined
from app.ui.widgets.layout import clear
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.services.proposals import Proposals

_MOST_LINES = 3


class WhatCountsPlace(QWidget):
    """Hidden until ``button`` is pressed; what was changed and not kept is still there the next time."""

    turned = Signal(bool)  # whether it stands there now

    def __init__(self, store: Store, detail: QWidget) -> None:
        super().__init__()
        self._store, self._detail = store, detail
        self._proposals: Proposals | None = None
        self.sheet: WhatCountsSheet | None = None
        self.button = outlined(_("What counts…"), "settings")
        self.button.setEnabled(False)
        self.button.clicked.connect(self.open)
        self.lines = LimitLines()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def open(self) -> None:
        """Show the sheet, as it was left if something in it is not kept yet."""
        if self._proposals is None:
            return
        read = self._store.read
        sheet = self.sheet or self._put(
            WhatCountsSheet(read(what_counts.settled), read(what_counts.countable), self._proposals)
        )
        self._detail.hide()
        self.show()
        self.turned.emit(True)
        sheet.setFocus()

    def step_aside(self) -> None:
        """Show the detail again; nothing that was changed is lost."""
        if not self.isHidden():
            self._detail.show()
            self.hide()
            self.turned.emit(False)

    def set_proposals(self, found: "Proposals", names: Mapping[str, str]) -> None:
        """The list was calculated anew; ``names`` of whom the limits are for."""
        self._proposals = found
        self.button.setEnabled(bool(found.brief.problem.participants and found.brief.problem.buddies))
        self.lines.say(limit_lines(found.brief, found.brief.problem, found.solution, names))
        if self.sheet:
            settled, of = self._store.read(what_counts.settled), self._store.read(what_counts.countable)
            if of == self.sheet.of:
                self.sheet.set_proposals(settled, found)
            else:
                self._renew(self.sheet, WhatCountsSheet(settled, of, found))

    def _put(self, sheet: WhatCountsSheet) -> WhatCountsSheet:
        sheet.saved.connect(self._save)
        sheet.left.connect(self._leave)
        sheet.put_aside.connect(self._put_aside)
        self._body.addWidget(sheet)
        self.setFocusProxy(sheet)
        self.sheet = sheet
        return sheet

    def _renew(self, old: WhatCountsSheet, sheet: WhatCountsSheet) -> None:
        """There is something else to settle, such as a group that was just noted; what was tried stays tried."""
        held_focus = old.isAncestorOf(self.window().focusWidget() or self._detail)
        sheet.go_on_from(old)
        self._put(sheet)
        if held_focus:
            sheet.setFocus()
        self._let_go(old)

    def _save(self, counts: WhatCounts) -> None:
        try:
            self._store.write(what_counts.settle, counts)
        except KlikError as error:
            messages.tell(self.window(), error)
        else:
            self._leave()

    def _put_aside(self) -> None:
        """Esc: back to the detail, but a key pressed by mistake loses nothing that was tried."""
        if self.sheet and self.sheet.is_changed:
            self._give_way()
        else:
            self._leave()

    def _leave(self) -> None:
        """Back to the detail; what was tried is let go of."""
        sheet, self.sheet = self.sheet, None
        self._give_way()
        if sheet:
            self._let_go(sheet)

    def _give_way(self) -> None:
        held_focus = self.isAncestorOf(self.window().focusWidget() or self._detail)
        self.step_aside()
        if held_focus:
            self.button.setFocus()

    def _let_go(self, sheet: WhatCountsSheet) -> None:
        self._body.removeWidget(sheet)
        sheet.hide()
        sheet.deleteLater()


class LimitLines(QFrame):
    """What the limits do to the list that is shown, above it: what is short, and what is full."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(24, 10, 20, 10)
        self._lines.setSpacing(4)
        self.hide()

    def say(self, said: list[tuple[str, str]]) -> None:
        """The first few sentences; the others stand on the sheet."""
        clear(self._lines)
        for icon, sentence in said[:_MOST_LINES]:
            self._lines.addWidget(pointed(icon, label(sentence, theme.SECOND, wrap=True)))
        if (more := len(said) - _MOST_LINES) > 0:
            self._lines.addWidget(label(_("and {n} more").format(n=more), theme.SMALL, tone="text2"))
        self.setVisible(bool(said))
