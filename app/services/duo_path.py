"""The path of a duo: propose, ask each apart, let them meet, begin, follow, end.

A no costs nobody anything: both go back to the pool with the waiting time they had, and the pair is not proposed again.
"""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _, in_every_language, short_date
from app.models import Buddy, Contact, Coordinator, Duo, DuoStep, Exclusion, Handout, Participant
from app.models.duo import GETTING_TO_KNOW, MOVES, OPEN, TOGETHER
from app.services import kept_proposals, matching
from app.services.actions import about, action
from app.services.contacts import note_talk
from app.services.follow_ups import Step, add_step, finish, forget, open_steps
from app.services.people import get
from app.services.subjects import Subject, given, names
from app.vocabulary import (
    Answer,
    BuddyStatus,
    Click,
    ContactKind,
    DuoState,
    EndReason,
    FollowUpKind,
    ParticipantStatus,
    Role,
    word,
)

ENDS = (DuoState.ENDED, DuoState.STOPPED_EARLY)


@dataclass(frozen=True)
class Ending:
    """What is known of an end: why, what comes after for the participant, and when to hear how it goes."""

    reason: EndReason | None = None
    next_step: str | None = None
    aftercare: date | None = None


CLOSING_TALK = N_("closing talk")
"""What the step is called that reminds of it."""


@action(N_("Proposal accepted"))
def accept(
    session: Session,
    participant_id: UUID,
    buddy_id: UUID,
    on: date,
    reason: str | None = None,
) -> UUID:
    """Begin a duo. Where a hard rule speaks against it, a ``reason`` is needed, and both are kept."""
    participant = get(session, Participant, participant_id)
    buddy = get(session, Buddy, buddy_id)
    matching.check_participant(session, participant)
    matching.check_buddy(session, buddy)
    if participant.person in buddy.people:
        raise KlikError(N_("{name} cannot be a duo with the same person."), name=buddy.person.short_name)
    rules = matching.broken_rules(session, participant_id, buddy_id, on)
    reason = (reason or "").strip() or None
    if rules and reason is None:
        raise KlikError(
            N_("{participant} and {buddy} do not fit by the rules; say why you propose them all the same."),
            participant=participant.person.short_name,
            buddy=buddy.person.short_name,
        )
    made = Duo(participant=participant, buddy=buddy, reason=reason, broken=rules or None, state=DuoState.PROPOSED)
    session.add(made)
    step_into(made, DuoState.PROPOSED, on)
    session.flush()
    settle(session, made)
    return made.id


@action(N_("Proposal withdrawn"))
def withdraw(session: Session, duo_id: UUID) -> None:
    """Take a proposal back as if it was never made; possible as long as the two have not met."""
    found = get(session, Duo, duo_id)
    if found.state not in (DuoState.PROPOSED, DuoState.ASKED):
        raise KlikError(N_("These two have met already; note what both said instead."))
    about(session, names(found))
    participant, buddy = found.participant, found.buddy
    # What was given stays noted with whom it is about.
    session.execute(update(Handout).where(Handout.duo_id == duo_id).values(duo_id=None))
    session.delete(found)
    session.flush()
    _settle_people(session, participant, buddy)


@action(N_("Answer noted"))
def note_answer(session: Session, duo_id: UUID, side: Role, answer: Answer | None, on: date) -> None:
    """Note what one side, asked apart, says to meeting; ``None`` takes an answer back. A no ends it gently."""
    found = get(session, Duo, duo_id)
    require(found, DuoState.PROPOSED, DuoState.ASKED)
    _remind_again(session, found)
    setattr(found, f"{side.value}_answer", answer)
    if answer is Answer.NO:
        move_to(session, found, DuoState.NO_CLICK, on)
    elif (None in (found.participant_answer, found.buddy_answer)) is (found.state is DuoState.ASKED):
        move_to(session, found, DuoState.PROPOSED if found.state is DuoState.ASKED else DuoState.ASKED, on)
    about(session, names(found))


@action(N_("First meeting planned"))
def plan_meeting(
    session: Session, duo_id: UUID, on: date | None, place: str | None = None, at: time | None = None
) -> None:
    """Plan where and when the two meet; for that both must have said yes."""
    found = get(session, Duo, duo_id)
    if found.state in (DuoState.PROPOSED, DuoState.ASKED) and not (
        found.participant_answer is Answer.YES and found.buddy_answer is Answer.YES
    ):
        raise KlikError(N_("A first meeting is planned once both said yes, each apart."))
    require(found, DuoState.PROPOSED, DuoState.ASKED, DuoState.FIRST_MEETING)
    _remind_again(session, found)
    found.meeting_planned_on, found.meeting_planned_at = on, at
    found.meeting_place = place
    about(session, names(found))


