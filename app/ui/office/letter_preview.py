"""How the top of a letter will look: logo and name at the left, where the office can be found at the right."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _, telephone
from app.services.office import OfficeRow
from app.ui import theme
from app.ui.tokens import LIGHT
from app.ui.widgets.paint import antialiased

HEIGHT, MARGIN = 148, 20
_LINES = 4


class LetterPreview(QWidget):
    """Paper stays white in the dark: it shows what is printed, not the window."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._sender: tuple[str, ...] = ()
        self._logo = QPixmap()
        self.setAccessibleName(_("The letterhead, as it is printed"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_letter(self, known: OfficeRow, logo: QPixmap) -> None:
        """Show the office as it is settled now."""
        town = " ".join(filter(None, (known.postcode, known.place)))
        self._name, self._logo = known.name, logo
        self._sender = tuple(filter(None, (known.street, town, telephone(known.phone), known.email)))
        self.setAccessibleDescription(", ".join(filter(None, (self._name, *self._sender))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        inside = QRectF(self.rect()).adjusted(MARGIN, MARGIN - 4, -MARGIN, -MARGIN)
        rule = inside.top() + _LINES * theme.px(18) + 8
        with antialiased(self) as painter:
            painter.setClipRect(self.rect())
            painter.setBrush(QColor(LIGHT.surface))
            painter.setPen(theme.pen("border"))
            sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, 12)  # its lower end is out of sight
            painter.drawRoundedRect(sheet, 6, 6)
            self._paint_office(painter, inside)
            self._paint_sender(painter, inside)
            painter.fillRect(QRectF(inside.left(), rule, inside.width(), 1), QColor(LIGHT.line))
            painter.setBrush(QColor(LIGHT.chip))
            painter.setPen(Qt.PenStyle.NoPen)
            for at, part in enumerate((0.34, 0.9)):  # what the letter says, from afar
                painter.drawRoundedRect(QRectF(inside.left(), rule + 14 + at * 16, inside.width() * part, 7), 3, 3)

    def _paint_office(self, painter: QPainter, inside: QRectF) -> None:
        """The logo with the name under it, or the name alone."""
        top, high, wide = inside.top(), float(theme.px(18) * _LINES), inside.width() * 0.58
        if not self._logo.isNull():
            scale = min(wide / self._logo.width(), high * 0.6 / self._logo.height())
            size = QSizeF(self._logo.width() * scale, self._logo.height() * scale)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(QRectF(inside.topLeft(), size), self._logo, QRectF())
            top, high = top + size.height() + 4, high - size.height() - 4
        painter.setFont(theme.font(theme.HEADING if self._logo.isNull() else theme.BODY, bold=True))
        painter.setPen(QColor(LIGHT.text if self._name else LIGHT.text2))
        words = self._name or _("Name of the office")
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(inside.left(), top, wide, high), wrap, words)

    def _paint_sender(self, painter: QPainter, inside: QRectF) -> None:
        """Street, town, phone and mail, at the right."""
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(LIGHT.text2))
        wide, high = inside.width() * 0.4, theme.px(18)
        for at, line in enumerate(self._sender):
            room = QRectF(inside.right() - wide, inside.top() + at * high, wide, high)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
