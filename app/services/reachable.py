"""Whom something can be noted of: duos that go on, and everybody who may be contacted."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import telephone
from app.models import Contact
from app.services import duos, people
from app.services.rows import BuddyRow, ParticipantRow, PersonRow
from app.services.subjects import Kind, Subject

LATELY = 1_000
"""Of whom one of so many last contacts is stands first."""


class Reachable(NamedTuple):
    """A participant, a buddy or a duo, with all their names; of a couple only who may be contacted."""

    kind: Kind
    id: UUID
    names: str
    participant: ParticipantRow | None
    buddies: tuple[PersonRow, ...]

    @property
    def subject(self) -> Subject:
        return Subject(self.kind, self.id)

    @property
    def sides(self) -> tuple[str, str]:
        """The whole name of each side; empty where there is none."""
        return self.participant.full_name if self.participant else "", _names(self.buddies)

    @property
    def people(self) -> tuple[PersonRow, ...]:
        return (self.participant, *self.buddies) if self.participant else self.buddies

    @property
    def place(self) -> str:
        """Where the first of them lives of whom that is known."""
        return next((one.place for one in self.people if one.place), "")

    @property
    def numbers(self) -> str:
        """Their phones, without spaces."""
        return " ".join(telephone(one.phone).replace(" ", "") for one in self.people if one.phone)


def everybody(session: Session, today: date) -> tuple[Reachable, ...]:
    """Whom something can be noted of: open duos first, then everybody who may be contacted.

    Of each the one of whom something was noted lately comes first, the last first, and the others by name.
    """
    seekers = {row.id: row for row in people.participants(session, today) if row.may_be_contacted}
    helpers = {row.id: both for row in people.buddies(session, today) if (both := _reachable(row))}
    found = [
        _duo(row.id, seekers[row.participant_id], helpers[row.buddy_id])
        for row in duos.duos(session)
        if row.open and row.participant_id in seekers and row.buddy_id in helpers
    ]
    alone = [Reachable("participant", at, person.full_name, person, ()) for at, person in seekers.items()]
    alone += [Reachable("buddy", at, _names(both), None, both) for at, both in helpers.items()]
    last = _lately(session)

    def recent(one: Reachable) -> tuple[int, str]:
        return last.get(one.id, 0), one.names.casefold()

    return (*sorted(found, key=recent), *sorted(alone, key=recent))


def _duo(duo_id: UUID, participant: ParticipantRow, buddies: tuple[PersonRow, ...]) -> Reachable:
    return Reachable("duo", duo_id, f"{participant.full_name} & {_names(buddies)}", participant, buddies)


def _names(people: tuple[PersonRow, ...]) -> str:
    return " & ".join([one.full_name for one in people])


def _reachable(row: BuddyRow) -> tuple[PersonRow, ...]:
    return tuple([one for one in (row, row.second) if one and one.may_be_contacted])


def _lately(session: Session) -> dict[UUID, int]:
    """Of whom something was noted lately, and how long ago: the further below zero the later it was."""
    found: dict[UUID, int] = {}
    whose = select(Contact.on, Contact.duo_id, Contact.participant_id, Contact.buddy_id)
    for on, *ids in session.execute(whose.order_by(Contact.on.desc()).limit(LATELY)):
        for known in filter(None, ids):
            found.setdefault(known, -on.toordinal())
    return found
