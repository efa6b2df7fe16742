"""The office's own criteria in the settings: begun, renamed, given other answers and removed by the keyboard."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import criteria, people
from app.services.actions import perform
from app.services.criteria import CriterionRow
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.office.criteria_card import CriteriaCard, CriterionDialog
from app.ui.office.page import OfficePage
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog

TODAY = date(2026, 11, 23)
DOGS, ANIMALS = "Houdt van honden", "Dieren"


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    made = MainWindow(store, [OfficePage(store, lambda: TODAY)])
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def card(window: MainWindow) -> CriteriaCard:
    return window.findChildren(CriteriaCard)[0]


@pytest.fixture
def nadia(vault: Vault) -> UUID:
    """Somebody of whom something is known about two criteria."""
    perform(vault, criteria.add_criterion, DOGS)
    perform(vault, criteria.add_criterion, ANIMALS, ["kat", "hond", "geen"])
    facts = {"first_name": "Nadia", "last_name": "Vlinderdal", "custom": {DOGS: True, ANIMALS: "kat"}}
    return perform(vault, people.add_buddy, facts, {})


def known(store: Store) -> list[CriterionRow]:
    return list(store.read(criteria.criteria))


def custom(vault: Vault, buddy: UUID) -> dict[str, Any] | None:
    with vault.read() as session:
        return people.buddy(session, buddy, TODAY).custom


def button(inside: QWidget, words: str) -> Button:
    QApplication.processEvents()
    shown = [one for one in inside.findChildren(Button) if one.isVisibleTo(inside)]
    return next(one for one in shown if words in (one.text(), one.accessibleName()))


def opened(window: QWidget, qtbot: QtBot) -> CriterionDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(CriterionDialog)))
    found = next(one for one in window.findChildren(CriterionDialog) if one.isVisible())
    qtbot.waitUntil(found.name.editor.hasFocus)
    return found


def answering(qtbot: QtBot, key: Qt.Key) -> list[str]:
    """Answers the question that comes with a key on what has the keyboard; what it says is told."""
    told: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        if key == Qt.Key.Key_Right:  # the answer that is not the safe one
            qtbot.keyClick(dialog, Qt.Key.Key_Tab)
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        else:
            qtbot.keyClick(dialog, key)

    QTimer.singleShot(50, answer)
    return told


def test_an_example_is_where_one_begins(card: CriteriaCard, store: Store, window: MainWindow, qtbot: QtBot) -> None:
    example = button(card, DOGS)
    example.setFocus()
    qtbot.keyClick(example, Qt.Key.Key_Space)
    dialog = opened(window, qtbot)
    assert dialog.name.text == DOGS
    qtbot.keyClick(dialog.name.editor, Qt.Key.Key_Return)
    assert known(store) == [CriterionRow(DOGS, None)]
    assert button(card, f"{DOGS} wijzigen…")
    assert window.focusWidget() is card.add_button  # what had the keyboard is gone
    store.undo()
    assert button(card, "Rijdt met de auto")


def test_words_to_choose_from_are_typed_with_commas(
    card: CriteriaCard, store: Store, window: MainWindow, qtbot: QtBot
) -> None:
    card.add_button.setFocus()
    qtbot.keyClick(card.add_button, Qt.Key.Key_Space)
    dialog = opened(window, qtbot)
    qtbot.keyClick(dialog.name.editor, Qt.Key.Key_Return)
    assert dialog.name.error.startswith("Geef het criterium een naam")
    assert dialog.words.isHidden()
    qtbot.keyClicks(dialog.name.editor, ANIMALS)
    kind = dialog.kind.focusProxy()
    assert kind
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Right)
    assert dialog.words.isVisible()
    qtbot.keyClicks(dialog.words.editor, "kat")
    qtbot.keyClick(dialog.words.editor, Qt.Key.Key_Return)
    assert dialog.words.error.startswith("Geef minstens twee antwoorden")
    assert dialog.name.error == ""
    qtbot.keyClicks(dialog.words.editor, ", grote hond,, geen")
    qtbot.keyClick(dialog.words.editor, Qt.Key.Key_Return)
    assert known(store) == [CriterionRow(ANIMALS, ("kat", "grote hond", "geen"))]


def test_another_name_comes_with_everybody(
    card: CriteriaCard, nadia: UUID, store: Store, vault: Vault, window: MainWindow, qtbot: QtBot
) -> None:
    card.refresh()
    button(card, f"{DOGS} wijzigen…").click()
    dialog = opened(window, qtbot)
    assert "bij 1 persoon" in "".join(one.text() for one in dialog.findChildren(QLabel))
    dialog.name.editor.setText(ANIMALS)
    qtbot.keyClick(dialog.name.editor, Qt.Key.Key_Return)
    assert dialog.name.error == "Er is al een criterium met die naam: ‘Dieren’."
    dialog.name.editor.setText("Hondenvriend")
    qtbot.keyClick(dialog.name.editor, Qt.Key.Key_Return)
    assert custom(vault, nadia) == {"Hondenvriend": True, ANIMALS: "kat"}
    store.undo()
    assert custom(vault, nadia) == {DOGS: True, ANIMALS: "kat"}


def test_what_an_answer_that_goes_takes_along_is_told_first(
    card: CriteriaCard, nadia: UUID, store: Store, vault: Vault, window: MainWindow, qtbot: QtBot
) -> None:
    card.refresh()
    button(card, f"{ANIMALS} wijzigen…").click()
    dialog = opened(window, qtbot)
    dialog.words.editor.setText("hond, geen")
    told = answering(qtbot, Qt.Key.Key_Escape)
    qtbot.keyClick(dialog.words.editor, Qt.Key.Key_Return)
    assert told[0] == "Antwoorden wijzigen?"
    assert "bij 1 persoon" in told[1]
    assert dialog.isVisible()
    assert custom(vault, nadia) == {DOGS: True, ANIMALS: "kat"}
    answering(qtbot, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.words.editor, Qt.Key.Key_Return)
    assert known(store)[1] == CriterionRow(ANIMALS, ("hond", "geen"))
    assert custom(vault, nadia) == {DOGS: True}


def test_removed_after_a_question_and_brought_back(
    card: CriteriaCard, nadia: UUID, store: Store, vault: Vault, window: MainWindow, qtbot: QtBot
) -> None:
    card.refresh()
    button(card, f"{DOGS} wijzigen…").click()
    dialog = opened(window, qtbot)
    told = answering(qtbot, Qt.Key.Key_Right)
    button(dialog, "Criterium verwijderen…").click()
    assert told[0] == f"‘{DOGS}’ verwijderen?"
    assert custom(vault, nadia) == {ANIMALS: "kat"}
    assert [one.name for one in known(store)] == [ANIMALS]
    store.undo()
    assert custom(vault, nadia) == {DOGS: True, ANIMALS: "kat"}
    assert [one.name for one in known(store)] == [DOGS, ANIMALS]
