"""One list of people, kept in every untidy way that coordinators keep lists: it reads back to the same people."""

import csv
import io
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from app.transfer.people import ReadPerson
from app.transfer.reading import ListReading, read_list
from app.vocabulary import Role

TODAY = date(2026, 11, 22)
TITLES = ["Naam", "Voornaam", "Geboortedatum", "M/V/X", "Straat", "Postcode", "Gemeente", "GSM", "E-mail", "Rookt",
          "Interesses", "Wil buddy", "Beschikbaar", "Talen", "Aangemeld op", "Status"]  # fmt: skip
PEOPLE: list[list[Any]] = [
    ["Zonnedauw", "Marleen", date(1958, 3, 4), "v", "Modelstraat 1", "2340", "Beerse", "0400 11 22 33",
     "marleen@post.example", "nee", "koken, film", "moet v", "za vm, zo", "NL, FR", date(2024, 3, 1), "wacht"],
    ["Van den Broeck", "An", date(1971, 12, 24), "v", "Dorp 12", "2440", "Geel", "0400 12 34 56",
     "an@post.example", "nee", "lezen", "", "ma vm", "NL", date(2025, 1, 15), "wacht"],
    ["Janssens", "Marie-Claire", date(1969, 5, 6), "v", "Kerkplein 3 bus 2", "2300", "Turnhout", "0400 22 33 44",
     "mc@post.example", "ja", "dieren", "v", "avond", "NL", date(2025, 2, 3), "kandidaat"],
    ["Peeters-Vlinderdal", "Élodie", date(1985, 7, 8), "x", "Bosweg 4", "2400", "Mol", "014 11 22 33",
     "elodie@post.example", "nee", "muziek, tuin", "", "weekend", "FR", date(2025, 6, 30), "wacht"],
    ["D'Hondt", "Jan", date(1950, 1, 2), "m", "Veldweg 5", "2200", "Herentals", "0400 33 44 55",
     "jan@post.example", "nee", "duiven", "m", "di en do", "NL", date(2026, 1, 4), "duo"],
    ["D'Hondt", "Jan", date(1980, 1, 2), "m", "Veldweg 5", "2200", "Herentals", "0400 66 77 88",
     "jan.jr@post.example", "nee", "voetbal", "", "za", "NL", date(2026, 1, 4), "wacht"],
]  # fmt: skip
NAME, FIRST, BIRTH, GENDER, STREET, POSTCODE, PLACE, PHONE, MAIL, SMOKES, INTERESTS, WISH, FREE, LANG, SINCE, STATUS = (
    range(16)
)


@dataclass
class Messy:
    """A list while it is being spoilt: rows above and below, how it is written, and which rows are no person."""

    rows: list[list[Any]] = field(default_factory=lambda: [[*row] for row in PEOPLE])
    titles: list[Any] = field(default_factory=lambda: [*TITLES])
    above: list[list[Any]] = field(default_factory=list)
    below: list[list[Any]] = field(default_factory=list)  # titles over more than one row
    refused: int = 0
    skipped: set[str] = field(default_factory=set)  # facts that the list does not hold any more
    text: str = ""  # separator; empty for a workbook
    encoding: str = "utf-8"
    dress: list[Callable[[Any], None]] = field(default_factory=list)  # of the sheet once it is written
    extra: dict[str, list[list[Any]]] = field(default_factory=dict)

    @property
    def grid(self) -> list[list[Any]]:
        return [*self.above, self.titles, *self.below, *self.rows]

    @property
    def people(self) -> list[list[Any]]:
        """The rows that are about somebody."""
        return [row for row in self.rows if len(row) == len(self.titles) and row[0] not in ("", "Naam", None)]

    def put(self, at: int, make: Callable[[Any], Any]) -> None:
        """Another way to write what stands in a column."""
        for row in self.people:
            row[at] = make(row[at])


Variant = Callable[[Messy], None]
VARIANTS: dict[str, Variant] = {}
STAGE: dict[str, int] = {}


def variant(spoil: Variant) -> Variant:
    """A habit in how cells are filled in."""
    VARIANTS[spoil.__name__], STAGE[spoil.__name__] = spoil, 0
    return spoil


def fewer(spoil: Variant) -> Variant:
    """A habit that puts columns together: after those above, which count columns."""
    VARIANTS[spoil.__name__], STAGE[spoil.__name__] = spoil, 1
    return spoil


