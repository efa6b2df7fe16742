"""A vault of before opens in this Klik with a backup first, said above the pages; one of after is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import settings
from app.storage import backup, snapshot
from app.storage.migrations import LADDER
from app.storage.vault import Vault
from app.ui.application import make_application
from app.ui.desk import Desk
from app.ui.widgets.notice_line import NoticeLine
from tests.storage.test_golden import GOLDEN
from tests.vaults import SECRET, locked_vault


@pytest.fixture
def asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Desk]:
    make_application()
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")
    desk = Desk(tmp_path / "kluis")
    yield desk
    for window in (desk.window, desk.unlock):
        if window:
            window.close()


def updated(desk: Desk) -> list[NoticeLine]:
    lines = desk.window.findChildren(NoticeLine) if desk.window else []
    return [line for line in lines if line.isVisible() and "oudere versie" in line.words.text()]


def test_an_older_vault_is_opened_behind_a_backup_and_that_is_said_once(
    asking: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    backup.restore(GOLDEN[0], tmp_path / "kluis", SECRET)
    asking.ask()
    assert asking.unlock
    asking.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: asking.window is not None, timeout=20_000)
    (line,) = updated(asking)
    (made,) = (tmp_path / "kluis" / "backups").glob("*.klikbackup")
    assert made.name in line.words.text()
    assert snapshot.read(made).schema == 1
    asking.lock()
    qtbot.waitUntil(lambda: asking.unlock is not None)
    assert asking.unlock
    asking.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: asking.window is not None, timeout=20_000)
    assert not updated(asking)


def test_a_newer_vault_is_refused_at_the_door(asking: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    folder = locked_vault(tmp_path / "kluis")
    with Vault.unlock(folder, passphrase=SECRET) as vault, vault.raw() as file:
        file.execute(f"PRAGMA user_version={len(LADDER) + 1}")
    kept = (folder / "data.db").read_bytes()
    asking.ask()
    assert asking.unlock
    asking.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: "nieuwere versie van Klik" in (asking.unlock.field.error if asking.unlock else ""))
    assert asking.window is None
    assert (folder / "data.db").read_bytes() == kept
