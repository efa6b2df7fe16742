"""What is recognised in a file before any of its people is read: sheets, titles, columns, and whose list it is.

A page shows this and says what is otherwise, in a ``Correction``; without one it is how a file is read by itself.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.transfer import duos, months
from app.transfer.cells import line
from app.transfer.columns import (
    SEARCHED,
    Column,
    How,
    Titles,
    corrected,
    find_titles,
    for_role,
    guess_role,
    recalled,
    titles_at,
    untitled,
)
from app.transfer.duos import Pairs
from app.transfer.sheets import Row, Sheet
from app.transfer.titles import compact
from app.vocabulary import Role

Remembered = Mapping[Role, Mapping[str, str | None]]
"""What was said before of titles, per role: the compact title to its field, None to keep it with the remarks."""


@dataclass(frozen=True)
class SheetCorrection:
    """What the coordinator says of a sheet; what is None stays as it was recognised.

    ``titles`` is the number of the row of titles, 0 for a list without; ``fields`` goes by the index of the column.
    ``role`` and ``pairs`` say what kind of list it is: one of them at most.
    """

    titles: int | None = None
    role: Role | None = None
    read: bool | None = None
    fields: Mapping[int, str | None] = field(default_factory=dict)
    pairs: Pairs | None = None


Correction = Mapping[str, SheetCorrection]
"""By the name of the sheet."""


@dataclass(frozen=True)
class RecognisedSheet:
    """A sheet: ``titles`` is None where no row looks like titles, ``role`` None where it is not clear whose list it is.

    ``guessed`` is whose list the sheet says it is by itself; ``read`` tells whether its people are read. ``pairs`` is
    set where it is no list of people, but of duos or of their contacts by month.
    """

    sheet: Sheet
    titles: Titles | None
    role: Role | None
    guessed: Role | None
    read: bool
    pairs: Pairs | None = None

    @property
    def below(self) -> tuple[Row, ...]:
        """The rows under the titles."""
        return self.sheet.rows[self.titles.at + 1 :] if self.titles else ()

    @property
    def titles_row(self) -> int:
        """The number of the row of titles as the spreadsheet shows it; 0 where there is none."""
        return self.sheet.rows[self.titles.at].number if self.titles and self.titles.at >= 0 else 0

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns with their titles, and those without one in which something stands."""
        columns = self.titles.columns if self.titles else ()
        filled = {
            at for row in self.below for at, cell in enumerate(row.cells[len(columns) :], len(columns)) if line(cell)
        }
        return (*columns, *(untitled(at) for at in sorted(filled)))

    @property
    def likely(self) -> int:
        """The number of the row that may well hold the titles, where none was found: the first of the fullest ones."""
        return max(self.sheet.rows[:SEARCHED], key=lambda row: sum(bool(line(cell)) for cell in row.cells)).number

    def learnt(self) -> dict[str, str | None]:
        """What the coordinator said of titles, to remember for a next list; not of one that stands there twice."""
        columns = [column for column in (self.titles.columns if self.titles else ()) if column.titled]
        standing = Counter(compact(column.title) for column in columns)
        chosen = {compact(column.title): column.field for column in columns if column.how is How.CHOSEN}
        return {title: field for title, field in chosen.items() if title and standing[title] == 1}


@dataclass(frozen=True)
class Recognised:
    """A file as recognised. ``role`` is whose lists the whole file was said to hold, None where that was left open."""

    file: str
    sheets: tuple[RecognisedSheet, ...]
    role: Role | None = None

    @property
    def wanted(self) -> tuple[RecognisedSheet, ...]:
        """The sheets whose people are read."""
        return tuple(found for found in self.sheets if found.read and found.titles)


def recognise(
    path: Path,
    sheets: tuple[Sheet, ...],
    role: Role | Pairs | None = None,
    correction: Correction | None = None,
    remembered: Remembered | None = None,
) -> Recognised:
    """What the sheets of a file hold.

    ``role`` is whose list it is; None leaves it to the columns. Where it is clear for some sheets only those are read;
    where it is clear for none, all that have titles are wanted, and whoever reads them must be told.
    """
    said = correction or {}
    found = [_sheet(sheet, path, role, said.get(sheet.name, SheetCorrection()), remembered or {}) for sheet in sheets]
    lists = [one for one in found if one.titles and not one.sheet.hidden]
    fitting = [one for one in lists if one.pairs or (one.role and one.guessed in (None, one.role))]
    if not fitting and (len(lists) == 1 or not role):
        fitting = lists

    def settle(one: RecognisedSheet) -> RecognisedSheet:
        asked = said.get(one.sheet.name, SheetCorrection())
        read = asked.read if asked.read is not None else one in fitting or bool(asked.role or asked.pairs)
        return replace(one, read=read and one.titles is not None)

    return Recognised(path.name, tuple(map(settle, found)), role if isinstance(role, Role) else None)


def _sheet(
    sheet: Sheet, path: Path, role: Role | Pairs | None, said: SheetCorrection, remembered: Remembered
) -> RecognisedSheet:
    rows = [row.cells for row in sheet.rows]
    if (pairs := _pairs(sheet, role, said)) or isinstance(role, Pairs):
        return pairs or RecognisedSheet(sheet, None, None, None, False)
    # A title that is kept with the remarks in one role may be a name in the other.
    before = {title: name for of_role in remembered.values() for title, name in of_role.items() if name}
    if said.titles is None:
        titles = find_titles(rows, before)
    else:
        titles = titles_at(rows, next((at for at, row in enumerate(sheet.rows) if row.number == said.titles), -1))
    if titles is None:
        return RecognisedSheet(sheet, None, said.role or role, None, False)
    above = [line(cell) for row in sheet.rows[: max(titles.at, 0)] for cell in row.cells]
    near = " ".join([sheet.name, *above])
    guessed = guess_role(titles, near) or guess_role(titles, f"{near} {path.stem}")
    whose = said.role or role or guessed
    if whose:
        titles = recalled(titles, remembered.get(whose, {}))
    titles = corrected(titles, said.fields)
    return RecognisedSheet(sheet, for_role(titles, whose) if whose else titles, whose, guessed, False)


def _pairs(sheet: Sheet, role: Role | Pairs | None, said: SheetCorrection) -> RecognisedSheet | None:
    """A sheet of duos, or of their contacts by month; None where it is a list of people."""
    rows = [row.cells for row in sheet.rows]
    chosen = said.pairs or (role if isinstance(role, Pairs) else None)
    if said.role or (role and not chosen):
        return None
    for kind, reads, says in ((Pairs.MONTHS, months, months.month_of), (Pairs.DUOS, duos, duos.field_of)):
        if chosen not in (None, kind):
            continue
        if said.titles is not None:
            at = next((at for at, row in enumerate(sheet.rows) if row.number == said.titles), -1)
            titles = reads.titles_at(rows, at) if chosen or reads.find_titles(rows) else None
        else:
            titles = reads.find_titles(rows)
            if titles is None and chosen:
                at = duos.likely_row(rows, says)
                titles = reads.titles_at(rows, max(at, 0)) if at >= 0 or said.pairs else None
        if titles:
            return RecognisedSheet(sheet, corrected(titles, said.fields), None, None, False, kind)
    return None
