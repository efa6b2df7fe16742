"""What the four parts of a map are called: a participant may divide life in other words than the usual ones."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import N_, _
from app.network.map import Sector
from app.network.words import sector_words
from app.services.network import NetworkMap
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import TextField

_CORNERS = {
    Sector.FAMILY: (N_("Upper left"), 0, 0),
    Sector.FRIENDS: (N_("Upper right"), 0, 1),
    Sector.NEIGHBOURHOOD: (N_("Lower right"), 1, 1),
    Sector.CARE: (N_("Lower left"), 1, 0),
}


class SectorNames(Dialog):
    """Asks with ``exec()``; ``names`` are the answers then, None for the usual words."""

    def __init__(self, parent: QWidget | None, shown: NetworkMap, first: Sector = Sector.FAMILY) -> None:
        text = _("In the words of {name}. A part that is left empty keeps its usual name.").format(name=shown.called)
        super().__init__(parent, _("What are the parts called?"), text, width=WIDE)
        self.names: Sequence[str] | None = None
        self.fields: dict[Sector, TextField] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for sector, (corner, line, at) in _CORNERS.items():
            field = self.fields[sector] = TextField(_(corner), shown.sectors[sector], optional=False)
            field.editor.setProperty("placeholderText", sector_words()[sector])
            grid.addWidget(field, line, at)
        self.body.addLayout(grid)
        self.add_answer(outlined(_("Put the usual words back"))).clicked.connect(self._usual)
        self.add_cancel()
        self.add_answer(filled(_("Name them")), accepts=None, default=True).clicked.connect(self._take)
        self._first = self.fields[first]
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shown = shown

    def _take(self) -> None:
        said = [self.fields[sector].text for sector in Sector]
        if said == [*self._shown.sectors]:
            self.reject()  # as they were: words of the office do not become those of this map
            return
        own = ["" if one == usual else one for one, usual in zip(said, sector_words(), strict=True)]
        self.names = own if any(own) else None
        self.accept()

    def _usual(self) -> None:
        self.names = None
