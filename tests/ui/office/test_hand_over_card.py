"""The card on which a vault goes to another laptop, and comes back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.storage import hand_over, snapshot
from app.storage.vault import Vault
from app.ui.office import hand_over_card
from app.ui.office.hand_over_card import HandOverCard
from app.ui.store import Store


@pytest.fixture
def card(store: Store, vault: Vault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> HandOverCard:
    monkeypatch.setattr(hand_over_card, "confirm", lambda *_question, **_how: True)
    made = HandOverCard(store, vault)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.refresh()
    made.show()
    return made


def said(card: QWidget) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def test_it_goes_and_is_taken_back(
    card: HandOverCard, vault: Vault, tmp_path: Path, qtbot: QtBot, cut_in: Callable[[QWidget], list[str]]
) -> None:
    assert not card.receive.isVisible()
    qtbot.keyClicks(card.to.editor, "Els")
    with qtbot.waitSignal(card.changed):
        card.give_to(tmp_path / "stick")
    given = vault.away()
    assert given
    assert given.given_to == "Els"
    assert "overgedragen aan Els" in said(card)
    assert not card.give.isVisible()
    assert cut_in(card) == []
    with qtbot.waitSignal(card.changed):
        card.give_to(tmp_path / "again")
    assert snapshot.read(tmp_path / "again.klikhandover").head == vault.head()
    with qtbot.waitSignal(card.changed):
        card.reclaim.click()
    assert vault.away() is None
    assert card.give.isVisible()


def test_where_another_laptop_works_in_it_there_is_no_file_to_make(card: HandOverCard, vault: Vault) -> None:
    with vault.alone() as file:
        hand_over.note(file, hand_over.received(hand_over.new(file, "theirs", "Els"), "of Els"))
    card.refresh()
    assert "werkt een andere laptop in deze kluis" in said(card)
    assert card.receive.isVisible()
    assert card.reclaim.isVisible()
    assert not card.again.isVisible()
    assert not card.give.isVisible()


def test_a_place_that_is_not_there_is_said_and_nothing_went(
    card: HandOverCard, vault: Vault, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(hand_over_card, "tell", lambda _window, error: told.append(str(error)))
    with qtbot.waitSignal(card.changed):
        card.give_to(tmp_path / "pulled" / "stick")
    assert len(told) == 1
    assert vault.away() is None
    assert card.give.isVisible()


def test_the_file_in_which_it_comes_back_is_chosen_here(
    card: HandOverCard, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "back.klikhandover")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (chosen, ""))
    with qtbot.waitSignal(card.receive_wanted) as wanted:
        card.receive.click()
    assert wanted.args == [Path(chosen)]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "there"), ""))
    with qtbot.waitSignal(card.changed):
        card.give.click()
    assert (tmp_path / "there.klikhandover").exists()
