"""Each kind of row appears for its reason and goes when that is gone; put off, done and undone."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services import agreements, contacts, duo_path, follow_ups, people, rhythms
from app.services.actions import perform
from app.services.follow_ups import Reminder, Step
from app.services.rhythms import Rhythms, months_before
from app.services.subjects import Subject
from app.services.today import today
from app.services.today_rows import Group, Matter, Task, Today, TodayRow
from app.storage.vault import Vault
from app.vocabulary import (
    Answer,
    BuddyStatus,
    Click,
    ContactKind,
    DuoState,
    FollowUpKind,
    ParticipantStatus,
    Role,
)
from tests.vaults import new_vault

TODAY = date(2026, 11, 23)  # a Monday
Add = Callable[..., UUID]
DAY = timedelta(days=1)


def read(vault: Vault, on: date = TODAY) -> Today:
    with vault.read() as session:
        return today(session, on)


def rows(vault: Vault, matter: Matter, on: date = TODAY) -> list[TodayRow]:
    return [row for row in read(vault, on).rows if row.matter is matter]


def one(vault: Vault, matter: Matter, on: date = TODAY) -> TodayRow:
    (found,) = rows(vault, matter, on)
    return found


@pytest.fixture
def pair(vault: Vault, participant: Add, buddy: Add) -> tuple[UUID, UUID]:
    """Marleen, heard last week, and Nadia, who is available."""
    marleen, nadia = participant(phone="+32400000012"), buddy(phone="+32400000013")
    perform(vault, contacts.note_talk, Subject("participant", marleen), TODAY - 7 * DAY, ContactKind.PHONE)
    return marleen, nadia


@pytest.fixture
def asked(vault: Vault, pair: tuple[UUID, UUID]) -> UUID:
    return perform(vault, duo_path.accept, *pair, TODAY - 5 * DAY)


@pytest.fixture
def together(vault: Vault, asked: UUID) -> UUID:
    perform(vault, duo_path.note_meeting, asked, Click.YES, Click.YES, TODAY - 5 * DAY)
    perform(vault, agreements.sign_agreement, asked, TODAY - 4 * DAY)
    return asked


@pytest.fixture
def seldom(vault: Vault) -> Rhythms:
    """An office that looks back and calls once in two years: what is left is whether anything is heard."""
    settled = Rhythms(check_in=24, check_in_after=24, evaluations=(24,), evaluation_every=24)
    perform(vault, rhythms.change, settled)
    return settled


def say_yes(vault: Vault, duo: UUID) -> None:
    for side in Role:
        perform(vault, duo_path.note_answer, duo, side, Answer.YES, TODAY - 4 * DAY)


def test_an_empty_vault_knows_nobody(vault: Vault) -> None:
    assert read(vault) == Today(TODAY, TODAY + 6 * DAY, (), (), (), known=False)


@pytest.mark.parametrize(("weekday", "days"), [(0, 6), (3, 3), (4, 9), (6, 7)])
def test_from_friday_on_the_next_week_is_part_of_it(vault: Vault, weekday: int, days: int) -> None:
    assert read(vault, TODAY + weekday * DAY).until == TODAY + (weekday + days) * DAY


def test_months_end_where_the_month_does() -> None:
    assert months_before(date(2026, 4, 30), 2) == date(2026, 2, 28)
    assert months_before(date(2026, 12, 31), -2) == date(2027, 2, 28)


def test_a_duo_is_silent_from_one_and_a_half_times_its_interval(vault: Vault, seldom: Rhythms, together: UUID) -> None:
    begun = TODAY - 4 * DAY
    assert not rows(vault, Matter.SILENT, begun + 31 * DAY)
    row = one(vault, Matter.SILENT, begun + 32 * DAY)
    assert (row.name, row.since, row.every_days, row.heard) == ("Marleen & Nadia", begun, (14, 21), True)
    assert (row.group, row.task) == (Group.DUE, Task.START)
    assert [side.phone for side in row.sides] == ["+32400000012", "+32400000013"]
    perform(vault, duo_path.move, together, DuoState.RUNNING, begun)
    assert one(vault, Matter.SILENT, begun + 32 * DAY).task is Task.FOLLOW
    perform(vault, contacts.note_talk, Subject("duo", together), begun + 10 * DAY, ContactKind.PHONE, True)
    # Of Christmas and New Year's Day nobody expects to hear.
    assert not rows(vault, Matter.SILENT, begun + 43 * DAY)
    assert rows(vault, Matter.SILENT, begun + 44 * DAY)


def test_a_talk_with_one_of_them_is_a_word_of_the_duo(
    vault: Vault, seldom: Rhythms, pair: tuple[UUID, UUID], together: UUID
) -> None:
    on = TODAY + 44 * DAY
    assert rows(vault, Matter.SILENT, on)
    perform(vault, contacts.note_talk, Subject("participant", pair[0]), on, ContactKind.PHONE, False)
    assert rows(vault, Matter.SILENT, on)  # nobody answered
    perform(vault, contacts.note_talk, Subject("buddy", pair[1]), on, ContactKind.PHONE, True)
    assert not rows(vault, Matter.SILENT, on)


def test_a_pause_is_no_silence(vault: Vault, together: UUID) -> None:
    perform(vault, duo_path.move, together, DuoState.PAUSED, TODAY)
    found = read(vault, TODAY + 90 * DAY)
    assert not [row for row in found.rows if row.matter is Matter.SILENT]
    assert [(one.since, one.whom.id) for one in found.paused] == [(TODAY, together)]


def test_a_longer_agreed_interval_is_heeded_once_it_is_signed(vault: Vault, seldom: Rhythms, together: UUID) -> None:
    on = TODAY + 44 * DAY
    perform(vault, agreements.change_agreement, together, {"every_days_min": 28, "every_days_max": 42})
    assert rows(vault, Matter.SILENT, on)
    perform(vault, agreements.sign_new_version, together, TODAY)
    assert not rows(vault, Matter.SILENT, on)


def test_who_waits_is_to_be_heard_after_two_months(vault: Vault, participant: Add) -> None:
    marleen = participant()
    row = one(vault, Matter.UNHEARD)
    assert (row.group, row.since, row.heard, row.name) == (
        Group.DUE,
        date(2026, 1, 5),
        False,
        "Marleen Zonnedauw",
    )
    perform(vault, contacts.note_talk, Subject("participant", marleen), date(2026, 9, 24), ContactKind.PHONE, True)
    assert one(vault, Matter.UNHEARD).group is Group.WEEK
    assert one(vault, Matter.UNHEARD, date(2026, 11, 24)).group is Group.DUE
    perform(vault, contacts.note_talk, Subject("participant", marleen), date(2026, 10, 5), ContactKind.PHONE, True)
    assert not rows(vault, Matter.UNHEARD)
    vault.undo()
    perform(vault, people.change_participant, marleen, {"status": ParticipantStatus.LEFT})
    assert not rows(vault, Matter.UNHEARD)


def test_who_waits_since_nobody_knows_when_is_to_be_heard_now(vault: Vault, participant: Add) -> None:
    marleen = participant(registered_on=None)
    row = one(vault, Matter.UNHEARD)
    assert (row.group, row.since, row.on, row.heard) == (Group.DUE, None, None, False)
    with vault.read() as session:
        assert [one.hear_from for one in people.participants(session, TODAY)] == [TODAY]
    perform(vault, contacts.note_talk, Subject("participant", marleen), TODAY, ContactKind.PHONE, True)
    assert not rows(vault, Matter.UNHEARD)
    assert rows(vault, Matter.UNHEARD, TODAY + 70 * DAY)


def test_what_rests_of_who_waits_since_nobody_knows_when_comes_back(vault: Vault, participant: Add) -> None:
    participant(registered_on=None)
    perform(vault, follow_ups.done, one(vault, Matter.UNHEARD).reminder, TODAY)
    assert not rows(vault, Matter.UNHEARD)
    assert rows(vault, Matter.UNHEARD, TODAY + 70 * DAY)


def test_two_months_that_end_with_a_short_one_are_seen_in_their_week(vault: Vault, participant: Add) -> None:
    participant(registered_on=date(2026, 12, 31))
    assert one(vault, Matter.UNHEARD, date(2027, 2, 24)).on == date(2027, 2, 28)
    assert not rows(vault, Matter.UNHEARD, date(2027, 2, 18))


@pytest.mark.parametrize("fact", ["deceased_on", "no_contact_since"])
def test_who_died_or_wants_no_contact_never_appears(
    vault: Vault, seldom: Rhythms, pair: tuple[UUID, UUID], together: UUID, participant: Add, buddy: Add, fact: str
) -> None:
    participant("Luc", "Kiezelsteen"), buddy("Jef", "Klaverblad")
    for kind, record in (("duo", together), ("participant", pair[0]), ("buddy", pair[1])):
        perform(vault, follow_ups.add_step, Subject(kind, record), Step("bellen", TODAY))  # type: ignore[arg-type]
    on = TODAY + 60 * DAY
    assert {row.matter for row in read(vault, on).rows} == {
        Matter.STEP,
        Matter.SILENT,
        Matter.UNHEARD,
        Matter.FREE,
    }
    with vault.read() as session:
        everyone = [*people.participants(session, TODAY), *people.buddies(session, TODAY)]
    for person in everyone:
        perform(vault, people.change_person, person.person_id, {fact: TODAY})
    assert read(vault, on).rows == ()


@pytest.mark.parametrize("gone", ["Nadia", "Femke"])
def test_of_a_couple_only_who_may_be_contacted_appears(
    vault: Vault, seldom: Rhythms, pair: tuple[UUID, UUID], together: UUID, buddy: Add, gone: str
) -> None:
    free = buddy("Jef", "Klaverblad")
    for couple in (pair[1], free):
        second = {"first_name": "Femke", "last_name": "Dauwblad", "phone": "+32400000014"}
        perform(vault, people.add_second_person, couple, second)
    on = TODAY + 44 * DAY
    assert one(vault, Matter.SILENT, on).name == "Marleen & Nadia & Femke"
    assert rows(vault, Matter.FREE, on)
    with vault.read() as session:
        both = {couple: people.buddy(session, couple, TODAY) for couple in (pair[1], free)}
    for row in both.values():
        left = row.second_person_id if gone == "Femke" else row.person_id
        assert left
        perform(vault, people.change_person, left, {"no_contact_since": TODAY})
    stays, phone = ("Femke", "+32400000014") if gone == "Nadia" else ("Nadia", "+32400000013")
    row = one(vault, Matter.SILENT, on)
    assert (row.name, row.sides[1].phone) == (f"Marleen & {stays}", phone)
    assert not rows(vault, Matter.FREE, on)  # nobody is proposed to half a couple


def test_a_proposal_goes_from_asking_to_planning_to_meeting_to_agreeing(vault: Vault, asked: UUID) -> None:
    row = one(vault, Matter.ASK)
    assert ([side.given for side in row.asked], row.task) == (["Marleen", "Nadia"], Task.MATCH)
    perform(vault, duo_path.note_answer, asked, Role.BUDDY, Answer.YES, TODAY)
    assert [side.given for side in one(vault, Matter.ASK).asked] == ["Marleen"]
    perform(vault, duo_path.note_answer, asked, Role.PARTICIPANT, Answer.YES, TODAY)
    assert one(vault, Matter.PLAN).task is Task.START
    for day, group in ((TODAY, Group.AGREED), (TODAY + 2 * DAY, Group.WEEK)):
        perform(vault, duo_path.plan_meeting, asked, day, "bibliotheek")
        row = one(vault, Matter.MEETING)
        assert (row.group, row.on, row.said) == (group, day, "bibliotheek")
    perform(vault, duo_path.plan_meeting, asked, TODAY + 10 * DAY, "bibliotheek")
    assert not rows(vault, Matter.MEETING)
    assert [(one.matter, one.on, one.said) for one in read(vault).coming] == [
        ("meeting", TODAY + 10 * DAY, "bibliotheek")
    ]
    perform(vault, duo_path.plan_meeting, asked, TODAY - DAY)
    assert one(vault, Matter.HOW_WAS_IT).since == TODAY - DAY
    perform(vault, duo_path.note_meeting, asked, Click.YES, None, TODAY - DAY)
    assert [side.given for side in one(vault, Matter.HOW_WAS_IT).asked] == ["Nadia"]
    perform(vault, duo_path.note_meeting, asked, Click.YES, Click.AGAIN, TODAY - DAY)
    assert one(vault, Matter.PLAN).again
    perform(vault, duo_path.plan_meeting, asked, TODAY)
    assert one(vault, Matter.MEETING).group is Group.AGREED
    perform(vault, duo_path.note_meeting, asked, Click.YES, Click.YES, TODAY)
    assert one(vault, Matter.AGREE).since == TODAY
    perform(vault, agreements.sign_agreement, asked, TODAY)
    assert read(vault).rows == ()


def test_a_free_buddy_asks_who_fits(vault: Vault, buddy: Add, participant: Add) -> None:
    nadia = buddy()
    row = one(vault, Matter.FREE)
    assert (row.whom, row.task, row.since) == (Subject("buddy", nadia), Task.MATCH, None)
    duo = perform(vault, duo_path.accept, participant(), nadia, TODAY)
    assert not rows(vault, Matter.FREE)
    perform(vault, duo_path.note_answer, duo, Role.BUDDY, Answer.NO, TODAY)
    assert one(vault, Matter.FREE).since == TODAY
    perform(vault, people.change_buddy, nadia, {"status": BuddyStatus.PAUSED})
    assert not rows(vault, Matter.FREE)


def test_a_step_stands_on_its_day_until_it_is_done(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    step = perform(vault, follow_ups.add_step, Subject("buddy", pair[1]), Step("vraagt naar de vorming", TODAY))
    for on, group in ((TODAY - DAY, Group.WEEK), (TODAY, Group.AGREED), (TODAY + DAY, Group.DUE)):
        row = one(vault, Matter.STEP, on)
        assert (row.group, row.said) == (group, "vraagt naar de vorming")
    reminder = one(vault, Matter.STEP).reminder
    assert reminder == Reminder(FollowUpKind.STEP, Subject("buddy", pair[1]), step)
    perform(vault, follow_ups.put_off, reminder, TODAY + 3 * DAY)
    assert one(vault, Matter.STEP).on == TODAY + 3 * DAY
    perform(vault, follow_ups.done, reminder, TODAY)
    assert not rows(vault, Matter.STEP)
    vault.undo()
    assert one(vault, Matter.STEP).on == TODAY + 3 * DAY


def test_a_talk_finishes_a_step_and_notes_the_next_in_one_action(vault: Vault, pair: tuple[UUID, UUID]) -> None:
    whom = Subject("participant", pair[0])
    step = perform(vault, follow_ups.add_step, whom, Step("bellen", TODAY))
    before = read(vault)
    perform(
        vault,
        contacts.note_talk,
        whom,
        TODAY,
        ContactKind.PHONE,
        True,
        step=Step("naar de herstelacademie", TODAY + 2 * DAY),
        finishes=step,
    )
    assert one(vault, Matter.STEP).said == "naar de herstelacademie"
    with vault.read() as session:
        assert [one.what for one in follow_ups.open_steps(session, whom)] == ["naar de herstelacademie"]
    vault.undo()
    assert read(vault) == before


def test_what_is_done_rests_for_its_period_and_what_is_put_off_for_as_long_as_said(
    vault: Vault, seldom: Rhythms, together: UUID, buddy: Add, participant: Add
) -> None:
    buddy("Jef", "Klaverblad"), participant("Luc", "Kiezelsteen")
    on = TODAY + 60 * DAY  # a Friday: the week ends on Sunday nine days later
    for matter, rests in ((Matter.SILENT, 21), (Matter.UNHEARD, 59), (Matter.FREE, 30)):
        row = one(vault, matter, on)
        perform(vault, follow_ups.done, row.reminder, on)
        assert not rows(vault, matter, on + (rests - 1) * DAY)
        assert one(vault, matter, on + rests * DAY).reminder == row.reminder
        vault.undo()
        perform(vault, follow_ups.put_off, row.reminder, on + 3 * DAY)
        put_off = one(vault, matter, on)
        assert (put_off.group, put_off.on, put_off.put_off) == (Group.WEEK, on + 3 * DAY, True)
        assert one(vault, matter, on + 3 * DAY).group is Group.DUE
        perform(vault, follow_ups.put_off, row.reminder, on + 40 * DAY)
        assert not rows(vault, matter, on)


def test_what_was_put_off_about_a_proposal_speaks_again_at_its_next_step(vault: Vault, asked: UUID) -> None:
    perform(vault, follow_ups.put_off, one(vault, Matter.ASK).reminder, TODAY + 30 * DAY)
    assert read(vault).rows == ()
    say_yes(vault, asked)
    assert one(vault, Matter.PLAN)


def test_a_review_of_an_agreement_is_told_beforehand(vault: Vault, together: UUID) -> None:
    perform(vault, agreements.change_agreement, together, {"review_on": TODAY + 12 * DAY})
    perform(vault, agreements.sign_new_version, together, TODAY)
    assert [(one.matter, one.on) for one in read(vault).coming] == [("review", TODAY + 12 * DAY)]
    assert not read(vault, TODAY + 12 * DAY).coming


def test_a_review_is_that_of_what_was_signed_last(vault: Vault, together: UUID) -> None:
    def told() -> list[date]:
        return [one.on for one in read(vault).coming if one.matter == "review"]

    on = TODAY + 10 * DAY
    perform(vault, agreements.change_agreement, together, {"review_on": on})
    assert told() == []  # not signed yet
    perform(vault, agreements.sign_new_version, together, TODAY)
    assert told() == [on]
    perform(vault, agreements.change_agreement, together, {"review_on": TODAY + 200 * DAY})
    assert told() == [on]
    perform(vault, agreements.sign_new_version, together, TODAY)
    assert told() == []


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault with one of each: silent, unheard, free, to ask, and a step."""
    folder: Path = tmp_path_factory.mktemp("busy")
    made = new_vault(folder / "vault")
    waiting = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
    names = ("Marleen", "Luc", "Elke")
    seekers = [perform(made, people.add_participant, {"first_name": name}, waiting) for name in names]
    free = {"status": BuddyStatus.AVAILABLE}
    helpers = [perform(made, people.add_buddy, {"first_name": name}, free) for name in ("Nadia", "Jef", "Wout")]
    silent = perform(made, duo_path.accept, seekers[0], helpers[0], TODAY - 90 * DAY)
    perform(made, duo_path.note_meeting, silent, Click.YES, Click.YES, TODAY - 80 * DAY)
    perform(made, agreements.sign_agreement, silent, TODAY - 79 * DAY)
    perform(made, duo_path.accept, seekers[1], helpers[1], TODAY - DAY)
    perform(made, follow_ups.add_step, Subject("buddy", helpers[2]), Step("vorming", TODAY))
    with made:
        yield made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(-1, 50)), min_size=1, max_size=5))
