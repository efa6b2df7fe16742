"""What the shapes under a map say."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.network.words import MARKS
from app.ui.widgets.flow import Flow
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.paint import antialiased
from app.vocabulary import NetworkKind, word


def legend() -> Flow:
    """Each shape with its word; wraps where there is no room."""
    made = Flow([_Entry(kind) for kind in NetworkKind], gap=16)
    made.setAccessibleName(_("What the shapes say"))
    return made


class _Entry(QWidget):
    """A shape and a word."""

    def __init__(self, kind: NetworkKind) -> None:
        super().__init__()
        self._role, self._words = MARKS[kind], word(kind).lower()
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(self._words)
        return QSize(theme.px(22) + words + 2, theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            side = theme.px(13)
            paint_mark(painter, Mark(self._role), QRectF(1, (self.height() - side) / 2, side, side), solid=True)
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.color("text2"))
            painter.drawText(self.rect().adjusted(theme.px(22), 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
