"""Files that leave the vault: saved where the coordinator wants them, in clear, and that is said first."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _
from app.ui.messages import confirm, tell
from app.ui.store import Store
from app.ui.tasks import Task

PDF, EXCEL = ".pdf", ".xlsx"
_UNFIT = re.compile(r"[^\w-]+")


def save_pdf(parent: QWidget, store: Store, name: str, warning: str, make: Callable[[], bytes]) -> Task | None:
    """Make a paper beside the window and write it in the file that is asked for, ``name`` unless told otherwise.

    ``warning`` says what whoever opens the file will read; with nobody in it there is nothing to warn of. None where
    the coordinator thought better of it.
    """
    return _save(parent, store, name, warning, make, PDF, _("Save as PDF"))


def save_workbook(parent: QWidget, store: Store, name: str, warning: str, make: Callable[[], bytes]) -> Task | None:
    """The same for a workbook."""
    return _save(parent, store, name, warning, make, EXCEL, _("Save for Excel"))


def _save(
    parent: QWidget, store: Store, name: str, warning: str, make: Callable[[], bytes], kind: str, title: str
) -> Task | None:
    if warning and not confirm(
        parent.window(), _("Save outside the vault?"), warning, _("Choose a place…"), destructive=False
    ):
        return None
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    files = "PDF (*.pdf)" if kind == PDF else "Excel (*.xlsx)"
    chosen, _kind = QFileDialog.getSaveFileName(parent.window(), title, str(Path(folder, name)), files)
    if not chosen:
        return None
    target = Path(chosen)
    if target.suffix.casefold() != kind:
        target = target.with_name(f"{target.name}{kind}")

    def work(_is_cancelled: object, _report: object) -> Path:
        from app.services import documents  # ReportLab is slow to import: only who prints waits for it

        documents.save(target, make())
        return target

    task = Task(work, parent)
    task.done.connect(
        lambda path: store.said.emit(_("Saved: {file}. This file is not encrypted.").format(file=path.name), False)
    )
    task.failed.connect(lambda error: tell(parent.window(), error))
    return task.start()


def plain(name: str, otherwise: str) -> str:
    """A first name as it may stand in the name of a file on any system."""
    return _UNFIT.sub("-", name).strip("-") or otherwise
