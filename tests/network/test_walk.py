"""The arrow keys reach everybody on a map, and stay on it."""

from hypothesis import given
from hypothesis import strategies as st

from app.network.map import FARTHEST, NEAREST, Spot
from app.network.walk import Step, walk

spots = st.builds(Spot, st.floats(-180, 179), st.floats(NEAREST, FARTHEST))


def test_nobody_is_chosen_on_an_empty_map() -> None:
    assert walk({}, None, Step.LEFT) is None


def test_left_and_right_go_round_the_ring_and_up_and_down_from_ring_to_ring() -> None:
    here = {"Mama": Spot(150, 30), "Mieke": Spot(30, 30), "Sus": Spot(-40, 30), "Staf": Spot(20, 90)}
    assert walk(here, None, Step.OUT) == "Mama"
    assert walk(here, "Mama", Step.RIGHT) == "Mieke"
    assert walk(here, "Mieke", Step.RIGHT) == "Sus"
    assert walk(here, "Sus", Step.RIGHT) == "Mama"
    assert walk(here, "Mama", Step.LEFT) == "Sus"
    assert walk(here, "Mieke", Step.OUT) == "Staf"
    assert walk(here, "Staf", Step.IN) == "Mieke"
    assert walk(here, "Staf", Step.OUT) == "Staf"


@given(st.lists(spots, min_size=1, max_size=25))
def test_everybody_is_reached_by_the_arrows_alone(found: list[Spot]) -> None:
    everybody = dict(enumerate(found))
    start = walk(everybody, None, Step.RIGHT)
    reached, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        for step in Step:
            there = walk(everybody, here, step)
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == set(everybody)
