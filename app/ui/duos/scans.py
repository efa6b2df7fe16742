"""Scans of signed papers: read in beside the window."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _
from app.services import scans
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Task
from app.ui.widgets.progress_card import FloatingProgress


def add_scan(parent: QWidget, store: Store, agreement_id: UUID) -> Task | None:
    """Ask which file, and keep it with a signed version."""
    kinds = _("Scans (*.pdf *.jpg *.jpeg *.png)")
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _kind = QFileDialog.getOpenFileName(parent.window(), _("Which scan?"), start, kinds)
    return take_scan(parent, store, agreement_id, Path(chosen)) if chosen else None


def take_scan(parent: QWidget, store: Store, agreement_id: UUID, file: Path) -> Task:
    """Read a file and keep it; ten megabytes take about a second to write."""

    def work(is_cancelled: IsCancelled, _report: object) -> None:
        content = scans.read_file(file)
        if not is_cancelled():
            store.write_beside(scans.keep, agreement_id, file.name, content)

    task = Task(work)
    task.done.connect(lambda _kept: store.said.emit(_("Scan kept in the vault: {file}").format(file=file.name), True))
    window = _lasting(parent)
    task.failed.connect(lambda error: tell(window, error))
    FloatingProgress(window, _("Reading {file}").format(file=file.name), task)
    return task.start()


def _lasting(widget: QWidget) -> QWidget:
    """The window under every dialog: a scan is still being read when the dialog is closed already."""
    window = widget.window()
    while parent := window.parentWidget():
        window = parent.window()
    return window
