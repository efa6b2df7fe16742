from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import IntegrityError

from app.storage.errors import NothingToRedo, NothingToUndo

IDS = [UUID(int=number) for number in range(1, 6)]

words = st.one_of(
    st.sampled_from(["O'Neil; DROP TABLE person;--", '"{x}"', "é€漢🙂", "\\", "a\x00b", ""]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
people = st.fixed_dictionaries(
    {"name": words},
    optional={
        "on": st.none() | st.dates(date(1900, 1, 1), date(2030, 1, 1)),
        "km": st.none() | st.floats(allow_nan=False),
        "count": st.none() | st.integers(-(2**63), 2**63 - 1),
        "photo": st.none() | st.binary(max_size=8),
        "tags": st.none() | st.lists(words, max_size=2),
    },
)
ids = st.sampled_from(IDS)
notes = st.fixed_dictionaries({"person_id": ids}, optional={"mentor_id": st.none() | ids, "text": st.none() | words})
steps = st.one_of(
    st.tuples(st.just("person"), ids, people | st.none()),
    st.tuples(st.just("note"), ids, notes | st.none()),
)
transactions = st.lists(st.lists(steps, min_size=1, max_size=5), min_size=1, max_size=6)


def apply(session, office, table, row_id, values):
    """Put a row there, new or over the old one, or take it away where there are no values."""
    table = office.metadata.tables[table]
    if values is None:
        session.execute(delete(table).where(table.c.id == row_id))
    elif not session.execute(update(table).where(table.c.id == row_id).values(values)).rowcount:
        session.execute(insert(table).values(id=row_id, **values))


def everything(vault):
    with vault.read() as session:
        return {
            table: session.execute(text(f"SELECT * FROM {table} ORDER BY id")).all() for table in ("person", "note")
        }


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(transactions)
def test_any_history_is_undone_to_the_first_state_and_redone_to_the_last(vault, office, history):
    with vault.write("Clear") as session:
        session.execute(delete(office.person))
    states = [everything(vault)]
    for steps in history:
        before = vault.head().number
        try:
            with vault.write("Step") as session:
                for step in steps:
                    apply(session, office, *step)
        except IntegrityError:
            assert everything(vault) == states[-1]
        if vault.head().number > before:
            states.append(everything(vault))

    for state in reversed(states[:-1]):
        vault.undo()
        assert everything(vault) == state
    for state in states[1:]:
        vault.redo()
        assert everything(vault) == state
    # And once more, for a redo is undone along another road than the first doing.
    for state in reversed(states[:-1]):
        vault.undo()
        assert everything(vault) == state
    with vault.raw() as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []


def put(vault, office, name):
    with vault.write(f"Name {name}", name) as session:
        apply(session, office, "person", IDS[0], {"name": name})


def name(vault):
    found = everything(vault)["person"]
    return found[0].name if found else None


def test_undo_and_redo_go_step_by_step_and_say_what(vault, office):
    assert vault.undoable() is None
    for word in ("a", "b", "c"):
        put(vault, office, word)
    assert (vault.undo().about, name(vault)) == ("c", "b")
    assert (vault.undo().about, name(vault)) == ("b", "a")
    assert (vault.undoable().about, vault.redoable().about) == ("a", "b")
    assert (vault.redo().about, name(vault)) == ("b", "b")
    assert (vault.undo().about, name(vault)) == ("b", "a")
    assert (vault.undo().about, name(vault)) == ("a", None)
    assert vault.undoable() is None
    for word in ("a", "b", "c"):
        assert (vault.redo().about, name(vault)) == (word, word)
    assert vault.redoable() is None
    assert [entry.kind for entry in vault.history(4)] == ["redo", "redo", "redo", "undo"]


def test_something_new_ends_redo_but_not_undo(vault, office):
    put(vault, office, "a")
    put(vault, office, "b")
    vault.undo()
    put(vault, office, "c")
    assert vault.redoable() is None
    with pytest.raises(NothingToRedo):
        vault.redo()
    assert (vault.undo().about, name(vault)) == ("c", "a")
    assert (vault.undo().about, name(vault)) == ("a", None)
    with pytest.raises(NothingToUndo):
        vault.undo()
    assert vault.redo().about == "a"
    assert vault.redo().about == "c"
    assert vault.redoable() is None


def test_undo_lives_on_after_unlocking(office):
    vault, _code = office.create()
    with vault:
        put(vault, office, "a")
    with office.unlock() as vault:
        assert vault.undo().about == "a"
        assert name(vault) is None


def test_deleting_a_person_with_all_that_hangs_on_it_is_one_step(vault, office):
    with vault.write("Seed") as session:
        for row_id in IDS[:2]:
            apply(session, office, "person", row_id, {"name": str(row_id), "photo": b"\x00'"})
        apply(session, office, "note", IDS[0], {"person_id": IDS[0], "mentor_id": IDS[1]})
        apply(session, office, "note", IDS[1], {"person_id": IDS[1], "mentor_id": IDS[0]})
    before = everything(vault)
    with vault.write("Delete") as session:
        session.execute(delete(office.person).where(office.person.c.id == IDS[0]))
    after = everything(vault)
    assert [len(after["person"]), len(after["note"]), after["note"][0].mentor_id] == [1, 1, None]
    vault.undo()
    assert everything(vault) == before
    vault.redo()
    assert everything(vault) == after


def test_friends_of_each_other_come_back_together(vault, office):
    with vault.write("Seed") as session:
        for row_id in IDS[:2]:
            apply(session, office, "person", row_id, {"name": "a"})
        for row_id, friend in (IDS[:2], IDS[1::-1]):
            apply(session, office, "person", row_id, {"name": "a", "friend_id": friend})
    before = everything(vault)
    with vault.write("Delete both") as session:
        session.execute(delete(office.person))
    vault.undo()
    assert everything(vault) == before
    vault.redo()
    vault.undo()
    vault.undo()
    assert everything(vault)["person"] == []


def test_what_was_erased_does_not_come_back(vault, office):
    put(vault, office, "Marleen")
    with vault.write("Erase") as session:
        session.execute(delete(office.person))
    with vault.raw() as file:
        file.execute("UPDATE journal SET old = NULL, new = NULL, salt = NULL")
    assert vault.undoable() is None
    with pytest.raises(NothingToUndo):
        vault.undo()


def test_an_undo_that_cannot_be_done_changes_nothing(vault, office):
    put(vault, office, "a")
    put(vault, office, "b")
    with vault.raw() as file:
        # Someone took the row away behind the journal's back.
        file.execute("DROP TRIGGER journal_person_delete")
        file.execute("DELETE FROM person")
    before = vault.head()
    with pytest.raises(RuntimeError, match="could not be reversed"):
        vault.undo()
    assert vault.head() == before
