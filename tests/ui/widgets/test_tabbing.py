"""Tab goes along what is in sight, as it is read, whenever and in whichever order it was made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.dialog import Dialog
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.tabbing import stops


def shown(qtbot: QtBot, *items: object) -> Dialog:
    made = Dialog(None, "Wat staat hier?")
    made.body.addLayout(column(*items))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def walk(qtbot: QtBot, dialog: Dialog, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """The words of what Tab comes to, until it comes round."""
    found: list[str] = []
    while len(found) < 20:
        at = QApplication.focusWidget()
        assert at
        words = at.property("text") or at.accessibleName()
        if words in found:
            break
        found.append(words)
        qtbot.keyClick(at, key)
    return found


def test_what_was_made_last_is_read_where_it_stands(qtbot: QtBot) -> None:
    last, second, first = QPushButton("derde"), QPushButton("tweede"), QPushButton("eerste")
    dialog = shown(qtbot, row(first, second), last)
    first.setFocus()
    assert walk(qtbot, dialog) == ["eerste", "tweede", "derde"]
    new = QPushButton("nieuw")
    dialog.body.insertWidget(0, new)
    QApplication.processEvents()
    new.setFocus()
    assert walk(qtbot, dialog) == ["nieuw", "eerste", "tweede", "derde"]
    assert walk(qtbot, dialog, Qt.Key.Key_Backtab) == ["nieuw", "derde", "tweede", "eerste"]


def test_nothing_is_passed_over_before_what_gets_the_focus_of_its_container(qtbot: QtBot) -> None:
    host, search, found = QWidget(), QPushButton("zoeken"), QPushButton("gevonden")
    host.setLayout(column(search, found))
    host.setFocusProxy(found)
    above = QPushButton("erboven")
    dialog = shown(qtbot, above, host)
    above.setFocus()
    assert walk(qtbot, dialog) == ["erboven", "zoeken", "gevonden"]


def test_who_types_goes_on_typing(qtbot: QtBot) -> None:
    line, other = QLineEdit(), QLineEdit()
    line.setAccessibleName("eerste")
    other.setAccessibleName("tweede")
    eye = QPushButton("oog", line)
    dialog = shown(qtbot, line, other)
    assert stops(dialog) == [line, other, eye]


def test_what_goes_out_of_sight_hands_on_to_what_follows(qtbot: QtBot) -> None:
    first, second, third = (QPushButton(words) for words in ("eerste", "tweede", "derde"))
    dialog = shown(qtbot, first, second, third)
    second.setFocus()
    second.hide()
    assert dialog.focusWidget() is third


def test_segments_are_one_stop_and_take_the_keyboard_where_they_stand(qtbot: QtBot) -> None:
    views = Segmented([("lijst", "Lijst"), ("tabel", "Tabel")], "Weergave")
    dialog = shown(qtbot, views, QPushButton("verder"))
    views.choose("tabel")
    views.setFocus()
    assert walk(qtbot, dialog) == ["Tabel", "verder"]
    views.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert views.current == "lijst"