def names(spoil: Variant) -> Variant:
    """A habit in writing names; of two of these the second finds nothing any more to put together."""
    VARIANTS[spoil.__name__], STAGE[spoil.__name__] = spoil, 2
    return spoil


def heads(spoil: Variant) -> Variant:
    """A habit of titles over more than one row."""
    VARIANTS[spoil.__name__], STAGE[spoil.__name__] = spoil, 3
    return spoil


def layout(spoil: Variant) -> Variant:
    """A habit in how the whole sheet looks."""
    VARIANTS[spoil.__name__], STAGE[spoil.__name__] = spoil, 4
    return spoil


@variant
def clean(of: Messy) -> None:
    """Nothing."""


@layout
def title_rows(of: Messy) -> None:
    of.above[:0] = [["Wachtlijst buddywerking (alles verzonnen)"], [], ["stand op", date(2026, 11, 1)], []]


@heads
def two_level_headers(of: Messy) -> None:
    """A row of groups above the titles, each over several merged columns."""
    groups: list[Any] = [None] * 16
    groups[NAME], groups[STREET], groups[PHONE], groups[WISH] = "Persoon", "Adres", "Contact", "Wensen"
    of.above.append(groups)
    of.dress.append(_merge_groups)


@heads
def titles_over_two_rows(of: Messy) -> None:
    """``Naam`` stands above, ``Postcode`` below: what is one title takes both rows."""
    upper = [title if at < STREET else None for at, title in enumerate(of.titles)]
    upper[STREET], upper[PHONE], upper[WISH] = "Woonplaats", "Bereikbaar", "Voor de match"
    lower = [None if at < STREET else title for at, title in enumerate(of.titles)]
    of.above.append(upper)
    of.titles = lower
    of.dress.append(_merge_down)


@layout
def section_rows(of: Messy) -> None:
    """A town, or a word, alone in a row within."""
    of.rows.insert(0, ["WACHTLIJST"])
    of.rows.insert(3, ["Regio Turnhout"])
    of.rows.insert(6, [None, None, "MOL"])
    of.refused += 3


@layout
def header_again(of: Messy) -> None:
    of.rows.insert(3, [*of.titles])
    of.refused += 1


@layout
def totals(of: Messy) -> None:
    of.rows.append([])
    of.rows.append(["Totaal", len(PEOPLE)])
    of.rows.append(["Aantal wachtenden:", None, 4])
    of.refused += 2


@layout
def total_at_the_right(of: Messy) -> None:
    of.rows.append([None, None, None, "Totaal", 6])
    of.refused += 1


@variant
def formulas(of: Messy) -> None:
    """Cached values are read, as a spreadsheet saves them."""
    for row in of.people:
        row.append("=2026-1970")
    of.titles.append("Leeftijd")
    of.dress.append(_cached)


@variant
def text_dates(of: Messy) -> None:
    of.put(BIRTH, lambda on: f"{on:%d/%m/%Y}")
    of.put(SINCE, lambda on: f"{on.day}-{on.month}-{on:%y}")


@variant
def text_and_real_dates(of: Messy) -> None:
    for at, row in enumerate(of.people):
        on = row[BIRTH]
        row[BIRTH] = [on, f"{on:%d.%m.%Y}", f"{on.day}/{on.month}/{on.year}", datetime(on.year, on.month, on.day)][
            at % 4
        ]


@variant
def serial_numbers(of: Messy) -> None:
    of.put(BIRTH, lambda on: (on - date(1899, 12, 30)).days)
    of.put(SINCE, lambda on: (on - date(1899, 12, 30)).days)


@variant
def month_words(of: Messy) -> None:
    months = ["jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec"]
    of.put(BIRTH, lambda on: f"{on.day} {months[on.month - 1]} {on.year}")


@variant
def only_years(of: Messy) -> None:
    """``± 1992``, ``°1958``, a number."""
    shapes = ("± {}", "{}", "°{}", "ca. {}", "geb. {}", "(in) {}")
    for at, row in enumerate(of.people):
        row[BIRTH] = row[BIRTH].year if at == 1 else shapes[at % 5].format(row[BIRTH].year)
    of.skipped |= {"birth_date"}


@variant
def only_months(of: Messy) -> None:
    months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    of.put(SINCE, lambda on: f"{months[on.month - 1]} {on.year}")
    of.skipped |= {"registered_day"}


@layout
def semicolons_in_cp1252(of: Messy) -> None:
    of.text, of.encoding = ";", "cp1252"


