"""What the wizard does beside the window: open files, read and plan, back up and take over."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from app.errors import KlikError
from app.i18n import N_, _
from app.services.import_plan import FileReport, plan_lists
from app.services.transfer import import_lists
from app.storage import backup
from app.transfer.reading import ListReading, read_people
from app.transfer.recognised import Recognised
from app.transfer.sheets import read_sheets
from app.ui.importing.draft import Prepared, Source
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task

if TYPE_CHECKING:
    from app.storage.vault import Vault


def opening(files: Sequence[Path]) -> Task:
    """Open files; done with a ``Source`` for each."""

    def work(is_cancelled: IsCancelled, report: Report) -> list[Source]:
        opened = []
        for at, path in enumerate(files):
            report(path.name, at / len(files))
            try:
                opened.append(Source(path, read_sheets(path)))
            except KlikError as error:
                opened.append(Source(path, error=error))
        return opened

    return Task(work)


def preparing(
    store: Store, recognised: Sequence[Recognised], answers: Mapping[str, str], today: date, before: Prepared | None
) -> Task:
    """Read the people of files and plan what becomes of them; done with ``Prepared``.

    ``before`` has them already where only an answer changed.
    """

    def work(is_cancelled: IsCancelled, report: Report) -> Prepared:
        readings = list(before.readings) if before else []
        steps = len(recognised) + 1

        def stepping(words: str, at: int) -> Callable[[float], None]:
            def step(part: float) -> None:
                if is_cancelled():
                    raise CancelledError
                report(words, (at + part) / steps)

            step(0.0)
            return step

        for at, found in enumerate([] if before else recognised):
            readings.append(read_people(found, today, stepping(_("Reading {file}…").format(file=found.file), at)))
        step = stepping(_("Comparing with who is known already…"), len(recognised))
        with store.vault.read() as session:
            return Prepared(tuple(readings), plan_lists(session, readings, answers, step))

    return Task(work)


class TakingOver(Task):
    """A verified backup, and then everything in one step; done with the reports.

    It is cancelled before the moment of writing, or not at all: nobody is told that nothing was kept while it was.
    """

    def __init__(self, store: Store, readings: Sequence[ListReading], answers: Mapping[str, str]) -> None:
        self._deciding, self._decided = RLock(), False

        def work(is_cancelled: IsCancelled, report: Report) -> tuple[FileReport, ...]:
            if is_cancelled():
                raise CancelledError
            report(_("Making a verified backup…"), None)
            vault: Vault = store.vault  # type: ignore[assignment]
            backup.before(vault, N_("Before an import"))
            return store.write_beside(import_lists, readings, answers, self._stepping(is_cancelled, report))

        super().__init__(work)

    @Slot()
    def cancel(self) -> None:
        with self._deciding:
            if not self._decided:
                super().cancel()

    def _stepping(self, is_cancelled: IsCancelled, report: Report) -> Callable[[float], None]:
        def step(part: float) -> None:
            with self._deciding:
                if is_cancelled():
                    raise CancelledError
                self._decided = part >= 1
            report(_("Taking over the people of the lists…"), part)

        return step


def undoing(store: Store) -> Task:
    """Take back what was done last."""

    def work(is_cancelled: IsCancelled, report: Report) -> None:
        store.vault.undo()

    return Task(work)
