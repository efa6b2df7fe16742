"""The card on which the vault is looked at: when that was, what was found, and one button that sets it right."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import checkup
from app.storage.names import SPARE
from app.storage.vault import Vault
from app.ui.office.check_card import CheckCard
from app.ui.store import Store


@pytest.fixture
def card(store: Store, vault: Vault, qtbot: QtBot) -> CheckCard:
    made = CheckCard(store, vault)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def said(card: QWidget) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def idle(card: CheckCard) -> bool:
    return card.look.isEnabled()


def test_a_vault_that_is_whole_is_said_so_with_the_moment(card: CheckCard, vault: Vault, qtbot: QtBot) -> None:
    assert "nog niet nagekeken" in said(card)
    assert not card.mend.isVisible()
    card.look.click()
    qtbot.waitUntil(lambda: idle(card))
    assert "Alles is in orde." in said(card)
    again = CheckCard(card._store, vault)
    qtbot.addWidget(again)
    again.refresh()
    assert "Laatst nagekeken" in said(again)


def test_what_is_found_stands_there_and_is_set_right(
    card: CheckCard, vault: Vault, qtbot: QtBot, cut_in: Callable[[QWidget], list[str]]
) -> None:
    (vault.folder / SPARE).unlink()
    with vault.raw() as file:
        file.execute("DROP TRIGGER journal_person_insert")
    told: list[str] = []
    card._store.said.connect(lambda words, _undo: told.append(words))
    card.look.click()
    qtbot.waitUntil(lambda: idle(card) and card.mend.isVisible())
    assert told == ["Er zijn 2 zaken gevonden."]
    qtbot.waitUntil(lambda: SPARE in said(card))
    assert "je wachtwoord blijft hetzelfde" in said(card)
    assert cut_in(card) == []
    card.mend.click()
    qtbot.waitUntil(lambda: idle(card) and not card.mend.isVisible())
    assert checkup.check(vault) == ()
    assert "2 zaken" not in said(card)


def test_a_file_that_does_not_hold_is_told_to_who_closes_the_vault(card: CheckCard, vault: Vault, qtbot: QtBot) -> None:
    with vault.raw() as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    data = vault.folder / "data.db"
    content = bytearray(data.read_bytes())
    content[20_000] ^= 1
    data.write_bytes(content)
    with qtbot.waitSignal(card.damaged):
        card.look.click()
    qtbot.waitUntil(lambda: idle(card))
    assert not card.mend.isVisible()


def test_it_can_be_stopped(card: CheckCard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    card.look.click()
    assert card._running
    card._running.cancel()
    assert idle(card)
    assert "nog niet nagekeken" in said(card)
