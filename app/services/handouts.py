"""What was given to whom, and when: an introduction, a letter, a mail, a list of addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import N_, ngettext
from app.models import Handout
from app.services.actions import about, action
from app.services.subjects import Subject, called
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


def handouts(session: Session, whom: Subject) -> tuple[HandoutRow, ...]:
    """What was given about a participant or a buddy, the newest first."""
    column = {"participant": Handout.participant_id, "buddy": Handout.buddy_id}[whom.kind]
    found = session.scalars(select(Handout).where(column == whom.id).order_by(Handout.on.desc(), Handout.id))
    return tuple(HandoutRow(one.id, one.kind, one.on, one.to, one.note) for one in found)
