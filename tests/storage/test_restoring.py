"""Putting a backup in the place of a vault, what that loses, and bringing a vault to this laptop."""

import os
import shutil
from contextlib import closing
from datetime import date
from uuid import uuid4

import pytest

from app.services import people
from app.services.actions import perform
from app.storage import erased, opening, restoring, second_place, state
from app.storage.backup import backup, close_with_backup
from app.storage.check import check
from app.storage.connection import connect
from app.storage.coordinators import change_passphrase
from app.storage.errors import (
    BackupDamaged,
    BackupOfAnother,
    ChangesMissing,
    FolderNotEmpty,
    KeyFileDamaged,
    NewerVault,
    NoBackup,
    NoVault,
    VaultDamaged,
    VaultInUse,
    WrongPassphrase,
)
from app.storage.names import is_vault
from app.storage.place_errors import PlaceSynced, VaultSynced
from app.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE
from tests.storage.test_vault import add, names
from tests.vaults import SECRET, locked_vault


@pytest.fixture
def backed_up(office, tmp_path):
    """A vault, locked, with a backup of its first change, and two changes after that."""
    vault, _code = office.create()
    with vault:
        add(vault, office, "First")
        info = backup(vault, tmp_path / "b.klikbackup")
        add(vault, office, "Second")
        add(vault, office, "Third")
    return info


def backups(folder):
    return second_place.everywhere(folder, state.peek(folder))


def replace(office, file, **how):
    return restoring.replace(file, office.folder, **{"passphrase": PASSPHRASE, "ladder": office.ladder} | how)


def test_it_stands_in_the_place_of_the_vault_which_is_kept_whole(office, backed_up, tmp_path):
    before = {path.name: path.read_bytes() for path in office.folder.iterdir() if path.name != "lock"}
    device = state.peek(office.folder).device
    assert replace(office, backed_up.path) == backed_up
    with office.unlock() as vault:
        assert names(vault, office) == ["First"]
        assert check(vault) == []
        assert vault.state.device == device
        last = vault.history(1)[0]
        assert (last.action, last.number, vault.undoable()) == ("Backup put back", 4, None)
        add(vault, office, "Fourth")
        assert vault.head().number == 5
    (aside,) = (office.folder / "quarantine").iterdir()
    assert {path.name: path.read_bytes() for path in aside.iterdir()} == before
    shutil.copytree(aside, tmp_path / "again")
    with office.unlock(tmp_path / "again") as vault:
        assert names(vault, office) == ["First", "Second", "Third"]


def test_the_second_place_and_the_backups_stay(office, backed_up):
    known = state.peek(office.folder)
    state.write(office.folder, restoring.with_other(known, also_to="/media/stick"), safely=True)
    close_with_backup(office.unlock())
    replace(office, backed_up.path)
    assert state.peek(office.folder).also_to == "/media/stick"
    assert len(backups(office.folder)) == 1


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "data.db").write_bytes(b"x" * 9000),
        lambda folder: (folder / "data.db").unlink(),
        lambda folder: [(folder / name).unlink() for name in ("keys.json", "keys.json.bak")],
        lambda folder: [path.unlink() for path in folder.iterdir() if path.name != "data.db"],
    ],
)
def test_it_mends_a_vault_that_is_damaged(office, backed_up, harm):
    harm(office.folder)
    replace(office, backed_up.path)
    with office.unlock() as vault:
        assert names(vault, office) == ["First"]
        assert check(vault) == []


def test_refused_it_leaves_everything_as_it_was(office, backed_up, tmp_path):
    def kept():
        return {path.name: path.read_bytes() for path in office.folder.iterdir() if path.name != "lock"}

    before = kept()
    other, _code = office.create(tmp_path / "other")
    with other:
        foreign = backup(other, tmp_path / "foreign.klikbackup").path
    torn = tmp_path / "torn.klikbackup"
    torn.write_bytes(backed_up.path.read_bytes()[:-3000] + b"x" * 3000)
    for file, error, how in (
        (tmp_path / "none.klikbackup", NoBackup, {}),
        (torn, BackupDamaged, {}),
        (foreign, BackupOfAnother, {}),
        (backed_up.path, WrongPassphrase, {"passphrase": "iets heel anders"}),
        (backed_up.path, NewerVault, {"ladder": ()}),
    ):
        with pytest.raises(error):
            replace(office, file, **how)
        assert kept() == before
    with office.unlock(), pytest.raises(VaultInUse):
        replace(office, backed_up.path)


def test_a_vault_that_lost_its_state_is_not_replaced_by_another(office, backed_up, tmp_path):
    vault, _code = office.create(tmp_path / "another")
    with vault:
        other = backup(vault, tmp_path / "other.klikbackup")
    (office.folder / "state.json").unlink()
    with pytest.raises(BackupOfAnother):
        replace(office, other.path)
    assert not (office.folder / "quarantine").exists()
    replace(office, backed_up.path)


def test_where_a_vault_should_not_stand_it_is_only_put_back_when_it_is_said(office, backed_up, tmp_path):
    synced = tmp_path / "Dropbox" / "klik"
    synced.parent.mkdir()
    office.folder.rename(synced)
    with pytest.raises(VaultSynced):
        restoring.replace(backed_up.path, synced, PASSPHRASE, ladder=office.ladder)
    with pytest.raises(PlaceSynced):
        restoring.apart(backed_up.path, synced.parent / "ander", PASSPHRASE)
    restoring.replace(backed_up.path, synced, PASSPHRASE, ladder=office.ladder, anyway=True)
    with office.unlock(synced, anyway=True) as vault:
        assert names(vault, office) == ["First"]


