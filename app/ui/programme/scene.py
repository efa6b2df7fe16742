"""The whole working as it is drawn: on the screen, and on any paper with the same strokes.

A scale is in pixels for a unit of ``network/programme.py``. Names are drawn as far as there is room: hubs first, then
who is nearest to the middle of what is in sight.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.network.programme import Apart, Picture
from app.services.programme import Node, Part, Programme, Tie
from app.ui import theme
from app.ui.programme.words import MARKS, apart_words
from app.ui.widgets.marks import COLOURS, shape

SIDES = {Part.PARTICIPANT: 0.7, Part.BUDDY: 0.78, Part.COORDINATOR: 1.5, Part.PARTNER: 1.5}
LEAST, MOST = 5.0, 24.0  # pixels of a person
LEAST_HUB, MOST_HUB = 18.0, 40.0
NAMED_FROM = 24.0  # pixels for a unit, from where people are named
MOST_NAMES = 160
LONGEST = 140  # pixels of a name
RING = 5  # from a symbol to the ring that says it is chosen
FADED = 0.16
EDGE = 2.5  # units around everything
HUBS = (Part.COORDINATOR, Part.PARTNER)

Spot = tuple[Node, QPointF]
"""Somebody, and where the middle of the symbol lies on the paper."""


@dataclass(frozen=True)
class Look:
    """What is drawn: who is chosen, who stays clear where the others fade (None for everybody), and the ground.

    ``everybody`` is named, as on paper, however many there are.
    """

    chosen: UUID | None = None
    clear: Collection[UUID] | None = None
    ring: str = "text"
    ground: str = "surface"
    everybody: bool = False


class Scene:
    """Everybody and where they stand."""

    def __init__(self, found: Programme, picture: Picture[UUID]) -> None:
        self.found, self.apart = found, picture.apart
        self.places = {one: QPointF(*at) for one, at in picture.places.items()}
        self.nodes = {node.id: node for node in found.nodes if node.id in self.places}
        self.ties = [tie for tie in found.ties if tie.one in self.nodes and tie.other in self.nodes]

    @property
    def bounds(self) -> QRectF:
        """All of it, with an edge, in units."""
        if not self.places:
            return QRectF(0, 0, 1, 1)
        xs, ys = zip(*((at.x(), at.y()) for at in self.places.values()), strict=True)
        around = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        return around.adjusted(-EDGE, -EDGE, EDGE, EDGE)

    def near(self, one: UUID | None) -> set[UUID]:
        """Whom somebody is tied to."""
        return {tie.other if tie.one == one else tie.one for tie in self._of(one)}

    def at(self, point: QPointF, scale: float) -> UUID | None:
        """Who stands at a point in units; hubs lie above."""
        for node in reversed(self.nodes.values()):
            away = self.places[node.id] - point
            if max(abs(away.x()), abs(away.y())) <= (side(node.part, scale) / 2 + 2) / scale:
                return node.id
        return None

    def paint(self, painter: QPainter, scale: float, origin: QPointF, area: QRectF, look: Look) -> None:
        """Paint what lies in an area of the paper; ``origin`` is where the middle of all units lies on it."""
        places = self.places
        spots = [(node, places[node.id] * scale + origin) for node in self.nodes.values()]
        wide = area.adjusted(-MOST_HUB, -MOST_HUB, MOST_HUB, MOST_HUB)
        seen = [one for one in spots if wide.contains(one[1])]
        of_part: dict[Part, list[Spot]] = {part: [] for part in Part}
        for one in seen:
            of_part[one[0].part].append(one)
        self._paint_ties(painter, scale, origin, look)
        self._paint_nodes(painter, of_part, scale, origin, look)
        people, taken = _Taken(), _Taken()
        for part, of_it in of_part.items():
            size, there = side(part, scale), taken if part in HUBS else people
            for _node, spot in of_it:
                there.add(square(spot, size))
        for block in self.apart:
            corner = QPointF(*block.corner) * scale + origin - QPointF(1, 1) * (side(Part.BUDDY, scale) / 2)
            self._paint_heading(painter, block, corner, area.right(), (people, taken))
        for node, spot in self._named(seen, area, scale, look):
            first = look.everybody or node.id == look.chosen
            sides = _sides(node, spot, scale, look)
            free = [name for name in sides if taken.leaves(name)]
            name = next(filter(people.leaves, free), None)
            if name is None and (first or node.part in HUBS):
                name = free[0] if free else sides[0] if first else None
            if name:
                taken.add(name)
                self._paint_name(painter, node, name, look)

    def _of(self, one: UUID | None) -> list[Tie]:
        return [tie for tie in self.ties if one in (tie.one, tie.other)] if one else []

    def _paint_ties(self, painter: QPainter, scale: float, origin: QPointF, look: Look) -> None:
        duo = min(max(scale * 0.09, 1.0), 1.8)
        pens = {
            "faded": theme.pen("line", 1),
            "hub": theme.pen("border", 0.8),
            "getting": theme.pen("primary", duo, Qt.PenStyle.DashLine),
            "together": theme.pen("primary", duo),
        }
        lines: dict[str, list[QLineF]] = {kind: [] for kind in pens}
        for tie in self.ties:
            kind = "hub" if tie.duo_id is None else "together" if tie.together else "getting"
            if look.clear is not None and not (tie.one in look.clear and tie.other in look.clear):
                kind = "faded"
            lines[kind].append(self._line(tie, scale, origin))
        for kind, drawn in lines.items():
            painter.setPen(pens[kind])
            painter.drawLines(drawn)
        for tie in self._of(look.chosen):
            style = Qt.PenStyle.SolidLine if tie.together else Qt.PenStyle.DashLine
            painter.setPen(theme.pen("text", 2.2 if tie.duo_id else 1.2, style))
            painter.drawLine(self._line(tie, scale, origin))

    def _line(self, tie: Tie, scale: float, origin: QPointF) -> QLineF:
        return QLineF(self.places[tie.one] * scale + origin, self.places[tie.other] * scale + origin)

    def _paint_nodes(
        self, painter: QPainter, seen: Mapping[Part, Sequence[Spot]], scale: float, origin: QPointF, look: Look
    ) -> None:
        """One shape for each part, put everywhere: that takes a fifth of the time of drawing each as a mark."""
        if chosen := self.nodes.get(look.chosen) if look.chosen else None:
            reach, spot = side(chosen.part, scale) / 2 + RING, self.places[chosen.id] * scale + origin
            painter.setBrush(theme.color(look.ground))
            painter.setPen(theme.pen(look.ring, 3 if look.ring == "focus" else 2))
            painter.drawEllipse(spot, reach, reach)
        for part in Part:
            outline = shape(MARKS[part], square(QPointF(), side(part, scale)))
            painter.setBrush(theme.color(COLOURS[MARKS[part]]))
            painter.setPen(Qt.PenStyle.NoPen)
            for node, spot in seen[part]:
                if look.clear is not None:
                    painter.setOpacity(1.0 if node.id in look.clear else FADED)
                painter.drawPath(outline.translated(spot))
        size = side(Part.COORDINATOR, scale)
        painter.setFont(theme.font(min(theme.SMALL, round(size * 0.62)), bold=True, grows=False))
        painter.setPen(theme.color("on_primary"))
        for node, spot in seen[Part.COORDINATOR]:
            painter.setOpacity(1.0 if look.clear is None or node.id in look.clear else FADED)
            painter.drawText(square(spot, size), Qt.AlignmentFlag.AlignCenter, str(node.caseload))
        painter.setOpacity(1.0)

    @staticmethod
    def _paint_heading(
        painter: QPainter, block: Apart[UUID], corner: QPointF, right: float, there: "tuple[_Taken, _Taken]"
    ) -> None:
        """Above a block of who is alone: what they are, or only how many where there is no room."""
        measured = QFontMetricsF(theme.font(theme.SMALL, bold=True))
        for words in (apart_words(block.group, len(block.ids)), str(len(block.ids))):
            wide, high = measured.horizontalAdvance(words) + 2, measured.height()
            area = QRectF(corner.x(), corner.y() - 3 - high, wide, high)
            if area.right() <= right and all(taken.leaves(area) for taken in there):
                break
        there[1].add(area)
        painter.setFont(theme.font(theme.SMALL, bold=True))
        painter.setPen(theme.color("text2"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _named(self, seen: Iterable[Spot], area: QRectF, scale: float, look: Look) -> list[Spot]:
        """Who is named, in the order in which they get room."""
        middle, near, chosen, clear = area.center(), self.near(look.chosen), look.chosen, look.clear
        all_of_them = scale >= NAMED_FROM or look.everybody

        def rank(one: Spot) -> tuple[int, float]:
            node, spot = one
            first = 0 if node.id == chosen else 1 if node.part in HUBS else 2 if node.id in near else 3
            return first, (spot - middle).manhattanLength()

        wanted = [
            (node, spot)
            for node, spot in seen
            if (all_of_them or node.part in HUBS or (chosen and (node.id == chosen or node.id in near)))
            and (clear is None or node.id in clear or node.id == chosen)
        ]
        return sorted(wanted, key=rank)[: None if look.everybody else MOST_NAMES]

    @staticmethod
    def _paint_name(painter: QPainter, node: Node, area: QRectF, look: Look) -> None:
        """With a little ground around the letters: the same words a little aside cost a tenth of a stroke."""
        painter.setFont(_letters(node, look))
        painter.setPen(theme.color(look.ground))
        for aside in (QPointF(1.2, 1.2), QPointF(-1.2, 1.2), QPointF(1.2, -1.2), QPointF(-1.2, -1.2)):
            painter.drawText(area.translated(aside), Qt.AlignmentFlag.AlignCenter, _written(node, look))
        painter.setPen(theme.color("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _written(node, look))


def side(part: Part, scale: float) -> float:
    """How large a symbol is drawn, in pixels."""
    least, most = (LEAST_HUB, MOST_HUB) if part in HUBS else (LEAST, MOST)
    return min(max(SIDES[part] * scale, least), most)


def square(spot: QPointF, size: float) -> QRectF:
    """A square around a point."""
    return QRectF(spot.x() - size / 2, spot.y() - size / 2, size, size)


def _letters(node: Node, look: Look) -> QFont:
    return theme.font(theme.SMALL, bold=node.id == look.chosen or node.part in HUBS)


def _written(node: Node, look: Look) -> str:
    """A name as it is drawn; the whole stands in the tooltip and on the card."""
    return QFontMetricsF(_letters(node, look)).elidedText(node.short, Qt.TextElideMode.ElideRight, theme.px(LONGEST))


def _sides(node: Node, spot: QPointF, scale: float, look: Look) -> list[QRectF]:
    """Where a name may stand: under its symbol, above, at the right, at the left."""
    measured = QFontMetricsF(_letters(node, look))
    wide, high = measured.horizontalAdvance(_written(node, look)) + 4, measured.height()
    away = side(node.part, scale) / 2 + (RING if node.id == look.chosen else 0)
    middle = QRectF(spot.x() - wide / 2, spot.y() - high / 2, wide, high)
    down, across = QPointF(0, away + high / 2), QPointF(away + wide / 2 + 1, 0)
    return [middle.translated(by) for by in (down, -down, across, -across)]


class _Taken:
    """Where nothing more can be written, kept by squares so that two thousand are soon looked through."""

    SQUARE = 64

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int], list[QRectF]] = defaultdict(list)

    def add(self, area: QRectF) -> None:
        """Something stands here."""
        for key in self._squares(area):
            self._kept[key].append(area)

    def leaves(self, area: QRectF) -> bool:
        """Whether nothing stands here yet."""
        return not any(area.intersects(other) for key in self._squares(area) for other in self._kept[key])

    def _squares(self, area: QRectF) -> Iterable[tuple[int, int]]:
        size = self.SQUARE
        left, right = int(area.left() // size), int(area.right() // size)
        top, bottom = int(area.top() // size), int(area.bottom() // size)
        if left == right and top == bottom:  # as most do
            return ((left, top),)
        return product(range(left, right + 1), range(top, bottom + 1))
