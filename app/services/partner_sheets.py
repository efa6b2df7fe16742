"""The sheets of what a partner may have: of its buddies, their papers, duos, events and expense notes.

Of a duo only days and counts, and of an event only its kind: a title is typed freely, and may name anybody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.documents.data import Cell, ListColumn, ListData
from app.figures.asked import Asked
from app.i18n import N_, _, listed, number, short_date, telephone
from app.models import Attendance, Buddy, Consent, Contact, Duo, DuoStep, Event, ExpenseNote, Paper, Participant, Person
from app.models.duo import TOGETHER
from app.places import fold
from app.transfer.writing import day as written_day
from app.vocabulary import ConsentKind, DuoState, PaperKind, word

_OVER = (DuoState.ENDED, DuoState.STOPPED_EARLY)
_CENTS = 100


@dataclass(frozen=True)
class Going:
    """A buddy who goes along, of a couple only those who may be contacted."""

    buddy: Buddy
    people: tuple[Person, ...]

    @property
    def name(self) -> str:
        return " & ".join(person.full_name for person in self.people)


def buddies(going: Sequence[Going], today: date) -> ListData:
    titles = N_("Name"), N_("Phone"), N_("Mail"), N_("Address"), N_("Step on the path"), N_("Active since")
    rows = []
    for one in going:
        since = written_day(one.buddy.active_since, one.buddy.active_precision)
        rows.append(
            (
                Cell(one.name),
                Cell(_of_each(telephone(person.phone) for person in one.people)),
                Cell(_of_each(person.email or "" for person in one.people)),
                Cell(_of_each(map(_address, one.people))),
                Cell(word(one.buddy.status)),
                Cell(since.words, since.value),
            )
        )
    return _sheet(_("Buddies"), today, titles, rows)


def papers(session: Session, of: Mapping[UUID, Going], today: date) -> ListData:
    """Which papers there are; that somebody told a service of a benefit is not for a partner to know."""
    found = session.scalars(
        select(Paper).where(Paper.buddy_id.in_(of), Paper.kind != PaperKind.BENEFIT_NOTICE).order_by(Paper.on)
    )
    rows = []
    for paper in found:
        whose = next((person for person in of[paper.buddy_id].people if person.id == paper.person_id), None)
        if whose:
            rows.append((Cell(whose.full_name), Cell(word(paper.kind)), _day(paper.on), _day(paper.until)))
    return _sheet(_("Papers"), today, (N_("Name"), N_("Paper"), N_("Day"), N_("Counts until")), _by_name(rows))


def duos(session: Session, of: Mapping[UUID, Going], asked: Asked) -> tuple[ListData, dict[UUID, str]]:
    """Duos that went on in the period, and the participants whose first name stands with theirs."""
    duos = session.scalars(select(Duo).where(Duo.buddy_id.in_(of))).all()
    days = _days_of(session, [duo.id for duo in duos])
    seen = _seen(session, [duo.id for duo in duos], asked)
    agreed = set(
        session.scalars(
            select(Consent.participant_id).where(
                Consent.kind == ConsentKind.PARTNER,
                Consent.given.is_(True),
                Consent.participant_id.in_({duo.participant_id for duo in duos}),
            )
        )
    )
    rows, told = [], {}
    for duo in duos:
        since, until = days.get(duo.id, (None, None))
        if since is None or since > asked.last or (until and until < asked.first):
            continue
        name = _first_name(duo.participant) if duo.participant_id in agreed else ""
        if name:
            told[duo.participant_id] = name
        row = (
            Cell(of[duo.buddy_id].name),
            Cell(name),
            _day(since),
            _day(until if until and until <= asked.last else None),
        )
        rows.append((*row, _count(seen.get(duo.id, 0))))
    titles = N_("Buddy"), N_("First name of the participant"), N_("Together since"), N_("Until"), N_("Contacts")
    return _sheet(_("Duos"), asked.last, titles, _by_name(rows)), told


def _days_of(session: Session, duos: Collection[UUID]) -> dict[UUID, tuple[date | None, date | None]]:
    """When each duo began and was over; of one that never began nothing."""
    found: defaultdict[UUID, dict[bool, date]] = defaultdict(dict)
    steps = select(DuoStep.duo_id, DuoStep.state, DuoStep.on).where(DuoStep.duo_id.in_(duos)).order_by(DuoStep.position)
    for duo, state, on in session.execute(steps):
        if state in TOGETHER:
            found[duo].setdefault(True, on)
        elif state in _OVER:
            found[duo][False] = on
    return {duo: (known.get(True), known.get(False)) for duo, known in found.items()}


def _seen(session: Session, duos: Collection[UUID], asked: Asked) -> dict[UUID, int]:
    """How often each duo saw each other in the period, as far as it was noted."""
    query = select(Contact.duo_id, func.sum(Contact.times)).where(Contact.duo_id.in_(duos))
    query = query.where(Contact.on.between(asked.first, asked.last), Contact.reached.is_not(False))
    return {duo: times for duo, times in session.execute(query.group_by(Contact.duo_id)) if duo}


def events(session: Session, of: Mapping[UUID, Going], asked: Asked, today: date) -> ListData:
    """Where buddies were. Of an event only its kind and its day are told: a title is typed freely."""
    query = select(Attendance.buddy_id, Event.kind, Event.on).join_from(Attendance, Event)
    query = query.where(Attendance.buddy_id.in_(of), Attendance.present.is_(True), Event.cancelled.is_(False))
    query = query.where(Event.on.between(asked.first, asked.last)).order_by(Event.on)
    rows = [(Cell(of[who].name), Cell(word(kind)), _day(on)) for who, kind, on in session.execute(query) if who]
    return _sheet(_("Events"), today, (N_("Name"), N_("Kind"), N_("Day")), _by_name(rows))


def notes(session: Session, of: Mapping[UUID, Going], asked: Asked, today: date) -> ListData:
    """The expense notes that lie in the period, each as a sum: what stands on their lines stays here."""
    query = select(ExpenseNote).where(ExpenseNote.buddy_id.in_(of)).order_by(ExpenseNote.first, ExpenseNote.number)
    rows = []
    for note in session.scalars(query.where(ExpenseNote.first <= asked.last, ExpenseNote.last >= asked.first)):
        whose = next((person for person in of[note.buddy_id].people if person.id == note.person_id), None)
        if whose:
            amount = note.amount / _CENTS
            rows.append(
                (
                    *(Cell(whose.full_name), Cell(note.number), _day(note.first), _day(note.last)),
                    *(Cell(word(note.system)), Cell(number(amount), amount), Cell(number(note.km), note.km)),
                    *(_day(note.made_on), _day(note.approved_on), _day(note.paid_on)),
                )
            )
    titles = (
        *(N_("Name"), N_("Number"), N_("First day"), N_("Last day"), N_("Paid back by"), N_("Amount in euro")),
        *(N_("Kilometres"), N_("Made on"), N_("Approved on"), N_("Paid on")),
    )
    return _sheet(_("Expense notes"), today, titles, _by_name(rows))


def _first_name(participant: Participant) -> str:
    """Only the first name, and nothing of who died or wants no contact any more."""
    person = participant.person
    if not person.may_be_contacted:
        return ""
    if person.last_name:
        return person.first_name
    return next(iter(person.first_name.split()), "")  # a whole name may stand there


def _of_each(said: Any) -> str:
    """What is said of each of a couple, once where it is the same."""
    return listed(list(dict.fromkeys(filter(None, said))))


def _address(person: Person) -> str:
    town = " ".join(filter(None, (person.postcode, person.place or person.municipality)))
    return ", ".join(filter(None, (person.street, town)))


def _day(on: date | None) -> Cell:
    return Cell(short_date(on), on)


def _count(n: int) -> Cell:
    return Cell(number(n), n)


def _by_name(rows: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    yield from sorted(rows, key=lambda row: fold(row[0].words))


def _sheet(title: str, on: date, titles: Sequence[str], rows: Any) -> ListData:
    return ListData(title, on, tuple(ListColumn(_(words)) for words in titles), tuple(rows))
