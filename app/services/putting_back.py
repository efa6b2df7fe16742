"""A record as it was after one of its changes, put back in one new change: what that would change, and doing it.

A record is a row with its parts: the wishes of a person and the steps of a duo have no life of their own, and stand as
they stood together. What follows from something else stays as it is now: a hard day has its own way back, and where
somebody stands on the path follows from the duos.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Base, Buddy, Duo, ExpenseNote, Participant, Person
from app.models.duo import OPEN
from app.services.actions import about, action
from app.services.duo_path import settle
from app.services.expense_noted import replaced
from app.services.history import Whose
from app.services.history_words import RecordChange, record_word, told
from app.services.merging_fields import TOGETHER
from app.services.people_rows import places_taken
from app.services.subjects import check_reachable
from app.storage import history as kept
from app.storage.history import Raw, RowChange
from app.storage.undo import put
from app.vocabulary import BuddyStatus, DuoState, ParticipantStatus, word

HARD_DAYS = ("deceased_on", "no_contact_since", "admitted_since", "halted")
_FOLLOWS = {ParticipantStatus.MEETING, ParticipantStatus.IN_DUO, BuddyStatus.MEETING, BuddyStatus.IN_DUO}
_OVER = {ParticipantStatus.REFERRED, ParticipantStatus.LEFT, BuddyStatus.NOT_RETAINED, BuddyStatus.STOPPED}
NEVER = frozenset({"consent", "approval", "kept_proposal"})
"""What somebody says, or Klik holds on to, as long as it holds: it is asked or chosen anew."""
_TAKEN = N_("Something else stands in its place by now. Take that away first.")


@dataclass(frozen=True)
class Version:
    """What putting a version back would change, and why that cannot be; empty where nothing stands in the way."""

    records: tuple[RecordChange, ...]
    against: str


@dataclass(frozen=True)
class Placing:
    """A row as it is wanted and as it is; None where there is none."""

    table: Table
    row_id: str
    wanted: Raw | None
    there: Raw | None


def version(session: Session, whose: Whose, number: int) -> Version:
    """What would change, were all that a change touched of somebody again as it was after it."""
    try:
        plan = _plan(session, whose, number)
        check(session, plan)
    except KlikError as error:
        return Version((), str(error))
    changes = (RowChange(one.table.name, one.row_id, one.there, one.wanted, False) for one in plan)
    records = (told(session, change) for change in changes)
    return Version(tuple(one for one in records if one.fields or one.how != "changed"), "")


@action(N_("Earlier version put back"))
def put_back(session: Session, whose: Whose, number: int) -> None:
    """Let all that a change touched of somebody be as it was after it; KlikError where that cannot be."""
    plan = _plan(session, whose, number)
    check(session, plan)
    place(session, plan)
    about(session, whose.name)


def check(session: Session, plan: list[Placing]) -> None:
    """Refuse with a sentence what cannot stand any more: what it hangs on is gone, or a place is taken."""
    for one, owner in groundless(session, plan):
        raise KlikError(
            N_("{what} cannot be put back: what it belongs to is gone ({owner})."),
            what=record_word(one.table.name),
            owner=record_word(owner.name),
        )
    for one in plan:
        if one.table is Duo.__table__ and one.wanted and _opens(one):
            participant = session.get(Participant, UUID(one.wanted["participant_id"]))
            buddy = session.get(Buddy, UUID(one.wanted["buddy_id"]))
            if participant and buddy:
                _check_room(session, participant, buddy)
        if one.table is ExpenseNote.__table__ and one.wanted and one.there is None:
            _check_note(session, UUID(one.row_id), one.wanted)


def _check_note(session: Session, note_id: UUID, wanted: Raw) -> None:
    """Nothing is paid twice: its lines may stand on another note by now, and its number too."""
    if replaced(session, note_id, wanted["number"], wanted["lines"]):
        raise KlikError(_TAKEN)


def groundless(session: Session, plan: list[Placing]) -> Iterator[tuple[Placing, Table]]:
    """Whatever would point at a record that is not there, and of which table that is."""
    wanted = {(one.table.name, one.row_id): one.wanted is not None for one in plan}
    for one in plan:
        for key in one.table.foreign_keys if one.wanted else ():
            there, to = key.column.table, (one.wanted or {}).get(key.parent.name)
            stands = wanted.get((there.name, to or ""))
            if to and not (kept.now(session, there, to) if stands is None else stands):
                yield one, there
                break


def place(session: Session, plan: list[Placing]) -> None:
    """Let rows be what they are wanted to be, and their people follow from their duos."""
    order = {table.name: at for at, table in enumerate(Base.metadata.sorted_tables)}
    going = sorted((one for one in plan if one.wanted is None), key=lambda one: -order[one.table.name])
    coming = sorted((one for one in plan if one.wanted is not None), key=lambda one: order[one.table.name])
    try:
        for one in [*going, *coming]:
            put(session, one.table, one.wanted, one.there or ({"id": one.row_id} if one.wanted is None else None))
    except IntegrityError as error:
        raise KlikError(_TAKEN) from error
    session.expire_all()
    for one in coming:
        if one.table is Duo.__table__:
            settle(session, session.get_one(Duo, UUID(one.row_id)))
    session.flush()


def _plan(session: Session, whose: Whose, number: int) -> list[Placing]:
    changes = kept.rows_of(session, Base.metadata, number, whose.within)
    if all(change.table in NEVER for change in changes):
        raise KlikError(N_("This is not put back: ask or note it anew."))
    found = [_as_it_may_be(session, one) for one in _records(session, whose, number, changes)]
    if not found:
        raise KlikError(N_("After this change it was not there any more. Choose an earlier one."))
    if not (plan := [one for one in found if _differs(one)]):
        raise KlikError(N_("It still stands as it did after this change."))
    return plan


def _records(session: Session, whose: Whose, number: int, changes: Iterable[RowChange]) -> Iterator[Placing]:
    """Each row that a change touched with its parts, as it was after it; nothing of one that was gone then."""
    done: set[tuple[str, str]] = set()
    for change in changes:
        table, row_id = Base.metadata.tables[change.table], change.row_id
        if owner := parts().get(table.name):
            link, table = owner
            facts = change.new or change.old or kept.now(session, Base.metadata.tables[change.table], row_id) or {}
            row_id = facts.get(link, "")
        if (table.name, row_id) in done or table.name in NEVER or not row_id:
            continue
        done.add((table.name, row_id))
        was = kept.as_of(session, table, row_id, number)
        if was is None:
            continue
        yield Placing(table, row_id, was, kept.now(session, table, row_id))
        for name, (link, whole) in parts().items():
            if whole is table:
                yield from _parts_of(
                    session, row_id, Base.metadata.tables[name], link, whose.within.get(name, ()), number
                )


def _parts_of(
    session: Session, row_id: str, part: Table, link: str, ids: Iterable[str], number: int
) -> Iterator[Placing]:
    """What was part of a row then or is now: what goes first, and in their order."""
    every = (Placing(part, one, kept.as_of(session, part, one, number), kept.now(session, part, one)) for one in ids)
    found = [one for one in every if row_id in [(row or {}).get(link) for row in (one.wanted, one.there)]]
    yield from sorted(found, key=lambda one: (one.wanted is not None, (one.wanted or one.there or {})["position"]))


@cache
def parts() -> dict[str, tuple[str, Table]]:
    """The tables whose rows are only part of another: by which link, and of which table."""
    found = {}
    for mapper in Base.registry.mappers:
        for relation in mapper.relationships:
            if relation.cascade.delete_orphan:
                (link,) = relation.remote_side
                found[relation.mapper.class_.__tablename__] = (link.name, mapper.class_.__table__)
    return found


def _as_it_may_be(session: Session, one: Placing) -> Placing:
    """The same, with what follows from something else as it is now."""
    if one.wanted is None or one.there is None:
        return one
    stays: set[str] = set()
    if one.table is Person.__table__:
        stays = set(HARD_DAYS)
    elif one.table in (Participant.__table__, Buddy.__table__) and _follows(session, one):
        stays = {"status"}.union(*(group for group in TOGETHER if "status" in group))
    return Placing(
        one.table, one.row_id, one.wanted | {at: one.there[at] for at in stays & one.there.keys()}, one.there
    )


def _follows(session: Session, one: Placing) -> bool:
    """Whether where somebody stands, then or now, is not by hand."""
    wanted, there = one.wanted or {}, one.there or {}
    role: Any = Participant if one.table is Participant.__table__ else Buddy
    link = Duo.participant_id if role is Participant else Duo.buddy_id
    found = session.get_one(role, UUID(one.row_id))
    in_duo = session.scalar(select(Duo.id).where(link == found.id, Duo.state.in_(OPEN)).limit(1))
    gone = not found.person.may_be_contacted or found.person.admitted_since is not None
    return bool(in_duo or gone or _FOLLOWS & {wanted.get("status"), there.get("status")})


def _check_room(session: Session, participant: Participant, buddy: Buddy) -> None:
    """Refuse with a sentence where a duo would take a place that is not there any more."""
    for person in (participant.person, *buddy.people):
        check_reachable(person)
    for one in (participant, buddy):
        if one.status in _OVER:
            name = one.person.short_name
            raise KlikError(N_("{name} cannot be proposed now: ‘{status}’."), name=name, status=word(one.status))
    taken = select(Duo.id).where(Duo.participant_id == participant.id, Duo.state.in_(OPEN)).limit(1)
    if session.scalar(taken):
        raise KlikError(N_("{name} has another duo by now."), name=participant.person.short_name)
    if places_taken(session).get(buddy.id, 0) >= buddy.capacity:
        raise KlikError(N_("{name} has no free place for another duo."), name=buddy.person.short_name)


def _opens(one: Placing) -> bool:
    """Whether a duo takes a place that it does not take now."""
    states = [DuoState(row["state"]) in OPEN for row in (one.wanted, one.there) if row]
    return states[0] and not (len(states) > 1 and states[1])


def _differs(one: Placing) -> bool:
    if one.wanted is None or one.there is None:
        return one.wanted is not one.there
    return any(one.wanted[name] != one.there.get(name) for name in one.wanted)
