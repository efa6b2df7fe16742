import json
import threading
import time
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.storage import chain, state
from app.storage.journal import Change

ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.fixture
def changes(vault):
    heard = []
    vault.on_change(heard.append)
    return heard


def rows(vault, number=None):
    with vault.read() as session:
        found = session.execute(
            text(
                "SELECT table_name, row_id, operation, old, new FROM journal "
                "WHERE :n IS NULL OR transaction_number = :n ORDER BY sequence"
            ),
            {"n": number},
        ).all()
    return [(row[0], row[1], row[2], *(json.loads(part) if part else None for part in row[3:])) for row in found]


def broken(vault):
    with vault.read() as session:
        return chain.verify(session)


def seed(vault, office):
    with vault.write("Seed") as session:
        session.execute(insert(office.person), [{"id": ONE, "name": "Marleen"}, {"id": TWO, "name": "O'Neil"}])
        session.execute(insert(office.note), [{"id": THREE, "person_id": ONE, "mentor_id": TWO, "text": "first"}])


def test_every_way_of_changing_is_written_down_with_old_and_new(vault, office):
    seed(vault, office)
    with vault.write("Change") as session:
        session.execute(update(office.person).values(km=0.1 + 0.2))
        session.execute(text("UPDATE note SET text = 'a \"b\" ''c'''"))
        session.execute(delete(office.person).where(office.person.c.id == TWO))
    written = rows(vault, 2)
    assert [(table, operation) for table, _id, operation, _old, _new in written][:3] == [
        ("person", "update"),
        ("person", "update"),
        ("note", "update"),
    ]
    # The mentor's link was emptied by the database itself.
    assert sorted((table, operation) for table, _id, operation, _old, _new in written[3:]) == [
        ("note", "update"),
        ("person", "delete"),
    ]
    _table, row_id, _operation, old, new = written[0]
    assert row_id == ONE.hex
    assert (old["km"], new["km"]) == (None, 0.1 + 0.2)
    assert {**old, "km": new["km"]} == new
    assert written[2][4]["text"] == "a \"b\" 'c'"


def test_replacing_a_row_counts_as_taking_the_old_one_away(vault, office):
    seed(vault, office)
    with vault.write("Replace") as session:
        session.execute(text("INSERT OR REPLACE INTO person (id, name) VALUES (:id, 'New')"), {"id": TWO.hex})
    assert ("person", TWO.hex, "delete") in [row[:3] for row in rows(vault, 2)]


def test_bytes_and_unknown_bytes_are_told_apart(vault, office):
    people = [{"id": ONE, "name": "a", "photo": b"\x00\xff"}, {"id": TWO, "name": "b", "photo": b""}]
    with vault.write("Add") as session:
        session.execute(insert(office.person), [*people, {"id": THREE, "name": "c", "photo": None}])
    with vault.write("Remove") as session:
        session.execute(delete(office.person))
    assert sorted((old["name"], old["photo"]) for *_rest, old, _new in rows(vault, 2)) == [
        ("a", "00FF"),
        ("b", ""),
        ("c", None),
    ]


def test_bytes_are_kept_only_where_going_back_needs_them(vault, office):
    with vault.write("Add") as session:
        session.execute(insert(office.person), [{"id": ONE, "name": "a", "photo": b"\x00\xff"}])
    for change in ({"name": "b"}, {"photo": None}, {"photo": b"\x01"}):
        with vault.write("Change") as session:
            session.execute(update(office.person).values(**change))
    kept = [[(row or {}).get("photo", "absent") for row in written[-2:]] for written in rows(vault)]
    assert kept == [["absent", "absent"], ["absent", "absent"], ["00FF", None], [None, "01"]]
    for photo in (None, b"\x00\xff", b"\x00\xff"):
        vault.undo()
        with vault.read() as session:
            assert session.execute(select(office.person.c.photo)).scalar_one() == photo
    vault.undo()
    while vault.redoable():
        vault.redo()
    with vault.read() as session:
        assert session.execute(select(office.person.c.name, office.person.c.photo)).one() == ("b", b"\x01")


def test_a_write_that_changes_nothing_leaves_no_trace(vault, office, changes):
    seed(vault, office)
    before = vault.head()
    with vault.write("Same again") as session:
        session.execute(update(office.person).where(office.person.c.id == ONE).values(name="Marleen"))
    with vault.write("Nothing"):
        pass
    assert vault.head() == before
    assert len(vault.history()) == len(changes) == 1


def test_the_entry_says_what_about_whom_by_whom_and_when(office):
    vault, _code = office.create(slot="An Appelboom")
    with vault:
        before = datetime.now(UTC)
        with vault.write("Bring {about} together", "unknown yet") as session:
            session.execute(insert(office.person).values(id=ONE, name="Lieve"))
            session.info["about"] = "Lieve & Wout"
        (entry,) = vault.history()
        assert (entry.number, entry.action, entry.about) == (1, "Bring {about} together", "Lieve & Wout")
        assert (entry.actor, entry.kind) == ("An Appelboom", "do")
        assert before <= entry.at <= datetime.now(UTC)
        with vault.read() as session:
            device = session.execute(text("SELECT device FROM journal_transaction")).scalar_one()
        assert device == vault.state.device
        assert UUID(device)


