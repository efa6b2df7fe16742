"""A map by keyboard alone: named, placed in the list, tied, told of, its parts renamed, and all of it undone."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.network.contents import MapContact
from app.network.map import Ring, Sector
from app.services import network, people
from app.services.network import NetworkMap
from app.ui.main_window import MainWindow
from app.ui.network.page import NetworkPage
from app.ui.network.sector_names import SectorNames
from app.ui.network.tool_row import LIST
from app.ui.store import Store
from app.ui.widgets.row_table_model import RowTableModel
from app.vocabulary import Often, Support, TieKind

Stored = Callable[[], NetworkMap]
Contact = Callable[[str], MapContact]
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def marleen(store: Store) -> UUID:
    """Nobody on her map yet, in place of the five of the other tests."""
    return store.write(people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, {})


class Keys:
    """Types and presses where the keyboard is."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus
            self._qtbot.keyClick(focus, key, held)

    def say(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus
        self._qtbot.keyClicks(focus, text)
        self.press(Qt.Key.Key_Return)


def test_the_whole_by_keyboard_alone(
    window: MainWindow, page: NetworkPage, stored: Stored, contact: Contact, store: Store, qtbot: QtBot
) -> None:
    keys, room, card = Keys(qtbot), page.room, page.room.card.one
    button = QApplication.focusWidget()
    assert button
    keys.press(Qt.Key.Key_Space)  # the offer: name people
    for name in ("Mama", "Mieke", "Koor"):
        keys.say(name)
    keys.press(Qt.Key.Key_Escape)

    room.views.choose(LIST)
    table = room.table
    table.setFocus()
    table.select(contact("Mama").id)
    keys.press(Qt.Key.Key_Return)
    assert card.sector.hasFocus()
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down)
    assert (contact("Mama").sector, contact("Mama").ring) == (Sector.FAMILY, Ring.VERY_CLOSE)
    keys.press(Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert contact("Mama").often is Often.WEEKLY
    keys.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert contact("Mama").receives == {Support.PRACTICAL}

    table.setFocus()
    keys.press(Qt.Key.Key_Down, held=ALT)
    keys.press(Qt.Key.Key_Right, held=ALT)
    assert (contact("Mama").sector, contact("Mama").ring) == (Sector.FRIENDS, Ring.CLOSE)
    keys.press(Qt.Key.Key_T)
    keys.say("koo")
    assert stored().contents.known_to(contact("Mama").id) == ((contact("Koor"), TieKind.EXISTING),)
    assert table.hasFocus()
    keys.press(Qt.Key.Key_F2)
    keys.say("Moeder")
    assert table.hasFocus()

    keys.press(Qt.Key.Key_A, held=CTRL)
    assert len(page.chosen) == 3
    keys.press(Qt.Key.Key_T)
    assert len(stored().contents.ties) == 3
    keys.press(Qt.Key.Key_Delete)
    assert stored().contacts == ()
    for _step in range(12):
        store.undo()
    assert [row.name for row in stored().contacts] == ["Mama"]
    for _step in range(12):
        store.redo()
    store.undo()
    assert len(stored().contents.ties) == 3


def test_parts_are_called_otherwise_everywhere(
    window: MainWindow, page: NetworkPage, marleen: UUID, stored: Stored, store: Store, qtbot: QtBot
) -> None:
    store.write(network.name, marleen, ["Ria"])
    (ria,) = stored().contacts
    page.writing.put_in(ria.id, Sector.FRIENDS, Ring.CLOSE)
    page.room.canvas.chosen.emit((ria.id,))

    def answer(said: str) -> None:
        (dialog,) = window.findChildren(SectorNames)
        try:
            editor = dialog.fields[Sector.FRIENDS].editor
            assert isinstance(editor, QLineEdit)
            editor.setText(said)
            qtbot.keyClick(editor, Qt.Key.Key_Return)
        finally:
            if dialog.isVisible():
                dialog.reject()  # a dialog that waits for ever tells nobody what went wrong

    QTimer.singleShot(0, lambda: answer("Het koor"))
    page.room.tools.naming_parts_wanted.emit()
    assert stored().sectors[Sector.FRIENDS] == "Het koor"
    assert stored().sectors[Sector.FAMILY] == "Familie en huisgenoten"
    assert page.room.card.one.sector.words == "Het koor"
    assert page.room.counts.sectors[Sector.FRIENDS].accessibleName() == "Het koor: 1"
    rows: RowTableModel[MapContact] = page.room.table.rows
    assert "Het koor" in [rows.index(0, at).data() for at in range(rows.columnCount())]
    assert "Het koor" in rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    store.undo()
    assert page.room.card.one.sector.words == "Vrienden en kennissen"
    QTimer.singleShot(0, lambda: answer("Vrienden en kennissen"))
    page.room.tools.naming_parts_wanted.emit()
    assert stored().contents.sectors == ()


def test_several_rows_are_chosen_and_stay_chosen_after_a_change(
    window: MainWindow, page: NetworkPage, marleen: UUID, stored: Stored, store: Store, qtbot: QtBot
) -> None:
    keys = Keys(qtbot)
    store.write(network.name, marleen, ["Ria", "Mieke", "Koor"])
    page.room.views.choose(LIST)
    table = page.room.table
    table.setFocus()
    table.selectRow(0)
    keys.press(Qt.Key.Key_Down, held=SHIFT)
    chosen = page.chosen
    assert len(chosen) == 2
    page.writing.connect(chosen)
    assert set(page.chosen) == set(chosen)
    assert set(table.selected) == set(chosen)
    assert page.room.card.several.isVisible()
    assert page.search_box is page.room.finder
    page.room.finder.setFocus()
    keys.say("ria")
    assert [row.name for row in stored().contacts if row.id in page.chosen] == ["Ria"]
    assert table.hasFocus()
    assert page.room.finder.isHidden()
