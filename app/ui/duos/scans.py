"""Scans of signed papers: read in beside the window, and opened as a file that is gone again with the window."""

import atexit
import shutil
import tempfile
import time
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import KlikError
from app.i18n import N_, _
from app.services import scans
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Task
from app.ui.widgets.progress_card import FloatingProgress

_PREFIX = "klik-scan-"
_DAY = 24 * 3600


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


def open_scan(parent: QWidget, store: Store, scan_id: UUID) -> None:
    """Show a scan in the program that this laptop has for it."""
    ending, content = store.read(scans.content, scan_id)
    file = _private_folder(_lasting(parent)) / f"scan{ending}"
    file.touch(mode=0o600)
    file.write_bytes(content)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        tell(parent.window(), KlikError(N_("This laptop has no program that shows this scan.")))


def _lasting(widget: QWidget) -> QWidget:
    """The window under every dialog: a scan is still being read, or looked at, when the dialog is closed already."""
    window = widget.window()
    while parent := window.parentWidget():
        window = parent.window()
    return window


def _private_folder(window: QWidget) -> Path:
    """A folder that only this user may read, gone with the window; what a crash left behind goes too."""
    for old in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if old.stat().st_mtime < time.time() - _DAY:
            shutil.rmtree(old, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=_PREFIX))
    window.destroyed.connect(lambda: shutil.rmtree(made, ignore_errors=True))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
