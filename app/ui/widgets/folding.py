"""What is searched in, folded ahead: the first key of a search then finds it done."""

from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.ui.widgets.rows import RowIndex

FOLDED = 400
"""How many rows are folded in one idle moment."""


class Folding(QTimer):
    """Runs while there is nothing else to do, from ``start`` until every row is folded."""

    def __init__(self, index: RowIndex[Any], parent: QObject) -> None:
        super().__init__(parent, interval=0)
        self._index = index
        self.timeout.connect(self._fold)

    def _fold(self) -> None:
        if not self._index.prepare(FOLDED):
            self.stop()
