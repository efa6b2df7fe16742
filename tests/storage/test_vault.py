import os
import shutil
import sqlite3
import threading
from uuid import UUID, uuid4

import pytest
import sqlcipher3.dbapi2 as sc
from sqlalchemy import insert, select, text
from sqlalchemy.engine.interfaces import CacheStats
from sqlalchemy.exc import IntegrityError

from app.errors import KlikError
from app.models import Base, Person
from app.storage.connection import connect
from app.storage.coordinators import change_passphrase
from app.storage.errors import (
    ChangesMissing,
    DiskFull,
    FolderNotEmpty,
    ForeignFile,
    KeyFileDamaged,
    NewerVault,
    NoVault,
    PassphraseIsPublic,
    PassphraseTooShort,
    VaultDamaged,
    VaultGone,
    VaultInUse,
    VaultLocked,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.keyfile import DEMO_PASSPHRASE, Cost
from app.storage.names import is_vault
from app.storage.state import last_opened
from app.storage.vault import Vault


def add(vault, office, name="Marleen Zonnedauw", **more):
    with vault.write("Add {name}") as session:
        session.execute(insert(office.person).values(id=uuid4(), name=name, **more))


def names(vault, office):
    with vault.read() as session:
        return sorted(session.scalars(select(office.person.c.name)))


def test_what_is_written_is_there_after_locking_and_unlocking(office):
    vault, code = office.create()
    with vault:
        add(vault, office)
    with office.unlock() as vault:
        assert names(vault, office) == ["Marleen Zonnedauw"]
        assert vault.actor == "coordinator"
    with office.unlock(recovery_code=code) as vault:
        assert names(vault, office) == ["Marleen Zonnedauw"]
        assert vault.actor == "recovery"


def test_a_vault_of_the_models_takes_a_person(tmp_path):
    vault, _code = Vault.create(tmp_path / "new" / "deep", "samen onder de linde", slot="An", cost=Cost(8, 1, 1))
    with vault:
        with vault.write("Add {name}") as session:
            session.add(Person(first_name="Nadia", last_name="Vlinderdal", languages=["nl"]))
        with vault.read() as session:
            person = session.scalars(select(Person)).one()
        assert (person.full_name, person.languages) == ("Nadia Vlinderdal", ["nl"])
        assert vault.schema.metadata is Base.metadata
        assert vault.actor == "An"


def test_a_vault_at_rest_is_read_as_before(office):
    vault, _code = office.create()
    with vault:
        add(vault, office)
        with vault.read() as session, vault.read() as other:  # two connections
            assert session.scalar(select(office.person.c.name)) == other.scalar(select(office.person.c.name))
        vault.rest()
        assert names(vault, office) == ["Marleen Zonnedauw"]
    with pytest.raises(VaultLocked):
        vault.rest()


def test_what_was_compiled_for_one_vault_is_there_for_the_next(office, tmp_path):
    asked = select(office.person.c.name).where(office.person.c.km > 3)
    seen = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        vault, _code = office.create(folder)
        with vault, vault.read() as session:
            seen.append(session.execute(asked).context.cache_hit)
    assert seen == [CacheStats.CACHE_MISS, CacheStats.CACHE_HIT]


def interrupted(writing, office):
    with writing as session:
        session.execute(insert(office.person).values(id=uuid4(), name="Marleen"))
        raise ValueError("stop")


def test_an_exception_rolls_everything_back(vault, office):
    with pytest.raises(ValueError, match="stop"):
        interrupted(vault.write("Add"), office)
    assert names(vault, office) == []
    assert vault.history() == []
    add(vault, office)
    assert names(vault, office) == ["Marleen Zonnedauw"]


def test_a_read_session_keeps_nothing(vault, office):
    with vault.read() as session, pytest.raises(IntegrityError):
        session.execute(insert(office.person).values(id=uuid4(), name="Marleen"))
    assert names(vault, office) == []


def committing(vault, office):
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=uuid4(), name="Marleen"))
        session.commit()


def test_a_service_may_not_commit_but_may_use_a_savepoint(vault, office):
    with pytest.raises(RuntimeError, match="never commits"):
        committing(vault, office)
    assert names(vault, office) == []
    with vault.write("Add") as session:
        with session.begin_nested():
            session.execute(insert(office.person).values(id=uuid4(), name="Kept"))
        with pytest.raises(IntegrityError), session.begin_nested():
            session.execute(insert(office.person), [{"id": UUID(int=1), "name": "Dropped"}] * 2)
    assert names(vault, office) == ["Kept"]


