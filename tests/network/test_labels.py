"""Names stand beside their symbols, out of each other's way."""

from app.network.labels import Box, Named, Side, place_labels
from app.network.map import Ring, Sector, Spot, free_spot

AREA = Box(0, 0, 800, 600)


def at(x: float, y: float, width: float = 80) -> Named:
    return Named(x, y, 15, width, 18)


def test_a_name_stands_outwards() -> None:
    assert place_labels([at(200, 300), at(600, 300)], AREA) == [Side.LEFT, Side.RIGHT]


def test_a_name_gives_way_to_a_symbol_and_to_the_edge() -> None:
    assert place_labels([at(600, 300), at(650, 300)], AREA)[0] is Side.ABOVE
    assert place_labels([at(760, 300, 60)], AREA) == [Side.ABOVE]
    assert place_labels([at(5, 300)], AREA) == [Side.RIGHT]


def test_a_word_that_stands_there_already_is_left_free() -> None:
    assert place_labels([at(600, 300)], AREA, [Box(620, 290, 700, 310)]) == [Side.ABOVE]


def test_sixty_names_in_free_spots_cover_no_symbol_and_no_name() -> None:
    spots: list[Spot] = []
    for ring, many in ((Ring.VERY_CLOSE, 2), (Ring.CLOSE, 3), (Ring.KNOWN, 5), (Ring.FURTHER, 5)):
        for sector in Sector:
            for _one in range(many):
                spots.append(free_spot(spots, sector, ring))
    named = [Named(420 + spot.x * 3, 300 - spot.y * 3, 9, 62, 17) for spot in spots]
    assert len(named) == 60
    boxes = [one.label(side) for one, side in zip(named, place_labels(named, Box(0, 0, 840, 620)), strict=True)]
    symbols = [one.symbol for one in named]
    assert not [box for box in boxes if any(box.overlap(symbol) > 1 for symbol in symbols)]
    assert not [(a, b) for at, a in enumerate(boxes) for b in boxes[:at] if a.overlap(b) > 1]


def test_a_name_between_others_stands_at_a_corner() -> None:
    named = [at(600, 300), at(660, 308, 10), at(540, 300, 10), at(590, 262, 10), at(600, 334, 10)]
    assert place_labels(named, AREA)[0] is Side.UPPER_RIGHT
    box = named[0].label(Side.UPPER_RIGHT)
    assert (box.left > 600, box.bottom < 300) == (True, True)


def test_a_name_that_covers_something_finds_a_free_side_once_others_stand() -> None:
    """Whoever comes first is in nobody's way yet; who comes later may be, and looks again."""
    named = [at(600, 300, 60), at(640, 322, 60), at(560, 322, 60), at(600, 344, 60)]
    boxes = [one.label(side) for one, side in zip(named, place_labels(named, AREA), strict=True)]
    assert not [(a, b) for at, a in enumerate(boxes) for b in boxes[:at] if a.overlap(b) > 1]


def test_where_there_is_no_room_a_name_lies_over_a_name_rather_than_over_a_symbol() -> None:
    strip = Box(0, 290, 600, 310)  # in which names stand to the left or to the right only
    named = [at(400, 300, 100), Named(330, 300, 15, 20, 18), Named(560, 300, 4, 80, 18)]
    sides = place_labels(named, strip)
    over_symbol = named[0].label(Side.LEFT).overlap(named[1].symbol)
    over_name = named[0].label(Side.RIGHT).overlap(named[2].label(Side.LEFT))
    assert (sides[0], sides[2]) == (Side.RIGHT, Side.LEFT)
    assert over_name > over_symbol > 0
