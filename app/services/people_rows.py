"""Participants and buddies read as rows: columns, not records.

Ten thousand records with their wishes take seconds to build; the same facts as columns a fraction of one. A field of a
row that is called as a column of the person, the participant or the buddy is read from it; only what has to be put
together stands here.
"""

import json
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum as EnumType
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import JSON, Enum, Select, String, cast, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.models import (
    Attendance,
    Base,
    Buddy,
    Contact,
    Coordinator,
    Duo,
    Event,
    FollowUp,
    Organisation,
    Participant,
    Person,
    Wish,
)
from app.models.duo import OPEN
from app.models.follow_up import TASKS
from app.models.person import age, full_name, short_name
from app.services.kept import Listing
from app.services.rhythms import Rhythms, rhythms
from app.services.rows import BuddyRow, ParticipantRow, PersonRow, WishRow
from app.vocabulary import BuddyStatus, EventKind, ParticipantStatus, Role

R = TypeVar("R", bound=PersonRow)
_TO = aliased(Organisation)  # where somebody was referred to, or screened
Ids = Collection[UUID] | None
Facts = dict[str, Sequence[Any]]


def read_participants(session: Session, today: date, only: Ids = None) -> list[ParticipantRow]:
    """Participants, all or only some, in no order."""
    heard, settled = _last_heard(session, Contact.participant_id, Duo.participant_id, only), rhythms(session)
    nexts = _next_days(session, FollowUp.participant_id, only)
    beside = {"_first": Coordinator.first_name, "_last": Coordinator.last_name}
    query = _query(ParticipantRow, Participant, beside | {"referrer": Organisation.name, "referred_to": _TO.name})
    query = query.outerjoin(Coordinator, Participant.coordinator_id == Coordinator.id)
    query = query.outerjoin(Organisation, Participant.referrer_id == Organisation.id)
    query = query.outerjoin(_TO, Participant.referred_to_id == _TO.id)
    query, whose = _only(query, Participant, only)
    facts = _people(session, query, whose, Role.PARTICIPANT, today)
    facts["coordinator"] = [
        None if first is None else full_name(first, last)
        for first, last in zip(facts["_first"], facts["_last"], strict=True)
    ]
    facts["strengths"] = [one or () for one in facts["strengths"]]
    facts["priority_groups"] = [one or () for one in facts["priority_groups"]]
    waits = [status is ParticipantStatus.WAITING for status in facts["status"]]
    facts["waiting_weeks"] = [
        max(0, (today - since).days) // 7 if waiting and since else None
        for waiting, since in zip(waits, facts["registered_on"], strict=True)
    ]
    facts["last_heard"] = [*map(heard.get, facts[_OWN])]
    facts["hear_from"] = [
        _quiet_from(settled, last or since) if waiting and asked else None
        for waiting, asked, last, since in zip(
            waits, _asked(facts), facts["last_heard"], facts["registered_on"], strict=True
        )
    ]
    facts["next_on"] = [*map(nexts.get, facts[_OWN])]
    return _made(ParticipantRow, facts)


