"""Taking over the lists a coordinator has: everybody in them is registered, found again, or refused with a reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.errors import KlikError
from app.i18n import N_, language_name, listed
from app.models import Buddy, Participant, Person
from app.services.actions import about, action
from app.services.office import DEFAULT_LANGUAGES, organisation, the_office
from app.services.people import put_wishes
from app.services.recognising import (
    Facts,
    columns,
    differing,
    facts_of,
    known,
    named,
    pair,
    said,
    same,
    same_birthday,
    together,
)
from app.transfer.cells import Note, note
from app.transfer.people import CellWarning, ReadPerson
from app.transfer.reading import ListReading, Refused, read_list
from app.vocabulary import Role

_KINDS: dict[Role, type[Participant] | type[Buddy]] = {Role.PARTICIPANT: Participant, Role.BUDDY: Buddy}
_OTHER = {Role.PARTICIPANT: Role.BUDDY, Role.BUDDY: Role.PARTICIPANT}


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, and why."""

    file: Path
    error: KlikError


@dataclass(frozen=True)
class FileReport:
    """What became of a list: ``rows`` = ``added`` + ``unchanged`` + the refused ones."""

    file: str
    rows: int
    added: int
    unchanged: int
    refused: tuple[Refused, ...]
    warnings: tuple[CellWarning, ...]


@dataclass(frozen=True)
class _Row:
    """A row, and what it says as the vault would keep it."""

    read: ReadPerson
    said: Facts

    def warning(self, told: Note) -> CellWarning:
        name = f"{self.read.first_name} {self.read.last_name}".strip()
        return CellWarning(self.read.sheet, self.read.row, "", name, told)


def read_lists(files: Iterable[Path], role: Role | None, today: date) -> tuple[list[ListReading], list[Unread]]:
    """Read files, each apart: the ones that can be read and the ones that cannot, both in the order given."""
    readings, unread = [], []
    for file in files:
        try:
            readings.append(read_list(file, role, today))
        except KlikError as error:
            unread.append(Unread(file, error))
    return readings, unread


@action(N_("Lists imported"))
def import_lists(session: Session, readings: Sequence[ListReading]) -> tuple[FileReport, ...]:
    """Take over lists that were read; a report of each.

    Who is in the vault already is left as it is; only who is known in the other role gets what was not known yet.
    Where a list has no column for languages at all, the office's own are taken, and that is reported: otherwise
    nobody in it could be proposed.
    """
    about(session, listed([reading.file for reading in readings]))
    # Lists without languages come last: what is taken for granted may not precede what another list says.
    order = sorted(range(len(readings)), key=lambda place: "languages" in readings[place].absent)
    reports = {place: _take_over(session, readings[place]) for place in order}
    return tuple(reports[place] for place in range(len(readings)))


def _take_over(session: Session, reading: ListReading) -> FileReport:
    assumed: list[str] = []
    if "languages" in reading.absent:
        assumed = list(the_office(session).languages or DEFAULT_LANGUAGES)
    warnings = list(reading.warnings)
    added = 0
    for role in Role:
        rows = [_Row(row, said(row)) for row in reading.rows if row.role is role]
        records = _records(session, role)
        vault = [known(record) for record in records]
        again = pair([row.said for row in rows], vault, same)
        for here, there in again.items():
            warnings += _differences(rows[here], vault[there])
        new = [row for here, row in enumerate(rows) if here not in again]
        warnings += _doubles(new, [rows[here] for here in again], vault)
        warnings += _register(session, new, _only_in(_records(session, _OTHER[role]), records), assumed)
        added += len(new)
    if assumed and added:
        told = note(
            N_("This list has no column for languages: whoever is new in it is taken to speak {languages}."),
            languages=listed([language_name(code) for code in assumed]),
        )
        warnings.append(CellWarning(reading.sheets[0], 0, "", "", told))
    return FileReport(reading.file, reading.total, added, len(reading.rows) - added, reading.refused, tuple(warnings))


def _records(session: Session, role: Role) -> list[Participant | Buddy]:
    """Who has a role in the vault now."""
    kind = _KINDS[role]
    return list(session.scalars(select(kind).options(selectinload(kind.person, Person.wishes))))


def _only_in(other: Iterable[Participant | Buddy], records: Iterable[Participant | Buddy]) -> list[Person]:
    """The people with the other role who have not this one."""
    have_it = {record.person_id for record in records}
    return list({record.person_id: record.person for record in other if record.person_id not in have_it}.values())


def _differences(row: _Row, there: Facts) -> Iterator[CellWarning]:
    if words := differing(row.said, there):
        told = N_("Known already; what differs in this list was not taken over: {facts}.")
        yield row.warning(note(told, facts=listed(words)))


def _doubles(new: Iterable[_Row], found: Iterable[_Row], vault: Iterable[Facts]) -> Iterator[CellWarning]:
    """A warning for each new row that may be somebody of the same list, or of the vault, once more."""
    names = {named(facts) for facts in vault}
    seen: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in found:
        seen[named(row.said)].append(row)
    for row in new:
        name = named(row.said)
        if twin := next((one for one in seen[name] if same(row.said, one.said)), None):
            told = N_("The same person seems to stand in row {row} of “{sheet}” as well; both were taken over.")
            yield row.warning(note(told, row=twin.read.row, sheet=twin.read.sheet))
        elif name in names:
            yield row.warning(note(N_("Somebody of this name is there already; is it the same person?")))
        seen[name].append(row)


def _register(
    session: Session, rows: Sequence[_Row], people: Sequence[Person], assumed: list[str]
) -> Iterator[CellWarning]:
    """Add people in a role; one of ``people``, known in the other role, stays the same human being."""
    both = pair([row.said for row in rows], [facts_of(person) for person in people], same_birthday)
    for here, row in enumerate(rows):
        person = people[both[here]] if here in both else Person()
        _fill_in(person, row.said | {"languages": row.said["languages"] or assumed or None})
        yield from _differences(row, facts_of(person))
        _add(session, row, person)


def _fill_in(person: Person, facts: Facts) -> None:
    """Note what was not known yet; what belongs together only where nothing of it contradicts."""
    for names in together(columns(Person)):
        if all(facts[name] is None or getattr(person, name) in (None, [], {}, facts[name]) for name in names):
            for name in names:
                if facts[name] is not None:
                    setattr(person, name, facts[name])


def _add(session: Session, row: _Row, person: Person) -> None:
    read, kind = row.read, _KINDS[row.read.role]
    put_wishes(person, read.role, row.said["wishes"] or ())
    record = kind(person=person, **{name: row.said[name] for name in columns(kind)})
    if isinstance(record, Participant):
        record.referrer = organisation(session, read.referrer, referrer=True) if read.referrer else None
    else:
        record.partner = organisation(session, read.partner, partner=True) if read.partner else None
    session.add(record)
    session.flush()
