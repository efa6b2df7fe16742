import errno
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event
from types import SimpleNamespace
from uuid import uuid4

import pytest
import sqlcipher3.dbapi2 as sc
from sqlalchemy import insert, select

from app.storage import connection, shelf, snapshot
from app.storage.backup import backup, before, close_with_backup, if_changed, latest_backup, restore
from app.storage.connection import sentences
from app.storage.coordinators import change_passphrase
from app.storage.errors import (
    BackupDamaged,
    BackupFailed,
    DiskFull,
    FolderNotEmpty,
    FolderNotWritable,
    NoBackup,
    PlaceUnreachable,
    VaultDamaged,
    VaultGone,
    VaultLocked,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.names import is_vault

PASSPHRASE = "samen onder de linde"


def add(vault, office, name="Marleen Zonnedauw"):
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=uuid4(), name=name))


def names(vault, office):
    with vault.read() as session:
        return sorted(session.scalars(select(office.person.c.name)))


def test_a_backup_is_one_file_that_says_what_it_holds_without_names(vault, office, tmp_path):
    add(vault, office)
    info = backup(vault, tmp_path / "usb.klikbackup")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["usb.klikbackup", "vault"]
    with zipfile.ZipFile(info.path) as archive:
        assert archive.namelist() == ["db", "keys.json", "manifest.json"]
        assert {item.compress_type for item in archive.infolist()} == {zipfile.ZIP_STORED}
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["vault"] == vault.id
    assert manifest["schema"] == 1
    assert manifest["counts"]["person"] == 1
    assert manifest["head"] == {"number": 1, "sequence": 1, "chain": vault.head().chain}
    assert b"Zonnedauw" not in info.path.read_bytes()
    assert snapshot.read(info.path) == info
    assert vault.state.backup_file == str(info.path)
    assert vault.state.backup_at == info.at.isoformat()


def test_backup_takes_a_folder_or_the_vaults_own(vault, office, tmp_path):
    assert latest_backup(office.folder) is None
    assert backup(vault, tmp_path).path.parent == tmp_path
    own = backup(vault)
    assert own.path.parent == office.folder / "backups"
    assert own.path.match(f"klik-20*-{vault.id[:8]}-1.klikbackup")
    assert latest_backup(office.folder) == own


def test_two_of_the_same_second_both_stay(vault):
    assert len({backup(vault).path for _time in range(4)}) == 4


def test_two_backups_at_once_do_not_write_over_each_other(vault, office, tmp_path):
    add(vault, office)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _at: backup(vault, tmp_path / "usb.klikbackup"), range(4)))
    assert {info.head for info in made} == {vault.head()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["usb.klikbackup", "vault"]


def test_a_backup_beside_an_unfinished_write_holds_what_was_saved(vault, office, tmp_path):
    add(vault, office)
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=uuid4(), name="Not yet"))
        session.flush()
        with vault.raw() as file:
            info = snapshot.write(file, vault.keys()[1], vault.keys()[0], tmp_path / "b.klikbackup")
    assert info.counts["person"] == 1


@pytest.mark.parametrize("secret", [{}, {"passphrase": PASSPHRASE}, {"recovery_code": None}])
def test_restored_is_exactly_what_was_backed_up(office, tmp_path, secret):
    vault, code = office.create()
    with vault:
        add(vault, office, "Kept")
        info = backup(vault, tmp_path / "b.klikbackup")
        head = vault.head()
        add(vault, office, "Later")
        device = vault.state.device
    if "recovery_code" in secret:
        secret = {"recovery_code": code.lower()}
    assert restore(info.path, tmp_path / "new", **secret) == info
    with office.unlock(tmp_path / "new") as vault:
        assert names(vault, office) == ["Kept"]
        assert vault.head() == head
        assert vault.undo().action == "Add"
        assert vault.state.device != device
    with office.unlock() as vault:
        assert names(vault, office) == ["Kept", "Later"]


def test_restore_never_goes_over_anything(vault, office, tmp_path):
    add(vault, office)
    info = backup(vault, tmp_path / "b.klikbackup")
    with pytest.raises(FolderNotEmpty):
        restore(info.path, office.folder)
    with pytest.raises(FolderNotEmpty):
        restore(info.path, tmp_path)
    assert names(vault, office) == ["Marleen Zonnedauw"]


def test_restore_with_a_wrong_secret_leaves_no_vault(vault, tmp_path):
    info = backup(vault, tmp_path / "b.klikbackup")
    with pytest.raises(WrongPassphrase):
        restore(info.path, tmp_path / "new", passphrase="iets heel anders")
    with pytest.raises(WrongRecoveryCode):
        restore(info.path, tmp_path / "new", recovery_code="0" * 26)
    assert not is_vault(tmp_path / "new")
    restore(info.path, tmp_path / "new", passphrase=PASSPHRASE)
    assert is_vault(tmp_path / "new")


