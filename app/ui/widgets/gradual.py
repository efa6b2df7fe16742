"""A long list comes into sight at once and is filled on while the window goes on."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QObject, QTimer

AT_ONCE = 4


class Gradual(QTimer):
    """Takes the first steps now, and some more each time the window has a moment."""

    def __init__(self, steps: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self.setInterval(0)
        self.timeout.connect(self._go_on)
        self._go_on()

    def _go_on(self) -> None:
        taken = sum(1 for _step in islice(self._steps, AT_ONCE))
        if taken < AT_ONCE:
            self.stop()
        elif not self.isActive():
            self.start()
