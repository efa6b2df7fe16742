"""What figures are counted from, read in bulk: columns and no records, and of contacts one line for many.

Of two hundred thousand contacts the notes stay shut: the indexes answer how often each duo met and was spoken.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import String, case, cast, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from app.figures.records import (
    Buddy,
    Contact,
    Duo,
    Evaluation,
    Event,
    Human,
    Move,
    Participant,
    Presence,
    Records,
)
from app.i18n import in_every_language
from app.models import Attendance, DuoStep, FollowUp, Goal, Ladder, Person, Referral
from app.models import Buddy as BuddyRecord
from app.models import Contact as ContactRecord
from app.models import Duo as DuoRecord
from app.models import Evaluation as EvaluationRecord
from app.models import Event as EventRecord
from app.models import Participant as ParticipantRecord
from app.services.contacts import TALKS
from app.services.import_steps import SINCE_UNKNOWN
from app.vocabulary import BuddyStatus, DuoState, FollowUpKind, Rung, Voice

LEARNED = "geleerd"
"""The key under which a buddy answers what she or he learned, or sees otherwise now."""
ALWAYS = (date.min, date.max)


class Contacts(Enum):
    """How contacts are read: added up by whom they are about, that by year as well, those of one kind each, or none."""

    TOGETHER = "together"
    BY_YEAR = "by year"
    TALKS = "talks"
    MEETINGS = "meetings"
    NONE = "none"


def read(
    session: Session,
    first: date,
    last: date,
    contacts: Contacts = Contacts.TOGETHER,
    of: Records | None = None,
) -> Records:
    """All people and duos, and what happened between two days, both included.

    Contacts that are added up lie on the first of those days, or of their year. People and duos are taken from ``of``,
    where they were read before (``people``).
    """
    return replace(
        of or people(session),
        contacts=tuple(_contacts(session, first, last, contacts)),
        evaluations=tuple(_evaluations(session, first, last)),
        events=tuple(_events(session, first, last)),
        presences=tuple(_presences(session, first, last)),
    )


def people(session: Session) -> Records:
    """People and duos, and what participants did: whatever is read of any period, to read it once for several."""
    session.flush()
    return Records(
        participants=tuple(_participants(session)),
        buddies=tuple(_buddies(session)),
        duos=tuple(_duos(session)),
        moves=tuple(_moves(session)),
    )


def _rows(session: Session, query: Any) -> Any:
    return session.connection().execute(query)  # not through the session: thousands of rows are asked for


def _columns(person: Any) -> tuple[Any, ...]:
    of = ("id", "gender", "birth_date", "birth_year", "municipality", "deceased_on")
    return tuple(getattr(person, name) for name in of)


_HUMAN = 6
"""How many columns that are."""
_SECOND = aliased(Person)


def _participants(session: Session) -> Iterator[Participant]:
    one = ParticipantRecord
    own = (one.id, one.status, one.registered_on, one.intake_on, one.left_on, one.coordinator_id)
    query = select(*own, cast(one.target_groups, String), *_columns(Person)).join_from(
        one, Person, one.person_id == Person.id
    )
    for found, status, registered, intake, left, coordinator, groups, *human in _rows(session, query.order_by(one.id)):
        told = tuple(json.loads(groups) or ()) if groups else ()
        yield Participant(found, Human(*human), status, registered, intake, left, coordinator, told)


def _buddies(session: Session) -> Iterator[Buddy]:
    one = BuddyRecord
    # Who was not retained never was a buddy, whatever day a list told.
    active = case((one.status != BuddyStatus.NOT_RETAINED, one.active_since))
    own = (one.id, one.partner_id, one.screened_on, active)
    query = select(*own, *_columns(Person), *_columns(_SECOND)).join_from(one, Person, one.person_id == Person.id)
    query = query.outerjoin(_SECOND, one.second_person_id == _SECOND.id)
    for found, partner, screened, since, *people in _rows(session, query.order_by(one.id)):
        second = Human(*people[_HUMAN:]) if people[_HUMAN] else None
        yield Buddy(found, Human(*people[:_HUMAN]), second, partner, screened, since)


def _duos(session: Session) -> Iterator[Duo]:
    steps: dict[str, list[tuple[DuoState, date]]] = defaultdict(list)
    # As text: to make an id of it in each row would take longer than to read them.
    path = select(cast(DuoStep.duo_id, String), DuoStep.state, DuoStep.on).order_by(DuoStep.duo_id, DuoStep.position)
    for duo, state, on in _rows(session, path):
        steps[duo].append((state, on))
    noted = [DuoStep.note.startswith(said, autoescape=True) for said in sorted(in_every_language(SINCE_UNKNOWN))]
    guessed = select(DuoStep.duo_id).where(DuoStep.position == 0, or_(*noted))
    unknown = set(session.scalars(guessed))
    one = DuoRecord
    query = select(one.id, one.participant_id, one.buddy_id, one.end_reason).order_by(one.id)
    for found, participant, buddy, reason in _rows(session, query):
        yield Duo(found, participant, buddy, tuple(steps[found.hex]), reason, found not in unknown)


def _contacts(session: Session, first: date, last: date, how: Contacts) -> Iterator[Contact]:
    if how in (Contacts.TALKS, Contacts.MEETINGS):
        yield from _each_contact(session, first, last, how is Contacts.TALKS)
    elif how is not Contacts.NONE:
        yield from _added_up(session, first, last, how is Contacts.BY_YEAR)


def _added_up(session: Session, first: date, last: date, by_year: bool) -> Iterator[Contact]:
    """Two questions, each answered by an index alone: how often two met, and how often somebody was spoken."""
    one, reached = ContactRecord, ContactRecord.reached.is_not(False)
    text = cast(one.on, String)
    year = func.substr(text, 1, 4) if by_year else literal(f"{first.year:04}")
    about = (one.duo_id, one.participant_id, one.buddy_id)
    met = select(one.duo_id, literal(None), literal(None), year, func.sum(one.times)).group_by(one.duo_id, year)
    # By day it would be looked up in the index of days, which does not know how many times.
    met = met.where(one.duo_id.is_not(None), one.kind.not_in(TALKS), reached)
    met = met.where(text.between(first.isoformat(), last.isoformat()))
    spoken = select(*about, year, func.count()).group_by(*about, year)
    spoken = spoken.where(one.kind.in_(TALKS), reached, one.on.between(first, last))
    for query, talk in ((met, False), (spoken, True)):
        for duo, participant, buddy, when, n in _rows(session, query):
            yield Contact(max(first, date(int(when), 1, 1)), duo, participant, buddy, talk, n)


def _each_contact(session: Session, first: date, last: date, talks: bool) -> Iterator[Contact]:
    one = ContactRecord
    query = select(one.on, one.duo_id, one.participant_id, one.buddy_id, one.times, one.id)
    query = query.where(one.on.between(first, last), one.reached.is_not(False))
    of_kind = one.kind.in_(TALKS) if talks else one.kind.not_in(TALKS) & one.duo_id.is_not(None)
    for on, duo, participant, buddy, times, found in _rows(session, query.where(of_kind)):
        yield Contact(on, duo, participant, buddy, talks, 1 if talks else times, found)


def _evaluations(session: Session, first: date, last: date) -> Iterator[Evaluation]:
    one = EvaluationRecord
    said = func.json_extract(one.answers, f"$.{LEARNED}")
    query = select(one.id, one.duo_id, one.voice, one.on, said).where(one.on.between(first, last))
    for found, duo, voice, on, answer in _rows(session, query.order_by(one.id)):
        yield Evaluation(found, duo, voice, on, voice is Voice.BUDDY and bool(answer))


def _events(session: Session, first: date, last: date) -> Iterator[Event]:
    one = EventRecord
    query = select(one.id, one.kind, one.on, one.partner_id, one.coordinator_id, one.people_reached)
    query = query.where(one.on.between(first, last), one.cancelled.is_(False)).order_by(one.id)
    yield from (Event(*row) for row in _rows(session, query))


def _presences(session: Session, first: date, last: date) -> Iterator[Presence]:
    event, one = EventRecord, Attendance
    query = select(one.id, event.kind, event.on, one.participant_id, one.buddy_id)
    query = query.join_from(one, event, one.event_id == event.id)
    query = query.where(one.present.is_(True), event.on.between(first, last)).order_by(one.id)
    yield from (Presence(*row) for row in _rows(session, query))


def _moves(session: Session) -> Iterator[Move]:
    step, brought, goal, ladder = FollowUp, Referral, Goal, Ladder
    done = select(step.id, step.participant_id, step.done_on).where(
        step.kind == FollowUpKind.OWN_STEP, step.done_on.is_not(None), step.participant_id.is_not(None)
    )
    yield from (Move("own_step", *row) for row in _rows(session, done.order_by(step.id)))
    for row in _rows(session, select(ladder).order_by(ladder.id)):
        for rung in Rung:
            if on := getattr(row, f"{rung.value}_on"):
                yield Move("rung", row.id, row.participant_id, on, rung.value)
    # Two who go out together (``other_id``) are no offer.
    columns = (brought.id, brought.participant_id, brought.on, brought.alone_since, brought.ended_on)
    query = select(*columns, brought.met_people, step.done_on).where(brought.other_id.is_(None)).order_by(brought.id)
    query = query.outerjoin_from(brought, step, brought.follow_up_id == step.id)
    for found, who, on, alone, ended, met, asked in _rows(session, query):
        yield Move("brought", found, who, on)
        if alone:
            yield Move("goes_alone", found, who, alone)
        if met:
            yield Move("met_people", found, who, asked or ended or on)
    reached = select(goal.id, goal.participant_id, goal.reached_on).where(goal.reached_on.is_not(None))
    yield from (Move("goal_reached", *row) for row in _rows(session, reached.order_by(goal.id)))
