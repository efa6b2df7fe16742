"""Dates and births: what is written, how precisely, and what is left empty."""

from datetime import date, datetime

import pytest

from app.transfer import dates
from app.transfer.cells import RawCell
from app.transfer.dates import Birth, Day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2024, 8, 12), Day(date(2024, 8, 12), "day")),
        (datetime(2024, 8, 12), Day(date(2024, 8, 12), "day")),
        ("12/08/2024", Day(date(2024, 8, 12), "day")),
        ("12-8-24", Day(date(2024, 8, 12), "day")),
        ("12.08.2024", Day(date(2024, 8, 12), "day")),
        ("2024-08-12", Day(date(2024, 8, 12), "day")),
        ("ma 12/08/2024", Day(date(2024, 8, 12), "day")),
        ("12 augustus 2024", Day(date(2024, 8, 12), "day")),
        ("29/02/2024", Day(date(2024, 2, 29), "day")),
        ("03/2024", Day(date(2024, 3, 1), "month")),
        ("mrt 2025", Day(date(2025, 3, 1), "month")),
        ("jan 2026", Day(date(2026, 1, 1), "month")),
        ("maart '25", Day(date(2025, 3, 1), "month")),
        ("sinds mei 2025", Day(date(2025, 5, 1), "month")),
        ("11/2026", Day(date(2026, 11, 1), "month")),
        ("2024", Day(date(2024, 1, 1), "year")),
        (2024.0, Day(date(2024, 1, 1), "year")),
        ("22/11/2026", Day(TODAY, "day")),
        ("1/1/99", Day(date(1999, 1, 1), "day")),
        ("", None),
        ("?", None),
    ],
)
def test_the_day_of_something_that_happened(cell: RawCell, day: Day | None) -> None:
    read = dates.day(cell, TODAY)
    assert (read.value, read.notes, read.keep) == (day, (), False)


@pytest.mark.parametrize(
    ("cell", "year"), [("okt/nov 2026", 2026), ("nov - dec 2025", 2025), ("voorjaar 2025", 2025), ("Herfst 2024", 2024)]
)
def test_a_season_or_two_months_give_the_year_and_are_kept(cell: str, year: int) -> None:
    read = dates.day(cell, TODAY)
    assert (read.value, read.keep) == (Day(date(year, 1, 1), "year"), True)
    assert str(year) in str(read.notes[0])


@pytest.mark.parametrize("cell", ["winter 2025", "dec/jan 2026", "2 nov", "voorjaar 2027", "dag/nacht 2025"])
def test_a_season_without_a_certain_year_is_no_day(cell: str) -> None:
    read = dates.day(cell, TODAY)
    assert (read.value, read.keep) == (None, True)


@pytest.mark.parametrize(
    "cell", ["31/02/2024", "29/02/2025", "13/13/2024", "23/11/2026", "12/2026", "2027", "vorig jaar", "12/08", "1890"]
)
def test_an_impossible_future_or_unclear_day_is_empty_and_kept(cell: str) -> None:
    read = dates.day(cell, TODAY)
    assert read.value is None
    assert read.keep
    assert read.notes


@pytest.mark.parametrize(
    ("cell", "birth"),
    [
        (date(1990, 7, 22), Birth(date(1990, 7, 22))),
        ("04/07/1953", Birth(date(1953, 7, 4))),
        ("27-1-50", Birth(date(1950, 1, 27))),
        ("6-3-87", Birth(date(1987, 3, 6))),
        ("6-3-05", Birth(date(2005, 3, 6))),
        ("22/11/10", Birth(date(2010, 11, 22))),  # Sixteen today.
        ("1969", Birth(year=1969)),
        (1969.0, Birth(year=1969)),
        ("", Birth()),
    ],
)
def test_birth(cell: RawCell, birth: Birth) -> None:
    read = dates.birth(cell, TODAY)
    assert (read.value, read.notes, read.keep) == (birth, (), False)


@pytest.mark.parametrize("cell", ["± 1992", "ca. 1992", "rond 1992", "environ 1992", "about 1992"])
def test_what_is_approximate_is_taken_over_and_told_and_kept(cell: str) -> None:
    born, since = dates.birth(cell, TODAY), dates.day(cell, TODAY)
    assert (born.value, since.value) == (Birth(year=1992), Day(date(1992, 1, 1), "year"))
    assert born.keep
    assert since.keep
    assert [told.sentence for told in (*born.notes, *since.notes)] == [born.notes[0].sentence] * 2
    assert "approximate" in born.notes[0].sentence


@pytest.mark.parametrize(
    ("cell", "birth"), [("ongeveer 4/7/1953", Birth(date(1953, 7, 4))), ("geb. ca. 1962", Birth(year=1962))]
)
def test_an_approximate_birth_to_the_day_is_kept_too(cell: str, birth: Birth) -> None:
    read = dates.birth(cell, TODAY)
    assert (read.value, read.keep, len(read.notes)) == (birth, True, 1)


def test_two_digits_never_make_somebody_under_sixteen() -> None:
    # The day after, nobody born in 2010 is sixteen yet; 116 years is remarked upon.
    read = dates.birth("23/11/10", TODAY)
    assert read.value == Birth(date(1910, 11, 23))
    assert read.notes


@pytest.mark.parametrize("cell", ["31/02/1980", "29/02/1981", "01/01/2027", "2030", "1850", "een tijd geleden"])
def test_an_impossible_birth_is_empty_and_kept(cell: str) -> None:
    read = dates.birth(cell, TODAY)
    assert read.value == Birth()
    assert read.keep
    assert read.notes


def test_the_month_of_birth_gives_the_year_and_is_kept() -> None:
    read = dates.birth("mrt 1980", TODAY)
    assert read.value == Birth(year=1980)
    assert read.keep
    assert "1980" in str(read.notes[0])


def test_what_spreadsheets_make_of_a_date_is_understood_and_told() -> None:
    typed_year = dates.birth(date(1905, 5, 22), TODAY)  # 1969 typed in a cell for dates
    assert typed_year.value == Birth(year=1969)
    assert typed_year.notes
    day_number = dates.birth(33076.0, TODAY)
    assert day_number.value == Birth(date(1990, 7, 22))
    assert day_number.notes


def test_a_child_is_taken_over_with_a_question() -> None:
    read = dates.birth("01/05/2015", TODAY)
    assert read.value == Birth(date(2015, 5, 1))
    assert "11" in str(read.notes[0])


@pytest.mark.parametrize(
    ("said", "day"),
    [("ok 12/03/2025", Day(date(2025, 3, 12), "day")), ("ok (jan 2026)", Day(date(2026, 1, 1), "month")),
     ("ok, 03/2025", Day(date(2025, 3, 1), "month")), ("ok 2024", Day(date(2024, 1, 1), "year")), ("ok", None)],
)  # fmt: skip
def test_a_date_within_words(said: str, day: Day | None) -> None:
    assert dates.find(said, TODAY).value == day
