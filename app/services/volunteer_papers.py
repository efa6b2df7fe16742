"""The papers of all volunteers at once, by partner: what is missing, runs out, came too late or was never asked.

It says of each what the page of the buddy and Today say, for it asks the same (``papers.lacking``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Buddy, Duo, DuoStep, Paper
from app.models.duo import TOGETHER
from app.places import fold
from app.services import papers
from app.services.office import the_office
from app.services.papers import AskedPaper, Missing, PaperRow
from app.services.subjects import given
from app.services.thresholds import thresholds
from app.vocabulary import BuddyStatus, PaperKind

BEGINNING = (BuddyStatus.CANDIDATE, BuddyStatus.SCREENING)
"""Who is still on the way; she or he starts from the decision that she or he is welcome."""


@dataclass(frozen=True)
class Ending:
    """A paper that counts until a day, or did, and that no other took the place of."""

    kind: PaperKind
    until: date


@dataclass(frozen=True)
class VolunteerRow:
    """One volunteer; of a couple each has a row. ``partner`` is empty for who came without one.

    ``began_on`` is the first day of the first duo and ``signed_on`` that of the agreement note, the first there was.
    ``benefits_asked``: whether it was asked if there is a benefit whose service must know of it.
    """

    buddy_id: UUID
    person_id: UUID
    name: str
    partner: str
    status: BuddyStatus
    missing: tuple[Missing, ...]
    ending: tuple[Ending, ...]
    began_on: date | None
    signed_on: date | None
    benefits_asked: bool

    @property
    def unsigned_start(self) -> bool:
        """Whether a duo began before the agreement note was signed; not known where that bears no day."""
        return self.began_on is not None and self.signed_on is not None and self.signed_on > self.began_on

    @property
    def to_settle(self) -> bool:
        """Whether something is missing or runs out; what came too late is over, and only said."""
        return bool(self.missing or self.ending)


@dataclass(frozen=True)
class AllPapers:
    """All of them on a day, those without a partner last. ``insured``: whether insurer and policy number stand on the
    letterhead, ``asked``: what the office asks beside the law, ``soon``: within how many days a paper runs out.
    """

    on: date
    rows: tuple[VolunteerRow, ...]
    insured: bool
    asked: tuple[AskedPaper, ...]
    soon: int

    @property
    def partners(self) -> tuple[str, ...]:
        """Every partner with a volunteer, and an empty name for none, as they stand in the rows."""
        return tuple(dict.fromkeys(row.partner for row in self.rows))

    def of(self, partner: str | None) -> tuple[VolunteerRow, ...]:
        """The rows of a partner, of nobody (an empty name), or all of them."""
        return tuple(row for row in self.rows if partner is None or row.partner == partner)


def read(session: Session, today: date) -> AllPapers:
    """Every volunteer who is active or starts, and may be contacted."""
    office, soon, asked = the_office(session), thresholds(session).expires_days, papers.asked_here(session)
    children, began = papers.needs_extract(session), _began(session)
    of_buddy: dict[UUID, list[Paper]] = {}
    for paper in session.scalars(select(Paper)):
        of_buddy.setdefault(paper.buddy_id, []).append(paper)
    rows: list[VolunteerRow] = []
    for buddy in session.scalars(select(Buddy).where(Buddy.status.not_in(papers.OVER))):
        if buddy.status in BEGINNING and buddy.decided_on is None:
            continue
        names = {person.id: given(person) for person in buddy.people if person.may_be_contacted}
        known = papers.rows_of(of_buddy.get(buddy.id, ()), names)
        counting = [one for one in known if one.counts(today)]
        benefits = papers.benefits_of(buddy)
        missing = papers.lacking(names, counting, children.get(buddy.id, ""), asked, benefits)
        for person in buddy.people:
            if person.id in names:
                own = [one for one in known if one.person_id == person.id]
                rows.append(
                    VolunteerRow(
                        buddy.id,
                        person.id,
                        person.full_name,
                        buddy.partner.name if buddy.partner else "",
                        buddy.status,
                        tuple(one for one in missing if one.person_id == person.id),
                        _ending(own, today + timedelta(days=soon)),
                        began.get(buddy.id),
                        min((one.on for one in own if one.kind is PaperKind.AGREEMENT_NOTE and one.on), default=None),
                        benefits is not None,
                    )
                )
    rows.sort(key=lambda row: (not row.partner, fold(row.partner), fold(row.name), row.person_id))
    return AllPapers(today, tuple(rows), bool(office.insurer and office.policy_number), asked, soon)


def _began(session: Session) -> dict[UUID, date]:
    """By buddy when a first duo of theirs began."""
    first = (
        select(Duo.buddy_id, func.min(DuoStep.on))
        .join(DuoStep, DuoStep.duo_id == Duo.id)
        .where(DuoStep.state.in_(TOGETHER))
        .group_by(Duo.buddy_id)
    )
    return dict(session.execute(first).all())


def _ending(own: Iterable[PaperRow], until: date) -> tuple[Ending, ...]:
    last: dict[PaperKind, date] = {}
    for one in own:
        last[one.kind] = max(last.get(one.kind, date.min), one.until or date.max)
    return tuple(Ending(kind, day) for kind, day in sorted(last.items(), key=lambda one: one[1]) if day <= until)
