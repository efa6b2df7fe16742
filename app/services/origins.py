"""How people found the office: the origin of registrations, and what came after an outreach moment."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.figures.asked import Asked
from app.models import Buddy, Event, Participant, Person
from app.places import fold
from app.services.figures import Behind
from app.services.subjects import Subject
from app.vocabulary import EventKind, Role, word

AFTERWARDS = timedelta(days=91)
"""How long after an outreach moment registrations are counted beside it: a quarter."""


@dataclass(frozen=True)
class Registration:
    """That somebody came, and how she or he heard of the office; ``source`` is empty where nobody asked."""

    role: Role
    id: UUID
    on: date
    source: str


@dataclass(frozen=True)
class Origin:
    """One way to find the office, in the words most used for it, with who came that way; without words not known."""

    words: str
    participants: tuple[Registration, ...]
    buddies: tuple[Registration, ...]

    @property
    def n(self) -> int:
        """How many came that way."""
        return len(self.participants) + len(self.buddies)


@dataclass(frozen=True)
class Outreach:
    """A moment that made the office known, and who registered in the quarter that followed, as far as it is over.

    It does not say that they came because of it: only their own words say so.
    """

    event_id: UUID
    name: str
    on: date
    place: str
    people: int | None
    since: tuple[Origin, ...]

    @property
    def registered(self) -> int:
        """How many registered in that quarter."""
        return sum(one.n for one in self.since)


def origins(session: Session, asked: Asked) -> tuple[Origin, ...]:
    """Who registered in a period by how they found the office, by name; who was not asked comes last.

    A participant belongs to no partner and a buddy to no coordinator, so of one partner there are only buddies, and of
    one coordinator only participants.
    """
    return _by_origin(_registrations(session, asked, asked.first, asked.last))


def outreach(session: Session, asked: Asked, today: date) -> tuple[Outreach, ...]:
    """The outreach moments of a period that took place, the last one first."""
    query = select(Event).where(Event.kind == EventKind.OUTREACH, Event.cancelled.is_(False))
    query = query.where(Event.on.between(asked.first, min(asked.last, today)))
    if asked.partner_id:
        query = query.where(Event.partner_id == asked.partner_id)
    if asked.coordinator_id:
        query = query.where(Event.coordinator_id == asked.coordinator_id)
    events = session.scalars(query.order_by(Event.on.desc(), Event.id)).all()
    if not events:
        return ()
    last = min(events[0].on + AFTERWARDS, today)
    came = _registrations(session, asked, events[-1].on, last)
    return tuple(_outreach(one, came, today) for one in events)


def _outreach(event: Event, came: Sequence[Registration], today: date) -> Outreach:
    until = min(event.on + AFTERWARDS, today)
    since = _by_origin(one for one in came if event.on <= one.on <= until)
    name = event.title or word(event.kind)
    return Outreach(event.id, name, event.on, event.place or "", event.people_reached, since)


def _registrations(session: Session, asked: Asked, first: date, last: date) -> list[Registration]:
    """Who came between two days, both in it, as they came."""
    found = []
    if not asked.partner_id:
        query = select(Participant.id, Participant.registered_on, Participant.source)
        if asked.coordinator_id:
            query = query.where(Participant.coordinator_id == asked.coordinator_id)
        found += [
            Registration(Role.PARTICIPANT, one, on, _tidy(said)) for one, on, said in session.execute(query) if on
        ]
    if not asked.coordinator_id:
        days: tuple[Any, ...] = (Buddy.asked_on, Buddy.screened_on, Buddy.active_since)
        of_buddies = select(Buddy.id, Buddy.source, *days)
        if asked.partner_id:
            of_buddies = of_buddies.where(Buddy.partner_id == asked.partner_id)
        for one, said, *known in session.execute(of_buddies):
            if on := min(filter(None, known), default=None):  # when she or he was first heard of
                found.append(Registration(Role.BUDDY, one, on, _tidy(said)))
    return sorted((one for one in found if first <= one.on <= last), key=lambda one: (one.on, one.id.hex))


def _tidy(said: str | None) -> str:
    return " ".join((said or "").split())


def _by_origin(came: Iterable[Registration]) -> tuple[Origin, ...]:
    """The same words in other capitals are the same origin."""
    groups: defaultdict[str, list[Registration]] = defaultdict(list)
    for one in came:
        groups[fold(one.source)].append(one)
    found = []
    for some in groups.values():
        ((words, _n),) = Counter(one.source for one in some).most_common(1)
        by_role = {role: tuple(one for one in some if one.role is role) for role in Role}
        found.append(Origin(words, by_role[Role.PARTICIPANT], by_role[Role.BUDDY]))
    return tuple(sorted(found, key=lambda one: (not one.words, fold(one.words))))


def behind(session: Session, came: Sequence[Registration]) -> tuple[Behind, ...]:
    """The list behind a number of registrations, the latest first."""
    seekers = select(Participant.id, Participant.person_id)
    helpers = select(Buddy.id, Buddy.person_id, Buddy.second_person_id)
    people = dict(session.execute(select(Person.id, Person.first_name + " " + Person.last_name)).all())
    names = {one: " & ".join(people[who].strip() for who in both if who)
             for query in (seekers, helpers) for one, *both in session.execute(query)}  # fmt: skip
    return tuple(
        Behind(
            Subject(one.role.value, one.id),
            None,
            names[one.id],
            " · ".join(filter(None, (word(one.role), one.source))),
            one.on,
        )
        for one in reversed(came)
    )
