"""Duos as pages and lists know them: who, in which state, along which path, and when they were last heard of."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from app.models import Agreement, Buddy, Contact, Coordinator, Duo, DuoStep, Evaluation, Participant, Person
from app.models.duo import MOVES, OPEN, TOGETHER
from app.models.person import full_name, short_name
from app.services.kept import Listing, answered, listed
from app.services.people import get
from app.services.rhythms import rhythms
from app.vocabulary import Answer, BuddyStatus, Click, ContactKind, DuoState, EndReason, ParticipantStatus, Role

BEGUN = (DuoState.TRIAL, DuoState.RUNNING)
"""The states with which being together begins."""
MAY_BE_SILENT = TOGETHER - {DuoState.PAUSED}
"""On their way together, and no pause was agreed."""


class Terms(NamedTuple):
    """What two settled, and when they signed it; a day to look at it again that lay before is over."""

    signed_on: date | None
    every_days: tuple[int, int]
    trial: tuple[int, int] = (4, 6)
    review_on: date | None = None


@dataclass(frozen=True)
class DuoRow:
    """A duo with its path: ``steps`` are the states it came into, oldest first.

    ``until`` is the day agreed for what comes after the last of them: the return from a pause, the closing talk,
    aftercare. ``last_contact`` is when they were last heard of, looking back with them included. ``trial_met``: how
    often they saw each other since the trial period began, as long as it lasts.
    ``hear_from`` is the day from which it is good to hear of the two again, by the rhythms of the office; None while an
    agreed pause lasts, when the two are not together, and of who may not be called: admitted, gone, or no contact.
    """

    id: UUID
    participant_id: UUID
    buddy_id: UUID
    participant: str
    buddy: str
    participant_first: str
    buddy_first: str
    participant_short: str
    buddy_short: str
    place: str | None
    coordinator: str | None
    state: DuoState
    steps: tuple[tuple[DuoState, date], ...]
    reason: str | None
    broken: tuple[str, ...]
    participant_answer: Answer | None
    buddy_answer: Answer | None
    meeting_planned_on: date | None
    meeting_place: str | None
    met_on: date | None
    participant_click: Click | None
    buddy_click: Click | None
    participant_note: str | None
    buddy_note: str | None
    click: bool
    agreement_signed_on: date | None
    last_contact: date | None
    every_days: tuple[int, int]
    hear_from: date | None
    state_note: str | None
    meeting_planned_at: time | None = None
    until: date | None = None
    trial: tuple[int, int] = (4, 6)
    trial_met: int = 0
    review_on: date | None = None
    end_reason: EndReason | None = None
    next_step: str | None = None

    @property
    def open(self) -> bool:
        """Whether it takes a place of its buddy and of its participant."""
        return self.state in OPEN

    @property
    def together(self) -> bool:
        """Whether the two are on their way together: on trial, running, paused or closing."""
        return self.state in TOGETHER

    @property
    def moves(self) -> frozenset[DuoState]:
        """The states it may go to from here."""
        return MOVES[self.state]

    def silent_days(self, today: date) -> int | None:
        """How many days nothing was noted, once it is good to hear of the two again; None before that."""
        if self.hear_from is None or today < self.hear_from:
            return None
        return (today - max(filter(None, (self.last_contact, self.steps[-1][1])))).days

    @property
    def began(self) -> date | None:
        """The day on which the two began to be together."""
        return min((on for state, on in self.steps if state in BEGUN), default=None)

    def since(self, state: DuoState) -> date | None:
        """When it last came into a state."""
        return next((on for reached, on in reversed(self.steps) if reached is state), None)


def duos(session: Session) -> tuple[DuoRow, ...]:
    """All duos, by the participant's name."""
    return listed(session, DUOS, date.min)


def duos_of(session: Session, record_id: UUID) -> tuple[DuoRow, ...]:
    """The duos of one participant or buddy, the newest first."""
    found = _rows(session, or_(Duo.participant_id == record_id, Duo.buddy_id == record_id))
    return tuple(sorted(found, key=lambda row: row.steps[-1][1] if row.steps else date.min, reverse=True))


