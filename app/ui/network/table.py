"""The map as a list: the same names and the same keys, for a screen reader and for who likes rows better."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.i18n import N_, _
from app.network.contents import MapContact
from app.network.walk import Step
from app.network.words import ring_word, sector_word
from app.ui.network.canvas import STEPS
from app.ui.widgets.row_table import Column, RowTable, RowTableModel
from app.vocabulary import word

_LAST = 9
COLUMNS: tuple[Column[MapContact], ...] = (
    Column(N_("Name"), lambda row: row.name, width=190, bold=True),
    Column(
        N_("Ring"),
        lambda row: ring_word(row.ring) or _("still to place"),
        lambda row: _LAST if row.ring is None else row.ring,
        width=128,
    ),
    Column(
        N_("Part of the map"),
        lambda row: sector_word(row.sector),
        lambda row: _LAST if row.sector is None else row.sector,
        width=200,
    ),
    Column(N_("Kind"), lambda row: word(row.kind), width=156),
    Column(N_("Who is that?"), lambda row: row.relation or "", width=136),
)


class NamesTable(RowTable):
    """A row for each name. Alt with the arrows moves who is chosen, as on the map."""

    step_wanted = Signal(Step)
    rename_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            RowTableModel(COLUMNS, lambda row: row.name), _("Names on the network map"), lambda row: row.id
        )

    def set_narrow(self, narrow: bool) -> None:
        """Where there is less room, what the card tells as well is left to the card."""
        for at in (3, 4):
            self.setColumnHidden(at, narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(STEPS[key])
        elif key == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
