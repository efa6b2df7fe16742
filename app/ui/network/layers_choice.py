"""What of the map is in sight, one layer after the other, to tell its story."""

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from app.i18n import N_, _
from app.ui.network.board import Board
from app.ui.network.layers import EVERYTHING, GROUPS, SUPPORT, TIES, Layers
from app.ui.widgets.buttons import Button, icon_button, name_button

PRESETS: dict[Layers, str] = {
    EVERYTHING: N_("Everything"),
    TIES: N_("Ties"),
    SUPPORT: N_("Support"),
    GROUPS: N_("Groups of people"),
}


class LayersMenu(QMenu):
    """The menu of ``button``, which says what is on, whoever asked for it."""

    def __init__(self, board: Board) -> None:
        self.button: Button = icon_button("eye", "")
        super().__init__(self.button)
        self._board = board
        self._group = QActionGroup(self)
        self.presets = {layers: self.addAction(_(words)) for layers, words in PRESETS.items()}
        for layers, action in self.presets.items():
            action.setCheckable(True)
            self._group.addAction(action)
            action.triggered.connect(lambda _on, layers=layers: board.set_layers(layers))
        self.button.setMenu(self)
        board.sight_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        on = self._board.layers
        if on in self.presets:
            self.presets[on].setChecked(True)
            name_button(self.button, _("On the map: {what}").format(what=_(PRESETS[on]).lower()))
