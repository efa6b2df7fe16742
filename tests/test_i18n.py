"""How dates, hours, numbers, money and telephone numbers are written for a Belgian reader, in each language."""

from collections.abc import Callable
from datetime import date, time

import pytest

from app import i18n
from app.ui.words import weekday_date
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


NBSP = "\xa0"
DAY = date(2026, 12, 1)
WRITTEN: list[tuple[Callable[[], str], tuple[str, str, str]]] = [
    (lambda: i18n.short_date(date(2026, 11, 2)), ("2/11/2026",) * 3),
    (lambda: i18n.long_date(DAY), ("dinsdag 1 december 2026", "mardi 1er décembre 2026", "Tuesday 1 December 2026")),
    (
        lambda: i18n.long_date(date(2026, 11, 21)),
        ("zaterdag 21 november 2026", "samedi 21 novembre 2026", "Saturday 21 November 2026"),
    ),
    (lambda: i18n.full_date(DAY), ("1 december 2026", "1er décembre 2026", "1 December 2026")),
    (lambda: i18n.day_and_month(DAY), ("1 december", "1er décembre", "1 December")),
    (lambda: i18n.short_month(date(2026, 8, 1)), ("aug", "août", "Aug")),
    (lambda: i18n.clock(time(9, 5)), ("9.05 u.", f"9{NBSP}h{NBSP}05", "9:05")),
    (lambda: i18n.number(1234.5), ("1.234,5", f"1{NBSP}234,5", "1.234,5")),
    (lambda: i18n.euro(1250), (f"€{NBSP}12,50", f"12,50{NBSP}€", f"12,50{NBSP}€")),
    (lambda: i18n.euro(123456), (f"€{NBSP}1.234,56", f"1{NBSP}234,56{NBSP}€", f"1.234,56{NBSP}€")),
    (lambda: i18n.euro_exact(4297), (f"€{NBSP}0,4297", f"0,4297{NBSP}€", f"0,4297{NBSP}€")),
    (lambda: i18n.labelled("a", "b"), ("a: b", f"a{NBSP}: b", "a: b")),
    (lambda: weekday_date(date(2026, 11, 26)), ("do 26/11", "jeu. 26/11", "Thu 26/11")),
    (lambda: i18n.language_name("fr"), ("Frans", "français", "French")),
    (lambda: i18n.listed(["a", "b", "c"]), ("a, b en c", "a, b et c", "a, b and c")),
]


@pytest.mark.parametrize(("write", "said"), WRITTEN)
def test_each_language_writes_it_its_own_way(write: Callable[[], str], said: tuple[str, str, str]) -> None:
    found = []
    for code in i18n.LANGUAGES:
        with i18n.speaking(code):
            found.append(write())
    assert tuple(found) == said


@pytest.mark.parametrize(("given", "code"), [("fr", "fr_BE"), ("FR_be.UTF-8", "fr_BE"), ("en", "en_BE"), ("", "nl_BE")])
def test_the_environment_may_say_a_language_in_short(given: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLIK_LANGUAGE", given)
    assert i18n._given.__wrapped__() == code


def test_a_message_is_known_again_in_every_language() -> None:
    assert i18n.in_every_language("along to a service") >= {"along to a service", "mee naar een dienst"}


def test_a_count_has_its_plural_in_each_language() -> None:
    found = []
    for code in i18n.LANGUAGES:
        with i18n.speaking(code):
            found.append([i18n.ngettext("{n} person", "{n} people", n).format(n=n) for n in (0, 1, 2)])
    assert found == [
        ["0 personen", "1 persoon", "2 personen"],
        ["0 personne", "1 personne", "2 personnes"],
        ["0 people", "1 person", "2 people"],
    ]


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
