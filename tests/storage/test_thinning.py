"""Which backups are kept: what must hold of any row of days, clocks that jump among them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.storage.thinning import LAST, PERIODS, RISKY, kept

START = date(2026, 1, 1)
ANY = st.lists(st.dates(date(2020, 1, 1), date(2035, 12, 31)), max_size=120)
IN_ORDER = st.lists(st.integers(0, 20), max_size=120).map(
    lambda gaps: [START + timedelta(days=sum(gaps[: at + 1])) for at in range(len(gaps))]
)


@given(ANY, st.sets(st.integers(0, 119)))
def test_the_newest_and_the_last_risky_ones_are_kept_whatever_their_dates_say(days: list[date], any_: set[int]) -> None:
    risky = {at for at in any_ if at < len(days)}
    found = kept(days, risky)
    assert found >= set(range(len(days))[-LAST:])
    assert found >= set(sorted(risky)[-RISKY:])
    assert found <= set(range(len(days)))
    assert len(found) <= LAST + RISKY + sum(most for most, _period in PERIODS)


@given(ANY, st.sets(st.integers(0, 119)))
def test_what_is_left_is_left_the_next_time(days: list[date], any_: set[int]) -> None:
    places = sorted(kept(days, {at for at in any_ if at < len(days)}))
    left, risky = [days[at] for at in places], {place for place, at in enumerate(places) if at in any_}
    assert kept(left, risky) == set(range(len(left)))


@given(IN_ORDER)
def test_of_the_last_days_weeks_and_months_the_newest_is_there(days: list[date]) -> None:
    found = [days[at] for at in kept(days)]
    for most, period in PERIODS:
        for one in list(dict.fromkeys(period(day) for day in reversed(days)))[:most]:
            assert max(day for day in days if period(day) == one) in found


@given(IN_ORDER, st.sets(st.integers(0, 119)), st.data())
def test_thinned_each_time_it_is_the_same_as_thinned_once(
    days: list[date], any_: set[int], data: st.DataObject
) -> None:
    """Nothing that is wanted later was thrown away before."""

    def thinned(places: list[int]) -> list[int]:
        risky = [place for place, at in enumerate(places) if at in any_]
        return [places[place] for place in sorted(kept([days[at] for at in places], risky))]

    left: list[int] = []
    for at in range(len(days)):
        left.append(at)
        if data.draw(st.booleans()):
            left = thinned(left)
    assert thinned(left) == thinned([*range(len(days))])


def test_a_backup_made_before_something_risky_outlives_the_closings_of_a_day() -> None:
    left = [*range(40)]
    assert 20 in kept([START] * len(left), [20])


@given(IN_ORDER, st.integers(0, 119), st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_clock_that_was_wrong_once_takes_one_place_of_each(days: list[date], place: int, wrong: date) -> None:
    if place >= len(days):
        return
    jumped = [*days[:place], wrong, *days[place + 1 :]]
    lost = kept(days) - kept(jumped) - {place}
    assert len(lost) <= 2 * len(PERIODS)  # its own place of a day, and that of the day it should have had


def test_a_year_of_work_leaves_months_behind() -> None:
    left: list[date] = []
    for number in range(365 * 3):  # three each day
        left.append(START + timedelta(days=number // 3))
        left = [left[at] for at in sorted(kept(left))]
    assert len(left) <= 27
    assert left[-1] - left[0] >= timedelta(days=150)