@layout
def utf8_with_bom(of: Messy) -> None:
    of.text, of.encoding = ",", "utf-8-sig"


@layout
def tabs(of: Messy) -> None:
    of.text = "\t"


@layout
def utf16(of: Messy) -> None:
    of.text, of.encoding = "\t", "utf-16"


@variant
def line_breaks(of: Messy) -> None:
    """Within the cells, and within the titles."""
    of.text = ";"
    of.put(INTERESTS, lambda said: said.replace(", ", "\n"))
    of.titles[BIRTH] = "Geboorte-\ndatum"
    of.titles[PHONE] = "GSM\n"


@fewer
def postcode_with_place(of: Messy) -> None:
    of.titles[POSTCODE] = "Postcode + gemeente"
    for row in of.people:
        row[POSTCODE] = f"{row[POSTCODE]} {row[PLACE]}"
    _drop(of, PLACE)


@fewer
def place_with_postcode_behind(of: Messy) -> None:
    shapes = ("{1} {0}", "{1} ({0})", "{1}, {0}", "{1} - {0}", "{0} - {1}", "B-{0} {1}")
    for at, row in enumerate(of.people):
        row[PLACE] = shapes[at].format(row[POSTCODE], row[PLACE])
    of.titles[PLACE] = "Woonplaats"
    _drop(of, POSTCODE)


@fewer
def address_in_one_cell(of: Messy) -> None:
    shapes = ("{0}, {1} {2}", "{0} {1} {2}", "{0}\n{1} {2}", "{0}, {2} {1}", "{0} - {1} {2}", "{1} {2}, {0}")
    for at, row in enumerate(of.people):
        row[STREET] = shapes[at].format(row[STREET], row[POSTCODE], row[PLACE])
    of.titles[STREET] = "Adres"
    _drop(of, PLACE)
    _drop(of, POSTCODE)


@variant
def phone_in_a_sentence(of: Messy) -> None:
    shapes = (
        "bellen na 17u op {}",
        "{} (liefst sms)",
        "gsm: {} - niet op ma",
        "tel. {} (zus)",
        "{} of via 1 nicht",
        "{}",
    )
    for at, row in enumerate(of.people):
        row[PHONE] = shapes[at].format(row[PHONE])


@variant
def two_phones(of: Messy) -> None:
    of.put(PHONE, lambda said: f"{said} / 014 99 88 77")


@variant
def two_mail_addresses(of: Messy) -> None:
    of.put(MAIL, lambda said: f"{said}; zus.van@post.example")


@variant
def odd_phones(of: Messy) -> None:
    shapes = ("{0}/{1}.{2}", "+32 {3} {1} {2}", "{0}-{1}{2}", "0032{3}{1}{2}", "{0} {1}{2}", "+32 (0){3} {1} {2}")
    for at, row in enumerate(of.people):
        zone, rest = row[PHONE].split(" ", 1)
        first, second = rest.replace(" ", "")[:-2], rest.replace(" ", "")[-2:]
        row[PHONE] = shapes[at].format(zone, first, second, zone[1:])


@variant
def lost_zeros(of: Messy) -> None:
    """Numbers in place of text, as a spreadsheet makes of them."""
    of.put(PHONE, lambda said: int(said.replace(" ", "")))
    of.put(POSTCODE, int)


@variant
def lost_zeros_in_text(of: Messy) -> None:
    of.text = ";"
    of.put(PHONE, lambda said: said.replace(" ", "")[1:])
    of.put(POSTCODE, lambda said: f"{said}.0")


@variant
def unknown_postcode(of: Messy) -> None:
    """Kept, and told."""
    of.people[0][POSTCODE] = "2999"
    of.skipped |= {"postcode"}


@variant
def stopped_smoking(of: Messy) -> None:
    said = iter(["gestopt", "neen", "", "is gestopt in 2019", "niet-roker", "nooit"])
    for row in of.people:
        word = next(said)
        row[SMOKES] = "ja, buiten" if row[SMOKES] == "ja" else word or "nee"


@layout
def unused_sheets(of: Messy) -> None:
    of.extra = {"Blad2": [], "Legende": [["wacht = op de wachtlijst"], ["duo = heeft een buddy"]], "_Oud": of.grid}


@layout
def hidden_rows_and_columns(of: Messy) -> None:
    """What is hidden is read as well: nobody is lost by a filter."""

    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[sheet.max_row].hidden = True
        sheet.column_dimensions["C"].hidden = True

    of.dress.append(hide)


