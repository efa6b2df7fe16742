import os
import shutil
import threading
from concurrent.futures import CancelledError
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert

from app.storage import opening
from app.storage.backup import backup
from app.storage.check import check, read_through
from app.storage.coordinators import change_passphrase
from app.storage.errors import FolderNotWritable, VaultDamaged
from app.storage.findings import Finding, Kind
from app.storage.names import SPARE
from app.storage.state import STATE

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def filled(vault, office):
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=ONE, name="Marleen"))
        session.execute(insert(office.note).values(id=TWO, person_id=ONE))
    return vault


def test_a_sound_vault_has_no_findings(filled):
    assert check(filled) == []


def kinds(found):
    return [finding.kind for finding in found]


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (["PRAGMA foreign_keys=OFF", "DROP TRIGGER journal_person_delete", "DELETE FROM person"], Kind.LINKS),
        (["DROP TRIGGER journal_note_insert"], Kind.TRIGGERS),
        (["DROP TRIGGER journal_sealed", "UPDATE journal SET new = '{}' WHERE sequence = 2"], Kind.CHAIN),
        (["DROP TRIGGER journal_sealed", "UPDATE journal SET table_name = 'gone' WHERE sequence = 2"], Kind.TABLE),
    ],
)
def test_what_was_done_behind_the_journals_back_is_found(filled, harm, kind):
    with filled.raw() as file:
        for statement in harm:
            file.execute(statement)
        file.execute("PRAGMA foreign_keys=ON")
    assert kind in kinds(check(filled))


def test_lost_rows_and_a_lost_key_file_are_found(filled, office):
    (office.folder / SPARE).write_bytes(b"{}")
    with filled.raw() as file:
        file.execute("DROP TRIGGER journal_grows")
        file.execute("DELETE FROM journal")
        file.execute("DELETE FROM journal_transaction")
    found = check(filled)
    assert Finding(Kind.MISSING, 1) in found
    assert Finding(Kind.KEYS, where=SPARE) in found
    assert SPARE in str(found[-1])


def test_a_spare_key_file_of_another_day_is_found(filled, office):
    """A kill in the middle of a change of password leaves one: on the day the first is lost, the old one would open."""
    old = (office.folder / SPARE).read_bytes()
    change_passphrase(filled, "coordinator", "een andere lange zin")
    (office.folder / SPARE).write_bytes(old)
    assert check(filled) == [Finding(Kind.KEYS, where=SPARE)]


def test_a_backup_that_cannot_be_read_is_found_wherever_the_bit_flipped(filled, flip):
    one, two = backup(filled).path, filled.folder / "backups" / "two.klikbackup"
    shutil.copy(one, two)
    assert check(filled) == []
    flip(two, two.stat().st_size // 2)
    assert check(filled) == [Finding(Kind.BACKUP, where=two.name)]
    two.write_bytes(b"")
    assert check(filled) == [Finding(Kind.BACKUP, where=two.name)]


def test_a_flipped_bit_on_the_disk_is_found_while_open(filled, office, flip):
    with filled.raw() as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    flip(office.folder / "data.db", 9000)
    assert kinds(check(filled)) == [Kind.FILE]


def test_a_check_tells_how_far_it_is_and_stops_when_nobody_waits(filled):
    told = []
    check(filled, report=lambda words, part: told.append(part))
    assert told == [0.0, 0.2, 0.4, 0.6, 0.8]
    with pytest.raises(CancelledError):
        check(filled, lambda: True)


def test_every_finding_has_its_sentence_and_what_can_be_done():
    for kind in Kind:
        finding = Finding(kind, 3, "keys.json")
        assert str(finding)
        assert finding.remedy
        assert "{" not in str(finding) + finding.remedy


# A file too large to be read through before it is shown


@pytest.fixture
def large(office, monkeypatch):
    """The folder of a vault that counts as large, closed well, with many pages."""
    monkeypatch.setattr(opening, "SOON", 0)
    vault, _code = office.create()
    with vault, vault.write("Add") as session:
        people = [{"name": f"Person {number}", "photo": os.urandom(9000)} for number in range(20)]
        session.execute(insert(office.person), [{"id": uuid4()} | person for person in people])
    return office.folder / "data.db"


def test_a_large_file_is_read_through_beside_the_window(office, large):
    with office.unlock() as vault:
        assert not vault.was_read_through
        assert read_through(vault)
        assert not vault.state.doubted


def test_damage_in_a_large_file_is_refused_or_found_and_remembered(office, large, flip):
    content, known = large.read_bytes(), (office.folder / STATE).read_bytes()
    found = 0
    for place in range(5, len(content), len(content) // 16):
        flip(large, place)
        try:
            vault = office.unlock()
        except VaultDamaged:
            large.write_bytes(content)
            continue
        assert not read_through(vault)
        found += 1
        vault.lock()
        damaged = large.read_bytes()
        with pytest.raises(VaultDamaged):  # now it is read through first
            office.unlock()
        assert large.read_bytes() == damaged
        large.write_bytes(content)
        (office.folder / STATE).write_bytes(known)
    assert found > 5
    vault = office.unlock()
    vault.doubt()
    vault.lock()
    with office.unlock() as vault:  # the file is whole again, and that too is found out first
        assert vault.was_read_through
    with office.unlock() as vault:
        assert not vault.was_read_through


def test_damage_found_by_a_check_is_remembered(office, large, flip):
    with office.unlock() as vault:
        assert check(vault) == []
        flip(large, large.stat().st_size // 2)
        assert kinds(check(vault)) == [Kind.FILE]
    with pytest.raises(VaultDamaged):
        office.unlock()


@pytest.mark.parametrize("missing", [1, 4096, 100_000])
def test_a_large_file_without_its_end_is_refused(office, large, missing):
    large.write_bytes(large.read_bytes()[:-missing])
    with pytest.raises(VaultDamaged):
        office.unlock()


def test_a_large_file_that_was_not_closed_well_is_read_through_first(office, large, tmp_path):
    with office.unlock() as vault:
        with vault.write("Add") as session:
            session.execute(insert(office.person).values(id=uuid4(), name="Lieve"))
        shutil.copytree(office.folder, tmp_path / "crashed")
    with office.unlock(tmp_path / "crashed") as vault:
        assert vault.was_read_through


def test_a_file_that_is_not_there_any_more_is_a_sentence_and_no_damage(office, large):
    with office.unlock() as vault:
        large.rename(large.with_name("elsewhere"))
        with pytest.raises(FolderNotWritable):
            read_through(vault)
        assert not vault.state.doubted


def test_reading_through_may_be_cancelled_and_holds_nobody_up(office, large):
    asked = []
    with office.unlock() as vault:
        assert read_through(vault, lambda: bool(asked.append(1)) or len(asked) > 1)
        assert not vault.state.doubted
        done = threading.Event()
        sound = []

        def read() -> None:
            while not done.is_set():
                sound.append(read_through(vault))

        reading = threading.Thread(target=read)
        reading.start()
        try:
            for number in range(40):
                with vault.write("Add") as session:
                    session.execute(insert(office.person).values(id=uuid4(), name=f"N{number}", photo=os.urandom(9000)))
                with vault.raw() as file:
                    file.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        finally:
            done.set()
            reading.join()
        assert sound
        assert all(sound)