def duo(session: Session, duo_id: UUID) -> DuoRow:
    """One duo."""
    return next(_rows(session, Duo.id == get(session, Duo, duo_id).id))


def unnoted(session: Session, role: Role) -> frozenset[UUID]:
    """The participants or buddies known to be in a duo that was never noted: none with them goes on."""
    if role is Role.PARTICIPANT:
        said, noted = select(Participant.id).where(Participant.status == ParticipantStatus.IN_DUO), Duo.participant_id
    else:
        said, noted = select(Buddy.id).where(Buddy.status == BuddyStatus.IN_DUO), Duo.buddy_id
    alone = said.where(said.selected_columns.id.not_in(select(noted).where(Duo.state.in_(OPEN))))
    tables = (role.value, "duo")
    return answered(session, (unnoted, role), tables, lambda: frozenset(session.scalars(alone)))


def _rows(session: Session, which: ColumnElement[bool]) -> Iterator[DuoRow]:
    """Duos as columns, in no order: as records, each would bring two people and a buddy of two along."""
    ids = select(Duo.id).where(which)
    terms, usual = agreed(session, ids), rhythms(session)
    met = {row[0]: row[1] for row in session.execute(_MET.where(Duo.id.in_(ids)))}
    steps: dict[UUID, list[Any]] = {}
    for step in session.execute(_STEPS.where(DuoStep.duo_id.in_(ids))):
        steps.setdefault(step.duo_id, []).append(step)
    heard: dict[Any, date] = {}
    for query in (_REACHED.where(Contact.duo_id.in_(ids)), _LOOKED_BACK.where(Evaluation.duo_id.in_(ids))):
        for duo_id, on in session.execute(query):
            heard[duo_id] = max(on, heard.get(duo_id, on))
    for facts in session.execute(_DUOS.where(which)).mappings():
        told, own = steps.get(facts["id"], []), dict(facts)
        sides = [(own.pop(f"{side}_first_name"), own.pop(f"{side}_last_name")) for side in _SIDES]
        participant, buddy, second, coordinator = (None if first is None else (first, last) for first, last in sides)
        assert participant
        assert buddy
        volunteers = [buddy, second] if second else [buddy]
        settled = terms.get(own["id"], Terms(None, usual.every_days, usual.trial))
        last = heard.get(own["id"])
        at_rest = own.pop("at_rest")
        may_be_silent = told and own["state"] in MAY_BE_SILENT and not at_rest
        yes = own["participant_click"] is Click.YES and own["buddy_click"] is Click.YES
        yield DuoRow(
            **own | {"broken": tuple(own["broken"] or ())},
            participant=full_name(*participant),
            buddy=" & ".join(full_name(*person) for person in volunteers),
            participant_first=_called(participant),
            buddy_first=" & ".join(map(_called, volunteers)),
            participant_short=short_name(*participant),
            buddy_short=short_name(*buddy),
            coordinator=full_name(*coordinator) if coordinator else None,
            steps=tuple((step.state, step.on) for step in told),
            click=yes,
            agreement_signed_on=settled.signed_on,
            last_contact=last,
            every_days=settled.every_days,
            hear_from=usual.hear_from(last, told[-1].on, settled.every_days) if may_be_silent else None,
            state_note=told[-1].note if told else None,
            until=told[-1].until if told else None,
            trial=settled.trial,
            trial_met=met.get(own["id"], 0),
            review_on=settled.review_on,
        )


def _called(name: tuple[str, str]) -> str:
    """The first name where there is one."""
    return name[0] or name[1]


def agreed(session: Session, ids: Select[Any] | Sequence[UUID]) -> dict[UUID, Terms]:
    """What each duo settled: the newest terms that were signed, or else the first ones."""
    found: dict[UUID, Terms] = {}
    for one in session.execute(_TERMS.where(Agreement.duo_id.in_(ids))):
        if one.signed_on or one.duo_id not in found:
            every, trial = (one.every_days_min, one.every_days_max), (one.trial_min, one.trial_max)
            over = one.review_on and one.signed_on and one.review_on <= one.signed_on
            found[one.duo_id] = Terms(one.signed_on, every, trial, None if over else one.review_on)
    return found


