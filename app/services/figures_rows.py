"""The rows of the list behind a figure: who or what counted, as the lists call them, when, and what is worth seeing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.figures.figure import Of
from app.figures.period import Line
from app.i18n import month_words
from app.models import (
    Attendance,
    Buddy,
    Contact,
    Duo,
    Evaluation,
    Event,
    FollowUp,
    Goal,
    Ladder,
    Offer,
    Participant,
    Person,
    Referral,
)
from app.models.person import full_name
from app.services.erasing_reach import chunks
from app.services.evaluations import moment_words
from app.services.subjects import Subject
from app.vocabulary import Rung, word


@dataclass(frozen=True)
class Behind:
    """A row of the list behind a figure: whose page it opens, or which event, and what is told of it.

    It counts ``times`` in the figure.
    """

    subject: Subject | None
    event_id: UUID | None
    name: str
    facts: str
    on: date | None
    times: int = 1


def rows(session: Session, of: Of, lines: Sequence[Line]) -> tuple[Behind, ...]:
    """A row for each line, in their order."""
    told = _KINDS[of](session, {line.id for line in lines if line.id})
    return tuple(
        Behind(made.subject, made.event_id, made.name, _facts(made.facts, line), line.on, line.n)
        for line in lines
        if line.id and (made := told.get(line.id))
    )


@dataclass(frozen=True)
class _Told:
    """What is told of one record, whatever it counts for."""

    subject: Subject | None
    name: str
    facts: tuple[str, ...] = ()
    event_id: UUID | None = None


def _facts(facts: Iterable[str], line: Line) -> str:
    return " · ".join(filter(None, (*facts, *_own(line))))


def _own(line: Line) -> Iterator[str]:
    """What only the line knows: which rung of a place it was."""
    for name, code in line.more:
        if name == "kind" and code in _RUNGS:
            yield word(Rung(code))


_RUNGS = frozenset(rung.value for rung in Rung)

Ids = set[UUID]


class _Names:
    """How people and duos are called, read once."""

    def __init__(self, session: Session) -> None:
        people = {row[0]: row for row in session.execute(select(*_PERSON))}
        self.participants = {
            one: (_called(people[who]), _place(people[who]))
            for one, who in session.execute(select(Participant.id, Participant.person_id))
        }
        couples = select(Buddy.id, Buddy.person_id, Buddy.second_person_id)
        self.buddies = {
            one: (" & ".join(_called(people[who]) for who in (first, second) if who), _place(people[first]))
            for one, first, second in session.execute(couples)
        }
        sides = select(Duo.id, Duo.participant_id, Duo.buddy_id, Duo.state)
        self.duos = {row.id: row for row in session.execute(sides)}

    def participant(self, one: UUID, *facts: str) -> _Told:
        name, place = self.participants[one]
        return _Told(Subject("participant", one), name, facts or place)

    def buddy(self, one: UUID, *facts: str) -> _Told:
        name, place = self.buddies[one]
        return _Told(Subject("buddy", one), name, facts or place)

    def duo(self, one: UUID, *facts: str) -> _Told:
        row = self.duos[one]
        name = f"{self.participants[row.participant_id][0]} & {self.buddies[row.buddy_id][0]}"
        return _Told(Subject("duo", one), name, facts or (word(row.state),))

    def about(self, duo: UUID | None, participant: UUID | None, buddy: UUID | None, *facts: str) -> _Told:
        if duo:
            return self.duo(duo, *facts)
        return self.participant(participant, *facts) if participant else self.buddy(buddy or _NOBODY, *facts)


_PERSON = (Person.id, Person.first_name, Person.last_name, Person.municipality, Person.place)
_NOBODY = UUID(int=0)


def _called(person: Any) -> str:
    return full_name(person.first_name, person.last_name)


def _place(person: Any) -> tuple[str]:
    return (person.municipality or person.place or "",)


def _participants(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names = _Names(session)
    return {one: names.participant(one) for one in ids}


def _buddies(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names = _Names(session)
    return {one: names.buddy(one) for one in ids}


def _duos(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names = _Names(session)
    return {one: names.duo(one) for one in ids}


def _contacts(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names, one = _Names(session), Contact
    columns = (one.id, one.duo_id, one.participant_id, one.buddy_id, one.kind, one.activity, one.on, one.precision)
    return {
        found: names.about(
            duo, participant, buddy, activity or word(kind), month_words(on) if precision == "month" else ""
        )
        for found, duo, participant, buddy, kind, activity, on, precision in _of(session, columns, ids)
    }


def _evaluations(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names, one = _Names(session), Evaluation
    return {
        found: names.duo(duo, word(voice), moment_words(months))
        for found, duo, voice, months in _of(session, (one.id, one.duo_id, one.voice, one.months), ids)
    }


def _events(session: Session, ids: Ids) -> dict[UUID, _Told]:
    return {
        found: _Told(None, title or word(kind), (word(kind) if title else "", place or ""), found)
        for found, title, kind, place in _of(session, (Event.id, Event.title, Event.kind, Event.place), ids)
    }


def _presences(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names, one = _Names(session), Attendance
    events = {row[0]: row[1] or word(row[2]) for row in session.execute(select(Event.id, Event.title, Event.kind))}
    return {
        found: names.about(None, participant, buddy, events[event])
        for found, event, participant, buddy in _of(
            session, (one.id, one.event_id, one.participant_id, one.buddy_id), ids
        )
    }


def _steps(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names, one = _Names(session), FollowUp
    columns = (one.id, one.participant_id, one.what)
    return {found: names.participant(who, what or "") for found, who, what in _of(session, columns, ids)}


def _ladders(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names, one = _Names(session), Ladder
    columns = (one.id, one.participant_id, one.place)
    return {found: names.participant(who, place) for found, who, place in _of(session, columns, ids)}


def _referrals(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names, one = _Names(session), Referral
    offers = {row[0]: row[1] for row in session.execute(select(Offer.id, Offer.name))}
    columns = (one.id, one.participant_id, one.offer_id, one.what)
    return {
        found: names.participant(who, offers[offer] if offer else what or "")
        for found, who, offer, what in _of(session, columns, ids)
    }


def _goals(session: Session, ids: Ids) -> dict[UUID, _Told]:
    names, one = _Names(session), Goal
    columns = (one.id, one.participant_id, one.words)
    return {found: names.participant(who, words) for found, who, words in _of(session, columns, ids)}


def _of(session: Session, columns: Sequence[Any], ids: Ids) -> Iterator[Any]:
    """These columns of some records; the first is the id."""
    for chunk in chunks(ids):
        yield from session.execute(select(*columns).where(columns[0].in_(chunk)))


_KINDS: Mapping[Of, Callable[[Session, Ids], dict[UUID, _Told]]] = {
    Of.PARTICIPANT: _participants,
    Of.BUDDY: _buddies,
    Of.DUO: _duos,
    Of.CONTACT: _contacts,
    Of.EVALUATION: _evaluations,
    Of.EVENT: _events,
    Of.ATTENDANCE: _presences,
    Of.STEP: _steps,
    Of.LADDER: _ladders,
    Of.REFERRAL: _referrals,
    Of.GOAL: _goals,
}
