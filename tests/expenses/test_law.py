"""The amounts of the law: as they were found, for the days they count on, and nothing for a day that none covers."""

from datetime import date

import pytest

from app.expenses.law import Amount, Law, shipped
from app.vocabulary import LegalKind

K = LegalKind
FOUND = [
    (K.FLAT_DAY, date(2020, 1, 1), 347_100),
    (K.FLAT_DAY, date(2024, 2, 29), 414_800),
    (K.FLAT_DAY, date(2024, 12, 31), 414_800),
    (K.FLAT_DAY, date(2025, 1, 1), 423_100),
    (K.FLAT_YEAR, date(2023, 7, 1), 16_267_700),
    (K.FLAT_YEAR, date(2024, 12, 31), 16_592_900),
    (K.FLAT_YEAR, date(2025, 12, 31), 16_925_100),
    (K.CAR_KM, date(2024, 3, 31), 4269),
    (K.CAR_KM, date(2024, 4, 1), 4265),
    (K.CAR_KM, date(2024, 9, 30), 4297),
    (K.CAR_KM, date(2024, 12, 31), 4293),
    (K.CAR_KM, date(2025, 1, 1), 4290),
    (K.CAR_KM, date(2025, 12, 31), 4312),
    (K.BIKE_KM, date(2024, 12, 31), 3500),
    (K.KM_YEAR, date(2024, 1, 1), 20_000_000),
    (K.KM_YEAR, date(2031, 1, 1), 20_000_000),
]
UNKNOWN = [
    (K.FLAT_DAY, date(2019, 12, 31)),
    (K.FLAT_DAY, date(2026, 1, 1)),
    (K.FLAT_YEAR, date(2026, 12, 31)),
    (K.CAR_KM, date(2023, 12, 31)),
    (K.CAR_KM, date(2026, 1, 1)),
    (K.BIKE_KM, date(2025, 1, 1)),
]


@pytest.mark.parametrize(("kind", "day", "amount"), FOUND)
def test_what_was_found_counts_on_its_days(kind: LegalKind, day: date, amount: int) -> None:
    assert shipped().amount(kind, day) == amount


@pytest.mark.parametrize(("kind", "day"), UNKNOWN)
def test_nothing_is_guessed_for_another_day(kind: LegalKind, day: date) -> None:
    assert shipped().amount(kind, day) is None


def test_every_amount_says_where_it_was_found_and_when() -> None:
    assert all(one.source and one.checked_on for one in shipped().amounts)


def test_a_rate_of_a_car_counts_for_its_quarter_and_the_rest_for_their_year() -> None:
    lasts = {Amount(K.CAR_KM, date(2026, month, 1), 1).last for month in (1, 4, 7, 10)}
    assert lasts == {date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)}
    assert Amount(K.CAR_KM, date(2026, 5, 17), 1).last == date(2026, 6, 30)
    assert Amount(K.BIKE_KM, date(2026, 3, 1), 1).last == date(2026, 12, 31)


def test_what_an_office_looked_up_stands_in_place_of_what_ships_and_beside_it() -> None:
    own = [Amount(K.FLAT_DAY, date(2025, 1, 1), 1), Amount(K.FLAT_DAY, date(2026, 1, 1), 431_600)]
    law = shipped().with_own(own)
    assert law.amount(K.FLAT_DAY, date(2025, 6, 1)) == 1
    assert law.amount(K.FLAT_DAY, date(2026, 6, 1)) == 431_600
    assert law.amount(K.FLAT_DAY, date(2024, 6, 1)) == 414_800
    assert [one.own for one in law.amounts if one.kind is K.FLAT_DAY and one.valid_from.year >= 2024] == [
        False,
        True,
        True,
    ]


def test_what_is_missing_of_a_year_is_told_as_far_as_it_began() -> None:
    assert shipped().missing(2024, date(2026, 5, 1)) == ()
    assert shipped().missing(2025, date(2026, 5, 1)) == ((K.BIKE_KM, date(2025, 1, 1)),)
    wanted = {(kind, date(2026, 1, 1)) for kind in (K.FLAT_DAY, K.FLAT_YEAR, K.CAR_KM, K.BIKE_KM)}
    assert set(shipped().missing(2026, date(2026, 5, 1))) == wanted | {(K.CAR_KM, date(2026, 4, 1))}
    assert Law(()).missing(2027, date(2026, 12, 31)) == ()
