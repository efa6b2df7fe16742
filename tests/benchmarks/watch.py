"""An application that times every turn of its loop: whatever holds the window up is a turn that took too long."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, sleep, thread_time

from PySide6.QtWidgets import QApplication

from app.ui.tasks import any_running

LONG = 100.0
PATIENCE = 120.0


@dataclass(frozen=True)
class Slow:
    """What took longer than it may by the clock, how much of it was work, and what the script was doing.

    A ``step`` is what the script did itself, a ``turn`` what then waited in the loop: one event, or a few.
    """

    ms: float
    work_ms: float
    doing: str
    kind: str


class Watched(QApplication):
    """Times steps of a script and the turns between them.

    Not by way of ``notify``: asked of each of the thousand events within one, Python takes a third of the time itself.
    """

    def __init__(self, arguments: list[str]) -> None:
        self.slow: list[Slow] = []
        self.longest = self.most_work = 0.0
        self._doing = ""
        super().__init__(arguments)

    def turn(self, times: int = 1) -> None:
        """Deal with what waits."""
        for _ in range(times):
            with self._timed("turn"):
                self.processEvents()

    def wait(self, ms: int) -> None:
        """Deal with what comes in so many milliseconds."""
        until = perf_counter() + ms / 1000
        while perf_counter() < until:
            sleep(0.002)
            self.turn()

    @contextmanager
    def doing(self, what: str, *, counts: bool = True) -> Iterator[None]:
        """Name what the script does; where it ``counts``, the step itself is timed like a turn."""
        self._doing = what
        if not counts:
            yield
            return
        with self._timed("step"):
            yield

    def rest(self, doing: str) -> int:
        """Wait until no work goes on beside the window; how many milliseconds that took."""
        start = perf_counter()
        with self.doing(doing, counts=False):
            self.turn()
            while any_running() and perf_counter() - start < PATIENCE:
                sleep(0.002)
                self.turn()
        return round((perf_counter() - start) * 1000)

    @contextmanager
    def _timed(self, kind: str) -> Iterator[None]:
        start = perf_counter(), thread_time()
        yield
        ms, work = (perf_counter() - start[0]) * 1000, (thread_time() - start[1]) * 1000
        self.longest, self.most_work = max(self.longest, ms), max(self.most_work, work)
        if ms > LONG:
            self.slow.append(Slow(round(ms), round(work), self._doing, kind))
