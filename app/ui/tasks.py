"""The one task runner: whatever takes over a tenth of a second happens beside the window, and can be cancelled.

Work gets two functions, ``is_cancelled()`` and ``report(words, part)``, and may touch nothing of Qt. Its outcome comes
back on the thread of the window. A vault is written there too, once, shortly, when the work is done; only what takes
long to write, such as a list of thousands, goes through ``Store.write_beside`` within the work.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from itertools import count
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import KlikError

IsCancelled = Callable[[], bool]
Report = Callable[[str, float | None], None]
Work = Callable[[IsCancelled, Report], Any]

# A thread pool whose futures carry an exception across by themselves; the second thread is for a backup beside a solve,
# the third for what a page reads meanwhile.
_POOL = ThreadPoolExecutor(max_workers=3, thread_name_prefix="task")


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

    def __init__(self, work: Work) -> None:
        super().__init__()  # without a parent: what still runs when the window closes outlives it, and ends by itself
        self._work = work
        self._stop = Event()

    def start(self) -> "Task":
        """Begin, and return the task itself; it is kept until its work is over, heard or not."""
        _running.add(self)
        work, is_cancelled = self._work, self._stop.is_set
        tell, come_back = _post().lines(self)
        _POOL.submit(work, is_cancelled, tell).add_done_callback(come_back)
        return self

    @Slot()
    def cancel(self) -> None:
        """Stop waiting at once, and ask the work to stop; what it still finds is thrown away."""
        if not self._stop.is_set():
            self._stop.set()
            self.cancelled.emit()
            self._end()

    def tell(self, words: str, part: float | None) -> None:
        """Hand on what the work reports."""
        if not self._stop.is_set():
            self.reported.emit(words, part)

    def finish(self, future: "Future[Any]") -> None:
        """Hand on what the work found."""
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


class _Post(QObject):
    """Brings words and outcomes to the thread of the window.

    Beside the window tasks are only numbers: else the last to hold one could be a thread of work, which would take it
    apart while the window still deals with what it told.
    """

    # Only bound slots of this object may listen: a bare function would run beside the window.
    _told = Signal(int, str, object)
    _came_back = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count()
        # With those that were cancelled while their work goes on: it reports to them until it stops.
        self._working: dict[int, Task] = {}
        self._told.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)
        self._came_back.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def lines(self, task: Task) -> tuple[Report, Callable[["Future[Any]"], None]]:
        """What the work of a task tells through, and what takes its outcome back."""
        number = next(self._numbers)
        self._working[number] = task

        def tell(words: str, part: float | None) -> None:
            self._told.emit(number, words, part)

        def come_back(future: "Future[Any]") -> None:
            with suppress(RuntimeError):  # the application ended meanwhile: nobody waits
                self._came_back.emit(number, future)

        return tell, come_back

    @Slot(int, str, object)
    def _hand_on(self, number: int, words: str, part: float | None) -> None:
        if task := self._working.get(number):
            task.tell(words, part)

    @Slot(int, object)
    def _hand_over(self, number: int, future: "Future[Any]") -> None:
        self._working.pop(number).finish(future)


@cache
def _post() -> _Post:
    return _Post()


_running: set[Task] = set()


def any_running() -> bool:
    """Whether any work goes on beside the window."""
    return bool(_running)


def cancel_all() -> None:
    """Stop whatever runs, for a window that closes or locks."""
    for task in list(_running):
        task.cancel()
