"""Papers to the printer, without a file that stays behind: drawn page by page as the PDF shows them."""

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import N_, _
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.progress_card import FloatingProgress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 200
"""Fine enough for small letters on paper; a page takes some 4 million dots."""


def nobody() -> None:
    """Nothing to note: nobody stands on it."""


def print_pdf(parent: QWidget, store: Store, make: Callable[[], bytes], sent: Callable[[], object]) -> Task | None:
    """Make a paper beside the window, ask which printer, and print it; then ``sent`` notes it.

    None where this laptop has no printer; refused where the vault is only read, so that nothing can be noted.
    """
    if sent is not nobody:
        store.vault.check_ours()
    from PySide6.QtPrintSupport import QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        tell(parent.window(), KlikError(N_("This laptop knows no printer. Save the paper as PDF instead.")))
        return None

    def work(is_cancelled: IsCancelled, report: Report) -> list[bytes]:
        from app.documents.raster import pages_as_png

        def begun(number: int, total: int) -> None:
            if is_cancelled():
                raise CancelledError
            report(_("page {n} of {total}").format(n=number, total=total), number / total)

        return pages_as_png(make(), DPI, begun)

    task = Task(work)
    task.done.connect(lambda pictures: _send(parent, store, pictures, sent))
    task.failed.connect(lambda error: tell(parent.window(), error))
    FloatingProgress(parent.window(), _("Making the paper"), task)
    return task.start()


def _send(parent: QWidget, store: Store, pictures: Sequence[bytes], sent: Callable[[], object]) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent.window()).exec():
        draw(printer, pictures)
        store.said.emit(_("Sent to the printer"), False)
        sent()


def draw(printer: "QPrinter", pictures: Sequence[bytes]) -> None:
    """Draw a page for each picture, as large as the sheet takes it; a broad one lies across."""
    pages = [QImage.fromData(picture) for picture in pictures]
    printer.setFullPage(True)  # the paper has margins of its own
    _lay(printer, pages[0])
    with QPainter(printer) as painter:
        for at, page in enumerate(pages):
            if at:
                _lay(printer, page)
                printer.newPage()
            sheet = painter.viewport()
            size = page.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(_middle(sheet.size(), size), page)


def _lay(printer: "QPrinter", page: QImage) -> None:
    across = page.width() > page.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)


def _middle(sheet: QSize, page: QSize) -> QRect:
    return QRect(
        (sheet.width() - page.width()) // 2, (sheet.height() - page.height()) // 2, page.width(), page.height()
    )
