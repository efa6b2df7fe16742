"""The fields of intake and screening in a coordinator's own words, and wishes and own criteria as lines."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transfer import cells, writing
from app.transfer.half_days import half_days
from app.transfer.plain import plain
from app.transfer.wish_lines import criteria, read
from app.transfer.wishes import Wish
from app.vocabulary import HALF_DAYS, Advice, QuestionKind, Strength

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("field", "cell", "value", "kept"),
    [
        ("means", "te voet, bus", ("foot", "transit"), False),
        ("means", "elektrische fiets", ("bike",), False),
        ("means", "fiets (niet in de winter)", ("bike",), True),
        ("means", "met het openbaar vervoer of wordt opgehaald", ("transit", "lift"), True),
        ("means", "vliegend tapijt", None, True),
        ("minors", "ja", True, False),
        ("minors", 0.0, False, False),
        ("minors", "2", True, True),
        ("minors", "geen", False, False),
        ("question_kind", "gezelschap en praktische hulp", QuestionKind.BOTH, False),
        ("question_kind", "praktisch", QuestionKind.PRACTICAL, True),
        ("question_kind", "Gezelschap", QuestionKind.COMPANY, False),
        ("question_kind", "weet ze nog niet", None, True),
        ("advice", "geschikt mits opvolging", Advice.WITH_CARE, True),
        ("advice", "nog niet", Advice.NOT_NOW, True),
        ("paused_until", "1/03/2027", date(2027, 3, 1), False),
        ("paused_until", "mrt 2027", date(2027, 3, 1), True),
        ("paused_until", "1/03/2127", None, True),
        ("strengths", "Humor; geduld, koken", ("Humor", "geduld", "koken"), False),
        ("strengths", "tv/film; koken, bakken;", ("tv/film", "koken, bakken"), False),
        ("traits", "Rustig\nGrappig", ("rustig", "grappig"), False),
        (
            "question",
            "  Iemand om mee te wandelen.\n\nEn te praten. ",
            "Iemand om mee te wandelen.\n\nEn te praten.",
            0,
        ),
        ("unavailable", "ma vm", ("mon-morning",), False),
    ],
)
def test_a_cell_is_read_as_it_is_meant(field: str, cell: Any, value: Any, kept: bool) -> None:
    found = plain(field, cell, TODAY)
    assert (found.value, bool(found.keep)) == (value, bool(kept))


def test_wishes_are_lines() -> None:
    found = read('Geslacht: vrouw / x (moet, niet bespreekbaar)\nleeftijd: 30-50\n"Tuin: groot": ja (fijn)')
    assert found.value == (
        Wish("gender", ("f", "x"), strength=Strength.MUST, firm=True),
        Wish("age", lower=30, upper=50, strength=Strength.RATHER),
        Wish("custom:Tuin: groot", (True,), strength=Strength.NICE),
    )
    assert not found.keep


@pytest.mark.parametrize(
    "line", ["iemand die luistert", "Rookt: soms", "Leeftijd: jong", "Geslacht: vrouw (misschien)"]
)
def test_what_is_no_wish_is_kept(line: str) -> None:
    found = read(f"Rookt: nee\n{line}")
    assert (found.value, found.keep) == ((Wish("smokes", (False,), strength=Strength.RATHER),), True)
    assert line in str(found.notes[0])


def test_answers_to_own_criteria() -> None:
    found = criteria('Houdt van honden: ja\nHuis: "ja"\nTuin: klein\nzomaar')
    assert found.value == (("Houdt van honden", True), ("Huis", "ja"), ("Tuin", "klein"))
    assert found.keep


@given(st.sets(st.sampled_from(HALF_DAYS)))
def test_half_days_read_back(slots: set[str]) -> None:
    found = half_days(writing.half_days(slots))
    assert (found.value or (), found.notes, found.keep) == (tuple(s for s in HALF_DAYS if s in slots), (), False)


@given(st.lists(st.text(st.sampled_from("ab ,/|é;")).map(str.strip).filter(bool), max_size=4, unique=True))
def test_things_read_back(items: list[str]) -> None:
    found = cells.things(writing.things(items)).value or ()
    held = dict.fromkeys(item.replace(";", ",") for item in items)  # a semicolon is what parts them
    assert [" ".join(one.split()) for one in found] == [" ".join(one.split()) for one in held]
