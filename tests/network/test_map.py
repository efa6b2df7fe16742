"""The geometry of a map holds for every spot."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.network.map import (
    FARTHEST,
    NEAREST,
    Ring,
    Sector,
    Spot,
    free_spot,
    moved_out,
    moved_right,
    ring_of,
    sector_of,
    spot_at,
    turned,
)

angles = st.floats(-180, 180, exclude_max=True)
spots = st.builds(Spot, angles, st.floats(NEAREST, FARTHEST))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_direction_lies_in_one_sector(angle: float) -> None:
    assert -180 <= turned(angle) < 180
    assert sector_of(angle) in Sector


@pytest.mark.parametrize(
    ("x", "y", "sector"),
    [(-1, 1, Sector.FAMILY), (1, 1, Sector.FRIENDS), (1, -1, Sector.NEIGHBOURHOOD), (-1, -1, Sector.CARE)],
)
def test_sectors_lie_where_they_are_drawn(x: float, y: float, sector: Sector) -> None:
    assert spot_at(x * 30, y * 30).sector is sector


@pytest.mark.parametrize(
    ("distance", "ring"),
    [(0, 0), (43.9, 0), (44, 1), (65.9, 1), (66, 2), (83.9, 2), (84, 3), (100, 3), (130, 3)],
)
def test_rings_end_at_their_radius(distance: float, ring: int) -> None:
    assert ring_of(distance) is Ring(ring)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_point_anywhere_has_a_spot_on_the_map(x: float, y: float) -> None:
    spot = spot_at(x, y)
    assert -180 <= spot.angle < 180
    assert NEAREST <= spot.distance <= FARTHEST


@given(spots)
def test_a_spot_is_found_back_where_it_is_drawn(spot: Spot) -> None:
    again = spot_at(spot.x, spot.y)
    assert again.distance == pytest.approx(spot.distance)
    assert turned(again.angle - spot.angle) == pytest.approx(0, abs=1e-6)


@given(spots, st.integers(-3, 3))
@example(Spot(0.0, 43.99999999999999), 1)
def test_a_ring_out_and_in_again_is_the_first_spot(spot: Spot, rings: int) -> None:
    out = moved_out(spot, rings)
    assert out.ring == min(max(spot.ring + rings, 0), 3)
    assert out.sector is spot.sector
    back = moved_out(out, spot.ring - out.ring)
    assert back.ring is spot.ring
    assert back.distance == pytest.approx(spot.distance)


@given(spots, st.integers(-9, 9))
@example(Spot(179.99999999999997, 13.0), 0)
@example(Spot(-1e-20, 50.0), 1)
def test_a_sector_right_and_left_again_is_the_first_spot(spot: Spot, sectors: int) -> None:
    right = moved_right(spot, sectors)
    assert right.sector == (spot.sector + sectors) % 4
    assert right.ring is spot.ring
    back = moved_right(right, -sectors)
    assert back.sector is spot.sector
    assert back.angle == pytest.approx(spot.angle, abs=1e-6)


@given(st.lists(spots, max_size=30), st.sampled_from(Sector), st.sampled_from(Ring))
def test_a_free_spot_lies_in_its_ring_and_sector(taken: list[Spot], sector: Sector, ring: Ring) -> None:
    spot = free_spot(taken, sector, ring)
    assert (spot.sector, spot.ring) == (sector, ring)
    assert NEAREST <= spot.distance <= FARTHEST


@pytest.mark.parametrize("sector", Sector)
@pytest.mark.parametrize("ring", Ring)
def test_a_few_in_one_ring_and_sector_stand_free_of_each_other(sector: Sector, ring: Ring) -> None:
    taken: list[Spot] = []
    for _one in range(4):
        taken.append(free_spot(taken, sector, ring))
    for at, one in enumerate(taken):
        for other in taken[:at]:
            assert abs(one.y - other.y) >= 6 or abs(one.x - other.x) >= 30
