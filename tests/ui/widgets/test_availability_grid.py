"""The grid by keyboard and mouse: three answers, and it says where you are."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.i18n import choose_language
from app.ui.widgets.availability_grid import AvailabilityGrid, SharedGrid


@pytest.fixture
def grid(qtbot: QtBot) -> AvailabilityGrid:
    made = AvailabilityGrid()
    qtbot.addWidget(made)
    made.show()
    return made


def test_space_goes_from_not_asked_to_yes_to_no_and_back(grid: AvailabilityGrid, qtbot: QtBot) -> None:
    told: list[tuple[str, object]] = []
    grid.changed.connect(lambda slot, value: told.append((slot, value)))
    for _ in range(3):
        qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert told == [("mon-morning", True), ("mon-morning", False), ("mon-morning", None)]
    assert grid.values == {}


def test_arrows_move_and_stop_at_the_edge(grid: AvailabilityGrid, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(grid, key)
    assert grid.slot == "tue-afternoon"
    for _ in range(9):
        qtbot.keyClick(grid, Qt.Key.Key_Right)
        qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.slot == "sun-evening"


def test_letters_answer_at_once_and_tell_only_news(grid: AvailabilityGrid, qtbot: QtBot) -> None:
    told: list[object] = []
    grid.changed.connect(lambda _slot, value: told.append(value))
    for key in (Qt.Key.Key_J, Qt.Key.Key_O, Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Delete):
        qtbot.keyClick(grid, key)
    assert told == [True, False, None]


def test_a_click_answers_where_it_lands(grid: AvailabilityGrid, qtbot: QtBot) -> None:
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(36 + 2 * 40 + 10, 24 + 28 + 10))
    assert grid.values == {"wed-afternoon": True}


def test_it_says_where_you_are_and_what_stands_there(grid: AvailabilityGrid, qtbot: QtBot) -> None:
    choose_language("en")
    try:
        qtbot.keyClick(grid, Qt.Key.Key_Right)
        assert grid.accessibleDescription() == "Tuesday morning: not asked yet"
        qtbot.keyClick(grid, Qt.Key.Key_J)
        assert grid.accessibleDescription() == "Tuesday morning: yes"
        shared = SharedGrid()
        qtbot.addWidget(shared)
        shared.set_values({"mon-morning": True, "tue-morning": True}, {"tue-morning": True, "mon-morning": False})
        assert shared.accessibleDescription() == "Tuesday morning"
    finally:
        choose_language("nl_BE")


def test_read_only_takes_no_focus_and_no_click(qtbot: QtBot) -> None:
    grid = AvailabilityGrid(editable=False)
    qtbot.addWidget(grid)
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(46, 34))
    assert grid.values == {}
    assert grid.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_unknown_looks_unlike_no(grid: AvailabilityGrid) -> None:
    grid.set_values({"mon-morning": False})
    image = grid.grab().toImage()
    corner = [image.pixelColor(36 + 40 * at + 18, 24 + 6).name() for at in (0, 1)]
    assert corner[0] != corner[1]
