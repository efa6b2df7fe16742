"""Letting the window go on, until something is so or for a while."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE = 30  # seconds
SHORTLY = 60  # milliseconds, in which what came into sight is laid out


def until(ready: Callable[[], bool]) -> None:
    """Let the window go on until something is so."""
    end = monotonic() + PATIENCE
    while not ready():
        if monotonic() > end:
            raise TimeoutError
        wait(20)


def wait(milliseconds: int) -> None:
    """Let the window go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.processEvents()