def test_a_damaged_backup_is_refused_wherever_the_bit_flipped(vault, office, tmp_path, flip):
    add(vault, office)
    info = backup(vault, tmp_path / "b.klikbackup")
    content = info.path.read_bytes()
    tail = len(content) - 1200
    places = [0, 3, 28, *range(40, tail, tail // 15), *range(tail, len(content), 29)]
    refused = 0
    for number, place in enumerate(places):
        flip(info.path, place)
        folder = tmp_path / f"new{number}"
        try:
            # A bit of the archive's own dates and flags may flip without any content changing.
            assert restore(info.path, folder, passphrase=PASSPHRASE).sha256 == info.sha256
        except BackupDamaged:
            refused += 1
            assert not is_vault(folder)
        info.path.write_bytes(content)
    assert refused > 20


@pytest.mark.parametrize("content", [None, b"", b"PK\x05\x06" + b"\0" * 18, b"rubbish" * 1000])
def test_rubbish_is_no_backup(tmp_path, content):
    path = tmp_path / "b.klikbackup"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NoBackup if content is None else BackupDamaged):
        restore(path, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_manifest_that_lies_is_found_with_the_passphrase(vault, office, tmp_path):
    add(vault, office)
    info = backup(vault, tmp_path / "b.klikbackup")
    forged = tmp_path / "forged.klikbackup"
    with zipfile.ZipFile(info.path) as archive, zipfile.ZipFile(forged, "w") as other:
        for name in archive.namelist():
            content = archive.read(name)
            other.writestr(name, content.replace(b'"person": 1', b'"person": 2'))
    with pytest.raises(BackupDamaged):
        restore(forged, tmp_path / "new", passphrase=PASSPHRASE)
    restore(forged, tmp_path / "unseen")


@pytest.mark.parametrize(
    "odd",
    [{"at": "yesterday"}, {"at": 7}, {"head": "far"}, {"head": {}}, {"counts": [1]}, {"counts": {"person": "many"}}],
)
def test_a_manifest_that_means_nothing_is_damage(vault, tmp_path, odd):
    info = backup(vault, tmp_path / "b.klikbackup")
    forged = tmp_path / "forged.klikbackup"
    with zipfile.ZipFile(info.path) as archive, zipfile.ZipFile(forged, "w") as other:
        for name in archive.namelist():
            content = archive.read(name)
            other.writestr(name, json.dumps(json.loads(content) | odd) if name == "manifest.json" else content)
    with pytest.raises(BackupDamaged):
        snapshot.read(forged)
    assert shelf.standing(tmp_path) == [info]


def test_another_database_in_the_archive_is_found_without_any_secret(vault, office, tmp_path):
    info = backup(vault, tmp_path / "b.klikbackup")
    forged = tmp_path / "forged.klikbackup"
    with zipfile.ZipFile(info.path) as archive, zipfile.ZipFile(forged, "w") as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name) + (b"\0" if name == "db" else b""))
    with pytest.raises(BackupDamaged):
        restore(forged, tmp_path / "new")
    assert not is_vault(tmp_path / "new")


def test_the_database_in_a_backup_needs_no_second_file_beside_it(vault, office, tmp_path):
    add(vault, office)
    info = backup(vault, tmp_path / "b.klikbackup")
    snapshot.extract(info.path, tmp_path / "db")
    with closing(sc.connect(tmp_path / "db", isolation_level=None)) as file:
        file.execute(f"PRAGMA key=\"x'{vault.keys()[1].hex()}'\"")
        assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_copy_that_does_not_hold_gets_no_name(vault, office, tmp_path):
    add(vault, office)
    with vault.raw() as file:
        # The copy is as unsound as the source: a row that its own table forbids.
        file.execute("PRAGMA ignore_check_constraints=ON")
        file.execute('UPDATE meta SET "only" = 2')
        file.execute("PRAGMA ignore_check_constraints=OFF")
    with pytest.raises(BackupFailed):
        backup(vault, tmp_path / "b.klikbackup")
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]
    assert vault.state.backup_at == ""


def test_closing_backs_up_what_changed_and_locks(office):
    vault, _code = office.create()
    add(vault, office)
    assert connection._COMPILED
    made = close_with_backup(vault)
    assert vault.is_locked
    assert not connection._COMPILED  # statements hold what they were first asked with
    assert made == latest_backup(office.folder)
    assert not (office.folder / "data.db-wal").exists()

    assert close_with_backup(office.unlock()) is None
    vault = office.unlock()
    assert vault.state.backup_at == made.at.isoformat()
    add(vault, office)
    assert close_with_backup(vault).head.number == 2


def test_a_changed_passphrase_goes_into_a_backup_of_its_own(vault, office, tmp_path):
    add(vault, office)
    backup(vault)
    change_passphrase(vault, "coordinator", "een andere lange zin")
    made = close_with_backup(vault)
    restore(made.path, tmp_path / "new", passphrase="een andere lange zin")


