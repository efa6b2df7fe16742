import re
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as sc
from sqlalchemy import Column, ForeignKey, MetaData, String, Table, Uuid, insert, text

from app.models import Base
from app.storage import migrations, triggers
from app.storage.backup import latest_backup
from app.storage.chain import verify
from app.storage.errors import DiskFull, NothingToUndo
from app.storage.migrations import LADDER, Ladder, Schema, climb
from app.storage.migrations.freeze import missing, statements

ONE, TWO = UUID(int=1), UUID(int=2)


def shape(ladder: Ladder, metadata: MetaData) -> set[tuple[str, ...]]:
    """Every table with its columns and keys, every index and every trigger that a ladder makes."""
    with closing(sc.connect(":memory:", isolation_level=None)) as file:
        climb.build(file, Schema(metadata, ladder), "0" * 32, "test")
        found = {tuple(map(str, row)) for row in file.execute("SELECT type, name, tbl_name FROM sqlite_master")}
        for (table,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            found |= {(table, "column", *map(str, row)) for row in file.execute(f'PRAGMA table_xinfo("{table}")')}
            for pragma in ("foreign_key_list", "index_list"):  # their numbers tell in which order they were made
                found |= {(table, pragma, *map(str, row[1:])) for row in file.execute(f'PRAGMA {pragma}("{table}")')}
        for (index,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'index'").fetchall():
            found |= {(index, *map(str, row)) for row in file.execute(f'PRAGMA index_xinfo("{index}")')}
    return found


def test_the_frozen_schema_is_that_of_the_models():
    wanted = shape((statements(Base.metadata),), Base.metadata)
    assert shape(LADDER, Base.metadata) == wanted, "write a step: python -m app.storage.migrations.freeze"
    assert missing(Base.metadata) == []


def test_the_comparison_sees_a_column_an_index_and_a_default(office):
    (step,) = office.ladder
    full = shape(office.ladder, office.metadata)
    assert shape((tuple(sql for sql in step if "INDEX ix_note_person_id" not in sql),), office.metadata) != full
    assert shape((tuple(sql.replace("km FLOAT", "km INTEGER") for sql in step),), office.metadata) != full
    assert shape((tuple(sql.replace("ON DELETE CASCADE", "") for sql in step),), office.metadata) != full


def test_no_step_imports_the_models():
    steps = sorted(Path(migrations.__file__).parent.glob("m0*.py"))
    assert len(steps) == len(LADDER)
    for step in steps:
        assert not re.search(r"^(from|import) ", step.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture
def grown(office):
    """The office one version later: person was made anew with a column more, and places came."""
    metadata = MetaData()
    for table in office.metadata.sorted_tables:
        table.to_metadata(metadata)
    metadata.tables["person"].append_column(Column("nickname", String))
    Table("place", metadata, Column("id", Uuid(), primary_key=True), Column("person_id", ForeignKey("person.id")))
    step = (
        'CREATE TABLE new (id CHAR(32) NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, "on" DATE, km FLOAT, '
        "count INTEGER, photo BLOB, tags JSON, "
        "friend_id CHAR(32) REFERENCES person (id), nickname VARCHAR)",
        "INSERT INTO new SELECT *, NULL FROM person",
        "DROP TABLE person",
        "ALTER TABLE new RENAME TO person",
        "CREATE TABLE place (id CHAR(32) NOT NULL PRIMARY KEY, person_id CHAR(32) REFERENCES person (id))",
    )
    return {"metadata": metadata, "ladder": (*office.ladder, step)}


@pytest.fixture
def older(office):
    """A locked vault of the first version, with a person and a note that hangs on her."""
    vault, _code = office.create()
    with vault, vault.write("Seed") as session:
        session.execute(insert(office.person).values(id=ONE, name="Marleen"))
        session.execute(insert(office.note).values(id=TWO, person_id=ONE, text="kept"))
    return office


def test_an_older_vault_is_backed_up_and_brought_up_to_date(older, grown):
    with older.unlock(**grown) as vault:
        made = latest_backup(older.folder)
        assert (made.schema, made.counts["note"]) == (1, 1)
        with vault.read() as session:
            assert session.execute(text("SELECT name, nickname FROM person")).one() == ("Marleen", None)
            assert session.execute(text("SELECT text FROM note")).scalar_one() == "kept"
            assert session.execute(text('SELECT "schema" FROM meta')).scalar_one() == 2
        with vault.raw() as file:
            assert climb.version(file) == 2
            assert triggers.present(file) == triggers.expected(grown["metadata"])
            assert file.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert vault.history(1)[0].kind == "upgrade"
        with vault.write("Name") as session:
            session.execute(text("UPDATE person SET nickname = 'Leen'"))
        vault.undo()
        with vault.read() as session:
            assert verify(session) is None
    with older.unlock(**grown) as vault:
        assert [entry.kind for entry in vault.history()] == ["undo", "do", "upgrade", "do"]


def test_undo_never_crosses_an_upgrade(older, grown):
    with older.unlock(**grown) as vault:
        assert vault.undoable() is None
        with pytest.raises(NothingToUndo):
            vault.undo()


def test_redo_never_crosses_an_upgrade(older, grown):
    with older.unlock() as vault:
        vault.undo()
        assert vault.redoable()
    with older.unlock(**grown) as vault:
        assert vault.redoable() is None


@pytest.mark.parametrize(
    ("statement", "error", "words"),
    [
        ("CREATE TABEL oops", sc.OperationalError, "syntax"),
        ("DELETE FROM note", RuntimeError, "note"),
        ("DELETE FROM person", RuntimeError, "person"),
        ("UPDATE note SET person_id = 'nobody'", RuntimeError, "broke"),
    ],
)
def test_a_step_that_fails_or_loses_rows_changes_nothing(older, grown, statement, error, words):
    broken = (*older.ladder, (*grown["ladder"][1], statement))
    with pytest.raises(error, match=words):
        older.unlock(metadata=grown["metadata"], ladder=broken)
    with older.unlock() as vault:
        assert len(vault.history()) == 1
        with vault.raw() as file:
            assert climb.version(file) == 1
            assert triggers.present(file) == triggers.expected(older.metadata)


def test_a_step_without_room_says_so_and_changes_nothing(older, grown):
    big = ("PRAGMA max_page_count = 1", "CREATE TABLE big (x)", "INSERT INTO big VALUES (zeroblob(4000000))")
    with pytest.raises(DiskFull):
        older.unlock(metadata=grown["metadata"], ladder=(*older.ladder, (*grown["ladder"][1], *big)))
    with older.unlock() as vault:
        assert len(vault.history()) == 1


def test_a_missing_trigger_is_made_again_and_stands_in_the_history(older):
    with older.unlock() as vault, vault.raw() as file:
        file.execute("DROP TRIGGER journal_person_update")
    with older.unlock() as vault:
        with vault.raw() as file:
            assert triggers.present(file) == triggers.expected(older.metadata)
        assert [entry.kind for entry in vault.history()] == ["upgrade", "do"]
        assert vault.undoable() is None


def test_a_table_without_an_id_is_refused(office):
    metadata = MetaData()
    Table("odd", metadata, Column("a", String, primary_key=True), Column("b", String, primary_key=True))
    with pytest.raises(ValueError, match="odd"):
        office.create(metadata=metadata, ladder=(statements(metadata),))
