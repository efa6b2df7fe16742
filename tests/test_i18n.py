"""How dates, numbers and telephone numbers are written for a Flemish reader."""

from datetime import date

import pytest

from app import i18n
from app.vocabulary import HALF_DAYS, WORDS, half_day, word


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("+32400000012", "0400 00 00 12"),
        ("+3214000012", "014 00 00 12"),
        ("+3230000012", "03 000 00 12"),
        ("+31600000012", "+31600000012"),
        (None, ""),
    ],
)
def test_telephone_numbers(number: str | None, said: str) -> None:
    assert i18n.telephone(number) == said


def test_dates_and_numbers() -> None:
    assert i18n.short_date(date(2026, 11, 2)) == "2/11/2026"
    assert i18n.long_date(date(2026, 11, 23)) == "maandag 23 november 2026"
    assert i18n.number(1234.5) == "1.234,5"


def test_a_list_reads_as_a_sentence() -> None:
    assert i18n.listed(["wandelen", "koken", "film"]) == "wandelen, koken en film"
    assert i18n.listed([]) == ""


def test_every_state_has_its_word() -> None:
    for kind, words in WORDS.items():
        assert set(words) == {member.value for member in kind}
        assert all(word(member) for member in kind)


def test_half_days_are_said_in_one_word() -> None:
    assert half_day("mon-morning") == "maandagvoormiddag"
    assert len({half_day(slot) for slot in HALF_DAYS}) == 21
