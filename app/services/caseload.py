"""The caseload of a coordinator, and handing it over to a colleague: with a letter to each, and an overview for her."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.data import Cell, LetterData, ListColumn, ListData
from app.errors import KlikError
from app.i18n import N_, _, ngettext, short_date, telephone
from app.models import Coordinator, Participant
from app.services import duos, follow_ups, letters, people
from app.services.actions import about, action
from app.services.documents import letterhead
from app.services.people import get
from app.services.rows import ParticipantRow
from app.services.subjects import Subject
from app.vocabulary import ParticipantStatus, word

_GONE = (ParticipantStatus.LEFT, ParticipantStatus.REFERRED)


@dataclass(frozen=True)
class Case:
    """A participant who is followed, by whom, with whom she or he is in a duo, and what is still to be done."""

    id: UUID
    name: str
    status: ParticipantStatus
    coordinator_id: UUID | None
    coordinator: str
    place: str
    phone: str
    may_be_contacted: bool
    duo: str
    last_heard: date | None
    next_on: date | None
    steps: tuple[str, ...]


@dataclass(frozen=True)
class HandedOver:
    """The letters of a hand-over, and the names of those to whom none in fixed words is written."""

    letters: tuple[LetterData, ...]
    left_out: tuple[str, ...]


def caseload(session: Session, coordinator_id: UUID | None, today: date) -> tuple[Case, ...]:
    """Whom a coordinator follows now, by name; with None, whom nobody follows. Nobody who left."""
    mine = frozenset(session.scalars(select(Participant.id).where(Participant.coordinator_id == coordinator_id)))
    found = [row for row in people.participants(session, today) if row.id in mine and row.status not in _GONE]
    return tuple(_cases(session, found))


def cases(session: Session, ids: Iterable[UUID], today: date) -> tuple[Case, ...]:
    """These participants, by name."""
    wanted = frozenset(ids)
    return tuple(_cases(session, [row for row in people.participants(session, today) if row.id in wanted]))


@action(N_("Handed over"))
def hand_over(session: Session, participant_ids: Sequence[UUID], to: UUID) -> None:
    """Make a colleague the contact person of these participants, and so of their duos."""
    colleague = get(session, Coordinator, to)
    found = [get(session, Participant, one) for one in participant_ids]
    if not found:
        raise KlikError(N_("Choose whom to hand over."))
    for one in found:
        one.coordinator_id = colleague.id
    session.flush()
    for one in found:
        session.expire(one, ["coordinator"])
    names = ngettext("{n} participant", "{n} participants", len(found)).format(n=len(found))
    about(session, found[0].person.short_name if len(found) == 1 else names)


def handover_letters(session: Session, before: Mapping[UUID, UUID | None], start: date, written: date) -> HandedOver:
    """The letters to participants and to their buddies; ``before`` says of each participant who followed until then.

    Whoever died or wants no contact gets none, and is named; who left is not followed any more, and gets none either.
    """
    made: list[LetterData] = []
    left_out: list[str] = []
    for one, who in before.items():
        participant = get(session, Participant, one)
        if not participant.person.may_be_contacted:
            left_out.append(participant.person.full_name)
        elif participant.status not in _GONE:
            made += letters.handover_letters(session, one, who, start, written)
    return HandedOver(tuple(made), tuple(left_out))


def overview(session: Session, ids: Iterable[UUID], to: str, today: date) -> ListData:
    """What a colleague who takes over has to know at a glance; for inside the office, and without a word of care."""
    titles = (
        N_("Name"),
        N_("Where they stand"),
        N_("Duo"),
        N_("Phone"),
        N_("Last heard"),
        N_("Next contact"),
        N_("Still to do"),
    )
    rows = tuple(
        (
            Cell(one.name),
            Cell(word(one.status) if one.may_be_contacted else _("no contact")),
            Cell(one.duo),
            Cell(one.phone if one.may_be_contacted else ""),
            Cell(short_date(one.last_heard), one.last_heard),
            Cell(short_date(one.next_on), one.next_on),
            Cell("\n".join(one.steps)),
        )
        for one in cases(session, ids, today)
    )
    right = {N_("Last heard"), N_("Next contact")}
    columns = tuple(ListColumn(_(title), title in right) for title in titles)
    return ListData(_("Handed over to {name}").format(name=to), today, columns, rows, letterhead(session))


def _cases(session: Session, rows: Iterable[ParticipantRow]) -> Iterable[Case]:
    followed = {row[0]: row[1] for row in session.execute(select(Participant.id, Participant.coordinator_id))}
    together: dict[UUID, list[str]] = {}
    for duo in duos.duos(session):
        if duo.open:
            together.setdefault(duo.participant_id, []).append(duo.buddy)
    for row in rows:
        steps = follow_ups.open_steps(session, Subject("participant", row.id))
        said = (" ".join(filter(None, (short_date(step.on), step.what or ""))) for step in steps)
        yield Case(
            row.id,
            row.full_name,
            row.status,
            followed.get(row.id),
            row.coordinator or "",
            row.municipality or row.place or "",
            telephone(row.phone),
            row.may_be_contacted,
            ", ".join(together.get(row.id, ())),
            row.last_heard,
            row.next_on,
            tuple(said),
        )
