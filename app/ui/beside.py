"""Reading that takes long, beside the window: what was asked last is shown, and what is in sight stays until then."""

from collections.abc import Callable
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from app.ui.store import Store
from app.ui.tasks import Task

P = ParamSpec("P")
R = TypeVar("R")


class Beside(Generic[R]):
    """``show`` is a slot of the view that asks: it is told on the thread of the window, as long as the view lives."""

    def __init__(self, store: Store, show: Callable[[R], None]) -> None:
        self._store, self._show = store, show
        self._task: Task | None = None

    @property
    def is_reading(self) -> bool:
        """Whether something was asked that is not shown yet."""
        return self._task is not None

    def ask(self, ask: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs) -> Task:
        """Ask a service that only reads; the answer to what was asked before is not waited for any more."""
        if self._task:
            self._task.cancel()
        store = self._store
        task = self._task = Task(lambda is_cancelled, report: store.read(ask, *args, **kwargs))
        for over in (task.done, task.failed, task.cancelled):
            over.connect(self._end)
        task.done.connect(self._show)
        return task.start()

    def _end(self, _outcome: object = None) -> None:
        self._task = None
