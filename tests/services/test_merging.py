"""Two records of one human being become one: nothing is lost, nothing points nowhere, and undo gives all of it back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from app.errors import KlikError
from app.models import (
    Approval,
    Attendance,
    Base,
    Buddy,
    Consent,
    Contact,
    Distinct,
    Duo,
    Event,
    Exclusion,
    Goal,
    KeptProposal,
    Participant,
    Person,
    Round,
)
from app.services import (
    admission,
    consents,
    contacts,
    duo_path,
    duplicates,
    existing_duos,
    follow_ups,
    hard_days,
    merging,
    people,
    screening,
)
from app.services.actions import perform
from app.services.follow_ups import Step
from app.services.merging_fields import Pick
from app.services.rows import WishRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import (
    BuddyStatus,
    ConsentKind,
    ContactKind,
    DuoState,
    EventKind,
    ParticipantStatus,
    Role,
    Strength,
)
from tests.vaults import example_vault

TODAY = date(2026, 11, 22)
LINKS = [(table, column) for table in Base.metadata.sorted_tables for column in table.columns if column.foreign_keys]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Vault]:
    """The whole invented buddywerking, which every example leaves as it was."""
    with example_vault(tmp_path_factory.mktemp("office") / "vault", shared, TODAY) as made:
        yield made


def dump(vault: Vault) -> list[Any]:
    """Every row of every table, to the byte."""
    with vault.read() as session:
        tables = Base.metadata.sorted_tables
        return [session.execute(text(f'SELECT * FROM "{table.name}" ORDER BY id')).all() for table in tables]


def counts(vault: Vault) -> dict[str, int]:
    with vault.read() as session:
        tables = Base.metadata.sorted_tables
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def person_of(vault: Vault, record_id: UUID) -> UUID:
    with vault.read() as session:
        found = session.get(Participant, record_id) or session.get(Buddy, record_id)
        assert found
        return found.person_id


def merged(vault: Vault, one: UUID, other: UUID, picks: dict[str, Pick] | None = None) -> UUID:
    """Merge the people behind two records."""
    return perform(vault, merging.merge, person_of(vault, one), person_of(vault, other), picks or {}, TODAY)


@settings(max_examples=8)
@given(seed=st.integers(0, 2**32), same=st.sampled_from(["participants", "buddies", "anybody"]))
def test_whoever_is_merged_nothing_is_lost_and_undo_gives_it_back(office: Vault, seed: int, same: str) -> None:
    rng = Random(seed)
    with office.read() as session:
        seekers = list(session.scalars(select(Participant.person_id).order_by(Participant.id)))
        volunteers = list(session.scalars(select(Buddy.person_id).order_by(Buddy.id)))
        everybody = list(session.scalars(select(Person.id).order_by(Person.id)))
        among = {"participants": seekers, "buddies": volunteers, "anybody": everybody}[same]
        one, other = rng.sample(among, 2)
        laid = merging.compare(session, one, other)
    before, numbers = dump(office), counts(office)
    picks = {field.key: rng.choice(list(Pick)) for field in laid.fields if rng.random() < 0.5}
    if laid.against:
        with pytest.raises(KlikError) as refused:
            perform(office, merging.merge, one, other, picks, TODAY)
        assert str(refused.value) == laid.against
        assert dump(office) == before
        return
    kept = perform(office, merging.merge, one, other, picks, TODAY)
    after = counts(office)
    assert after["person"] == numbers["person"] - 1
    # What hangs on people is all there, but for what there can be only one of.
    once = {"person", "participant", "buddy", "wish", "distinct_people"}
    once |= {"consent", "approval", "attendance", "kept_proposal", "exclusion", "expense_year"}
    assert {name: n for name, n in after.items() if name not in once} == {
        name: n for name, n in numbers.items() if name not in once
    }
    with office.read() as session:
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        gone = ({one, other} - {kept}).pop()
        assert not any(session.scalar(select(column).where(column == gone)) for _table, column in LINKS)
        person = session.get_one(Person, kept)
        for field in laid.fields:
            if field.part == "person" and field.key not in picks and not field.asks:
                for name in field.columns:
                    known = [said for said in (field.older[name], field.newer[name]) if said not in (None, "", [])]
                    assert not known or getattr(person, name) not in (None, "", [])
    office.undo()
    assert dump(office) == before


def test_what_one_knows_is_taken_over_and_what_differs_waits_for_a_choice(
    vault: Vault, participant: Callable[..., UUID]
) -> None:
    older = participant(phone="+32400000001", interests=["wandelen"], street=None, registered_on=date(2025, 3, 1))
    newer = participant(
        email="marleen@post.example",
        phone="+32400000002",
        interests=["koken", "wandelen"],
        street="Lindelaan 3",
        registered_on=date(2026, 2, 1),
        remarks="Belt liever 's avonds.",
    )
    perform(vault, people.change_participant, older, {"remarks": "Kent de buurt."})
    with vault.read() as session:
        laid = merging.compare(session, person_of(vault, newer), person_of(vault, older))
    assert laid.older.known.person_id == person_of(vault, older)
    assert [field.key for field in laid.fields if field.asks] == ["person.phone"]
    assert laid.waits_from == date(2025, 3, 1)
    kept = merged(vault, newer, older)
    with vault.read() as session:
        person = session.get_one(Person, kept)
        assert (person.phone, person.email, person.street) == ("+32400000001", "marleen@post.example", "Lindelaan 3")
        assert person.interests == ["wandelen", "koken"]
        one = session.scalars(select(Participant)).one()
        assert one.registered_on == date(2025, 3, 1)
        assert (
            one.remarks == "Kent de buurt.\n\nUit de andere fiche, samengevoegd op 22/11/2026:\nBelt liever 's avonds."
        )
    vault.undo()
    merged(vault, older, newer, {"person.phone": Pick.NEWER, "person.interests": Pick.OLDER})
    with vault.read() as session:
        person = session.get_one(Person, kept)
        assert (person.phone, person.interests) == ("+32400000002", ["wandelen"])


def test_half_days_and_wishes_come_together_one_by_one(vault: Vault, participant: Callable[..., UUID]) -> None:
    older = participant(availability={"mon-morning": True, "tue-morning": False}, registered_on=date(2025, 3, 1))
    newer = participant(availability={"tue-morning": True, "wed-evening": True})
    woman = WishRow("gender", ("f",), None, None, Strength.MUST, True)
    quiet, no_smoke = (
        WishRow("traits", ("rustig",), None, None, Strength.NICE, False),
        WishRow("smokes", (False,), None, None, Strength.MUST, True),
    )
    for one, wished in ((older, [woman]), (newer, [quiet, no_smoke])):
        perform(vault, people.set_wishes, person_of(vault, one), Role.PARTICIPANT, wished)
    with vault.read() as session:
        laid = merging.compare(session, person_of(vault, older), person_of(vault, newer))
    assert [field.key for field in laid.fields if field.asks] == ["person.availability"]
    kept = merged(vault, older, newer)
    with vault.read() as session:
        person = session.get_one(Person, kept)
        assert person.availability == {"mon-morning": True, "tue-morning": False, "wed-evening": True}
        assert [wish.about for wish in person.wishes] == ["gender", "traits", "smokes"]


def test_who_was_a_participant_and_is_a_buddy_is_one_person_in_two_roles(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    as_participant = participant(status=ParticipantStatus.LEFT)
    as_buddy = buddy("Marleen", "Zonnedauw", phone="+32400000001")
    kept = merged(vault, as_participant, as_buddy)
    with vault.read() as session:
        one, other = session.scalars(select(Participant)).one(), session.scalars(select(Buddy)).one()
        assert one.person_id == other.person_id == kept
        assert one.person.phone == "+32400000001"
        assert (one.status, other.status) == (ParticipantStatus.LEFT, BuddyStatus.AVAILABLE)


def test_all_contacts_count_together_and_a_duo_tells_where_somebody_stands(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    older, newer, volunteer = participant(registered_on=date(2025, 3, 1)), participant(), buddy()
    duo = perform(vault, existing_duos.record, newer, volunteer, date(2026, 5, 1), TODAY)
    for one, kind, day in ((older, "participant", 3), (newer, "participant", 4), (duo, "duo", 5)):
        perform(vault, contacts.note_talk, Subject(kind, one), date(2026, 11, day), ContactKind.PHONE)
    perform(vault, people.change_participant, older, {"status": ParticipantStatus.INTAKE})
    merged(vault, older, newer)
    with vault.read() as session:
        row = people.participants(session, TODAY)[0]
        assert (row.id, row.status) == (older, ParticipantStatus.IN_DUO)
        assert session.scalar(select(func.count()).where(Contact.participant_id == older)) == 2
        assert session.scalars(select(Duo)).one().participant_id == older


def test_both_in_a_duo_are_in_two_and_what_was_kept_makes_way(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    older, newer = participant(registered_on=date(2025, 3, 1)), participant()
    first, second = buddy("Ann", "Beek", capacity=2), buddy("Bo", "Berg", capacity=2)
    for one, other in ((older, first), (newer, second)):
        perform(vault, existing_duos.record, one, other, date(2026, 5, 1), TODAY)
    third = participant("Joos", "Wilg")
    with vault.write("kept") as session:
        session.add(KeptProposal(participant_id=third, buddy_id=first, kept_on=TODAY))
    with vault.read() as session:
        assert merging.compare(session, person_of(vault, older), person_of(vault, newer)).two_duos
    merged(vault, newer, older)
    with vault.read() as session:
        assert {duo.buddy_id for duo in session.scalars(select(Duo))} == {first, second}
        assert {duo.participant_id for duo in session.scalars(select(Duo))} == {older}
    merged(vault, older, third)
    with vault.read() as session:
        assert session.scalars(select(KeptProposal)).all() == []


def test_what_there_can_be_only_one_of_says_all_of_it(vault: Vault, participant: Callable[..., UUID]) -> None:
    older, newer = participant(registered_on=date(2025, 3, 1)), participant()
    with vault.write("event") as session:
        event = Event(kind=EventKind.INTERVISION, on=date(2026, 10, 1))
        session.add(event)
        session.flush()
        session.add(Attendance(event_id=event.id, participant_id=older, invited_on=date(2026, 9, 1), present=False))
        session.add(Attendance(event_id=event.id, participant_id=newer, coming=True, present=True))
        session.add_all(
            Goal(participant_id=one, words=words, position=0) for one, words in ((older, "A"), (newer, "B"))
        )
    for one, said, day in ((older, True, date(2026, 3, 1)), (newer, False, date(2026, 6, 1))):
        perform(vault, consents.note_consent, Subject("participant", one), ConsentKind.STORY, said, day)
    merged(vault, older, newer)
    with vault.read() as session:
        was = session.scalars(select(Attendance)).one()
        assert (was.participant_id, was.invited_on, was.coming, was.present) == (older, date(2026, 9, 1), True, True)
        consent = session.scalars(select(Consent)).one()
        assert (consent.participant_id, consent.given, consent.on) == (older, False, date(2026, 6, 1))
        assert [(goal.words, goal.position) for goal in session.scalars(select(Goal).order_by(Goal.position))] == [
            ("A", 0),
            ("B", 1),
        ]


def test_of_two_reasons_and_two_approvals_both_words_or_the_later_day_stay(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    older, newer, volunteer = participant(registered_on=date(2025, 3, 1)), participant(), buddy()
    for one, reason, day in ((older, "buren", 3), (newer, "kenden elkaar", 1)):
        perform(vault, duo_path.exclude, one, volunteer, reason)
        with vault.write("approved") as session:
            session.add(Approval(participant_id=one, on=date(2026, 11, day), lines=[reason]))
    merged(vault, older, newer)
    with vault.read() as session:
        assert session.scalars(select(Exclusion)).one().reason == "buren\nkenden elkaar"
        assert session.scalars(select(Approval)).one().lines == ["buren"]


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        ((True, date(2026, 3, 1), ["age", "interests"]), (True, date(2026, 6, 1), None), (True, None)),
        ((True, date(2026, 6, 1), None), (True, date(2026, 3, 1), ["age"]), (True, None)),
        ((True, date(2026, 6, 1), ["age"]), (False, None, None), (False, None)),
        ((False, None, None), (True, date(2026, 6, 1), ["age"]), (False, None)),
    ],
)
def test_one_consent_stands_as_a_whole_and_a_no_of_an_unknown_day_holds(
    vault: Vault, participant: Callable[..., UUID], first: Any, second: Any, stands: Any
) -> None:
    older, newer = participant(registered_on=date(2025, 3, 1)), participant()
    for one, (said, day, what) in ((older, first), (newer, second)):
        whom = Subject("participant", one)
        perform(vault, consents.note_consent, whom, ConsentKind.BUDDY, said, day, None, what)
    merged(vault, older, newer)
    with vault.read() as session:
        one_consent = session.scalars(select(Consent)).one()
        assert (one_consent.given, one_consent.what) == stands


def test_what_belongs_to_a_step_goes_along_with_it(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    waits, left = participant(registered_on=date(2025, 3, 1)), participant()
    perform(vault, admission.refer, left, "Buddywerking De Buren", "dichterbij", TODAY)
    free, paused = buddy(), buddy("Nadine", "Vlinderdal")
    perform(vault, screening.pause, paused, TODAY, date(2026, 12, 24), "even rust")
    perform(vault, people.change_buddy, paused, {"asked_on": date(2026, 1, 5), "screened_on": date(2026, 1, 9)})
    with vault.read() as session:
        laid = merging.compare(session, person_of(vault, free), person_of(vault, paused))
    assert {"asked_on", "paused_note"} & {field.columns[0] for field in laid.fields} == set()
    merged(vault, waits, left)
    kept = merged(
        vault, free, paused, {"buddy.status": Pick.OLDER if laid.older.known.roles[0][1] == free else Pick.NEWER}
    )
    with vault.read() as session:
        one, other = session.scalars(select(Participant)).one(), session.scalars(select(Buddy)).one()
        assert (one.status, one.referred_to_id) == (ParticipantStatus.WAITING, None)
        assert (other.person_id, other.status) == (kept, BuddyStatus.AVAILABLE)
        assert (other.paused_until, other.paused_note, other.asked_on) == (None, None, date(2026, 1, 5))


def test_who_cannot_be_one_is_refused_in_words(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    seeker, volunteer = participant(), buddy()
    second = perform(vault, people.add_second_person, volunteer, {"first_name": "Femke", "last_name": "Vlinderdal"})
    first = person_of(vault, volunteer)
    with pytest.raises(KlikError, match="koppel"):
        perform(vault, merging.merge, first, second, {}, TODAY)
    perform(vault, existing_duos.record, seeker, volunteer, None, TODAY)
    for one in (first, second):
        with pytest.raises(KlikError, match="duo"):
            perform(vault, merging.merge, person_of(vault, seeker), one, {}, TODAY)
    with pytest.raises(KlikError, match="twee mensen"):
        perform(vault, merging.merge, first, first, {}, TODAY)


def test_of_a_couple_that_stands_there_twice_both_people_become_one(vault: Vault, buddy: Callable[..., UUID]) -> None:
    couples = [buddy("Karim", "Els"), buddy("Karim", "Els")]
    facts = {"first_name": "Femke", "last_name": "Vlier"}
    seconds = [perform(vault, people.add_second_person, one, facts) for one in couples]
    perform(vault, merging.merge, seconds[0], seconds[1], {}, TODAY)
    with vault.read() as session:
        assert len(session.scalars(select(Buddy)).all()) == 2  # the first ones are two still
    merged(vault, couples[0], couples[1])
    with vault.read() as session:
        one = session.scalars(select(Buddy)).one()
        assert [person.full_name for person in one.people] == ["Karim Els", "Femke Vlier"]


def test_a_hard_day_of_one_holds_and_is_taken_back_for_who_stayed(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    older, newer = participant(registered_on=date(2025, 3, 1)), participant()
    perform(vault, hard_days.no_contact, person_of(vault, newer), date(2026, 8, 1))
    kept = merged(vault, older, newer)
    with vault.read() as session:
        assert session.get_one(Person, kept).no_contact_since == date(2026, 8, 1)
        assert session.get_one(Participant, older).status is ParticipantStatus.LEFT
    perform(vault, hard_days.take_back, kept)
    with vault.read() as session:
        assert session.get_one(Participant, older).status is ParticipantStatus.WAITING


@pytest.mark.parametrize("gone", [0, 1])
def test_nothing_is_asked_any_more_of_who_turns_out_to_be_gone(
    vault: Vault, participant: Callable[..., UUID], gone: int
) -> None:
    both = participant(registered_on=date(2025, 3, 1)), participant()
    perform(vault, follow_ups.add_step, Subject("participant", both[1 - gone]), Step("bellen", TODAY))
    perform(vault, hard_days.deceased, person_of(vault, both[gone]), date(2026, 8, 1))
    kept = merged(vault, *both)

    def steps() -> int:
        with vault.read() as session:
            return len(follow_ups.open_steps(session, Subject("participant", both[0])))

    assert steps() == 0
    perform(vault, hard_days.take_back, kept)
    assert steps() == 1


@pytest.mark.parametrize("day", [hard_days.no_contact, hard_days.admit])
def test_who_is_in_a_duo_is_not_merged_with_who_may_not_be_contacted_or_is_admitted(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID], day: Any
) -> None:
    older, newer = participant(registered_on=date(2025, 3, 1)), participant()
    duo = perform(vault, existing_duos.record, older, buddy(), None, TODAY)
    perform(vault, day, person_of(vault, newer), date(2026, 8, 1))
    with pytest.raises(KlikError, match="eerst"):
        merged(vault, older, newer)
    perform(vault, day, person_of(vault, older), TODAY)
    merged(vault, older, newer)
    with vault.read() as session:
        there = session.get_one(Duo, duo)
        assert there.state is (DuoState.PAUSED if day is hard_days.admit else DuoState.STOPPED_EARLY)


def test_what_was_decided_on_a_calculation_is_about_who_stays(vault: Vault, participant: Callable[..., UUID]) -> None:
    older, newer, other = participant(registered_on=date(2025, 3, 1)), participant(), str(uuid4())
    decided = [{"decision": "asked", "participant": str(newer), "buddy": other, "on": "2026-11-01", "number": 1}]
    with vault.write("round") as session:
        session.add(Round(made_on=TODAY, problem={"waiting": 1}, solution={"proposals": 1}, decisions=decided))
    merged(vault, older, newer)
    with vault.read() as session:
        assert session.scalars(select(Round)).one().decisions == [decided[0] | {"participant": str(older)}]


def test_that_two_are_two_is_kept_for_who_stays(vault: Vault, participant: Callable[..., UUID]) -> None:
    older, newer, third = (participant(registered_on=date(2025, 1, n)) for n in (1, 2, 3))
    people_ = [person_of(vault, one) for one in (older, newer, third)]
    for one, other in ((0, 2), (1, 2), (0, 1)):
        perform(vault, duplicates.distinct, people_[one], people_[other])
    kept = merged(vault, older, newer)
    with vault.read() as session:
        said = session.scalars(select(Distinct)).one()
        assert [said.one_id, said.other_id] == sorted([kept, people_[2]])
