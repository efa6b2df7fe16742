"""What the vault knows for one day, in a handful of queries: only those of whom something is due, never everybody.

Plain columns and no live records, ids as the text that the database gives: of five thousand duos a few are shown, and
only their people get a name.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, String, and_, func, not_, or_, select, type_coerce
from sqlalchemy.orm import Session, aliased

from app.models import Buddy, Contact, Duo, DuoStep, Evaluation, FollowUp, Participant, Person
from app.models.follow_up import TASKS
from app.models.person import full_name
from app.services.contacts import TALKS
from app.services.duos import BEGUN
from app.services.today_rows import Side
from app.vocabulary import ContactKind, FollowUpKind, Role


def text(column: Any) -> Any:
    """An id as the database keeps it: thousands of them need not become objects."""
    return type_coerce(column, String).label(column.key)


def read(session: Session, query: Any) -> Sequence[Any]:
    """Rows without what the session does for records: only the words of the database."""
    session.flush()
    return session.connection().execute(query).all()


def plain(session: Session, query: Any) -> Sequence[Any]:
    """The same as the database itself gives it, days as text: for what comes by the thousands."""
    session.flush()
    found: Sequence[Any] = session.connection().execute(query).cursor.fetchall()
    return found


def among(column: Any, ids: Iterable[str]) -> Any:
    """Whether it is one of these ids, however many there are."""
    return type_coerce(column, String).in_(select(given(ids).c.value))


def given(ids: Iterable[str] | Mapping[str, str]) -> Any:
    """Ids, with a text beside each where there is one, as a table."""
    told = ids if isinstance(ids, Mapping) else sorted(ids)
    return func.json_each(json.dumps(told)).table_valued("key", "value")


class Pair(NamedTuple):
    """A duo with its two, by their ids; its state as the database writes it."""

    id: str
    participant_id: str
    buddy_id: str
    state: str


class People:
    """The participants and buddies that were asked for, as far as they may be contacted."""

    def __init__(self, session: Session, participants: Iterable[str], buddies: Iterable[str]) -> None:
        self._found: dict[str, Side] = {}
        second = aliased(Person)
        seekers = select(text(Participant.id), Participant.status, *_named(Person)).join_from(Participant, Person)
        helpers = (
            select(text(Buddy.id), Buddy.status, *_named(Person), *_named(second))
            .join_from(Buddy, Person, Buddy.person_id == Person.id)
            .outerjoin(second, Buddy.second_person_id == second.id)
        )
        for row in read(session, seekers.where(among(Participant.id, participants))):
            self._add(Role.PARTICIPANT, row[:2], [row[2:]])
        for row in read(session, helpers.where(among(Buddy.id, buddies))):
            self._add(Role.BUDDY, row[:2], [row[2:6], row[6:]])

    def _add(self, role: Role, record: Sequence[Any], people: Iterable[Sequence[Any]]) -> None:
        """Take who may be contacted of those who have one record: its id and status, and each as ``_named``."""
        there = [(first, last, phone) for first, last, phone, reachable in people if reachable and first is not None]
        if there:
            full = [full_name(first, last) for first, last, _phone in there]
            given = [first or name for (first, _last, _phone), name in zip(there, full, strict=True)]
            phone = next((phone for _first, _last, phone in there if phone), None)
            name, called = " & ".join(full), " & ".join(given)
            self._found[record[0]] = Side(role, UUID(record[0]), name, called, phone, record[1])

    def get(self, record: str | None) -> Side | None:
        """Who has this id, if they may be contacted."""
        return self._found.get(record) if record else None


class Heard:
    """When each duo, participant and buddy was last heard of, and when a duo was last spoken with both.

    What was noted ``since`` a day is read at once; of who was not heard since then, only on demand.
    """

    def __init__(self, session: Session, since: date) -> None:
        self._session = session
        self.since = since
        self._last: dict[str, str] = {}  # days as the database writes them, which are in order as well
        self._both: dict[str, str] = {}
        whose = (Contact.duo_id, Contact.participant_id, Contact.buddy_id)
        lately = select(*map(text, whose), _TALK, Contact.on).where(Contact.on >= since, _REACHED)
        last, both = self._last, self._both
        for duo, participant, buddy, talk, on in plain(session, lately.order_by(Contact.on)):
            if duo:
                last[duo] = on
            if participant:
                last[participant] = on
            elif buddy:
                last[buddy] = on
            elif talk:
                both[duo] = on

    def last(self, record: str) -> date | None:
        """When somebody, or anything of a duo, was last heard of."""
        found = self._last.get(record)
        return date.fromisoformat(found) if found else None

    def latest(self, records: Iterable[str]) -> str:
        """The last day on which any of these was heard of, as text; empty where that is not known yet."""
        return max((self._last.get(one, "") for one in records), default="")

    def talk(self, duo: str, side: str) -> date | None:
        """The last talk with one side of a duo: with both, or with that one."""
        found = max(self._both.get(duo, ""), self._last.get(side, ""))
        return date.fromisoformat(found) if found else None

    def not_since(self, day: date, records: Iterable[str]) -> set[str]:
        """Those not heard of since a day, as far as is known yet."""
        last, said = self._last, day.isoformat()
        return {one for one in records if last.get(one, "") < said}

    def look_further(self, duos: Iterable[str], participants: Iterable[str], buddies: Iterable[str]) -> None:
        """Find how long ago it was for these, where it was not lately."""
        for column, ids in ((Contact.participant_id, participants), (Contact.buddy_id, buddies)):
            self._look(column, ids, func.max(Contact.on), self._last)
        apart = or_(Contact.participant_id.is_not(None), Contact.buddy_id.is_not(None))
        asked = list(duos)
        self._look(Contact.duo_id, asked, func.max(Contact.on), self._last)
        self._look(Contact.duo_id, asked, func.max(Contact.on).filter(_TALK, not_(apart)), self._both)

    def _look(self, column: Any, ids: Iterable[str], last: Any, kept: dict[str, str]) -> None:
        """One by one, each by the index: grouped, the database would go through all of it."""
        asked = list(ids)
        if not asked:
            return
        one = given(asked)
        found = select(last).where(type_coerce(column, String) == one.c.value, _REACHED).scalar_subquery()
        for record, on in plain(self._session, select(one.c.value, found)):
            if on:
                kept[record] = max(on, kept.get(record, on))

    def note_talk(self, duo: str, side: str | None, on: str) -> None:
        """Count something as a talk with one side of a duo, or with both, unless there was a later one."""
        for kept, record in ((self._last, duo), (self._last, side) if side else (self._both, duo)):
            kept[record] = max(on, kept.get(record, on))


def pairs(session: Session, query: Any) -> dict[str, Any]:
    """By id, what a query of two columns gives."""
    return {row[0]: row[1] for row in read(session, query)}


def days(session: Session, query: Any) -> dict[str, date]:
    """By id, the day that a query of two columns gives."""
    return {record: date.fromisoformat(on) for record, on in plain(session, query) if on}


def all_duos(session: Session) -> list[Pair]:
    """Every duo with its two and its state."""
    query = select(text(Duo.id), text(Duo.participant_id), text(Duo.buddy_id), Duo.state)
    return [Pair(*row) for row in plain(session, query)]


def beginnings(session: Session) -> dict[str, date]:
    """The day on which each duo began to be together."""
    first = select(text(DuoStep.duo_id), func.min(DuoStep.on)).where(DuoStep.state.in_(BEGUN))
    return days(session, first.group_by(DuoStep.duo_id))


def since_when(session: Session, duos: Iterable[str]) -> dict[str, date]:
    """Since which day each of these duos is in its state."""
    return days(session, select(text(Duo.id), SINCE).where(among(Duo.id, duos)))


def looked_back(session: Session) -> dict[str, dict[str, tuple[int, str]]]:
    """By duo and voice: the last moment looked back on, in months (0 for a talk in between), and the last day."""
    held: dict[str, dict[str, tuple[int, str]]] = {}
    query = select(text(Evaluation.duo_id), Evaluation.voice, func.max(Evaluation.months), func.max(Evaluation.on))
    for duo, voice, months, on in plain(session, query.group_by(Evaluation.duo_id, Evaluation.voice)):
        held.setdefault(duo, {})[voice] = (months or 0, on)
    return held


def first_outings(session: Session, began: Mapping[str, date]) -> dict[str, date]:
    """When the two of each of these duos first saw each other, after they began."""
    one = given({duo: day.isoformat() for duo, day in began.items()})
    theirs = type_coerce(Contact.duo_id, String) == one.c.key
    after = type_coerce(Contact.on, String) >= one.c.value
    first = select(func.min(Contact.on)).where(theirs, after, Contact.kind == ContactKind.OUTING)
    return days(session, select(one.c.key, first.scalar_subquery()))


@dataclass(frozen=True)
class Gone:
    """Those who may not be contacted any more: participants, buddies, and couples of whom one is gone.

    Of the participants and buddies who are ``admitted`` nothing is asked as long as that lasts.
    """

    participants: frozenset[str]
    buddies: frozenset[str]
    halved: frozenset[str]
    admitted: frozenset[str]


def gone(session: Session) -> Gone:
    """Whoever died or wants no contact; a couple as long as not both did is only halved."""
    left = _since(session, Person.deceased_on) | _since(session, Person.no_contact_since)
    admitted = _since(session, Person.admitted_since)
    if not left | admitted:
        return Gone(frozenset(), frozenset(), frozenset(), frozenset())
    seekers = select(text(Participant.id), text(Participant.person_id))
    helpers = select(text(Buddy.id), text(Buddy.person_id), text(Buddy.second_person_id))
    either = or_(*(among(person, left | admitted) for person in (Buddy.person_id, Buddy.second_person_id)))
    waiting = plain(session, seekers.where(among(Participant.person_id, left | admitted)))
    couples = [(one, {first, second} - {None}) for one, first, second in plain(session, helpers.where(either))]
    away = [one for one, person in waiting if person in admitted] + [one for one, both in couples if both & admitted]
    return Gone(
        frozenset(one for one, person in waiting if person in left),
        frozenset(one for one, both in couples if both <= left),
        frozenset(one for one, both in couples if both & left),
        frozenset(away),
    )


def _since(session: Session, day: Any) -> set[str]:
    """The people of whom this day is known: as a comparison, which finds them by the index."""
    return {row[0] for row in plain(session, select(text(Person.id)).where(day > date.min))}


def open_tasks(session: Session, far: date) -> Sequence[Row[Any]]:
    """Steps and aftercare that are due until a day."""
    query = select(*_NOTE, FollowUp.what).where(FollowUp.kind.in_(TASKS))
    return read(session, query.where(FollowUp.done_on.is_(None), FollowUp.on <= far))


def resting(session: Session, on: date) -> dict[tuple[FollowUpKind, str], Row[Any]]:
    """The reminders that rest on a day, by their kind and whom they are about."""
    notes = read(session, select(*_NOTE, FollowUp.done_on).where(FollowUp.kind.not_in(TASKS), FollowUp.on > on))
    return {(note.kind, note.duo_id or note.participant_id or note.buddy_id): note for note in notes}


def any_known(session: Session) -> bool:
    """Whether anybody is known at all."""
    return any(session.scalar(select(kind.id).limit(1)) for kind in (Participant, Buddy))


def _reachable(person: Any) -> Any:
    return and_(person.deceased_on.is_(None), person.no_contact_since.is_(None))


def _named(person: Any) -> tuple[Any, ...]:
    return person.first_name, person.last_name, person.phone, _reachable(person)


_REACHED = Contact.reached.is_not(False)
_TALK = Contact.kind.in_(TALKS)
_NOTE = (
    text(FollowUp.id),
    FollowUp.kind,
    FollowUp.on,
    *map(text, (FollowUp.duo_id, FollowUp.participant_id, FollowUp.buddy_id)),
)
_LAST = select(DuoStep.on).where(DuoStep.duo_id == Duo.id).order_by(DuoStep.position.desc()).limit(1)
SINCE = _LAST.scalar_subquery().label("since")
UNTIL = _LAST.with_only_columns(DuoStep.until).scalar_subquery().label("until")
