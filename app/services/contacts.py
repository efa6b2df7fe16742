"""What was heard of people: the talks of a coordinator, and the times that two of a duo saw each other.

Noted with nothing that nobody said: what is not given stays unknown.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import Contact, Duo
from app.models.duo import TOGETHER
from app.services.actions import about, action
from app.services.follow_ups import Step, add_step, finish
from app.services.people import get
from app.services.subjects import Subject, called, names
from app.vocabulary import ContactKind, Initiative, Role, Whereabouts

TALKS = (ContactKind.PHONE, ContactKind.VISIT, ContactKind.MAIL)
"""The contacts that are a talk of the coordinator."""


@dataclass(frozen=True)
class ContactRow:
    """A contact with a duo, one of its sides, or somebody who has none."""

    id: UUID
    on: date
    kind: ContactKind
    reached: bool | None
    note: str | None
    side: Role | None = None  # with whom of the two, where that was said
    activity: str | None = None
    initiative: Initiative | None = None
    place: Whereabouts | None = None


@action(N_("Contact noted"))
def note_talk(
    session: Session,
    whom: Subject,
    on: date,
    kind: ContactKind,
    reached: bool | None = None,
    note: str | None = None,
    side: Role | None = None,
    step: Step | None = None,
    finishes: UUID | None = None,
) -> UUID:
    """Note that the coordinator spoke with somebody, or tried to: of a duo with both, or with one ``side``.

    A talk with one who is on the way in one duo is a word of that duo as well. ``step`` is what comes next,
    ``finishes`` the id of a step that was done by this talk.
    """
    if step:
        add_step(session, whom, step)
    if finishes:
        finish(session, finishes, on)
    about(session, called(session, whom))
    if whom.kind == "duo":
        found: Duo | None = get(session, Duo, whom.id)
    else:
        side = Role(whom.kind)
        found = _only_duo(session, whom)
    made = Contact(on=on, kind=kind, duo_id=found.id if found else None, reached=reached, note=note)
    if side is Role.PARTICIPANT:
        made.participant_id = found.participant_id if found else whom.id
    elif side is Role.BUDDY:
        made.buddy_id = found.buddy_id if found else whom.id
    return _add(session, made)


@action(N_("Contact noted"))
def note_outing(
    session: Session,
    duo_id: UUID,
    on: date,
    activity: str | None = None,
    note: str | None = None,
    initiative: Initiative | None = None,
    place: Whereabouts | None = None,
) -> UUID:
    """Note that the two of a duo saw each other."""
    found = get(session, Duo, duo_id)
    about(session, names(found))
    made = Contact(on=on, kind=ContactKind.OUTING, duo_id=found.id, activity=activity, note=note)
    made.initiative, made.place = initiative, place
    return _add(session, made)


@action(N_("Contact removed"))
def remove(session: Session, contact_id: UUID) -> None:
    """Take away a contact that was noted by mistake."""
    found = get(session, Contact, contact_id)
    about(session, called(session, _subject(found)))
    session.delete(found)


def contacts_of(session: Session, whom: Subject) -> tuple[ContactRow, ...]:
    """What was noted of a duo, or of somebody alone and in every duo; newest first."""
    if whom.kind == "duo":
        theirs = Contact.duo_id == whom.id
    elif whom.kind == "participant":
        duos = select(Duo.id).where(Duo.participant_id == whom.id)
        theirs = or_(Contact.participant_id == whom.id, Contact.duo_id.in_(duos))
    else:
        duos = select(Duo.id).where(Duo.buddy_id == whom.id)
        theirs = or_(Contact.buddy_id == whom.id, Contact.duo_id.in_(duos))
    found = session.scalars(select(Contact).where(theirs).order_by(Contact.on.desc(), Contact.id))
    return tuple(_row(contact) for contact in found)


def last_talks(session: Session, duo_id: UUID) -> dict[Role, ContactRow]:
    """The last talk of the coordinator with each side: with both, with that one, or noted with that person alone."""
    found = get(session, Duo, duo_id)
    own = or_(
        Contact.duo_id == duo_id,
        Contact.participant_id == found.participant_id,
        Contact.buddy_id == found.buddy_id,
    )
    talks = session.scalars(
        select(Contact).where(own, Contact.kind.in_(TALKS), Contact.reached.is_not(False)).order_by(Contact.on)
    )
    last: dict[Role, ContactRow] = {}
    for talk in talks:
        both = talk.participant_id is None and talk.buddy_id is None
        if both or talk.participant_id == found.participant_id:
            last[Role.PARTICIPANT] = _row(talk)
        if both or talk.buddy_id == found.buddy_id:
            last[Role.BUDDY] = _row(talk)
    return last


def _only_duo(session: Session, whom: Subject) -> Duo | None:
    """The one duo somebody is on the way in; None where there is none, or more than one."""
    side = Duo.participant_id if whom.kind == "participant" else Duo.buddy_id
    found = session.scalars(select(Duo).where(side == whom.id, Duo.state.in_(TOGETHER)).limit(2)).all()
    return found[0] if len(found) == 1 else None


def _add(session: Session, made: Contact) -> UUID:
    made.coordinator_id = session.info.get("coordinator")
    session.add(made)
    session.flush()
    return made.id


def _subject(found: Contact) -> Subject:
    if found.duo_id:
        return Subject("duo", found.duo_id)
    if found.participant_id:
        return Subject("participant", found.participant_id)
    assert found.buddy_id
    return Subject("buddy", found.buddy_id)


def _row(found: Contact) -> ContactRow:
    side = Role.PARTICIPANT if found.participant_id else Role.BUDDY if found.buddy_id else None
    return ContactRow(
        found.id,
        found.on,
        found.kind,
        found.reached,
        found.note,
        side,
        found.activity,
        found.initiative,
        found.place,
    )
