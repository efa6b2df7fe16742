"""Putting a backup back: what it holds, what is wrong with it, and nothing overwritten."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import people
from app.services.actions import perform
from app.storage.backup import backup
from app.storage.coordinators import use_code
from app.storage.keyfile import CENTRE, Cost, new_code
from app.storage.vault import Vault
from app.ui import theme
from app.ui.unlock.restore import APART, RestoreBackup
from app.ui.widgets.dialog import Dialog
from tests.vaults import SECRET, locked_vault


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
    assert any("1 deelnemer" in words for words in said)
    assert not any("Marleen" in words for words in said)
    assert cut_in(dialog) == []
    qtbot.keyClicks(dialog.password.secret, SECRET)
    with qtbot.waitSignal(dialog.restored) as done:
        qtbot.keyClick(dialog.password.secret, Qt.Key.Key_Return)
    assert done.args
    vault: Vault = done.args[0]
    with vault, vault.read() as session:
        assert vault.folder == tmp_path / "data" / "kluis"
        assert [row.first_name for row in people.participants(session, date(2026, 11, 23))] == ["Marleen"]


def test_the_code_of_that_day_does_as_well(dialog: RestoreBackup, made: tuple[Path, str], qtbot: QtBot) -> None:
    dialog.take_file(made[0])
    dialog.password.turn.click()
    qtbot.keyClicks(dialog.password.secret, made[1].lower().replace("-", " "))
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
    qtbot.keyClicks(dialog.password.secret, "iets heel anders")
    refused(dialog, qtbot)
    assert "klopt niet" in dialog.password.error
    assert dialog.password.secret.text() == "iets heel anders"
    dialog.password.turn.click()
    qtbot.keyClicks(dialog.password.secret, "7KM2W")
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
    qtbot.keyClicks(dialog.password.secret, SECRET)
    refused(dialog, qtbot)
    assert "beschadigd" in dialog.backup.error
    assert not (tmp_path / "data" / "kluis").exists()


def test_nothing_is_ever_overwritten(
    dialog: RestoreBackup, made: tuple[Path, str], tmp_path: Path, qtbot: QtBot
) -> None:
    before = (tmp_path / "oud" / "data.db").read_bytes()
    dialog.take_file(made[0])
    dialog.folder.take(tmp_path / "oud")
    qtbot.keyClicks(dialog.password.secret, SECRET)
    refused(dialog, qtbot)
    assert "niet leeg" in dialog.folder.error
    assert (tmp_path / "oud" / "data.db").read_bytes() == before


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """A vault with a backup of one participant, and another participant since."""
    folder = locked_vault(tmp_path / "kluis")
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        perform(vault, people.add_participant, {"first_name": "Marleen"}, {})
        backup(vault)
        perform(vault, people.add_participant, {"first_name": "Luc"}, {})
    return folder


@pytest.fixture
def listed(known: Path, window: QWidget, qtbot: QtBot) -> RestoreBackup:
    made = RestoreBackup(window, known)
    made.open()
    qtbot.waitUntil(lambda: made.file is not None)
    return made


def answer(dialog: RestoreBackup, words: str) -> tuple[QTimer, list[str]]:
    """Presses a button of the question that comes, and keeps what it said."""
    asked: list[str] = []

    def press() -> None:
        for question in dialog.findChildren(Dialog):
            asked.extend(one.text() for one in question.findChildren(QLabel))
            timer.stop()
            next(one for one in question.findChildren(QAbstractButton) if one.text() == words).click()

    timer = QTimer(dialog, interval=20)
    timer.timeout.connect(press)
    timer.start()
    return timer, asked


def first_names(vault: Vault) -> list[str]:
    with vault.read() as session:
        return [row.first_name for row in people.participants(session, date(2026, 11, 23))]


def test_the_backups_of_the_vault_are_listed_with_what_they_lack(
    listed: RestoreBackup, known: Path, cut_in: Any
) -> None:
    assert listed.file == next((known / "backups").iterdir())
    (row,) = listed.found.rows.shown if listed.found else ()
    assert (row.loss.count, row.info.counts["participant"]) == (1, 1)
    said = " ".join(one.text() for one in listed.findChildren(QLabel) if one.isVisible())
    assert "1 wijziging" in said
    assert "Marleen" not in said
    assert listed.is_in_place
    assert not listed.folder.isVisible()
    assert cut_in(listed) == []


def test_rows_are_shown_whole_and_the_dialog_stands_free_of_the_edges(known: Path, qtbot: QtBot) -> None:
    app: Any = QApplication.instance()
    with Vault.unlock(known, passphrase=SECRET) as vault:
        for number in range(6):
            backup(vault, known / "backups" / f"{number}.klikbackup")
    for percent in (100, 130):
        theme.apply(app, theme.tokens(), percent)
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1024, 768)
        window.show()
        dialog = RestoreBackup(window, known)
        dialog.open()
        assert dialog.found
        table = dialog.found.table
        qtbot.waitUntil(table.isVisible)
        QApplication.processEvents()
        table.select(dialog.found.rows.shown[-1].info.path)
        QApplication.processEvents()
        assert table.viewport().height() % table.rowHeight(0) <= 2
        assert dialog.height() <= window.height() - 2 * 16
        dialog.reject()
    theme.apply(app, theme.tokens(), 100)


def test_it_comes_in_place_of_the_vault_after_saying_what_is_lost(
    listed: RestoreBackup, known: Path, qtbot: QtBot
) -> None:
    _timer, asked = answer(listed, "Terugzetten")
    qtbot.keyClicks(listed.password.secret, SECRET)
    with qtbot.waitSignal(listed.restored, timeout=10_000) as done:
        listed.answer.click()
    assert any("Deelnemer" in words and "(1)" in words for words in asked)  # the name of what was done
    assert done.args
    with done.args[0] as vault:
        assert vault.folder == known
        assert first_names(vault) == ["Marleen"]
    (aside,) = (known / "quarantine").iterdir()
    with Vault.unlock(aside, passphrase=SECRET) as vault:
        assert first_names(vault) == ["Luc", "Marleen"]


def test_a_password_that_comes_back_is_said_before(listed: RestoreBackup, known: Path, qtbot: QtBot) -> None:
    with Vault.unlock(known, passphrase=SECRET) as vault:
        use_code(vault, new_code(), CENTRE)
    _timer, asked = answer(listed, "Annuleren")
    qtbot.keyClicks(listed.password.secret, SECRET)
    listed.answer.click()
    qtbot.waitUntil(lambda: bool(asked) and listed.answer.isEnabled())
    assert any("van de dag van de back-up" in words and "de herstelcode" in words for words in asked)


def test_who_thinks_better_of_it_keeps_the_vault(listed: RestoreBackup, known: Path, qtbot: QtBot) -> None:
    _timer, asked = answer(listed, "Annuleren")
    qtbot.keyClicks(listed.password.secret, SECRET)
    listed.answer.click()
    qtbot.waitUntil(lambda: bool(asked) and listed.answer.isEnabled())
    with Vault.unlock(known, passphrase=SECRET) as vault:
        assert first_names(vault) == ["Luc", "Marleen"]


def test_the_same_backup_may_also_stand_apart(listed: RestoreBackup, tmp_path: Path, cut_in: Any, qtbot: QtBot) -> None:
    listed.where.choose(APART)
    assert listed.folder.isVisible()
    assert cut_in(listed) == []
    qtbot.keyClicks(listed.password.secret, SECRET)
    with qtbot.waitSignal(listed.restored) as done:
        listed.answer.click()
    assert done.args
    with done.args[0] as vault:
        assert vault.folder == tmp_path / "data" / "kluis"


def test_a_backup_of_another_vault_only_stands_apart(
    listed: RestoreBackup, made: tuple[Path, str], cut_in: Any
) -> None:
    listed.take_file(made[0])
    assert listed.found
    assert listed.found.table.current is None
    assert listed.file == made[0]
    assert any("oud.klikbackup" in one.text() for one in listed.findChildren(QLabel) if one.isVisible())
    assert not listed.where.isVisible()
    assert not listed.is_in_place
    assert listed.folder.isVisible()
    assert cut_in(listed) == []


def test_a_wrong_password_in_place_leaves_the_vault(listed: RestoreBackup, known: Path, qtbot: QtBot) -> None:
    answer(listed, "Terugzetten")
    qtbot.keyClicks(listed.password.secret, "iets heel anders")
    listed.answer.click()
    qtbot.waitUntil(lambda: bool(listed.password.error))
    assert not (known / "quarantine").exists()
    Vault.unlock(known, passphrase=SECRET).lock()


def test_where_there_are_none_it_says_so(tmp_path: Path, window: QWidget, cut_in: Any, qtbot: QtBot) -> None:
    made = RestoreBackup(window, locked_vault(tmp_path / "kluis"))
    made.open()
    assert made.found
    with qtbot.waitSignal(made.found.filled) as done:
        pass
    assert done.args == [False]
    assert made.folder.isVisible()
    assert cut_in(made) == []