def read_buddies(session: Session, today: date, only: Ids = None) -> list[BuddyRow]:
    """Buddies, all or only some, in no order."""
    heard, settled = _last_heard(session, Contact.buddy_id, Duo.buddy_id, only), rhythms(session)
    taken = places_taken(session)
    intervisions = _last_intervisions(session, today)
    nexts = _next_days(session, FollowUp.buddy_id, only)
    seconds = {row.person_id: row for row in _second_people(session, today, only)}
    query = _query(BuddyRow, Buddy, {"partner": Organisation.name, "screened_at": _TO.name})
    query = query.outerjoin(Organisation, Buddy.partner_id == Organisation.id)
    query, whose = _only(query.outerjoin(_TO, Buddy.screened_at_id == _TO.id), Buddy, only)
    facts = _people(session, query, whose, Role.BUDDY, today)
    facts["second"] = [*map(seconds.get, facts["second_person_id"])]
    facts["second_first_name"] = [one.first_name if one else None for one in facts["second"]]
    facts["second_person"] = [one.full_name if one else None for one in facts["second"]]
    facts["free_places"] = [
        places_left(capacity, status, taken.get(own, 0))
        for capacity, status, own in zip(facts["capacity"], facts["status"], facts["id"], strict=True)
    ]
    facts["last_heard"] = [*map(heard.get, facts[_OWN])]
    facts["hear_from"] = [
        _quiet_from(settled, last or active or screened) if status is BuddyStatus.AVAILABLE and asked else None
        for status, asked, last, active, screened in zip(
            facts["status"],
            _asked(facts),
            facts["last_heard"],
            facts["active_since"],
            facts["screened_on"],
            strict=True,
        )
    ]
    facts["next_on"] = [*map(nexts.get, facts[_OWN])]
    facts["last_intervision"] = [*map(intervisions.get, facts["id"])]
    return _made(BuddyRow, facts)


def _asked(facts: Facts) -> list[bool]:
    """Of each, whether she or he may be contacted, and is not admitted."""
    return [
        may and not admitted for may, admitted in zip(facts["may_be_contacted"], facts["admitted_since"], strict=True)
    ]


def _quiet_from(settled: Rhythms, last: date | None) -> date | None:
    return settled.quiet_from(last) if last else None


def _second_people(session: Session, today: date, only: Ids) -> list[PersonRow]:
    """The other one of each couple."""
    couples = select(Buddy.second_person_id).where(Buddy.second_person_id.is_not(None))
    if only is not None:
        couples = couples.where(Buddy.id.in_(only))
    query = _query(PersonRow, Person, {}).where(Person.id.in_(couples))
    return _made(PersonRow, _people(session, query, couples, Role.BUDDY, today))


def places_taken(session: Session) -> dict[UUID, int]:
    """How many duos take a place of each buddy now."""
    counted = select(Duo.buddy_id, func.count()).where(Duo.state.in_(OPEN)).group_by(Duo.buddy_id)
    return {row[0]: row[1] for row in session.execute(counted)}


def places_left(capacity: int, status: BuddyStatus, taken: int) -> int:
    """How many more duos a buddy can take; one known to be in a duo that was never noted has that place taken."""
    return max(0, capacity - max(taken, status is BuddyStatus.IN_DUO))


def _last_intervisions(session: Session, today: date) -> dict[UUID, date]:
    """By buddy, the last day on which she or he was at an intervision."""
    query = select(Attendance.buddy_id, func.max(Event.on)).join_from(Attendance, Event).group_by(Attendance.buddy_id)
    query = query.where(Attendance.buddy_id.is_not(None), Attendance.present.is_(True), Event.cancelled.is_(False))
    query = query.where(Event.kind == EventKind.INTERVISION, Event.on <= today)
    return {who: on for who, on in session.execute(query) if who}


def _last_heard(session: Session, own: Any, through_duo: Any, only: Ids) -> dict[str, date]:
    """When each, by the text of the id, was last heard of: in a contact with them, or of their duo."""
    direct = select(cast(own, String), func.max(Contact.on)).group_by(own)
    direct = direct.where(own.is_not(None), Contact.reached.is_not(False))
    # First the days of each duo, then whose they are: a join with every contact would be four times the work.
    days = select(Contact.duo_id, func.max(Contact.on).label("on"))
    days = days.where(Contact.duo_id.is_not(None), Contact.reached.is_not(False))
    if only is not None:
        direct = direct.where(own.in_(only))
        days = days.where(Contact.duo_id.in_(select(Duo.id).where(through_duo.in_(only))))
    of_duo = days.group_by(Contact.duo_id).subquery()
    shared = select(cast(through_duo, String), of_duo.c.on).join_from(of_duo, Duo, Duo.id == of_duo.c.duo_id)
    heard: dict[str, date] = {}
    for query in (direct, shared):
        for whom, on in _read(session, query):
            if whom not in heard or heard[whom] < on:
                heard[whom] = on
    return heard


