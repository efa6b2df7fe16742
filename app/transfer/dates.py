"""Dates as coordinators write them: to the day, to the month, or only a year. Never guessed when impossible."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from app.i18n import N_, short_date
from app.transfer.cells import NOT_UNDERSTOOD, Note, RawCell, Read, folded, note, said_nothing

Precision = Literal["day", "month", "year"]
YOUNGEST = 16  # A volunteer may start from 16, and so a two-digit birth year is never later.
OLDEST = 105
_EARLIEST_BIRTH, _EARLIEST_EVENT = 1900, 1950
_SPREADSHEET_ZERO = date(1899, 12, 30)

MONTHS = {
    word: month
    for month, spellings in enumerate(
        (
            "jan januari january janv janvier", "feb febr februari february fev fevr fevrier",
            "mrt maa maart mar march mars", "apr april avr avril", "mei may mai", "jun juni june juin",
            "jul juli july juil juillet", "aug augustus august aout", "sep sept september septembre",
            "okt oktober oct october octobre", "nov november novembre", "dec december decembre",
        ),
        1,
    )
    for word in spellings.split()
}  # fmt: skip

_BEFORE = re.compile(
    r"^(?:(?:±|\+/-|~|[°*]|(?:ca|circa|ongeveer|ong|rond|sinds|vanaf|geboren|geb|op|in|begin|eind|medio"
    r"|le|depuis|environ|vers|debut|fin|ne|nee|since|about|on|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ma|di|woe?|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b\.?)\s*)+"
    r"(?=['\d]|[a-z]{3,9}\.? ?'?\d)"
)
_ROUGHLY = re.compile(r"±|\+/-|~|\b(?:ca|circa|ongeveer|ong|rond|begin|eind|medio|vers|environ|debut|fin|about)\b")
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_CLOCK = r"(?:[ t]+\d{1,2}[:.u]\d{2}(?::\d{2})?)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}",
        rf"(?P<day>\d{{1,2}})\s*[-/. ]\s*(?P<month>\d{{1,2}})\s*[-/. ]\s*{_YEAR}{_CLOCK}",
        rf"(?P<day>\d{{1,2}})(?:ste|de|er|e|st|nd|rd|th)?[\s\-/.]*(?P<word>[a-z]+)\.?[\s\-/.]*{_YEAR}",
        r"(?P<month>\d{1,2})\s*[-/.]\s*(?P<year>\d{4}|'?(?:1[3-9]|[2-9]\d))",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
        rf"(?P<word>[a-z]+)\.?[\s\-/.]*{_YEAR}",
        _YEAR,
    )
)


@dataclass(frozen=True)
class Day:
    """A date with how much of it was written; the first of the month or year stands for the rest."""

    on: date
    precision: Precision


@dataclass(frozen=True)
class Birth:
    """The birth date, or only the year; at most one of the two is known."""

    on: date | None = None
    year: int | None = None


@dataclass(frozen=True)
class _Written:
    year: int
    short: bool
    month: int | None
    day: int | None
    note: Note | None = None
    roughly: bool = False

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is to be told of how it was written."""
        return tuple(filter(None, (self.note, _WHEN_ROUGHLY if self.roughly else None)))


_IMPOSSIBLE = note(N_("This date does not exist; left empty and kept with the remarks."))
_FUTURE = note(N_("This date lies in the future; left empty and kept with the remarks."))
_ABOUT = re.compile(
    r"(?:(?P<first>[a-z]+)\.?\s*(?:[-–/]|\bof\b|\ben\b)\s*(?P<last>[a-z]+)\.?|voorjaar|lente|zomer|najaar|herfst)"
    r"(?: van)? (?P<year>(?:19|20)\d{2})"
)
_ABOUT_WHEN = N_("No day and no one month; the year {year} is taken over, the cell kept with the remarks.")
_ONLY_MONTH = N_("Only month and year; the year {year} is taken over, the cell kept with the remarks.")
_WHEN_ROUGHLY = note(N_("Only approximate: it is taken over as if certain, the cell kept with the remarks."))
_TOO_OLD = note(N_("This date lies too far back; left empty and kept with the remarks."))


def day(cell: RawCell, today: date) -> Read[Day | None]:
    """The date of something that has happened: registered, screened, active since."""
    if said_nothing(cell):
        return Read(None)
    written = _written(cell)
    if written is None and (about := _about(folded(cell))) and about <= today.year:
        return Read(Day(date(about, 1, 1), "year"), (note(_ABOUT_WHEN, year=str(about)),), keep=True)
    if written is None:
        return Read(None, (NOT_UNDERSTOOD,), keep=True)
    year = written.year
    if written.short:
        year += 2000 if 2000 + year <= today.year else 1900
    found = _calendar(year, written.month or 1, written.day or 1)
    problem = _IMPOSSIBLE if found is None else _FUTURE if found > today else None
    if problem is None and year < _EARLIEST_EVENT:
        problem = _TOO_OLD
    if problem or found is None:
        return Read(None, (problem or _IMPOSSIBLE,), keep=True)
    precision: Precision = "day" if written.day else "month" if written.month else "year"
    return Read(Day(found, precision), written.notes, keep=written.roughly)


