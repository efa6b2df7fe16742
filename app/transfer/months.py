"""Contacts by month: a row is a duo, a column a month, and a cell how often, a tick, or the days of that month."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from app.i18n import N_
from app.places import fold
from app.transfer import duos
from app.transfer.cells import Note, RawCell, folded, line, note, said_nothing
from app.transfer.columns import SEARCHED, Column, How, Titles
from app.transfer.dates import MONTHS
from app.transfer.duos import NAMING, NO_NAMES, field_of, of_people, read_names
from app.transfer.people import Line
from app.transfer.titles import NAMES, known

FIELDS = {name: words for name, words in duos.FIELDS.items() if name in NAMING} | {"month": N_("Contacts")}
FEWEST = 2  # months that make a matrix
MOST = 31

_YEAR = r"'?(?P<year>(?:19|20)\d{2}|\d{2})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<word>[a-z]+)\.?(?:[\s\-/.']*{_YEAR})?",
        r"(?P<month>\d{1,2})\s*[-/.]\s*(?P<year>(?:19|20)\d{2})",
        r"(?P<year>(?:19|20)\d{2})\s*[-/.]\s*(?P<month>\d{1,2})",
    )
)
_TIMES = re.compile(r"(\d{1,2})\s*(?:x|keer|maal|contacten|contact)?(?:\s*[:;,(-]\s*(.*?)\)?)?")
_TICKS = re.compile(r"(x+|v+|✓+|✔+|\|+|i{2,})(?:\s*[:;,(-]\s*(.*?)\)?)?")
_DAY = re.compile(r"(\d{1,2})(?:\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{2}|\d{4}))?)?")
_NONE = {"0", "nee", "neen", "geen", "niet", "nul"}
_ONCE = {"ja", "ok", "j"}

NO_YEAR = note(N_("The year of these months stands nowhere; see the question."))
TO_COME = note(N_("This month is still to come; not taken over."))
_NOT_UNDERSTOOD = note(N_("Not understood; not taken over."))
NO_SUCH_DAY = note(N_("These are no days of this month that have been; not taken over."))
NOT_READ = note(N_("This column holds no month and no name; it was not read."))


@dataclass(frozen=True)
class Cell:
    """What a cell says of a month: how often, or on which days; ``year`` is None where it stands nowhere."""

    column: str
    said: str
    year: int | None
    month: int
    times: int | None
    days: tuple[int, ...]
    note: str | None


@dataclass(frozen=True)
class ReadMonths:
    """A row of a matrix: whom it is about, by name, and its months. ``ordered`` as in a ``ReadDuo``."""

    sheet: str
    row: int
    participant: str
    buddy: str
    ordered: bool
    cells: tuple[Cell, ...]
    noted_on: date

    @property
    def names(self) -> str:
        """The names, as the list has them."""
        return " & ".join(filter(None, (self.participant, self.buddy)))


def month_of(title: RawCell) -> tuple[int | None, int] | None:
    """The year, where it is said, and the month that a title names: ``jan``, ``feb 2026``, ``01/2026``."""
    if isinstance(title, datetime | date):
        return (title.year, title.month) if title.day == 1 else None
    said = folded(title)
    for form in _FORMS:
        if match := form.fullmatch(said):
            parts = match.groupdict()
            word, digits = parts.get("word"), parts.get("year")
            if word and word not in MONTHS:
                continue
            month = MONTHS[word] if word else int(parts["month"])
            year = int(digits) + (2000 if len(digits) == 2 else 0) if digits else None
            return (year, month) if 1 <= month <= 12 else None
    return None


def find_titles(rows: Sequence[Sequence[RawCell]]) -> Titles | None:
    """The row of titles of a matrix of months; None where there is none."""
    dated: set[int] = set()  # columns that say since when and until when: what stands under it is no title
    for at, cells in enumerate(rows[:SEARCHED]):
        if _of_people(cells):
            return None
        found = [month for index, cell in enumerate(cells) if index not in dated and (month := month_of(cell))]
        dated.update(index for index, cell in enumerate(cells) if duos.field_of(cell) in ("since", "until"))
        follow = sum(after[1] == before[1] % 12 + 1 for before, after in pairwise(found))
        # Two dates in a row are no titles: months follow each other there.
        if len(found) >= FEWEST and len(set(found)) == len(found) and 2 * follow >= len(found) - 1:
            return titles_at(rows, at)
    return None


def titles_at(rows: Sequence[Sequence[RawCell]], at: int) -> Titles:
    """A row taken as the titles of a matrix. Where none names anybody, the first column that is no month does."""
    titles = duos.titles_at(rows, at)
    if at < 0:
        return titles
    columns = [_column(column, rows[at][column.index]) for column in titles.columns]
    if not any(column.field in NAMING for column in columns):
        first = next((column for column in columns if column.field is None), None)
        if first:
            columns[first.index] = replace(first, field="pair", how=How.TITLE)
    return Titles(at, tuple(columns))


def years(rows: Sequence[Sequence[RawCell]], titles: Titles, near: str) -> dict[int, tuple[int | None, int]]:
    """The year and the month of each column that is one.

    The year stands in the title, above it, in a column beside it, or in the words ``near``: the sheet and the file.
    """
    if titles.at < 0:
        return {}
    found: dict[int, tuple[int | None, int]] = {}
    for column in titles.of("month"):
        if month := month_of(rows[titles.at][column.index]):
            found[column.index] = month
    over = _over(rows[titles.at - 1]) if titles.at else {}
    found = {at: (year or over.get(at), month) for at, (year, month) in found.items()}
    if all(year is None for year, _month in found.values()):
        around = sorted({int(said) for said in re.findall(r"(?<!\d)20\d\d(?!\d)", near)})
        if around and found:
            first = next(iter(found))
            found[first] = (around[0], found[first][1])
            return _onward(found, len(around) > 1)
        return found
    return _backward(_onward(found, True))


def read_months(of: Line, columns: Mapping[int, tuple[int | None, int]], today: date) -> ReadMonths | Note:
    """The contacts in a row, or why there are none; a cell that is not understood is told by the line."""
    participant, buddy, ordered = read_names(of)
    if not (participant or buddy):
        return NO_NAMES
    cells = []
    titles = {column.index: column for column in of.titles.columns}
    for at, cell in enumerate(of.row.cells):
        if at not in columns or said_nothing(cell):
            continue
        year, month = columns[at]
        found = _cell(cell, titles[at].title, year, month, today)
        if isinstance(found, Cell):
            cells.append(found)
        else:
            of.warn(titles[at], cell, found)
    return ReadMonths(of.sheet, of.row.number, participant, buddy, ordered, tuple(cells), today)


def _cell(cell: RawCell, title: str, year: int | None, month: int, today: date) -> Cell | Note:
    if year and date(year, month, 1) > today:
        return TO_COME
    read = _read(cell, year, month)
    if read is None:
        return _NOT_UNDERSTOOD
    times, days, words = read
    if year and not all(_was(year, month, day, today) for day in days):
        return NO_SUCH_DAY
    if days and year is None and max(days) > MOST:
        return NO_SUCH_DAY
    return Cell(title, line(cell), year, month, times, days, words or None)


def _read(cell: RawCell, year: int | None, month: int) -> tuple[int | None, tuple[int, ...], str] | None:
    """How often, or the days, and what is said beside it; None where it is not understood."""
    if isinstance(cell, bool):
        return int(cell), (), ""
    if isinstance(cell, datetime | date):
        return (None, (cell.day,), "") if (year or cell.year, month) == (cell.year, cell.month) else None
    if isinstance(cell, int | float):
        return (int(cell), (), "") if float(cell).is_integer() and 0 <= cell <= MOST else None
    said, written = folded(cell).rstrip("."), line(cell)
    if said in _NONE:
        return 0, (), ""
    if said in _ONCE:
        return 1, (), ""
    if match := _TICKS.fullmatch(said):
        return len(match[1]), (), _beside(written, match, 2)
    days = [part for part in re.split(r"\s*(?:[,;&+]|\ben\b)\s*|(?<=\d)\s+(?=\d)", said) if part]
    many = len(days) > 1 and not re.fullmatch(r"\d+,5", said)
    if many or re.fullmatch(r"\d{1,2}\s*[-/.]\s*\d{1,2}(\s*[-/.]\s*\d{2,4})?", said):
        if found := _days(days, year, month):
            return None, found, ""
        if many and all(part.isdigit() for part in days):
            return None
    if (match := _TIMES.fullmatch(said)) and int(match[1]) <= MOST and not re.fullmatch(r"\d+,\d+", said):
        return int(match[1]), (), _beside(written, match, 2)
    return None


def _days(parts: Sequence[str], year: int | None, month: int) -> tuple[int, ...]:
    """Days of this month, in order; empty where any of them is not one."""
    found = set()
    for part in parts:
        match = _DAY.fullmatch(part)
        if not match or (match[2] and int(match[2]) != month):
            return ()
        if match[3] and year and int(match[3]) % 100 != year % 100:
            return ()
        if not 1 <= int(match[1]) <= MOST:
            return ()
        found.add(int(match[1]))
    return tuple(sorted(found))


def _was(year: int, month: int, day: int, today: date) -> bool:
    return day <= monthrange(year, month)[1] and date(year, month, day) <= today


def _beside(written: str, match: re.Match[str], group: int) -> str:
    start, end = match.span(group)
    return written[start:end].strip() if start >= 0 else ""


def _of_people(cells: Sequence[RawCell]) -> bool:
    """First names and surnames in columns of their own are those of people; so is what only people have."""
    names = {known(cell) for cell in cells} & (NAMES - {"name"})
    return bool(names) or of_people(cells)


def _column(column: Column, cell: RawCell) -> Column:
    if month_of(cell):
        return replace(column, title=_titled(cell), field="month", how=How.TITLE, titled=True)
    if known(cell) == "name" and field_of(cell) is None:
        return replace(column, field="pair", how=How.TITLE)
    return column if column.field in NAMING else replace(column, field=None, how=How.UNKNOWN)


def _titled(cell: RawCell) -> str:
    return f"{cell:%m/%Y}" if isinstance(cell, datetime | date) else line(cell)


def _over(cells: Sequence[RawCell]) -> dict[int, int]:
    """The years in the row above the months: each holds until the next, as in cells that were merged."""
    found: dict[int, int] = {}
    year = None
    for at in range(max(len(cells), 60)):
        if at < len(cells) and (match := re.fullmatch(r"(?:jaar )?(20\d\d)", fold(line(cells[at])))):
            year = int(match[1])
        if year:
            found[at] = year
    return found


def _onward(found: dict[int, tuple[int | None, int]], turns: bool) -> dict[int, tuple[int | None, int]]:
    """The year of a month from the one before it; after december comes the next, where the list ``turns``."""
    last: tuple[int | None, int] | None = None
    for at, (year, month) in found.items():
        if year is None and last and last[0] and (month > last[1] or turns):
            year = last[0] + (month <= last[1])
        found[at] = last = year, month
    return found


def _backward(found: dict[int, tuple[int | None, int]]) -> dict[int, tuple[int | None, int]]:
    after: tuple[int | None, int] | None = None
    for at, (year, month) in reversed(found.items()):
        if year is None and after and after[0]:
            year = after[0] - (month >= after[1])
        found[at] = after = year, month
    return found
