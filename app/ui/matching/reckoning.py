"""What takes too long for the window to wait, about what was found: a price, what would come instead, the wanted buddy.

Questions are answered beside the window, one after the other, and each only once for one calculation.
"""

from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.ui.tasks import IsCancelled, Task, Work

AFTER = 120  # milliseconds: who walks down the list asks nothing of those she passes

Answer = Callable[[IsCancelled], Any]
Question = tuple[Hashable, Answer, Callable[[Any], None]]


class Reckoning(QObject):
    """``ask`` and be told; ``drop`` what nobody looks at any more, and ``forget`` all that was found of an old list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Question] = deque()
        self._known: dict[Hashable, Any] = {}
        self._task: Task | None = None
        self._soon = QTimer(self, interval=AFTER, singleShot=True)
        self._soon.timeout.connect(self._next)
        # A slot of its own would be gone by then; this one still stops what runs.
        self.destroyed.connect(lambda _gone=None: self.drop())

    @property
    def is_busy(self) -> bool:
        return self._task is not None or bool(self._waiting)

    def ask(self, key: Hashable, answer: Answer, tell: Callable[[Any], None]) -> None:
        """Work something out, touching nothing of Qt, and tell it; what was worked out before is told at once."""
        if key in self._known:
            tell(self._known[key])
            return
        self._waiting.append((key, answer, tell))
        if self._task is None:
            self._soon.start()

    def drop(self) -> None:
        """Nobody waits for what is not answered yet."""
        self._waiting.clear()
        self._soon.stop()
        before, self._task = self._task, None
        if before is not None:
            before.cancel()

    def forget(self) -> None:
        """The list became another one."""
        self.drop()
        self._known.clear()

    def _next(self) -> None:
        while self._waiting and self._waiting[0][0] in self._known:  # asked again before it was answered
            key, _answer, tell = self._waiting.popleft()
            tell(self._known[key])
        if not self._waiting:
            return
        key, answer, tell = self._waiting.popleft()
        task = self._task = Task(_work(answer))
        task.done.connect(lambda found: self._on_done(task, key, found, tell))
        task.ended.connect(lambda: self._on_ended(task))
        task.start()

    def _on_done(self, task: Task, key: Hashable, found: Any, tell: Callable[[Any], None]) -> None:
        if task is self._task:
            self._known[key] = found
            tell(found)

    def _on_ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._next()


def _work(answer: Answer) -> Work:
    def work(is_cancelled: IsCancelled, _report: object) -> Any:
        if is_cancelled():  # dropped while it still waited for a thread
            raise CancelledError
        return answer(is_cancelled)

    return work
