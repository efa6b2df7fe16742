"""When a window that nobody touches is locked, and one that wakes from sleep; and how all that stands over it closes.

What somebody does comes to a window of the system before it comes to any widget. It is only listened to there: asked
of the application, every page would take a quarter longer to make.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from app import settings
from app.ui.tasks import any_running

CHOICES = (2, 5, 10, 20, 30, 0)
"""Minutes without a touch; 0 is never."""
USUAL = 10
TICK = 2
"""Seconds between two looks, and the most that a name is on the screen after sleep."""
LAST = 30
"""Seconds in which it is said that Klik locks soon."""
SLEPT = 30
"""Seconds that a look may come late on a busy laptop; one that comes later slept."""
LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L)
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


def minutes() -> int:
    """After how many minutes without a touch this laptop locks; 0 for never."""
    kept = settings.load().get("lock_after")
    return kept if kept in CHOICES else USUAL


def choose_minutes(chosen: int) -> None:
    """Lock after so many minutes from now on."""
    settings.save(lock_after=chosen)


class Locking(QObject):
    """Looks every two seconds. ``warned`` says that the last half minute began, or that somebody is there after all.

    A laptop that sleeps stops one of its clocks or both, but not the one on the wall.
    """

    lock_wanted = Signal()
    warned = Signal(bool)

    def __init__(
        self,
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
        on_the_wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._now, self._on_the_wall = now, on_the_wall
        self._touched, self._looked, self._warns = now(), on_the_wall(), False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._listen)
        self._timer = QTimer(self, interval=TICK * 1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._now()
        self._warn(False)

    def look(self) -> None:
        """Lock where it is time to, or say that it soon is."""
        before, self._looked = self._looked, self._on_the_wall()
        if self._looked - before > TICK + SLEPT:
            self._lock()
            return
        if not (most := minutes() * 60):
            self._warn(False)
            return
        idle = self._now() - self._touched
        # Who waits for a long import does not touch anything; a task that never ends keeps nothing open for good.
        if idle >= 2 * most or (idle >= most and not any_running()):
            self._lock()
        else:
            self._warn(most - LAST <= idle < most)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.keyCombination() == LOCK:
            QTimer.singleShot(0, self, self._lock)  # over a dialog as well, where no shortcut of a window is heard
            return True
        return False

    def _listen(self, window: QWindow | None) -> None:
        if window:
            window.installEventFilter(self)  # a second time changes nothing
            self.touch()

    def _lock(self) -> None:
        self.touch()
        self.lock_wanted.emit()

    def _warn(self, on: bool) -> None:
        if on != self._warns:
            self._warns = on
            self.warned.emit(on)


def close_all(but: QWidget | None) -> None:
    """Put away whatever stands over a window: dialogs that wait for an answer, menus, hints.

    A dialog is ended from outside, also one that lets nobody leave. Who opened it goes on once this is over, as if it
    had been left, and finds the vault locked.
    """
    QToolTip.hideText()
    while popup := QApplication.activePopupWidget():
        popup.hide()
    for above in QApplication.topLevelWidgets():
        if isinstance(above, QDialog) and above.isVisible():
            QDialog.done(above, QDialog.DialogCode.Rejected)
        elif above is not but and above.isVisible():
            above.hide()
