"""Putting a backup back: what it holds, what is wrong with it, and nothing overwritten."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import people
from app.services.actions import perform
from app.storage.backup import backup
from app.storage.keyfile import Cost
from app.storage.vault import Vault
from app.ui.unlock.restore import RestoreBackup

SECRET = "samen onder de linde"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.unlock.new_vault.data_folder", lambda: tmp_path / "data")


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """A backup with one participant in it, and the recovery code of its vault."""
    vault, code = Vault.create(tmp_path / "oud", SECRET, cost=Cost(8, 1, 1))
    with vault:
        perform(vault, people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, {})
        return backup(vault, tmp_path / "oud.klikbackup").path, code


@pytest.fixture
def dialog(qtbot: QtBot) -> RestoreBackup:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.show()
    made = RestoreBackup(window)
    made.window_kept = window  # type: ignore[attr-defined]
    made.open()
    return made


def refused(dialog: RestoreBackup, qtbot: QtBot) -> None:
    dialog.answer.click()
    qtbot.waitUntil(dialog.answer.isEnabled)


def test_it_is_put_in_a_new_folder_verified_and_opened(
    dialog: RestoreBackup, made: tuple[Path, str], tmp_path: Path, cut_in: Any, qtbot: QtBot
) -> None:
    dialog.take_file(made[0])
    said = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert any("1 persoon" in words for words in said)
    assert not any("Marleen" in words for words in said)
    assert cut_in(dialog) == []
    qtbot.keyClicks(dialog.secret, SECRET)
    with qtbot.waitSignal(dialog.restored) as done:
        qtbot.keyClick(dialog.secret, Qt.Key.Key_Return)
    assert done.args
    vault: Vault = done.args[0]
    with vault, vault.read() as session:
        assert vault.folder == tmp_path / "data" / "kluis"
        assert [row.first_name for row in people.participants(session, date(2026, 11, 23))] == ["Marleen"]


def test_the_code_of_that_day_does_as_well(dialog: RestoreBackup, made: tuple[Path, str], qtbot: QtBot) -> None:
    dialog.take_file(made[0])
    dialog.turn.click()
    qtbot.keyClicks(dialog.secret, made[1].lower().replace("-", " "))
    with qtbot.waitSignal(dialog.restored) as done:
        dialog.answer.click()
    assert done.args
    done.args[0].lock()


def test_a_wrong_password_is_said_under_it_and_leaves_nothing(
    dialog: RestoreBackup, made: tuple[Path, str], tmp_path: Path, cut_in: Any, qtbot: QtBot
) -> None:
    dialog.take_file(made[0])
    dialog.answer.click()
    assert dialog.password.error
    qtbot.keyClicks(dialog.secret, "iets heel anders")
    refused(dialog, qtbot)
    assert "klopt niet" in dialog.password.error
    assert dialog.secret.text() == "iets heel anders"
    dialog.turn.click()
    qtbot.keyClicks(dialog.secret, "7KM2W")
    refused(dialog, qtbot)
    assert "26" in dialog.password.error
    assert not (tmp_path / "data" / "kluis").exists()
    assert cut_in(dialog) == []


def test_a_file_that_is_no_backup_is_said_under_it(dialog: RestoreBackup, tmp_path: Path, qtbot: QtBot) -> None:
    refused(dialog, qtbot)
    assert dialog.backup.error
    (tmp_path / "brief.klikbackup").write_text("Dag")
    dialog.take_file(tmp_path / "brief.klikbackup")
    assert "beschadigd" in dialog.backup.error
    dialog.take_file(tmp_path / "weg.klikbackup")
    assert "geen bestand" in dialog.backup.error


def test_a_torn_backup_is_found_when_it_is_put_back(
    dialog: RestoreBackup, made: tuple[Path, str], tmp_path: Path, qtbot: QtBot
) -> None:
    content = bytearray(made[0].read_bytes())
    content[len(content) // 2] ^= 1
    made[0].write_bytes(content)
    dialog.take_file(made[0])
    qtbot.keyClicks(dialog.secret, SECRET)
    refused(dialog, qtbot)
    assert "beschadigd" in dialog.backup.error
    assert not (tmp_path / "data" / "kluis").exists()


def test_nothing_is_ever_overwritten(
    dialog: RestoreBackup, made: tuple[Path, str], tmp_path: Path, qtbot: QtBot
) -> None:
    before = (tmp_path / "oud" / "data.db").read_bytes()
    dialog.take_file(made[0])
    dialog.folder.take(tmp_path / "oud")
    qtbot.keyClicks(dialog.secret, SECRET)
    refused(dialog, qtbot)
    assert "niet leeg" in dialog.folder.error
    assert (tmp_path / "oud" / "data.db").read_bytes() == before
