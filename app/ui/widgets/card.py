"""Cards and folds: white, one edge, no shadow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import quiet
from app.ui.widgets.layout import row
from app.ui.widgets.text import ElidedLabel

HEAD = 34  # as high as an icon button beside it


class Card(QFrame):
    """A card; fill ``body`` (a QVBoxLayout). ``aside`` stands right of the heading: a link or a label."""

    def __init__(self, title: str = "", aside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(8)
        self.title = ElidedLabel(title, theme.HEADING, bold=True, tone="text")
        self.title.setParent(self)  # also where it stands nowhere: what belongs to nobody is a window of its own
        self.title.setVisible(bool(title))
        if title:
            self.set_head(title, 1, aside)

    def set_head(self, title: str, *beside: QWidget | int | None) -> None:
        """The heading and what stands beside it, of one height on every card."""
        self.title.setText(title)
        self.title.show()
        self.setAccessibleName(title)
        theme.fix(self.title, height=HEAD)
        self.body.setContentsMargins(16, 10, 16, 16)
        self.body.addLayout(row(self.title, *beside))

    def add(self, item: QWidget | QLayout) -> None:
        """Put something under what stands here already."""
        if isinstance(item, QWidget):
            self.body.addWidget(item)
        else:
            self.body.addLayout(item)


class Fold(QFrame):
    """A card that is closed until asked for: care stands in one, at the end of a page."""

    opening = Signal()  # in time to make what takes long

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.head = quiet(title, "right")
        self.head.setAccessibleDescription(_("closed"))
        self._content = QWidget()  # with the room around it: a closed fold has none
        self._inside = row(content, margins=(10, 0, 0, 8))
        self._content.setLayout(self._inside)
        body = self._body = QVBoxLayout(self)
        body.setContentsMargins(6, 6, 16, 6)
        body.addWidget(self.head, alignment=Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._content)
        self._content.hide()
        self.head.clicked.connect(self._turn)

    @property
    def is_open(self) -> bool:
        return not self._content.isHidden()

    def open_content(self) -> None:
        """Show what is inside."""
        if not self.is_open:
            self._turn()

    def close_content(self) -> None:
        """Closed again, as for everyone who is shown anew."""
        if not self._content.isHidden():
            self._turn()

    def _turn(self) -> None:
        if not self.is_open:
            self.opening.emit()
        self._content.setVisible(self._content.isHidden())
        shut = self._content.isHidden()
        self.head.icon_name = "right" if shut else "down"
        self.head.setAccessibleDescription(_("closed") if shut else _("open"))
        self.head.update()


class InnerFold(Fold):
    """A fold on a card: without an edge of its own, its words from where those of the card begin."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__(title, content)
        self.setObjectName("")
        self.head.become("link")
        self._body.setContentsMargins(0, 2, 0, 0)
        self._body.setSpacing(2)
        self._inside.setContentsMargins(0, 0, 0, 6)
