"""What was given to whom, and when: an introduction, a letter, a mail, a list of addresses.

It stands with whom it is about: a letter with the one it was written to, an agreement with both sides of the duo.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.documents.data import LetterData
from app.i18n import N_, _, ngettext
from app.models import Buddy, Coordinator, Duo, Handout, Participant, Person
from app.services.actions import about, action
from app.services.people import get
from app.services.subjects import Subject, called, whose
from app.services.templates import TITLES
from app.vocabulary import HandoutKind


@dataclass(frozen=True)
class HandoutRow:
    """Something that was given: ``to`` whom, ``note`` what it was exactly."""

    id: UUID
    kind: HandoutKind
    on: date
    to: str
    note: str | None


@action(N_("Noted what was given"))
def note_handout(
    session: Session,
    whom: Subject,
    kind: HandoutKind,
    to: str,
    on: date,
    note: str | None = None,
    duo_id: UUID | None = None,
) -> None:
    """Note that something about a participant or a buddy was given to somebody."""
    about(session, called(session, whom))
    session.add(
        Handout(
            **{f"{whom.kind}_id": whom.id},
            kind=kind,
            to=to,
            on=on,
            note=note,
            duo_id=duo_id,
            coordinator_id=session.info.get("coordinator"),
        )
    )


@action(N_("Noted what was given"))
def note_left(
    session: Session, kind: HandoutKind, what: str, on: date, whom: Collection[Subject] = (), to: str = ""
) -> None:
    """Note that something left the vault, with each whom it is about; without anybody for a list of many."""
    if whom:
        note_handouts(session, [(one, to, what) for one in whom], kind, on)
    else:
        about(session, what)
        session.add(Handout(kind=kind, to=to, on=on, note=what, coordinator_id=session.info.get("coordinator")))


def note_handouts(
    session: Session, given: Iterable[tuple[Subject, str, str | None]], kind: HandoutKind, on: date
) -> None:
    """Note the same kind of thing for several, as part of another action: about whom, to whom, and what exactly."""
    names = []
    for whom, to, note in given:
        note_handout(session, whom, kind, to, on, note)
        names.append(called(session, whom))
    if len(names) > 1:
        many = ngettext("{n} person", "{n} people", len(names)).format(n=len(names))
        about(session, " & ".join(names) if len(names) == 2 else many)


@action(N_("Noted what was given"))
def note_letters(session: Session, letters: Iterable[LetterData], on: date, to: str = "") -> None:
    """Note that letters were given, each to the one it is about, or all to somebody else."""
    given = [(Subject(*one.record), to or one.to.full_name, _(TITLES[one.name])) for one in letters if one.record]
    note_handouts(session, given, HandoutKind.LETTER, on)


@action(N_("Noted what was given"))
def note_agreement(session: Session, duo_id: UUID, on: date) -> None:
    """Note that both of a duo were given their agreement."""
    duo = get(session, Duo, duo_id)
    sides = {
        Subject("participant", duo.participant_id): duo.participant.person.full_name,
        Subject("buddy", duo.buddy_id): " & ".join(person.full_name for person in duo.buddy.people),
    }
    for whom, to in sides.items():
        note_handout(session, whom, HandoutKind.LETTER, to, on, _(TITLES["duo_agreement"]), duo_id)
    about(session, called(session, Subject("duo", duo_id)))


@action(N_("Noted what was given"))
def note_agreements(session: Session, duo_ids: Collection[UUID], on: date) -> None:
    """The same of several duos."""
    for duo_id in duo_ids:
        note_agreement(session, duo_id, on)
    if len(duo_ids) > 1:
        about(session, ngettext("{n} duo", "{n} duos", len(duo_ids)).format(n=len(duo_ids)))


def handouts(session: Session, whom: Subject) -> tuple[HandoutRow, ...]:
    """What was given about a participant or a buddy, the newest first."""
    found = session.scalars(select(Handout).where(whose(Handout, whom)).order_by(Handout.on.desc(), Handout.id))
    return tuple(HandoutRow(one.id, one.kind, one.on, one.to, one.note) for one in found)


_NAME = ("first_name", "last_name")


@dataclass(frozen=True)
class LeftRow:
    """What left the vault on a day, at once: about whom, to whom, and who noted it; nobody for a list of many."""

    id: UUID
    on: date
    kind: HandoutKind
    what: str
    about: tuple[str, ...]
    to: tuple[str, ...]
    by: str


def left(session: Session, most: int) -> tuple[LeftRow, ...]:
    """The newest things that left the vault, over everybody; the same for several on one day is one."""
    seeker, helper = aliased(Person), aliased(Person)
    found = session.execute(
        select(Handout.id, Handout.on, Handout.kind, Handout.note, Handout.to)
        .add_columns(*(getattr(one, name) for one in (seeker, helper, Coordinator) for name in _NAME))
        .outerjoin(Participant, Handout.participant_id == Participant.id)
        .outerjoin(seeker, Participant.person_id == seeker.id)
        .outerjoin(Buddy, Handout.buddy_id == Buddy.id)
        .outerjoin(helper, Buddy.person_id == helper.id)
        .outerjoin(Coordinator, Handout.coordinator_id == Coordinator.id)
        .order_by(Handout.on.desc(), Handout.kind, Handout.note, Handout.id)
        .limit(most)
    )
    told = []
    for (on, kind, note), several in groupby(found, lambda row: row[1:4]):
        rows = list(several)
        names = [" ".join(filter(None, (*row[5:7], *row[7:9]))) for row in rows]
        to = [row.to for row in rows]
        by = " ".join(filter(None, rows[0][9:11]))
        told.append(LeftRow(rows[0].id, on, kind, note or "", _once(names), _once(to), by))
    return tuple(told)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))
