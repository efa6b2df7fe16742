"""From one row of a list to one person: every cell read by its column, and the rest kept with the remarks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from app.i18n import N_
from app.transfer import cells, contact, dates, names, plain, states, wish_lines, wishes
from app.transfer.cells import Note, RawCell, Read, folded, line, note, prose, said_nothing, said_words, text
from app.transfer.columns import Column, Titles, untitled
from app.transfer.contact import Address
from app.transfer.dates import Birth, Day, Precision
from app.transfer.half_days import half_days
from app.transfer.languages import languages
from app.transfer.sheets import Row
from app.transfer.standing import standing
from app.transfer.titles import NAMES
from app.transfer.wishes import Wish
from app.vocabulary import BuddyStatus, Gender, ParticipantStatus, Role

T = TypeVar("T")
_WAITS = {ParticipantStatus.REGISTERED, ParticipantStatus.INTAKE, ParticipantStatus.WAITING}


@dataclass(frozen=True)
class CellWarning:
    """Something to check in one cell; ``row`` as in the spreadsheet, ``reason`` worded when shown (``str``).

    ``field`` is what the column holds, where it is known.
    """

    sheet: str
    row: int
    column: str
    value: str
    reason: Note
    field: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadPerson(plain.Plain):
    """One person as the list has it. None, an empty tuple and an empty wish are unknown, never no.

    ``languages`` are ISO 639 codes, ``availability`` half-days of the vocabulary, ``travels_km`` kilometres.
    """

    sheet: str
    row: int
    role: Role
    first_name: str
    last_name: str
    birth_date: date | None
    birth_year: int | None
    gender: Gender | None
    street: str | None
    postcode: str | None
    place: str | None
    municipality: str | None
    phone: str | None
    email: str | None
    smokes: bool | None
    smokes_note: str | None
    has_pets: bool | None
    pets_note: str | None
    languages: tuple[str, ...]
    interests: tuple[str, ...]
    availability: tuple[str, ...] | None
    travels_km: float | None
    has_car: bool | None
    wishes: tuple[Wish, ...]
    status: ParticipantStatus | BuddyStatus
    registered_on: date | None
    registered_precision: Precision
    referrer: str | None
    partner: str | None
    capacity: int | None
    screened_on: date | None
    screened_precision: Precision
    screening_note: str | None
    active_since: date | None
    active_precision: Precision
    remarks: str


class Line:
    """One row being read: hands out its cells by field, and gathers what must be told and kept."""

    def __init__(self, sheet: str, row: Row, titles: Titles) -> None:
        self.sheet, self.row, self.titles = sheet, row, titles
        self.warnings: list[CellWarning] = []
        self.kept: dict[int, str] = {}
        self._filled: dict[str, list[tuple[Column, RawCell]]] = {}
        self.said = {at: cell for at, cell in enumerate(row.cells) if not said_nothing(cell)}
        for column in titles.columns:
            if column.field and column.index in self.said:
                self._filled.setdefault(column.field, []).append((column, row.cells[column.index]))

    def filled(self, field: str) -> list[tuple[Column, RawCell]]:
        """The cells of a field that say anything, from left to right."""
        return self._filled.get(field, [])

    @cached_property
    def names(self) -> tuple[str, str]:
        """(first name, surname), read once."""
        return _names(self)

    def says(self) -> list[str]:
        """The fields of which the row says anything."""
        return list(self._filled)

    def cell(self, field: str) -> RawCell:
        """The first cell of a field that says anything."""
        return next((cell for _column, cell in self.filled(field)), None)

    def read(self, field: str, reader: Callable[[RawCell], Read[T]]) -> T:
        """The first filled cell of a field, read; what further columns of the same field say is kept."""
        filled = self.filled(field)
        for column, cell in filled[1:]:
            self.keep(column, cell)
        if not filled:
            return reader(None).value
        column, cell = filled[0]
        found = reader(cell)
        for told in found.notes:
            self.warn(column, cell, told)
        if found.keep:
            self.keep(column, cell)
        return found.value

    def warn(self, column: Column | None, cell: RawCell, told: Note) -> None:
        title, field = (column.title, column.field or "") if column else ("", "")
        self.warnings.append(CellWarning(self.sheet, self.row.number, title, line(cell), told, field))

    def warn_field(self, field: str, told: Note) -> None:
        """A note about a field as a whole, shown at its first column."""
        column, cell = next(iter(self.filled(field)), (next(iter(self.titles.of(field)), None), None))
        self.warn(column, cell, told)

    def keep(self, column: Column, cell: RawCell) -> None:
        self.kept[column.index] = f"{column.title}: {text(cell)}"

    def remarks(self) -> str:
        """The list's own remarks, then everything that has no other place, in the order of the columns."""
        known = {column.index: column for column in self.titles.columns}
        for index, cell in enumerate(self.row.cells):
            column = known.get(index) or untitled(index)
            if column.field is None and text(cell):
                self.keep(column, cell)
        own = [prose(cell) for _column, cell in self.filled("remarks")]
        return "\n".join(own + [self.kept[index] for index in sorted(self.kept)])


def has_name(of: Line) -> bool:
    """Whether a row names anybody."""
    return any(of.names)


