"""Labels that show what they are given as plain text, in a size and tone of the theme."""

import re
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui import theme

# A name of one long word breaks rather than that its end is cut off.
_WHOLE = QTextOption()
_BREAK = re.compile("[\n\u2028\u2029]")
_WHOLE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def label(
    text: str,
    size: int = theme.BODY,
    *,
    bold: bool = False,
    tone: str = "text",
    italic: bool = False,
    wrap: bool = False,
) -> QLabel:
    """Plain text in one of the sizes of ``theme`` and a text tone (``text``, ``text2``, ``red_ink`` …)."""
    made = WrapLabel() if wrap else QLabel()
    dress(made, size, bold=bold, tone=tone, italic=italic)
    made.setText(text)
    return made


def dress(made: QLabel, size: int, *, bold: bool = False, tone: str = "text", italic: bool = False) -> None:
    """Give a label its letters and tone, and keep markup in people's words harmless."""
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(size, bold, italic))
    made.setProperty("tone", tone)


class WrapLabel(QLabel):
    """Text over several lines, with the line height of the design, that never gets less height than it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}  # by width: layouts ask again and again
        self._one_line = 0
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        self._forget()
        super().setText(text)
        self._claim()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            whole = width >= self.one_line and not _BREAK.search(self.text())
            self._heights[width] = self._pitch() if whole else self._lay_out(width, None)
        return self._heights[width]

    @property
    def one_line(self) -> int:
        """The width at which nothing wraps; what a font says of its letters can be a pixel less."""
        if not self._one_line:
            layout = QTextLayout(self.text(), self.font())
            layout.beginLayout()
            if (line := layout.createLine()).isValid():
                line.setNumColumns(len(self.text()))
            layout.endLayout()
            self._one_line = ceil(layout.maximumWidth()) + 2
        return self._one_line

    def sizeHint(self) -> QSize:
        width = min(self.one_line, 420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self._pitch())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._forget()
            self._claim()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(theme.color(str(self.property("tone"))))
            self._lay_out(self.width(), painter)

    def _forget(self) -> None:
        self._heights.clear()
        self._one_line = 0

    def _claim(self) -> None:
        """Layouts in layouts lose a height for a width; a minimum they keep."""
        if self.width() > 0 and (height := self.heightForWidth(self.width())) != self.minimumHeight():
            self.setMinimumHeight(height)

    def _pitch(self) -> int:
        return round(self.font().pixelSize() * 1.4)

    def _lay_out(self, width: int, painter: QPainter | None) -> int:
        """Break the text into lines of a width, draw them if there is a painter, and tell their height together."""
        pitch, top = self._pitch(), 0
        centred, right = (
            bool(self.alignment() & side) for side in (Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        )
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(_WHOLE)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                spare = width - line.naturalTextWidth()
                left = spare / 2 if centred else spare if right else 0
                line.setPosition(QPointF(left, top + (pitch - line.height()) / 2))
                top += pitch
            layout.endLayout()
            if painter:
                layout.draw(painter, QPointF())
        return max(top, pitch)


class ElidedLabel(QLabel):
    """One line that shortens itself with an ellipsis and shows the whole in a tooltip; never widens its page."""

    def __init__(
        self,
        text: str = "",
        size: int = theme.SECOND,
        *,
        bold: bool = False,
        tone: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress(self, size, bold=bold, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_the_rest()

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_the_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(theme.color(str(self.property("tone"))))
            flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect(), flags, self.shown_in(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def shown_in(self, width: int) -> str:
        """As much as fits."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _tell_the_rest(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")


class FactsLabel(ElidedLabel):
    """Facts with dots between: where there is no room for all, the last ones go, each as a whole."""

    def shown_in(self, width: int) -> str:
        facts, metrics = self.text().split(" · "), self.fontMetrics()
        while facts and metrics.horizontalAdvance(" · ".join(facts)) > width:
            facts.pop()
        return " · ".join(facts)
