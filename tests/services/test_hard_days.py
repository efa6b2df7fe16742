"""Somebody dies, wants no contact any more or is admitted: nothing asks for them, and it can be taken back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.figures.asked import whole_year
from app.models import Base, Buddy, Duo, FollowUp, NetworkMeeting, Participant, Person
from app.models.duo import OPEN
from app.services import (
    agreements,
    batch,
    caseload,
    concerned,
    consents,
    documents,
    duo_path,
    duos,
    events,
    follow_ups,
    hard_days,
    introductions,
    labels,
    letters,
    lists_out,
    mails,
    matching,
    meanwhile,
    network_invitees,
    network_meeting_papers,
    network_meetings,
    offers,
    office,
    organisations,
    outings,
    partner_export,
    people,
    proposals,
    reachable,
    referrals,
    reports,
    subjects,
    volunteer_papers,
)
from app.services.actions import perform
from app.services.follow_ups import Step
from app.services.introductions import Stage
from app.services.subjects import Kind, Subject
from app.services.today import today
from app.services.today_rows import Matter, TodayRow
from app.storage.vault import Vault
from app.vocabulary import (
    Answer,
    BuddyStatus,
    Click,
    ConsentKind,
    DuoState,
    EndReason,
    EventKind,
    ParticipantStatus,
    ReportKind,
    Role,
    Voice,
)
from tests.vaults import new_vault

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
TALK = Step("Rustig bellen", TODAY + DAY)
LATER = (TODAY, TODAY + 40 * DAY, TODAY + 400 * DAY)
Add = Callable[..., UUID]
ALONG = ("proposed", "answered", "asked", "planned", "met", "trial", "running", "paused", "closing")


@pytest.fixture
def pair(participant: Add, buddy: Add) -> tuple[UUID, UUID]:
    return participant(phone="+32400000012"), buddy(phone="+32400000013", email="nadia@buddy.example")


def lead_to(vault: Vault, pair: tuple[UUID, UUID], how_far: str) -> UUID:
    """Bring two so far on the path, with a step about each and about the two."""
    far = ALONG.index(how_far)
    duo = perform(vault, duo_path.accept, *pair, TODAY - 90 * DAY)
    doing: list[Callable[[], object]] = [
        lambda: perform(vault, duo_path.note_answer, duo, Role.PARTICIPANT, Answer.YES, TODAY - 80 * DAY),
        lambda: perform(vault, duo_path.note_answer, duo, Role.BUDDY, Answer.YES, TODAY - 79 * DAY),
        lambda: perform(vault, duo_path.plan_meeting, duo, TODAY - 70 * DAY),
        lambda: perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY - 70 * DAY),
        lambda: perform(vault, agreements.sign_agreement, duo, TODAY - 69 * DAY),
        lambda: perform(vault, duo_path.move, duo, DuoState.RUNNING, TODAY - 50 * DAY),
        lambda: perform(vault, duo_path.move, duo, DuoState.PAUSED, TODAY - 40 * DAY),
        lambda: perform(vault, duo_path.move, duo, DuoState.CLOSING, TODAY - 30 * DAY),
    ]
    for do in doing[:far]:
        do()
    with vault.write("Network meetings") as session:
        office.change_office(session, {"network_meetings": True})
        held, coming = (network_meetings.explain(session, pair[0], TODAY - 90 * DAY, True) for _meeting in range(2))
        network_meetings.note_held(session, held, TODAY - 60 * DAY)
        network_meetings.change(session, coming, {"planned_on": TODAY + DAY})
        (mieke,) = network_invitees.name(session, coming, ["Mieke"])
        network_invitees.change(session, mieke, {"invited": True})
    hall = perform(vault, offers.add_offer, {"name": "Zaal De Verzonnen Hoek"})
    luc = perform(vault, people.add_participant, {"first_name": "Luc"}, {"status": ParticipantStatus.WAITING})
    perform(vault, outings.pair, pair[0], luc, TODAY + DAY, "Markt")
    perform(vault, referrals.refer, pair[0], TODAY - 30 * DAY, {"offer_id": hall}, TODAY)
    perform(vault, events.add_event, EventKind.WAITING, TODAY + DAY)
    with vault.write("Introductions") as session:
        people.change_participant(session, pair[0], {"introduction": "Ik lach graag."})
        people.change_buddy(session, pair[1], {"introduction": "Ik wandel graag."})
        people.change_buddy(session, pair[1], {"partner": "Samana"})
        for one in (Subject("participant", pair[0]), Subject("buddy", pair[1])):
            consents.note_consent(session, one, ConsentKind.BUDDY, True, TODAY, None, ["introduction"])
            consents.note_consent(session, one, ConsentKind.PARTNER, True, TODAY)
            introductions.approve(session, one, TODAY)
    for whom in (Subject("participant", pair[0]), Subject("buddy", pair[1]), Subject("duo", duo)):
        perform(vault, follow_ups.add_step, whom, Step("Bellen", TODAY))
    return duo


def person_of(vault: Vault, record: UUID) -> UUID:
    with vault.read() as session:
        for row in (*people.participants(session, TODAY), *people.buddies(session, TODAY)):
            if row.id == record:
                return row.person_id
    raise AssertionError


def everything(vault: Vault) -> dict[str, set[Any]]:
    """Every row of every table, as text: what is compared must be the very same."""
    with vault.read() as session:
        return {
            table.name: {str(tuple(row)) for row in session.execute(select(table))}
            for table in Base.metadata.sorted_tables
        }


def asks_for(session: Session, record: UUID, person: UUID) -> list[str]:
    """Every service that reminds of somebody, proposes them, lists how to reach them, or lets something be noted."""
    found = []
    name, given = session.get_one(Person, person).full_name, session.get_one(Person, person).first_name
    found += ["papers" for row in volunteer_papers.read(session, TODAY).rows if record == row.buddy_id]
    for day in LATER:
        seen = today(session, day)
        named = [*seen.rows, *seen.coming, *seen.paused]
        found += [f"today {day}" for one in named if record in [side.id for side in one.sides]]
        found += [f"extract {day}" for one in seen.extracts if record == one.buddy_id or given in one.children_of]
    problem = matching.problem(session, TODAY)
    found += ["matching" for one in (*problem.participants, *problem.buddies) if one.id == str(record)]
    brief = proposals.brief(session, TODAY)
    found += ["proposals"] if brief.enters(str(record)) else []
    found += ["who fits"] if matching.problem_of_one(session, record, TODAY) else []
    for whom in reachable.everybody(session, TODAY):
        sides = [whom.participant.id if whom.participant else None, whom.id]
        if whom.kind == "duo":
            sides.append(session.get_one(Duo, whom.id).buddy_id)
        found += ["noting"] if record in sides else []
    stops = [
        stop
        for kind, ids in (
            ("participant", [row.id for row in people.participants(session, TODAY)]),
            ("buddy", [row.id for row in people.buddies(session, TODAY)]),
            ("duo", [row.id for row in duos.duos(session)]),
        )
        for _place, stops in lists_out.road(session, kind, ids, TODAY).places
        for stop in stops
    ]
    found += ["road" for stop in stops for reach in stop.people if reach.name == name]
    theirs = [row.id for row in duos.duos(session) if record in (row.participant_id, row.buddy_id)]
    found += ["agreements to print"] * len(documents.agreements(session, theirs))
    open_duos = session.scalars(select(Duo).where(Duo.state.in_(OPEN - {DuoState.PAUSED})))
    found += ["open duo" for duo in open_duos if record in (duo.participant_id, duo.buddy_id)]
    for meeting in session.scalars(select(NetworkMeeting.id).where(NetworkMeeting.participant_id == record)):
        with suppress(KlikError):
            found += ["network meeting" for _letter in network_meeting_papers.invitations(session, meeting, TODAY)]
    with suppress(KlikError):
        found += ["screening form" for _form in letters.screening_forms(session, record)]
    for one in people.participants(session, TODAY):
        pairs = [(one.id, other.row.id) for other in outings.companions(session, one.id, TODAY)]
        found += ["outing" for both in pairs if record in both]
    if session.get(Participant, record):
        beside = meanwhile.meanwhile(session, record, TODAY)
        found += ["meeting"] if beside.next_meeting else []
        found += ["referral" for one in beside.referrals if one.is_open]
    for offer in offers.offers(session):
        found += ["visitor" for one in referrals.visitors(session, offer.id) if one.participant_id == record]
    kind = Participant if session.get(Participant, record) else Buddy
    described = Subject("participant" if kind is Participant else "buddy", record)
    for whom in (described, *(introductions.other(duo, described) for duo in session.scalars(select(Duo)))):
        may = introductions.introduction(session, whom, TODAY).stage is Stage.APPROVED
        found += ["introduction"] if may and whom == described else []
        found += (
            ["introduction to read"] if record in [one.whom.id for one in introductions.readers(session, whom)] else []
        )
    for partner in (one for one in organisations.organisations(session) if one.is_partner):
        for year in (TODAY.year - 1, TODAY.year):
            given = partner_export.partner_export(session, partner.id, whole_year(year), TODAY).whom
            found += ["partner export" for one in given if one.id == record]
    for whom in (Subject("participant", record), Subject("buddy", record)):
        found += ["step" for _step in follow_ups.open_steps(session, whom)]
    return found + _asked_at_once(session, name)


def _asked_at_once(session: Session, name: str) -> list[str]:
    """What is noted, printed or written for several chosen in a list, everybody here being chosen."""
    found = []
    everybody: list[tuple[Kind, list[UUID]]] = [
        ("participant", [row.id for row in people.participants(session, TODAY)]),
        ("buddy", [row.id for row in people.buddies(session, TODAY)]),
        ("duo", [row.id for row in duos.duos(session)]),
    ]
    for kind, ids in everybody:
        asked, _left_out = batch.sides(session, kind, ids)
        found += ["batch" for side in asked if name in side.name.split(" & ")]
        for subject in batch.chosen(session, kind, ids).subjects:
            found += ["noted at once"] if subjects.whom(session, subject).names.find(name) >= 0 else []
        found += ["label" for label in labels.labels(session, kind, ids).data if name in label.name]
        found += ["mail" for one in mails.addressees(session, kind, ids).people if one.name == name]
    before = dict.fromkeys(everybody[0][1])
    with suppress(KlikError):
        letters = caseload.handover_letters(session, before, TODAY, TODAY).letters
        found += ["hand-over" for letter in letters if letter.to.full_name == name]
    overview = caseload.overview(session, before, "Tom", TODAY)
    numbers = [row[3].words for row in overview.rows if row[0].words == name]
    return found + ["number to a colleague" for number in numbers if number]


def rows_of(vault: Vault, record: UUID) -> list[TodayRow]:
    with vault.read() as session:
        rows = today(session, TODAY).rows
    return [row for row in rows if row.whom.id == record]


@pytest.mark.parametrize(
    ("how_far", "day"),
    [
        *((how_far, "deceased") for how_far in ALONG),
        *((how_far, "no contact") for how_far in ("answered", "trial")),
        *((how_far, "no contact, pause") for how_far in ("met", "running", "paused", "closing")),
    ],
)
def test_nothing_asks_for_who_is_gone_and_it_can_be_taken_back(
    vault: Vault, pair: tuple[UUID, UUID], how_far: str, day: str
) -> None:
    duo = lead_to(vault, pair, how_far)
    for role in (0, 1):  # of whom everything is taken back before it is the turn of the other
        person, before = person_of(vault, pair[role]), everything(vault)
        if day == "deceased":
            perform(vault, hard_days.deceased, person, TODAY - DAY, TALK)
        else:
            perform(vault, hard_days.no_contact, person, TODAY - DAY, pause="pause" in day, talk=TALK)
        with vault.read() as session:
            assert asks_for(session, pair[role], person) == []
            found = session.get_one(Duo, duo)
            pauses = "pause" in day and how_far in ("trial", "running", "paused", "closing")
            assert found.state is (DuoState.PAUSED if pauses else DuoState.STOPPED_EARLY)
            assert found.end_reason is (
                None if pauses else EndReason.DECEASED if day == "deceased" else EndReason.OTHER
            )
            if not pauses:
                assert found.steps[-1].on == TODAY - DAY
            talks = session.scalars(select(FollowUp).where(FollowUp.what == TALK.what)).all()
            knew = how_far != "proposed" and not (how_far == "answered" and role == 0)
            assert [(one.buddy_id or one.participant_id, one.on) for one in talks] == (
                [(pair[1 - role], TALK.on)] if knew else []
            )
        vault.undo()
        assert everything(vault) == before
        vault.redo()
        perform(vault, hard_days.take_back, person)
        assert everything(vault) == before


@pytest.mark.parametrize("status", [ParticipantStatus.REGISTERED, ParticipantStatus.INTAKE])
def test_nobody_begins_an_intake_with_who_is_gone(vault: Vault, participant: Add, status: ParticipantStatus) -> None:
    one = participant("Rita", "Morgenrood", status=status)
    person = person_of(vault, one)
    assert [row.matter for row in rows_of(vault, one)] == [Matter.INTAKE]
    for away in (hard_days.deceased, hard_days.no_contact):
        perform(vault, away, person, TODAY)
        with vault.read() as session:
            assert asks_for(session, one, person) == []
        perform(vault, hard_days.take_back, person)
    perform(vault, hard_days.admit, person, TODAY)
    assert rows_of(vault, one) == []


def test_who_is_left_behind_is_among_those_who_look_again(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    lead_to(vault, pair, "running")
    perform(vault, hard_days.deceased, person_of(vault, pair[0]), TODAY - DAY)
    with vault.read() as session:
        gone, left = people.participant(session, pair[0], TODAY), people.buddy(session, pair[1], TODAY)
    assert (gone.status, gone.left_on, gone.deceased_on) == (ParticipantStatus.LEFT, TODAY - DAY, TODAY - DAY)
    assert (left.status, left.free_places) == (BuddyStatus.AVAILABLE, 1)
    assert [row.matter for row in rows_of(vault, pair[1])] == [Matter.STEP, Matter.FREE]  # the step noted before


def test_a_duo_does_not_come_back_where_one_has_another(
    vault: Vault, pair: tuple[UUID, UUID], participant: Add
) -> None:
    duo = lead_to(vault, pair, "running")
    person = person_of(vault, pair[0])
    perform(vault, hard_days.no_contact, person, TODAY - DAY)
    other = perform(vault, duo_path.accept, participant("Rita", "Regenboog"), pair[1], TODAY)
    perform(vault, hard_days.take_back, person)
    with vault.read() as session:
        assert session.get_one(Duo, duo).state is DuoState.STOPPED_EARLY
        assert session.get_one(Duo, other).state is DuoState.PROPOSED
        assert people.participant(session, pair[0], TODAY).status is ParticipantStatus.WAITING


def test_who_changes_their_mind_looks_again_and_what_was_stays(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    duo = lead_to(vault, pair, "running")
    person = person_of(vault, pair[0])
    perform(vault, hard_days.no_contact, person, TODAY - 20 * DAY)
    perform(vault, hard_days.contact_again, person)
    with vault.read() as session:
        row = people.participant(session, pair[0], TODAY)
        assert (row.status, row.may_be_contacted, row.left_on) == (ParticipantStatus.WAITING, True, None)
        assert session.get_one(Duo, duo).state is DuoState.STOPPED_EARLY


def test_a_couple_pauses_when_one_of_the_two_dies(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    femke = perform(vault, people.add_second_person, pair[1], {"first_name": "Femke"})
    duo = lead_to(vault, pair, "running")
    before = everything(vault)
    with vault.read() as session:
        found = concerned.concerned(session, femke)
    assert (found.others, found.half, set(found.to_tell)) == (("Marleen",), "Nadia", {"Nadia", "Marleen"})
    perform(vault, hard_days.deceased, femke, TODAY, TALK)
    with vault.read() as session:
        assert session.get_one(Duo, duo).state is DuoState.PAUSED
        assert people.buddy(session, pair[1], TODAY).status is BuddyStatus.IN_DUO
        assert len([row for row in today(session, TODAY).rows if row.said == TALK.what]) == 2
        assert str(pair[1]) not in [one.id for one in matching.problem(session, TODAY).buddies]
    perform(vault, hard_days.take_back, femke)
    assert everything(vault) == before


@pytest.mark.parametrize("how_far", ["asked", "met", "trial", "running", "paused", "closing"])
@pytest.mark.parametrize("role", [0, 1])
def test_an_admission_lets_everything_rest_until_somebody_is_home(
    vault: Vault, pair: tuple[UUID, UUID], how_far: str, role: int
) -> None:
    duo = lead_to(vault, pair, how_far)
    with vault.read() as session:
        before = session.get_one(Duo, duo).state
    person = person_of(vault, pair[role])
    perform(vault, hard_days.admit, person, TODAY - DAY)
    with vault.read() as session:
        for day in LATER:
            rows = [row for row in today(session, day).rows if pair[role] in [side.id for side in row.sides]]
            assert {row.matter for row in rows} <= {Matter.STEP}
        together = how_far in ("trial", "running", "paused", "closing")
        assert session.get_one(Duo, duo).state is (DuoState.PAUSED if together else before)
    perform(vault, hard_days.home_again, person, TODAY)
    with vault.read() as session:
        found = session.get_one(Duo, duo)
        assert found.state is before
        if together and how_far != "paused":
            assert [(step.state, step.on) for step in found.steps[-2:]] == [
                (DuoState.PAUSED, TODAY - DAY),
                (before, TODAY),
            ]


def test_a_duo_that_is_taken_up_tells_that_somebody_is_home(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    duo = lead_to(vault, pair, "running")
    person = person_of(vault, pair[1])
    perform(vault, hard_days.admit, person, TODAY - DAY, "opname")
    perform(vault, hard_days.together_again, duo, DuoState.RUNNING, TODAY, "goed terug")
    with vault.read() as session:
        found = session.get_one(Duo, duo)
        assert [(step.state, step.note) for step in found.steps[-2:]] == [
            (DuoState.PAUSED, "opname"),
            (DuoState.RUNNING, None),
        ]
        assert session.get_one(Person, person).admitted_since is None
    perform(vault, duo_path.move, duo, DuoState.PAUSED, TODAY)
    perform(vault, hard_days.together_again, duo, DuoState.RUNNING, TODAY, "goed terug")
    with vault.read() as session:
        assert session.get_one(Duo, duo).steps[-1].note == "goed terug"


def test_a_duo_of_two_who_are_admitted_goes_on_once_both_are_home(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    duo = lead_to(vault, pair, "running")
    marleen, nadia = (person_of(vault, record) for record in pair)
    perform(vault, hard_days.admit, marleen, TODAY - 3 * DAY)
    perform(vault, hard_days.admit, nadia, TODAY - 2 * DAY)
    perform(vault, hard_days.home_again, marleen, TODAY - DAY)
    with vault.read() as session:
        assert session.get_one(Duo, duo).state is DuoState.PAUSED
    perform(vault, hard_days.home_again, nadia, TODAY)
    with vault.read() as session:
        found = session.get_one(Duo, duo)
        assert [(step.state, step.on) for step in found.steps[-2:]] == [
            (DuoState.PAUSED, TODAY - 3 * DAY),
            (DuoState.RUNNING, TODAY),
        ]


def test_who_waits_or_is_free_is_proposed_to_nobody_while_admitted(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    for record in pair:
        perform(vault, hard_days.admit, person_of(vault, record), TODAY)
    with vault.read() as session:
        problem = matching.problem(session, TODAY)
        assert (problem.participants, problem.buddies) == ((), ())
        assert people.participant(session, pair[0], TODAY).waiting_weeks is not None
        assert today(session, TODAY + 100 * DAY).rows == ()
    with pytest.raises(KlikError, match=r"Marleen Z\."):
        perform(vault, duo_path.accept, *pair, TODAY)
    perform(vault, hard_days.home_again, person_of(vault, pair[1]), TODAY)
    with vault.read() as session:
        assert people.buddy(session, pair[1], TODAY).status is BuddyStatus.AVAILABLE


def test_a_day_is_noted_once_and_only_taken_back_where_it_stands(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    person = person_of(vault, pair[0])
    with pytest.raises(KlikError):
        perform(vault, hard_days.take_back, person)
    perform(vault, hard_days.admit, person, TODAY)
    with pytest.raises(KlikError):
        perform(vault, hard_days.home_again, person, TODAY - DAY)
    perform(vault, hard_days.no_contact, person, TODAY)
    perform(vault, hard_days.deceased, person, TODAY)
    for again in (hard_days.deceased, hard_days.no_contact, hard_days.admit):
        with pytest.raises(KlikError):
            perform(vault, again, person, TODAY)
    for _day in range(2):
        perform(vault, hard_days.take_back, person)
    perform(vault, hard_days.home_again, person, TODAY)
    with vault.read() as session:
        found = session.get_one(Person, person)
        assert (found.may_be_contacted, found.may_be_proposed, found.halted) == (True, True, None)


def test_what_only_stood_in_a_list_can_be_taken_back_too(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    person = person_of(vault, pair[0])
    perform(vault, people.change_person, person, {"deceased_on": TODAY})
    perform(vault, hard_days.take_back, person)
    with vault.read() as session:
        assert people.participant(session, pair[0], TODAY).may_be_contacted


ACTIONS = st.sampled_from(["deceased", "no_contact", "pause", "admit", "take_back", "again", "home", "step", "move"])


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from(ALONG), st.lists(st.tuples(ACTIONS, st.integers(0, 1)), max_size=7))
def test_whatever_comes_in_whatever_order_nobody_gone_is_asked_for(
    tmp_path_factory: pytest.TempPathFactory, how_far: str, doing: list[tuple[str, int]]
) -> None:
    place: Path = tmp_path_factory.mktemp("hard")
    with new_vault(place / "vault") as vault:
        waits = {"status": ParticipantStatus.WAITING, "registered_on": TODAY - 300 * DAY}
        marleen = perform(vault, people.add_participant, {"first_name": "Marleen"}, waits)
        nadia = perform(vault, people.add_buddy, {"first_name": "Nadia"}, {"status": BuddyStatus.AVAILABLE})
        pair = marleen, nadia
        duo = lead_to(vault, pair, how_far)
        persons = [person_of(vault, one) for one in pair]
        acts: dict[str, Callable[[UUID], object]] = {
            "deceased": lambda who: perform(vault, hard_days.deceased, who, TODAY, TALK),
            "no_contact": lambda who: perform(vault, hard_days.no_contact, who, TODAY, talk=TALK),
            "pause": lambda who: perform(vault, hard_days.no_contact, who, TODAY, pause=True),
            "admit": lambda who: perform(vault, hard_days.admit, who, TODAY),
            "take_back": lambda who: perform(vault, hard_days.take_back, who),
            "again": lambda who: perform(vault, hard_days.contact_again, who),
            "home": lambda who: perform(vault, hard_days.home_again, who, TODAY),
            "step": lambda _who: perform(vault, follow_ups.add_step, Subject("duo", duo), Step("Horen", TODAY)),
            "move": lambda _who: perform(vault, duo_path.move, duo, DuoState.RUNNING, TODAY),
        }
        for what, role in doing:
            before = everything(vault)
            try:
                acts[what](persons[role])
            except KlikError:
                assert everything(vault) == before
                continue
            after = everything(vault)
            vault.undo()
            assert everything(vault) == before
            vault.redo()
            assert everything(vault) == after
            with vault.read() as session:
                for record, person in zip(pair, persons, strict=True):
                    if not session.get_one(Person, person).may_be_contacted:
                        sides = [side.id for day in LATER for row in today(session, day).rows for side in row.sides]
                        assert record not in sides
                steps = session.get_one(Duo, duo).steps
                assert [step.position for step in steps] == list(range(len(steps)))
                assert steps[-1].state is session.get_one(Duo, duo).state


def test_the_words_of_a_report_lapse_with_nobody(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    """A report stays when somebody died; only that it is to be followed up does not ask any more."""
    whom = Subject("participant", pair[0])
    facts = {"kind": ReportKind.INCIDENT, "on": TODAY, "facts": "Gevallen op straat."}
    perform(vault, reports.add, whom, facts, Step("Opvolgen", TODAY))
    perform(vault, hard_days.deceased, person_of(vault, pair[0]), TODAY)
    with vault.read() as session:
        assert len(reports.of(session, whom)) == 1
        assert follow_ups.open_steps(session, whom) == ()


def test_a_new_paper_of_half_a_couple_names_only_who_is_left(vault: Vault, participant: Add, buddy: Add) -> None:
    pair = participant(), buddy()
    with vault.write("A couple") as session:
        jef = Person(first_name="Jef", last_name="Vlinderdal")
        session.add(jef)
        session.flush()
        session.get_one(Buddy, pair[1]).second_person_id = jef.id
    duo = lead_to(vault, pair, "running")
    perform(vault, hard_days.deceased, jef.id, TODAY)
    with vault.read() as session:
        form = documents.evaluation_form(session, duo, Voice.BUDDY, 3)
        assert (form.buddy.full_name, form.buddy.called) == ("Nadia Vlinderdal", "Nadia")
        assert documents.emergency_card(session, pair[1]).buddy.full_name == "Nadia Vlinderdal"
        # What both signed stays as it was signed.
        assert documents.agreement(session, duo).buddy.full_name == "Nadia Vlinderdal & Jef Vlinderdal"
    perform(vault, agreements.renew, duo)
    with vault.read() as session:
        assert documents.agreement(session, duo).buddy.full_name == "Nadia Vlinderdal"
