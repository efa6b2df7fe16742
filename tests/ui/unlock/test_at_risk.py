"""A vault in a folder that synchronises: moved to this laptop, or opened where it is."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import settings
from app.services import people
from app.services.actions import perform
from app.storage.names import is_vault
from app.storage.vault import Vault
from app.ui.desk import Desk
from app.ui.unlock.at_risk import AtRisk
from tests.vaults import SECRET, locked_vault


@pytest.fixture
def synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault in the folder of OneDrive, with one participant."""
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.unlock.new_vault.data_folder", lambda: tmp_path / "data")
    folder = locked_vault(tmp_path / "OneDrive" / "klik")
    with Vault.unlock(folder, passphrase=SECRET, anyway=True) as vault:
        perform(vault, people.add_participant, {"first_name": "Marleen"}, {})
    return folder


@pytest.fixture
def asked(synced: Path, qtbot: QtBot) -> tuple[Desk, AtRisk]:
    desk = Desk(synced)
    desk.ask()
    assert desk.unlock
    desk.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: bool(desk.unlock and desk.unlock.findChildren(AtRisk)))
    assert desk.unlock
    return desk, desk.unlock.findChildren(AtRisk)[0]


def test_it_is_moved_and_opened_from_here(
    asked: tuple[Desk, AtRisk], synced: Path, tmp_path: Path, cut_in: Any, qtbot: QtBot
) -> None:
    desk, dialog = asked
    assert cut_in(dialog) == []
    dialog.move_here.click()
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.window
    assert settings.load()["vault"] == str(tmp_path / "data" / "kluis")
    assert [row.first_name for row in desk.window.store.read(people.participants, date.today())] == ["Marleen"]
    vault: Any = desk.window.store.vault
    assert vault.state.also_to == str(synced / "backups")
    desk.window.close()
    assert not is_vault(synced)


def test_it_is_opened_where_it_is_when_that_is_said(asked: tuple[Desk, AtRisk], synced: Path, qtbot: QtBot) -> None:
    desk, dialog = asked
    dialog.stay.click()
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.window
    assert settings.load()["vault"] == str(synced)
    desk.window.close()
    assert is_vault(synced)


def test_a_place_that_is_no_better_is_said_and_nothing_is_moved(
    asked: tuple[Desk, AtRisk], synced: Path, cut_in: Any, qtbot: QtBot
) -> None:
    desk, dialog = asked
    dialog.folder.take(synced.parent / "ander")
    assert "OneDrive" in dialog.folder.error
    dialog.move_here.click()
    qtbot.waitUntil(dialog.move_here.isEnabled)
    assert "OneDrive" in dialog.folder.error
    assert cut_in(dialog) == []
    assert is_vault(synced)
    dialog.cancel.click()
    QApplication.processEvents()
    assert desk.window is None
    assert desk.unlock
    desk.unlock.close()
