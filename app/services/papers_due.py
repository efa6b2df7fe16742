"""What Today says of papers: which will not count much longer, and who still has to show an extract."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Buddy, Paper
from app.services.papers import FOR_MINORS, OVER, lacking, needs_extract, rows_of
from app.services.people import get
from app.services.subjects import given
from app.vocabulary import PaperKind


@dataclass(frozen=True)
class Expiring:
    """A paper that counts until a day, or counted until then, and that no other took the place of."""

    buddy_id: UUID
    name: str
    given: str
    kind: PaperKind
    until: date


@dataclass(frozen=True)
class Lacking:
    """Somebody who comes in a house with children and has not shown the extract for it."""

    buddy_id: UUID
    name: str
    given: str
    children_of: str


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
        if day <= until and person and person.may_be_contacted and buddy.status not in OVER:
            found.append(Expiring(buddy_id, person.full_name, given(person), kind, day))
    return tuple(sorted(found, key=lambda one: (one.until, one.name.casefold(), one.kind)))


def extracts_lacking(session: Session, today: date) -> tuple[Lacking, ...]:
    """Who comes in a house with children, and has not shown extract 596.2, or not one that counts still."""
    found = []
    for buddy_id, children_of in needs_extract(session).items():
        buddy = get(session, Buddy, buddy_id)
        people = {person.id: person for person in buddy.people if person.may_be_contacted}
        rows = rows_of(session.scalars(select(Paper).where(Paper.buddy_id == buddy_id)), dict.fromkeys(people, ""))
        counting = [row for row in rows if row.counts(today)]
        for one in lacking(dict.fromkeys(people, ""), counting, children_of, (), None):
            if one.model == FOR_MINORS and buddy.status not in OVER:
                person = people[one.person_id]
                found.append(Lacking(buddy_id, person.full_name, given(person), children_of))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.buddy_id)))
