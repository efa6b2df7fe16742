"""A line above every page about the vault that is open: practice data, or a password that was forgotten."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.ui import theme
from app.ui.widgets.buttons import quiet
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import row
from app.ui.widgets.text import ElidedLabel


class NoticeLine(QFrame):
    """A sentence, and the one thing to do about it: ``followed``; or, where that is offered, not: ``declined``."""

    followed = Signal()
    declined = Signal()

    def __init__(self, icon: str, sentence: str, verb: str, other: str = "") -> None:
        super().__init__()
        self.setObjectName("notice")
        theme.fix(self, height=40)
        self.words = ElidedLabel(sentence, theme.SECOND, tone="primary_ink")
        self.follow = quiet(verb, "right", small=True)
        self.follow.clicked.connect(self.followed)
        self.decline = quiet(other, small=True) if other else None
        if self.decline:
            self.decline.clicked.connect(self.declined)
        inside = row(Glyph(icon, "primary_ink"), self.words, self.follow, self.decline, margins=(24, 0, 16, 1))
        inside.setStretch(1, 1)
        self.setLayout(inside)
