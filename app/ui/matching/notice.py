"""One sentence above the detail about what was just done, with a way on; it goes with the next change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _
from app.ui.widgets.buttons import icon_button, outlined
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import row
from app.ui.widgets.text import label


class Notice(QFrame):
    """Hidden until it has something to say."""

    followed = Signal()

    def __init__(self, icon: str = "check", token: str = "green", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.sentence = label("", wrap=True)
        self.follow = outlined("", small=True)
        self.follow.clicked.connect(self.followed)
        close = icon_button("close", _("Close"))
        close.clicked.connect(self.hide)
        inside = row(Glyph(icon, token), self.sentence, self.follow, close, gap=10, margins=(16, 6, 8, 6))
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.hide()

    def say(self, sentence: str, follow: str = "") -> None:
        """Show a sentence, and a button that leads on where there are words for it."""
        self.sentence.setText(sentence)
        self.follow.setText(follow)
        self.follow.setVisible(bool(follow))
        self.follow.updateGeometry()
        self.show()
