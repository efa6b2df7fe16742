"""Words as chips: added by Enter, a comma or leaving, taken away by a click or a key."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui import reading
from app.ui.widgets.chip_field import ChipField


@pytest.fixture
def field(qtbot: QtBot) -> ChipField:
    made = ChipField("Interesses", split=reading.parts, suggest=lambda: ["wandelen", "watersport", "koken"])
    qtbot.addWidget(made)
    made.set_text("koken, wandelen")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.editor.setFocus()
    return made


def words(field: ChipField) -> Sequence[str]:
    return [chip.text() for chip in field.chips]


def test_enter_and_a_comma_add_a_word_and_the_line_is_free_again(field: ChipField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.committed.connect(told.append)
    qtbot.keyClicks(field.editor, "Zingen")
    assert told == []
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(field.editor, "lezen,")
    assert told == ["koken, wandelen, zingen", "koken, wandelen, zingen, lezen"]
    assert words(field) == ["koken", "wandelen", "zingen", "lezen"]
    assert isinstance(field.editor, QLineEdit)
    assert field.editor.text() == ""


def test_leaving_adds_what_was_typed_and_a_word_stands_once(field: ChipField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.editor, "KOKEN; film")
    QApplication.sendEvent(field.editor, QFocusEvent(QEvent.Type.FocusOut))
    assert field.text == "koken, wandelen, film"
    assert words(field) == ["koken", "wandelen", "film"]


def test_half_a_word_waits_however_long(field: ChipField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.editor, "zin")
    assert not field._pause.isActive()
    assert words(field) == ["koken", "wandelen"]
    assert field.text == "koken, wandelen, zin"  # it is kept all the same when somebody else comes


def test_backspace_takes_the_last_away_and_the_arrows_reach_any(field: ChipField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.committed.connect(told.append)
    qtbot.keyClick(field.editor, Qt.Key.Key_Left)
    assert field.chips[1].hasFocus()
    qtbot.keyClick(field.chips[1], Qt.Key.Key_Left)
    assert field.chips[0].hasFocus()
    qtbot.keyClick(field.chips[0], Qt.Key.Key_Delete)
    assert told == ["wandelen"]
    assert field.editor.hasFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    assert told == ["wandelen", ""]
    assert words(field) == []
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)  # nothing left to take away


def test_a_click_takes_a_word_away(field: ChipField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.committed) as told:
        qtbot.mouseClick(field.chips[0], Qt.MouseButton.LeftButton)
    assert told.args == ["wandelen"]
    assert field.editor.hasFocus()


def test_a_word_in_use_is_proposed_and_becomes_a_chip(field: ChipField, qtbot: QtBot) -> None:
    assert isinstance(field.editor, QLineEdit)
    completer = field.editor.completer()
    assert completer
    qtbot.keyClicks(field.editor, "wat")
    assert completer.currentCompletion() == "watersport"
    field.editor.setText("watersport")
    completer.activated[str].emit("watersport")
    qtbot.waitUntil(lambda: words(field) == ["koken", "wandelen", "watersport"])
    assert field.editor.text() == ""


def test_each_chip_says_what_it_does(field: ChipField) -> None:
    assert field.chips[0].accessibleName() == "Wegnemen: koken"
    assert field.editor.accessibleName() == "Interesses"


def test_a_proposed_word_chosen_by_key_is_one_word(field: ChipField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.committed.connect(told.append)
    qtbot.keyClicks(field.editor, "water")
    popup = field.editor.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert words(field) == ["koken", "wandelen", "watersport"]
    assert told == ["koken, wandelen, watersport"]
    assert field.editor.text() == ""
