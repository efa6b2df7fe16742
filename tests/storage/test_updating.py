"""An older vault is brought up to date behind a verified backup or not at all; a newer one is refused, untouched."""

import errno
import json
from pathlib import Path

import pytest

from app.i18n import speaking
from app.storage import backup, giving, keyfile, migrations, receiving, restoring, snapshot
from app.storage.errors import BackupFailed, DiskFull, FolderNotWritable, NewerVault, NotBroughtUp
from app.storage.migrations import LADDER, climb
from app.storage.vault import Vault
from tests.storage.test_golden import GOLDEN
from tests.vaults import SECRET, locked_vault


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


@pytest.fixture
def older(tmp_path: Path) -> Path:
    backup.restore(GOLDEN[-1], tmp_path / "older", SECRET)
    return tmp_path / "older"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A vault as a later Klik would leave it."""
    folder = locked_vault(tmp_path / "newer")
    with Vault.unlock(folder, passphrase=SECRET) as vault, vault.raw() as file:
        file.execute(f"PRAGMA user_version={len(LADDER) + 1}")
    return folder


def test_it_is_said_which_backup_was_made_first_and_only_then(older: Path, tmp_path: Path) -> None:
    with Vault.unlock(older, passphrase=SECRET) as vault:
        made = vault.brought_up
        assert made
        assert (made.schema, made.path.parent) == (len(LADDER) - 1, older / "backups")
        assert vault.state.backup_file == str(made.path)
    with Vault.unlock(older, passphrase=SECRET) as vault:
        assert vault.brought_up is None
    backup.restore(made.path, tmp_path / "again", SECRET)
    with Vault.unlock(tmp_path / "again", passphrase=SECRET) as vault:
        assert vault.brought_up


@pytest.mark.parametrize("trouble", [DiskFull, BackupFailed])
def test_without_a_verified_backup_nothing_is_touched(
    older: Path, trouble: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        if trouble is BackupFailed:  # what comes out of the copy is not what went in
            patch.setattr(snapshot, "matches", lambda *_given: False)
        else:
            patch.setattr(snapshot, "_pack", lambda *_given: (_ for _ in ()).throw(OSError(28, "no room")))
        before = []
        for _time in range(2):  # the first opening only says in the head of the file how it is written in
            with pytest.raises(NotBroughtUp) as refused:
                Vault.unlock(older, passphrase=SECRET)
            before.append(content(older))
    with speaking("en_BE"):
        assert str(trouble()) in str(refused.value)
    assert before[0] == before[1]
    assert not any(name.startswith("backups") for name in before[0])
    with Vault.unlock(older, passphrase=SECRET) as vault:
        assert vault.brought_up
        assert vault.brought_up.counts == snapshot.read(GOLDEN[-1]).counts


def test_a_newer_vault_is_refused_and_every_file_stays(newer: Path) -> None:
    before = content(newer)
    for accept_loss in (False, True):
        with pytest.raises(NewerVault):
            Vault.unlock(newer, passphrase=SECRET, accept_loss=accept_loss)
    assert content(newer) == before


def test_so_is_one_with_keys_of_a_later_kind(newer: Path) -> None:
    for name in ("keys.json", "keys.json.bak"):
        body = json.loads((newer / name).read_bytes())
        del body["checksum"]
        body["format"] = 2
        (newer / name).write_text(json.dumps(body | {"checksum": keyfile._checksum(body)}))
    before = content(newer)
    with pytest.raises(NewerVault):
        Vault.unlock(newer, passphrase=SECRET)
    assert content(newer) == before


def test_a_backup_or_a_handed_over_file_of_a_later_klik_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Vault.unlock(locked_vault(tmp_path / "theirs"), passphrase=SECRET) as vault:
        kept = backup.backup(vault, tmp_path / "of.klikbackup").path
        given = tmp_path / "of.klikhandover"
        giving.give(vault, given)
    ours = locked_vault(tmp_path / "ours")
    before = content(ours)
    shorter = LADDER[:-1]  # we are the version before
    monkeypatch.setattr(receiving, "LADDER", shorter)
    for folder in (ours, tmp_path / "nowhere"):
        with pytest.raises(NewerVault):
            receiving.receive(given, folder, SECRET)
    with pytest.raises(NewerVault):
        backup.restore(kept, tmp_path / "nowhere", ladder=shorter)
    with pytest.raises(NewerVault):
        restoring.replace(kept, ours, SECRET, ladder=shorter)
    assert not (tmp_path / "nowhere").exists()
    assert content(ours) == before


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_an_older_backup_put_in_the_place_of_a_vault_is_brought_up_as_well(golden: Path, tmp_path: Path) -> None:
    backup.restore(golden, tmp_path / "kluis", SECRET)
    Vault.unlock(tmp_path / "kluis", passphrase=SECRET).lock()
    restoring.replace(golden, tmp_path / "kluis", SECRET)
    with Vault.unlock(tmp_path / "kluis", passphrase=SECRET) as vault:
        assert vault.brought_up
        assert vault.brought_up.schema == snapshot.read(golden).schema
        with vault.raw() as file:
            assert climb.version(file) == len(migrations.LADDER)


def test_a_backup_that_may_not_be_read_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "dicht.klikbackup"
    file.write_bytes(b"")

    def refused(*_asked: object, **_more: object) -> None:  # chmod stops nobody who runs the tests as root
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("zipfile.io.open", refused)
    for put_back in (backup.restore, lambda *where: receiving.receive(*where, passphrase=SECRET)):
        with pytest.raises(FolderNotWritable):
            put_back(file, tmp_path / "nieuw")
    assert not (tmp_path / "nieuw").exists()
