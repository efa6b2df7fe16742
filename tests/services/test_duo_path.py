"""From proposal to end: what each step does to the duo and to its two people."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.errors import KlikError
from app.i18n import LANGUAGES, speaking
from app.models import Buddy, Participant
from app.models.duo import MOVES
from app.services import (
    agreements,
    contact_file,
    contacts,
    documents,
    duo_path,
    duos,
    follow_ups,
    matching,
    people,
)
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import Answer, BuddyStatus, Click, ContactKind, DuoState, ParticipantStatus, Role

TODAY = date(2026, 11, 22)
LATER = date(2026, 12, 1)
Add = Callable[..., UUID]


@pytest.fixture
def pair(participant: Add, buddy: Add) -> tuple[UUID, UUID]:
    return participant(), buddy()


@pytest.fixture
def duo(vault: Vault, pair: tuple[UUID, UUID]) -> UUID:
    return perform(vault, duo_path.accept, *pair, TODAY)


def stand(vault: Vault, pair: tuple[UUID, UUID]) -> tuple[ParticipantStatus, BuddyStatus]:
    with vault.read() as session:
        return people.participant(session, pair[0], TODAY).status, people.buddy(session, pair[1], TODAY).status


def row(vault: Vault, duo: UUID) -> duos.DuoRow:
    with vault.read() as session:
        return duos.duo(session, duo)


def test_a_proposal_takes_both_out_of_the_pool(vault: Vault, pair: tuple[UUID, UUID], duo: UUID) -> None:
    assert stand(vault, pair) == (ParticipantStatus.MEETING, BuddyStatus.MEETING)
    assert row(vault, duo).steps == ((DuoState.PROPOSED, TODAY),)


def test_a_no_when_asked_costs_nobody_anything(vault: Vault, pair: tuple[UUID, UUID], duo: UUID) -> None:
    perform(vault, duo_path.note_answer, duo, Role.PARTICIPANT, Answer.YES, TODAY)
    perform(vault, duo_path.note_answer, duo, Role.BUDDY, Answer.NO, TODAY)
    assert stand(vault, pair) == (ParticipantStatus.WAITING, BuddyStatus.AVAILABLE)
    with vault.read() as session:
        assert people.participant(session, pair[0], TODAY).registered_on == date(2026, 1, 5)


def test_a_meeting_is_planned_only_when_both_said_yes(vault: Vault, duo: UUID) -> None:
    perform(vault, duo_path.note_answer, duo, Role.PARTICIPANT, Answer.YES, TODAY)
    perform(vault, duo_path.note_answer, duo, Role.BUDDY, Answer.THINKING, TODAY)
    with pytest.raises(KlikError):
        perform(vault, duo_path.plan_meeting, duo, LATER, "ontmoetingshuis")
    perform(vault, duo_path.note_answer, duo, Role.BUDDY, Answer.YES, TODAY)
    perform(vault, duo_path.plan_meeting, duo, LATER, "ontmoetingshuis")
    assert row(vault, duo).meeting_planned_on == LATER


def test_a_meeting_held_implies_that_both_had_said_yes(vault: Vault, duo: UUID) -> None:
    assert perform(vault, duo_path.note_meeting, duo, Click.YES, Click.AGAIN, LATER) is DuoState.FIRST_MEETING
    met = row(vault, duo)
    assert (met.participant_answer, met.buddy_answer, met.met_on) == (Answer.YES, Answer.YES, LATER)
    assert not met.click
    with vault.read() as session:
        assert [one.kind for one in contacts.contacts_of(session, Subject("duo", duo))] == [ContactKind.MEETING]


@pytest.mark.parametrize(("one", "other"), [(Click.NO, Click.YES), (Click.YES, Click.NO), (Click.NO, Click.NO)])
def test_a_no_after_meeting_ends_it_without_blame(
    vault: Vault, pair: tuple[UUID, UUID], duo: UUID, one: Click, other: Click
) -> None:
    assert perform(vault, duo_path.note_meeting, duo, one, other, LATER) is DuoState.NO_CLICK
    assert stand(vault, pair) == (ParticipantStatus.WAITING, BuddyStatus.AVAILABLE)
    with pytest.raises(KlikError):
        perform(vault, agreements.change_agreement, duo, {"aim": "samen wandelen"})


def test_a_second_meeting_may_still_end_in_a_click(vault: Vault, duo: UUID) -> None:
    perform(vault, duo_path.note_meeting, duo, Click.AGAIN, Click.YES, TODAY)
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, LATER)
    met = row(vault, duo)
    assert met.click
    assert met.met_on == LATER


def test_the_trial_begins_when_the_agreement_is_signed(vault: Vault, pair: tuple[UUID, UUID], duo: UUID) -> None:
    with pytest.raises(KlikError):
        perform(vault, agreements.sign_agreement, duo, LATER)
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    perform(vault, agreements.change_agreement, duo, {"usual_day": "zaterdag"})
    perform(vault, agreements.sign_agreement, duo, LATER, "Geel")
    assert row(vault, duo).state is DuoState.TRIAL
    assert row(vault, duo).agreement_signed_on == LATER
    assert stand(vault, pair) == (ParticipantStatus.IN_DUO, BuddyStatus.IN_DUO)


def test_a_signed_agreement_is_kept_and_a_change_begins_the_next_version(vault: Vault, duo: UUID) -> None:
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    perform(vault, agreements.change_agreement, duo, {"usual_day": "zaterdag"})
    perform(vault, agreements.sign_agreement, duo, TODAY)
    perform(vault, agreements.change_agreement, duo, {"costs": "elk betaalt zelf"})
    with vault.read() as session:
        version = agreements.newest(session, duo)
        assert version is not None
        assert (version.version, version.usual_day, version.costs, version.signed_on) == (
            2,
            "zaterdag",
            "elk betaalt zelf",
            None,
        )


def test_the_end_brings_aftercare_and_a_free_buddy(vault: Vault, pair: tuple[UUID, UUID], duo: UUID) -> None:
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    perform(vault, agreements.sign_agreement, duo, TODAY)
    for state in (DuoState.RUNNING, DuoState.PAUSED, DuoState.RUNNING, DuoState.CLOSING, DuoState.ENDED):
        perform(vault, duo_path.move, duo, state, LATER)
    assert stand(vault, pair) == (ParticipantStatus.AFTERCARE, BuddyStatus.AVAILABLE)


def test_a_broken_rule_needs_a_reason_which_is_kept(vault: Vault, participant: Add, buddy: Add) -> None:
    pair = participant(), buddy(languages=["fr"])
    with pytest.raises(KlikError):
        perform(vault, duo_path.accept, *pair, TODAY, "  ")
    kept = perform(vault, duo_path.accept, *pair, TODAY, "Marleen leert Frans")
    assert (row(vault, kept).reason, row(vault, kept).broken) == ("Marleen leert Frans", ("language",))


def test_nobody_is_a_duo_with_herself(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, volunteer = participant(), buddy()
    with vault.write("test") as session:
        session.get_one(Buddy, volunteer).person_id = session.get_one(Participant, whom).person_id
    with pytest.raises(KlikError):
        perform(vault, duo_path.accept, whom, volunteer, TODAY, "toch")


def test_both_are_asked_once_both_have_answered(vault: Vault, duo: UUID) -> None:
    states = []
    for side, answer in (
        (Role.PARTICIPANT, Answer.THINKING),
        (Role.BUDDY, Answer.YES),
        (Role.PARTICIPANT, None),
        (Role.PARTICIPANT, Answer.YES),
    ):
        perform(vault, duo_path.note_answer, duo, side, answer, TODAY)
        states.append(row(vault, duo).state)
    assert states == [DuoState.PROPOSED, DuoState.ASKED, DuoState.PROPOSED, DuoState.ASKED]


def test_the_agreement_of_a_duo_that_ended_stays_as_it_was(vault: Vault, duo: UUID) -> None:
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    perform(vault, agreements.sign_agreement, duo, TODAY)
    perform(vault, duo_path.move, duo, DuoState.STOPPED_EARLY, LATER)
    with pytest.raises(KlikError):
        perform(vault, agreements.change_agreement, duo, {"aim": "samen wandelen"})


@pytest.mark.parametrize("status", [s for s in ParticipantStatus if s is not ParticipantStatus.WAITING])
def test_only_who_waits_is_proposed(vault: Vault, participant: Add, buddy: Add, status: ParticipantStatus) -> None:
    with pytest.raises(KlikError):
        perform(vault, duo_path.accept, participant(status=status), buddy(), TODAY, "toch")


@pytest.mark.parametrize("status", [s for s in BuddyStatus if s not in (BuddyStatus.AVAILABLE, BuddyStatus.IN_DUO)])
def test_nobody_unscreened_or_paused_is_proposed(
    vault: Vault, participant: Add, buddy: Add, status: BuddyStatus
) -> None:
    with pytest.raises(KlikError):
        perform(vault, duo_path.accept, participant(), buddy(status=status), TODAY, "toch")


def test_a_buddy_without_a_free_place_is_not_proposed(vault: Vault, participant: Add, buddy: Add) -> None:
    volunteer = buddy(capacity=0)
    with pytest.raises(KlikError):
        perform(vault, duo_path.accept, participant(), volunteer, TODAY)


def test_a_proposal_can_be_withdrawn_as_if_never_made(vault: Vault, pair: tuple[UUID, UUID], duo: UUID) -> None:
    perform(vault, duo_path.withdraw, duo)
    assert stand(vault, pair) == (ParticipantStatus.WAITING, BuddyStatus.AVAILABLE)
    with vault.read() as session:
        assert duos.duos(session) == ()


def test_who_met_cannot_be_withdrawn(vault: Vault, duo: UUID) -> None:
    perform(vault, duo_path.note_meeting, duo, None, None, TODAY)
    with pytest.raises(KlikError):
        perform(vault, duo_path.withdraw, duo)


def test_every_state_has_its_moves_and_ends_are_final() -> None:
    assert set(MOVES) == set(DuoState)
    assert {state for state, onward in MOVES.items() if not onward} == {
        DuoState.ENDED,
        DuoState.NO_CLICK,
        DuoState.STOPPED_EARLY,
    }


def test_a_refused_step_leaves_nothing_behind(vault: Vault, duo: UUID) -> None:
    before = vault.history()
    with pytest.raises(KlikError):
        perform(vault, duo_path.move, duo, DuoState.RUNNING, LATER)
    assert vault.history() == before


def together(vault: Vault, duo: UUID) -> UUID:
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    perform(vault, agreements.sign_agreement, duo, TODAY)
    return duo


def test_the_next_step_does_not_lie_before_the_last(vault: Vault, duo: UUID) -> None:
    together(vault, duo)
    perform(vault, duo_path.move, duo, DuoState.RUNNING, LATER)
    with pytest.raises(KlikError, match="1/12/2026"):
        perform(vault, duo_path.move, duo, DuoState.PAUSED, TODAY)


def test_a_day_that_was_agreed_lies_ahead(vault: Vault, duo: UUID) -> None:
    together(vault, duo)
    for until in (TODAY, LATER):
        with pytest.raises(KlikError):
            perform(vault, duo_path.move, duo, DuoState.PAUSED, LATER, None, until)
    perform(vault, duo_path.move, duo, DuoState.PAUSED, TODAY, None, LATER)
    with pytest.raises(KlikError):
        perform(vault, duo_path.change_pause, duo, TODAY)
    assert row(vault, duo).until == LATER


def test_only_a_pause_is_changed_as_one(vault: Vault, duo: UUID) -> None:
    together(vault, duo)
    with pytest.raises(KlikError):
        perform(vault, duo_path.change_pause, duo, LATER)


@pytest.mark.parametrize("noted_in", LANGUAGES)
def test_a_closing_talk_that_is_not_needed_any_more_is_no_step(vault: Vault, duo: UUID, noted_in: str) -> None:
    together(vault, duo)
    with speaking(noted_in):
        perform(vault, duo_path.move, duo, DuoState.CLOSING, TODAY, None, LATER)
    with vault.read() as session:
        assert [step.on for step in follow_ups.open_steps(session, Subject("duo", duo))] == [LATER]
    perform(vault, duo_path.move, duo, DuoState.RUNNING, TODAY)
    with vault.read() as session:
        assert follow_ups.open_steps(session, Subject("duo", duo)) == ()


@pytest.mark.parametrize("state", [DuoState.ENDED, DuoState.STOPPED_EARLY, DuoState.NO_CLICK])
def test_two_who_were_brought_together_are_not_proposed_again(
    vault: Vault, pair: tuple[UUID, UUID], duo: UUID, state: DuoState
) -> None:
    if state is DuoState.NO_CLICK:
        perform(vault, duo_path.note_meeting, duo, Click.YES, Click.NO, TODAY)
    else:
        together(vault, duo)
        perform(vault, duo_path.move, duo, DuoState.CLOSING, TODAY)
        perform(vault, duo_path.end, duo, state, TODAY)
    perform(vault, people.change_participant, pair[0], {"status": ParticipantStatus.WAITING})
    with vault.read() as session:
        assert matching.problem(session, LATER).excluded == ((str(pair[0]), str(pair[1])),)
        assert people.participant(session, pair[0], TODAY).registered_on == date(2026, 1, 5)
        assert people.buddy(session, pair[1], TODAY).status is BuddyStatus.AVAILABLE


def test_what_each_said_of_the_first_meeting_stays_with_the_coordinator(
    vault: Vault, pair: tuple[UUID, UUID], duo: UUID
) -> None:
    said = {"participant": "hij praat wel veel", "buddy": "ik vond haar stil"}
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY, said["participant"], said["buddy"])
    perform(vault, agreements.change_agreement, duo, {"aim": "samen wandelen"})
    with vault.read() as session:
        known = [
            contact_file.for_file(session, [one.id for one in contacts.contacts_of(session, Subject("duo", duo))]),
            *(people.participant(session, pair[0], TODAY), people.buddy(session, pair[1], TODAY)),
            documents.agreement(session, duo),
        ]
        paper = PdfReader(BytesIO(documents.agreement_pdf(documents.agreement(session, duo))))
    known.append("".join(page.extract_text() for page in paper.pages))
    assert "samen wandelen" in known[-1]
    for words in said.values():
        assert all(words not in repr(one) for one in known)


def test_who_met_before_the_planned_day_has_no_meeting_planned_any_more(vault: Vault, duo: UUID) -> None:
    for side in Role:
        perform(vault, duo_path.note_answer, duo, side, Answer.YES, TODAY)
    perform(vault, duo_path.plan_meeting, duo, LATER, "bibliotheek")
    perform(vault, duo_path.note_meeting, duo, Click.AGAIN, Click.YES, TODAY)
    assert row(vault, duo).meeting_planned_on is None
    perform(vault, duo_path.plan_meeting, duo, LATER, "bibliotheek")
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    assert row(vault, duo).meeting_planned_on == LATER
