"""Participants and buddies read as rows, all or only some; and what of them is kept by a window (``kept.py``)."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, cast, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.models import Attendance, Buddy, Contact, Coordinator, Duo, Event, FollowUp, Organisation, Participant, Person
from app.models.duo import OPEN
from app.models.follow_up import TASKS
from app.models.person import full_name
from app.services.kept import Listing
from app.services.people_columns import (
    OWN,
    Facts,
    Ids,
    made,
    only_these,
    query_of,
    read,
    read_facts,
    read_wishes,
    shared,
    tell_of_people,
)
from app.services.rhythms import Rhythms, rhythms
from app.services.rows import BuddyRow, ParticipantRow, PersonRow
from app.vocabulary import BuddyStatus, EventKind, ParticipantStatus, Role

_TO = aliased(Organisation)  # where somebody was referred to, or screened


def read_participants(session: Session, today: date, only: Ids = None) -> list[ParticipantRow]:
    """Participants, all or only some, in no order."""
    beside = {"_first": Coordinator.first_name, "_last": Coordinator.last_name}
    query = query_of(ParticipantRow, Participant, beside | {"referrer": Organisation.name, "referred_to": _TO.name})
    query = query.outerjoin(Coordinator, Participant.coordinator_id == Coordinator.id)
    query = query.outerjoin(Organisation, Participant.referrer_id == Organisation.id)
    query = query.outerjoin(_TO, Participant.referred_to_id == _TO.id)
    query, whose = only_these(query, Participant, only)
    facts = _participants(session, query, today, only)
    tell_of_people(facts, read_wishes(session, whose, Role.PARTICIPANT), today)
    facts["coordinator"] = shared(
        [
            None if first is None else full_name(first, last)
            for first, last in zip(facts["_first"], facts["_last"], strict=True)
        ]
    )
    facts["strengths"] = [one or () for one in facts["strengths"]]
    facts["priority_groups"] = [one or () for one in facts["priority_groups"]]
    facts["waiting_weeks"] = [
        max(0, (today - since).days) // 7 if status is ParticipantStatus.WAITING and since else None
        for status, since in zip(facts["status"], facts["registered_on"], strict=True)
    ]
    return made(ParticipantRow, facts)


def list_participants(session: Session, today: date) -> list[ParticipantRow]:
    """All participants with what a list says of them; the rest of each row is still to be read."""
    query = query_of(ParticipantRow, Participant, {}, LISTED_PARTICIPANTS)
    return made(ParticipantRow, _participants(session, query, today, None), LISTED_PARTICIPANTS)


def _participants(session: Session, query: Select[Any], today: date, only: Ids) -> Facts:
    heard, settled = _last_heard(session, Contact.participant_id, Duo.participant_id, only), rhythms(session)
    nexts = _next_days(session, FollowUp.participant_id, only)
    facts = read_facts(session, query, Role.PARTICIPANT)
    facts["last_heard"] = [*map(heard.get, facts[OWN])]
    facts["hear_from"] = [
        (_quiet_from(settled, last or since) or today) if status is ParticipantStatus.WAITING and asked else None
        for status, asked, last, since in zip(
            facts["status"], _asked(facts), facts["last_heard"], facts["registered_on"], strict=True
        )
    ]
    facts["next_on"] = [*map(nexts.get, facts[OWN])]
    return facts


def read_buddies(session: Session, today: date, only: Ids = None) -> list[BuddyRow]:
    """Buddies, all or only some, in no order."""
    query = query_of(BuddyRow, Buddy, {"partner": Organisation.name, "screened_at": _TO.name})
    query = query.outerjoin(Organisation, Buddy.partner_id == Organisation.id)
    query, whose = only_these(query.outerjoin(_TO, Buddy.screened_at_id == _TO.id), Buddy, only)
    facts = _buddies(session, query, today, only)
    tell_of_people(facts, read_wishes(session, whose, Role.BUDDY), today)
    return made(BuddyRow, facts)


def list_buddies(session: Session, today: date) -> list[BuddyRow]:
    """All buddies with what a list says of them; the rest of each row is still to be read."""
    query = query_of(BuddyRow, Buddy, {"partner": Organisation.name}, LISTED_BUDDIES)
    query = query.outerjoin(Organisation, Buddy.partner_id == Organisation.id)
    return made(BuddyRow, _buddies(session, query, today, None), LISTED_BUDDIES)


def _buddies(session: Session, query: Select[Any], today: date, only: Ids) -> Facts:
    heard, settled = _last_heard(session, Contact.buddy_id, Duo.buddy_id, only), rhythms(session)
    taken = places_taken(session)
    intervisions = _last_intervisions(session, today)
    nexts = _next_days(session, FollowUp.buddy_id, only)
    seconds = {row.person_id: row for row in _second_people(session, today, only)}
    facts = read_facts(session, query, Role.BUDDY)
    facts["second"] = [*map(seconds.get, facts["second_person_id"])]
    facts["second_first_name"] = [one.first_name if one else None for one in facts["second"]]
    facts["second_person"] = [one.full_name if one else None for one in facts["second"]]
    facts["free_places"] = [
        places_left(capacity, status, taken.get(own, 0))
        for capacity, status, own in zip(facts["capacity"], facts["status"], facts["id"], strict=True)
    ]
    facts["last_heard"] = [*map(heard.get, facts[OWN])]
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
    facts["next_on"] = [*map(nexts.get, facts[OWN])]
    facts["last_intervision"] = [*map(intervisions.get, facts["id"])]
    return facts


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
    query = query_of(PersonRow, Person, {}).where(Person.id.in_(couples))
    facts = read_facts(session, query, Role.BUDDY)
    tell_of_people(facts, read_wishes(session, couples, Role.BUDDY), today)
    return made(PersonRow, facts)


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
        for whom, on in read(session, query).all():
            if whom not in heard or heard[whom] < on:
                heard[whom] = on
    return heard


def _next_days(session: Session, own: Any, only: Ids) -> dict[str, date]:
    """The first day on which something is to be done about each, by the text of the id."""
    query = select(cast(own, String), func.min(FollowUp.on)).group_by(own)
    query = query.where(own.is_not(None), FollowUp.kind.in_(TASKS), FollowUp.done_on.is_(None))
    found = read(session, query if only is None else query.where(own.in_(only)))
    return dict(found.all())


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


# What the lists of people say, search and are sorted by (ui/participants/kind.py, ui/buddies/kind.py).
_LISTED = frozenset(
    {"id", "first_name", "last_name", "full_name", "postcode", "place", "municipality", "interests", "remarks", "phone"}
    | {"last_heard", "hear_from", "next_on", "status"}
    | {"may_be_contacted", "deceased_on", "no_contact_since", "admitted_since"}
)
LISTED_PARTICIPANTS = _LISTED | {"registered_on"}
LISTED_BUDDIES = (
    _LISTED
    | {"capacity", "free_places", "active_since", "last_intervision", "paused_until", "screened_on", "decided_on"}
    | {"second", "second_first_name", "second_person", "second_person_id"}
    | {"partner", "screening_note", "experience", "other_work"}
)


def _deferred(kind: type[PersonRow], listed: Collection[str]) -> list[str]:
    return [field.name for field in fields(kind) if field.name not in listed]


_PEOPLE = frozenset({"person", "wish", "contact", "duo", "follow_up"})
PARTICIPANTS = Listing(
    read_participants,
    _concerned(Participant, (Participant.person_id,), Duo.participant_id),
    _by_name,
    _PEOPLE | {"participant"},
    frozenset({"coordinator", "organisation", "office"}),
    list_participants,
    _deferred(ParticipantRow, LISTED_PARTICIPANTS),
)
BUDDIES = Listing(
    read_buddies,
    _concerned(Buddy, (Buddy.person_id, Buddy.second_person_id), Duo.buddy_id),
    _by_name,
    _PEOPLE | {"buddy", "event", "attendance"},
    frozenset({"organisation", "office"}),
    list_buddies,
    _deferred(BuddyRow, LISTED_BUDDIES),
)
