"""Reading that takes long, beside the window: what was asked last is shown, and what is in sight stays until then."""

from collections.abc import Callable
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.tasks import Task

P = ParamSpec("P")
R = TypeVar("R")


class ReadBeside(Generic[R]):
    """``show`` is a slot of the view that asks: it is told on the thread of the window, as long as the view lives."""

    def __init__(self, view: QWidget, store: Store, show: Callable[[R], None]) -> None:
        self._view, self._store, self._show = view, store, show
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
        task = Task(lambda is_cancelled, _report: None if is_cancelled() else store.read(ask, *args, **kwargs))

        def end(_outcome: object = None) -> None:
            if self._task is task:
                self._task = None

        for over in (task.done, task.failed, task.cancelled, task.ended):  # the last alone where it is a bug
            over.connect(end)
        task.done.connect(self._show)
        task.failed.connect(self._tell)
        self._task = task
        return task.start()

    def _tell(self, error: KlikError) -> None:
        tell(self._view.window(), error)
