"""The map as a list: the same names and the same keys, for a screen reader and for who likes rows better."""

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from app.i18n import N_, _
from app.network.contents import MapContact
from app.network.walk import Step
from app.network.words import ring_word, sector_word
from app.services.network import NetworkMap
from app.ui.network.arrows import STEPS
from app.ui.network.words import spoken
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.vocabulary import Often, Support, TieKind, word

_LAST = 9
_OFTEN = [*Often]
_WIDE_ONLY = (N_("How often"), N_("Knows"))  # where there is less room these are left to the card


class NamesTable(RowTable):
    """A row for each name. Alt with the arrows moves who is chosen, as on the map."""

    picked = Signal(object)  # a tuple of ids
    step_wanted = Signal(Step)
    rename_wanted = Signal()
    removal_wanted = Signal()
    tie_wanted = Signal()
    card_wanted = Signal()

    def __init__(self) -> None:
        self._map: NetworkMap | None = None
        model = RowTableModel(_columns(lambda: self._map), lambda row: f"{row.name} {row.relation or ''}")
        super().__init__(model, _("Names on the network map"), lambda row: row.id)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.opened.connect(lambda _key: self.card_wanted.emit())

    def show_map(self, shown: NetworkMap) -> None:
        """Show the names of a map, without telling anybody."""
        self._map = shown
        self.blockSignals(True)
        self.rows.set_rows(shown.contacts)
        self.blockSignals(False)

    def choose(self, ids: Collection[UUID]) -> None:
        """Show who is chosen, without telling anybody."""
        if set(self.selected) == set(ids):
            return
        self.blockSignals(True)
        self.select_all_of(ids)
        self.blockSignals(False)

    def set_narrow(self, narrow: bool) -> None:
        """Follow the width of the window."""
        for at, column in enumerate(self.rows.columns):
            if column.title in _WIDE_ONLY:
                self.setColumnHidden(at, narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(STEPS[key])
        elif key == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif plain and key == Qt.Key.Key_T:
            self.tie_wanted.emit()
        elif plain and key == Qt.Key.Key_Space:
            self.card_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.picked.emit(tuple(self.selected))


def _columns(shown: Callable[[], NetworkMap | None]) -> Sequence[Column[MapContact]]:
    def sectors() -> Sequence[str]:
        there = shown()
        return there.sectors if there else ()

    def knows(row: MapContact) -> str:
        there = shown()
        known = there.contents.known_to(row.id) if there else ()
        return ", ".join(one.name if kind is TieKind.EXISTING else f"{one.name} ({word(kind)})" for one, kind in known)

    return (
        Column(N_("Name"), lambda row: row.name, width=190, bold=True, spoken=lambda row: spoken(row, sectors())),
        Column(
            N_("Ring"),
            lambda row: ring_word(row.ring) or _("still to place"),
            lambda row: _LAST if row.ring is None else row.ring,
            width=132,
        ),
        Column(
            N_("Part of the map"),
            lambda row: sector_word(row.sector, sectors()),
            lambda row: _LAST if row.sector is None else row.sector,
            width=212,
        ),
        Column(N_("Kind"), lambda row: word(row.kind), width=150, shown=False),
        Column(N_("Who is that?"), lambda row: row.relation or "", width=130, shown=False),
        Column(
            N_("How often"),
            lambda row: word(row.often),
            lambda row: _OFTEN.index(row.often) if row.often else _LAST,
            width=112,
        ),
        Column(N_("Receives"), lambda row: _supports(row.receives), width=130, shown=False),
        Column(N_("Gives"), lambda row: _supports(row.gives), width=130, shown=False),
        Column(N_("Knows"), knows, width=70),
    )


def _supports(found: Collection[Support]) -> str:
    return ", ".join(word(one) for one in Support if one in found)
