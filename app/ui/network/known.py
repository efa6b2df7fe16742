"""Whom somebody on the map knows there: how it is between the two, and somebody more to connect with."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import _
from app.network.contents import MapContact
from app.places import fold
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.said import Said
from app.ui.widgets.buttons import link
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.suggest_line import SuggestLine
from app.ui.widgets.text import label
from app.vocabulary import TieKind, word

_OFFERED = 6
_NOTHING = "nothing"


class Known(QWidget):
    """Tells with whom the one who is shown has another tie now."""

    tied = Signal(object, object)  # an id, and a TieKind or None for nothing between them
    left = Signal()  # somebody was chosen to connect with, or nobody, and where the keyboard was is gone

    def __init__(self) -> None:
        super().__init__()
        self._unknown: Sequence[MapContact] = ()
        self._from: QWidget | None = None  # where the keyboard was before it was asked with whom to connect
        self.ties: dict[UUID, Said] = {}
        self._title = label(_("Knows as well"), theme.SMALL, bold=True, tone="text2")
        self._flow = Flow(gap=10, line_gap=0)
        self.connect_button = link(_("Connect with…"), "plus")
        self.connect_button.clicked.connect(self.begin)
        self.picker = _Picker(self._suggest)
        self.picker.chosen.connect(self._take)
        self.picker.left.connect(self._end)
        self.picker.hide()
        self.setLayout(column(self._title, self._flow, row(self.connect_button, 1), self.picker, gap=2))

    def show_ties(self, one: MapContact, shown: NetworkMap) -> None:
        """Show whom somebody has a tie with."""
        known = shown.contents.known_to(one.id)
        there = {other.id for other, _kind in known} | {one.id}
        self._unknown = [other for other in shown.contacts if other.id not in there]
        # A tie that stays keeps its place to say it in: it may have the keyboard.
        self.ties = {other.id: self.ties.get(other.id) or self._said(other.id) for other, _kind in known}
        for other, kind in known:
            said = self.ties[other.id]
            said.choose(kind.value)
            said.setAccessibleName(_("{name}: how it is between them").format(name=other.name))
            said.tell(other.name if kind is TieKind.EXISTING else f"{other.name} ({word(kind)})")
        self._flow.show_widgets([*self.ties.values()])
        self._flow.setVisible(bool(known))
        self.connect_button.setVisible(bool(self._unknown) and self.picker.isHidden())

    def begin(self) -> None:
        """Ask with whom there is a tie; afterwards the keyboard goes back to where it was."""
        if self._unknown:
            self._from = QApplication.focusWidget()
            self.connect_button.hide()
            self.picker.show()
            self.picker.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end(self) -> None:
        """Ask no more."""
        self.picker.hide()
        self.picker.line.setText("")
        self.connect_button.setVisible(bool(self._unknown))

    def _end(self) -> None:
        self.end()
        if self._from and self._from.isVisible():
            self._from.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.left.emit()

    def _take(self, other: UUID) -> None:
        self.tied.emit(other, TieKind.EXISTING)
        self._end()

    def _suggest(self, typed: str) -> list[tuple[str, UUID]]:
        """Who is meant: first whose name begins that way."""
        said = fold(typed)
        found = [one for one in self._unknown if all(part in fold(one.name) for part in said.split())]
        found.sort(key=lambda one: not fold(one.name).startswith(said))
        return [(one.name, one.id) for one in found[:_OFFERED]]

    def _said(self, other: UUID) -> Said:
        kinds = [(kind.value, word(kind)) for kind in TieKind]
        made = Said("", [*kinds, (_NOTHING, _("nothing with each other"))])
        made.chosen.connect(lambda key: self.tied.emit(other, None if key == _NOTHING else TieKind(key)))
        return made


class _Picker(SuggestLine):
    """Esc chooses nobody."""

    left = Signal()

    def __init__(self, suggest: Callable[[str], Sequence[tuple[str, UUID]]]) -> None:
        super().__init__(_("Connect with"), _("Name on the map…"), suggest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
