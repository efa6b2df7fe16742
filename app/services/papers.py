"""The papers of volunteers: note them, and see what is missing. What Today says of it stands in ``papers_due.py``."""

import re
from collections.abc import Collection, Iterable, Mapping
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
from app.services.office import change_office, the_office
from app.services.people import get
from app.services.subjects import given
from app.services.thresholds import thresholds
from app.vocabulary import Benefit, BuddyStatus, PaperKind

COMPULSORY = (PaperKind.AGREEMENT_NOTE, PaperKind.INFORMATION_NOTE)
"""What must be signed before a volunteer in welfare begins (Flemish decree of 3 April 2009, law of 3 July 2005)."""
FOR_MINORS = "596.2"
"""The model of the extract that whoever comes in a house with children shows (since 1 February 2023)."""
OVER = (BuddyStatus.NOT_RETAINED, BuddyStatus.STOPPED)
SERVICES = {
    Benefit.UNEMPLOYMENT: re.compile(r"\b(rva|c ?45 ?b?|vdab|werkloos\w*)\b", re.IGNORECASE),
    Benefit.ILLNESS: re.compile(r"\b(adviserend\w*|arts|ziekenfonds|mutualiteit|ziekte\w*)\b", re.IGNORECASE),
    Benefit.LIVING_WAGE: re.compile(r"\b(ocmw|leefloon|sociaal huis)\b", re.IGNORECASE),
}
"""By benefit, how a notice names the service that was told: RVA with C45B before the start, the advising doctor of the
health fund, the OCMW."""
SERVICE_NAMES = {
    Benefit.UNEMPLOYMENT: N_("unemployment office (C45B)"),
    Benefit.ILLNESS: N_("advising doctor of the health fund"),
    Benefit.LIVING_WAGE: N_("public centre for social welfare"),
}
"""How a notice names them where it is noted from what is missing; found back by ``SERVICES``."""
ASKABLE = (PaperKind.EXTRACT, PaperKind.INSURANCE, PaperKind.TRAINING)
"""What an office may ask of every volunteer beside what the law asks."""


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
    """A paper that is asked and that somebody has not, or no longer.

    Of an extract ``model`` says which one, and ``children_of`` at whose home there are children. ``benefit``: for which
    a notice is lacking. ``by_office``: asked by the office and not by the law.
    """

    person_id: UUID
    name: str
    kind: PaperKind
    model: str = ""
    children_of: str = ""
    benefit: Benefit | None = None
    by_office: bool = False


@dataclass(frozen=True)
class AskedPaper:
    """A paper that the office asks of every volunteer; of an extract which ``model``."""

    kind: PaperKind
    model: str = ""


@dataclass(frozen=True)
class Papers:
    """The papers of a buddy, the newest of each kind first; ``people`` by id how each is called, two for a couple.

    ``benefits`` is None as long as nobody asked. What runs out within ``soon`` days is said beforehand.
    """

    people: dict[UUID, str]
    rows: tuple[PaperRow, ...]
    missing: tuple[Missing, ...]
    benefits: tuple[Benefit, ...] | None = None
    soon: int = 60


def of(session: Session, buddy_id: UUID, today: date) -> Papers:
    """What is there of a buddy, and what is missing today of whoever may be contacted."""
    found = get(session, Buddy, buddy_id)
    people = {person.id: given(person) for person in found.people}
    rows = rows_of(session.scalars(select(Paper).where(Paper.buddy_id == buddy_id)), people)
    asked_of = {person.id: people[person.id] for person in found.people if person.may_be_contacted}
    counting = [row for row in rows if row.person_id in asked_of and row.counts(today)]
    children = needs_extract(session, [buddy_id]).get(buddy_id, "")
    missing = lacking(asked_of, counting, children, asked_here(session), benefits_of(found))
    soon = thresholds(session).expires_days
    return Papers(people, rows, missing, benefits_of(found), soon)


def rows_of(found: Iterable[Paper], people: Mapping[UUID, str]) -> tuple[PaperRow, ...]:
    """The papers of these people, the newest of each kind first."""
    return tuple(sorted((_row(one, people) for one in found if one.person_id in people), key=_place))


