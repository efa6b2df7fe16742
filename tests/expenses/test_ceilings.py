"""The ceilings of the law on their edge: one cent, one kilometre, the last day of the year, and two organisations."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.expenses.ceilings import Ceiling, Elsewhere, Total, Verdict, Year, verdict
from app.expenses.law import Amount, shipped
from app.expenses.lines import Ask, Line, Reckoned
from app.expenses.reckoning import in_cents, reckon
from app.vocabulary import ExpenseSystem, LegalKind, Travel

FLAT, REAL = ExpenseSystem.FLAT, ExpenseSystem.REAL
LAW = shipped()
DAY = date(2024, 2, 29)
DAY_LIMIT, YEAR_LIMIT = 41_48, 1659_29


def spent(cents: int, day: date = DAY) -> Line:
    return Line(day, "film", cost=cents)


def driven(km: float, day: date = DAY, travel: Travel = Travel.CAR) -> Line:
    return Line(day, "gereden", km=km, travel=travel)


def ticket(cents: int, day: date = DAY) -> Line:
    return Line(day, "trein", cost=cents, travel=Travel.TRANSIT, proof="7")


def flat(*lines: Line, year: int = 2024, **known: object) -> Verdict:
    return verdict(replace(Year(year, FLAT, asked=True), **known), lines, LAW)  # type: ignore[arg-type]


def over(found: Verdict) -> dict[Ceiling, int]:
    return {one.ceiling: one.cents for one in found.over}


def total(found: Verdict, ceiling: Ceiling) -> Total:
    return next(one for one in (*found.totals, *found.days) if one.ceiling is ceiling)


def asks(found: Verdict) -> list[Ask]:
    return [one.ask for one in found.questions]


# A day and a year, to the cent


@pytest.mark.parametrize(("cents", "too_much"), [(DAY_LIMIT - 1, 0), (DAY_LIMIT, 0), (DAY_LIMIT + 1, 1)])
def test_a_day_to_the_cent(cents: int, too_much: int) -> None:
    found = flat(spent(cents - 1000), spent(1000))
    assert (found.amount, over(found)) == (cents, {Ceiling.DAY: too_much} if too_much else {})
    assert found.may_be_paid == (1000 + cents - 1000 if not too_much else cents - 1000)


@pytest.mark.parametrize(("cents", "too_much"), [(YEAR_LIMIT - 1, 0), (YEAR_LIMIT, 0), (YEAR_LIMIT + 1, 1)])
def test_a_year_to_the_cent(cents: int, too_much: int) -> None:
    days = [date(2024, 1, 1) + timedelta(days=at) for at in range(41)]
    noted = tuple(reckon(spent(4000, day), FLAT, LAW) for day in days)
    last = spent(cents - 41 * 4000, date(2024, 12, 31))
    found = flat(last, noted=noted)
    assert over(found) == ({Ceiling.YEAR: too_much} if too_much else {})
    assert found.may_be_paid == (0 if too_much else last.cost)
    assert total(found, Ceiling.YEAR).before == 41 * 4000


def test_the_last_day_of_a_year_and_the_first_of_the_next_have_each_their_own() -> None:
    assert not flat(spent(41_48, date(2024, 12, 31))).over
    assert not flat(spent(42_31, date(2025, 1, 1)), year=2025).over
    assert over(flat(spent(42_31, date(2024, 12, 31)))) == {Ceiling.DAY: 83}
    assert total(flat(spent(1, date(2025, 1, 1)), year=2025), Ceiling.YEAR).limit == 1692_51
    with pytest.raises(AssertionError):
        flat(spent(1, date(2025, 1, 1)))


def test_a_year_without_amounts_is_said_and_nothing_of_it_is_counted() -> None:
    found = flat(spent(1000, date(2026, 3, 3)), driven(10, date(2026, 3, 3)), year=2026)
    assert (found.amount, found.may_be_paid, set(asks(found))) == (0, 0, {Ask.LAW})
    kinds = {one.kind for one in found.questions}
    assert kinds == {LegalKind.FLAT_DAY, LegalKind.FLAT_YEAR, LegalKind.CAR_KM}
    told = LAW.with_own(Amount(kind, date(2026, 1, 1), 500_0000) for kind in kinds if kind)
    assert verdict(Year(2026, FLAT, True), [spent(1000, date(2026, 3, 3))], told).may_be_paid == 1000


def test_how_near_a_ceiling_is_said_before_it_is_passed() -> None:
    noted = tuple(reckon(spent(4000, DAY + timedelta(days=at)), FLAT, LAW) for at in range(33))
    at_79 = flat(noted=noted)
    assert total(at_79, Ceiling.YEAR).percent == 79
    assert not at_79.near(80)
    nearer = flat(spent(1000, date(2024, 11, 1)), noted=noted)
    assert [one.ceiling for one in nearer.near(80)] == [Ceiling.YEAR]


# Other organisations


def test_what_another_organisation_paid_on_the_same_day_counts_for_the_day() -> None:
    other = Elsewhere(40_00, DAY, FLAT)
    assert not flat(spent(1_48), elsewhere=(other,)).over
    assert over(flat(spent(1_49), elsewhere=(other,))) == {Ceiling.DAY: 1}
    assert not flat(spent(1_49, DAY + timedelta(days=1)), elsewhere=(other,)).over


def test_what_it_paid_in_all_of_the_year_counts_for_the_year_alone() -> None:
    other = Elsewhere(1649_29, None, FLAT)
    assert not flat(spent(10_00), elsewhere=(other,)).over
    assert over(flat(spent(10_01), elsewhere=(other,))) == {Ceiling.YEAR: 1}


def test_a_year_that_others_used_up_has_no_room() -> None:
    found = flat(spent(500), elsewhere=(Elsewhere(YEAR_LIMIT + 100_00, None, FLAT),))
    assert (over(found), found.may_be_paid) == ({Ceiling.YEAR: 500}, 0)


def test_what_others_pay_is_asked_and_how_they_pay_is_taken_as_a_flat_rate_until_it_is_known() -> None:
    assert asks(verdict(Year(2024, FLAT), (), LAW)) == [Ask.ELSEWHERE]
    found = flat(spent(10_00), elsewhere=(Elsewhere(1650_00),))
    assert asks(found) == [Ask.ELSEWHERE_HOW]
    assert over(found) == {Ceiling.YEAR: 71}


def test_a_flat_rate_and_real_costs_do_not_mix() -> None:
    other = Elsewhere(5_00, None, REAL)
    assert flat(spent(1), elsewhere=(other,)).mixed
    assert flat(spent(1), elsewhere=(other,)).may_be_paid == 0
    assert flat(spent(1), other_system=True).may_be_paid == 0
    assert not verdict(Year(2024, REAL, True, elsewhere=(other,)), [replace(spent(1), proof="1")], LAW).mixed
    assert Year(2024, None, elsewhere=(other, Elsewhere(1, None, FLAT))).mixed


# The way


@pytest.mark.parametrize(("km", "too_much"), [(1999.99, 0), (2000, 0), (2001, 43), (2000.01, 1)])
def test_two_thousand_kilometres_and_one_more(km: float, too_much: int) -> None:
    found = flat(driven(km, date(2024, 7, 1)))
    assert bool(found.over) == (km > 2000)
    assert over(found).get(Ceiling.KM, 0) == too_much
    assert found.may_be_paid == (0 if km > 2000 else found.amount)


def test_a_rate_that_changes_in_mid_year_leaves_the_limit_where_it_is() -> None:
    before, after = driven(1000, date(2024, 6, 30)), driven(1000, date(2024, 7, 1))
    found = flat(before, after)
    assert [one.transport for one in found.counted] == [426_50, 429_70]
    assert not found.over
    assert (total(found, Ceiling.KM).used, total(found, Ceiling.WAY).used) == (2000_00, 2000_00)
    assert over(flat(before, after, driven(1, date(2024, 12, 31)))).keys() == {Ceiling.KM, Ceiling.WAY}


def test_tickets_and_the_bike_count_for_as_much_as_the_car_would_be_paid() -> None:
    assert not flat(ticket(853_00, date(2024, 5, 5))).over
    assert over(flat(ticket(853_01, date(2024, 5, 5)))) == {Ceiling.WAY: 1}
    by_bike = flat(driven(2000, date(2024, 5, 5), Travel.BIKE))
    assert (by_bike.amount, by_bike.over) == (700_00, ())
    assert over(flat(driven(2000, date(2024, 5, 5), Travel.BIKE), ticket(153_01, date(2024, 5, 5)))) == {Ceiling.WAY: 1}


def test_kilometres_of_another_organisation_count_and_who_drives_people_regularly_has_no_limit() -> None:
    other = Elsewhere(0, None, FLAT, km=1500)
    assert not flat(driven(500), elsewhere=(other,)).over
    assert Ceiling.KM in over(flat(driven(501), elsewhere=(other,)))
    free = flat(driven(5000), elsewhere=(other,), regular_transport=True)
    assert not free.over
    assert free.may_be_paid == in_cents(5000_00, 4269)


def test_the_way_beside_a_flat_rate_is_not_part_of_it() -> None:
    found = flat(spent(DAY_LIMIT), driven(10), ticket(5_00))
    assert not found.over
    assert found.may_be_paid == DAY_LIMIT + 427 + 500


def test_real_costs_with_a_proof_have_no_ceiling() -> None:
    lines = [replace(spent(900_00), proof="12"), driven(3000)]
    found = verdict(Year(2024, REAL, True), lines, LAW)
    assert (found.over, found.totals, found.days) == ((), (), ())
    assert found.may_be_paid == 900_00 + in_cents(3000_00, 4269)


# What a line comes to


@pytest.mark.parametrize(
    ("km", "rate", "cents"), [(10, 4265, 427), (10, 4264, 426), (0.01, 5000, 1), (0.01, 4999, 0), (12.5, 4297, 537)]
)
def test_half_a_cent_goes_up(km: float, rate: int, cents: int) -> None:
    assert in_cents(round(km * 100), rate) == cents


@pytest.mark.parametrize(
    ("line", "system", "question"),
    [
        (Line(DAY, km=10), FLAT, Ask.TRAVEL),
        (spent(500), REAL, Ask.PROOF),
        (replace(ticket(500), proof=""), FLAT, Ask.PROOF),
        (spent(500), None, Ask.SYSTEM),
        (replace(spent(500), whole_month=True), FLAT, Ask.DAY),
        (replace(spent(500), whose_known=False), FLAT, Ask.WHOSE),
        (driven(5, date(2025, 5, 5), Travel.BIKE), REAL, Ask.LAW),
    ],
)
def test_what_is_not_known_is_asked_and_not_counted(line: Line, system: ExpenseSystem | None, question: Ask) -> None:
    found = reckon(line, system, LAW)
    assert found.questions[0].ask is question
    assert (found.amount, found.waits) == (0, True)


# Whatever is asked back

DAYS = some.integers(0, 365).map(lambda at: date(2024, 1, 1) + timedelta(days=at))
LINES = some.lists(
    some.one_of(
        some.builds(spent, some.integers(1, 50_00), DAYS),
        some.builds(ticket, some.integers(1, 400_00), DAYS),
        some.builds(
            driven,
            some.integers(1, 900_00).map(lambda km: km / 100),
            DAYS,
            some.sampled_from([Travel.CAR, Travel.BIKE]),
        ),
    ),
    max_size=80,
)
OTHERS = some.lists(
    some.builds(
        Elsewhere,
        some.integers(0, 900_00),
        some.none() | DAYS,
        some.sampled_from([FLAT, None]),
        some.none() | some.integers(0, 1500),
    ),
    max_size=3,
)


@given(LINES, LINES, OTHERS)
def test_what_may_be_paid_never_goes_over_any_ceiling(
    before: list[Line], lines: list[Line], others: list[Elsewhere]
) -> None:
    year = Year(2024, FLAT, True, elsewhere=tuple(others))
    noted = verdict(year, before, LAW).fits
    found = verdict(replace(year, noted=noted), lines, LAW)
    paid = [*noted, *found.fits]
    by_day: defaultdict[date, int] = defaultdict(int)
    for one in paid:
        by_day[one.line.day] += one.other
    for day, cents in by_day.items():
        there = sum(one.amount for one in others if one.on == day)
        assert cents == 0 or cents + there <= DAY_LIMIT
    there = sum(one.amount for one in others)
    assert sum(by_day.values()) == 0 or sum(by_day.values()) + there <= YEAR_LIMIT
    km, way = _driven(paid), sum(one.transport for one in paid)
    others_km = sum(Fraction(one.km or 0) for one in others)
    assert km == 0 or km + others_km <= 2000
    as_by_car = sum(Fraction(one.transport * 100, LAW.amount(LegalKind.CAR_KM, one.line.day) or 1) for one in paid)
    assert way == 0 or as_by_car + others_km <= 2000
    assert way <= 2000 * 4297 // 100  # the dearest rate of the year
    # And nothing is held back, or let through, without a word.
    assert (found.may_be_paid == found.amount) == (not any(one.cents for one in found.over))


def _driven(paid: list[Reckoned]) -> Fraction:
    return sum((Fraction(str(one.line.km or 0)) for one in paid), Fraction(0))
