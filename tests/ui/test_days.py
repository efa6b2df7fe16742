"""Days that are typed: one reading and one set of sentences, whether they have been or are still to come."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.errors import KlikError
from app.ui.days import DayField, completed, day_of, read_day, trouble_with

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/11/2026", date(2026, 11, 25)),
        ("5-1-27", date(2027, 1, 5)),
        ("25.11.2026", date(2026, 11, 25)),
        ("25 november 2026", date(2026, 11, 25)),
        ("29/02/2028", date(2028, 2, 29)),
        ("", None),
    ],
)
def test_a_typed_day(text: str, day: date | None) -> None:
    assert day_of(text) == day
    assert trouble_with(text) == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/02/2026", "31 februari bestaat niet."),
        ("29/02/2027", "29 februari bestaat niet in 2027."),
        ("1/13/2026", "Maand 13 bestaat niet."),
        ("25/11", "Schrijf dag, maand en jaar, zoals 14/03/2026."),
        ("maart 2026", "Schrijf dag, maand en jaar, zoals 14/03/2026."),
        ("morgen", "Schrijf dag, maand en jaar, zoals 14/03/2026."),
    ],
)
def test_what_is_no_day_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    assert (day_of(text), trouble_with(text)) == (None, sentence)


def test_a_day_that_has_been_may_be_less_exact() -> None:
    found = read_day("maart 2024", TODAY, exact=False)
    assert found
    assert (found.on, found.precision) == (date(2024, 3, 1), "month")
    with pytest.raises(KlikError, match="nog komen"):
        read_day("24/11/2026", TODAY, exact=False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Schrijf dag, maand en jaar, zoals 14/03/2026."),
        ("-", "Schrijf dag, maand en jaar, zoals 14/03/2026."),
        ("22/11/2026", "Deze dag is al voorbij."),
        ("25/11/2027", "Deze dag moet nog komen."),
        ("24/11/2026", ""),
    ],
)
def test_a_line_for_a_day_keeps_within_its_bounds(qtbot: QtBot, text: str, sentence: str) -> None:
    field = DayField("Dag", earliest=TODAY, latest=date(2027, 1, 1), compulsory=True)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.editor, text)
    assert field.commit() is not bool(sentence)
    assert field.error == sentence


@pytest.mark.parametrize(
    ("said", "near", "latest", "whole"),
    [
        ("27/11", date(2026, 11, 23), date.max, "27/11/2026"),
        ("27-11", date(2026, 11, 23), date(2026, 11, 23), "27/11/2025"),
        ("3.1", date(2026, 12, 20), date.max, "3/01/2027"),
        ("29/02", date(2027, 1, 10), date.max, "29/02/2028"),
        ("31/02", date(2026, 11, 23), date.max, "31/02"),
        ("2026", date(2026, 11, 23), date.max, "2026"),
        ("", date(2026, 11, 23), date.max, ""),
    ],
)
def test_a_year_that_is_left_out_is_the_nearest(said: str, near: date, latest: date, whole: str) -> None:
    assert completed(said, near, latest=latest) == whole


def test_a_field_shows_the_year_it_understood(qtbot: QtBot) -> None:
    field = DayField("Dag", latest=date(2026, 11, 23), compulsory=True)
    qtbot.addWidget(field)
    field.editor.setText("27/11")
    assert field.commit()
    assert (field.text, field.day) == ("27/11/2025", date(2025, 11, 27))
