"""One Enter in the search chooses, a second answers the dialog at most."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.picker import Picker

NAMES = ("André Beek", "Marleen Zonnedauw", "Zoë Van Marle")
ROWS = [ListRow(str(at), (), name, found_by="Geel") for at, name in enumerate(NAMES)]
Enter = Qt.Key.Key_Return


def shown(window: QWidget, qtbot: QtBot, at_once: bool) -> tuple[Dialog, Picker, list[str]]:
    dialog, picker = Dialog(window, "?"), Picker("Wie", "Naam of plaats", ROWS, at_once=at_once)
    dialog.body.addWidget(picker)
    dialog.add_answer(filled("Ja"), default=True)
    taken: list[str] = []
    picker.taken.connect(lambda: taken.append(picker.current))
    dialog.open()
    picker.setFocus()
    return dialog, picker, taken


@pytest.mark.parametrize(("typed", "found"), [("zoe", "2"), ("MARL zonne", "1"), ("geel and", "0"), ("marle van", "2")])
def test_accents_capitals_and_the_order_of_words_are_no_matter(
    window: QWidget, qtbot: QtBot, typed: str, found: str
) -> None:
    _dialog, picker, _taken = shown(window, qtbot, at_once=False)
    qtbot.keyClicks(picker.search, typed)
    qtbot.keyClick(picker.search, Enter)
    assert picker.current == found


def test_one_enter_chooses_the_first_and_the_next_answers(window: QWidget, qtbot: QtBot) -> None:
    dialog, picker, taken = shown(window, qtbot, at_once=False)
    picker.list.select("2")
    qtbot.keyClicks(picker.search, "marle")  # who is chosen already is among them, and is not the first
    qtbot.keyClick(picker.search, Enter)
    assert (picker.current, dialog.result(), dialog.isVisible()) == ("1", 0, True)
    assert dialog.focusWidget() is picker.list
    qtbot.keyClick(picker.list, Enter)
    assert dialog.result() == 1
    assert taken == []


def test_where_choosing_is_all_one_enter_takes_and_answers_nothing(window: QWidget, qtbot: QtBot) -> None:
    dialog, picker, taken = shown(window, qtbot, at_once=True)
    qtbot.keyClicks(picker.search, "zzz")
    qtbot.keyClick(picker.search, Enter)
    assert taken == []
    picker.search.clear()
    qtbot.keyClicks(picker.search, "marle")
    qtbot.keyClick(picker.search, Enter)
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Enter)
    assert taken == ["1", "2"]
    assert dialog.isVisible()