def test_stopped_just_before_the_next_opening_it_is_finished_then(office, backed_up, monkeypatch):
    moved = []
    move = restoring.swap._move

    def stop(source, target):
        moved.append(source.name)
        if len(moved) == 4:
            raise KeyboardInterrupt
        move(source, target)

    with monkeypatch.context() as stopped:
        stopped.setattr(restoring.swap, "_move", stop)
        erased.add(backed_up.vault, [gone := uuid4()], backed_up.path.parent)
        with pytest.raises(KeyboardInterrupt):
            replace(office, backed_up.path)
    assert (office.folder / "coming").exists()
    with office.unlock() as vault:
        assert erased.known(vault.id, office.folder) == {gone}
        assert names(vault, office) == ["First"]
    assert not (office.folder / "coming").exists()


def test_what_would_be_lost_is_told_by_number_and_after_opening_by_name(office, backed_up):
    from_outside = restoring.loss(office.folder, backed_up.head)
    assert (from_outside.count, from_outside.days, from_outside.actions) == (2, (), ())
    assert from_outside.last
    weighed = restoring.weigh(office.folder, backed_up.head, PASSPHRASE)
    assert (weighed.count, weighed.actions) == (2, [("Add {name}", 2)])
    assert weighed.days == [(from_outside.last, 2)]
    assert restoring.weigh(office.folder, backed_up.head, "iets heel anders") == from_outside
    (office.folder / "data.db").write_bytes(b"x" * 9000)
    assert restoring.weigh(office.folder, backed_up.head, PASSPHRASE) == from_outside
    with closing(connect_to(office, backed_up)) as file:
        assert restoring.loss_of_open(file, backed_up.head).count == 0


def connect_to(office, info):
    folder = office.folder.parent / "opened"
    restoring.restore(info.path, folder, PASSPHRASE)
    with office.unlock(folder) as vault:
        key = vault.keys()[1]
    return connect(folder / "data.db", key)


def without_keys(folder):
    for name in ("keys.json", "keys.json.bak"):
        (folder / name).write_bytes(b"")


def test_a_key_file_that_is_gone_comes_from_the_newest_backup_that_opens(office):
    vault, code = office.create()
    add(vault, office)
    old = close_with_backup(vault)
    vault = office.unlock()
    change_passphrase(vault, "coordinator", "een andere lange zin")
    new = close_with_backup(vault)
    without_keys(office.folder)
    with pytest.raises(WrongPassphrase):
        office.unlock(passphrase="iets heel anders")
    with office.unlock(passphrase="een andere lange zin") as vault:
        assert vault.keys_from == new
        assert names(vault, office) == ["Marleen Zonnedauw"]
    with office.unlock(passphrase="een andere lange zin") as vault:
        assert vault.keys_from is None
    without_keys(office.folder)
    with office.unlock() as vault:
        assert vault.keys_from.keys == old.keys
    without_keys(office.folder)
    with office.unlock(recovery_code=code) as vault:
        assert vault.keys_from == new


def test_keys_that_do_not_open_this_file_are_not_taken(office, tmp_path):
    vault, _code = office.create()
    close_with_backup(vault)
    other, _code = office.create(tmp_path / "other")
    other.lock()
    shutil.copy(tmp_path / "other" / "data.db", office.folder / "data.db")
    without_keys(office.folder)
    with pytest.raises(KeyFileDamaged):
        office.unlock()
    assert (office.folder / "keys.json").read_bytes() == b""
    (office.folder / "data.db").write_bytes(b"")
    with pytest.raises(VaultDamaged):
        office.unlock()


def test_a_vault_is_brought_to_this_laptop_and_nobody_goes_on_in_the_old_one(tmp_path):
    synced = tmp_path / "Dropbox" / "klik"
    device = state.peek(locked_vault(synced)).device
    with Vault.unlock(synced, passphrase=SECRET, anyway=True) as vault:
        perform(vault, people.add_participant, {"first_name": "Marleen"}, {})
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "brief").touch()
    for target, error in ((synced.parent / "ander", PlaceSynced), (tmp_path / "taken", FolderNotEmpty)):
        with pytest.raises(error):
            restoring.bring_here(synced, target, SECRET)
    restoring.bring_here(synced, tmp_path / "hier", SECRET)
    with Vault.unlock(tmp_path / "hier", passphrase=SECRET) as vault:
        with vault.read() as session:
            assert [row.first_name for row in people.participants(session, date(2026, 11, 23))] == ["Marleen"]
        assert (vault.state.also_to, vault.state.device) == (str(synced / "backups"), device)
        assert len(backups(vault.folder)) == 1
    assert not is_vault(synced)
    with pytest.raises(NoVault):
        Vault.unlock(synced, passphrase=SECRET, anyway=True)
    (aside,) = (synced / "quarantine").iterdir()
    assert is_vault(aside)


def test_the_numbers_never_go_back_even_twice(office, backed_up):
    for expected in (4, 5):
        replace(office, backed_up.path)
        with office.unlock() as vault:
            assert vault.head().number == expected


def test_an_older_copy_of_what_was_replaced_is_still_noticed(office, backed_up, tmp_path):
    shutil.copytree(office.folder, tmp_path / "older")
    replace(office, backed_up.path)
    office.unlock().lock()
    shutil.rmtree(office.folder)
    os.rename(tmp_path / "older", office.folder)
    with pytest.raises(ChangesMissing):
        office.unlock()
    assert opening.state.peek(office.folder).number == 3
