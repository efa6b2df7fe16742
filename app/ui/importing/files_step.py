"""The first step: files are dropped here or chosen, and each says at once whether it can be read."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _, ngettext, number
from app.ui import theme
from app.ui.importing.draft import Source
from app.ui.widgets.buttons import icon_button, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row, scrolled
from app.ui.widgets.paint import antialiased, rounded
from app.ui.widgets.text import ElidedLabel, label

ZONE_HEIGHT = 232


class FilesStep(QWidget):
    """Tells which files are wanted, and which one is not any more."""

    files_chosen = Signal(list)
    removed = Signal(object)  # Source

    def __init__(self) -> None:
        super().__init__()
        self.zone = _DropZone()
        self.zone.files_dropped.connect(self.files_chosen)
        self.zone.choose.clicked.connect(self.choose)
        self._chosen = QWidget()
        self._lines = column(gap=8)
        self._chosen.setLayout(column(self._lines, 1, gap=0))
        zone = row(self.zone, margins=(0, 0, 12, 0))
        self._area = scrolled(self._chosen, _("The lists you chose"))
        body = column(zone, self._area, gap=12)
        body.setStretch(1, 1)
        self.setLayout(body)
        self._area.hide()  # as long as nothing was chosen the place to drop on is the whole step
        self.setFocusProxy(self.zone.choose)

    def choose(self) -> None:
        """Let the coordinator choose files."""
        kinds = _("Lists (*.xlsx *.xls *.ods *.csv)")
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _kind = QFileDialog.getOpenFileNames(self.window(), _("Which lists?"), start, kinds)
        if chosen:
            self.files_chosen.emit([Path(name) for name in chosen])

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Show the files that were chosen, with how much stands in each or why it cannot be read."""
        clear(self._lines)
        for source in sources:
            self._lines.addWidget(self._line(source))
        self._area.setVisible(bool(sources))

    def _line(self, source: Source) -> QWidget:
        card = Card()
        card.body.setContentsMargins(16, 8, 8, 8)
        remove = icon_button("close", _("Leave {file} out").format(file=source.path.name))
        remove.clicked.connect(partial(self.removed.emit, source))
        said = label(str(source.error), tone="red_ink", wrap=True) if source.error else ElidedLabel(_contents(source))
        lines = column(ElidedLabel(source.path.name, theme.BODY, bold=True, tone="text"), said, gap=0)
        across = row(Glyph("warn", "red") if source.error else Glyph("paper"), lines, remove, gap=12)
        across.setStretch(1, 1)
        card.add(across)
        return card


def _contents(source: Source) -> str:
    count = sum(len(sheet.rows) for sheet in source.sheets)
    rows = ngettext("{n} row with something in it", "{n} rows with something in them", count).format(n=number(count))
    if len(source.sheets) == 1:
        return rows
    sheets = ngettext("{n} sheet", "{n} sheets", len(source.sheets)).format(n=len(source.sheets))
    return f"{sheets} · {rows}"


class _DropZone(QWidget):
    """A dashed place to drop files on, with a button for who would rather choose."""

    files_dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Drop your lists here"))
        self.setMinimumHeight(theme.px(ZONE_HEIGHT))
        self._over = False
        self.choose = outlined(_("Choose files…"), "import")
        self.choose.setAutoDefault(True)
        title = label(_("Drop your lists here"), theme.HEADING, bold=True)
        kinds = label(_("Excel (.xlsx, .xls), LibreOffice (.ods) or CSV; several at once is fine."), tone="text2")
        calm = label(_("Klik shows first what it would do with each row. Nothing is kept before you say so."))
        body = column(1, row(1, Glyph("import", size=36), 1), row(1, title, 1), row(1, calm, 1), gap=8)
        for part in (row(1, kinds, 1), row(1, self.choose, 1, margins=(0, 8, 0, 0))):
            body.addLayout(part)
        body.addStretch(1)
        self.setLayout(body)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: object) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        event.acceptProposedAction()
        self.files_dropped.emit(_files(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            fill, edge = ("primary_soft", "primary") if self._over else ("surface", "border")
            rounded(painter, QRectF(self.rect()), 10, fill, edge, 1.5, Qt.PenStyle.DashLine)

    def _light(self, over: bool) -> None:
        self._over = over
        self.update()


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
