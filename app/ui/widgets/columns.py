"""Widgets beside each other as long as each has room, under each other where not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui import theme


class Columns(QWidget):
    """Lays its widgets out in as many columns as there is room for, each ``least`` pixels (at 100 %) or more.

    ``shares`` divides the width where all stand on one row; else it is divided evenly.
    """

    def __init__(self, widgets: Sequence[QWidget], least: int = 220, gap: int = 16, shares: Sequence[int] = ()) -> None:
        super().__init__()
        self.widgets = list(widgets)
        self._least, self._shares = least, shares
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(12)
        self._place(len(self.widgets))

    def minimumSizeHint(self) -> QSize:
        # The narrowest it can be is one column, whatever it is now.
        width = max(widget.minimumSizeHint().width() for widget in self.widgets)
        return QSize(min(width, theme.px(self._least)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._grid.horizontalSpacing()
        self._place(max(1, min(len(self.widgets), (self.width() + gap) // (theme.px(self._least) + gap))))

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, widget in enumerate(self.widgets):
            self._grid.addWidget(widget, at // across, at % across)
        for at in range(len(self.widgets)):
            share = self._shares[at] if self._shares and across == len(self.widgets) else 1
            self._grid.setColumnStretch(at, share if at < across else 0)