@action(N_("First meeting noted"))
def note_meeting(
    session: Session,
    duo_id: UUID,
    participant: Click | None,
    buddy: Click | None,
    on: date,
    participant_note: str | None = None,
    buddy_note: str | None = None,
) -> DuoState:
    """Note that the two met, and what each said afterwards, apart; ``None`` for who still thinks about it.

    That they met implies that both had agreed to. A no from either side ends it without blame. A note that is not
    given stays as it was; an empty one takes it away.
    """
    found = get(session, Duo, duo_id)
    require(found, DuoState.PROPOSED, DuoState.ASKED, DuoState.FIRST_MEETING)
    _remind_again(session, found)
    found.participant_answer = found.buddy_answer = Answer.YES
    if found.met_on != on:
        there = session.info.get("coordinator")
        session.add(Contact(on=on, kind=ContactKind.MEETING, duo_id=found.id, coordinator_id=there, reached=True))
    found.met_on = on
    found.participant_click, found.buddy_click = participant, buddy
    if participant_note is not None:
        found.participant_note = participant_note or None
    if buddy_note is not None:
        found.buddy_note = buddy_note or None
    if found.state is not DuoState.FIRST_MEETING:
        if found.meeting_planned_on and found.meeting_planned_on > on:  # they met before the day that was planned
            found.meeting_planned_on = found.meeting_planned_at = None
        move_to(session, found, DuoState.FIRST_MEETING, on)
    if Click.NO in (participant, buddy):
        move_to(session, found, DuoState.NO_CLICK, on)
    about(session, names(found))
    return found.state


@action(N_("Duo moved on"))
def move(
    session: Session, duo_id: UUID, state: DuoState, on: date, note: str | None = None, until: date | None = None
) -> None:
    """Bring a duo that is together into another state: confirmed, paused, taken up again, closing, ended, stopped.

    ``until``: the day agreed for the return from a pause, or for the closing talk, which then is a step to do.
    """
    found = get(session, Duo, duo_id)
    require(found, *TOGETHER)
    last = found.steps[-1]
    # The first step of a duo that ran before it came into Klik need not be more than a guess.
    if last.position and on < last.on:
        raise KlikError(
            N_("This duo has been ‘{state}’ since {day}; the next step cannot lie before that."),
            state=word(last.state),
            day=short_date(last.on),
        )
    _check_until(on, until)
    before = last.state
    move_to(session, found, state, on, note, until)
    if state is DuoState.CLOSING and until:
        add_step(session, Subject("duo", duo_id), Step(_(CLOSING_TALK), until))
    elif before is DuoState.CLOSING and last.until:
        _closing_talk_is_over(session, found, last.until, on)
    about(session, names(found))


@action(N_("Confirmed after the trial period"))
def confirm(session: Session, duo_id: UUID, on: date, note: str | None = None, talk: ContactKind | None = None) -> None:
    """Note that both go on after the trial period. ``talk``: how that was said, which then is a contact as well."""
    move(session, duo_id, DuoState.RUNNING, on, note)
    if talk:
        note_talk(session, Subject("duo", duo_id), on, talk, True, note or _("looked back on the trial period"))


@action(N_("Pause changed"))
def change_pause(session: Session, duo_id: UUID, until: date | None, note: str | None = None) -> None:
    """Agree on another day of return, or on none as long as nobody knows it."""
    found = get(session, Duo, duo_id)
    require(found, DuoState.PAUSED)
    step = found.steps[-1]
    _check_until(step.on, until)
    step.until, step.note = until, note
    about(session, names(found))


@action(N_("End of the duo noted"))
def end(
    session: Session, duo_id: UUID, state: DuoState, on: date, note: str | None = None, ending: Ending = Ending()
) -> None:
    """Note that a duo was rounded off or stopped early, without a verdict; a day for aftercare is a step to do."""
    assert state in ENDS
    _check_until(on, ending.aftercare)
    move(session, duo_id, state, on, note)
    found = get(session, Duo, duo_id)
    found.end_reason, found.next_step = ending.reason, ending.next_step
    if ending.aftercare:
        found.steps[-1].until = ending.aftercare
        volunteers = " & ".join(given(person) for person in found.buddy.people)
        step = Step(_("after the duo with {buddy}").format(buddy=volunteers), ending.aftercare)
        add_step(session, Subject("participant", found.participant_id), step, FollowUpKind.AFTERCARE)
    about(session, names(found))


@action(N_("Day of the meeting changed"))
def change_meeting_day(session: Session, duo_id: UUID, on: date) -> None:
    """Correct the day on which the two met, and whatever was dated by it."""
    found = get(session, Duo, duo_id)
    require(found, DuoState.FIRST_MEETING)
    before, found.met_on = found.met_on, on
    for step in found.steps:
        if step.state is DuoState.FIRST_MEETING and step.on == before:
            step.on = on
    noted = select(Contact).where(Contact.duo_id == duo_id, Contact.kind == ContactKind.MEETING, Contact.on == before)
    for contact in session.scalars(noted):
        contact.on = on
    about(session, names(found))


