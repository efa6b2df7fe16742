"""One round of matching beside the window, kept until the vault changes."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.errors import KlikError
from app.i18n import N_, _, ngettext, number
from app.ui.store import Vault
from app.ui.tasks import IsCancelled, Report, Task, Work

if TYPE_CHECKING:
    from app.services.proposals import Proposals

_STAGES = {
    "pairs": N_("Comparing everybody with everybody…"),
    "verify": N_("Checking the proposals…"),
    "unmatched": N_("Looking what could help the others…"),
}


class Solving(QObject):
    """Reads the vault and solves, one task at a time; a newer one takes the place of one that still runs."""

    begun = Signal(object)  # Task
    found = Signal(object, object)  # Proposals, and what the work made of them
    cancelled = Signal()
    failed = Signal(KlikError)

    def __init__(
        self,
        vault: Vault,
        today: Callable[[], date],
        make: Callable[["Proposals"], object],
        parent: QObject | None = None,
    ) -> None:
        """``make`` makes of what was found what is shown of it, still beside the window: nothing of Qt."""
        super().__init__(parent)
        self._vault, self._today, self._make = vault, today, make
        self._task: Task | None = None
        self.proposals: Proposals | None = None
        self.buddy: UUID | None = None  # of whom it was asked who fits, though she or he may not enter the matching
        # A slot of its own would be gone by then; this one still stops what runs.
        self.destroyed.connect(lambda _gone=None: self._drop())

    @property
    def is_running(self) -> bool:
        return self._task is not None

    def start(self) -> None:
        """Begin a round; what was found before stays until it is done."""
        self._drop()
        task = self._task = Task(_work(self._vault, self._today(), self.buddy, self._make))
        task.done.connect(lambda outcome: self._end(task, *outcome))
        task.failed.connect(lambda error: self._stop(task, error))
        task.cancelled.connect(lambda: self._stop(task, None))
        self.begun.emit(task)
        task.start()

    def _drop(self) -> None:
        before, self._task = self._task, None
        if before is not None:
            before.cancel()

    def _end(self, task: Task, found: "Proposals", made: object) -> None:
        if task is self._task:
            self._task = None
            self.proposals = found
            self.found.emit(found, made)

    def _stop(self, task: Task, error: KlikError | None) -> None:
        if task is self._task:
            self._task = None
            if error:
                self.failed.emit(error)
            else:
                self.cancelled.emit()


def _work(vault: Vault, today: date, buddy: UUID | None, make: Callable[["Proposals"], object]) -> Work:
    def work(is_cancelled: IsCancelled, report: Report) -> Any:
        # Numbers and solver are loaded here, beside the window.
        from app.services import proposals

        report(_("Reading who waits and who is free…"), None)
        with vault.read() as session:
            of = proposals.brief(session, today, buddy)
        found = proposals.propose(of, is_cancelled, lambda stage, duos: report(_said(stage, duos), None))
        return found, make(found)

    return work


def _said(stage: str, duos: int) -> str:
    """What is being done, and while it is still sought for better: what was found so far."""
    if stage in _STAGES or not duos:
        return _(_STAGES.get(stage, N_("Looking for the best division…")))
    found = ngettext("{n} duo so far", "{n} duos so far", duos).format(n=number(duos))
    return _("Looking whether there is a better division: {found}…").format(found=found)
