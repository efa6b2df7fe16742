"""What follows who is chosen in a list, where they stop: whoever walks or searches sees the list move first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

AFTER = 80
"""Milliseconds without another choice."""


class Soon(QTimer):
    """Does one thing, a moment after it was last started; ``stop`` it where that was done already."""

    def __init__(self, parent: QObject, do: Callable[[], object]) -> None:
        super().__init__(parent, interval=AFTER, singleShot=True)
        self.timeout.connect(do)
