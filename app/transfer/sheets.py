"""From a file to sheets of raw cells: workbooks (.xlsx, .xls, .ods) and text with separators.

What a file is, is seen from its first bytes and not from its name. A file that cannot be read is a sentence.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from app.errors import KlikError
from app.i18n import N_
from app.transfer.cells import Note, RawCell, note
from app.transfer.columns import letter, score

MOST_BYTES = 20_000_000
MOST_UNPACKED = 300_000_000
MOST_CELLS = 3_000_000

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NO_LISTS = ("<", "%PDF", "{\\rtf")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.S)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_RESULT = re.compile(rb"<(?:\w+:)?v>[^<]")

_UNREADABLE = N_("{file} cannot be read as a list. Save it again as .xlsx or .csv and try once more.")
_UNOPENED = N_("{file} cannot be opened. Is it still there, and not open elsewhere?")
_LOCKED = N_("{file} is protected with a password. Save it without a password first.")
_TOO_LARGE = N_("{file} is too large to be a list of people.")
_EMPTY = N_("{file} is empty.")
_FAR = N_("{file} holds something far outside the list, in cell {cell}. Delete what stands there, save, and try again.")


@dataclass(frozen=True)
class Row:
    """Cells from column A on, and the row's number as the spreadsheet shows it (from 1)."""

    number: int
    cells: tuple[RawCell, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows that hold anything; ``notes`` say what of it could not be read, as (row, column, note)."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    notes: tuple[tuple[int, str, Note], ...] = ()


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a file that holds anything. Raises KlikError with what to do when it cannot be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise KlikError(_TOO_LARGE, file=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise KlikError(_UNOPENED, file=path.name) from error
    if not data.strip():
        raise KlikError(_EMPTY, file=path.name)
    book = data.startswith((_ZIP, _COMPOUND))
    sheets = tuple(_workbook(data, path.name)) if book else (_text(data, path.name),)
    if not any(sheet.rows for sheet in sheets):
        raise KlikError(_EMPTY, file=path.name)
    return tuple(sheet for sheet in sheets if sheet.rows)


def _workbook(data: bytes, file: str) -> Iterator[Sheet]:
    notes: dict[int, tuple[tuple[int, str, Note], ...]] = {}
    if data.startswith(_ZIP):
        notes = _inspected(data, file)
    elif "EncryptedPackage".encode("utf-16-le") in data:
        raise KlikError(_LOCKED, file=file)
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        for place, about in enumerate(book.sheets_metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(place)
            if sheet.start is None:
                continue
            first, left = sheet.start
            if sheet.height * (left + sheet.width) > MOST_CELLS:
                raise KlikError(_TOO_LARGE, file=file)
            padding = (None,) * left
            rows = (Row(first + i, padding + tuple(cells)) for i, cells in enumerate(sheet.to_python(), 1))
            hidden = about.visible is not SheetVisibleEnum.Visible
            yield Sheet(about.name, _filled(rows), hidden, notes.get(place, ()))
    except PasswordError as error:
        raise KlikError(_LOCKED, file=file) from error
    except (CalamineError, OSError, ValueError) as error:
        raise KlikError(_UNREADABLE, file=file) from error


def _filled(rows: Iterator[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if any(cell not in ("", None) and str(cell).strip() for cell in row.cells))


def _inspected(data: bytes, file: str) -> dict[int, tuple[tuple[int, str, Note], ...]]:
    """What must be known before a workbook is opened, because opening it would end in tears or in silence.

    The reader reserves room for every cell up to the furthest one, and ends the whole program when that is too much;
    and it gives a cell with an error as an empty one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise KlikError(_TOO_LARGE, file=file)
            if "META-INF/manifest.xml" in names and b"encryption-data" in parts.read("META-INF/manifest.xml"):
                raise KlikError(_LOCKED, file=file)
            if "xl/workbook.xml" not in names:
                if "content.xml" not in names:
                    raise KlikError(_UNREADABLE, file=file)
                return {}
            return {
                place: tuple(_inspected_sheet(parts.read(name), file))
                for place, name in enumerate(_sheet_parts(parts))
                if name in names
            }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise KlikError(_UNREADABLE, file=file) from error


def _sheet_parts(parts: zipfile.ZipFile) -> list[str]:
    """The files of the sheets of an .xlsx, in the order of its tabs."""
    try:
        links = parts.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:
        return []
    targets: dict[str, str] = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", links):
        if (key := re.search(r'\bId="([^"]*)"', tag)) and (target := re.search(r'\bTarget="([^"]*)"', tag)):
            targets[key[1]] = target[1].lstrip("/") if target[1].startswith("/") else f"xl/{target[1]}"
    book = parts.read("xl/workbook.xml").decode("utf-8", "replace")
    tabs = re.findall(r'<(?:\w+:)?sheet\s[^>]*?\b\w+:id="([^"]*)"', book)
    return [targets.get(tab, "") for tab in tabs]


def _inspected_sheet(xml: bytes, file: str) -> Iterator[tuple[int, str, Note]]:
    furthest_row = furthest_column = 0
    for attributes, body in _CELL.findall(xml):
        if not (reference := _REFERENCE.search(attributes)):
            continue
        column, row = _column_number(reference[1]), int(reference[2])
        furthest_row, furthest_column = max(furthest_row, row), max(furthest_column, column)
        if furthest_row * furthest_column > MOST_CELLS:
            raise KlikError(_FAR, file=file, cell=(reference[1] + reference[2]).decode())
        if b't="e"' in attributes:
            yield row, letter(column - 1), note(N_("This cell holds an error of the spreadsheet and was not read."))
        elif _FORMULA.search(body) and not (_RESULT.search(body) or b't="str"' in attributes):
            yield row, letter(column - 1), note(N_("This cell holds a formula without a result and was not read."))


def _column_number(letters: bytes) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + sign - 64
    return number


def _text(data: bytes, file: str) -> Sheet:
    """Text with separators: the encoding and the separator under which it makes most sense."""
    said = _decoded(data, file)
    if said.lstrip().startswith(_NO_LISTS):
        raise KlikError(_UNREADABLE, file=file)
    first, _end, rest = said.partition("\n")
    told = re.fullmatch(r'"?sep=(.)"?', first.strip(), re.I)
    separators = told[1] if told else ";,\t|"
    readings = [_separated(rest if told else said, separator, file) for separator in separators]
    rows, torn = max(readings, key=lambda reading: _sense(*reading))
    notes = ((1, "", note(N_("The quotation marks do not pair up; every line is read as it stands."))),) if torn else ()
    numbered = (Row(number, tuple(cells)) for number, cells in enumerate(rows, 2 if told else 1))
    return Sheet(Path(file).stem, _filled(numbered), notes=notes)


def _sense(rows: list[list[str]], torn: bool) -> tuple[int, bool, int]:
    """How much sense a reading makes: the titles it knows, or else how many cells a row has at the most."""
    named = score(rows)
    return named, not torn, 0 if named else max(map(len, rows), default=0)


def _decoded(data: bytes, file: str) -> str:
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            said = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in said:
            return said.removeprefix("\ufeff")
    raise KlikError(_UNREADABLE, file=file)


def _separated(said: str, separator: str, file: str) -> tuple[list[list[str]], bool]:
    """The rows, and whether quotation marks do not pair up: one that never closes would swallow rows.

    Then each line stands by itself, and only where the marks do not pair up it is taken literally.
    """
    try:
        return _rows(said, separator), False
    except csv.Error:
        return [_line(line, separator, file) for line in re.split(r"\r\n|\r|\n", said)], True


def _line(line: str, separator: str, file: str) -> list[str]:
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        try:
            cells = next(iter(_rows(line, separator, quoting)), [])
        except csv.Error:
            continue
        return [re.sub(r'^"(.*)"$', r"\1", cell) for cell in cells] if quoting == csv.QUOTE_NONE else cells
    raise KlikError(_UNREADABLE, file=file)


def _rows(said: str, separator: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> list[list[str]]:
    return list(csv.reader(io.StringIO(said, newline=""), delimiter=separator, quoting=quoting, strict=True))
