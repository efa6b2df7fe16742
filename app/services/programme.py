"""The whole working as one network: who is there now, which duos go on, who follows whom and who brought whom.

Everybody who is on the way with the office: participants who did not leave, buddies who are available or with
somebody. Who waits with nobody stands there as well, without a line.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import Buddy, Coordinator, Duo, Organisation, Participant
from app.models.duo import OPEN, TOGETHER
from app.services.people import buddies, participants
from app.vocabulary import BuddyStatus, ParticipantStatus, word

GONE = (ParticipantStatus.REFERRED, ParticipantStatus.LEFT)
THERE = (BuddyStatus.AVAILABLE, BuddyStatus.MEETING, BuddyStatus.IN_DUO, BuddyStatus.PAUSED)


class Part(StrEnum):
    """What somebody is in the working."""

    PARTICIPANT = "participant"
    BUDDY = "buddy"
    COORDINATOR = "coordinator"
    PARTNER = "partner"


PART_WORDS = {
    Part.PARTICIPANT: N_("Participant"),
    Part.BUDDY: N_("Buddy"),
    Part.COORDINATOR: N_("Coordinator"),
    Part.PARTNER: N_("Partner"),
}


@dataclass(frozen=True)
class Node:
    """Somebody, or a partner. ``state`` is the step on the path in words; ``short`` the name where room is scarce.

    ``caseload``: how many participants a coordinator follows; ``coordinator_id`` who follows a participant.
    """

    id: UUID
    part: Part
    name: str
    short: str
    state: str = ""
    caseload: int = 0
    coordinator_id: UUID | None = None


@dataclass(frozen=True)
class Tie:
    """Two who belong together: a duo, who follows a participant that has one, or who brought a buddy.

    ``together``: no for a duo that is getting to know each other.
    """

    one: UUID
    other: UUID
    duo_id: UUID | None = None
    together: bool = True


@dataclass(frozen=True)
class Programme:
    """The whole working now."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]

    def around(self, hub: UUID) -> frozenset[UUID]:
        """Who belongs to a coordinator or partner: whom they follow or brought, and who is in a duo with those."""
        near = {tie.other if tie.one == hub else tie.one for tie in self.ties if hub in (tie.one, tie.other)}
        near |= {node.id for node in self.nodes if node.coordinator_id == hub}
        duos = [tie for tie in self.ties if tie.duo_id and (tie.one in near or tie.other in near)]
        return frozenset({hub, *near, *(end for tie in duos for end in (tie.one, tie.other))})


def programme(session: Session, today: date) -> Programme:
    """Who is there, participants first, each by name; and what ties them."""
    seekers = [row for row in participants(session, today) if row.status not in GONE and not row.deceased_on]
    volunteers = [row for row in buddies(session, today) if row.status in THERE and not row.deceased_on]
    there = {row.id for row in (*seekers, *volunteers)}
    duos = [
        Tie(participant_id, buddy_id, duo_id, state in TOGETHER)
        for duo_id, participant_id, buddy_id, state in session.execute(
            select(Duo.id, Duo.participant_id, Duo.buddy_id, Duo.state).where(Duo.state.in_(OPEN)).order_by(Duo.id)
        )
        if participant_id in there and buddy_id in there
    ]
    follows = dict(session.execute(select(Participant.id, Participant.coordinator_id)).all())
    brought = dict(session.execute(select(Buddy.id, Buddy.partner_id)).all())
    in_duo = {tie.one for tie in duos}
    load = [follows[row.id] for row in seekers]
    coordinators = [
        Node(one.id, Part.COORDINATOR, one.full_name, one.first_name or one.full_name, caseload=load.count(one.id))
        for one in session.scalars(select(Coordinator))
        if one.active or one.id in load
    ]
    partners = [
        Node(one.id, Part.PARTNER, one.name, one.name)
        for one in session.scalars(select(Organisation).where(Organisation.is_partner))
    ]
    hubs = {one.id for one in (*coordinators, *partners)}
    lines = [(row.id, follows[row.id]) for row in seekers if row.id in in_duo]
    lines += [(row.id, brought[row.id]) for row in volunteers]
    nodes = (
        *(
            Node(row.id, Part.PARTICIPANT, row.full_name, row.short_name, word(row.status), 0, follows[row.id])
            for row in seekers
        ),
        *(Node(row.id, Part.BUDDY, row.names_in_list, row.short_name, word(row.status)) for row in volunteers),
        *sorted(coordinators, key=lambda node: node.name.casefold()),
        *sorted(partners, key=lambda node: node.name.casefold()),
    )
    return Programme(nodes, (*duos, *(Tie(one, hub) for one, hub in lines if hub in hubs)))
