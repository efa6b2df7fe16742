"""An application that times every event it handles: whatever holds the window up is an event that took too long."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, sleep, thread_time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.ui.tasks import any_running

LONG = 100.0
PATIENCE = 120.0


@dataclass(frozen=True)
class Slow:
    """An event that took longer than it may by the clock, how much of it was work, and what the script was doing."""

    ms: float
    work_ms: float
    doing: str
    event: str
    receiver: str


class Watched(QApplication):
    """Times what reaches it from outside; what one event causes within itself counts as part of it."""

    def __init__(self, arguments: list[str]) -> None:
        self.slow: list[Slow] = []
        self.longest = self.most_work = 0.0
        self._within = False
        self._doing = ""
        super().__init__(arguments)

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._within:
            return super().notify(receiver, event)
        kind, name = event.type(), type(receiver).__name__  # either may be gone afterwards
        self._within = True
        start = perf_counter(), thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._within = False
            self._note(start, kind.name, name)

    @contextmanager
    def doing(self, what: str, *, counts: bool = True) -> Iterator[None]:
        """Name what the script does; where it ``counts``, the step itself is timed like an event."""
        self._doing = what
        start = perf_counter(), thread_time()
        self._within = counts
        try:
            yield
        finally:
            self._within = False
            if counts:
                self._note(start, "step", "script")

    def rest(self, doing: str) -> int:
        """Wait until no work goes on beside the window; how many milliseconds that took."""
        start = perf_counter()
        with self.doing(doing, counts=False):
            self.processEvents()
            while any_running() and perf_counter() - start < PATIENCE:
                sleep(0.002)
                self.processEvents()
        return round((perf_counter() - start) * 1000)

    def _note(self, start: tuple[float, float], event: str, receiver: str) -> None:
        ms, work = (perf_counter() - start[0]) * 1000, (thread_time() - start[1]) * 1000
        self.longest, self.most_work = max(self.longest, ms), max(self.most_work, work)
        if ms > LONG:
            self.slow.append(Slow(round(ms), round(work), self._doing, event, receiver))
