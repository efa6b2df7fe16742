"""A line above every page of the practice data, so that nobody takes them for real, with the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import quiet
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import row
from app.ui.widgets.text import ElidedLabel


class DemoNotice(QFrame):
    """Says that everybody is invented; ``own_wanted`` leads to a vault of one's own."""

    own_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        theme.fix(self, height=40)
        self.words = ElidedLabel(
            _("Practice data: everybody in here is invented, and nothing you try can go wrong."),
            theme.SECOND,
            tone="primary_ink",
        )
        self.own = quiet(_("Begin with your own vault"), "right", small=True)
        self.own.clicked.connect(self.own_wanted)
        inside = row(Glyph("eye", "primary_ink"), self.words, self.own, margins=(24, 0, 16, 1))
        inside.setStretch(1, 1)
        self.setLayout(inside)