@layout
def empty_columns(of: Messy) -> None:
    for row in [*of.above, of.titles, *of.rows]:
        if len(row) > 1:
            row.insert(0, None)
            row.insert(4, None)
            row.append(None)


@layout
def list_further_down_and_right(of: Messy) -> None:
    for row in [*of.above, of.titles, *of.rows]:
        row[:0] = [None, None]
    of.above[:0] = [[], [], [None, None, "Deelnemers"], []]


@layout
def numbered_rows(of: Messy) -> None:
    for row in of.above:
        row.insert(0, None)
    of.titles.insert(0, "Nr")
    for at, row in enumerate(of.rows, 1):
        row.insert(0, at if len(row) > 1 else None)


@names
def loud_names(of: Messy) -> None:
    of.put(NAME, str.upper)


@names
def one_cell_names_loud(of: Messy) -> None:
    for row in of.people:
        row[NAME] = f"{row[NAME].upper()} {row[FIRST]}"
    _drop(of, FIRST)


@names
def one_cell_names_with_comma(of: Messy) -> None:
    for row in of.people:
        row[NAME] = f"{row[NAME]}, {row[FIRST]}"
    _drop(of, FIRST)


@names
def first_name_before(of: Messy) -> None:
    of.titles[NAME] = "Voornaam en naam"
    for row in of.people:
        row[NAME] = f"{row[FIRST]} {row[NAME]}"
    _drop(of, FIRST)


@names
def surname_before(of: Messy) -> None:
    of.titles[NAME] = "Naam + voornaam"
    for row in of.people:
        row[NAME] = f"{row[NAME]} {row[FIRST]}"
    _drop(of, FIRST)


@names
def small_letters(of: Messy) -> None:
    of.put(NAME, str.lower)
    of.put(FIRST, str.lower)
    of.put(PLACE, str.lower)


@layout
def spaces_everywhere(of: Messy) -> None:
    for row in [of.titles, *of.rows]:
        row[:] = [f" {cell}\u00a0 " if isinstance(cell, str) else cell for cell in row]


@layout
def titles_shouted_with_signs(of: Messy) -> None:
    of.titles = [f"{title.upper()}:" if isinstance(title, str) else title for title in of.titles]


@variant
def other_titles(of: Messy) -> None:
    other = {
        "Naam": "Achternaam",
        "Geboortedatum": "Geb. datum",
        "M/V/X": "Geslacht",
        "Gemeente": "Woonplaats",
        "GSM": "Tel. / gsm",
        "E-mail": "Mailadres",
        "Rookt": "Rookt? (ja/nee)",
        "Aangemeld op": "Wacht sinds",
    }
    of.titles = [other.get(title, title) for title in of.titles]


@layout
def coloured_and_commented(of: Messy) -> None:
    def paint(sheet: Worksheet) -> None:
        for cell in sheet[sheet.max_row]:
            cell.fill = PatternFill("solid", fgColor="FFFF00")

    of.dress.append(paint)


@layout
def columns_in_another_order(of: Messy) -> None:
    for row in [*of.above, of.titles, *of.rows]:
        if len(row) > 1:
            row.reverse()


@variant
def a_column_more(of: Messy) -> None:
    """What has no place of its own stays with the remarks."""
    for row in of.people:
        row.append(39)
    of.titles.append("Schoenmaat")


def _row_of(sheet: Any, words: str) -> Any:
    return next(row[0].row for row in sheet.iter_rows() if any(words in str(cell.value) for cell in row))


def _merge_groups(sheet: Any) -> None:
    """Each group over the columns up to the next."""
    number = _row_of(sheet, "Wensen")
    starts = [cell.column for cell in sheet[number] if cell.value] + [sheet.max_column + 1]
    for first, after in itertools.pairwise(starts):
        sheet.merge_cells(start_row=number, end_row=number, start_column=first, end_column=after - 1)


def _merge_down(sheet: Any) -> None:
    """Titles that take both rows."""
    number = _row_of(sheet, "Voor de match")
    for cell in sheet[number]:
        if cell.value and sheet.cell(number + 1, cell.column).value is None:
            sheet.merge_cells(start_row=number, end_row=number + 1, start_column=cell.column, end_column=cell.column)


def _cached(_sheet: Any) -> None:
    """The results are put in the file once it is written."""


def _drop(of: Messy, at: int) -> None:
    for row in [of.titles, *of.people]:
        del row[at]