def _next_days(session: Session, own: Any, only: Ids) -> dict[str, date]:
    """The first day on which something is to be done about each, by the text of the id."""
    query = select(cast(own, String), func.min(FollowUp.on)).group_by(own)
    query = query.where(own.is_not(None), FollowUp.kind.in_(TASKS), FollowUp.done_on.is_(None))
    found = _read(session, query if only is None else query.where(own.in_(only)))
    return dict(found.all())


def _read(session: Session, query: Any) -> Any:
    """Rows without what the session does for records: only the words of the database."""
    session.flush()
    return session.connection().execute(query)


def _by_name(row: PersonRow) -> Any:
    return row.first_name.casefold(), row.last_name.casefold(), row.id  # type: ignore[attr-defined]


def _concerned(own: Any, persons: Iterable[Any], through_duo: Any) -> Callable[[Session, Collection[UUID]], set[UUID]]:
    """Whose row may differ: the record itself, its people with their wishes, or a duo or an event of theirs changed."""

    def concerned(session: Session, touched: Collection[UUID]) -> set[UUID]:
        theirs = select(own.id).where(or_(*(person.in_(touched) for person in persons)))
        duos = select(through_duo).where(Duo.id.in_(touched))
        return {*session.scalars(theirs), *session.scalars(duos), *_at_events(session, own, touched)}

    return concerned


def _at_events(session: Session, own: Any, touched: Collection[UUID]) -> set[UUID]:
    """The buddies on the list of an event; of a participant no row tells of one."""
    if own is not Buddy:
        return set()
    query = select(Attendance.buddy_id).where(Attendance.event_id.in_(touched), Attendance.buddy_id.is_not(None))
    return {found for found in session.scalars(query) if found}


_PEOPLE = frozenset({"person", "wish", "contact", "duo", "follow_up"})
PARTICIPANTS = Listing(
    read_participants,
    _concerned(Participant, (Participant.person_id,), Duo.participant_id),
    _by_name,
    _PEOPLE | {"participant"},
    frozenset({"coordinator", "organisation", "office"}),
)
BUDDIES = Listing(
    read_buddies,
    _concerned(Buddy, (Buddy.person_id, Buddy.second_person_id), Duo.buddy_id),
    _by_name,
    _PEOPLE | {"buddy", "event", "attendance"},
    frozenset({"organisation", "office"}),
)


def _query(kind: type[PersonRow], own: type[Base], beside: dict[str, Any]) -> Select[Any]:
    """The columns that are called as the fields of a row, and those named beside."""
    ours, persons = own.__table__.c, Person.__table__.c
    wanted = [
        field.name for field in fields(kind) if field.name not in beside and field.name not in ("id", "person_id")
    ]
    columns = [(ours if name in ours else persons)[name] for name in wanted if name in ours or name in persons]
    extra = [column.label(name) for name, column in beside.items()]
    ids = [cast(ours["id"], String).label(_OWN), cast(persons["id"], String).label(_PERSON)]
    query = select(*map(_as_text, columns), *extra, *ids)
    return query if own is Person else query.join_from(own, Person, ours["person_id"] == persons["id"])


def _only(query: Select[Any], own: Any, only: Ids) -> tuple[Select[Any], Select[Any] | None]:
    """The query for some ids alone, and which people they are; None for all."""
    if only is None:
        return query, None
    return query.where(own.id.in_(only)), select(own.person_id).where(own.id.in_(only))


def _as_text(column: Any) -> Any:
    """JSON and what is one of a few come as text: many people share the same, and it need be understood only once."""
    if isinstance(column.type, JSON):
        return cast(column, String).label(_JSON + column.name)
    return cast(column, String).label(column.name) if isinstance(column.type, Enum) else column


