"""A scan of a signed paper, looked at within the window: nothing of it is written outside the vault unless asked."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import scans
from app.services.scans import OpenedScan
from app.ui import theme
from app.ui.messages import confirm, tell
from app.ui.saving import noted, save_as
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.layout import column, scrolled
from app.ui.widgets.progress_card import FloatingProgress
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

LARGEST, MARGIN = QSize(900, 860), 24
ROUND = 96  # what stands around a page from one side to the other
DPI = 110


class ScanDialog(Dialog):
    """Its pages, one under the other; ``wanted_out`` once it is to be saved outside the vault."""

    def __init__(self, parent: QWidget | None, scan: OpenedScan, pages: Sequence[QImage]) -> None:
        super().__init__(parent, scan.name, width=0)
        self.wanted_out = False
        self._pages = list(pages)
        self.pictures = [QLabel() for _page in self._pages]
        inside = QWidget()
        cannot = label(_("This scan cannot be shown here. Save it outside the vault to look at it."), wrap=True)
        for number, picture in enumerate(self.pictures, start=1):
            picture.setAccessibleName(_("page {n} of {total}").format(n=number, total=len(self._pages)))
            picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.setLayout(column(*(self.pictures or [cannot]), 1, gap=12))
        self.body.addWidget(scrolled(inside, scan.name), 1)
        out = self.add_answer(outlined(_("Save outside the vault…")))
        out.clicked.connect(self._go_out)
        self.add_answer(filled(_("Close")), accepts=False, default=True)

    def take_size(self, window: QWidget) -> None:
        size = (window.size() - QSize(2 * MARGIN, 2 * MARGIN)).boundedTo(LARGEST)
        self.setFixedSize(size)
        for page, picture in zip(self._pages, self.pictures, strict=True):
            ratio = self.devicePixelRatioF()
            drawn = page.scaledToWidth(
                round((size.width() - theme.px(ROUND)) * ratio), Qt.TransformationMode.SmoothTransformation
            )
            drawn.setDevicePixelRatio(ratio)
            picture.setPixmap(QPixmap.fromImage(drawn))

    def _go_out(self) -> None:
        self.wanted_out = True


def show_scan(parent: QWidget, store: Store, scan_id: UUID, today: date) -> Task:
    """Read a scan beside the window, and show it; from there it may be saved outside the vault."""

    def work(_is_cancelled: object, _report: object) -> tuple[OpenedScan, list[QImage]]:
        with store.vault.read() as session:
            scan = scans.opened(session, scan_id)
        return scan, _pages(scan)

    task = Task(work)
    task.done.connect(lambda found: _show(parent, store, found[0], found[1], today))
    task.failed.connect(lambda error: tell(parent.window(), error))
    FloatingProgress(parent.window(), _("Opening the scan"), task)
    return task.start()


def _show(parent: QWidget, store: Store, scan: OpenedScan, pages: Sequence[QImage], today: date) -> None:
    dialog = ScanDialog(parent.window(), scan, pages)
    dialog.exec()
    if dialog.wanted_out:
        save_scan(parent, store, scan, today)


def save_scan(parent: QWidget, store: Store, scan: OpenedScan, today: date) -> Task | None:
    """Write a scan where it is asked for, and note that it left the vault."""
    warning = _("The file is not encrypted: whoever opens it reads it. Keep it in a place only you see.")
    title = _("Save outside the vault?")
    if not confirm(parent.window(), title, warning, _("Choose a place…"), destructive=False):
        return None
    sent = noted(store, HandoutKind.LETTER, _("Scan of a signed agreement"), today, *scan.sides)
    return save_as(parent, store, scan.name, lambda: scan.content, scan.ending, _("Save the scan"), sent)


def _pages(scan: OpenedScan) -> list[QImage]:
    """Its pages as pictures; none where they cannot be read."""
    from app.documents.raster import pages_as_png

    if scan.ending != ".pdf":
        held = QByteArray(scan.content)
        reader = QImageReader(buffer := QBuffer(held))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        reader.setAutoTransform(True)  # a telephone says which way is up
        page = reader.read()
        return [] if page.isNull() else [page]
    try:
        return [QImage.fromData(page) for page in pages_as_png(scan.content, DPI)]
    except KlikError:
        return []
