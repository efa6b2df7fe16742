"""What a page shows before there is anything: what will come here, and one way to begin."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import Button, link
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import shape
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import label


class EmptyState(QWidget):
    """Three dashed shapes of a role, what comes here, and up to three buttons: filled, outlined, quiet."""

    def __init__(self, role: str, title: str, text: str, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, theme.TITLE, bold=True)
        self.text = label(text, tone="text2", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        theme.fix(self.text, width=460)
        body = QVBoxLayout(self)
        body.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        for widget, gap in ((_Shapes(role), 18), (self.title, 4), (self.text, 12)):
            body.addWidget(widget, alignment=middle)
            body.addSpacing(gap)
        beside = [button for button in buttons if button.kind != "quiet"]
        below = [button for button in buttons if button.kind == "quiet"]
        body.addLayout(row(1, *beside, 1))
        body.addLayout(column(*(row(1, button, 1) for button in below), margins=(0, 8, 0, 0)))
        body.addStretch(3)


def nothing_found(query: str, parent: QWidget | None = None) -> tuple[QWidget, Button]:
    """What an empty search shows, and its button that should clear the filters."""
    host = QWidget(parent)
    button = link(_("Clear the filters"))
    body = QVBoxLayout(host)
    body.setContentsMargins(24, 24, 24, 24)
    sentence = label(_("Nothing found for ‘{query}’.").format(query=query), tone="text2", wrap=True)
    body.addWidget(sentence)
    body.addLayout(row(button, 1))
    body.addStretch(1)
    return host, button


class _Shapes(QWidget):
    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(QSize(170, 64))

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            for left, size, token, style in (
                (2, 46, "border", Qt.PenStyle.DashLine),
                (122, 46, "border", Qt.PenStyle.DashLine),
                (54, 62, "primary", Qt.PenStyle.SolidLine),
            ):
                painter.setBrush(theme.color("surface"))
                painter.setPen(theme.pen(token, 2, style))
                painter.drawPath(shape(self._role, QRectF(left, (64 - size) / 2, size, size)))
            theme.paint_icon(painter, "plus", "primary", 73, 20, 24)
