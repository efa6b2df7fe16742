"""Who belongs together, and the shape around them."""

from uuid import UUID

from app.network.contents import MapContact, MapContents, MapTie
from app.network.groups import groups
from app.network.map import Spot
from app.network.strokes import inside, outline, zigzag
from app.vocabulary import TieKind

A, B, C, D, E, F = (UUID(int=at) for at in range(1, 7))


def people(*ids: UUID, gone: UUID | None = None) -> tuple[MapContact, ...]:
    return tuple(MapContact(one, "Iemand", spot=Spot(0, 50), deceased=one == gone) for one in ids)


def test_three_who_know_each_other_through_one_another_are_a_group_and_two_are_not() -> None:
    ties = (MapTie(A, B), MapTie(B, C, TieKind.TENSE), MapTie(D, E))
    assert groups(MapContents(people(A, B, C, D, E, F), ties)) == (frozenset({A, B, C}),)


def test_what_is_over_and_who_died_hold_nobody_together() -> None:
    ended = (MapTie(A, B), MapTie(B, C, TieKind.ENDED))
    assert groups(MapContents(people(A, B, C), ended)) == ()
    assert groups(MapContents(people(A, B, C, gone=B), (MapTie(A, B), MapTie(B, C)))) == ()


def test_an_outline_holds_each_with_room_around_and_nobody_further_off() -> None:
    corners = outline([(0, 0), (100, 0), (50, 80)], 10)
    assert all(inside(point, corners) for point in [(0, 0), (100, 0), (50, 80), (50, 30), (-9, 0), (50, 89)])
    assert not any(inside(point, corners) for point in [(-11, 0), (50, 91), (0, 80), (50, -11)])


def test_teeth_stand_out_on_both_sides_between_two_ends() -> None:
    points = zigzag((0, 0), (60, 0), tooth=6, height=3)
    assert (points[0], points[-1], len(points)) == ((0, 0), (60, 0), 11)
    assert {y for _x, y in points[1:-1]} == {3, -3}
    assert zigzag((0, 0), (5, 0), tooth=6, height=3) == [(0, 0), (5, 0)]
