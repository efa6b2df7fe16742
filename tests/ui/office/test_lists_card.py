"""The cards of lists and numbers: saved as they are filled in, refused with a sentence, and back to what Klik has."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services import own_lists, people, thresholds
from app.services.own_lists import LISTS, SOURCES, TARGET_GROUPS, TRAITS
from app.services.thresholds import Thresholds
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.office.keeping_card import MOST
from app.ui.office.page import OFFICE, PRIVACY, RHYTHM, OfficePage
from app.ui.store import Store
from app.ui.today.link import NameLink
from app.ui.widgets.field import TextField
from app.vocabulary import ParticipantStatus


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> OfficePage:
    made = OfficePage(store, lambda: date(2026, 11, 23))
    window = MainWindow(store, [made])
    qtbot.addWidget(window)
    window.show()
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def fill(field: TextField, text: str) -> bool:
    if isinstance(field.editor, QPlainTextEdit):
        field.editor.setPlainText(text)
    else:
        field.editor.setText(text)  # type: ignore[attr-defined]
    return field.commit()


def test_a_list_is_shown_changed_and_put_back(page: OfficePage, store: Store, qtbot: QtBot) -> None:
    page.show_section(OFFICE)
    card = page.lists
    assert card.choice.count() == len(LISTS)
    card.show_list(SOURCES)
    assert card.words.text.splitlines() == list(own_lists.shipped(SOURCES))
    assert card.state.text() == "Dit is de lijst van Klik."
    assert not card.usual.isEnabled()
    assert fill(card.words, "de markt\n\nde markt\nradio ")
    assert store.read(own_lists.words_of, SOURCES) == ("de markt", "radio")
    assert (card.words.text, card.state.text()) == ("de markt\nradio", "Dit is een eigen lijst.")
    card.show_list(TRAITS)
    assert (card.words.text, card.choice.current) == ("", TRAITS)
    assert "in gebruik" in card.state.text()
    card.show_list(SOURCES)
    qtbot.mouseClick(card.usual, Qt.MouseButton.LeftButton)
    assert store.read(own_lists.own_words, SOURCES) is None
    assert card.words.text.splitlines() == list(own_lists.shipped(SOURCES))
    store.undo()
    assert store.read(own_lists.words_of, SOURCES) == ("de markt", "radio")


def test_what_is_typed_is_kept_before_another_list_is_shown(page: OfficePage, store: Store) -> None:
    page.show_section(OFFICE)
    card = page.lists
    card.show_list(TARGET_GROUPS)
    card.words.editor.setPlainText("x" * 121)  # type: ignore[attr-defined]
    card.show_list(SOURCES)  # it cannot be kept, so it stays in sight
    assert (card.shown, card.choice.current) == (TARGET_GROUPS, TARGET_GROUPS)
    assert "hoogstens 120 letters" in card.words.error
    card.words.editor.setPlainText("")  # type: ignore[attr-defined]
    card.show_list(SOURCES)
    assert card.shown == SOURCES
    assert store.read(own_lists.own_words, TARGET_GROUPS) == ()
    card.show_list(TARGET_GROUPS)
    assert card.state.text() == "Nu wordt er niets aangeboden."


def test_numbers_are_kept_within_their_bounds(page: OfficePage, store: Store, qtbot: QtBot) -> None:
    page.show_section(RHYTHM)
    card = page.numbers
    assert (card.ages.text, card.numbers["few_answers"].text) == ("18, 30, 45, 60, 75", "5")
    assert not card.usual.isEnabled()
    assert not fill(card.numbers["few_answers"], "2")
    assert card.numbers["few_answers"].error == "Schrijf een geheel getal van 3 tot 50."
    assert fill(card.ages, "16; 26, 66")
    for wrong in ("26, 16", "achttien", "15, 20", ""):
        assert not fill(card.ages, wrong)
        assert card.ages.error
    assert fill(card.numbers["few_answers"], "10")
    assert fill(card.numbers["coming_days"], "21")
    assert store.read(thresholds.thresholds) == Thresholds(few_answers=10, ages=(16, 26, 66), coming_days=21)
    qtbot.mouseClick(card.usual, Qt.MouseButton.LeftButton)
    assert store.read(thresholds.thresholds) == Thresholds()
    assert (card.ages.text, card.ages.error) == ("18, 30, 45, 60, 75", "")


def test_terms_of_keeping_go_back_to_what_is_usual(page: OfficePage, store: Store, qtbot: QtBot) -> None:
    from app.services import retention

    page.show_section("privacy")
    assert not page.keeping.usual.isEnabled()
    assert fill(page.keeping.terms["buddy"], "36")
    assert page.keeping.usual.isEnabled()
    qtbot.mouseClick(page.keeping.usual, Qt.MouseButton.LeftButton)
    assert store.read(retention.terms) == retention.Terms()
    assert page.keeping.terms["buddy"].text == "24"


def test_of_all_who_are_kept_too_long_the_first_stand_on_the_card(
    page: OfficePage, store: Store, vault: Vault, qtbot: QtBot
) -> None:
    with vault.write("List read in") as session:
        for number in range(MOST + 3):
            own = {"status": ParticipantStatus.LEFT, "left_on": date(2015, 1, 1)}
            people.add_participant(session, {"first_name": f"Marleen {number}"}, own)
    page.show_section(PRIVACY)
    qtbot.waitUntil(lambda: len(page.keeping.findChildren(NameLink)) == MOST)
    assert f"{MOST} van {MOST + 3}" in [one.text() for one in page.keeping.findChildren(QLabel) if one.isVisible()]


def test_a_section_that_is_gone_to_is_read_once(page: OfficePage, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    refresh = page.rhythm.refresh
    monkeypatch.setattr(page.rhythm, "refresh", lambda: (read.append("rhythm"), refresh()))
    page.show_section(RHYTHM)
    assert read == ["rhythm"]
