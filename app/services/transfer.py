"""Taking over the lists a coordinator has: everybody in them is registered, found again, or refused with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.i18n import N_, language_name, listed
from app.models import Buddy, Participant, Person
from app.places import fold
from app.services.actions import about, action
from app.services.office import DEFAULT_LANGUAGES, organisation, the_office
from app.services.people import put_wishes
from app.services.rows import WishRow
from app.transfer.cells import Note, note
from app.transfer.people import CellWarning, ReadPerson
from app.transfer.reading import ListReading, Refused
from app.vocabulary import HALF_DAYS, Role

_FACTS = (
    "first_name",
    "last_name",
    "birth_date",
    "birth_year",
    "gender",
    "street",
    "postcode",
    "place",
    "municipality",
    "phone",
    "email",
    "smokes",
    "smokes_note",
    "has_pets",
    "pets_note",
    "travels_km",
    "has_car",
)


@dataclass(frozen=True)
class FileReport:
    """What became of a list: ``rows`` = ``added`` + ``unchanged`` + the refused ones."""

    file: str
    rows: int
    added: int
    unchanged: int
    refused: tuple[Refused, ...]
    warnings: tuple[CellWarning, ...]


@action(N_("Lists imported"))
def import_lists(session: Session, readings: Sequence[ListReading]) -> tuple[FileReport, ...]:
    """Take over lists that were read; a report of each.

    Who is in the vault already is left as it is. Where a list has no column for languages at all, the office's own are
    taken, and that is reported: otherwise nobody in it could be proposed.
    """
    about(session, listed([reading.file for reading in readings]))
    return tuple(_take_over(session, reading) for reading in readings)


def _take_over(session: Session, reading: ListReading) -> FileReport:
    known = _Known(session)
    languages = list(the_office(session).languages or DEFAULT_LANGUAGES)
    warnings = list(reading.warnings)
    added = 0
    if "languages" in reading.absent and reading.rows:
        told = note(
            N_("This list has no column for languages: everybody in it is taken to speak {languages}."),
            languages=listed([language_name(code) for code in languages]),
        )
        warnings.append(CellWarning(reading.sheets[0], 0, "", "", told))
    for row in reading.rows:
        if "languages" in reading.absent:
            row = replace(row, languages=tuple(languages))
        found = known.again(row)
        if found is None:
            _add(session, row, known.person(row))
            added += 1
        elif _differs(row, found):
            warnings.append(_warning(row, note(N_("Known already; what differs in this list was not taken over."))))
    return FileReport(reading.file, reading.total, added, len(reading.rows) - added, reading.refused, tuple(warnings))


class _Known:
    """Who was in the vault before this list. Everybody is found again at most once, so that twins stay two."""

    def __init__(self, session: Session) -> None:
        self._records: list[Participant | Buddy] = [
            *session.scalars(select(Participant).options(selectinload(Participant.person, Person.wishes))),
            *session.scalars(select(Buddy).options(selectinload(Buddy.person, Person.wishes))),
        ]
        self._found: set[UUID] = set()

    def again(self, row: ReadPerson) -> Person | None:
        """The person of this row in this role, if there already."""
        kind = Participant if row.role is Role.PARTICIPANT else Buddy
        for record in self._records:
            if isinstance(record, kind) and record.id not in self._found and _same(row, record.person):
                self._found.add(record.id)
                return record.person
        return None

    def person(self, row: ReadPerson) -> Person | None:
        """The same human being in another role: only where name and full date of birth agree."""
        if row.birth_date is None:
            return None
        other = (record.person for record in self._records if record.person.birth_date == row.birth_date)
        return next((person for person in other if _named(person) == _named(row)), None)


def _same(row: ReadPerson, person: Person) -> bool:
    """Whether a row is about this person: the name, and the birth where both know it; else nothing may contradict."""
    if _named(row) != _named(person):
        return False
    for known in ("birth_date", "birth_year"):
        mine, theirs = getattr(row, known), getattr(person, known)
        if mine and theirs:
            return bool(mine == theirs)
    births = [one.birth_date.year if one.birth_date else one.birth_year for one in (row, person)]
    if all(births):
        return births[0] == births[1]
    pairs = [(getattr(row, name), getattr(person, name)) for name in ("phone", "email", "postcode", "gender")]
    return all(mine == theirs for mine, theirs in pairs if mine and theirs)


def _named(one: ReadPerson | Person) -> tuple[str, str]:
    return fold(one.first_name), fold(one.last_name)


def _differs(row: ReadPerson, person: Person) -> bool:
    """Whether the list says something of a person that the vault does not."""
    listed_facts = _facts(row)
    return any(value not in (None, []) and value != getattr(person, name) for name, value in listed_facts.items())


def _facts(row: ReadPerson) -> dict[str, Any]:
    facts: dict[str, Any] = {name: getattr(row, name) for name in _FACTS}
    facts["languages"] = list(row.languages) or None
    facts["interests"] = list(row.interests) or None
    facts["availability"] = {slot: slot in row.availability for slot in HALF_DAYS} if row.availability else None
    return facts


def _add(session: Session, row: ReadPerson, person: Person | None) -> None:
    if person is None:
        person = Person(**_facts(row))
        session.add(person)
    put_wishes(person, row.role, _wishes(row))
    if row.role is Role.PARTICIPANT:
        session.add(
            Participant(
                person=person,
                status=row.status,
                registered_on=row.registered_on,
                registered_precision=row.registered_precision,
                referrer=organisation(session, row.referrer, referrer=True) if row.referrer else None,
                remarks=row.remarks or None,
            )
        )
    else:
        session.add(
            Buddy(
                person=person,
                status=row.status,
                partner=organisation(session, row.partner, partner=True) if row.partner else None,
                capacity=1 if row.capacity is None else row.capacity,
                screened_on=row.screened_on,
                screened_precision=row.screened_precision,
                screening_note=row.screening_note,
                active_since=row.active_since,
                active_precision=row.active_precision,
                remarks=row.remarks or None,
            )
        )
    session.flush()


def _wishes(row: ReadPerson) -> Iterable[WishRow]:
    for wish in row.wishes:
        yield WishRow(wish.about, wish.values, wish.lower, wish.upper, wish.strength, wish.firm)


def _warning(row: ReadPerson, told: Note) -> CellWarning:
    return CellWarning(row.sheet, row.row, "", f"{row.first_name} {row.last_name}".strip(), told)
