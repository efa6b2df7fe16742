"""The window of the manual: its pages, back and forward, the search, and how it looks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.i18n import choose_language
from app.ui import theme
from app.ui.application import reword
from app.ui.manual import opening
from app.ui.manual.pages import INDEX, contents
from app.ui.manual.window import ManualWindow
from app.ui.tokens import DARK, LIGHT
from app.ui.widgets.dialog import Dialog


@pytest.fixture
def manual(qtbot: QtBot) -> ManualWindow:
    made = ManualWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def colour_at(manual: ManualWindow, words: str) -> str:
    found = manual.reader.document().find(words)
    assert not found.isNull()
    return found.charFormat().foreground().color().name().upper()


def test_it_fits_on_the_screen(manual: ManualWindow) -> None:
    room = manual.screen().availableSize()
    assert manual.height() < room.height()
    assert manual.width() < room.width()


def test_every_page_is_read(manual: ManualWindow) -> None:
    for page in (INDEX, *(page.name for page in contents())):
        manual.show_page(page)
        assert manual.reader.name == page
        assert manual.list.current == (None if page == INDEX else page)
    assert manual.list.rows.count == len(contents())


def test_a_picture_is_as_wide_as_there_is_room(manual: ManualWindow, qtbot: QtBot) -> None:
    manual.show_page("vandaag")
    reader = manual.reader
    assert reader.document().idealWidth() <= reader.viewport().width()
    manual.resize(900, 700)
    qtbot.waitUntil(lambda: reader.document().size().width() <= reader.viewport().width() < 900)
    qtbot.waitUntil(lambda: reader.document().idealWidth() <= reader.viewport().width())


def test_back_and_forward(manual: ManualWindow, qtbot: QtBot) -> None:
    assert not manual.back.isEnabled()
    manual.show_page("vandaag")
    manual.list.select("cijfers")
    assert manual.back.isEnabled()
    manual.back.click()
    assert (manual.reader.name, manual.list.current) == ("vandaag", "vandaag")
    assert colour_at(manual, "Komende dagen") == LIGHT.primary_ink
    manual.forward.click()
    assert manual.reader.name == "cijfers"
    manual.begin.click()
    assert manual.reader.name == INDEX


def test_words_are_sought_without_accents(manual: ManualWindow, qtbot: QtBot) -> None:
    manual.box.seek("HERSTELCODE afdrukken")
    assert manual.reader.name == "beginnen"
    assert manual.reader.textCursor().selectedText().lower() == "herstelcode"
    manual.box.seek("één veld")
    found = manual.list.rows.keys
    manual.box.seek("een veld")
    assert found == manual.list.rows.keys
    manual.box.seek("onkosten")
    assert manual.reader.name == "onkosten"  # the page that is called so comes before those that only name it
    manual.box.seek("xyzzy")
    assert manual.nothing.isVisibleTo(manual)
    assert manual.reader.name == "onkosten"
    qtbot.keyClick(manual.box, Qt.Key.Key_Escape)  # empties the box before it closes the window
    assert manual.isVisible()
    manual.box.tell()
    assert manual.list.rows.count == len(contents())
    manual.box.seek("proefperiode")
    manual.show_page("beginnen")  # F1 again
    assert manual.reader.name == "beginnen"
    assert manual.list.rows.count == len(contents())


def test_it_follows_the_look(manual: ManualWindow, qtbot: QtBot, dressed: QApplication) -> None:
    manual.show_page("vandaag")
    before = manual.reader.document().find("Komende dagen").charFormat().font().pixelSize()
    assert colour_at(manual, "Komende dagen") == LIGHT.primary_ink
    theme.apply(dressed, DARK, 130)
    try:
        qtbot.waitUntil(lambda: colour_at(manual, "Komende dagen") == DARK.primary_ink)
        assert manual.reader.document().find("Komende dagen").charFormat().font().pixelSize() > before
    finally:
        theme.apply(dressed, LIGHT, 100)


def test_in_another_language_it_says_that_it_is_dutch(qtbot: QtBot) -> None:
    choose_language("fr_BE")
    try:
        made = ManualWindow()
    finally:
        choose_language("nl_BE")
    qtbot.addWidget(made)
    assert "Le manuel est en néerlandais." in [one.text() for one in made.findChildren(QLabel)]


def test_all_in_it_has_a_name(manual: ManualWindow) -> None:
    shown = (one for one in manual.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    nameless = [one for one in shown if one.isVisibleTo(manual) and not (one.accessibleName() or one.property("text"))]
    assert nameless == []


def test_f1_opens_one_and_escape_closes_it(qtbot: QtBot, window: QWidget) -> None:
    opening.bind(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (made,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, ManualWindow))
    assert made.isVisible()
    assert made.reader.name == INDEX
    assert not made.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    opening.open_at("cijfers", window)
    assert made.reader.name == "cijfers"
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()


def test_over_a_dialog_it_takes_keys_and_stays_when_that_goes(qtbot: QtBot, window: QWidget) -> None:
    dialog = Dialog(window, "Vraag")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    (made,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, ManualWindow))
    assert made.parentWidget() is dialog
    dialog.accept()
    assert made.parentWidget() is None
    assert made.isVisible()


def test_it_is_made_again_in_another_language(qtbot: QtBot, window: QWidget) -> None:
    opening.open_at("cijfers", window)
    before = opening._open[0]
    place = before.geometry()
    reword("fr_BE")
    try:
        qtbot.waitUntil(lambda: opening._open[0] is not before)
        made = opening._open[0]
        qtbot.addWidget(made)
        assert (made.isVisible(), made.geometry(), made.reader.name) == (True, place, "cijfers")
        assert made.windowTitle() == "Manuel"
        qtbot.waitUntil(lambda: not isValid(before))
    finally:
        reword("nl_BE")


def test_ctrl_k_finds_a_page_by_its_words(window: QWidget) -> None:
    from app.ui.search.commands import matching

    offered = list(opening.commands(window))
    assert [one.words for one in matching(offered, "")] == ["Handleiding"]
    assert [one.words for one in matching(offered, "jaarverslag")] == ["Handleiding: Cijfers en jaarverslag"]


def test_the_key_is_that_of_the_system() -> None:
    assert QKeySequence(QKeySequence.StandardKey.HelpContents).toString() == "F1"
