import json
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, insert, update

from app.storage import backup, chain, compaction, history
from app.storage.check import check
from app.storage.errors import ForgottenVersion, NothingToUndo
from tests.storage.test_undo import everything

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def long_ago(vault, office):
    """A year of changes, and the moment at which it ended."""
    for at in range(30):
        with vault.write("Add") as session:
            session.execute(
                insert(office.person), [{"id": uuid4(), "name": f"{at} {n}" + "x" * 400} for n in range(50)]
            )
    with vault.write("Remove") as session:
        session.execute(delete(office.person))
    with vault.write("Add") as session:
        session.execute(insert(office.person), [{"id": ONE, "name": "Rita"}, {"id": TWO, "name": "Omar"}])
    then = datetime.now(UTC)
    with vault.write("Change") as session:
        session.execute(update(office.person).values(km=3.5))
    return then


def test_what_is_old_is_emptied_and_the_rest_stays_whole(vault, office, long_ago):
    old = compaction.old(vault, long_ago)
    assert (old.until, old.rows) == (32, 3002)
    assert old.bytes > 1_500_000
    before, told = everything(vault), vault.history()
    parts = []
    assert compaction.empty(vault, old.until, lambda: False, parts.append) == 3002
    assert parts[-1] == 1.0
    assert compaction.old(vault, long_ago).rows == 0
    assert (everything(vault), vault.history()) == (before, told)
    assert check(vault) == []
    with vault.read() as session:
        assert chain.verify(session) is None
        (change,) = history.rows_of(session, office.metadata, 33, {"person": {ONE.hex}})
        assert (change.old["km"], change.new["km"]) == (None, 3.5)
        assert history.as_of(session, office.person, ONE.hex, 32)["km"] is None
        (row,) = history.rows_of(session, office.metadata, 32, {"person": {ONE.hex}})
        assert (row.emptied, row.new) == (True, None)
        assert history.as_of(session, office.person, ONE.hex, 31) is None
        gone = history.rows_of(session, office.metadata, 1)[0].row_id
        with pytest.raises(ForgottenVersion):
            history.as_of(session, office.person, gone, 30)


def test_the_last_that_is_whole_is_undone_and_nothing_before(vault, office, long_ago):
    compaction.empty(vault, compaction.old(vault, long_ago).until, lambda: False)
    vault.undo()
    with pytest.raises(NothingToUndo):
        vault.undo()
    assert vault.redo().action == "Change"


def test_the_room_goes_back_to_the_disk(vault, office, long_ago, tmp_path):
    made = backup.backup(vault, tmp_path / "before.klikbackup")
    compaction.empty(vault, compaction.old(vault, long_ago).until, lambda: False)
    assert compaction.give_back(vault) > 500_000
    assert (vault.folder / "data.db").stat().st_size < 1_000_000
    assert check(vault) == []
    assert backup.backup(vault, tmp_path / "after.klikbackup").head == made.head
    folder = vault.folder
    vault.lock()
    with office.unlock(folder) as again:
        assert check(again) == []
        with again.write("Change") as session:
            session.execute(update(office.person).values(km=4.5))
        again.undo()


def test_stopped_in_between_the_rest_is_there_for_another_time(vault, long_ago):
    asked = iter([False, False])
    assert compaction.empty(vault, 32, lambda: next(asked, True)) == 2000
    assert compaction.old(vault, long_ago).rows == 1002
    assert check(vault) == []


def test_a_clock_that_was_wrong_once_empties_nothing_too_early(vault, office):
    def at(moment):
        with vault.write("Add") as session:
            session.execute(insert(office.person), [{"id": uuid4(), "name": "a"}])
        with vault.raw() as file:
            number = vault.head().number
            file.execute('UPDATE journal_transaction SET "at" = ? WHERE number = ?', (moment.isoformat(), number))

    now = datetime.now(UTC)
    for moment in (
        now - timedelta(days=900),
        now + timedelta(days=9000),  # says nothing
        now - timedelta(days=899),
        now - timedelta(days=5),
        now - timedelta(days=9000),  # is not old: what came before it is new
    ):
        at(moment)
    assert compaction.old(vault, now - timedelta(days=730)).until == 3


def test_what_was_emptied_is_nowhere_in_the_file(vault, office, long_ago):
    compaction.empty(vault, 32, lambda: False)
    compaction.give_back(vault)
    with vault.raw() as file:
        kept = file.execute("SELECT old, new FROM journal").fetchall()
    assert {name for row in kept for one in row if one for name in [json.loads(one)["name"]]} == {"Rita", "Omar"}