def test_history_is_newest_first_and_limited(vault, office):
    seed(vault, office)
    for name in ("b", "c", "d"):
        with vault.write(name) as session:
            session.execute(update(office.person).values(name=name))
    assert [entry.action for entry in vault.history(2)] == ["d", "c"]


def test_subscribers_hear_tables_and_rows_after_the_commit(vault, office, changes):
    seen = []
    vault.on_change(lambda change: seen.append(rows(vault, change.transaction)))
    seed(vault, office)
    people = {"person": frozenset({ONE.hex, TWO.hex}), "note": frozenset({THREE.hex})}
    assert changes == [Change(1, "Seed", "", people, frozenset({ONE.hex, TWO.hex, THREE.hex}))]
    assert len(seen[0]) == 3
    vault.undo()
    vault.redo()
    assert [(change.transaction, change.tables) for change in changes[1:]] == [(2, people), (3, people)]


def test_a_subscriber_hears_nothing_of_what_was_rolled_back(vault, office, changes):
    with pytest.raises(IntegrityError), vault.write("Add") as session:
        session.execute(insert(office.person), [{"id": ONE, "name": "Marleen"}, {"id": ONE, "name": "Twice"}])
    assert changes == []


def test_a_subscriber_may_write_itself(vault, office):
    def note_it(change):
        if "person" in change.tables:
            with vault.write("Note") as session:
                session.execute(insert(office.note).values(id=TWO, person_id=ONE, text="new"))

    vault.on_change(note_it)
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=ONE, name="Marleen"))
    assert [entry.action for entry in vault.history()] == ["Note", "Add"]


def test_a_subscriber_hears_each_change_in_the_thread_that_made_it(vault, office, monkeypatch):
    heard = {}
    second_is_saved, first_is_told = threading.Event(), threading.Event()
    write_state = state.write

    def hear(change):
        heard[change.action] = threading.current_thread().name
        if change.action == "first":
            second_is_saved.wait(5)

    def write_slowly(*told, **how):
        if threading.current_thread().name == "second":
            second_is_saved.set()
            first_is_told.wait(0.3)
        write_state(*told, **how)

    def write(name):
        with vault.write(name) as session:
            session.execute(insert(office.person).values(id=uuid4(), name="Marleen"))
        if name == "first":
            first_is_told.set()

    vault.on_change(hear)
    monkeypatch.setattr(state, "write", write_slowly)
    threads = [threading.Thread(target=write, args=[name], name=name) for name in ("first", "second")]
    threads[0].start()
    while "first" not in heard:
        time.sleep(0.001)
    threads[1].start()
    for thread in threads:
        thread.join()
    assert heard == {"first": "first", "second": "second"}


def test_the_journal_cannot_be_changed_or_shortened_by_a_statement(vault, office):
    seed(vault, office)
    for statement in (
        "UPDATE journal SET new = '{}'",
        "UPDATE journal SET row_id = 'x'",
        "UPDATE journal SET hash = 'x', salt = NULL, old = NULL, new = NULL",
        "DELETE FROM journal",
    ):
        with pytest.raises(IntegrityError, match="the journal"), vault.write("Cheat") as session:
            session.execute(text(statement))
    assert broken(vault) is None


@pytest.mark.parametrize(
    "cheat",
    [
        "UPDATE journal SET new = replace(new, 'O''Neil', 'Nobody') WHERE sequence = 2",
        "UPDATE journal SET row_id = 'x' WHERE sequence = 2",
        "UPDATE journal SET operation = 'delete' WHERE sequence = 2",
        "UPDATE journal SET payload_hash = 'x' WHERE sequence = 2",
        "UPDATE journal_transaction SET at = '2020-01-01T00:00:00+00:00', device = device",
        "UPDATE journal_transaction SET device = 'another'",
        "DELETE FROM journal WHERE sequence = 2",
    ],
)
def test_whoever_goes_round_the_triggers_breaks_the_chain(vault, office, cheat):
    seed(vault, office)
    assert broken(vault) is None
    with vault.raw() as file:
        file.execute("DROP TRIGGER journal_sealed")
        file.execute("DROP TRIGGER journal_grows")
        file.execute(cheat)
    assert broken(vault) in (1, 2, 3)


def test_an_erased_payload_keeps_the_chain_whole(vault, office):
    seed(vault, office)
    with vault.write("Erase") as session:
        session.execute(
            text("UPDATE journal SET old = NULL, new = NULL, salt = NULL WHERE row_id = :id"), {"id": TWO.hex}
        )
        session.execute(update(office.person).where(office.person.c.id == TWO).values(name="-"))
    assert broken(vault) is None
    assert "O'Neil" not in str(rows(vault, 1))


def test_a_write_without_the_door_is_refused(vault, office):
    engine = vault._open_engine()
    with Session(engine) as session, pytest.raises(IntegrityError, match="transaction_number"):
        session.execute(insert(office.person).values(id=ONE, name="Marleen"))
