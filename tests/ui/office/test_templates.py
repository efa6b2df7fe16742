"""Words on paper: typed with the paper in sight, kept as typed, and what is wrong said with its line."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import templates
from app.ui import theme
from app.ui.office.templates import TemplatesPane
from app.ui.store import Store
from app.ui.widgets.field import Choice

LETTER = "handover_letter"


@pytest.fixture
def pane(store: Store, window: QWidget, qtbot: QtBot) -> TemplatesPane:
    made = TemplatesPane(store)
    store.changed.connect(lambda _change: made.refresh())
    made.setParent(window)
    made.resize(window.size())
    made.show()
    made.refresh()
    made_ready(made, qtbot)
    return made


def made_ready(pane: TemplatesPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(pane.preview.pages.images))


def choose(pane: TemplatesPane, name: str, qtbot: QtBot) -> None:
    """As somebody who walks down the drop-down by keyboard."""
    box: Choice = pane.paper
    box.setFocus()
    while box.current != name:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    made_ready(pane, qtbot)


def typing(pane: TemplatesPane, words: str, qtbot: QtBot) -> None:
    pane.editor.setFocus()
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    for at, line in enumerate(words.split("\n")):
        if at:
            qtbot.keyClick(pane.editor, Qt.Key.Key_Return)
        qtbot.keyClicks(pane.editor, line)


def test_the_words_of_klik_stand_there_with_the_paper_beside(pane: TemplatesPane, qtbot: QtBot) -> None:
    assert pane.field.text.startswith("# Onze overeenkomst")
    assert pane.paper.currentText() == "Overeenkomst van een duo"
    assert not pane.restore.isVisible()
    assert len(pane.preview.pages.images) == 2
    choose(pane, "certificate", qtbot)
    assert "# Attest van vrijwilligerswerk" in pane.field.text
    assert len(pane.preview.pages.images) == 1


def test_typed_words_are_kept_and_seen_and_taken_back(pane: TemplatesPane, store: Store, qtbot: QtBot) -> None:
    choose(pane, LETTER, qtbot)
    before = pane.preview.pages.images[0]
    typing(pane, " en anderen", qtbot)
    qtbot.waitUntil(lambda: pane.preview.pages.images[0] != before)
    assert store.read(templates.text, LETTER) is None  # kept once it rests, or the field is left
    pane.paper.setFocus()
    assert (store.read(templates.text, LETTER) or "").endswith("{coördinator} en anderen")
    assert pane.paper.currentText().endswith(" · eigen tekst")
    assert pane.restore.isVisible()
    qtbot.mouseClick(pane.restore, Qt.MouseButton.LeftButton)
    assert store.read(templates.text, LETTER) is None
    assert pane.field.text == templates.standard(LETTER).strip()
    assert not pane.restore.isVisible()
    store.undo()
    assert pane.field.text.endswith("en anderen")
    assert pane.restore.isVisible()


def test_own_words_are_of_the_language_that_is_chosen(pane: TemplatesPane, store: Store, qtbot: QtBot) -> None:
    choose(pane, LETTER, qtbot)
    pane.language.setFocus()
    qtbot.keyClick(pane.language, Qt.Key.Key_Down)
    assert pane.language.currentText() == "Français"
    assert pane.field.text == templates.standard(LETTER, "fr_BE").strip()
    typing(pane, " et les autres", qtbot)
    pane.paper.setFocus()
    assert (store.read(templates.text, LETTER, "fr_BE") or "").endswith("et les autres")
    assert store.read(templates.text, LETTER) is None
    assert pane.paper.currentText().endswith(" · eigen tekst")
    pane.language.setFocus()
    qtbot.keyClick(pane.language, Qt.Key.Key_Up)
    assert pane.field.text == templates.standard(LETTER).strip()
    assert not pane.restore.isVisible()


def test_what_is_wrong_is_said_with_its_line_and_kept(pane: TemplatesPane, store: Store, qtbot: QtBot) -> None:
    choose(pane, LETTER, qtbot)
    shown = list(pane.preview.pages.images)
    typing(pane, "\nGroeten van {iedereen}", qtbot)
    qtbot.waitUntil(lambda: bool(pane.trouble.text()))
    assert "{iedereen}" in pane.trouble.text()
    assert "drukt Klik zijn eigen tekst af" in pane.trouble.text()
    assert pane.trouble.isVisible()
    assert pane.preview.pages.images == shown  # the last that was right
    assert not pane.preview.isEnabled()
    pane.paper.setFocus()
    assert "{iedereen}" in (store.read(templates.text, LETTER) or "")
    assert store.read(templates.words, LETTER).own is None
    qtbot.mouseClick(pane.to_line, Qt.MouseButton.LeftButton)
    assert pane.editor.textCursor().selectedText() == "Groeten van {iedereen}"
    assert pane.editor.hasFocus()
    typing(pane, "", qtbot)
    for _letter in "{iedereen}":
        qtbot.keyClick(pane.editor, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not pane.trouble.text())
    assert not pane.trouble.isVisible()
    assert pane.preview.isEnabled()


def test_the_paper_of_klik_is_shown_where_own_words_were_wrong_before(
    pane: TemplatesPane, store: Store, qtbot: QtBot
) -> None:
    store.write(templates.change, LETTER, "# Dag {iedereen}")
    choose(pane, LETTER, qtbot)
    qtbot.waitUntil(lambda: bool(pane.trouble.text()))
    assert len(pane.preview.pages.images) == 1


def test_names_and_parts_are_inserted_from_a_menu(pane: TemplatesPane, store: Store, qtbot: QtBot) -> None:
    choose(pane, LETTER, qtbot)
    typing(pane, "\nGroeten van ", qtbot)
    actions = {action.text(): action for action in pane.menu.actions()}
    assert "{voornaam}" in actions
    assert "[adres]" in actions
    actions["{organisatie}"].trigger()
    assert pane.editor.toPlainText().endswith("Groeten van {organisatie}")
    assert pane.editor.hasFocus()


def test_words_that_are_still_typed_survive_a_change_elsewhere(pane: TemplatesPane, store: Store, qtbot: QtBot) -> None:
    typing(pane, "\nNog iets", qtbot)
    store.write(templates.change, "certificate", "# Bedankt")
    assert pane.field.text.endswith("Nog iets")


@pytest.mark.parametrize(("percent", "width"), [(100, 900), (130, 1150)])
def test_nothing_is_cut(
    pane: TemplatesPane, cut_in: Callable[[QWidget], list[str]], percent: int, width: int, qtbot: QtBot
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    try:
        theme.apply(application, theme.tokens(), percent)
        pane.window().resize(width, 700)
        pane.resize(width, 700)
        choose(pane, LETTER, qtbot)
        typing(pane, "{iedereen}", qtbot)
        qtbot.waitUntil(lambda: bool(pane.trouble.text()))
        pane.paper.setFocus()
        assert cut_in(pane) == []
    finally:
        theme.apply(application, theme.tokens(), 100)
