"""Drawing together: the map on the whole screen, with nothing on it that is the coordinator's.

No relations, notes, counts, names of files or of who works here. It borrows the map and the names of the room, so that
all that is done there is done here the same way.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui import look, theme
from app.ui.manual import opening as manual
from app.ui.network.canvas import Canvas
from app.ui.network.modes import Modes
from app.ui.network.names_card import NamesCard
from app.ui.widgets import tabbing
from app.ui.widgets.buttons import icon_button, outlined
from app.ui.widgets.layout import column, row

_SIDE = 300


class Together(QWidget):
    """A window over the whole screen. ``left`` tells that it closes, before it lets go of what it borrowed."""

    left = Signal()

    def __init__(
        self, over: QWidget, canvas: Canvas, names: NamesCard, undo: Callable[[], None], redo: Callable[[], None]
    ) -> None:
        super().__init__(over, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Klik")
        self._is_left = False
        self.leave = outlined(_("Back (Esc)"), "close")
        self.leave.clicked.connect(self.close)
        back, forth = icon_button("undo", _("Undo"), "Ctrl+Z"), icon_button("redo", _("Redo"), "Ctrl+Y")
        back.clicked.connect(undo)
        forth.clicked.connect(redo)
        for keys, do in (
            (QKeySequence.StandardKey.Undo, undo),
            (QKeySequence.StandardKey.Redo, redo),
            ("Ctrl+N", canvas.naming_wanted.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        manual.bind(self)
        look.bind(self, lambda by: canvas.zoom_by(by) if by else canvas.fit())
        side = QVBoxLayout()
        side.addWidget(names)
        side.addStretch(1)
        host = QWidget()
        side.setContentsMargins(0, 0, 0, 0)
        host.setLayout(side)
        theme.fix(host, width=_SIDE)
        below = row(canvas, host, gap=24)
        below.setStretch(0, 1)
        whole = column(
            row(Modes(canvas), 1, back, forth, self.leave),
            below,
            gap=16,
            margins=(24, 20, 24, 24),
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        canvas.installEventFilter(self)
        for one in (names, canvas):
            one.show()
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tabbing.go_on(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the map says of somebody under the pointer is for the coordinator."""
        if event.type() == QEvent.Type.ToolTip:
            return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_left:
            self._is_left = True
            self.left.emit()
            self.deleteLater()
        super().closeEvent(event)