def _by_name(row: DuoRow) -> Any:
    return row.participant.casefold(), row.buddy.casefold(), row.id


def _concerned(session: Session, touched: Collection[UUID]) -> set[UUID]:
    """The duos that changed, or one of whose people did."""
    query = _JOINED.with_only_columns(Duo.id)
    people = (_P.id, _B.id, _S.id, Participant.id, Buddy.id)
    return set(session.scalars(query.where(or_(*(one.in_(touched) for one in people)))))


_SIDES = ("participant", "buddy", "second", "coordinator")
_P, _B, _S = aliased(Person), aliased(Person), aliased(Person)
_AWAY = {one: or_(one.deceased_on.is_not(None), one.no_contact_since.is_not(None)) for one in (_P, _B, _S)}
_AT_REST = or_(
    _AWAY[_P],
    and_(_AWAY[_B], or_(_S.id.is_(None), _AWAY[_S])),  # one of a couple may be called still
    *(one.admitted_since.is_not(None) for one in (_P, _B, _S)),
)
_JOINED = (
    select(Duo.id)
    .join(Participant, Duo.participant_id == Participant.id)
    .join(Buddy, Duo.buddy_id == Buddy.id)
    .join(_P, Participant.person_id == _P.id)
    .join(_B, Buddy.person_id == _B.id)
    .outerjoin(_S, Buddy.second_person_id == _S.id)
    .outerjoin(Coordinator, Participant.coordinator_id == Coordinator.id)
)
_DUOS = _JOINED.with_only_columns(
    *(Duo.__table__.c[field.name] for field in fields(DuoRow) if field.name in Duo.__table__.c),
    func.coalesce(func.nullif(_P.municipality, ""), _P.place).label("place"),
    _AT_REST.label("at_rest"),
    *(
        getattr(person, name).label(f"{side}_{name}")
        for side, person in zip(_SIDES, (_P, _B, _S, Coordinator), strict=True)
        for name in ("first_name", "last_name")
    ),
)
_STEPS = select(DuoStep.duo_id, DuoStep.state, DuoStep.on, DuoStep.until, DuoStep.note).order_by(
    DuoStep.duo_id, DuoStep.position
)
_TERMS = select(
    Agreement.duo_id,
    Agreement.signed_on,
    Agreement.every_days_min,
    Agreement.every_days_max,
    Agreement.trial_min,
    Agreement.trial_max,
    Agreement.review_on,
).order_by(Agreement.version)
# Of tables: SQLAlchemy changes a question about records within another when it first puts it into words, and what was
# rehearsed would not be known again.
_STEP, _DUO = DuoStep.__table__.c, Duo.__table__.c
_TRIAL_BEGAN = (
    select(func.min(_STEP.on)).where(_STEP.duo_id == _DUO.id, _STEP.state == DuoState.TRIAL).scalar_subquery()
)
_MET = (
    select(Contact.duo_id, func.sum(Contact.times))
    .join(Duo, Contact.duo_id == Duo.id)
    .where(
        Duo.state.in_((DuoState.TRIAL, DuoState.PAUSED)),
        Contact.kind == ContactKind.OUTING,
        Contact.on >= _TRIAL_BEGAN,
    )
    .group_by(Contact.duo_id)
)
_REACHED = select(Contact.duo_id, func.max(Contact.on)).where(Contact.reached.is_not(False)).group_by(Contact.duo_id)
_LOOKED_BACK = select(Evaluation.duo_id, func.max(Evaluation.on)).group_by(Evaluation.duo_id)
DUOS = Listing(
    lambda session, _today, only: _rows(session, true() if only is None else Duo.id.in_(only)),
    _concerned,
    _by_name,
    frozenset({"duo", "duo_step", "agreement", "contact", "evaluation", "person", "participant", "buddy"}),
    frozenset({"coordinator", "office"}),  # the office says what is usual
)
