"""Pages of a paper under each other, as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.i18n import _, ngettext
from app.ui import theme
from app.ui.widgets.paint import antialiased

DPI = 110
GAP = 12


class PaperPreview(QScrollArea):
    """Paper stays white in the dark: it shows what is printed, not the window. Paler while it is not enabled."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(_("The paper, as it is printed"))
        self.pages = _Pages()
        self.setWidget(self.pages)

    def show_pages(self, pngs: Sequence[bytes]) -> None:
        """Show other pages; where one looks stays the same."""
        self.pages.images = [QImage.fromData(png) for png in pngs]
        count = len(pngs)
        self.setAccessibleDescription(ngettext("{n} page", "{n} pages", count).format(n=count))
        self.pages.fit()

    def sizeHint(self) -> QSize:
        return QSize(320, 400)


class _Pages(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.images: list[QImage] = []

    def fit(self) -> None:
        """As high as the pages are at this width."""
        self.setFixedHeight(max(1, round(sum(self._high(image) + GAP for image in self.images))))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        top = 0.5
        with antialiased(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setPen(theme.pen("border"))
            for image in self.images:
                sheet = QRectF(0.5, top, self.width() - 1, self._high(image) - 1)
                painter.setOpacity(1.0 if self.isEnabled() else 0.65)
                painter.drawImage(sheet, image)
                painter.drawRect(sheet)
                top += self._high(image) + GAP

    def _high(self, image: QImage) -> float:
        return self.width() * image.height() / image.width()