def test_a_write_inside_a_write_is_a_bug_and_said_at_once(vault):
    with vault.write("Outer"), pytest.raises(RuntimeError, match="inside"), vault.write("Inner"):
        pass


def test_a_second_writer_waits_for_the_first(vault, office):
    started, finished = threading.Event(), []

    def second():
        started.set()
        add(vault, office, "Second")
        finished.append(names(vault, office))

    with vault.write("First") as session:
        other = threading.Thread(target=second)
        other.start()
        started.wait()
        session.execute(insert(office.person).values(id=uuid4(), name="First"))
        assert names_elsewhere(vault, office) == []
        assert finished == []
    other.join()
    assert finished == [["First", "Second"]]


def names_elsewhere(vault, office):
    """What a reader sees while a write is under way: neither waits for the other."""
    found = []
    reader = threading.Thread(target=lambda: found.extend(names(vault, office)))
    reader.start()
    reader.join()
    return found


def test_every_connection_has_the_settings_that_safety_hangs_on(vault):
    asked = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    with vault.read() as reading, vault.write("x") as writing:
        for session in (reading, writing):
            found = {name: session.execute(text(f"PRAGMA {name}")).scalar_one() for name in asked}
            assert found == asked
        assert reading.execute(text("PRAGMA cipher_version")).scalar_one()


def test_opening_never_makes_a_file(tmp_path):
    with pytest.raises(sc.OperationalError):
        connect(tmp_path / "none.db", b"k" * 32)
    assert list(tmp_path.iterdir()) == []


def test_a_failing_statement_does_not_show_its_values(vault, office):
    twice = [{"id": UUID(int=1), "name": "Marleen Zonnedauw"}] * 2
    with pytest.raises(IntegrityError) as caught, vault.write("Add") as session:
        session.execute(insert(office.person), twice)
    assert "Zonnedauw" not in str(caught.value)


def test_no_name_stands_in_clear_in_any_file(office):
    vault, _code = office.create(slot="Zonnedauw coordinator")
    for number in range(50):
        add(vault, office, f"Marleen Zonnedauw {number}", photo=b"Zonnedauw" * 500)
    vault.snapshot(office.folder / "copy.klikbackup")
    files = [path for path in office.folder.rglob("*") if path.is_file()]
    assert {"data.db", "data.db-wal", "keys.json", "keys.json.bak", "state.json", "copy.klikbackup"} <= {
        path.name for path in files
    }
    for path in files:
        content = path.read_bytes()
        assert b"Zonnedauw" not in content
        assert "Zonnedauw".encode("utf-16-le") not in content
        assert b"CREATE TABLE" not in content
    vault.lock()
    assert not (office.folder / "data.db-wal").exists()


def test_create_refuses_a_weak_passphrase_before_it_makes_anything(office):
    for passphrase, error in [("kort", PassphraseTooShort), (DEMO_PASSPHRASE, PassphraseIsPublic)]:
        with pytest.raises(error):
            office.create(passphrase=passphrase)
    assert not office.folder.exists()
    vault, _code = office.create(passphrase=DEMO_PASSPHRASE, demo=True)
    vault.lock()


