"""Once a year, under the rows: how many are kept longer than the office settled. Nobody is named here."""

from PySide6.QtCore import Signal

from app.i18n import _
from app.ui import theme
from app.ui.today import words
from app.ui.widgets.buttons import link
from app.ui.widgets.card import Card
from app.ui.widgets.layout import row
from app.ui.widgets.text import label


class CleanUp(Card):
    """One line; not there where nobody is."""

    wanted = Signal()  # where they are shown

    def __init__(self) -> None:
        super().__init__()
        self.look = link(_("Look"))
        self.look.setAccessibleName(_("Look at the yearly clean-up"))
        self.look.clicked.connect(self.wanted)
        self._said = label("", theme.SECOND, tone="text2", wrap=True)
        line = row(label(_("Yearly clean-up"), bold=True), self._said, self.look, gap=12)
        line.setStretch(1, 1)
        self.add(line)
        self.body.setContentsMargins(16, 10, 12, 10)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many there are."""
        self._said.setText(words.past_term(count))
        self.setVisible(count > 0)
