"""A field is checked on leaving, commits once per visit, and gives Ctrl+Z back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets import field as fields
from app.ui.widgets.field import Choice, TextField
from app.ui.widgets.search_box import SearchBox


def no_digits(text: str) -> str:
    return "Laat de cijfers weg." if any(letter.isdigit() for letter in text) else ""


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def in_focus(host: QWidget, field: TextField, qtbot: QtBot) -> QLineEdit:
    other = QLineEdit()
    host.layout().addWidget(field)
    host.layout().addWidget(other)
    host.show()
    field.editor.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)
    return other


def test_it_is_checked_on_leaving_and_not_while_typing(host: QWidget, qtbot: QtBot) -> None:
    field = TextField("Voornaam", check=no_digits)
    told: list[str] = []
    field.committed.connect(told.append)
    other = in_focus(host, field, qtbot)
    qtbot.keyClicks(field.editor, "Mo1")
    assert field.error == ""
    other.setFocus()
    assert field.error == "Laat de cijfers weg."
    assert (field.text, told) == ("Mo1", [])
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    other.setFocus()
    assert (field.error, told) == ("", ["Mo"])


def test_a_pause_commits_what_is_right(host: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "PAUSE_BEFORE_COMMIT", 10)
    field = TextField("Voornaam", check=no_digits)
    in_focus(host, field, qtbot)
    with qtbot.waitSignal(field.committed) as told:
        qtbot.keyClicks(field.editor, "Mo")
    assert told.args == ["Mo"]
    qtbot.keyClicks(field.editor, "1")
    qtbot.wait(50)
    assert field.error == ""


@pytest.mark.parametrize("lines", [1, 3])
def test_what_is_committed_is_not_typing_any_more(lines: int, host: QWidget, qtbot: QtBot) -> None:
    field = TextField("Vraag", "oud", lines=lines)
    editor = field.editor
    available = editor.isUndoAvailable if isinstance(editor, QLineEdit) else editor.document().isUndoAvailable  # type: ignore[attr-defined]
    in_focus(host, field, qtbot)
    qtbot.keyClicks(editor, "x")
    assert available()
    field.commit()
    assert not available()


def test_label_hint_and_error_reach_a_screen_reader(host: QWidget, qtbot: QtBot) -> None:
    field = TextField("Geboortedatum", "31/02/1968", optional=False)
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Geboortedatum"
    field.set_error("31 februari bestaat niet.")
    assert field.editor.accessibleDescription() == "31 februari bestaat niet."


def test_the_wheel_leaves_a_choice_alone(qtbot: QtBot) -> None:
    choice = Choice([("f", "zij"), ("m", "hij")], "Voornaamwoorden")
    qtbot.addWidget(choice)
    told: list[str] = []
    choice.chosen.connect(told.append)
    choice.choose("m")
    assert (choice.current, told) == ("m", [])
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, wheel)
    assert (choice.current, told) == ("m", [])
    choice.show()
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert (choice.current, told) == ("f", ["f"])


def test_a_search_tells_once_and_escape_empties_it(qtbot: QtBot) -> None:
    box = SearchBox("Naam of plaats")
    qtbot.addWidget(box)
    told: list[str] = []
    box.searched.connect(told.append)
    box.setText("g")
    box.setText("ge")
    qtbot.waitUntil(lambda: told == ["ge"])
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: told == ["ge", ""])
