"""The marks of a network map as vectors: who somebody is by shape, how it is by line, and what changed by outline.

Points of the sheet, upwards. ``reach`` is half a symbol.
"""

from collections.abc import Sequence
from enum import Enum
from math import cos, hypot, pi, sin

from reportlab.graphics.shapes import Circle, Group, Line, Path, Polygon, PolyLine, Rect, Shape, String
from reportlab.lib.attrmap import AttrMap, AttrMapValue
from reportlab.lib.colors import Color, white

from app.documents.style import DOT, GREEN, INK, PETROL, RED, TERRACOTTA, VIOLET
from app.vocabulary import NetworkKind, TieKind

COLORS: dict[NetworkKind, Color] = {
    NetworkKind.RELATIVE: PETROL,
    NetworkKind.VOLUNTEER: TERRACOTTA,
    NetworkKind.PROFESSIONAL: VIOLET,
    NetworkKind.GROUP: INK,
    NetworkKind.ANIMAL: INK,
}
Point = tuple[float, float]


class Look(Enum):
    """How somebody stands on a map."""

    THERE = "there"
    POSSIBLE = "possible"  # could become more: open and dashed
    DECEASED = "deceased"  # open, with a full line and a cross
    BEFORE = "before"  # where it was
    GONE = "gone"  # no longer on the map: where it was, crossed


class Titled(Group):  # type: ignore[misc]
    """Shapes that stand for one thing, which is told where a pointer or a screen reader comes upon it."""

    _attrMap = AttrMap(BASE=Group, title=AttrMapValue(None, desc="what it is, in words"))

    def __init__(self, title: str, *shapes: Shape) -> None:
        self.title = title
        super().__init__(*shapes)


class Words(String):  # type: ignore[misc]
    """What the font of the paper can say of ``said``, which a viewer with other letters shows."""

    _attrMap = AttrMap(BASE=String, said=AttrMapValue(None, desc="the words in their own letters"))

    def __init__(self, x: float, y: float, text: str, said: str = "", **look: object) -> None:
        self.said = said or text
        super().__init__(x, y, text, **look)


def symbol(kind: NetworkKind, at: Point, reach: float, look: Look = Look.THERE, *, is_buddy: bool = False) -> Group:
    """Somebody by kind: circle, hexagon, rounded square, or diamond; the buddy and an animal carry a heart."""
    if look is Look.THERE:
        made = Group(_outline(kind, at, reach, fillColor=COLORS[kind], strokeColor=None))
        for sign in _signs(kind, at, reach, white, is_buddy):
            made.add(sign)
        return made
    before = look in (Look.BEFORE, Look.GONE)
    shape = _outline(
        kind,
        at,
        reach * (0.85 if before else 0.94),
        fillColor=white,
        strokeColor=DOT if before else COLORS[kind],
        strokeWidth=reach * (0.11 if before else 0.16),
        strokeDashArray=None if look is Look.DECEASED else [reach * 0.32, reach * 0.24],
    )
    made = Group(shape)
    x, y = at
    if look is Look.POSSIBLE:
        for sign in _signs(kind, at, reach, COLORS[kind], is_buddy):
            made.add(sign)
    elif look is Look.DECEASED:
        cross = {"strokeColor": COLORS[kind], "strokeWidth": reach * 0.14}
        made.add(Line(x, y + reach * 0.5, x, y - reach * 0.55, **cross))
        made.add(Line(x - reach * 0.32, y + reach * 0.17, x + reach * 0.32, y + reach * 0.17, **cross))
    elif look is Look.GONE:
        arm = reach * 0.5
        for up in (-arm, arm):
            made.add(Line(x - arm, y - up, x + arm, y + up, strokeColor=DOT, strokeWidth=reach * 0.13))
    return made


def new_outline(kind: NetworkKind, at: Point, reach: float) -> Shape:
    """The ring around who is new on a map."""
    return _outline(kind, at, reach * 1.36, fillColor=white, strokeColor=GREEN, strokeWidth=reach * 0.17)


def tie(a: Point, b: Point, kind: TieKind, trimmed: tuple[float, float]) -> Shape | None:
    """How it is between two, from the edge of one to that of the other; None where they touch."""
    ends = _between(a, b, *trimmed)
    if ends is None:
        return None
    (x, y), (to_x, to_y) = ends
    if kind is TieKind.TENSE:
        return PolyLine(_zigzag(*ends), strokeColor=RED, strokeWidth=1.1)
    dash = [4.5, 3.2] if kind is TieKind.ENDED else None
    return Line(x, y, to_x, to_y, strokeColor=DOT, strokeWidth=1.0, strokeDashArray=dash)


