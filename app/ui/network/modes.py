"""What a click on the map does: choose and drag, name somebody there, or tie two; and what of it is in sight."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from app.i18n import _
from app.ui.network.canvas import CHOOSE, NAME, TIE, Canvas
from app.ui.network.layers_choice import LayersMenu
from app.ui.widgets.buttons import icon_button
from app.ui.widgets.layout import row


class Modes(QWidget):
    """The tools of a map, which follow its letter keys."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.tools = {
            CHOOSE: icon_button("cursor", _("Choose and drag"), "V", checkable=True),
            NAME: icon_button("plus", _("Name people"), "N", checkable=True),
            TIE: icon_button("link", _("Tie two people"), "T", checkable=True),
        }
        self.layers = LayersMenu(canvas)
        whole = icon_button("fit", _("The whole map"), "Ctrl+0")
        whole.clicked.connect(canvas.fit)
        self._group = QButtonGroup(self)
        for tool in self.tools.values():
            self._group.addButton(tool)
        self.setLayout(row(*self.tools.values(), whole, self.layers.button, gap=4))
        self.tools[CHOOSE].clicked.connect(lambda: canvas.set_mode(CHOOSE))
        self.tools[TIE].clicked.connect(lambda: canvas.set_mode(TIE))
        self.tools[NAME].clicked.connect(canvas.naming_wanted)
        canvas.mode_changed.connect(self._follow)
        self._follow(canvas.mode)

    def _follow(self, mode: str) -> None:
        self.tools[mode].setChecked(True)
