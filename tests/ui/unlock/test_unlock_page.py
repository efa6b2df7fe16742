"""The page before a vault is open."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.unlock.page import UnlockPage


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    made = UnlockPage()
    made.greet("Buddywerking De Voorbeeldstreek", datetime(2026, 11, 20, 16, 32))
    qtbot.addWidget(made)
    made.resize(1024, 768)
    made.show()
    return made


def test_enter_gives_the_password(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.password_given) as given:
        qtbot.keyClicks(page.secret, "samen onder de linde")
        qtbot.keyClick(page.secret, Qt.Key.Key_Return)
    assert given.args == ["samen onder de linde"]


def test_nothing_typed_gives_nothing_and_says_so(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.password_given):
        page.open_button.click()
    assert page.field.error


def test_the_recovery_code_is_shown_as_typed(page: UnlockPage, qtbot: QtBot) -> None:
    page.recovery.click()
    assert page.secret.echoMode() == QLineEdit.EchoMode.Normal
    with qtbot.waitSignal(page.recovery_code_given), qtbot.assertNotEmitted(page.password_given):
        qtbot.keyClicks(page.secret, "ABCD")
        page.open_button.click()
    page.recovery.click()
    assert (page.secret.text(), page.secret.echoMode()) == ("", QLineEdit.EchoMode.Password)


def test_the_eye_shows_and_hides(page: UnlockPage) -> None:
    name = page.secret.eye.accessibleName()
    page.secret.eye.click()
    assert page.secret.echoMode() == QLineEdit.EchoMode.Normal
    assert page.secret.eye.accessibleName() != name


def test_an_error_keeps_what_was_typed_and_is_not_cut(page: UnlockPage, cut_in: Any, qtbot: QtBot) -> None:
    page.secret.setText("verkeerd")
    page.set_busy(True)
    page.show_error("Dit wachtwoord klopt niet. Staat Caps Lock aan? Probeer gerust opnieuw.")
    assert page.secret.text() == "verkeerd"
    assert page.open_button.isEnabled()
    shown = next(label for label in page.findChildren(QLabel) if label.text() == page.field.error)
    qtbot.waitUntil(lambda: shown.height() >= shown.heightForWidth(shown.width()) > 30)
    assert page.secret.height() == 36
    assert cut_in(page) == []


def test_no_second_answer_while_it_opens(page: UnlockPage, qtbot: QtBot) -> None:
    page.secret.setText("samen onder de linde")
    page.set_busy(True)
    with qtbot.assertNotEmitted(page.password_given):
        qtbot.keyClick(page.secret, Qt.Key.Key_Return)


def test_caps_lock_is_noticed_by_a_letter(page: UnlockPage, qtbot: QtBot) -> None:
    seen: list[bool] = []
    page.secret.caps_lock_seen.connect(seen.append)
    qtbot.keyClick(page.secret, "a")
    qtbot.keyClick(page.secret, "A", Qt.KeyboardModifier.ShiftModifier)
    assert seen == [False, False]
    qtbot.keyClick(page.secret, "A")
    qtbot.keyClick(page.secret, "1")
    assert seen == [False, False, True]


def test_what_is_being_made_leaves_the_page_as_high_as_it_was(qtbot: QtBot) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.resize(1024, 728)
    page.show()
    high = page.height()
    page.welcome.progress.show()
    assert page.welcome.minimumSizeHint().height() < 600
    assert page.height() == high
    assert not page.welcome.demo.isVisible()
    page.welcome.progress.hide()
    assert page.welcome.demo.isVisible()
    QApplication.processEvents()
    assert page.height() == high


def test_without_a_vault_there_are_five_ways_to_begin(qtbot: QtBot, cut_in: Any) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show()
    assert not page.secret.isVisible()
    assert not page.welcome.back.isVisible()
    wanted = (
        page.new_vault_wanted,
        page.restore_wanted,
        page.receive_wanted,
        page.other_file_wanted,
        page.demo_wanted,
    )
    for way, signal in zip(page.welcome.ways, wanted, strict=True):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(way, Qt.Key.Key_Return)
    page.show_error("In Documenten staat geen kluis.")
    assert page.welcome.sentence
    assert not page.secret.isVisible()
    assert cut_in(page) == []
    page.clear()
    assert not page.welcome.sentence


def test_the_arrow_keys_walk_along_the_ways(qtbot: QtBot) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.welcome.new_vault.hasFocus)
    for way in page.welcome.ways[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert way.hasFocus()
    qtbot.keyClick(page.welcome.demo, Qt.Key.Key_Up)
    assert page.welcome.find_vault.hasFocus()


def test_the_ways_to_begin_are_a_click_away_and_back(page: UnlockPage, cut_in: Any, qtbot: QtBot) -> None:
    page.secret.setText("verkeerd")
    page.others.click()
    assert page.welcome.isVisible()
    assert not page.secret.isVisible()
    assert cut_in(page) == []
    page.welcome.back.click()
    assert page.secret.isVisible()
    assert page.secret.text() == ""


def test_the_window_does_not_grow_when_one_card_takes_the_place_of_another(qtbot: QtBot) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.greet("Buddywerking")
    page.show_ways(back=True)
    page.ask_who([(UUID(int=1), "An Zilverberk")])
    QApplication.processEvents()
    assert page.height() == 768


def test_what_a_backup_helps_for_leads_to_one(page: UnlockPage, cut_in: Any, qtbot: QtBot) -> None:
    page.show_error("Dit wachtwoord klopt niet.")
    assert not page.mend.isVisible()
    page.show_error("Het bestand met de gegevens ontbreekt of is beschadigd.", mend=True)
    assert page.mend.isVisible()
    assert cut_in(page) == []
    with qtbot.waitSignal(page.restore_wanted):
        page.mend.click()
    page.greet("Buddywerking")
    assert not page.mend.isVisible()