def arrow(a: Point, b: Point, trimmed: tuple[float, float]) -> Group | None:
    """From where somebody stood to where he or she stands; None where that is too near for an arrow."""
    ends = _between(a, b, *trimmed)
    if ends is None:
        return None
    (x, y), (to_x, to_y) = ends
    along = hypot(to_x - x, to_y - y)
    if along < 5:
        return None
    right, up = (to_x - x) / along, (to_y - y) / along
    back_x, back_y = to_x - right * 5, to_y - up * 5
    head = [to_x, to_y, back_x - up * 2.4, back_y + right * 2.4, back_x + up * 2.4, back_y - right * 2.4]
    return Group(
        Line(x, y, back_x, back_y, strokeColor=INK, strokeWidth=1.1), Polygon(head, fillColor=INK, strokeColor=None)
    )


def _outline(kind: NetworkKind, at: Point, reach: float, **look: object) -> Shape:
    x, y = at
    if kind is NetworkKind.RELATIVE:
        return Circle(x, y, reach, **look)
    if kind is NetworkKind.PROFESSIONAL:
        half = reach * 0.9
        return Rect(x - half, y - half, 2 * half, 2 * half, reach * 0.32, reach * 0.32, **look)
    corners, size = (6, reach * 1.1) if kind is NetworkKind.VOLUNTEER else (4, reach * 1.18)
    return Polygon(_regular(at, size, corners), **look)


def _regular(at: Point, size: float, corners: int) -> list[float]:
    """The corners of a figure that stands on a point."""
    turns = [pi / 2 + corner * 2 * pi / corners for corner in range(corners)]
    return [number for turn in turns for number in (at[0] + size * cos(turn), at[1] + size * sin(turn))]


def _signs(kind: NetworkKind, at: Point, reach: float, ink: Color, is_buddy: bool) -> Sequence[Shape]:
    """What a shape carries inside: a heart, or two heads for a group."""
    x, y = at
    line = {"strokeColor": ink, "strokeWidth": reach * 0.12, "fillColor": None}
    if is_buddy or kind is NetworkKind.ANIMAL:
        size = reach * 0.42
        heart = Path(**line)
        heart.moveTo(x, y - size * 0.9)
        for side in (-1, 1):
            heart.moveTo(x, y - size * 0.9)
            heart.curveTo(
                x + side * size * 1.5, y + size * 0.1, x + side * size * 0.8, y + size * 1.35, x, y + size * 0.5
            )
        return (heart,)
    if kind is not NetworkKind.GROUP:
        return ()
    found: list[Shape] = []
    for side in (-1, 1):
        middle = x + side * reach * 0.27
        found.append(Circle(middle, y + reach * 0.2, reach * 0.19, **line))
        shoulders = Path(**line)
        shoulders.moveTo(middle - reach * 0.26, y - reach * 0.38)
        shoulders.curveTo(
            middle - reach * 0.26, y - reach * 0.02, middle + reach * 0.26, y - reach * 0.02,
            middle + reach * 0.26, y - reach * 0.38,
        )  # fmt: skip
        found.append(shoulders)
    return found


def _between(a: Point, b: Point, from_a: float, from_b: float) -> tuple[Point, Point] | None:
    """The part of a line that is left where so much is taken off at both ends."""
    (ax, ay), (bx, by) = a, b
    along = hypot(bx - ax, by - ay)
    if along <= from_a + from_b + 1:
        return None
    right, up = (bx - ax) / along, (by - ay) / along
    return (ax + right * from_a, ay + up * from_a), (bx - right * from_b, by - up * from_b)


def _zigzag(a: Point, b: Point) -> list[float]:
    (ax, ay), (bx, by) = a, b
    along = hypot(bx - ax, by - ay)
    teeth = max(round(along / 4), 2)
    right, up = (bx - ax) / along, (by - ay) / along
    points = [ax, ay]
    for tooth in range(teeth):
        at, aside = (tooth + 0.5) * along / teeth, 2.4 if tooth % 2 else -2.4
        points += [ax + right * at - up * aside, ay + up * at + right * aside]
    return [*points, bx, by]