def birth(cell: RawCell, today: date) -> Read[Birth]:
    """A birth date, or the year when that is all there is."""
    if said_nothing(cell):
        return Read(Birth())
    written = _written(cell)
    if written is None:
        return Read(Birth(), (NOT_UNDERSTOOD,), keep=True)
    month, of_month = written.month or 1, written.day or 1
    year = _birth_year(written.year, month, of_month, today) if written.short else written.year
    found = _calendar(year, month, of_month)
    problem = _IMPOSSIBLE if found is None else _FUTURE if found > today else None
    if problem is None and year < _EARLIEST_BIRTH:
        problem = _TOO_OLD
    if problem or found is None:
        return Read(Birth(), (problem or _IMPOSSIBLE,), keep=True)
    notes = list(written.notes)
    age = full_years(found, today)
    if not YOUNGEST <= age <= OLDEST:
        notes.append(note(N_("This makes the person {age} years old: please check."), age=age))
    if written.day:
        return Read(Birth(found), tuple(notes), keep=written.roughly)
    if written.month:
        notes.append(note(_ONLY_MONTH, year=year))
        return Read(Birth(year=year), tuple(notes), keep=True)
    if written.short:
        notes.append(note(N_("Read as born in {year}: please check that it is not an age."), year=year))
    return Read(Birth(year=year), tuple(notes), keep=written.roughly)


def full_years(born: date, today: date) -> int:
    """Completed years of age."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def find(said: str, today: date) -> Read[Day | None]:
    """The date within a sentence such as ``ok 12/03/2025`` or ``ok (jan 2026)``."""
    for form in (
        r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b",
        r"\b\d{4}-\d{2}-\d{2}\b",
        rf"\b(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})\.? '?(?:\d{{4}}|\d{{2}})\b",
        r"\b\d{1,2}[-/]\d{4}\b",
        r"\b(?:19|20)\d{2}\b",
    ):
        if match := re.search(form, said):
            return day(match[0], today)
    return Read(None)


def _written(cell: RawCell) -> _Written | None:
    if isinstance(cell, date):
        return _from_date(cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, str) and re.fullmatch(r"\s*\d{5}(?:\.0)?\s*", cell):
        cell = float(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 5_000 <= cell <= 60_000:
        found = _SPREADSHEET_ZERO + timedelta(days=int(cell))
        told = note(N_("A spreadsheet's day number, read as {day}."), day=short_date(found))
        return _Written(found.year, False, found.month, found.day, told)
    said = folded(cell)
    before = _BEFORE.match(said)
    roughly = before is not None and _ROUGHLY.search(before[0]) is not None
    said = _BEFORE.sub("", said).strip().rstrip(".")
    for form in _FORMS:
        if match := form.fullmatch(said):
            parts = match.groupdict()
            word = parts.get("word")
            if word and word not in MONTHS:
                continue
            month = MONTHS[word] if word else int(parts["month"]) if parts.get("month") else None
            year = parts["year"].lstrip("'")
            of_month = int(parts["day"]) if parts.get("day") else None
            return _Written(int(year), len(year) == 2, month, of_month, roughly=roughly)
    return None


def _about(said: str) -> int | None:
    """The year of ``okt/nov 2026`` or ``voorjaar 2025``; a winter, or two months over New Year, has no certain one."""
    if not (match := _ABOUT.fullmatch(said.strip())):
        return None
    first, last = (MONTHS.get(match[part] or "", 0) for part in ("first", "last"))
    certain = match["first"] is None or 0 < first < last
    return int(match["year"]) if certain else None


def _from_date(found: date) -> _Written:
    serial = (found - _SPREADSHEET_ZERO).days
    if 1900 <= serial <= 2100:
        # A year typed in a cell that is set to dates: 1969 is shown as 22/05/1905.
        told = note(N_("A year typed in a cell for dates, read as {year}."), year=str(serial))
        return _Written(serial, False, None, None, told)
    return _Written(found.year, False, found.month, found.day)


def _birth_year(short: int, month: int, of_month: int, today: date) -> int:
    """The latest past year with these two digits in which one is at least 16 by now."""
    year = today.year - today.year % 100 + short
    while (year + YOUNGEST, month, of_month) > (today.year, today.month, today.day):
        year -= 100
    return year


def _calendar(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None
