"""The days that follow from the rhythms of an office: what is usual, what was settled, and what always holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import KlikError
from app.services import rhythms
from app.services.actions import perform
from app.services.rhythms import (
    Closed,
    Rhythms,
    holidays,
    months_after,
    months_before,
    months_between,
)
from app.storage.vault import Vault

DAY = timedelta(days=1)
USUAL = Rhythms()
days = st.dates(date(2019, 1, 1), date(2034, 12, 31))
months = st.integers(1, 18)


@st.composite
def closures(draw: st.DrawFn) -> tuple[Closed, ...]:
    firsts = draw(st.lists(days, max_size=3))
    return tuple(Closed(first, first + draw(st.integers(0, 45)) * DAY) for first in firsts)


@st.composite
def settled(draw: st.DrawFn) -> Rhythms:
    least = draw(st.integers(1, 60))
    return Rhythms(
        every_days=(least, least + draw(st.integers(0, 30))),
        silent_from=draw(st.sampled_from([1.0, 1.5, 2.0, 3.25])),
        thinking_hours=draw(st.integers(0, 200)),
        check_in=draw(months),
        check_in_first=draw(st.integers(0, 12)),
        check_in_after=draw(months),
        evaluations=tuple(sorted(draw(st.sets(st.integers(1, 30), max_size=4)))),
        evaluation_every=draw(months),
        aftercare=draw(months),
        quiet=draw(months),
        closed=draw(closures()),
    )


def test_the_holidays_of_belgium_in_a_year() -> None:
    assert sorted(day.strftime("%d/%m") for day in holidays(2026)) == sorted(
        ["01/01", "06/04", "01/05", "14/05", "25/05", "21/07", "15/08", "01/11", "11/11", "25/12"]
    )


@pytest.mark.parametrize(
    ("talked", "first_met", "due"),
    [
        (None, None, date(2026, 10, 5)),  # a month after the beginning: a Saturday, so the Monday after
        (None, date(2026, 9, 10), date(2026, 9, 11)),  # the day after they first saw each other
        (date(2026, 9, 14), date(2026, 9, 10), date(2026, 10, 14)),  # monthly at first
        (date(2026, 12, 14), date(2026, 9, 10), date(2027, 3, 15)),  # then every three months: a Sunday, so Monday
    ],
)
def test_each_side_is_spoken_after_the_first_contact_monthly_and_then_each_season(
    talked: date | None, first_met: date | None, due: date
) -> None:
    assert USUAL.check_in_due(date(2026, 9, 3), talked, first_met) == due


def test_looking_back_comes_at_three_and_six_months_and_then_yearly() -> None:
    began = date(2025, 1, 15)
    moments = USUAL.evaluation_moments(began)
    assert [next(moments)[0] for _ in range(5)] == [3, 6, 12, 24, 36]
    assert USUAL.evaluation_due(began, 0, began) == (3, date(2025, 4, 15))
    assert USUAL.evaluation_due(began, 3, began) == (6, date(2025, 7, 15))
    # What was passed over is not asked for again once the next moment came.
    assert USUAL.evaluation_due(began, 0, date(2025, 8, 1)) == (6, date(2025, 7, 15))
    assert USUAL.evaluation_due(began, 0, date(2027, 6, 1)) == (24, date(2027, 1, 15))
    assert USUAL.evaluation_due(began, 24, date(2027, 6, 1)) == (36, date(2028, 1, 17))


def test_an_office_settles_its_own_and_goes_back_to_what_is_usual(vault: Vault) -> None:
    own = replace(USUAL, every_days=(7, 10), evaluations=(2, 4), closed=(Closed(date(2026, 12, 24), date(2027, 1, 3)),))
    perform(vault, rhythms.change, own)
    with vault.read() as session:
        assert rhythms.rhythms(session) == own
    perform(vault, rhythms.change, USUAL)
    with vault.read() as session:
        assert rhythms.rhythms(session) == USUAL


@pytest.mark.parametrize(
    "wrong",
    [
        {"check_in": 0},
        {"silent_from": 0.5},
        {"every_days": (21, 14)},
        {"trial": (0, 4)},
        {"evaluations": (6, 3)},
        {"closed": (Closed(date(2026, 8, 2), date(2026, 8, 1)),)},
        {"closed": (Closed(date(2026, 1, 1), date(2027, 6, 1)),)},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(vault: Vault, wrong: dict[str, object]) -> None:
    with pytest.raises(KlikError):
        perform(vault, rhythms.change, replace(USUAL, **wrong))  # type: ignore[arg-type]


@given(settled(), days, st.none() | days, st.none() | days)
def test_a_talk_is_due_on_a_working_day_and_later_than_the_last(
    office: Rhythms, began: date, talked: date | None, met: date | None
) -> None:
    due = office.check_in_due(began, talked, met)
    assert office.working(due) == due
    assert due >= began
    if talked and talked > began:
        assert due > talked


@given(settled(), days, days, st.integers(0, 60))
def test_looking_back_is_due_on_a_working_day_after_what_was_held(
    office: Rhythms, began: date, today: date, held: int
) -> None:
    at, due = office.evaluation_due(began, held, today)
    assert at > held
    assert office.working(due) == due >= months_after(began, at)
    # Only one moment may have gone by unheld: the next one is still to come.
    following, _day = office.evaluation_due(began, at, today)
    assert following > at
    assert months_after(began, following) > today or today <= began


@given(settled(), days)
def test_what_follows_a_day_is_a_working_day_and_never_before_it(office: Rhythms, day: date) -> None:
    for due in (office.think_until(day), office.aftercare_due(day), office.working(day)):
        assert due >= day
        assert due.weekday() < 5
        assert not office.is_off(due)
    assert office.quiet_from(day) > day


@given(settled(), days, st.none() | days, st.integers(0, 400))
def test_silence_begins_once_and_lasts_until_something_is_noted(
    office: Rhythms, since: date, heard: date | None, later: int
) -> None:
    last = max(filter(None, (heard, since)))
    begins = office.hear_from(heard, since, office.every_days)
    usual = office.silent_from * office.every_days[1]
    assert office.days_on(last, begins) > usual >= office.days_on(last, begins - DAY)
    assert office.days_on(last, begins + later * DAY) > usual
    assert office.hear_from(begins, since, office.every_days) > begins


@given(settled(), days, closures())
def test_a_closed_office_is_only_quieter(office: Rhythms, last: date, closed: tuple[Closed, ...]) -> None:
    more = replace(office, closed=(*office.closed, *closed))
    assert more.hear_from(None, last, office.every_days) >= office.hear_from(None, last, office.every_days)
    for due in ("think_until", "aftercare_due"):
        assert getattr(more, due)(last) >= getattr(office, due)(last)


@given(days, st.integers(0, 80), st.integers(0, 40))
def test_months_are_counted_as_they_are_added(day: date, count: int, more: int) -> None:
    later = months_after(day, count)
    assert months_between(day, later) == count
    assert months_between(day, later + more * DAY) >= count
    assert months_before(later, count) <= day


@given(settled())
def test_what_is_written_is_read_back(office: Rhythms) -> None:
    assert rhythms.read(rhythms.written(office)) == office
