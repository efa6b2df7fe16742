"""Backups that nobody has to think of: what is due, what is said, and that it ends with the window."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import people
from app.storage import backup, second_place
from app.storage.backup import latest_backup
from app.storage.vault import Vault
from app.ui.backing_up import BackingUp
from app.ui.store import Store
from app.ui.tasks import any_running


@pytest.fixture
def going(store: Store, vault: Vault, window: QWidget) -> BackingUp:
    return BackingUp(store, vault, window)


@pytest.fixture
def over(qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not any_running())


def test_what_changed_is_backed_up_and_put_on_trial_once_a_month(
    going: BackingUp, store: Store, vault: Vault, over: Callable[[], None]
) -> None:
    store.write(people.add_participant, {"first_name": "Marleen"}, {})
    going.begin()
    over()
    made = latest_backup(vault.folder)
    assert made
    assert (made.why, made.head) == ("In between", vault.head())
    tried = vault.state.tried_at
    assert tried
    going.begin()
    over()
    assert latest_backup(vault.folder) == made
    assert vault.state.tried_at == tried


def test_any_backup_goes_to_the_second_place_by_itself(
    going: BackingUp, store: Store, vault: Vault, tmp_path: Path, qtbot: QtBot, over: Callable[[], None]
) -> None:
    (tmp_path / "STICK").mkdir()
    second_place.choose(vault, tmp_path / "STICK")
    made = backup.before(vault, "Before an import").path
    qtbot.waitUntil(lambda: vault.state.also_file == made.name)
    over()
    assert [path.name for path in (tmp_path / "STICK").iterdir()] == [made.name]


def test_a_second_place_that_refuses_is_said_once_for_each_backup(
    going: BackingUp, store: Store, vault: Vault, tmp_path: Path, qtbot: QtBot, over: Callable[[], None]
) -> None:
    (tmp_path / "STICK").mkdir()
    second_place.choose(vault, tmp_path / "STICK")
    said: list[str] = []
    going.held_up.connect(said.append)
    made = vault.folder / "backups" / "in-the-way.klikbackup"
    (tmp_path / "STICK" / "in-the-way.klikbackup").mkdir()
    made.parent.mkdir()
    vault.snapshot(made, "Test")
    qtbot.waitUntil(lambda: bool(said))
    over()
    assert len(said) == 1


def test_one_that_does_not_hold_is_told(going: BackingUp, vault: Vault, qtbot: QtBot, over: Callable[[], None]) -> None:
    made = backup.before(vault, "Test").path
    content = bytearray(made.read_bytes())
    content[3000] ^= 1
    made.write_bytes(content)
    with qtbot.waitSignal(going.found_damaged):
        going.begin()
    over()
    assert vault.state.tried_bad == made.name
    assert (vault.folder / "quarantine" / made.name).exists()


def test_one_that_cannot_be_made_is_said(
    going: BackingUp, store: Store, vault: Vault, qtbot: QtBot, over: Callable[[], None]
) -> None:
    (vault.folder / "backups").write_text("in the way")
    with qtbot.waitSignal(going.held_up) as told:
        going.begin()
    over()
    assert told.args
    assert str(told.args[0]).endswith(".")
    (vault.folder / "backups").unlink()
    with qtbot.waitSignal(going.held_up) as told:
        going.begin()
    over()
    assert told.args == [""]


def test_a_locked_vault_is_left_alone(going: BackingUp, vault: Vault) -> None:
    vault.lock()
    going.begin()
    assert not any_running()


def test_it_begins_by_itself_when_the_window_has_had_its_rest(
    store: Store, vault: Vault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, over: Callable[[], None]
) -> None:
    monkeypatch.setattr("app.ui.backing_up.REST", 1)
    owner = QObject()
    BackingUp(store, vault, owner)
    qtbot.waitUntil(lambda: bool(vault.state.tried_at))
    over()
    assert datetime.fromisoformat(vault.state.backup_at) <= datetime.now(UTC)
    owner.deleteLater()
