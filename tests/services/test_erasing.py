"""Somebody is erased: nothing of her or him is left, and nobody else is touched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from app.errors import KlikError
from app.i18n import _
from app.models import (
    Base,
    Buddy,
    Contact,
    Duo,
    Erasure,
    Expense,
    ExpenseNote,
    KeptExpense,
    NetworkContact,
    NetworkMoment,
    Participant,
    Person,
    Referral,
    Round,
    SavedFilter,
    YearTotal,
)
from app.services import contacts, duo_path, erasing, existing_duos, matching, people, rounds, today
from app.services.actions import perform
from app.services.duo_path import Ending
from app.services.erasing_names import pruned
from app.services.erasing_reach import NOBODYS, owners
from app.services.merging import merge
from app.services.people import change_person
from app.services.subjects import Subject
from app.storage import chain, drafts, erased, giving, journal
from app.storage.backup import backup, restore
from app.storage.errors import NothingToUndo
from app.storage.giving import give
from app.storage.names import DATA
from app.storage.receiving import receive
from app.storage.vault import Vault
from app.vocabulary import ContactKind, DuoState, EndReason, Gender, ParticipantStatus, Payer
from tests.decrypted import decrypted
from tests.filled import fill, id_of
from tests.services.conftest import TODAY
from tests.vaults import SECRET, example_vault, new_vault

MARKER, OTHER = "Vinkenstein", "Roodborst"
ADD = tuple[Callable[..., UUID], Callable[..., UUID]]


@contextmanager
def filled() -> Iterator[Vault]:
    """A vault with something in every column: ``MARKER`` in whatever is of the first person, ``OTHER`` elsewhere."""
    with TemporaryDirectory() as folder, new_vault(Path(folder, "vault")) as vault:
        with vault.write("Gevuld") as session:
            fill(session, Base.metadata, MARKER)
            for table in Base.metadata.sorted_tables:
                for row in session.execute(select(table)).mappings().all():
                    said: dict[str, Any] = {}
                    if table.name in NOBODYS or row["id"] != id_of(table.name, 0):
                        said = {name: _other(value) for name, value in row.items() if name != "id"}
                    if table is Buddy.__table__:
                        said["second_person_id"] = None
                    if table is Duo.__table__:
                        said["state"] = DuoState.ENDED
                    if table is Round.__table__:
                        said |= {"problem": _packed(row["id"]), "solution": _packed(row["id"])}
                        said["decisions"] = [{"participant": str(id_of("participant", n)), "number": n} for n in (0, 1)]
                    session.execute(update(table).where(table.c.id == row["id"]).values(said)) if said else None
            for paid in (Contact, Expense):  # or the law would keep a name
                session.execute(update(paid).values(cost=None, km=None))
            session.execute(update(ExpenseNote).values(amount=0, km=0))
        # What it was while it was made is in the history of a vault as well: begin with an empty one.
        with vault.write("Leeg") as session:
            session.execute(
                update(Person).where(Person.id == id_of("person", 1)).values(first_name="Ida", last_name="Lork")
            )
            session.info["after_seal"] = lambda session: journal.empty(session, "1")
        yield vault


def _other(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.replace(MARKER.encode(), OTHER.encode())
    return pruned(value, lambda text: text.replace(MARKER, OTHER), ())


def _packed(round_id: UUID) -> dict[str, Any]:
    told = {"participants": [{"id": str(id_of("participant", n)), "area": f"{(MARKER, OTHER)[n]}"} for n in (0, 1)]}
    return {"waiting": 2, "buddies": 0, "proposals": 0} | rounds._packed(told)


def rows(vault: Vault) -> dict[tuple[str, UUID], dict[str, Any]]:
    """Every record."""
    with vault.read() as session:
        return {
            (table.name, row["id"]): dict(row)
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table)).mappings()
        }


def nothing_left(vault: Vault, *words: str) -> None:
    """No byte of the file, under its encryption, holds any of these words."""
    content = decrypted(vault.folder / DATA, vault.keys()[1])
    for word in words:
        for form in (word.encode(), word.encode().hex().upper().encode()):
            assert form not in content, (
                f"{word}: …{content[max(0, content.find(form) - 200) : content.find(form) + 80]!r}"
            )


def whole(vault: Vault) -> None:
    with vault.read() as session:
        assert chain.verify(session) is None
        assert not session.connection().exec_driver_sql("PRAGMA foreign_key_check").all()


POINTED_AT = {"person", "participant", "buddy", "duo", "network_contact", "follow_up", "requirement"}
"""Tables whose rows the database does not let go while others point at them."""
TEXTS = (
    ("contact", "note"),
    ("evaluation", "note"),
    ("participant", "remarks"),
    ("handout", "to"),
    ("organisation", "contact_name"),
    ("event", "note"),
    ("report", "facts"),
    ("agreement", "kept_at"),
)


@settings(max_examples=4)
@given(
    st.lists(st.sampled_from(TEXTS), unique=True),
    st.lists(st.sampled_from(sorted(owners().keys() - POINTED_AT)), unique=True),
    st.booleans(),
)
def test_nothing_is_left_and_nobody_else_is_touched(
    named: list[tuple[str, str]], thrown_away: list[str], renamed: bool
) -> None:
    with filled() as vault:
        ours = id_of("person", 0)
        facts = {"first_name": "Zwanelief", "last_name": MARKER, "municipality": "Geel"}
        with vault.write("Hoe zij heet") as session:
            session.execute(update(Person).where(Person.id == ours).values(**facts))
            # A year keeps how many there were of a target group, as of a municipality.
            session.execute(update(Participant).values(target_groups=["armoede"]))
        if renamed:
            perform(vault, change_person, ours, {"last_name": "Wisselmans", "email": "zwanelief@wisselmans.example"})
        for name, column in named:
            table = Base.metadata.tables[name]
            with vault.write("Genoemd", about=f"Zwanelief {MARKER}") as session:
                words = f"Ging samen met Zwanelief {MARKER} naar de markt, zei zwanelief  {MARKER.lower()}."
                session.execute(update(table).where(table.c.id == id_of(name, 1)).values({column: words}))
        for name in thrown_away:
            table = Base.metadata.tables[name]
            with vault.write("Weggegooid") as session:
                session.execute(table.delete().where(table.c.id == id_of(name, 0)))
        before = rows(vault)
        erasing.erase_for_good(vault, ours, TODAY)
        whole(vault)
        words = (MARKER, MARKER.lower(), "Zwanelief", "Wisselmans")
        nothing_left(vault, *words)
        after = rows(vault)
        gone = {key for key in before if key[0] in owners() and key[1] == id_of(key[0], 0)}
        assert not gone & after.keys()
        changed = {key for key in before.keys() - gone if after.get(key) != before[key]}
        assert changed <= {(table, id_of(table, 1)) for table, _column in named} | {
            *(("round", id_of("round", n)) for n in (0, 1)),
            *(key for key in before if key[0] == "year_total"),
        }
        for key in changed - {key for key in changed if key[0] in ("round", "year_total")}:
            assert _("(erased)") in str(after[key])
        with pytest.raises(NothingToUndo):
            vault.undo()


@pytest.fixture
def duo(vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]) -> UUID:
    """Marleen and Nadia, who were together from March 2025 until September 2026 and met at a price."""
    seeker, helper = participant(gender=Gender.FEMALE, birth_year=1968), buddy(birth_year=1990)
    made = perform(vault, existing_duos.record, seeker, helper, date(2025, 3, 3), TODAY)
    for on, cost in ((date(2025, 12, 30), 750), (date(2026, 1, 2), 300), (date(2026, 2, 2), 450)):
        facts = {"cost": cost, "paid_by": Payer.BUDDY, "km": 12.5}
        perform(vault, contacts.note_outing, made, on, **facts)
    perform(vault, duo_path.move, made, DuoState.CLOSING, date(2026, 9, 1))
    ending = Ending(reason=EndReason.MOVED)
    perform(vault, duo_path.end, made, DuoState.ENDED, date(2026, 9, 20), ending=ending)
    return made


def person_of(vault: Vault, kind: type[Participant] | type[Buddy]) -> UUID:
    with vault.read() as session:
        return session.scalars(select(kind)).one().person_id


def totals(vault: Vault) -> dict[tuple[Any, ...], int]:
    with vault.read() as session:
        found = session.scalars(select(YearTotal))
        return {(one.year, one.role.value, one.what, one.by, one.value): one.n for one in found}


def test_the_years_are_counted_without_a_name_and_each_thing_once(vault: Vault, duo: UUID) -> None:
    erasing.erase_for_good(vault, person_of(vault, Participant), TODAY)
    found = totals(vault)
    assert found[2026, "participant", "registered", "", ""] == 1
    assert found[2026, "participant", "registered", "age_band", "45-59"] == 1
    assert found[2026, "participant", "seen", "gender", "f"] == 2
    assert found[2025, "participant", "seen", "municipality", "Geel"] == 1
    assert found[2025, "participant", "duo_started", "age_band", "45-59"] == 1
    assert found[2025, "participant", "duo_running", "", ""] == 1
    assert found[2025, "buddy", "duo_running", "partner", ""] == 1
    assert found[2026, "participant", "duo_ended", "reason", "moved"] == 1
    assert not any(what in ("waiting", "became_buddy") for _year, _role, what, *_by in found)
    before = dict(found)
    erasing.erase_for_good(vault, person_of(vault, Buddy), TODAY)
    # The duo went with the participant, and was counted then for both: with the buddy only she herself is counted.
    assert {key: n for key, n in totals(vault).items() if before.get(key) != n} == {}


def test_what_a_volunteer_was_paid_back_stays_by_name_for_seven_years(vault: Vault, duo: UUID) -> None:
    erasing.erase_for_good(vault, person_of(vault, Participant), TODAY)
    erasing.erase_for_good(vault, person_of(vault, Buddy), TODAY)
    with vault.read() as session:
        kept = {one.year: (one.name, one.amount, one.km) for one in session.scalars(select(KeptExpense))}
        assert kept == {2025: ("Nadia Vlinderdal", 750, 12.5), 2026: ("Nadia Vlinderdal", 750, 25.0)}
        said = session.connection().exec_driver_sql("SELECT count(*) FROM journal WHERE new LIKE '%Nadia%'")
        assert said.scalar() == 0
    assert erasing.again(vault, date(2032, 12, 31)) == 0
    erasing.again(vault, date(2033, 1, 1))
    with vault.read() as session:
        assert [one.year for one in session.scalars(select(KeptExpense))] == [2026]
    erasing.again(vault, date(2034, 1, 1))
    nothing_left(vault, "Nadia", "Vlinderdal")


def test_who_is_in_a_duo_that_goes_on_is_not_erased(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    perform(vault, existing_duos.record, participant(), buddy(), date(2025, 3, 3), TODAY)
    before = rows(vault)
    with vault.read() as session:
        found = erasing.going(session, person_of(vault, Buddy), TODAY)
        assert "Marleen & Nadia" in found.against
    with pytest.raises(KlikError):
        erasing.erase_for_good(vault, person_of(vault, Buddy), TODAY)
    assert rows(vault) == before


def test_of_a_couple_the_other_one_stays(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    helper = buddy()
    with vault.write("Koppel") as session:
        session.add(other := Person(first_name="Wout", last_name="Sterk"))
        session.flush()
        session.get_one(Buddy, helper).second_person_id = other.id
    perform(vault, existing_duos.record, participant(), helper, date(2025, 3, 3), TODAY)
    with vault.read() as session:
        with pytest.raises(KlikError):
            people.identify_person(session, str(helper))
        first = session.get_one(Buddy, helper).person_id
        assert erasing.going(session, first, TODAY).couple == "Wout S."
    erasing.erase_for_good(vault, first, TODAY)
    with vault.read() as session:
        left = session.get_one(Buddy, helper)
        assert [person.full_name for person in left.people] == ["Wout Sterk"]
        assert session.scalars(select(Duo)).one().buddy_id == helper
    nothing_left(vault, "Vlinderdal")
    assert not totals(vault)  # they are a buddy still, and counted as one


def test_a_buddy_on_a_map_and_in_an_outing_is_named_no_more(
    vault: Vault, duo: UUID, participant: Callable[..., UUID]
) -> None:
    friend = participant("Luc", "Kiezelsteen")
    with vault.write("Kaart") as session:
        seeker = session.get_one(Duo, duo).participant_id
        session.add(NetworkContact(participant_id=seeker, name="Nadia", duo_id=duo))
        contents = {"contacts": [{"id": str(friend), "name": "Nadia", "duo": str(duo)}], "ties": [], "sectors": []}
        session.add(NetworkMoment(participant_id=seeker, duo_id=duo, on=TODAY, contents=contents))
        session.add(Referral(participant_id=friend, other_id=seeker, on=TODAY, what="de markt"))
        session.add(SavedFilter(page="duo", name="Van haar", conditions=[["buddy", "is", str(duo)]]))
        session.add(SavedFilter(page="duo", name="Stil", conditions=[["silent", "longer", 2]]))
    erasing.erase_for_good(vault, person_of(vault, Buddy), TODAY)
    with vault.read() as session:
        contact, moment = session.scalars(select(NetworkContact)).one(), session.scalars(select(NetworkMoment)).one()
        assert (contact.name, contact.duo_id) == (_("a former buddy"), None)
        assert moment.contents["contacts"][0]["name"] == _("a former buddy")
        assert [one.name for one in session.scalars(select(SavedFilter))] == ["Stil"]
        seeker = contact.participant_id
        whose = session.get_one(Participant, seeker).person_id
    erasing.erase_for_good(vault, whose, TODAY)
    with vault.read() as session:
        assert not session.scalars(select(Referral)).all()
        assert session.get(Participant, friend)


def test_a_first_name_stays_in_the_notes_of_others_and_is_shown_there(
    vault: Vault, participant: Callable[..., UUID]
) -> None:
    participant()
    friend = participant("Luc", "Kiezelsteen")
    note = "Luc was met Marleen Zonnedauw op stap. Marleen lachte. Zonnedauw is ook een bloem."
    talk = perform(vault, contacts.note_talk, Subject("participant", friend), TODAY, ContactKind.PHONE, True, note)
    with vault.read() as session:
        ours = session.scalars(select(Person).where(Person.first_name == "Marleen")).one().id
        said = erasing.going(session, ours, TODAY).mentions
        assert [one.whose for one in said] == ["Luc Kiezelsteen"] * 2
        assert "Marleen lachte" in said[0].words
    erasing.erase_for_good(vault, ours, TODAY)
    with vault.read() as session:
        left = session.get_one(Contact, talk).note
    assert left == f"Luc was met {_('(erased)')} op stap. Marleen lachte. Zonnedauw is ook een bloem."


def test_who_shares_a_mailbox_keeps_it(vault: Vault, participant: Callable[..., UUID]) -> None:
    participant(email="thuis@zonnedauw.example")
    other = participant("Luc", "Kiezelsteen", email="thuis@zonnedauw.example")
    with vault.read() as session:
        ours = session.scalars(select(Person).where(Person.first_name == "Marleen")).one().id
    erasing.erase_for_good(vault, ours, TODAY)
    with vault.read() as session:
        whose = session.get_one(Participant, other).person
        assert whose.email == "thuis@zonnedauw.example"
        said = "SELECT count(*) FROM journal WHERE row_id = ? AND salt IS NULL"
        assert session.connection().exec_driver_sql(said, (whose.id.hex,)).scalar() == 0


def test_a_namesake_keeps_the_name(vault: Vault, participant: Callable[..., UUID]) -> None:
    participant()
    other = participant(birth_year=1999)
    perform(
        vault,
        contacts.note_talk,
        Subject("participant", other),
        TODAY,
        ContactKind.PHONE,
        True,
        "Marleen Zonnedauw belde.",
    )
    with vault.read() as session:
        ours = session.scalars(select(Person).where(Person.birth_year.is_(None))).one().id
    erasing.erase_for_good(vault, ours, TODAY)
    with vault.read() as session:
        assert session.scalars(select(Contact)).one().note == "Marleen Zonnedauw belde."
        assert session.scalars(select(Person)).one().birth_year == 1999
        assert session.connection().exec_driver_sql("SELECT count(*) FROM journal WHERE salt IS NOT NULL").scalar()


@pytest.mark.parametrize("undone", [False, True])
def test_who_was_there_twice_is_erased_as_one_unless_that_was_undone(
    vault: Vault, participant: Callable[..., UUID], undone: bool
) -> None:
    one, other = participant(), participant("Marleentje", "Zonnedouw", registered_on=date(2026, 5, 5))
    perform(vault, contacts.note_talk, Subject("participant", other), TODAY, ContactKind.PHONE, True, "Over de tuin.")
    with vault.read() as session:
        ids = [session.get_one(Participant, who).person_id for who in (one, other)]
    assert perform(vault, merge, *ids, {}, TODAY) == ids[0]
    if undone:
        vault.undo()
    erasing.erase_for_good(vault, ids[0], TODAY)
    with vault.read() as session:
        left = {one.person_id for one in session.scalars(select(Erasure))}
        assert left == ({ids[0]} if undone else set(ids))
        assert bool(session.scalars(select(Contact)).all()) is undone
    nothing_left(vault, *(("Zonnedauw",) if undone else ("Zonnedauw", "Zonnedouw", "Over de tuin")))
    whole(vault)


def test_an_older_file_forgets_again(vault: Vault, duo: UUID, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    old = backup(vault, stick / "oud.klikbackup")
    ours = person_of(vault, Participant)
    erasing.erase_for_good(vault, ours, TODAY)
    backup(vault, stick / "nieuw.klikbackup")
    assert erased.known(vault.id, vault.folder) == erased.known(vault.id, stick) == {ours}
    assert b"Marleen" not in (stick / erased.REGISTER).read_bytes()
    restore(old.path, tmp_path / "terug", SECRET)
    with Vault.unlock(tmp_path / "terug", passphrase=SECRET) as back:
        with back.read() as session:
            assert session.get(Person, ours)
        assert erasing.again(back, TODAY) == 1
        assert erasing.again(back, TODAY) == 0
        assert rows(back).keys() - {key for key in rows(back) if key[0] in COUNTED} == rows(vault).keys() - {
            key for key in rows(vault) if key[0] in COUNTED
        }
        assert totals(back) == totals(vault)
        nothing_left(back, "Zonnedauw")
        whole(back)


def test_a_vault_that_is_with_another_laptop_forgets_once_it_came_back(
    vault: Vault, participant: Callable[..., UUID], tmp_path: Path
) -> None:
    participant()
    ours = person_of(vault, Participant)
    file = give(vault, tmp_path).path
    receive(file, tmp_path / "daar", SECRET)
    with Vault.unlock(tmp_path / "daar", passphrase=SECRET) as there:
        erasing.erase_for_good(there, ours, TODAY)
        back = give(there, tmp_path).path
    erased.add(vault.id, {ours}, vault.folder)  # as over a second place that both reach
    assert erasing.again(vault, TODAY) == 0
    folder = vault.folder
    vault.lock()
    receive(back, folder, SECRET)
    with Vault.unlock(folder, passphrase=SECRET) as came:
        assert erasing.again(came, TODAY) == 0  # it came back without
        nothing_left(came, "Zonnedauw")
        whole(came)


COUNTED = {"year_total", "kept_expense", "erasure"}


def test_a_register_that_is_damaged_or_of_another_vault_erases_nobody(vault: Vault, duo: UUID) -> None:
    for content in ("", "[]", "{", '{"x": 3}', f'{{"{vault.id}": ["geen id"]}}'):
        (vault.folder / erased.REGISTER).write_text(content)
        assert erasing.again(vault, TODAY) == 0
    erased.add("anders", {person_of(vault, Buddy)}, vault.folder)
    assert erasing.again(vault, TODAY) == 0


def test_nobody_of_a_whole_office_leaves_anything_hanging(tmp_path: Path, shared: Path) -> None:
    with example_vault(tmp_path / "kluis", shared, TODAY) as vault:
        with vault.read() as session:
            everybody = list(session.scalars(select(Person.id).order_by(Person.id)))
        gone = 0
        for person_id in everybody[::9]:
            with vault.read() as session:
                if not erasing.going(session, person_id, TODAY).against:
                    gone += 1
            try:
                perform(vault, erasing.erase, person_id, TODAY)
            except KlikError:
                continue
        assert gone > 5
        whole(vault)
        with vault.read() as session:
            for read in (people.participants, people.buddies, today.today):
                assert read(session, TODAY)
            assert rounds.rounds(session) is not None
            matching.problem(session, TODAY)


def test_what_stopped_halfway_is_finished_at_the_next_opening(vault: Vault, duo: UUID) -> None:
    ours = person_of(vault, Participant)
    perform(vault, erasing.erase, ours, TODAY)  # and then the laptop stopped
    assert not erased.known(vault.id, vault.folder)
    assert erasing.again(vault, TODAY) == 0
    assert erased.known(vault.id, vault.folder) == {ours}
    nothing_left(vault, "Zonnedauw")


def test_where_it_was_handed_over_it_opens_as_it_is(vault: Vault, duo: UUID, tmp_path: Path) -> None:
    ours = person_of(vault, Participant)
    giving.give(vault, tmp_path / "naar-an.klikhandover", "An")
    erased.add(vault.id, {ours}, vault.folder)
    assert erasing.opened(vault, TODAY) is vault
    with vault.read() as session:
        assert session.get(Person, ours)


def test_drafts_go_as_well(vault: Vault, duo: UUID) -> None:
    drafts.add(vault, [drafts.Draft("Contact", "2026-11-22T10:00", (drafts.Entry("text", "Wat", "Marleen belde"),))])
    erasing.erase_for_good(vault, person_of(vault, Participant), TODAY)
    assert drafts.waiting(vault) == []


def test_who_waited_on_the_last_day_of_a_year(vault: Vault, participant: Callable[..., UUID]) -> None:
    record = participant(registered_on=date(2023, 5, 1))
    with vault.write("Vertrokken") as session:
        session.get_one(Participant, record).take({"status": ParticipantStatus.LEFT, "left_on": date(2025, 6, 1)})
    erasing.erase_for_good(vault, person_of(vault, Participant), TODAY)
    found = totals(vault)
    waited = {year for (year, _role, what, by, _value) in found if what == "waiting" and not by}
    assert waited == {2023, 2024}
