"""Cards of different heights in columns, each as high as it is: from left to right, and under the one above it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import theme

GAP = 12


class Packed(QWidget):
    """As many columns as there is room for, each ``least`` pixels (at 100 %) or more.

    It places its cards itself: columns in a layout keep the height that their words had at another width.
    """

    def __init__(self, cards: Sequence[QWidget], least: int) -> None:
        super().__init__()
        self._cards, self._least = list(cards), least
        for card in self._cards:
            card.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(4 * theme.px(self._least), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        # The narrowest it can be is one column, whatever it is now.
        least = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        return QSize(min(theme.px(self._least), least), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a card is higher or lower now
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        across = max(1, (self.width() + GAP) // (theme.px(self._least) + GAP))
        across = max(1, min(across, len(self._cards)))
        edges = [(self.width() + GAP) * at // across for at in range(across + 1)]
        under = [0] * across
        for at, card in enumerate(self._cards):
            column = at % across
            wide = edges[column + 1] - GAP - edges[column]
            asked = card.heightForWidth(wide)
            high = max(asked if asked >= 0 else card.sizeHint().height(), card.minimumSizeHint().height())
            card.setGeometry(QRect(edges[column], under[column], wide, high))
            under[column] += high + GAP
        height = max(under) - GAP if self._cards else 0
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.updateGeometry()
