"""Contacts by month as read: which month a column is, and what a cell says of it."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.transfer.duos import Pairs
from app.transfer.months import ReadMonths, month_of
from app.transfer.reading import ListReading, read_list
from app.transfer.recognised import SheetCorrection

TODAY = date(2026, 11, 27)
Xlsx = Callable[..., Path]


def read(xlsx: Xlsx, *rows: list[Any], sheet: str = "Blad", name: str = "lijst.xlsx") -> ListReading:
    return read_list(xlsx(name, **{sheet: list(rows)}), None, TODAY)


def months_in(row: ReadMonths) -> list[tuple[int | None, int]]:
    return [(cell.year, cell.month) for cell in row.cells]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("jan", (None, 1)), ("Februari", (None, 2)), ("feb 2026", (2026, 2)), ("mrt. '25", (2025, 3)),
        ("april-26", (2026, 4)), ("01/2026", (2026, 1)), ("2026-01", (2026, 1)), (datetime(2026, 5, 1), (2026, 5)),
        (date(2026, 5, 2), None), ("13/2026", None), ("totaal", None), ("", None), (5, None), ("mei", (None, 5)),
    ],
)  # fmt: skip
def test_a_title_names_a_month(title: Any, expected: tuple[int | None, int] | None) -> None:
    assert month_of(title) == expected


@pytest.mark.parametrize(
    ("cell", "times", "days", "note"),
    [
        (2, 2, (), None), (2.0, 2, (), None), ("2", 2, (), None), (0, 0, (), None), ("geen", 0, (), None),
        ("x", 1, (), None), ("xx", 2, (), None), ("✓", 1, (), None), ("ja", 1, (), None), ("|||", 3, (), None),
        ("3x", 3, (), None), ("2 keer", 2, (), None), ("2 (museum)", 2, (), "museum"),
        ("x: naar zee", 1, (), "naar zee"),
        ("3, 17", None, (3, 17), None), ("17 en 3", None, (3, 17), None), ("3/3", None, (3,), None),
        ("3/3, 17/03", None, (3, 17), None), (date(2026, 3, 9), None, (9,), None),
        ("3\n17\n24", None, (3, 17, 24), None),
        ("17/03/2026", None, (17,), None),
    ],
)  # fmt: skip
def test_a_cell_says_how_often_or_when(
    xlsx: Xlsx, cell: Any, times: int | None, days: tuple[int, ...], note: str | None
) -> None:
    found = read(xlsx, ["Duo", "feb 2026", "mrt 2026"], ["A – B", None, cell])
    (said,) = found.months[0].cells
    assert (said.month, said.times, said.days, said.note) == (3, times, days, note)
    assert found.warnings == ()


@pytest.mark.parametrize("cell", ["vakantie", 2.5, "2,5", 99, -1, "3/4", "32, 33", "31/04, 3", "1?", date(2025, 3, 9)])
def test_a_cell_that_is_not_understood_is_told_and_never_guessed(xlsx: Xlsx, cell: Any) -> None:
    found = read(xlsx, ["Duo", "feb 2026", "mrt 2026"], ["A – B", 1, cell])
    assert [said.month for said in found.months[0].cells] == [2]
    (told,) = found.warnings
    assert (told.row, told.column) == (2, "mrt 2026")


def test_unknown_is_nothing_and_what_is_to_come_is_not_taken(xlsx: Xlsx) -> None:
    found = read(xlsx, ["Duo", "feb 2026", "mrt 2026", "nov 2026", "dec 2026"], ["A – B", "-", "?", "30", 4])
    assert [(cell.month, cell.times) for cell in found.months[0].cells] == [(11, 30)]
    assert [str(told.reason) for told in found.warnings] == ["Deze maand moet nog komen: niet overgenomen."]
    days = read(xlsx, ["Duo", "okt 2026", "nov 2026"], ["A – B", "31, 32", "20, 28"])
    assert days.months[0].cells == ()
    assert len(days.warnings) == 2


@pytest.mark.parametrize(
    ("rows", "sheet", "expected"),
    [
        ([["Duo", "nov", "dec", "jan"]], "2025-2026", [(2025, 11), (2025, 12), (2026, 1)]),
        ([["Duo", "jan", "feb", "mrt"]], "Contacten 2026", [(2026, 1), (2026, 2), (2026, 3)]),
        ([["Contacten 2025"], [], ["Duo", "jan", "feb", "mrt"]], "Blad", [(2025, 1), (2025, 2), (2025, 3)]),
        ([["", 2025, "", 2026], ["Duo", "nov", "dec", "jan"]], "Blad", [(2025, 11), (2025, 12), (2026, 1)]),
        ([["Duo", "nov", "dec", "jan 2026"]], "Blad", [(2025, 11), (2025, 12), (2026, 1)]),
        ([["Duo", "nov 2024", "dec", "jan"]], "Blad", [(2024, 11), (2024, 12), (2025, 1)]),
        ([["Duo", "jan", "feb", "mrt"]], "Blad", [(None, 1), (None, 2), (None, 3)]),
        ([["Duo", "dec", "jan", "feb"]], "2025", [(2025, 12), (None, 1), (None, 2)]),
    ],
)
def test_the_year_is_found_or_left_open(xlsx: Xlsx, rows: list[list[Any]], sheet: str, expected: Any) -> None:
    (row,) = read(xlsx, *rows, ["A – B", 1, 1, 1], sheet=sheet).months
    assert months_in(row) == expected


def test_names_stand_in_one_cell_in_two_or_alone(xlsx: Xlsx) -> None:
    (two,) = read(xlsx, ["Deelnemer", "Buddy", "jan 2026", "feb 2026"], ["Marleen", "Nadia", 1, 1]).months
    assert (two.participant, two.buddy, two.ordered) == ("Marleen", "Nadia", True)
    (one,) = read(xlsx, ["", "jan 2026", "feb 2026"], ["Nadia", 1, 1]).months
    assert (one.participant, one.buddy, one.ordered) == ("Nadia", "", False)
    nobody = read(xlsx, ["Duo", "jan 2026", "feb 2026"], ["", 1, 1], ["Totaal", 2, 2])
    assert [one.row for one in nobody.refused] == [2, 3]


def test_a_column_that_is_no_month_is_told(xlsx: Xlsx) -> None:
    found = read(xlsx, ["Duo", "jan 2026", "feb 2026", "Totaal"], ["A – B", 1, 1, 2])
    assert [(told.row, told.column) for told in found.warnings] == [(1, "Totaal")]
    said = SheetCorrection(pairs=Pairs.MONTHS, fields={3: "month"})
    again = read_list(
        xlsx(**{"Blad": [["Duo", "jan 2026", "feb 2026", "Som"], ["A", 1, 1, 2]]}), None, TODAY, {"Blad": said}
    )
    assert [(told.row, told.column) for told in again.warnings] == [(1, "Som")]
