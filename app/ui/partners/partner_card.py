"""A partner: what it is and was called, and its part in the figures, each number with its list."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.figures.asked import Asked
from app.i18n import N_, _
from app.services.figures_words import called
from app.services.partners import ACTIVE, CANDIDATE, PartnerRow
from app.ui import theme
from app.ui.figures.part_line import EDGE, NumberButton
from app.ui.office.earlier_names import names_before
from app.ui.widgets.buttons import link, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label

NOW = {ACTIVE: N_("Active buddies today"), CANDIDATE: N_("Candidate buddies today")}
LEAST = 106  # the narrowest a number with its words is, at 100 %


class PartnerCard(Card):
    """``wanted`` tells of which number the list is wanted; the other two, of which partner something is."""

    wanted = Signal(object, str)  # PartnerRow, the name of a figure or a key of NOW
    export_wanted = Signal(object)
    change_wanted = Signal(object)

    def __init__(self, one: PartnerRow, asked: Asked, today: date) -> None:
        super().__init__()
        self.row = one
        name = one.called or _("Without a partner")
        change = self._change(name)
        self.export = outlined(_("For this partner…"), "paper", small=True)
        self.export.setAccessibleName(_("For {partner}: what it may have").format(partner=name))
        self.export.clicked.connect(lambda: self.export_wanted.emit(one))
        self.export.setVisible(one.id is not None)
        self.set_head(name, 1, change, self.export)
        self.body.setContentsMargins(16 - EDGE, 10, 16, 14)  # what can be clicked is lit around its words
        if (first := self.body.itemAt(0)) and (head := first.layout()):
            head.setContentsMargins(EDGE, 0, 0, 0)
        if words := " · ".join(names_before(one.earlier, one.valid_from)):
            before = label(_("Before: {names}").format(names=words), theme.SECOND, tone="text2", wrap=True)
            self.add(row(before, margins=(EDGE, 0, 0, 0)))
        self.buttons: dict[str, NumberButton] = {}
        tiles = [self._tile(kind, name, _(words), one.now[kind]) for kind, words in NOW.items()]
        tiles += [self._tile(figure, name, called(figure, asked, today), n) for figure, n in one.counts.items()]
        self.add(Columns(tiles, LEAST, gap=8))

    def mark(self, key: str | None) -> None:
        """Which of its numbers the list stands beside; None for none."""
        for of, button in self.buttons.items():
            button.setChecked(of == key)

    def _change(self, name: str) -> QWidget | None:
        if self.row.id is None:
            return None
        made = link(_("Change…"))
        made.setAccessibleName(_("Change {name}…").format(name=name))
        made.clicked.connect(lambda: self.change_wanted.emit(self.row))
        return made

    def _tile(self, key: str, partner: str, words: str, n: int) -> QWidget:
        made = QWidget()
        button = self.buttons[key] = NumberButton(f"{partner}, {words}", n)
        button.clicked.connect(lambda: self.wanted.emit(self.row, key))
        under = label(words, theme.SMALL, tone="text2", wrap=True)
        layout = column(row(button, 1), row(under, margins=(EDGE, 0, 0, 0)), 1, gap=0)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        made.setLayout(layout)
        return made