def test_whatever_is_put_off_or_done_undo_gives_the_same_list(busy: Vault, moves: list[tuple[int, int]]) -> None:
    before = read(busy)
    assert len(before.rows) == 5
    last = busy.undoable()
    for which, days in moves:
        left = read(busy).rows
        if not left:
            break
        reminder = left[which % len(left)].reminder
        if days < 0:
            perform(busy, follow_ups.done, reminder, TODAY)
        else:
            perform(busy, follow_ups.put_off, reminder, TODAY + days * DAY)
    while busy.undoable() != last:
        busy.undo()
    assert read(busy) == before


@pytest.mark.parametrize(
    ("said", "hour", "after"),
    [
        ("10.30 u., bibliotheek", time(10, 30), "bibliotheek"),
        ("10:30", time(10, 30), ""),
        ("om 14 uur; bij Rita", time(14), "bij Rita"),
        ("9u15 station", time(9, 15), "station"),
        ("14 km verder", None, "14 km verder"),
        ("3 mensen bellen", None, "3 mensen bellen"),
        ("bibliotheek, 10.30 u.", None, "bibliotheek, 10.30 u."),
    ],
)
def test_the_hour_that_an_appointment_begins_with(said: str, hour: time | None, after: str) -> None:
    whom = Subject("duo", UUID(int=1))
    row = TodayRow(Matter.MEETING, Group.AGREED, Task.MATCH, Reminder(FollowUpKind.STEP, whom), None, None, said=said)
    assert (row.hour, row.said_after) == (hour, after)
