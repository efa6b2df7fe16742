"""What was given to whom, and when: an introduction, a letter, a mail, a list of addresses.

It stands with whom it is about: a letter with the one it was written to, an agreement with both sides of the duo.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.data import LetterData
from app.i18n import N_, _, ngettext
from app.models import Duo, Handout
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


def note_handouts(
    session: Session, given: Iterable[tuple[Subject, str, str | None]], kind: HandoutKind, on: date
) -> None:
    """Note the same kind of thing for several, as part of another action: about whom, to whom, and what exactly."""
    names = []
    for whom, to, note in given:
        note_handout(session, whom, kind, to, on, note)
        names.append(called(session, whom))
    if len(names) > 1:
        about(session, ngettext("{n} person", "{n} people", len(names)).format(n=len(names)))


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


def handouts(session: Session, whom: Subject) -> tuple[HandoutRow, ...]:
    """What was given about a participant or a buddy, the newest first."""
    found = session.scalars(select(Handout).where(whose(Handout, whom)).order_by(Handout.on.desc(), Handout.id))
    return tuple(HandoutRow(one.id, one.kind, one.on, one.to, one.note) for one in found)
