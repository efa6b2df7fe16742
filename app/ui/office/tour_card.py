"""The tour, to take or to take up again whenever one likes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.layout import row
from app.ui.widgets.text import label


class TourCard(Card):
    """Where it was left, it goes on."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Tour"), parent=parent)
        self.begin = outlined(_("Begin the tour"), "walk")
        self.begin.clicked.connect(self.wanted)
        self.add(label(_("In three minutes past the pages, with what you do there first."), tone="text2", wrap=True))
        self.add(row(self.begin, 1))
