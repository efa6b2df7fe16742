"""Who could think along in a network meeting. The participant decides who is invited; nobody else is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Invitee, NetworkMeeting, Participant
from app.places import fold
from app.services.actions import action
from app.services.network_meetings import changed, next_position, part
from app.services.network_records import contents_now, plain
from app.services.people import get
from app.vocabulary import Reply

FACTS = frozenset({"name", "named_by", "invited", "reply", "informs_about"})


@dataclass(frozen=True)
class Candidate:
    """Somebody on the network map who was not named for a meeting yet."""

    contact_id: UUID
    name: str


def candidates(session: Session, meeting_id: UUID) -> tuple[Candidate, ...]:
    """Who on the map of the participant could think along as well, in the order they were named there."""
    found = get(session, NetworkMeeting, meeting_id)
    there = _of(session, meeting_id)
    taken, named = {one.contact_id for one in there}, {fold(one.name) for one in there}
    contents = contents_now(session, get(session, Participant, found.participant_id))
    return tuple(
        Candidate(one.id, one.name)
        for one in contents.contacts
        if not one.deceased
        and (one.kind is None or one.kind.is_human)
        and one.id not in taken
        and fold(one.name) not in named
    )


@action(N_("Named for a network meeting"))
def name(session: Session, meeting_id: UUID, names: Iterable[str], named_by: str | None = None) -> list[UUID]:
    """Name people who could think along. Raises ``KlikError``, and names nobody, where one was named already."""
    wanted = [cleaned for said in names if (cleaned := " ".join(said.split()))]
    return _add(session, meeting_id, [(None, said) for said in wanted], plain(named_by))


@action(N_("Named for a network meeting"))
def name_from_map(session: Session, meeting_id: UUID, contact_ids: Iterable[UUID]) -> list[UUID]:
    """Name people who stand on the network map; whoever was named already is passed over."""
    there = {one.contact_id: one.name for one in candidates(session, meeting_id)}
    return _add(session, meeting_id, [(one, there[one]) for one in contact_ids if one in there], None)


@action(N_("Changed for a network meeting"))
def change(session: Session, invitee_id: UUID, facts: Mapping[str, Any]) -> None:
    """Note what is known of somebody, by the names of ``FACTS``.

    Raises ``KlikError`` for a reply of who the participant did not want to invite. Who is not invited after all was
    not asked.
    """
    if unknown := facts.keys() - FACTS:
        raise AttributeError(*unknown)
    found = part(session, Invitee, invitee_id)
    new = {fact: plain(value) for fact, value in facts.items()}
    if "name" in new:
        new["name"] = _checked(session, found.meeting_id, new["name"] or "", invitee_id)
    if not new.get("invited", found.invited):
        if new.get("reply", Reply.NOT_ASKED) is not Reply.NOT_ASKED:
            raise KlikError(N_("The participant decides first whether {name} is invited."), name=found.name)
        new["reply"] = Reply.NOT_ASKED
    found.take(new)


@action(N_("Removed from a network meeting"))
def remove(session: Session, invitee_id: UUID) -> None:
    """Take somebody off the list."""
    session.delete(part(session, Invitee, invitee_id))


def _of(session: Session, meeting_id: UUID) -> list[Invitee]:
    return list(session.scalars(select(Invitee).where(Invitee.meeting_id == meeting_id)))


def _add(session: Session, meeting_id: UUID, wanted: list[tuple[UUID | None, str]], named_by: str | None) -> list[UUID]:
    changed(session, meeting_id)
    made = []
    for contact_id, said in wanted:
        one = Invitee(
            meeting_id=meeting_id,
            contact_id=contact_id,
            position=next_position(session, Invitee, meeting_id),
            name=_checked(session, meeting_id, said),
            named_by=named_by,
        )
        session.add(one)
        session.flush()
        made.append(one.id)
    return made


def _checked(session: Session, meeting_id: UUID, said: str, invitee_id: UUID | None = None) -> str:
    if not said:
        raise KlikError(N_("A name is needed, or a nickname."))
    if fold(said) in {fold(one.name) for one in _of(session, meeting_id) if one.id != invitee_id}:
        raise KlikError(
            N_("{name} was named already. Is this somebody else? Add something that tells them apart."), name=said
        )
    return said