def _people(session: Session, query: Select[Any], whose: Select[Any] | None, role: Role, today: date) -> Facts:
    """The facts of all of them, a column by the name of each field, to be completed."""
    wishes = _wishes(session, whose, role)
    found = _read(session, query)
    names, rows = list(found.keys()), found.all()
    facts: Facts = dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))
    for name in names:
        if name.startswith(_JSON):
            said = facts.pop(name)
            facts[name.removeprefix(_JSON)] = [*map(_understood(set(said)).__getitem__, said)]
        elif name in _KINDS[role]:
            kinds = {None: None} | {one.value: one for one in _KINDS[role][name]}
            facts[name] = [*map(kinds.__getitem__, facts[name])]
    facts["id"], facts["person_id"] = ([*map(UUID, facts[name])] for name in (_OWN, _PERSON))
    facts["availability"] = [one or None for one in facts["availability"]]
    both = [*zip(facts["first_name"], facts["last_name"], strict=True)]
    facts["full_name"] = [full_name(*names) for names in both]
    facts["short_name"] = [short_name(*names) for names in both]
    facts["age"] = [age(on, year, today) for on, year in zip(facts["birth_date"], facts["birth_year"], strict=True)]
    facts["wishes"] = [wishes.get(who, ()) for who in facts[_PERSON]]
    facts["may_be_contacted"] = [
        died is None and not_since is None
        for died, not_since in zip(facts["deceased_on"], facts["no_contact_since"], strict=True)
    ]
    return facts


def _understood(texts: set[str | None]) -> dict[str | None, Any]:
    """What JSON texts say, a list as a tuple. All at once: one by one, most of the time goes into beginning."""
    known = [text for text in texts if text is not None]
    said = json.loads(f"[{','.join(known)}]")
    made: dict[str | None, Any] = {None: None}
    made.update(
        (text, tuple(value) if isinstance(value, list) else value) for text, value in zip(known, said, strict=True)
    )
    return made


def _wishes(session: Session, whose: Select[Any] | None, role: Role) -> dict[str, tuple[WishRow, ...]]:
    """The wishes of each person, by the text of the id, in their order; who wishes the same shares one row."""
    person, values = cast(Wish.person_id, String), cast(Wish.values, String)
    query = select(person, Wish.about, values, Wish.lower, Wish.upper, Wish.strength, Wish.firm)
    query = query.where(Wish.role == role).order_by(Wish.position)
    if whose is not None:
        query = query.where(Wish.person_id.in_(whose))
    rows = _read(session, query).all()
    understood = _understood({row[2] for row in rows})
    made: dict[Any, WishRow] = {}
    found: dict[str, list[WishRow]] = {}
    for row in rows:
        wish: Any = row[1:]
        if wish not in made:
            made[wish] = WishRow(wish[0], understood[wish[1]] or (), *wish[2:])
        found.setdefault(row[0], []).append(made[wish])
    return {person: tuple(wishes) for person, wishes in found.items()}


def _made(kind: type[R], facts: Facts) -> list[R]:
    """Frozen rows from the columns of all their fields, past their constructor, which takes five times as long."""
    rows = [object.__new__(kind) for _one in facts[_PERSON]]
    for field in fields(kind):
        put = getattr(kind, field.name).__set__
        deque(map(put, rows, facts[field.name]), maxlen=0)
    return rows


_JSON, _PERSON, _OWN = "text of ", "person as text", "own as text"
_KINDS: Mapping[Role, Mapping[str, type[EnumType]]] = {
    role: {
        column.name: column.type.enum_class
        for table in (Person, own)
        for column in table.__table__.c
        if isinstance(column.type, Enum) and column.type.enum_class
    }
    for role, own in ((Role.PARTICIPANT, Participant), (Role.BUDDY, Buddy))
}
"""Of which few words a column holds one."""
