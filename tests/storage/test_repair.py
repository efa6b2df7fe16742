"""What a check found, mended: a change in the history where it is about records, and never in a damaged file."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from app.storage import repair
from app.storage.backup import backup
from app.storage.check import check
from app.storage.errors import NothingToUndo
from app.storage.findings import Finding, Kind
from app.storage.names import KEYS, SPARE

ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))


@pytest.fixture
def filled(vault, office):
    """Three people, of whom one is pointed at in three ways."""
    with vault.write("Add") as session:
        session.execute(insert(office.person), [{"id": ONE, "name": "Marleen"}, {"id": THREE, "name": "Luc"}])
        session.execute(insert(office.person).values(id=TWO, name="Nadia", friend_id=ONE))
        session.execute(insert(office.note).values(id=uuid4(), person_id=ONE, text="Goes"))
        session.execute(insert(office.note).values(id=uuid4(), person_id=THREE, mentor_id=ONE, text="Stays"))
    return vault


@pytest.mark.parametrize("name", [KEYS, SPARE])
@pytest.mark.parametrize("content", [None, b"{}"])
def test_a_key_file_is_written_again(filled, office, name, content):
    if content is None:
        (office.folder / name).unlink()
    else:
        (office.folder / name).write_bytes(content)
    assert check(filled) == [Finding(Kind.KEYS, where=name)]
    repair.write_keys(filled)
    assert check(filled) == []
    filled.lock()
    office.unlock().lock()


def test_triggers_are_made_again_and_keep_the_next_change(filled, office):
    with filled.raw() as file:
        file.execute("DROP TRIGGER journal_note_insert")
        file.execute("DROP TRIGGER journal_grows")
        file.execute("CREATE TRIGGER journal_extra AFTER INSERT ON note BEGIN SELECT 1; END")
    repair.make_triggers(filled)
    assert check(filled) == []
    with filled.write("Note") as session:
        session.execute(insert(office.note).values(id=uuid4(), person_id=ONE))
    assert filled.undo().action == "Note"


def test_links_to_nothing_are_let_go_as_a_change_that_undo_does_not_cross(filled, office):
    with filled.raw() as file:
        file.execute("PRAGMA foreign_keys=OFF")
        file.execute("UPDATE journal_now SET number = 1")
        file.execute("DROP TRIGGER journal_person_delete")
        file.execute("DELETE FROM person WHERE name = 'Marleen'")
        file.execute("UPDATE journal_now SET number = NULL")
        file.execute("PRAGMA foreign_keys=ON")
    assert Finding(Kind.LINKS, 3) in check(filled)
    repair.make_triggers(filled)
    before = filled.head()
    repair.let_links_go(filled)
    assert check(filled) == []
    assert filled.head().sequence == before.sequence + 3
    with filled.read() as session:
        assert session.scalars(select(office.person.c.friend_id)).all() == [None, None]
        assert session.execute(select(office.note.c.text, office.note.c.mentor_id)).all() == [("Stays", None)]
    with pytest.raises(NothingToUndo):
        filled.undo()


def test_damaged_backups_are_set_aside_and_the_good_ones_stay(filled, flip):
    good, bad = backup(filled).path, filled.folder / "backups" / "bad.klikbackup"
    bad.write_bytes(good.read_bytes())
    flip(bad, 5000)
    repair.set_backups_aside(filled)
    assert [path.name for path in good.parent.iterdir()] == [good.name]
    assert (filled.folder / "quarantine" / bad.name).exists()
    assert check(filled) == []
