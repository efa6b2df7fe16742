"""Reading a whole list: which rows are people, which are refused and why, and what to check."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app import places
from app.errors import KlikError
from app.i18n import N_
from app.transfer.cells import Note, folded, line, note, text
from app.transfer.columns import How, untitled
from app.transfer.duos import Pairs, ReadDuo, read_duo
from app.transfer.months import NOT_READ, ReadMonths, read_months, years
from app.transfer.names import UNSPLIT
from app.transfer.people import CellWarning, Line, ReadPerson, has_name, read_person
from app.transfer.recognised import Correction, Recognised, RecognisedSheet, Remembered, recognise
from app.transfer.sheets import Sheet, read_sheets
from app.transfer.titles import known
from app.vocabulary import ParticipantStatus, Role

# What a match looks at: the fact, and the columns any of which can say it.
_MATCHING = {
    "birth_date": {"birth"},
    "gender": {"gender"},
    "place": {"postcode", "place", "address"},
    "smokes": {"smokes"},
    "has_pets": {"has_pets"},
    "languages": {"languages"},
    "interests": {"interests"},
    "availability": {"availability"},
    "travels_km": {"travels_km"},
}

_TOTAL = re.compile(r"(sub|eind)?tota(al|len)\b|total\b|aantal\b|som\b|gemiddelde\b")
_TOGETHER = 200  # rows between two steps
_SUM = re.compile(r"[\d.,:%€\s-]+")
_IS_TOTAL = note(N_("This row is a total, not a person."))
_SECTION = re.compile(
    r"(?:regio|zone|sector|wachtlijst|wachtend\w*|deelnemers?|buddy'?s|kandidaten|kandidaat\W?\w*|nieuwe?|actieve?"
    r"|lopend\w*|in duo|duo'?s|on hold|pauze|gestopt|stopgezet|doorverwezen|afgerond|uitgeschreven|overige|andere"
    r"|varia)\b.*"
)
_IS_SECTION = note(N_("Only a place or a heading stands in this row: it is not a person."))
_IS_TITLES = note(N_("This row repeats the column titles."))
_NO_NAME = note(N_("No name stands in this row."))
_UNRECOGNISED = note(N_("This column was not recognised; what stands in it is kept with the remarks."))
_NO_PLACE = note(N_("There is no place for this column in such a list; what stands in it is kept with the remarks."))
_WHICH_FIRST = N_(
    "First name or surname first, as in “{example}”? The whole name is taken over as the surname. "
    "Say it in the step Recognised, at the column “{column}”: “Surname + first name” or “First name + surname”."
)
NO_STATUS_COLUMN = note(N_("No column says the status: everybody is taken over as a candidate."))
_NO_DAY_COLUMN = note(N_("No column says when somebody registered: of who waits it is still to ask."))
ONLY_NAME = note(N_("Only a name in this row: is it a person?"))


class WhoseList(KlikError):  # noqa: N818 (it names a situation, as every KlikError does)
    """Nothing in a file says whether it lists participants or buddies: whoever knows may say so, and read it again."""


@dataclass(frozen=True)
class Refused:
    """A row that is not taken over; ``row`` as in the spreadsheet, ``reason`` worded when shown (``str``).

    ``said`` is what stands in it.
    """

    sheet: str
    row: int
    reason: Note
    said: str = ""


@dataclass(frozen=True)
class ListReading:
    """A list as read: every row that held anything below the titles is in ``rows`` or in ``refused``.

    ``role`` is None when the sheets are of both roles; each person has its own. ``absent`` names the facts a match
    looks at for which no sheet has a column. ``total`` counts the rows that held anything below the titles. ``learnt``
    has the fields that the coordinator chose for titles. ``duos`` and ``months`` are what lists of duos and of their
    contacts hold.
    """

    file: str
    role: Role | None
    sheets: tuple[str, ...]
    rows: tuple[ReadPerson, ...]
    refused: tuple[Refused, ...]
    warnings: tuple[CellWarning, ...]
    absent: frozenset[str]
    total: int
    learnt: tuple[tuple[Role, str, str | None], ...] = ()
    duos: tuple[ReadDuo, ...] = ()
    months: tuple[ReadMonths, ...] = ()


def read_list(
    path: Path,
    role: Role | Pairs | None,
    today: date,
    correction: Correction | None = None,
    remembered: Remembered | None = None,
) -> ListReading:
    """Everything a file has to say about people, in the order of the list.

    ``role`` is whose list it is; None leaves it to the columns. ``correction`` says what is otherwise than it looks,
    ``remembered`` what was said of such titles before. Raises KlikError when the file cannot be read or no sheet has
    column titles, and WhoseList when it is not clear whose list it is.
    """
    return read_people(recognise(path, read_sheets(path), role, correction, remembered), today)


def read_people(
    recognised: Recognised, today: date, step: Callable[[float], None] = lambda part: None
) -> ListReading:  # fmt: skip
    """The people of a file as it was recognised; raises what ``read_list`` raises.

    ``step`` hears how far it is, from 0 to 1; what it raises ends the reading.
    """
    lists = [found for found in recognised.sheets if found.titles and (found.read or not found.sheet.hidden)]
    wanted = recognised.wanted
    if not lists:
        raise KlikError(
            N_("No column titles were found in {file}. Put a row above the list with at least “Naam” and “Voornaam”."),
            file=recognised.file,
        )
    if not wanted or not all(found.role or found.pairs for found in wanted):
        raise WhoseList(
            N_("It is not clear whether {file} lists participants or buddies. Choose which, and read it again."),
            file=recognised.file,
        )
    people: list[ReadPerson] = []
    pairs: list[ReadDuo | ReadMonths] = []
    refused: list[Refused] = []
    warnings = list(_left_out(recognised))
    total = sum(len(found.below) for found in wanted)
    for found in wanted:
        if found.pairs:
            for one in _pairs(found, recognised.file, today, warnings):
                (refused if isinstance(one, Refused) else pairs).append(one)  # type: ignore[arg-type]
            continue
        for outcome in _rows(found, today, warnings):
            (people if isinstance(outcome, ReadPerson) else refused).append(outcome)  # type: ignore[arg-type]
            if (read := len(people) + len(refused)) % _TOGETHER == 0:
                step(read / total)
    totals = {(row.sheet, row.row) for row in refused if row.reason == _IS_TOTAL}  # A sum is no cell to check.
    roles = {found.role for found in wanted if found.role}
    present = frozenset[str]().union(*(found.titles.fields() for found in wanted if found.titles))
    return ListReading(
        file=recognised.file,
        role=next(iter(roles)) if len(roles) == 1 else None,
        sheets=tuple(found.sheet.name for found in wanted),
        rows=tuple(people),
        refused=tuple(refused),
        warnings=tuple(told for told in warnings if (told.sheet, told.row) not in totals),
        absent=frozenset(fact for fact, columns in _MATCHING.items() if not columns & present),
        total=total,
        learnt=tuple(
            (found.role, title, field) for found in wanted if found.role for title, field in found.learnt().items()
        ),
        duos=tuple(one for one in pairs if isinstance(one, ReadDuo)),
        months=tuple(one for one in pairs if isinstance(one, ReadMonths)),
    )


def _left_out(recognised: Recognised) -> Iterator[CellWarning]:
    """What stands in the file and is not read at all."""
    for found in recognised.sheets:
        sheet = found.sheet
        if sheet.hidden and not found.read:
            yield _about(sheet, N_("This sheet is hidden and was not read."))
        elif not found.read:
            yield _about(sheet, N_("This sheet was not read: no column titles, or not clearly the same kind of list."))
        for row, column, told in sheet.notes:
            yield CellWarning(sheet.name, row, column, "", told)
    for found in recognised.wanted:
        if found.guessed not in (None, found.role):
            yield _about(found.sheet, N_("The columns look like a list of the other kind; it is read as you chose."))
        titles = bool(found.titles_row) + bool(found.titles and found.titles.above)
        for above in found.sheet.rows[: len(found.sheet.rows) - len(found.below) - titles]:
            filled = [text(cell) for cell in above.cells if text(cell)]
            if len(filled) > 1 and not (found.pairs and all(re.fullmatch(r"20\d\d", said) for said in filled)):
                told = note(N_("This row stands above the column titles and was not read."))
                yield CellWarning(found.sheet.name, above.number, "", ", ".join(filled), told)


def _about(sheet: Sheet, sentence: str) -> CellWarning:
    return CellWarning(sheet.name, 0, "", "", note(sentence))


def _rows(found: RecognisedSheet, today: date, warnings: list[CellWarning]) -> Iterator[ReadPerson | Refused]:
    """The rows below the titles, one by one; what must be checked is added to ``warnings``."""
    sheet, titles, role = found.sheet, found.titles, found.role
    assert titles is not None
    assert role is not None
    unread: Counter[int] = Counter()
    own: list[CellWarning] = []
    waits = False
    for row in found.below:
        of = Line(sheet.name, row, titles)
        if reason := _refusal(of):
            yield Refused(sheet.name, row.number, reason, ", ".join(line(cell) for cell in row.cells if line(cell)))
            continue
        person, told = read_person(of, role, today)
        own.extend(told)
        waits = waits or person.status is ParticipantStatus.WAITING
        if len(of.said) == 1:
            own.append(CellWarning(sheet.name, row.number, "", "", ONLY_NAME))
        unread.update(index for index, cell in enumerate(row.cells) if text(cell))
        yield person
    columns = {column.index: column for column in titles.columns}
    for index in sorted(unread):
        column = columns.get(index) or untitled(index)
        if column.field is None and column.how is How.UNKNOWN:
            told_once = _NO_PLACE if column.titled and known(column.title) not in (None, "name") else _UNRECOGNISED
            warnings.append(CellWarning(sheet.name, found.titles_row, column.title, "", told_once))
    if "status" not in titles.fields() and not (role is Role.BUDDY and "screening" in titles.fields()):
        warnings.append(CellWarning(sheet.name, 0, "", "", NO_STATUS_COLUMN))
    if waits and "registered_on" not in titles.fields():
        warnings.append(CellWarning(sheet.name, 0, "", "", _NO_DAY_COLUMN))
    warnings.extend(_names_settled_once(own))


def _names_settled_once(told: list[CellWarning]) -> Iterator[CellWarning]:
    """What was told of the rows of a sheet; which name stands first is a matter of the whole column, and said once."""
    unclear = [one for one in told if one.reason == UNSPLIT]
    if unclear:
        first = unclear[0]
        which = note(_WHICH_FIRST, example=first.value, column=first.column)
        yield replace(first, row=first.row if len(unclear) == 1 else 0, reason=which)
    yield from (one for one in told if one.reason != UNSPLIT)


def _pairs(
    found: RecognisedSheet, file: str, today: date, warnings: list[CellWarning]
) -> Iterator[ReadDuo | ReadMonths | Refused]:
    """The rows of a list of duos, or of their contacts by month."""
    sheet, titles = found.sheet, found.titles
    assert titles is not None
    above = [line(cell) for row in sheet.rows[: max(titles.at, 0)] for cell in row.cells]
    near = " ".join([sheet.name, *above, Path(file).stem])
    columns = years([row.cells for row in sheet.rows], titles, near) if found.pairs is Pairs.MONTHS else {}
    own: list[CellWarning] = []
    unread: Counter[int] = Counter()
    for row in found.below:
        of = Line(sheet.name, row, titles)
        by_month = found.pairs is Pairs.MONTHS
        read = _repeats(of) or (read_months(of, columns, today) if by_month else read_duo(of, today))
        if isinstance(read, Note):
            yield Refused(sheet.name, row.number, read, ", ".join(line(cell) for cell in row.cells if line(cell)))
            continue
        own.extend(of.warnings)
        unread.update(index for index, cell in enumerate(row.cells) if text(cell))
        yield read
    for column in found.columns:
        lost = not column.field and column.how is How.UNKNOWN
        if column.index in unread and (lost or (column.field == "month" and column.index not in columns)):
            told = NOT_READ if found.pairs is Pairs.MONTHS else _UNRECOGNISED
            warnings.append(CellWarning(sheet.name, found.titles_row, column.title, "", told))
    warnings.extend(own)


def _refusal(of: Line) -> Note | None:
    """Why a row is not a person, or None when it is one."""
    if len(of.said) == 1:
        (only,) = map(folded, of.said.values())
        if _SECTION.fullmatch(only) or places.find(None, only):
            return _IS_SECTION
    return _repeats(of) or (None if has_name(of) else _NO_NAME)


def _repeats(of: Line) -> Note | None:
    """Why a row says nothing of its own: the titles once more, or a sum."""
    if of.titles.repeated_in(of.row.cells):
        return _IS_TITLES
    words = (said for cell in of.said.values() if not _SUM.fullmatch(said := folded(cell)))
    return _IS_TOTAL if _TOTAL.match(next(words, "")) and next(words, None) is None else None
