"""Ties drawn on the map are kept, and what else is done there that the page answers: zoom, search, layers, parts."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.network.contents import MapContact
from app.network.map import Sector
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.network.layers import SUPPORT, TIES
from app.ui.network.page import NetworkPage
from app.ui.network.sector_names import SectorNames
from app.ui.store import Store
from app.vocabulary import TieKind

Stored = Callable[[], NetworkMap]
Contact = Callable[[str], MapContact]
LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def kinds(stored: Stored) -> list[TieKind]:
    return [tie.kind for tie in stored().contents.ties]


def at(page: NetworkPage, one: MapContact) -> QPoint:
    assert one.spot
    return page.room.canvas.frame.point(one.spot).toPoint()


def test_a_tie_drawn_again_ended_then_is_tense_then_is_gone(
    window: MainWindow, page: NetworkPage, contact: Contact, stored: Stored, store: Store, qtbot: QtBot
) -> None:
    canvas, mama, mieke = page.room.canvas, contact("Mama"), contact("Mieke")
    page.room.tools.modes.tools["tie"].click()
    seen: list[list[TieKind]] = []
    for _again in range(4):
        for one in (mama, mieke):
            qtbot.mouseClick(canvas, LEFT, pos=at(page, one))
        seen.append(kinds(stored))
    assert seen == [[TieKind.EXISTING], [TieKind.ENDED], [TieKind.TENSE], []]
    store.undo()
    assert kinds(stored) == [TieKind.TENSE]


def test_esc_leaves_a_tie_that_is_pending(
    window: MainWindow, page: NetworkPage, contact: Contact, stored: Stored, qtbot: QtBot
) -> None:
    canvas = page.room.canvas
    canvas.setFocus()
    canvas.chosen.emit((contact("Mama").id,))
    qtbot.keyClick(canvas, Qt.Key.Key_T)
    assert canvas.tie_pending == contact("Mama").id
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tie_pending is None
    qtbot.mouseClick(canvas, LEFT, pos=at(page, contact("Mieke")))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not page.room.tools.modes.tools["tie"].isChecked()
    assert kinds(stored) == []


def test_all_in_a_rectangle_are_connected_and_dragged_in_one_step(
    window: MainWindow, page: NetworkPage, contact: Contact, stored: Stored, store: Store, qtbot: QtBot
) -> None:
    canvas = page.room.canvas
    canvas.setFocus()
    before = {one.id: one.spot for one in stored().placed}
    qtbot.mousePress(canvas, LEFT, pos=QPoint(2, 30))
    QTest.mouseMove(canvas, QPoint(60, 60))
    QTest.mouseMove(canvas, QPoint(canvas.width() - 2, canvas.height() - 30))
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(canvas.width() - 2, canvas.height() - 30))
    assert set(page.chosen) == set(before)
    page.room.card.several.connect_button.click()
    assert kinds(stored) == [TieKind.EXISTING] * 3
    store.undo()
    assert kinds(stored) == []
    qtbot.keyClick(canvas, Qt.Key.Key_C)
    assert kinds(stored) == [TieKind.EXISTING] * 3
    mama = at(page, contact("Mama"))
    qtbot.mousePress(canvas, LEFT, pos=mama)
    QTest.mouseMove(canvas, mama + QPoint(6, 10))
    QTest.mouseMove(canvas, mama + QPoint(20, 30))
    qtbot.mouseRelease(canvas, LEFT, pos=mama + QPoint(20, 30))
    assert all(one.spot != before[one.id] for one in stored().placed)
    store.undo()
    assert {one.id: one.spot for one in stored().placed} == before


def test_keys_zoom_and_find_on_the_map_and_a_menu_tells_its_story(
    window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot
) -> None:
    canvas, radius = page.room.canvas, page.room.canvas.frame.radius
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Equal, CTRL)
    assert canvas.frame.radius > radius
    assert theme.text_size() == 100
    qtbot.keyClick(canvas, Qt.Key.Key_0, CTRL)
    assert canvas.frame.radius == radius
    qtbot.keyClick(canvas, Qt.Key.Key_F, CTRL)
    assert page.room.finder.hasFocus()
    qtbot.keyClicks(page.room.finder, "mi")
    qtbot.keyClick(page.room.finder, Qt.Key.Key_Return)
    assert page.chosen == (contact("Mieke").id,)
    assert canvas.hasFocus()
    menu = page.room.tools.modes.layers
    assert canvas.layers == TIES
    menu.presets[SUPPORT].trigger()
    assert canvas.layers == SUPPORT
    assert menu.button.accessibleName() == "Op de kaart: steun"


def test_a_double_click_on_the_word_of_a_part_changes_it(
    window: MainWindow, page: NetworkPage, stored: Stored, qtbot: QtBot
) -> None:
    def answer() -> None:
        (dialog,) = window.findChildren(SectorNames)
        try:
            field = dialog.fields[Sector.FRIENDS]
            field.editor.setProperty("text", "Het koor")
            qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        finally:
            if dialog.isVisible():
                dialog.reject()  # a dialog that waits for ever tells nobody what went wrong

    QTimer.singleShot(0, answer)
    qtbot.mouseDClick(page.room.canvas, LEFT, pos=page.room.canvas.sector_area(Sector.FRIENDS).center())
    assert stored().sectors[Sector.FRIENDS] == "Het koor"