def lacking(
    people: Mapping[UUID, str],
    counting: Iterable[PaperRow],
    children_of: str,
    asked: Iterable[AskedPaper],
    benefits: Iterable[Benefit] | None,
) -> tuple[Missing, ...]:
    """What the law, the office and a benefit ask and is not there: the one rule behind the page, the list and Today.

    ``counting`` are the papers that count. Of a couple each has papers of her or his own, but for the notice of a
    benefit: which of the two has it nobody asks, so that one is enough, and it is the first who is asked for it.
    Who shows extract 596.2, or is asked for it, is not asked for another one.
    """
    there = list(counting)
    have = {(row.person_id, row.kind) for row in there}
    each = list(people.items())
    found = [Missing(at, name, kind) for kind in COMPULSORY for at, name in each if (at, kind) not in have]

    def shown(model: str) -> set[UUID]:
        return {row.person_id for row in there if row.kind is PaperKind.EXTRACT and _is_model(row.note, model)}

    for_minors = shown(FOR_MINORS)
    if children_of:
        lack = [(at, name) for at, name in each if at not in for_minors]
        found += [Missing(at, name, PaperKind.EXTRACT, FOR_MINORS, children_of) for at, name in lack]
    for one in asked:
        if one.kind is PaperKind.EXTRACT:
            if children_of:
                continue
            seen = shown(one.model) | for_minors
        else:
            seen = {at for at, kind in have if kind is one.kind}
        found += [Missing(at, name, one.kind, one.model, by_office=True) for at, name in each if at not in seen]
    told = [row.note or "" for row in there if row.kind is PaperKind.BENEFIT_NOTICE]
    known = tuple(benefits or ())
    for benefit in known:
        if not any(SERVICES[benefit].search(note) or (not note and len(known) == 1) for note in told):
            found += [Missing(at, name, PaperKind.BENEFIT_NOTICE, benefit=benefit) for at, name in each[:1]]
    return tuple(found)


def benefits_of(buddy: Buddy) -> tuple[Benefit, ...] | None:
    """The benefits of a buddy that are known; None as long as nobody asked."""
    return None if buddy.benefits is None else tuple(one for one in Benefit if one in buddy.benefits)


def asked_here(session: Session) -> tuple[AskedPaper, ...]:
    """What the office asks beside the law, as it is settled: ``extract:595``."""
    found = []
    for said in the_office(session).papers_asked or ():
        kind, _colon, model = said.partition(":")
        if kind in ASKABLE:
            found.append(AskedPaper(PaperKind(kind), model))
    return tuple(found)


@action(N_("Asked papers changed"))
def ask(session: Session, asked: Iterable[AskedPaper]) -> None:
    """Settle which papers the office asks of every volunteer beside the law."""
    change_office(session, {"papers_asked": [f"{one.kind}:{one.model}".rstrip(":") for one in asked] or None})


def needs_extract(session: Session, buddy_ids: Collection[UUID] | None = None) -> dict[UUID, str]:
    """By buddy with whose children she or he may come in touch: the participants of the duos that go on.

    Of all buddies, or of these. Where nobody asked whether there are children, nothing is asked of the buddy either.
    """
    homes = (
        select(Duo)
        .join(Participant, Duo.participant_id == Participant.id)
        .where(Duo.state.in_(OPEN), Participant.minors.is_(True))
    )
    if buddy_ids is not None:
        homes = homes.where(Duo.buddy_id.in_(buddy_ids))
    found: dict[UUID, list[str]] = {}
    for duo in session.scalars(homes):
        if duo.participant.person.may_be_contacted:
            found.setdefault(duo.buddy_id, []).append(given(duo.participant.person))
    return {buddy_id: listed(sorted(names)) for buddy_id, names in found.items()}


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


def _is_model(noted: str | None, model: str) -> bool:
    """Whether the model that was noted is that one, however it is written: ``model 596-2``; empty asks for any."""
    wanted = r"\D{0,3}".join(map(re.escape, model.split(".")))
    return not model or re.search(rf"(?<!\d){wanted}(?!\d)", noted or "") is not None


def _check(paper: Paper) -> None:
    if paper.on and paper.until and paper.until < paper.on:
        raise KlikError(N_("A paper counts until a day after that on which it was signed or seen."))


def _row(one: Paper, people: Mapping[UUID, str]) -> PaperRow:
    return PaperRow(one.id, one.person_id, people[one.person_id], one.kind, one.on, one.until, one.by, one.note)


def _place(row: PaperRow) -> tuple[int, str, int, UUID]:
    return _ORDER[row.kind], row.name.casefold(), -(row.on or date.min).toordinal(), row.id


_ORDER = {kind: at for at, kind in enumerate(PaperKind)}
