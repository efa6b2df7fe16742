"""Letters and notes to one person: who gets which, and what stands in it."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.data import Coordinator, LetterData, Side
from app.errors import KlikError
from app.i18n import N_, telephone
from app.models import Buddy, Duo, Participant, Person
from app.models import Coordinator as Colleague
from app.models.duo import TOGETHER
from app.services.documents import address, contact_person, headed
from app.services.duo_path import ENDS
from app.services.paper_language import language_of
from app.services.people import get
from app.services.subjects import given
from app.vocabulary import DuoState

CLOSED = (DuoState.CLOSING, *ENDS)
"""The states in which a duo gets a letter about its end."""

Letters = tuple[LetterData, ...]
Record = Participant | Buddy


def screening_forms(session: Session, buddy_id: UUID) -> Letters:
    """What comes up in the talk with each candidate, for whoever holds it: nothing of any participant."""
    return _notes(session, buddy_id, "screening_form")


def agreement_notes(session: Session, buddy_id: UUID) -> Letters:
    """The agreement note of each volunteer, to be signed on paper before the first day."""
    return _notes(session, buddy_id, "agreement_note")


def information_notes(session: Session, buddy_id: UUID) -> Letters:
    """What the organisation has to tell each volunteer before the first day."""
    return _notes(session, buddy_id, "information_note")


def handover_letters(
    session: Session, participant_id: UUID, before: UUID | None, start: date, written: date
) -> Letters:
    """Who is the contact person from ``start`` on, to the participant and to whoever is in a duo with her or him.

    ``before`` is the coordinator it was until then. Raises ``KlikError`` where nobody is the contact person now.
    """
    participant = get(session, Participant, participant_id)
    if participant.coordinator is None:
        raise KlikError(N_("Say first who is the contact person now."))
    running = session.scalars(
        select(Duo).where(Duo.participant_id == participant_id, Duo.state.in_(TOGETHER)).order_by(Duo.id)
    )
    people: list[tuple[Person, Record]] = [(participant.person, participant)]
    people += [(person, duo.buddy) for duo in running for person in duo.buddy.people]
    known = session.get(Colleague, before) if before else None
    return _letters(
        session,
        "handover_letter",
        _to_write_to(people, participant.person),
        coordinator=contact_person(participant.coordinator),
        coordinator_before=known.full_name if known else "",
        start=start,
        written=written,
    )


def closing_letters(session: Session, duo_id: UUID, written: date) -> Letters:
    """A word of thanks to each of a duo that is being rounded off or was.

    Raises ``KlikError`` before that, and where one of them died or wants no contact: fixed words do not fit there.
    """
    duo = get(session, Duo, duo_id)
    if duo.state not in CLOSED:
        raise KlikError(N_("This letter is for a duo that is being rounded off or has ended."))
    participant, volunteers = duo.participant.person, duo.buddy.people
    for person in (participant, *volunteers):
        _check_may_be_contacted(person)
    shared: dict[str, Any] = {
        "coordinator": contact_person(duo.participant.coordinator),
        "written": written,
        "start": _began(duo),
        "end": _ended(duo),
    }
    others = " & ".join(map(given, volunteers))
    return (
        *_letters(session, "closing_letter", [(participant, duo.participant)], other=others, **shared),
        *_letters(session, "closing_letter", _each(duo.buddy), other=given(participant), **shared),
    )


def certificates(session: Session, duo_id: UUID) -> Letters:
    """That each volunteer of a duo that ended was a buddy, and in which period; no word of the participant."""
    duo = get(session, Duo, duo_id)
    if duo.state not in ENDS:
        raise KlikError(N_("A certificate is for the buddy of a duo that has ended."))
    for person in duo.buddy.people:
        _check_may_be_contacted(person)
    coordinator = contact_person(duo.participant.coordinator)
    return _letters(
        session, "certificate", _each(duo.buddy), coordinator=coordinator, start=_began(duo), end=_ended(duo)
    )


def _notes(session: Session, buddy_id: UUID, name: str) -> Letters:
    buddy = get(session, Buddy, buddy_id)
    for person in buddy.people:
        _check_may_be_contacted(person)
    exact = buddy.active_since if buddy.active_precision == "day" else None
    return _letters(session, name, _each(buddy), coordinator=_who_follows(session, buddy), start=exact)


def _who_follows(session: Session, buddy: Buddy) -> Coordinator:
    """The coordinator of the buddy's duos, or the only one there is; nobody where that is not clear."""
    running = session.scalars(select(Duo).where(Duo.buddy_id == buddy.id, Duo.state.in_(TOGETHER)))
    known = {found.id: found for duo in running if (found := duo.participant.coordinator)}
    if not known:
        known = {found.id: found for found in session.scalars(select(Colleague).where(Colleague.active))}
    return contact_person(next(iter(known.values())) if len(known) == 1 else None)


def _each(buddy: Buddy) -> list[tuple[Person, Record]]:
    return [(person, buddy) for person in buddy.people]


def _letters(session: Session, name: str, people: Sequence[tuple[Person, Record]], **shared: Any) -> Letters:
    """The same to each, with own name and address, in the own language; beside a person whose letter it is."""
    shared_by = cache(partial(headed, session, name))
    # A screening form is for whoever holds the talk, and not for who it is about.
    heads = [shared_by(language_of(None if name == "screening_form" else person)) for person, _record in people]
    return tuple(
        LetterData(
            name,
            letterhead=head,
            to=Side(person.full_name, given(person)),
            address=address(person),
            phone=telephone(person.phone),
            email=person.email or "",
            record=("buddy" if isinstance(record, Buddy) else "participant", record.id),
            own_text=own,
            **shared,
        )
        for (person, record), (head, own) in zip(people, heads, strict=True)
    )


def _to_write_to(people: Iterable[tuple[Person, Record]], first: Person) -> list[tuple[Person, Record]]:
    _check_may_be_contacted(first)
    return [one for one in people if one[0].may_be_contacted]


def _check_may_be_contacted(person: Person) -> None:
    if not person.may_be_contacted:
        raise KlikError(
            N_("{name} died or wants no contact any more: a letter in fixed words does not fit there."),
            name=person.full_name,
        )


def _began(duo: Duo) -> date | None:
    return next((step.on for step in duo.steps if step.state in (DuoState.TRIAL, DuoState.RUNNING)), None)


def _ended(duo: Duo) -> date | None:
    return next((step.on for step in reversed(duo.steps) if step.state in ENDS), None)
