"""Cards of different heights in columns, each as high as it is: from left to right, and under the one above it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme

GAP = 12


class Packed(QWidget):
    """As many columns as there is room for, each ``least`` pixels (at 100 %) or more."""

    def __init__(self, cards: Sequence[QWidget], least: int) -> None:
        super().__init__()
        self._cards, self._least, self._across = list(cards), least, 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for card in self._cards:
            card.setParent(self)
        self._place(min(len(self._cards), 4) or 1)

    def minimumSizeHint(self) -> QSize:
        # The narrowest it can be is one column, whatever it is now.
        return QSize(min(theme.px(self._least), super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(max(1, (self.width() + GAP) // (theme.px(self._least) + GAP)))

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        while (item := self._row.takeAt(0)) is not None:
            if column := item.layout():
                while column.takeAt(0) is not None:
                    pass
                column.deleteLater()
        columns = [QVBoxLayout() for _each in range(across)]
        for column in columns:
            column.setSpacing(GAP)
            self._row.addLayout(column, 1)
        for at, card in enumerate(self._cards):
            columns[at % across].addWidget(card)
        for column in columns:
            column.addStretch(1)
