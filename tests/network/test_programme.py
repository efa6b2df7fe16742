"""The picture of the whole working: the same each time, who is pinned stays, who is alone lies apart."""

from collections.abc import Mapping
from concurrent.futures import CancelledError
from itertools import combinations
from math import hypot, isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.network.programme import Picture, Point, arrange

Ties = list[tuple[int, int]]

numbers = st.integers(0, 24)
ties = st.lists(st.tuples(numbers, numbers), max_size=30)
away = st.floats(-60, 60, allow_nan=False)
pins = st.dictionaries(numbers, st.tuples(away, away), max_size=4)
GROUPS = {one: "buddy" if one % 3 else "participant" for one in range(25)}


def box(picture: Picture[int], ids: list[int]) -> tuple[float, float, float, float]:
    xs, ys = zip(*(picture.places[one] for one in ids), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def parts(tied: Ties) -> list[list[int]]:
    """Who hangs together, found the slow way."""
    found = [{one} for one in GROUPS]
    for one, other in tied:
        joined = set[int]().union(*(part for part in found if one in part or other in part))
        found = [part for part in found if not part & joined] + [joined]
    return [sorted(part) for part in found]


@given(ties, pins)
@settings(max_examples=25)
def test_the_same_each_time_and_who_is_pinned_stays(tied: Ties, pinned: dict[int, Point]) -> None:
    picture = arrange(GROUPS, tied, pinned)
    assert picture == arrange(GROUPS, [(other, one) for one, other in reversed(tied)], pinned)
    assert picture.places.keys() == GROUPS.keys()
    assert all(isfinite(x) and isfinite(y) for x, y in picture.places.values())
    assert {one: picture.places[one] for one in pinned} == pinned


@given(ties)
@settings(max_examples=25)
def test_nobody_stands_on_another_and_parts_lie_apart(tied: Ties) -> None:
    picture = arrange(GROUPS, tied)
    for one, other in combinations(picture.places.values(), 2):
        assert hypot(one[0] - other[0], one[1] - other[1]) > 0.9
    tied_parts = [part for part in parts(tied) if len(part) > 1]
    alone = {one for part in parts(tied) if len(part) == 1 for one in part}
    assert {one for block in picture.apart for one in block.ids} == alone
    for block in picture.apart:
        assert {GROUPS[one] for one in block.ids} == {block.group}
    boxes = [box(picture, list(ids)) for ids in (*tied_parts, *(block.ids for block in picture.apart))]
    assert all(apart(one, other) for one, other in combinations(boxes, 2))


def test_who_is_pinned_draws_those_near() -> None:
    chain = [(one, one + 1) for one in range(9)]
    picture = arrange(dict.fromkeys(range(10), ""), chain, {0: (500.0, 500.0)})
    assert all(hypot(x - 500, y - 500) < 40 for x, y in picture.places.values())


def test_it_stops_where_nobody_waits_any_more_and_tells_how_far_it_is() -> None:
    asked: list[int] = []

    def is_cancelled() -> bool:
        asked.append(len(asked))
        return len(asked) == 7

    told: list[float] = []
    star = [(0, one) for one in range(1, 25)]
    with pytest.raises(CancelledError):
        arrange(GROUPS, star, is_cancelled=is_cancelled, report=told.append)
    assert len(asked) == 7
    whole: list[float] = []
    arrange(GROUPS, star, report=whole.append)
    assert whole == sorted(whole)
    assert told == whole[:6]
    assert whole[-1] > 0.9


@pytest.mark.parametrize("groups", [{}, {1: "buddy"}])
def test_few_are_a_picture_as_well(groups: Mapping[int, str]) -> None:
    assert arrange(groups, [(1, 1), (1, 2)]).places.keys() == groups.keys()
