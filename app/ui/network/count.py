"""A shape, words, and how many: a click asks for those it counts."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.i18n import labelled
from app.network.figures import Ids
from app.ui import theme
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded

ROW = 27
OPEN = "open"  # the shape of what can grow


class Count(QAbstractButton):
    """With the shape of a ``role`` (or ``OPEN``), with an ``icon``, or with words alone."""

    chosen = Signal(object)  # a tuple of ids

    def __init__(self, words: str, role: str = "", icon: str = "") -> None:
        super().__init__()
        self._words, self._role, self._icon = words, role, icon
        self._ids: Ids = ()
        self._ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.chosen.emit(self._ids))

    def show_ids(self, ids: Ids, words: str = "") -> None:
        """Count others; nobody cannot be chosen."""
        self._ids, self._words = ids, words or self._words
        self.setText(str(len(ids)))
        self.setAccessibleName(labelled(self._words, str(len(ids))))
        self.setEnabled(bool(ids))
        self.setCursor(Qt.CursorShape.PointingHandCursor if ids else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._indent() + 60, theme.px(ROW))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        with antialiased(self) as painter:
            if self.isEnabled() and self.underMouse():
                rounded(painter, area.adjusted(-6, 0, 6, 0), 4, "hover", None)
            middle = self.height() / 2
            if self._role == OPEN:
                painter.setPen(theme.pen("primary", 1.6, Qt.PenStyle.DashLine))
                painter.drawEllipse(QPointF(1 + theme.px(7), middle), theme.px(6), theme.px(6))
            elif self._role:
                more = 0.5 if self._role in ("buddy", "group") else 0.0
                side = theme.px(14) + 2 * more
                where = QRectF(1 - more, middle - side / 2, side, side)
                paint_mark(painter, Mark(self._role), where, solid=True)
            elif self._icon:
                theme.paint_icon(painter, self._icon, "text2", 0, middle - theme.px(8), theme.px(16))
            painter.setFont(theme.font(bold=True))
            painter.setPen(theme.color("text" if self.isEnabled() else "text2"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, flags, self.text())
            beside = QFontMetrics(painter.font()).horizontalAdvance(self.text()) + 8
            words = area.adjusted(self._indent(), 0, -beside, 0)
            painter.setFont(theme.font())
            shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, round(words.width()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area, 4)

    def _indent(self) -> int:
        return theme.px(26) if self._role or self._icon else 0
