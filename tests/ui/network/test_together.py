"""Drawing together on the whole screen: all that is done there, and nothing on it that is the coordinator's."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.network.contents import MapContact
from app.network.map import Spot
from app.services import network
from app.ui.main_window import MainWindow
from app.ui.manual.window import ManualWindow
from app.ui.network.canvas import TIE
from app.ui.network.layers import SUPPORT
from app.ui.network.page import NetworkPage
from app.ui.network.together import Together
from app.ui.store import Store
from app.vocabulary import TieKind

Contact = Callable[[str], MapContact]


def begun(page: NetworkPage, qtbot: QtBot) -> Together:
    page.room.tools.together.click()
    together = page.room.together
    assert together
    together.activateWindow()
    qtbot.waitUntil(together.isActiveWindow)
    return together


def words(root: QWidget) -> str:
    """All that stands there to be read."""
    found = [one for one in root.findChildren(QWidget) if one.isVisible()]
    read = [one.text() for one in found if isinstance(one, QLabel | QAbstractButton | QLineEdit)]
    return " ".join([*read, *(one.toolTip() for one in found)])


def test_names_are_named_moved_and_undone_there(
    window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot
) -> None:
    together, canvas, names = begun(page, qtbot), page.room.canvas, page.room.names
    qtbot.keyClick(canvas, Qt.Key.Key_N)
    assert names.line.hasFocus()
    qtbot.keyClicks(names.line, "Mama")
    qtbot.keyClick(names.line, Qt.Key.Key_Return)
    assert any("Mama is al genoemd" in one.text() for one in names.findChildren(QLabel) if one.isVisible())
    names.line.clear()
    qtbot.keyClicks(names.line, "Papa")
    qtbot.keyClick(names.line, Qt.Key.Key_Return)
    papa = contact("Papa")
    chip = names.chips[papa.id]
    qtbot.waitUntil(chip.isVisible)
    aim = chip.mapFrom(together, canvas.mapTo(together, canvas.frame.point(Spot(120, 50)).toPoint()))
    qtbot.mousePress(chip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(chip, chip.rect().center() + QPoint(-30, 10))
    QTest.mouseMove(chip, aim)
    qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=aim)
    assert contact("Papa").spot
    qtbot.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert contact("Papa").spot is None
    qtbot.keyClick(canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert contact("Papa").spot


def test_two_are_tied_there_by_hand(window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot) -> None:
    together, canvas = begun(page, qtbot), page.room.canvas
    tool = next(
        one for one in together.findChildren(QAbstractButton) if one.accessibleName() == "Twee mensen verbinden"
    )
    tool.click()
    for name in ("Mama", "Mieke"):
        spot = contact(name).spot
        assert spot
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.frame.point(spot).toPoint())
    assert page.shown
    assert [tie.kind for tie in page.shown.contents.ties] == [TieKind.EXISTING]


def test_nothing_stands_there_that_is_the_coordinators(
    window: MainWindow, page: NetworkPage, marleen: UUID, contact: Contact, store: Store, qtbot: QtBot
) -> None:
    store.write(network.note, [contact("Mama").id], {"relation": "moeder"})
    page.room.canvas.chosen.emit((contact("Mama").id,))
    together = begun(page, qtbot)
    assert together.windowTitle() == "Klik"
    assert together.isFullScreen()
    read = words(together)
    assert "Tante Jo" in read  # who waits can be placed
    for word in ("Marleen", "moeder", "(2)", "Naasten, kennissen", "An aan het werk"):
        assert word not in read


def test_esc_goes_back_and_the_map_stands_in_its_room_again(
    window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot
) -> None:
    together, canvas = begun(page, qtbot), page.room.canvas
    canvas.chosen.emit((contact("Mama").id,))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert page.chosen == ()
    assert page.room.together is together
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert page.room.together is None
    assert canvas.window() is window
    assert canvas.isVisible()
    assert page.room.names.isVisible()
    assert "(2)" in words(page.room.names)
    canvas.set_layers(SUPPORT)
    canvas.set_mode(TIE)  # nothing is left there that would follow
    assert begun(page, qtbot) is not together


def test_f1_opens_the_manual_there(window: MainWindow, page: NetworkPage, qtbot: QtBot) -> None:
    together = begun(page, qtbot)
    qtbot.keyClick(page.room.canvas, Qt.Key.Key_F1)
    (manual,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, ManualWindow) and one.isVisible())
    assert manual.reader.name == "netwerkkaart"
    manual.close()
    together.close()


def test_what_is_locked_is_not_left_on_the_whole_screen(window: MainWindow, page: NetworkPage, qtbot: QtBot) -> None:
    together = begun(page, qtbot)
    window.close()
    assert not together.isVisible()
