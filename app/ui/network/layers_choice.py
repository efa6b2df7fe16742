"""What of the map is in sight, one layer after the other, to tell its story."""

from PySide6.QtGui import QAction, QActionGroup
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


def layers_button(board: Board) -> Button:
    """A button with the presets as its menu; it says which is on, whoever asked for it."""
    made = icon_button("eye", "")
    menu, group = QMenu(made), QActionGroup(made)
    actions: dict[Layers, QAction] = {}
    for layers, words in PRESETS.items():
        action = actions[layers] = menu.addAction(_(words))
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(lambda _on, layers=layers: board.set_layers(layers))
    made.setMenu(menu)

    def follow() -> None:
        if board.layers in actions:
            actions[board.layers].setChecked(True)
            name_button(made, _("On the map: {what}").format(what=_(PRESETS[board.layers]).lower()))

    board.sight_changed.connect(follow)
    follow()
    return made
