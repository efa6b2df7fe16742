"""Plots of a period say what its figures say, month by month; and nothing about how long anybody will wait."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures import duo_plots, isolation, waiting_plots
from app.figures.asked import Asked, whole_year
from app.figures.counting import count
from app.figures.described import described
from app.figures.home_map import homes
from app.figures.months import last_day, months
from app.figures.network_growth import Grown, changed, contacts
from app.figures.period import Period
from app.figures.records import Buddy, Duo, Human, Participant, Records
from app.figures.small import OTHER, without_small_groups
from app.vocabulary import DuoState, ParticipantStatus

TODAY = date(2026, 11, 27)
AGES = (18, 30, 45, 60, 75)
PARTNER = UUID(int=9)
WAITING, IN_DUO, LEFT = ParticipantStatus.WAITING, ParticipantStatus.IN_DUO, ParticipantStatus.LEFT


@st.composite
def offices(draw: st.DrawFn) -> Records:
    """Some duos of people, each with a road of any states on days of three years."""
    n = draw(st.integers(1, 6))
    people = [Participant(UUID(int=100 + at), Human(UUID(int=200 + at)), IN_DUO) for at in range(n)]
    helpers = [
        Buddy(UUID(int=300 + at), Human(UUID(int=400 + at)), partner_id=PARTNER if at % 2 else None) for at in range(n)
    ]
    step = st.tuples(st.sampled_from(DuoState), st.integers(0, 1050).map(lambda at: date(2024, 1, 1) + timedelta(at)))
    roads = draw(st.lists(st.lists(step, min_size=1, max_size=6), min_size=1, max_size=12))
    duos = tuple(
        Duo(UUID(int=500 + at), people[at % n].id, helpers[(at * 5) % n].id, tuple(road), None, draw(st.booleans()))
        for at, road in enumerate(roads)
    )
    return Records(tuple(people), tuple(helpers), duos)


@given(offices(), st.sampled_from([None, PARTNER]))
def test_each_month_is_what_the_figures_count(records: Records, partner: UUID | None) -> None:
    asked = Asked(date(2024, 3, 10), date(2026, 12, 31), partner)
    period = Period(records, asked, TODAY, AGES)
    running = duo_plots.running(period).series[0].values
    began, ended = (series.values for series in duo_plots.began_and_ended(period).series)
    those = months(asked.first, period.day)
    assert len(running) == len(those)
    about = {duo.id for duo in records.duos if period.is_about(period.who_duo(duo.id))}
    for place, month in enumerate(those):
        first = max(date(*month, 1), asked.first)
        one = Period(records, Asked(first, last_day(month)), TODAY, AGES)
        for definition, values in (
            (isolation.duo_running, running),
            (isolation.duo_started, began),
            (isolation.duo_ended, ended),
        ):
            assert values[place] == sum(line.id in about for line in definition(one)), (definition.__name__, month)


def _period(*found: tuple[Participant, tuple[tuple[DuoState, date], ...]], asked: Asked | None = None) -> Period:
    helper = Buddy(UUID(int=1), Human(UUID(int=2), municipality="Mol"))
    duos = tuple(Duo(UUID(int=50 + at), one.id, helper.id, steps) for at, (one, steps) in enumerate(found) if steps)
    records = Records(tuple(one for one, _steps in found), (helper,), duos)
    return Period(records, asked or whole_year(2026), TODAY, AGES)


def _somebody(
    at: int, registered: date | None, status: ParticipantStatus = WAITING, left: date | None = None
) -> Participant:
    return Participant(UUID(int=at), Human(UUID(int=1000 + at), municipality="Geel"), status, registered, left_on=left)


def test_waiting_is_counted_by_the_quarter_of_the_start() -> None:
    plot = waiting_plots.waited(
        _period(
            (_somebody(10, date(2025, 12, 1), IN_DUO), ((DuoState.TRIAL, date(2026, 2, 28)),)),  # 2 full months
            (_somebody(11, date(2025, 11, 28), IN_DUO), ((DuoState.RUNNING, date(2026, 2, 28)),)),  # 3
            (_somebody(12, date(2025, 1, 1), IN_DUO), ((DuoState.RUNNING, date(2026, 5, 1)),)),  # 16
            (_somebody(13, None, IN_DUO), ((DuoState.RUNNING, date(2026, 5, 1)),)),
            (_somebody(14, date(2025, 1, 1), IN_DUO), ((DuoState.RUNNING, date(2025, 5, 1)),)),  # not in this year
        ),
        few=3,
    )
    assert plot.groups == ["jan–mrt 2026", "apr–jun 2026", "jul–sep 2026", "okt–nov 2026"]
    assert [list(series.values) for series in plot.series] == [[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 0]]
    assert (plot.n, plot.few) == (3, False)
    assert "Van nog 1 persoon" in plot.note


def test_who_still_waits_does_so_since_the_last_duo_ended() -> None:
    stopped = ((DuoState.RUNNING, date(2025, 3, 1)), (DuoState.STOPPED_EARLY, date(2026, 10, 1)))
    again = _somebody(10, date(2024, 1, 1))
    period = _period((again, stopped), (_somebody(11, date(2025, 10, 1)), ()))
    plot = waiting_plots.still_waiting(period, [again.id, UUID(int=11)], few=2)
    assert list(plot.series[0].values) == [1, 0, 0, 1]
    assert waiting_plots.still_waiting(period, [again.id], few=2).few


def test_the_curve_follows_each_until_a_start_a_goodbye_or_the_last_day() -> None:
    plot = waiting_plots.curve(
        _period(
            (_somebody(10, date(2026, 1, 1), IN_DUO), ((DuoState.TRIAL, date(2026, 3, 3)),)),
            (_somebody(11, date(2026, 1, 1), LEFT, left=date(2026, 2, 1)), ()),
            (_somebody(12, date(2026, 1, 1), LEFT), ()),  # gone, and nobody knows when
            (_somebody(13, date(2026, 1, 1)), ()),
            (_somebody(14, date(2023, 11, 1)), ()),  # registered long before
        ),
        few=2,
    )
    assert plot.n == 3
    assert [share for _at, share in plot.points] == [pytest.approx(0.5)]
    assert [round(at, 1) for at in plot.censored] == [1.0, 10.8]
    assert "zegt niets over hoe lang iemand nog zal wachten" in plot.note


def test_the_map_holds_who_waits_and_who_is_in_a_duo() -> None:
    waits, together = _somebody(10, date(2026, 1, 1)), _somebody(11, date(2026, 1, 1), IN_DUO)
    period = _period((waits, ()), (together, ((DuoState.RUNNING, date(2026, 2, 1)),)))
    plot = homes(period, [waits.id], [], {"Geel": (51.16, 4.99), "Mol": (51.19, 5.11)})
    assert [(dot.name, dot.counts) for dot in plot.dots] == [("Geel", (2, 0)), ("Mol", (0, 1))]
    outward = homes(period, [waits.id], [], {"Geel": (51.16, 4.99), "Mol": (51.19, 5.11)}, few=2)
    assert [dot.counts for dot in outward.dots] == [(None, 0), (0, None)]
    assert "Van 1 persoon is geen gemeente gekend." in homes(period, [waits.id], [], {"Geel": (51.16, 4.99)}).note


PLACES = ("Geel", "Mol", "Retie", "Dessel", "")


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.booleans()), max_size=60), st.integers(2, 6))
def test_what_leaves_tells_no_more_of_a_place_than_the_tables(lives: list[tuple[str, bool]], few: int) -> None:
    found = [
        (
            Participant(
                UUID(int=10_000 + at), Human(UUID(int=20_000 + at), municipality=place or None), WAITING, TODAY
            ),
            ((DuoState.RUNNING, TODAY),) if together else (),
        )
        for at, (place, together) in enumerate(lives, start=1)
    ]
    period = _period(*found)
    waiting = [line.id for line in isolation.waiting(period) if line.id]
    plot = homes(period, waiting, [], {place: (51.0, 5.0) for place in PLACES if place}, few)
    figures = count(period.records, period.asked, TODAY, AGES, few)
    shown = without_small_groups(figures, few)
    tables = [
        {part.value: part.n for part in shown.figure(name).by["municipality"]} for name in ("waiting", "duo_running")
    ]
    for dot in plot.dots:
        told, n = dot.counts[0], sum((place == dot.name) for place, _together in lives)
        if told is not None:
            assert few <= told <= n or told == n == 0
            assert told == sum(table.get(dot.name, 0) for table in tables)
    hidden = sum(one == OTHER for table in tables for one in table)
    assert hidden or sum(dot.counts[0] or 0 for dot in plot.dots) == sum(bool(place) for place, _together in lives)
    assert not any(sign.isdigit() for sign in plot.note.split("duo zijn.")[-1].split("(…)")[-1])
    assert sum(plot.totals or ()) >= len(lives)
    assert plot.few == (bool(plot.dots) and sum(any(dot.counts) for dot in plot.dots) < 3)


def test_a_lone_small_place_takes_another_along() -> None:
    homes_of = [*["Geel"] * 9, *["Mol"] * 5, "Retie"]
    free = [Buddy(UUID(int=at), Human(UUID(int=100 + at), municipality=one)) for at, one in enumerate(homes_of, 1)]
    period = Period(Records(buddies=tuple(free)), whole_year(2026), TODAY, AGES)
    points = dict.fromkeys(homes_of, (51.0, 5.0))
    outward = homes(period, [], [one.id for one in free], points, few=5)
    assert [dot.counts[1] for dot in outward.dots] == [9, None, None]
    assert [dot.counts[1] for dot in homes(period, [], [one.id for one in free], points).dots] == [9, 5, 1]


def test_what_grew_is_told_of_enough_participants_and_in_counts() -> None:
    those = [Grown((2, 1, 3), (4, 1, 2)), Grown((1, 0, 1), (1, 2, 1)), Grown((5, 1, 0), (3, 1, 0))]
    plot = contacts(those, few=3)
    assert [list(series.values) for series in plot.series] == [[8, 2, 4], [8, 4, 3]]
    assert (plot.n, plot.few) == (3, False)
    assert contacts(those, few=4).few
    assert [counts for _words, counts, _n in changed(those).moments] == [(1, 1, 1), (1, 2, 0), (0, 2, 1)]


def test_plots_that_leave_hide_what_is_small() -> None:
    def somebody(at: int, registered: date, begun: date) -> tuple[Participant, tuple[tuple[DuoState, date], ...]]:
        return _somebody(at, registered, IN_DUO), ((DuoState.RUNNING, begun),)

    soon = [somebody(at, date(2026, 1, 1), date(2026, 2, 1)) for at in range(10, 14)]
    late = [somebody(at, date(2025, 1, 1), date(2026, 5, 1)) for at in range(20, 22)]
    plot = waiting_plots.waited(_period(*soon, *late), few=3, outward=True)
    assert plot.groups == ["hoe lang ook"] or all(not n or n >= 3 for n in plot.series[0].values)
    assert sum(value or 0 for value in plot.series[0].values) == plot.n == 6
    waiting = [_somebody(at, date(2026, 1, 1)) for at in range(10, 15)] + [_somebody(20, date(2026, 6, 1))]
    period = _period(*((one, ()) for one in waiting))
    plot = waiting_plots.still_waiting(period, [one.id for one in waiting], few=3, outward=True)
    assert list(plot.series[0].values) == [0, 0, 6] or all(not n or n >= 3 for n in plot.series[0].values)
    assert "5 maanden" not in str(plot.groups)
    grown = [Grown((1, 1, 1), (2, 1, 1))] * 3 + [Grown((1, 1, 1), (1, 1, 1))]
    assert [counts for _words, counts, _n in changed(grown, few=3).moments] == [None, (0, 4, 0), (0, 4, 0)]


def test_of_fewer_than_three_places_the_map_is_a_sentence() -> None:
    free = [Buddy(UUID(int=at), Human(UUID(int=100 + at), municipality="Geel")) for at in range(1, 8)]
    period = Period(Records(buddies=tuple(free)), whole_year(2026), TODAY, AGES)
    outward = homes(period, [], [one.id for one in free], {"Geel": (51.0, 5.0)}, few=5)
    assert outward.few
    assert "(n = 7)" in described(outward)
    assert not homes(period, [], [one.id for one in free], {"Geel": (51.0, 5.0)}).few