@action(N_("Contact person noted"))
def follow(session: Session, duo_id: UUID, coordinator_id: UUID) -> None:
    """Note which coordinator follows a duo: the one who is the contact person of its participant."""
    found = get(session, Duo, duo_id)
    found.participant.coordinator = get(session, Coordinator, coordinator_id)
    about(session, names(found))


@action(N_("Not proposed any more"))
def exclude(session: Session, participant_id: UUID, buddy_id: UUID, reason: str | None = None) -> None:
    """Never propose these two to each other; both stay available for others."""
    participant, buddy = get(session, Participant, participant_id), get(session, Buddy, buddy_id)
    known = select(Exclusion).where(Exclusion.participant_id == participant_id, Exclusion.buddy_id == buddy_id)
    if session.scalar(known) is None:
        session.add(Exclusion(participant_id=participant_id, buddy_id=buddy_id, reason=reason))
    kept_proposals.let_go(session, participant_id, buddy_id)
    about(session, f"{given(participant.person)} & {given(buddy.person)}")


def require(found: Duo, *states: DuoState) -> None:
    """Refuse with a sentence unless the duo is in one of these states."""
    if found.state not in states:
        raise KlikError(N_("This is not possible while the duo is ‘{state}’."), state=word(found.state))


def move_to(
    session: Session, found: Duo, state: DuoState, on: date, note: str | None = None, until: date | None = None
) -> None:
    """Bring a duo into a state, dated, and let its people follow; refuse with a sentence what cannot be."""
    if state not in MOVES[found.state]:
        raise KlikError(
            N_("A duo that is ‘{state}’ cannot become ‘{wanted}’."), state=word(found.state), wanted=word(state)
        )
    step_into(found, state, on, note, until)
    session.flush()
    settle(session, found)


def step_into(found: Duo, state: DuoState, on: date, note: str | None = None, until: date | None = None) -> None:
    """Add a dated step to the path; nothing is checked and nobody's status follows yet."""
    found.state = state
    found.steps.append(DuoStep(position=len(found.steps), state=state, on=on, until=until, note=note))


def settle(session: Session, found: Duo) -> None:
    """Let what the two people are follow from the state of their duo."""
    about(session, names(found))
    _settle_people(session, found.participant, found.buddy, found.state)
    kept_proposals.make_way(session, found)


def _check_until(on: date, until: date | None) -> None:
    if until and until <= on:
        raise KlikError(N_("The day that was agreed lies after {day}."), day=short_date(on))


def _closing_talk_is_over(session: Session, found: Duo, planned: date, on: date) -> None:
    """The step that reminded of the closing talk: it was held, or the two go on after all."""
    for step in open_steps(session, Subject("duo", found.id)):
        if step.on >= planned and step.what in in_every_language(CLOSING_TALK):
            finish(session, step.id, on)


def _remind_again(session: Session, found: Duo) -> None:
    """What was put off about getting to know each other was another step than the one they are at now."""
    forget(session, FollowUpKind.MEETING, Subject("duo", found.id))


def _settle_people(session: Session, participant: Participant, buddy: Buddy, left: DuoState | None = None) -> None:
    """Let what a participant and a buddy are follow from the duos they are in."""
    settle_participant(session, participant, left)
    settle_buddy(session, buddy)


def settle_participant(session: Session, participant: Participant, left: DuoState | None = None) -> None:
    """The same of a participant alone; ``left`` is how the last duo ended."""
    states = set(session.scalars(select(Duo.state).where(Duo.participant_id == participant.id)))
    if states & TOGETHER:
        participant.status = ParticipantStatus.IN_DUO
    elif states & GETTING_TO_KNOW:
        participant.status = ParticipantStatus.MEETING
    elif participant.status in (ParticipantStatus.MEETING, ParticipantStatus.IN_DUO):
        participant.status = ParticipantStatus.AFTERCARE if left is DuoState.ENDED else ParticipantStatus.WAITING


def settle_buddy(session: Session, buddy: Buddy) -> None:
    """The same of a buddy alone."""
    states = set(session.scalars(select(Duo.state).where(Duo.buddy_id == buddy.id, Duo.state.in_(OPEN))))
    if buddy.status in (BuddyStatus.AVAILABLE, BuddyStatus.MEETING, BuddyStatus.IN_DUO):
        buddy.status = (
            BuddyStatus.IN_DUO if states & TOGETHER else BuddyStatus.MEETING if states else BuddyStatus.AVAILABLE
        )
