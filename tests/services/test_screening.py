"""The way of a volunteer before the first duo: each step, what Vandaag says of it, and the way back."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app.errors import KlikError
from app.models import KeptProposal
from app.services import follow_ups, hard_days, kept_proposals, people, screening
from app.services.actions import perform
from app.services.follow_ups import Reminder, Step
from app.services.organisations import organisations
from app.services.rows import BuddyRow
from app.services.subjects import Subject
from app.services.today import today
from app.services.today_rows import Matter, TodayRow
from app.storage.vault import Vault
from app.vocabulary import Advice, BuddyStatus, FollowUpKind

S = BuddyStatus
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
Add = Callable[..., UUID]


@pytest.fixture
def els(buddy: Add) -> UUID:
    return buddy("Els", "Avondrood", status=S.CANDIDATE)


def stored(vault: Vault, buddy_id: UUID, on: date = TODAY) -> BuddyRow:
    with vault.read() as session:
        return people.buddy(session, buddy_id, on)


def said(vault: Vault, on: date, matter: Matter) -> list[TodayRow]:
    with vault.read() as session:
        return [row for row in today(session, on).rows if row.matter is matter]


def test_each_step_is_noted_and_taken_back_alone(vault: Vault, els: UUID) -> None:
    talk = {"screened_on": TODAY + 8 * DAY, "screener": "Tom", "advice": Advice.WITH_CARE, "screening_note": "Warm."}
    perform(vault, screening.ask, els, "Samen Onderweg", TODAY)
    perform(vault, screening.note_talk, els, talk)
    perform(vault, screening.decide, els, TODAY + 9 * DAY, "An", retained=True, then=None)
    perform(vault, screening.make_available, els, TODAY + 10 * DAY)
    found = stored(vault, els)
    assert (found.asked_on, found.screened_at, found.partner) == (TODAY, "Samen Onderweg", None)
    assert (found.screener, found.advice, found.screening_note) == ("Tom", Advice.WITH_CARE, "Warm.")
    assert (found.decided_on, found.decided_by, found.active_since) == (TODAY + 9 * DAY, "An", TODAY + 10 * DAY)
    with vault.read() as session:
        assert [one.is_partner for one in organisations(session)] == [True]
    for status, decided in ((S.SCREENING, True), (S.SCREENING, False), (S.SCREENING, False), (S.CANDIDATE, False)):
        vault.undo()
        found = stored(vault, els)
        assert (found.status, found.decided_on is not None) == (status, decided)
    assert (found.asked_on, found.screened_at, found.screened_on, found.advice) == (None, None, None, None)


def test_nobody_is_asked_to_talk_with_who_wants_no_contact(vault: Vault, els: UUID) -> None:
    perform(vault, hard_days.no_contact, stored(vault, els).person_id, TODAY)
    before = stored(vault, els)
    with pytest.raises(KlikError, match="Els"):
        perform(vault, screening.ask, els, None, TODAY)
    with pytest.raises(KlikError, match="Els"):
        perform(vault, screening.make_available, els, TODAY)
    assert stored(vault, els) == before


def test_a_talk_makes_a_candidate_one_in_screening_and_a_buddy_stays_one(vault: Vault, els: UUID, buddy: Add) -> None:
    perform(vault, screening.note_talk, els, {"screener": "Tom"})
    assert stored(vault, els).status is S.SCREENING
    nadia = buddy()
    perform(vault, screening.note_talk, nadia, {"screened_on": TODAY})
    assert stored(vault, nadia).status is S.AVAILABLE


def test_who_was_asked_is_left_in_peace_for_the_usual_time(vault: Vault, els: UUID) -> None:
    assert [row.name for row in said(vault, TODAY, Matter.SCREENING)] == ["Els Avondrood"]
    perform(vault, screening.ask, els, None, TODAY)
    rest = follow_ups.RESTS_FOR[FollowUpKind.SCREENING]
    assert said(vault, TODAY, Matter.SCREENING) == []
    assert len(said(vault, TODAY + rest, Matter.SCREENING)) == 1
    perform(vault, screening.note_talk, els, {"screened_on": TODAY + 2 * DAY})
    [row] = said(vault, TODAY + 2 * DAY, Matter.SCREENING_TALK)  # which the asking no longer holds back
    assert row.on == TODAY + 2 * DAY


def test_who_is_welcome_is_asked_for_papers_and_not_for_a_decision(vault: Vault, els: UUID) -> None:
    perform(vault, screening.note_talk, els, {"screened_on": TODAY})
    perform(vault, screening.decide, els, TODAY + DAY, None, retained=True, then=None)
    [row] = said(vault, TODAY + 22 * DAY, Matter.SCREENING)
    assert (row.decided, row.met, row.since) == (TODAY + DAY, None, TODAY + DAY)


def test_not_retained_is_no_end_of_the_contact_and_may_be_begun_anew(vault: Vault, els: UUID) -> None:
    thanks = Step("Els bedanken", TODAY + 3 * DAY)
    perform(
        vault, screening.note_talk, els, {"screened_on": TODAY, "advice": Advice.NOT_NOW, "screening_note": "Ooit."}
    )
    perform(vault, screening.decide, els, TODAY, "An", retained=False, then=thanks)
    assert stored(vault, els).status is S.NOT_RETAINED
    with vault.read() as session:
        [step] = follow_ups.open_steps(session, Subject("buddy", els))
    assert (step.what, step.on) == (thanks.what, thanks.on)
    perform(vault, screening.ask, els, "Samen Onderweg", TODAY + 400 * DAY)
    found = stored(vault, els)
    assert (found.status, found.screened_on, found.advice, found.decided_on) == (S.SCREENING, None, None, None)
    assert (found.screening_note, found.decided_by) == ("Ooit.", None)
    vault.undo()
    vault.undo()
    assert stored(vault, els).status is S.SCREENING
    with vault.read() as session:
        assert follow_ups.open_steps(session, Subject("buddy", els)) == ()


def test_no_proposal_is_kept_for_who_is_not_retained(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, nadia = participant(), buddy()
    perform(vault, kept_proposals.keep, whom, nadia, TODAY)
    with vault.read() as session:
        assert session.scalar(select(KeptProposal.id))
    perform(vault, screening.decide, nadia, TODAY, None, retained=False, then=None)
    with vault.read() as session:
        assert session.scalar(select(KeptProposal.id)) is None


def test_a_pause_ends_on_its_day_whatever_was_put_off_of_an_earlier_one(vault: Vault, buddy: Add) -> None:
    nadia = buddy()
    perform(vault, screening.pause, nadia, TODAY, TODAY + 10 * DAY, "Verbouwt.")
    found = stored(vault, nadia)
    assert (found.status, found.paused_until, found.paused_note) == (S.PAUSED, TODAY + 10 * DAY, "Verbouwt.")
    assert [row.name for row in said(vault, TODAY + 10 * DAY, Matter.RETURN)] == ["Nadia Vlinderdal"]
    perform(vault, follow_ups.done, Reminder(FollowUpKind.RETURN, Subject("buddy", nadia)), TODAY + 10 * DAY)
    perform(vault, screening.pause, nadia, TODAY + 11 * DAY, TODAY + 13 * DAY, None)
    assert len(said(vault, TODAY + 13 * DAY, Matter.RETURN)) == 1
    perform(vault, people.move_buddy, nadia, S.AVAILABLE)
    found = stored(vault, nadia)
    assert (found.status, found.paused_until, found.paused_note) == (S.AVAILABLE, None, None)
    assert said(vault, TODAY + 13 * DAY, Matter.RETURN) == []
    vault.undo()
    assert stored(vault, nadia).paused_until == TODAY + 13 * DAY


def test_a_pause_ends_after_today(vault: Vault, buddy: Add) -> None:
    nadia = buddy()
    with pytest.raises(KlikError, match="23/11/2026"):
        perform(vault, screening.pause, nadia, TODAY, TODAY, None)
    assert stored(vault, nadia).status is S.AVAILABLE
