"""What comes by the rhythms of the office: calls, looking back, aftercare, returns, candidates, and coming weeks."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.models import Buddy, Duo, DuoStep, Evaluation, Event, FollowUp
from app.services import admission, agreements, contacts, duo_path, follow_ups, hard_days, outings, people
from app.services.actions import perform
from app.services.follow_ups import Step
from app.services.subjects import Subject
from app.services.today import coming, today
from app.services.today_rows import FIRST, Group, Matter, Task, Today, TodayRow
from app.storage.vault import Vault
from app.vocabulary import (
    Answer,
    BuddyStatus,
    Click,
    ContactKind,
    DuoState,
    EventKind,
    FollowUpKind,
    ParticipantStatus,
    Role,
    Voice,
)
from tests.vaults import new_vault

BEGAN = date(2026, 3, 2)  # a Monday
DAY = timedelta(days=1)
Add = Callable[..., UUID]


def read(vault: Vault, on: date) -> Today:
    with vault.read() as session:
        return today(session, on)


def of(vault: Vault, on: date, matter: Matter) -> list[TodayRow]:
    return [row for row in read(vault, on).rows if row.matter is matter]


def one(vault: Vault, on: date, matter: Matter) -> TodayRow:
    (found,) = of(vault, on, matter)
    return found


def put(vault: Vault, record: Any) -> None:
    """Keep something that other rooms of the window note."""
    with vault.write("Noted") as session:
        session.add(record)


def pause(vault: Vault, duo: UUID, on: date, until: date) -> None:
    perform(vault, duo_path.move, duo, DuoState.PAUSED, on)
    with vault.write("Until") as session:
        last = select(DuoStep).where(DuoStep.duo_id == duo).order_by(DuoStep.position.desc())
        session.scalars(last).first().until = until


def spoken(vault: Vault, duo: UUID, on: date, side: Role | None = None) -> None:
    perform(vault, contacts.note_talk, Subject("duo", duo), on, ContactKind.PHONE, True, side=side)


@pytest.fixture
def duo(vault: Vault, participant: Add, buddy: Add) -> UUID:
    """Marleen and Nadia, together since a Monday in March."""
    made = perform(vault, duo_path.accept, participant(phone="+32400000012"), buddy(), BEGAN - 20 * DAY)
    perform(vault, duo_path.note_meeting, made, Click.YES, Click.YES, BEGAN - 5 * DAY)
    perform(vault, agreements.sign_agreement, made, BEGAN)
    return made


def test_each_side_is_called_after_the_first_contact_and_then_monthly(vault: Vault, duo: UUID) -> None:
    assert not of(vault, BEGAN + 9 * DAY, Matter.CHECK_IN)
    perform(vault, contacts.note_outing, duo, BEGAN + 9 * DAY)
    row = one(vault, BEGAN + 10 * DAY, Matter.CHECK_IN)
    assert (row.group, row.heard, row.met, row.since) == (Group.DUE, False, BEGAN + 9 * DAY, BEGAN + 9 * DAY)
    assert [side.given for side in row.called] == ["Marleen", "Nadia"]
    spoken(vault, duo, BEGAN + 10 * DAY, Role.PARTICIPANT)
    row = one(vault, BEGAN + 11 * DAY, Matter.CHECK_IN)
    assert [side.given for side in row.called] == ["Nadia"]
    assert row.talks == (BEGAN + 10 * DAY, None)
    spoken(vault, duo, BEGAN + 11 * DAY, Role.BUDDY)
    assert not of(vault, BEGAN + 30 * DAY, Matter.CHECK_IN)
    row = one(vault, date(2026, 4, 13), Matter.CHECK_IN)
    assert (row.group, row.on, row.heard) == (Group.DUE, date(2026, 4, 13), True)  # 12 April is a Sunday
    assert [side.given for side in row.called] == ["Marleen", "Nadia"]  # within a week of each other: one row


def test_a_talk_about_how_it_was_counts_as_a_call(vault: Vault, duo: UUID) -> None:
    on = BEGAN + 40 * DAY
    assert of(vault, on, Matter.CHECK_IN)
    put(vault, Evaluation(duo_id=duo, voice=Voice.TOGETHER, months=None, on=on))
    assert read(vault, on).rows == ()  # nor is the duo silent


def test_looking_back_is_asked_until_both_did_or_together(vault: Vault, duo: UUID) -> None:
    on = date(2026, 6, 2)
    row = one(vault, on, Matter.EVALUATION)
    assert (row.months, row.since, row.asked) == (3, BEGAN, ())
    assert {other.matter for other in read(vault, on).rows} == {Matter.EVALUATION}  # one row: a call is the same talk
    put(vault, Evaluation(duo_id=duo, voice=Voice.PARTICIPANT, months=3, on=on))
    assert [side.given for side in one(vault, on, Matter.EVALUATION).asked] == ["Nadia"]
    put(vault, Evaluation(duo_id=duo, voice=Voice.BUDDY, months=3, on=on))
    assert not of(vault, on, Matter.EVALUATION)
    assert one(vault, date(2026, 9, 2), Matter.EVALUATION).months == 6
    put(vault, Evaluation(duo_id=duo, voice=Voice.TOGETHER, months=6, on=date(2026, 9, 2)))
    assert one(vault, date(2027, 3, 2), Matter.EVALUATION).months == 12
    assert one(vault, date(2029, 3, 2), Matter.EVALUATION).months == 36  # what was passed over is not asked for


def test_a_moment_that_is_ticked_off_before_its_day_is_not_asked_on_that_day(vault: Vault, duo: UUID) -> None:
    day = date(2026, 6, 2)
    row = one(vault, day - DAY, Matter.EVALUATION)
    assert (row.group, row.on) == (Group.WEEK, day)
    perform(vault, follow_ups.done, row.reminder, day - DAY)
    assert not of(vault, day - DAY, Matter.EVALUATION)
    assert not of(vault, day + DAY, Matter.EVALUATION)
    assert one(vault, date(2026, 9, 2), Matter.EVALUATION).months == 6


def test_a_row_says_what_else_the_same_talk_would_be_good_for(vault: Vault, duo: UUID) -> None:
    perform(vault, agreements.change_agreement, duo, {"review_on": date(2026, 6, 1)})
    perform(vault, agreements.sign_new_version, duo, BEGAN)
    row = one(vault, date(2026, 6, 2), Matter.EVALUATION)
    assert (row.review_on, row.silent_since) == (date(2026, 6, 1), BEGAN)
    last = vault.undoable()
    put(vault, Evaluation(duo_id=duo, voice=Voice.TOGETHER, months=3, on=date(2026, 6, 2)))
    row = one(vault, date(2026, 6, 2), Matter.REVIEW)
    assert (row.on, row.silent_since) == (date(2026, 6, 1), None)  # they were heard of today
    while vault.undoable() != last:
        vault.undo()
    row = one(vault, date(2026, 6, 2), Matter.EVALUATION)
    perform(vault, follow_ups.done, row.reminder, date(2026, 6, 2))
    assert read(vault, date(2026, 6, 2)).rows == ()


def test_a_new_version_is_looked_at_again_on_its_own_day(vault: Vault, duo: UUID) -> None:
    day, later = date(2026, 4, 15), date(2026, 12, 1)
    perform(vault, agreements.change_agreement, duo, {"review_on": day})
    perform(vault, agreements.sign_new_version, duo, BEGAN)
    row = one(vault, day, Matter.REVIEW)
    perform(vault, agreements.renew, duo)
    perform(vault, agreements.sign_new_version, duo, day)
    assert not of(vault, day, Matter.REVIEW)  # it was looked at, whatever day stands in it still
    perform(vault, follow_ups.done, row.reminder, day)
    perform(vault, agreements.change_agreement, duo, {"review_on": later})
    perform(vault, agreements.sign_new_version, duo, day + DAY)
    put(vault, Evaluation(duo_id=duo, voice=Voice.TOGETHER, months=6, on=date(2026, 9, 2)))
    assert one(vault, later, Matter.REVIEW).on == later


@pytest.mark.parametrize("matter", [Matter.EVALUATION, Matter.CHECK_IN, Matter.SILENT])
def test_a_pause_asks_nothing_until_it_is_over(vault: Vault, duo: UUID, matter: Matter) -> None:
    back = date(2026, 7, 6)
    pause(vault, duo, BEGAN + DAY, back)
    assert not of(vault, back, matter)
    assert (one(vault, back - DAY, Matter.RETURN).group, one(vault, back, Matter.RETURN).group) == (
        Group.WEEK,
        Group.DUE,
    )
    assert [(paused.since, paused.until) for paused in read(vault, BEGAN + 2 * DAY).paused] == [(BEGAN + DAY, back)]
    perform(vault, duo_path.move, duo, DuoState.RUNNING, back)
    assert not of(vault, back, Matter.RETURN)


def test_a_buddy_comes_back_from_a_pause(vault: Vault, buddy: Add) -> None:
    hilde = buddy("Hilde", "Duizendblad", status=BuddyStatus.PAUSED)
    with vault.write("Until") as session:
        session.get_one(Buddy, hilde).paused_until = BEGAN + 18 * DAY
    found = read(vault, BEGAN)
    assert [(one.matter, one.on, one.name) for one in found.coming] == [
        (Matter.RETURN, BEGAN + 18 * DAY, "Hilde Duizendblad")
    ]
    assert [(one.whom.id, one.until) for one in found.paused] == [(hilde, BEGAN + 18 * DAY)]
    row = one(vault, BEGAN + 18 * DAY, Matter.RETURN)
    perform(vault, follow_ups.done, row.reminder, BEGAN + 18 * DAY)
    assert not of(vault, BEGAN + 31 * DAY, Matter.RETURN)
    assert of(vault, BEGAN + 32 * DAY, Matter.RETURN)  # nobody said that she is back


def test_a_candidate_is_not_forgotten(vault: Vault, buddy: Add) -> None:
    karel = buddy("Karel", "Haverklap", status=BuddyStatus.SCREENING)
    row = one(vault, BEGAN, Matter.SCREENING)
    assert (row.task, row.heard, row.group) == (Task.RECRUIT, False, Group.DUE)
    step = perform(vault, follow_ups.add_step, Subject("buddy", karel), Step("gesprek afspreken", BEGAN + 30 * DAY))
    assert not of(vault, BEGAN, Matter.SCREENING)  # something is planned
    perform(vault, follow_ups.done, follow_ups.Reminder(FollowUpKind.STEP, row.whom, step), BEGAN)
    with vault.write("Planned") as session:
        session.get_one(Buddy, karel).screened_on = BEGAN + 2 * DAY
    assert (
        one(vault, BEGAN, Matter.SCREENING_TALK).group,
        one(vault, BEGAN + 2 * DAY, Matter.SCREENING_TALK).group,
    ) == (
        Group.WEEK,
        Group.AGREED,
    )
    assert not of(vault, BEGAN + 10 * DAY, Matter.SCREENING)
    row = one(vault, BEGAN + 23 * DAY, Matter.SCREENING)
    assert (row.met, row.group) == (BEGAN + 2 * DAY, Group.DUE)


def test_who_registered_is_not_forgotten_until_the_intake_is_finished(vault: Vault, participant: Add) -> None:
    rita = participant("Rita", "Morgenrood", status=ParticipantStatus.REGISTERED, registered_on=BEGAN)
    matter, whom = Matter.INTAKE, Subject("participant", rita)
    assert not of(vault, BEGAN, matter)
    with vault.read() as session:
        assert [(one.matter, one.on) for one in coming(session, BEGAN, BEGAN + 40 * DAY)] == [
            (matter, BEGAN + 21 * DAY)
        ]
    assert one(vault, BEGAN + 20 * DAY, matter).group is Group.WEEK
    row = one(vault, BEGAN + 21 * DAY, matter)
    assert (row.group, row.task, row.since, row.heard, row.whom) == (Group.DUE, Task.RECRUIT, BEGAN, False, whom)
    perform(vault, contacts.note_talk, whom, BEGAN + 21 * DAY, ContactKind.PHONE, True)
    assert not of(vault, BEGAN + 30 * DAY, matter)
    assert one(vault, BEGAN + 42 * DAY, matter).heard
    step = perform(vault, follow_ups.add_step, whom, Step("intake afspreken", BEGAN + 60 * DAY))
    assert not of(vault, BEGAN + 42 * DAY, matter)  # something is planned
    perform(vault, follow_ups.done, follow_ups.Reminder(FollowUpKind.STEP, whom, step), BEGAN + 42 * DAY)
    facts = {"status": ParticipantStatus.INTAKE, "intake_on": BEGAN + 43 * DAY}
    perform(vault, people.change_participant, rita, facts)
    row = one(vault, BEGAN + 64 * DAY, matter)
    assert (row.met, row.group) == (BEGAN + 43 * DAY, Group.DUE)
    perform(vault, follow_ups.put_off, row.reminder, BEGAN + 68 * DAY)
    assert (one(vault, BEGAN + 64 * DAY, matter).on, row.reminder.kind) == (BEGAN + 68 * DAY, FollowUpKind.INTAKE)
    perform(vault, follow_ups.done, row.reminder, BEGAN + 64 * DAY)
    assert not of(vault, BEGAN + 75 * DAY, matter)
    assert one(vault, BEGAN + 85 * DAY, matter).group is Group.DUE
    perform(vault, admission.accept, rita)
    assert not of(vault, BEGAN + 85 * DAY, matter)


def test_who_came_from_a_list_without_a_day_is_asked_at_once(vault: Vault, participant: Add) -> None:
    participant(status=ParticipantStatus.REGISTERED, registered_on=None)
    some_year = {"registered_on": date(BEGAN.year, 1, 1), "registered_precision": "year"}
    perform(vault, people.change_participant, participant(status=ParticipantStatus.REGISTERED), some_year)
    assert [(row.group, row.since) for row in of(vault, BEGAN, Matter.INTAKE)] == [(Group.DUE, None)] * 2


def test_each_of_two_who_may_go_out_is_asked_until_both_answered(vault: Vault, participant: Add) -> None:
    marleen, luc = participant(), participant("Luc")
    saturday = BEGAN + 5 * DAY
    made = perform(vault, outings.pair, marleen, luc, saturday, "Markt in Geel")

    def asked(on: date = BEGAN) -> set[UUID]:
        return {row.whom.id for row in of(vault, on, Matter.OUTING)}

    assert asked() == asked(saturday) == {marleen, luc}
    assert asked(saturday + DAY) == set()
    row = of(vault, BEGAN, Matter.OUTING)[0]
    assert (row.group, row.task, row.since, row.said) == (Group.DUE, Task.FOLLOW, saturday, "Markt in Geel")
    perform(vault, outings.note_answer, made, marleen, Answer.YES, BEGAN)
    assert asked() == {luc}
    perform(vault, outings.note_answer, made, luc, Answer.THINKING, BEGAN)
    assert asked() == {luc}
    luc_row = one(vault, BEGAN, Matter.OUTING)
    perform(vault, follow_ups.put_off, luc_row.reminder, BEGAN + 3 * DAY)
    assert one(vault, BEGAN, Matter.OUTING).on == BEGAN + 3 * DAY
    for answer in (Answer.YES, Answer.NO):
        perform(vault, outings.note_answer, made, luc, answer, BEGAN)
        assert asked() == set()
    vault.undo()
    vault.undo()
    vault.undo()
    with vault.read() as session:
        person = people.participant(session, marleen, BEGAN).person_id
    for away in (hard_days.admit, hard_days.deceased):
        perform(vault, away, person, BEGAN)
        assert asked() == set()  # nobody goes out with who is not there
        vault.undo()
        assert asked() == {luc}


def test_there_is_time_to_think_after_a_first_meeting(vault: Vault, participant: Add, buddy: Add) -> None:
    friday = date(2026, 3, 6)
    made = perform(vault, duo_path.accept, participant(), buddy(), BEGAN)
    perform(vault, duo_path.note_meeting, made, None, None, friday)
    row = one(vault, friday, Matter.HOW_WAS_IT)
    assert (row.group, row.on) == (Group.WEEK, date(2026, 3, 9))  # not in the weekend
    assert one(vault, date(2026, 3, 9), Matter.HOW_WAS_IT).group is Group.DUE


def test_the_hour_of_a_first_meeting_is_the_one_that_was_planned(vault: Vault, participant: Add, buddy: Add) -> None:
    made = perform(vault, duo_path.accept, participant(), buddy(), BEGAN)
    with vault.write("Planned") as session:
        found = session.get_one(Duo, made)
        found.meeting_planned_on, found.meeting_planned_at, found.meeting_place = BEGAN, time(14, 30), "10 uur bos"
    row = one(vault, BEGAN, Matter.MEETING)
    assert (row.hour, row.said_after) == (time(14, 30), "10 uur bos")


def test_aftercare_is_a_task_about_whoever_may_still_be_called(vault: Vault, duo: UUID) -> None:
    perform(vault, duo_path.move, duo, DuoState.CLOSING, BEGAN + 60 * DAY)
    perform(vault, duo_path.move, duo, DuoState.ENDED, BEGAN + 68 * DAY)
    whom, on = Subject("duo", duo), BEGAN + 160 * DAY
    perform(vault, follow_ups.add_step, whom, Step(None, on), kind=FollowUpKind.AFTERCARE)
    row = one(vault, on, Matter.AFTERCARE)
    assert (row.task, row.group, row.name) == (Task.CLOSE, Group.AGREED, "Marleen & Nadia")
    with vault.read() as session:
        (step,) = follow_ups.open_steps(session, whom)
        nadia = people.buddies(session, on)[0]
    assert step.kind is FollowUpKind.AFTERCARE
    perform(vault, people.change_person, nadia.person_id, {"no_contact_since": on})
    assert one(vault, on, Matter.AFTERCARE).name == "Marleen Zonnedauw"
    perform(vault, follow_ups.put_off, row.reminder, on + 2 * DAY)
    assert one(vault, on, Matter.AFTERCARE).on == on + 2 * DAY
    perform(vault, follow_ups.done, row.reminder, on)
    assert not of(vault, on + 2 * DAY, Matter.AFTERCARE)


def test_the_coming_weeks_hold_everything_with_a_day(vault: Vault, duo: UUID) -> None:
    put(vault, Event(kind=EventKind.INTERVISION, title="Intervisie", on=BEGAN + 25 * DAY, starts_at=time(19)))
    put(vault, Event(kind=EventKind.OPEN, title="Afgelast", on=BEGAN + 25 * DAY, cancelled=True))
    perform(vault, follow_ups.add_step, Subject("duo", duo), Step("bellen", BEGAN))
    with vault.read() as session:
        found = coming(session, BEGAN, BEGAN + 100 * DAY)
    assert [(one.matter, one.on) for one in found] == [
        (Matter.STEP, BEGAN),
        (Matter.EVENT, BEGAN + 25 * DAY),
        (Matter.CHECK_IN, date(2026, 4, 2)),
        (Matter.EVALUATION, date(2026, 6, 2)),
    ]
    assert (found[1].name, found[1].at, found[1].whom) == ("Intervisie", time(19), None)
    assert [one.matter for one in read(vault, BEGAN + 10 * DAY).coming] == [Matter.EVENT]


def test_what_people_come_together_for_stands_beside_the_rows_until_its_day_is_over(vault: Vault) -> None:
    put(vault, Event(kind=EventKind.INTERVISION, title="Intervisie", on=BEGAN + DAY))
    for on in (BEGAN, BEGAN + DAY):
        found = read(vault, on)
        assert ([one.title for one in found.coming], found.ahead) == (["Intervisie"], 1)
    assert read(vault, BEGAN + 2 * DAY).coming == ()


def test_of_many_alike_the_first_are_named_and_all_are_counted(vault: Vault, buddy: Add) -> None:
    for number in range(9):
        buddy(f"Vrij{number}")
    with vault.read() as session:
        found = today(session, BEGAN, FIRST)
    assert len(found.rows) == FIRST[Group.DUE] < found.count(Group.DUE) == found.count(task=Task.MATCH) == 9


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """Two duos, one who waits, one who is free and one candidate."""
    folder: Path = tmp_path_factory.mktemp("office")
    made = new_vault(folder / "vault")
    waiting = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
    seekers = [perform(made, people.add_participant, {"first_name": n}, waiting) for n in ("Marleen", "Luc", "Elke")]
    free = {"status": BuddyStatus.AVAILABLE}
    helpers = [perform(made, people.add_buddy, {"first_name": n}, free) for n in ("Nadia", "Jef", "Wout")]
    perform(made, people.add_buddy, {"first_name": "Karel"}, {"status": BuddyStatus.CANDIDATE})
    for at in range(2):
        duo = perform(made, duo_path.accept, seekers[at], helpers[at], BEGAN - 20 * DAY)
        perform(made, duo_path.note_meeting, duo, Click.YES, Click.YES, BEGAN - 10 * DAY)
        perform(made, agreements.sign_agreement, duo, BEGAN)
        perform(made, follow_ups.add_step, Subject("duo", duo), Step("bellen", BEGAN + 30 * DAY))
    with made:
        yield made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(st.integers(0, 500), st.integers(0, 20), st.integers(1, 40) | st.none())
def test_what_was_put_off_or_done_comes_back_when_its_time_comes(
    office: Vault, days: int, which: int, later: int | None
) -> None:
    on = BEGAN + days * DAY
    found = read(office, on).rows
    if not found:
        return
    row = found[which % len(found)]
    last = office.undoable()
    if later is None:
        perform(office, follow_ups.done, row.reminder, on)
    else:
        perform(office, follow_ups.put_off, row.reminder, on + later * DAY)
    assert row.key not in {one.key for one in read(office, on).rows if one.group is not Group.WEEK}
    if later is not None or row.matter is not Matter.STEP:
        with office.read() as session:
            rests = select(FollowUp.on).where(FollowUp.kind == row.reminder.kind, FollowUp.on > on)
            back = max(session.scalars(rests.where(getattr(FollowUp, f"{row.whom.kind}_id") == row.whom.id)))
        assert row.whom in {one.whom for one in read(office, max(back, row.on or on)).rows}
    while office.undoable() != last:
        office.undo()
    assert read(office, on).rows == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)
@given(st.integers(0, 900), st.sets(st.integers(0, 6)), st.sampled_from(["deceased_on", "no_contact_since"]))
def test_nobody_appears_who_died_or_wants_no_contact(office: Vault, days: int, who: set[int], fact: str) -> None:
    on = BEGAN + days * DAY
    with office.read() as session:
        everybody = [*people.participants(session, on), *people.buddies(session, on)]
    gone = [one for at, one in enumerate(everybody) if at in who]
    last = office.undoable()
    for person in gone:
        perform(office, people.change_person, person.person_id, {fact: on})
    with office.read() as session:
        rows, weeks = today(session, on).rows, coming(session, on, on + 60 * DAY)
    named = {side.id for row in (*rows, *weeks) for side in row.sides}
    assert not named & {one.id for one in gone}
    for row in rows:
        assert row.whom.kind != "duo" or len(row.sides) == 2
    while office.undoable() != last:
        office.undo()