def test_create_refuses_a_folder_with_anything_in_it(office):
    office.folder.mkdir()
    (office.folder / "letter.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        office.create()
    assert [path.name for path in office.folder.iterdir()] == ["letter.txt"]


def test_a_failed_create_leaves_no_half_vault(office):
    with pytest.raises(Exception, match="syntax error"):
        office.create(ladder=(("CREATE TABEL oops",),))
    assert not is_vault(office.folder)
    vault, _code = office.create()
    vault.lock()


@pytest.mark.parametrize("stopped", [(), ("data.db.part",), ("data.db.part", "data.db.part-journal", "keys.json")])
def test_a_vault_that_was_never_finished_is_no_vault_and_in_nobodys_way(office, stopped):
    office.folder.mkdir()
    for name in (*stopped, "lock", "holder.json.part"):
        (office.folder / name).write_bytes(b"half")
    assert not is_vault(office.folder)
    with pytest.raises(NoVault):
        office.unlock()
    vault, _code = office.create()
    vault.lock()
    assert not list(office.folder.glob("*.part*"))


def test_with_anything_beside_it_an_unfinished_vault_is_left_alone(office):
    office.folder.mkdir()
    for name in ("data.db.part", "keys.json", "letter.txt"):
        (office.folder / name).write_bytes(b"half")
    with pytest.raises(FolderNotEmpty):
        office.create()
    assert len(list(office.folder.iterdir())) == 3


def test_a_vault_that_was_made_and_does_not_open_is_taken_away(office, monkeypatch):
    def full(*_given):
        raise DiskFull

    with monkeypatch.context() as once:
        once.setattr(Vault, "_open", full)
        with pytest.raises(DiskFull):
            office.create()
    assert not is_vault(office.folder)
    office.create()[0].lock()
    office.unlock().lock()


def test_open_elsewhere(office, vault):
    with pytest.raises(VaultInUse):
        office.unlock()
    vault.lock()
    vault.lock()
    office.unlock().lock()


def test_a_locked_vault_says_so(office, vault):
    vault.lock()
    assert vault.is_locked
    for door in (vault.read, lambda: vault.write("x")):
        with pytest.raises(VaultLocked), door():
            pass
    for act in (vault.undo, vault.undoable, vault.head, vault.keys):
        with pytest.raises(VaultLocked):
            act()


def damaged(office, name, content):
    (office.folder / name).write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (lambda o: shutil.rmtree(o.folder), NoVault),
        (lambda o: [path.unlink() for path in o.folder.iterdir()], NoVault),
        (lambda o: (o.folder / "data.db").unlink(), VaultDamaged),
        (lambda o: damaged(o, "data.db", b""), VaultDamaged),
        (lambda o: damaged(o, "data.db", os.urandom(40960)), VaultDamaged),
        (lambda o: [damaged(o, name, b"{}") for name in ("keys.json", "keys.json.bak")], KeyFileDamaged),
        (lambda o: [(o.folder / name).unlink() for name in ("keys.json", "keys.json.bak")], KeyFileDamaged),
    ],
)
def test_damage_is_named_and_nothing_is_made_anew(office, harm, error):
    office.create()[0].lock()
    harm(office)
    before = sorted((path.name, path.read_bytes()) for path in office.folder.glob("*") if path.name != "lock")
    with pytest.raises(error):
        office.unlock()
    assert before == sorted((path.name, path.read_bytes()) for path in office.folder.glob("*") if path.name != "lock")


def test_wrong_secrets(office):
    vault, code = office.create()
    vault.lock()
    with pytest.raises(WrongPassphrase):
        office.unlock(passphrase="samen onder de lindeboom")
    wrong = code[:-1] + ("Z" if code[-1] != "Z" else "Y")
    with pytest.raises(WrongRecoveryCode):
        office.unlock(recovery_code=wrong)
    office.unlock().lock()


def test_a_file_in_clear_is_foreign(office):
    office.create()[0].lock()
    (office.folder / "data.db").unlink()
    plain = sqlite3.connect(office.folder / "data.db")
    plain.execute("CREATE TABLE person (id)")
    plain.commit()
    plain.close()
    with pytest.raises(ForeignFile):
        office.unlock()


@pytest.mark.parametrize("mark", ["PRAGMA application_id=7", "UPDATE meta SET db_uuid = 'another'"])
def test_a_file_of_another_vault_is_foreign(office, mark):
    vault, _code = office.create()
    with vault, vault.raw() as file:
        file.execute(mark)
    with pytest.raises(ForeignFile):
        office.unlock()


def test_a_newer_file_is_refused_and_left_alone(office):
    vault, _code = office.create()
    with vault, vault.raw() as file:
        file.execute("PRAGMA user_version=9")
    with pytest.raises(NewerVault):
        office.unlock()
    with pytest.raises(NewerVault):
        office.unlock()


