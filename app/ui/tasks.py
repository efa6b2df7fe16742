"""The one task runner: whatever takes over a tenth of a second happens beside the window, and can be cancelled.

Work gets two functions, ``is_cancelled()`` and ``report(words, part)``, and may touch nothing of Qt. Its outcome comes
back on the thread of the window. A vault is written there too, once, shortly, when the work is done; only what takes
long to write, such as a list of thousands, goes through ``Store.write_beside`` within the work.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import KlikError

IsCancelled = Callable[[], bool]
Report = Callable[[str, float | None], None]
Work = Callable[[IsCancelled, Report], Any]

# A thread pool whose futures carry an exception across by themselves; the second thread is for a backup beside a solve.
_POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="task")


class Task(QObject):
    """Work that runs beside the window. Connect, then ``start()``; exactly one of done, failed, cancelled follows.

    ``failed`` carries a KlikError, a sentence for the user. Any other exception is a bug, and is raised on the thread
    of the window, where the crash dialog waits.
    """

    reported = Signal(str, object)  # words, and 0 to 1 or None
    done = Signal(object)
    failed = Signal(KlikError)
    cancelled = Signal()
    ended = Signal()  # after any of the three

    # Emitted beside the window. Only bound slots of this object may listen: a bare function would run over there.
    _came_back = Signal(object)
    _told = Signal(str, object)

    def __init__(self, work: Work) -> None:
        super().__init__()  # without a parent: what still runs when the window closes outlives it, and ends by itself
        self._work = work
        self._stop = Event()
        self._came_back.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def start(self) -> "Task":
        """Begin, and return the task itself; it is kept until its work is over, heard or not."""
        _running.add(self)
        _working.add(self)
        _POOL.submit(self._work, self._stop.is_set, self._told.emit).add_done_callback(self._come_back)
        return self

    def _come_back(self, future: "Future[Any]") -> None:
        with suppress(RuntimeError):  # the application ended meanwhile: nobody waits
            self._came_back.emit(future)

    @Slot()
    def cancel(self) -> None:
        """Stop waiting at once, and ask the work to stop; what it still finds is thrown away."""
        if not self._stop.is_set():
            self._stop.set()
            self.cancelled.emit()
            self._end()

    @Slot(str, object)
    def _report(self, words: str, part: float | None) -> None:
        if not self._stop.is_set():
            self.reported.emit(words, part)

    @Slot(object)
    def _finish(self, future: "Future[Any]") -> None:
        _working.discard(self)
        if self._stop.is_set():
            return
        self._stop.set()
        try:
            outcome = future.result()
        except KlikError as error:
            self.failed.emit(error)
        except CancelledError:
            self.cancelled.emit()
        else:
            self.done.emit(outcome)
        finally:
            self._end()

    def _end(self) -> None:
        _running.discard(self)
        self.ended.emit()


_running: set[Task] = set()
# With those that were cancelled while their work goes on: it reports to them until it stops.
_working: set[Task] = set()


def any_running() -> bool:
    """Whether any work goes on beside the window."""
    return bool(_running)


def cancel_all() -> None:
    """Stop whatever runs, for a window that closes or locks."""
    for task in list(_running):
        task.cancel()
