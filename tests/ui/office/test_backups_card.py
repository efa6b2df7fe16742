"""The card of the backups: what it says, and what its buttons do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import people
from app.storage import backup, second_place
from app.storage.vault import Vault
from app.ui import theme
from app.ui.office.backups_card import ROWS, BackupsCard
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.widgets.dialog import Dialog


@pytest.fixture
def card(store: Store, vault: Vault, window: QWidget, qtbot: QtBot) -> BackupsCard:
    made = BackupsCard(store, vault)
    made.setParent(window)
    made.resize(920, 900)
    made.refresh()
    made.show()
    qtbot.waitUntil(lambda: not any_running())
    return made


@pytest.fixture
def over(qtbot: QtBot) -> Callable[[], None]:
    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not any_running())
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not any_running())

    return wait


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "STICK").mkdir()
    return tmp_path / "STICK"


def told(card: BackupsCard) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card))


def understood(card: BackupsCard) -> None:
    """As soon as a sentence stands there, say so."""
    for dialog in card.window().findChildren(Dialog):
        if dialog.isVisible():
            next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Begrepen").click()
            return
    QTimer.singleShot(20, lambda: understood(card))


def lines(card: BackupsCard) -> list[list[str]]:
    rows = card.rows
    return [[rows.index(at, column).data() for column in range(4)] for at in range(rows.rowCount())]


def test_a_backup_goes_to_a_folder_and_is_told(
    card: BackupsCard, store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, over: Any
) -> None:
    assert "nog geen back-up gemaakt" in told(card)
    assert "Alle back-ups" not in told(card)
    monkeypatch.setattr("app.ui.office.backups_card.QFileDialog.getExistingDirectory", lambda *_asked: str(stick))
    with qtbot.waitSignal(store.said) as said:
        card.back_up.click()
    over()
    (made,) = stick.glob("*.klikbackup")
    assert said.args
    assert made.name in said.args[0]
    assert card.last.text().endswith("naar STICK")
    assert card.back_up.isEnabled()


def test_a_backup_that_does_not_succeed_says_why(card: BackupsCard, tmp_path: Path, qtbot: QtBot, over: Any) -> None:
    QTimer.singleShot(20, lambda: understood(card))
    card.back_up_to(tmp_path / "weg" / "stick")
    qtbot.waitUntil(card.back_up.isEnabled)
    over()
    assert card.back_up.isEnabled()
    assert not (tmp_path / "weg").exists()


def test_all_there_are_stand_in_the_list_with_why_and_how_much(
    card: BackupsCard, store: Store, vault: Vault, over: Any
) -> None:
    backup.before(vault, "Before an import")
    store.write(people.add_participant, {"first_name": "Marleen"}, {})
    backup.if_changed(vault)
    over()
    assert [line[1:] for line in lines(card)] == [
        ["Tussendoor", "1 persoon · 0 duo's", "deze laptop"],
        ["Vóór het inlezen van lijsten", "0 personen · 0 duo's", "deze laptop"],
    ]
    for number in range(12):
        vault.snapshot(vault.folder / "backups" / f"{number}.klikbackup", "By hand")
    over()
    assert len(lines(card)) == 14
    assert card.table.height() < (ROWS + 2) * theme.px(36)


def test_a_second_place_gets_the_newest_at_once_and_is_given_up_again(
    card: BackupsCard, vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch, over: Any
) -> None:
    monkeypatch.setattr("app.ui.office.backups_card.QFileDialog.getExistingDirectory", lambda *_asked: str(stick))
    monkeypatch.setattr(second_place, "is_same_disk", lambda *_asked: False)
    assert not card.give_up.isVisible()
    card.choose.click()
    over()
    assert [path.name for path in stick.iterdir()] == [vault.state.also_file]
    assert card.last.text().endswith("naar deze laptop en STICK")
    assert lines(card)[0][3] == "deze laptop · STICK"
    assert str(stick) in card.second.text()
    assert card.second.property("tone") == "text2"
    next(stick.iterdir()).unlink()
    stick.rmdir()
    card.refresh()
    over()
    assert "niet bereikbaar" in card.second.text()
    assert card.second.property("tone") == "amber_ink"
    card.give_up.click()
    over()
    assert not vault.state.also_to
    assert not card.give_up.isVisible()


def test_the_disk_of_the_vault_itself_is_no_safe_place(card: BackupsCard, stick: Path, over: Any) -> None:
    card.use_second(stick)
    over()
    assert "de schijf van de kluis zelf" in card.second.text()


def test_the_vault_itself_is_refused(card: BackupsCard, vault: Vault, qtbot: QtBot, over: Any) -> None:
    QTimer.singleShot(20, lambda: understood(card))
    card.use_second(vault.folder)
    qtbot.waitUntil(card.choose.isEnabled)
    over()
    assert not vault.state.also_to


def test_a_trial_says_how_it_went(card: BackupsCard, vault: Vault, over: Any) -> None:
    made = backup.before(vault, "Test").path
    over()
    card.try_now.click()
    over()
    assert "kwam alles er goed uit" in card.trial.text()
    content = bytearray(made.read_bytes())
    content[3000] ^= 1
    made.write_bytes(content)
    card.try_now.click()
    over()
    assert "bleek een back-up beschadigd" in card.trial.text()
    assert card.trial.property("tone") == "amber_ink"
    assert [line[1] for line in lines(card)] == ["Na een beschadigde"]