def test_flipped_bits_are_found_before_anything_is_shown(office, flip):
    vault, _code = office.create()
    add(vault, office, photo=os.urandom(20000))
    vault.lock()
    data = office.folder / "data.db"
    content = data.read_bytes()
    for place in range(5, len(content), len(content) // 12):
        flip(data, place)
        with pytest.raises(VaultDamaged):
            office.unlock()
        data.write_bytes(content)
    for length in (len(content) - 1, len(content) - 4096, len(content) // 2):
        data.write_bytes(content[:length])
        with pytest.raises(VaultDamaged):
            office.unlock()
    data.write_bytes(content)
    office.unlock().lock()


@pytest.fixture
def crashed(office, tmp_path):
    """The folder as it is after the power went: the last changes stand in the WAL only."""
    vault, _code = office.create()
    vault.lock()
    vault = office.unlock()
    for number in range(5):
        add(vault, office, f"Person {number}")
    folder = tmp_path / "crashed"
    shutil.copytree(office.folder, folder)
    vault.lock()
    return folder


def test_after_a_crash_everything_that_was_saved_is_there(office, crashed):
    with office.unlock(crashed) as vault:
        assert len(names(vault, office)) == 5


def test_changes_lost_from_the_wal_are_missed(office, crashed, flip):
    flip(crashed / "data.db-wal", (crashed / "data.db-wal").stat().st_size // 2)
    with pytest.raises(ChangesMissing) as caught:
        office.unlock(crashed)
    missing = caught.value.missing
    assert 0 < missing < 5
    with office.unlock(crashed, accept_loss=True) as vault:
        assert len(names(vault, office)) == 5 - missing
        loss = vault.history(1)[0]
        assert (loss.kind, loss.number, vault.undoable()) == ("loss", 6, None)
    office.unlock(crashed).lock()


def test_an_older_file_put_in_place_is_missed_even_with_as_many_changes(office, tmp_path):
    vault, _code = office.create()
    vault.lock()
    shutil.copy(office.folder / "data.db", tmp_path / "old.db")
    with office.unlock() as vault:
        add(vault, office, "Real")
    last = (office.folder / "state.json").read_bytes()
    shutil.copy(tmp_path / "old.db", office.folder / "data.db")
    with pytest.raises(ChangesMissing):
        office.unlock()
    with office.unlock(accept_loss=True) as vault:
        add(vault, office, "Other")
    (office.folder / "state.json").write_bytes(last)
    with pytest.raises(ChangesMissing):
        office.unlock()


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"odd": 1}'])
def test_a_lost_state_costs_nothing(office, content):
    vault, _code = office.create()
    with vault:
        add(vault, office)
    if content is None:
        (office.folder / "state.json").unlink()
    else:
        (office.folder / "state.json").write_bytes(content)
    assert last_opened(office.folder) is None
    with office.unlock() as vault:
        assert names(vault, office) == ["Marleen Zonnedauw"]
    assert last_opened(office.folder).tzinfo is not None


def test_one_damaged_key_file_is_no_trouble(office):
    office.create()[0].lock()
    (office.folder / "keys.json").write_bytes(b"")
    office.unlock().lock()


def test_both_key_files_say_the_same_after_opening(office):
    office.create()[0].lock()
    before = (office.folder / "keys.json.bak").read_bytes()
    with office.unlock() as vault:
        change_passphrase(vault, "coordinator", "een andere lange zin")
    (office.folder / "keys.json.bak").write_bytes(before)  # stopped between the two
    office.unlock(passphrase="een andere lange zin").lock()
    assert (office.folder / "keys.json").read_bytes() == (office.folder / "keys.json.bak").read_bytes() != before


def test_what_was_being_written_when_everything_stopped_is_taken_away(office):
    office.create()[0].lock()
    (office.folder / "backups").mkdir()
    parts = [office.folder / name for name in ("backups/a.klikbackup.db.part", "backups/a.part", "keys.json.part")]
    for part in parts:
        part.write_bytes(b"half")
    office.unlock().lock()
    assert not any(part.exists() for part in parts)


def test_a_file_replaced_while_open_takes_no_more_writes(office, vault):
    add(vault, office)
    data = office.folder / "data.db"
    shutil.copy(data, office.folder / "other.db")
    os.replace(office.folder / "other.db", data)
    with pytest.raises(VaultGone):
        add(vault, office, "Second")


def test_a_full_disk_is_said_and_nothing_is_kept(vault, office):
    add(vault, office)
    with vault.raw() as file:
        file.execute("PRAGMA max_page_count = 40")
    with pytest.raises(DiskFull):
        add(vault, office, "Second", photo=os.urandom(400_000))
    assert names(vault, office) == ["Marleen Zonnedauw"]


def test_every_sentence_can_be_said():
    from app.storage import errors

    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and kind.__module__ == errors.__name__ and not kind.__subclasses__()
    ]
    made = [kind(*"3" * (kind.__init__.__code__.co_argcount - 1)) for kind in kinds]
    said = [str(error) for error in made]
    assert len(set(said)) == len(kinds) > 20
    assert all(isinstance(error, KlikError) and "{" not in str(error) for error in made)
