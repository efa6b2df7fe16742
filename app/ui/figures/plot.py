"""A plot in the window: the shapes of the paper, in the palette and the text size in force."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.figures.described import described
from app.figures.drawing import draw
from app.figures.plots import Plot
from app.figures.shapes import Anchor, Circle, Drawing, Letters, Line, Rect, Shape, Text
from app.ui import theme
from app.ui.widgets.harmless import harmless
from app.ui.widgets.paint import antialiased

_NARROWEST, _USUAL = 320, 640


class PlotView(QWidget):
    """One plot, as wide as it may be and as high as that asks; told in words to who does not see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot: Plot | None = None
        self._drawn: tuple[tuple[int, int], Drawing] | None = None
        self._heights: dict[tuple[int, int], int] = {}  # at a width and a text size: layouts ask again and again
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_plot(self, plot: Plot) -> None:
        """Show a plot in place of what was there."""
        self._plot, self._drawn = plot, None
        self._heights.clear()
        self.setAccessibleName(plot.title)
        self.setAccessibleDescription(described(plot))
        self.updateGeometry()
        self.update()

    def drawing(self, width: int) -> Drawing | None:
        """What is painted at a width; None as long as there is no plot."""
        if self._plot is None:
            return None
        asked = width, theme.text_size()
        if self._drawn is None or self._drawn[0] != asked:
            self._drawn = asked, draw(self._plot, width, Letters(_measured, theme.px(theme.SMALL)))
        return self._drawn[1]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        asked = max(width, _NARROWEST), theme.text_size()
        if asked not in self._heights:
            made = self.drawing(asked[0])
            self._heights[asked] = -int(-made.height // 1) if made else 0
        return self._heights[asked]

    def sizeHint(self) -> QSize:
        return QSize(_USUAL, self.heightForWidth(max(self.width(), _NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(max(self.width(), _NARROWEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @harmless
    def paintEvent(self, event: QPaintEvent) -> None:
        made = self.drawing(max(self.width(), _NARROWEST))
        if made:
            with antialiased(self) as painter:
                paint(painter, made)


def paint(painter: QPainter, drawing: Drawing) -> None:
    """Paint the shapes in the palette in force."""
    for shape in drawing.shapes:
        _paint(painter, shape)


def _paint(painter: QPainter, shape: Shape) -> None:
    if isinstance(shape, Text):
        _write(painter, shape)
    elif isinstance(shape, Line):
        painter.setPen(theme.pen(shape.tone, shape.thick))
        painter.drawLine(QPointF(shape.x, shape.y), QPointF(shape.to_x, shape.to_y))
    else:
        painter.setBrush(theme.color(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(theme.pen(shape.edge, shape.thick) if shape.edge else Qt.PenStyle.NoPen)
        if isinstance(shape, Rect):
            painter.drawRect(QRectF(shape.x, shape.y, shape.width, shape.height))
        elif isinstance(shape, Circle):
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        else:
            around = QRectF(shape.x - shape.radius, shape.y - shape.radius, 2 * shape.radius, 2 * shape.radius)
            painter.drawPie(around, (90 if shape.left else -90) * 16, 180 * 16)


def _write(painter: QPainter, text: Text) -> None:
    letters = theme.font(round(text.size), text.bold, grows=False)
    painter.setFont(letters)
    painter.setPen(theme.color(text.tone))
    x = text.x
    if text.anchor is not Anchor.START:
        wide = QFontMetricsF(letters).horizontalAdvance(text.words)
        x -= wide / 2 if text.anchor is Anchor.MIDDLE else wide
    painter.drawText(QPointF(x, text.y), text.words)


def _measured(words: str, size: float, bold: bool) -> float:
    """How wide a text is, in pixels."""
    return QFontMetricsF(theme.font(round(size), bold, grows=False)).horizontalAdvance(words)
