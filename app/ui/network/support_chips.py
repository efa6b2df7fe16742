"""What one does for another: four chips, in the order of an ecogram."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import labelled
from app.ui import theme
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column
from app.ui.widgets.text import label
from app.vocabulary import Support, word


class SupportChips(QWidget):
    """Tells all that is on now whenever one is turned on or off."""

    changed = Signal(object)  # a frozenset of Support

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", theme.SMALL, bold=True, tone="text2", wrap=True)
        self.chips = {one: FilterChip(word(one), faint=True) for one in Support}
        self.setLayout(column(self._title, Flow([*self.chips.values()], gap=6), gap=4))
        for chip in self.chips.values():
            chip.clicked.connect(lambda _on: self.changed.emit(self.on))

    @property
    def on(self) -> frozenset[Support]:
        return frozenset(one for one, chip in self.chips.items() if chip.isChecked())

    def show_on(self, title: str, on: Collection[Support]) -> None:
        """Show what is known, under a sentence that says who does it for whom."""
        self._title.setText(title)
        for one, chip in self.chips.items():
            chip.setChecked(one in on)
            chip.setAccessibleName(labelled(title, word(one)))
