"""Participants and buddies read as rows: columns, not records.

Ten thousand records with their wishes take seconds to build; the same facts as columns a fraction of one. A field of a
row that is called as a column of the person, the participant or the buddy is read from it; only what has to be put
together stands here.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import JSON, Select, String, cast, func, or_, select
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


def read_participants(session: Session, today: date, only: Ids = None) -> Iterator[ParticipantRow]:
    """Participants, all or only some, in no order."""
    heard, settled = _last_heard(session, Contact.participant_id, Duo.participant_id, only), rhythms(session)
    nexts = _next_days(session, FollowUp.participant_id, only)
    beside = {"_coordinator_first": Coordinator.first_name, "_coordinator_last": Coordinator.last_name}
    query = _query(ParticipantRow, Participant, beside | {"referrer": Organisation.name, "referred_to": _TO.name})
    query = query.outerjoin(Coordinator, Participant.coordinator_id == Coordinator.id)
    query = query.outerjoin(Organisation, Participant.referrer_id == Organisation.id)
    query = query.outerjoin(_TO, Participant.referred_to_id == _TO.id)
    query, whose = _only(query, Participant, only)
    for facts in _people(session, query, whose, Role.PARTICIPANT, today):
        first, last = facts.pop("_coordinator_first"), facts.pop("_coordinator_last")
        facts["coordinator"] = None if first is None else full_name(first, last)
        facts["strengths"] = facts["strengths"] or ()
        facts["priority_groups"] = facts["priority_groups"] or ()
        since = facts["registered_on"] if facts["status"] is ParticipantStatus.WAITING else None
        facts["waiting_weeks"] = max(0, (today - since).days) // 7 if since else None
        facts["last_heard"] = last = heard.get(facts[_OWN])
        waits = facts["status"] is ParticipantStatus.WAITING and _is_asked(facts)
        facts["hear_from"] = _quiet_from(settled, last or facts["registered_on"]) if waits else None
        facts["next_on"] = nexts.get(facts[_OWN])
        yield _made(ParticipantRow, facts)


def read_buddies(session: Session, today: date, only: Ids = None) -> Iterator[BuddyRow]:
    """Buddies, all or only some, in no order."""
    heard, settled = _last_heard(session, Contact.buddy_id, Duo.buddy_id, only), rhythms(session)
    taken = places_taken(session)
    intervisions = _last_intervisions(session, today)
    nexts = _next_days(session, FollowUp.buddy_id, only)
    seconds = {row.person_id: row for row in _second_people(session, today, only)}
    query = _query(BuddyRow, Buddy, {"partner": Organisation.name, "screened_at": _TO.name})
    query = query.outerjoin(Organisation, Buddy.partner_id == Organisation.id)
    query, whose = _only(query.outerjoin(_TO, Buddy.screened_at_id == _TO.id), Buddy, only)
    for facts in _people(session, query, whose, Role.BUDDY, today):
        second = facts["second"] = seconds.get(facts["second_person_id"])
        facts["second_first_name"] = second.first_name if second else None
        facts["second_person"] = second.full_name if second else None
        facts["free_places"] = places_left(facts["capacity"], facts["status"], taken.get(facts["id"], 0))
        facts["last_heard"] = last = heard.get(facts[_OWN])
        is_free = facts["status"] is BuddyStatus.AVAILABLE and _is_asked(facts)
        known = last or facts["active_since"] or facts["screened_on"]
        facts["hear_from"] = _quiet_from(settled, known) if is_free else None
        facts["next_on"] = nexts.get(facts[_OWN])
        facts["last_intervision"] = intervisions.get(facts["id"])
        yield _made(BuddyRow, facts)


def _is_asked(facts: Mapping[str, Any]) -> bool:
    """Whether somebody may be contacted, and is not admitted."""
    return facts["may_be_contacted"] and not facts["admitted_since"]


def _quiet_from(settled: Rhythms, last: date | None) -> date | None:
    return settled.quiet_from(last) if last else None


def _second_people(session: Session, today: date, only: Ids) -> Iterator[PersonRow]:
    """The other one of each couple."""
    couples = select(Buddy.second_person_id).where(Buddy.second_person_id.is_not(None))
    if only is not None:
        couples = couples.where(Buddy.id.in_(only))
    query = _query(PersonRow, Person, {"person_id": Person.id}).where(Person.id.in_(couples))
    for facts in _people(session, query, couples, Role.BUDDY, today):
        yield _made(PersonRow, facts)


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
    wanted = [field.name for field in fields(kind) if field.name not in beside]
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
    """JSON comes as text: many people share the same, and it need be understood only once."""
    return cast(column, String).label(_TEXT + column.name) if isinstance(column.type, JSON) else column


def _people(
    session: Session, query: Select[Any], whose: Select[Any] | None, role: Role, today: date
) -> Iterator[dict[str, Any]]:
    """The facts of each, by the names of the fields, to be completed."""
    wishes = _wishes(session, whose, role)
    found = _read(session, query)
    columns = list(found.keys())
    names = [name.removeprefix(_TEXT) for name in columns]
    texts = [(at, names[at]) for at, name in enumerate(columns) if name.startswith(_TEXT)]
    rows = found.all()
    understood = _understood({row[at] for row in rows for at, _name in texts})
    for row in rows:
        facts = dict(zip(names, row, strict=True))
        for _at, name in texts:
            facts[name] = understood[facts[name]]
        facts["availability"] = facts["availability"] or None
        first, last = facts["first_name"], facts["last_name"]
        facts["full_name"] = full_name(first, last)
        facts["short_name"] = short_name(first, last)
        facts["age"] = age(facts["birth_date"], facts["birth_year"], today)
        facts["wishes"] = wishes.get(facts.pop(_PERSON), ())
        facts["may_be_contacted"] = facts["deceased_on"] is None and facts["no_contact_since"] is None
        yield facts


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


def _made(kind: type[R], facts: dict[str, Any]) -> R:
    """A frozen row from all its fields, past its constructor, which takes three times as long."""
    row = object.__new__(kind)
    for name, put in _PUT[kind]:
        put(row, facts[name])
    return row


_PUT = {
    kind: tuple((field.name, getattr(kind, field.name).__set__) for field in fields(kind))
    for kind in (PersonRow, ParticipantRow, BuddyRow)
}
"""How each field of a row is set."""
_TEXT, _PERSON, _OWN = "text of ", "person as text", "own as text"
