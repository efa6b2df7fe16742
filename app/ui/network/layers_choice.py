"""What of the map is in sight, one layer after the other, to tell its story."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import N_, _
from app.ui import theme
from app.ui.network.board import Board
from app.ui.network.layers import EVERYTHING, GROUPS, SUPPORT, TIES, Layers
from app.ui.network.said import Said
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

PRESETS: dict[str, tuple[str, Layers]] = {
    "ties": (N_("ties"), TIES),
    "support": (N_("support"), SUPPORT),
    "groups": (N_("groups of people"), GROUPS),
    "everything": (N_("all of it"), EVERYTHING),
}


class LayersChoice(QWidget):
    """Follows what the board shows, whoever asked for it."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.said = Said(_("What to show on the map"), [(key, _(words)) for key, (words, _layers) in PRESETS.items()])
        self.said.chosen.connect(lambda key: board.set_layers(PRESETS[key][1]))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setLayout(row(label(_("Show"), theme.SECOND, tone="text2"), self.said, gap=6))
        self._board = board
        board.sight_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.said.choose(next((key for key, (_words, one) in PRESETS.items() if one == self._board.layers), ""))
