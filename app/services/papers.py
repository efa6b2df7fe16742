"""The papers of volunteers: note them, see what is missing, and which will not count much longer."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, listed
from app.models import Buddy, Duo, Paper, Participant
from app.models.duo import OPEN
from app.services.actions import about, action
from app.services.people import get
from app.services.subjects import given
from app.vocabulary import BuddyStatus, PaperKind

COMPULSORY = (PaperKind.AGREEMENT_NOTE, PaperKind.INFORMATION_NOTE)
"""What must be signed before a volunteer in welfare begins (Flemish decree of 3 April 2009, law of 3 July 2005)."""
FOR_MINORS = "596.2"
"""The model of the extract that whoever comes in a house with children shows (since 1 February 2023)."""
_OVER = (BuddyStatus.NOT_RETAINED, BuddyStatus.STOPPED)


@dataclass(frozen=True)
class PaperRow:
    """A paper of one person; ``name`` is how that person is called."""

    id: UUID
    person_id: UUID
    name: str
    kind: PaperKind
    on: date | None
    until: date | None
    by: str | None
    note: str | None

    def counts(self, day: date) -> bool:
        """Whether it counts on a day."""
        return self.until is None or self.until >= day


@dataclass(frozen=True)
class Missing:
    """A compulsory paper that somebody has not, or no longer.

    Of an extract ``model`` says which one, and ``children_of`` at whose home there are children.
    """

    person_id: UUID
    name: str
    kind: PaperKind
    model: str = ""
    children_of: str = ""


@dataclass(frozen=True)
class Papers:
    """The papers of a buddy, the newest of each kind first; ``people`` by id how each is called, two for a couple."""

    people: dict[UUID, str]
    rows: tuple[PaperRow, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Expiring:
    """A paper that counts until a day, or counted until then, and that no other took the place of."""

    buddy_id: UUID
    name: str
    given: str
    kind: PaperKind
    until: date


def of(session: Session, buddy_id: UUID, today: date) -> Papers:
    """What is there of a buddy, and what is missing today."""
    found = get(session, Buddy, buddy_id)
    people = {person.id: given(person) for person in found.people}
    papers = session.scalars(select(Paper).where(Paper.buddy_id == buddy_id))
    rows = sorted((_row(one, people) for one in papers if one.person_id in people), key=_place)
    counting = [row for row in rows if row.counts(today)]
    there = {(row.person_id, row.kind) for row in counting}
    missing = [
        Missing(person_id, name, kind)
        for kind in COMPULSORY
        for person_id, name in people.items()
        if (person_id, kind) not in there
    ]
    if children_of := needs_extract(session, buddy_id):
        shown = {row.person_id for row in counting if row.kind is PaperKind.EXTRACT and _is_for_minors(row.note)}
        missing += [
            Missing(person_id, name, PaperKind.EXTRACT, FOR_MINORS, children_of)
            for person_id, name in people.items()
            if person_id not in shown
        ]
    return Papers(people, tuple(rows), tuple(missing))


def needs_extract(session: Session, buddy_id: UUID) -> str:
    """With whose children a buddy may come in touch: the participants of the duos that go on; empty for nobody.

    Where nobody asked whether there are children, nothing is asked of the buddy either.
    """
    homes = (
        select(Duo)
        .join(Participant, Duo.participant_id == Participant.id)
        .where(Duo.buddy_id == buddy_id, Duo.state.in_(OPEN), Participant.minors.is_(True))
    )
    return listed(sorted(given(duo.participant.person) for duo in session.scalars(homes)))


def expiring(session: Session, until: date) -> tuple[Expiring, ...]:
    """What counts until a day before ``until``, the first day first: of those who are or will be a buddy.

    What ran out long ago stays as long as nothing took its place.
    """
    dated = select(Paper.person_id, Paper.kind).where(Paper.until.is_not(None), Paper.until <= until)
    if not (wanted := {tuple(row) for row in session.execute(dated)}):
        return ()
    papers = session.scalars(select(Paper).where(Paper.person_id.in_({person for person, _kind in wanted}))).all()
    last: dict[tuple[UUID, UUID, PaperKind], date] = {}
    for one in papers:
        key = one.buddy_id, one.person_id, one.kind
        last[key] = max(last.get(key, date.min), one.until or date.max)
    found = []
    for (buddy_id, person_id, kind), day in last.items():
        buddy = get(session, Buddy, buddy_id)
        person = next((one for one in buddy.people if one.id == person_id), None)
        if day <= until and person and person.may_be_contacted and buddy.status not in _OVER:
            found.append(Expiring(buddy_id, person.full_name, given(person), kind, day))
    return tuple(sorted(found, key=lambda one: (one.until, one.name.casefold(), one.kind)))


@action(N_("Paper noted"))
def add(session: Session, buddy_id: UUID, person_id: UUID, kind: PaperKind, facts: dict[str, Any]) -> UUID:
    """Note that there is a paper of one of the people of a buddy; ``facts`` are ``on``, ``until``, ``by``, ``note``."""
    buddy = get(session, Buddy, buddy_id)
    made = Paper(buddy_id=buddy.id, person_id=person_id, kind=kind)
    made.take(facts)
    session.add(made)
    _check(made)
    session.flush()
    about(session, buddy.person.short_name)
    return made.id


@action(N_("Paper changed"))
def change(session: Session, paper_id: UUID, facts: dict[str, Any]) -> None:
    """Correct what is known of a paper."""
    found = get(session, Paper, paper_id)
    found.take(facts)
    _check(found)
    about(session, get(session, Buddy, found.buddy_id).person.short_name)


@action(N_("Paper removed"))
def remove(session: Session, paper_id: UUID) -> None:
    """Take away what was noted by mistake."""
    found = get(session, Paper, paper_id)
    about(session, get(session, Buddy, found.buddy_id).person.short_name)
    session.delete(found)


def _is_for_minors(model: str | None) -> bool:
    """Whether the model that was noted is that one, however it is written: ``model 596-2``."""
    return re.search(r"596\D{0,3}2\b", model or "") is not None


def _check(paper: Paper) -> None:
    if paper.on and paper.until and paper.until < paper.on:
        raise KlikError(N_("A paper counts until a day after that on which it was signed or seen."))


def _row(one: Paper, people: dict[UUID, str]) -> PaperRow:
    return PaperRow(one.id, one.person_id, people[one.person_id], one.kind, one.on, one.until, one.by, one.note)


def _place(row: PaperRow) -> tuple[int, str, int, UUID]:
    return _ORDER[row.kind], row.name.casefold(), -(row.on or date.min).toordinal(), row.id


_ORDER = {kind: at for at, kind in enumerate(PaperKind)}