def read_person(of: Line, role: Role, today: date) -> tuple[ReadPerson, list[CellWarning]]:
    """The person in a row that has a name, and what the coordinator should check."""
    first_name, last_name = of.names
    birth = of.read("birth", lambda cell: dates.birth(cell, today))
    address = _address(of)
    smokes, pets = of.read("smokes", cells.yes_no), of.read("has_pets", cells.pets)
    smokes_note, pets_note = of.read("smokes_note", said_words), of.read("pets_note", said_words)
    car = of.read("has_car", cells.yes_no)
    if car.note:
        of.keep(*of.filled("has_car")[0])
    active = of.read("active_since", lambda cell: dates.day(cell, today))
    status, screened, screening_note = standing(of, role, active, today)
    registered = of.read("registered_on", lambda cell: dates.day(cell, today))
    if status in _WAITS and of.titles.of("registered_on") and not of.filled("registered_on"):
        of.warn_field("registered_on", states.NO_DAY)
    municipality = _municipality(of, address)
    wished = _wishes(of, birth, today)
    said = {field: of.read(field, _reader(field, today)) for field in of.says() if field in plain.FIELDS}
    if "unavailable" in of.titles.fields():
        said.setdefault("unavailable", ())
    person = ReadPerson(
        **said,
        sheet=of.sheet,
        row=of.row.number,
        role=role,
        first_name=first_name,
        last_name=last_name,
        birth_date=birth.on,
        birth_year=birth.year,
        gender=of.read("gender", cells.gender),
        street=address.street or None,
        postcode=address.postcode or None,
        place=address.place or None,
        municipality=municipality,
        phone=of.read("phone", contact.phone),
        email=of.read("email", contact.email),
        smokes=smokes.value,
        smokes_note=smokes_note or smokes.note,
        has_pets=pets.value,
        pets_note=pets_note or pets.note,
        languages=of.read("languages", languages),
        interests=of.read("interests", cells.interests),
        availability=of.read("availability", half_days),
        travels_km=of.read("travels_km", cells.kilometres),
        has_car=car.value,
        wishes=wished,
        status=status,
        registered_on=registered.on if registered else None,
        registered_precision=_precision(registered),
        referrer=of.read("referrer", cells.words),
        partner=of.read("partner", cells.words),
        capacity=of.read("capacity", cells.capacity),
        screened_on=screened.on if screened else None,
        screened_precision=_precision(screened),
        screening_note=screening_note,
        active_since=active.on if active else None,
        active_precision=_precision(active),
        remarks=of.remarks(),
    )
    return person, of.warnings


def _names(of: Line) -> tuple[str, str]:
    """(first name, surname) in normal capitals; both empty when the row names nobody."""
    readers = (
        ("name", names.split_name),
        ("surname_first", names.surname_first),
        ("first_name_first", names.first_name_first),
    )
    for field, reader in readers:
        if of.cell(field) is not None:
            for other in sorted(NAMES - {field}):
                for column, cell in of.filled(other):
                    of.keep(column, cell)
            return of.read(field, reader)
    if not of.titles.of("first_name") and names.is_whole(of.cell("last_name")):
        return of.read("last_name", names.split_name)
    return of.read("first_name", names.name), of.read("last_name", names.name)


def _address(of: Line) -> Address:
    """Street, postcode and place from their own columns, and from an address in one cell where those are empty."""
    whole = of.read("address", contact.address)
    code = of.read("postcode", contact.postcode)
    named = of.read("place", contact.place)
    street = " ".join(filter(None, (of.read("street", cells.words), of.read("house_number", cells.words))))
    if box := of.read("box", cells.words):
        street = f"{street} bus {box}".strip()
    postcode = code.postcode or named.postcode or whole.postcode
    place = named.place or code.place or whole.place
    other = (whole.postcode and whole.postcode != postcode) or (whole.place and folded(whole.place) != folded(place))
    if other or (street and whole.street) or (named.postcode and named.postcode != postcode):
        for field in ("address", "place"):
            for column, cell in of.filled(field):
                of.warn(column, cell, note(N_("Differs from the other columns of the address; kept with the remarks.")))
                of.keep(column, cell)
    return Address(street or whole.street, postcode, place)


def _municipality(of: Line, address: Address) -> str | None:
    found = contact.municipality(address.postcode or None, address.place or None)
    at = next((field for field in ("postcode", "place", "address") if of.filled(field)), "postcode")
    for told in found.notes:
        of.warn_field(at, told)
    return found.value


def _wishes(of: Line, birth: Birth, today: date) -> tuple[Wish, ...]:
    own_age = dates.full_years(birth.on, today) if birth.on else today.year - birth.year if birth.year else None
    return (
        *of.read("wish_gender", wishes.gender_wish),
        *of.read("wish_age", lambda cell: wishes.age_wish(cell, own_age)),
        *of.read("wish_not", wishes.rather_not),
        *of.read("wishes", wish_lines.read),
    )


def _reader(field: str, today: date) -> Callable[[RawCell], Read[Any]]:
    return lambda cell: plain.plain(field, cell, today)


def _precision(found: Day | None) -> Precision:
    return found.precision if found else "day"
