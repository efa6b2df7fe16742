"""The plots under the figures; what asks more of who reads it waits in a fold."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.figures.plots import Plot
from app.i18n import _
from app.ui.figures.packed import Packed
from app.ui.figures.plot import PlotView
from app.ui.widgets.card import Card, Fold
from app.ui.widgets.layout import clear

LEAST = 420


class PlotsPart(QWidget):
    """``advanced_wanted``: the fold is opened for the first time, and what stands in it still to be read."""

    advanced_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plain, self._advanced = QVBoxLayout(), QVBoxLayout()
        inside = QWidget()
        inside.setLayout(self._advanced)
        self._advanced.setContentsMargins(0, 0, 0, 0)
        self.fold = Fold(_("Advanced"), inside)
        self.is_advanced = False
        self.fold.opening.connect(self._want_advanced)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addLayout(self._plain)
        body.addWidget(self.fold)

    def _want_advanced(self) -> None:
        if not self.is_advanced:
            self.is_advanced = True
            self.advanced_wanted.emit()

    def show_plots(self, plain: Sequence[Plot], advanced: Sequence[Plot]) -> None:
        """Show these, in place of what was there."""
        for layout, plots in ((self._plain, plain), (self._advanced, advanced)):
            clear(layout)
            if plots:
                layout.addWidget(Packed([_card(plot) for plot in plots], LEAST))


def _card(plot: Plot) -> Card:
    made, view = Card(), PlotView()
    made.setAccessibleName(plot.title)
    view.show_plot(plot)
    made.add(view)
    return made