def written(of: Messy, folder: Path) -> Path:
    if of.text:
        out = io.StringIO()
        rows = [[f"{c:%d/%m/%Y}" if isinstance(c, date) else "" if c is None else c for c in row] for row in of.grid]
        csv.writer(out, delimiter=of.text).writerows(rows)
        path = folder / "wachtlijst.csv"
        path.write_bytes(out.getvalue().encode(of.encoding))
        return path
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Wachtlijst"
    for row in of.grid:
        sheet.append(row)
    for dress in of.dress:
        dress(sheet)
    for name, rows in of.extra.items():
        other = book.create_sheet(name)
        other.sheet_state = "hidden" if name.startswith("_") else "visible"
        for row in rows:
            other.append(row)
    path = folder / "wachtlijst.xlsx"
    book.save(path)
    if _cached in of.dress:
        _put_results(path)
    return path


def _put_results(path: Path) -> None:
    """What a spreadsheet keeps beside its formulas, and openpyxl does not."""
    with ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb"</f><v\s*/>|</f><v></v>", b"</f><v>56</v>", parts[sheet])
    with ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


def facts(row: ReadPerson, skipped: set[str]) -> dict[str, Any]:
    """What every variant must read the same of somebody."""
    told = {
        "name": (row.first_name, row.last_name),
        "birth_date": row.birth_date,
        "birth_year": row.birth_year or (row.birth_date and row.birth_date.year),
        "gender": row.gender,
        "street": row.street,
        "postcode": row.postcode,
        "municipality": row.municipality,
        "phone": row.phone,
        "email": row.email,
        "smokes": row.smokes,
        "interests": row.interests,
        "wishes": row.wishes,
        "availability": row.availability,
        "languages": row.languages,
        "registered_on": row.registered_on,
        "registered_day": row.registered_on,
        "status": row.status,
    }
    if "registered_day" in skipped:
        told["registered_on"] = row.registered_on and row.registered_on.replace(day=1)
    return {name: value for name, value in told.items() if name not in skipped}


def check(of: Messy, found: ListReading, expected: list[ReadPerson]) -> None:
    read, meant = ([facts(row, of.skipped) for row in rows] for rows in (found.rows, expected))
    otherwise = [
        (one["name"], name, one[name])
        for one, two in zip(read, meant, strict=False)
        for name in two
        if one[name] != two[name]
    ]
    assert otherwise == []
    assert len(read) == len(meant)
    assert len(found.refused) == of.refused, [(one.row, str(one.reason), one.said) for one in found.refused]
    assert found.total == len(found.rows) + len(found.refused)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[ReadPerson]:
    rows = read_list(written(Messy(), tmp_path_factory.mktemp("clean")), None, TODAY).rows
    assert [(row.first_name, row.last_name) for row in rows] == [(one[FIRST], one[NAME]) for one in PEOPLE]
    assert [row.birth_date for row in rows] == [one[BIRTH] for one in PEOPLE]
    assert None not in [row.municipality for row in rows] + [row.phone for row in rows]
    return list(rows)


@pytest.mark.parametrize("name", VARIANTS)
def test_an_untidy_list_reads_back_to_the_same_people(name: str, expected: list[ReadPerson], tmp_path: Path) -> None:
    of = Messy()
    VARIANTS[name](of)
    found = read_list(written(of, tmp_path), Role.PARTICIPANT, TODAY)
    assert found.role is Role.PARTICIPANT
    check(of, found, expected)


@settings(max_examples=25, deadline=None)
@given(two=st.lists(st.sampled_from(sorted(VARIANTS)), min_size=2, max_size=2, unique=True))
def test_two_habits_at_once_lose_nobody(two: list[str], expected: list[ReadPerson]) -> None:
    of = Messy()
    assume([STAGE[name] for name in two] not in ([1, 1], [2, 2], [3, 3]))
    for name in sorted(two, key=lambda name: STAGE[name]):
        try:
            VARIANTS[name](of)
        except (AttributeError, TypeError, ValueError):
            reject()  # it cannot be done to what the other left
    with TemporaryDirectory() as folder:
        found = read_list(written(of, Path(folder)), Role.PARTICIPANT, TODAY)
    assert len(found.rows) == len(expected), [(one.row, str(one.reason), one.said) for one in found.refused]
    assert found.total == len(found.rows) + len(found.refused) == len(expected) + of.refused
    assert [row.first_name for row in found.rows] == [row.first_name for row in expected]