def test_a_place_that_is_not_there_is_said(vault, tmp_path):
    with pytest.raises(PlaceUnreachable):
        backup(vault, tmp_path / "pulled" / "stick.klikbackup")


def test_a_backup_elsewhere_does_not_stand_in_for_the_automatic_one(vault, office, tmp_path):
    add(vault, office)
    backup(vault, tmp_path / "usb.klikbackup")
    assert close_with_backup(vault) is not None


def test_before_anything_risky_says_why_in_the_backup_itself(vault, office):
    add(vault, office)
    made = before(vault, "Before an import")
    assert made.path.parent == office.folder / "backups"
    assert snapshot.read(made.path).why == "Before an import"
    assert backup(vault, office.folder.parent).why == "By hand"


def test_as_time_goes_by_one_is_made_only_where_something_changed(vault, office):
    add(vault, office)
    assert if_changed(vault).why == "In between"
    assert if_changed(vault) is None
    before(vault, "Before an import")
    assert if_changed(vault) is None
    add(vault, office)
    assert if_changed(vault).head == vault.head()


def test_closing_waits_for_a_backup_that_is_being_made(vault, office, tmp_path, monkeypatch):
    add(vault, office)
    busy, go_on = Event(), Event()
    write = snapshot.write

    def slowly(*given):
        busy.set()
        assert go_on.wait(10)
        return write(*given)

    monkeypatch.setattr(snapshot, "write", slowly)
    with ThreadPoolExecutor(2) as pool:
        made = pool.submit(backup, vault, tmp_path)
        assert busy.wait(10)
        locked = pool.submit(vault.lock)
        assert not vault.is_locked
        go_on.set()
        assert made.result().path.exists()
        locked.result()
    assert vault.is_locked
    with pytest.raises(VaultLocked):
        vault.remember(also_to="nowhere")


def test_closing_waits_no_longer_for_one_on_a_share_that_hangs(vault, office, tmp_path, monkeypatch):
    add(vault, office)
    busy, go_on = Event(), Event()
    facts = snapshot._facts

    def hangs(file):
        found = facts(file)  # it reads in the vault by now
        busy.set()
        assert go_on.wait(20)
        return found

    monkeypatch.setattr(snapshot, "_facts", hangs)
    monkeypatch.setattr("app.storage.vault.PATIENCE", 0.1)
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(backup, vault, tmp_path)
        assert busy.wait(10)
        with vault.raw() as file:  # the connection that closes: it would wait five seconds for the one that reads
            file.execute("PRAGMA busy_timeout = 100")
        with pytest.raises(BackupFailed):
            close_with_backup(vault)
        assert vault.is_locked
        go_on.set()
        with pytest.raises(VaultLocked):
            made.result()
    with office.unlock() as again, again.read() as session:
        assert session.execute(select(office.person.c.id)).all()
    assert len(list(tmp_path.glob("*.klikbackup"))) == 1


def test_a_failing_backup_locks_all_the_same(vault, office):
    add(vault, office)
    (office.folder / "backups").write_text("a file where the folder should be")
    with pytest.raises(FolderNotWritable):
        close_with_backup(vault)
    assert vault.is_locked


class Said(sc.OperationalError):
    sqlite_errorname = None


@pytest.mark.parametrize(
    ("words", "name", "free", "sentence"),
    [
        ("database or disk is full", None, 10**9, DiskFull),  # the driver's own backup gives no name
        ("database disk image is malformed", None, 10**9, VaultDamaged),
        ("disk I/O error", "SQLITE_IOERR", 4096, DiskFull),  # no room for what the connections share
        ("disk I/O error", "SQLITE_IOERR", 10**9, PlaceUnreachable),
    ],
)
def test_what_the_database_says_of_the_disk_is_worded(tmp_path, monkeypatch, words, name, free, sentence):
    monkeypatch.setattr("shutil.disk_usage", lambda _place: SimpleNamespace(free=free))
    said = Said(words)
    said.sqlite_errorname = name
    with pytest.raises(sentence), sentences(tmp_path):
        raise said


def test_a_vault_that_is_gone_cannot_be_written_after_a_backup(vault, office):
    backup(vault)
    (office.folder / "data.db").unlink()
    with pytest.raises(VaultGone):
        add(vault, office)


def test_a_disk_that_fails_at_the_very_end_leaves_no_vault_without_keys(vault, office, tmp_path, monkeypatch):
    made, folder = backup(vault, tmp_path / "b.klikbackup"), tmp_path / "back"
    folder.mkdir()

    def fails(_folder):
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as failing:
        failing.setattr("app.storage.backup.settle_folder", fails)
        with pytest.raises(PlaceUnreachable):
            restore(made.path, folder)
    restore(made.path, folder)
    with office.unlock(folder):
        pass
