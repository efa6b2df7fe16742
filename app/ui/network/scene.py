"""A map as it stands on the screen: where everybody is, who is under a point, and how it is painted."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from app.network.contents import MapContact, MapContents
from app.network.labels import Box, Named, Side, place_labels
from app.network.map import Sector
from app.network.words import ring_words
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.drawing import HALO, Pictures, Presence, Scale
from app.ui.network.ground import paint_ground, paint_middle, ring_boxes, sector_boxes
from app.ui.network.hulls import paint_hulls
from app.ui.network.layers import Layers
from app.ui.network.tags import Tag, paint_tags, tags_of, tags_size
from app.ui.network.ties import Line, paint_lines
from app.ui.network.view import Frame, View
from app.ui.widgets.marks import initials
from app.vocabulary import TieKind

RING = 4
"""From a symbol to the ring that says it is chosen."""
_SHORTER = (0.7, 0.5)  # of the longest a name may be, where it is crowded
_MANY = 100  # of more names none is shortened: it would take too long, and would not help
_SOFT = 0.6  # of the ground around groups, through which the circles show
_NEAR = 5.0  # from a point to a tie that it is on


@dataclass(frozen=True)
class Drawn:
    """A contact as it stands on the screen: the name, and below it what a layer adds."""

    row: MapContact
    text: str
    mark: Named
    side: Side
    relation: str = ""
    tags: tuple[Tag, ...] = ()

    @property
    def at(self) -> QPointF:
        return QPointF(self.mark.x, self.mark.y)

    @property
    def label(self) -> QRectF:
        """Where the name stands."""
        return _rectangle(self.mark.label(self.side))

    def holds(self, point: QPointF) -> bool:
        """Whether a point is on the symbol or the name."""
        reach = self.mark.reach + 3
        near = abs(point.x() - self.mark.x) <= reach and abs(point.y() - self.mark.y) <= reach
        return near or self.label.contains(point)


class Scene:
    """Arranged anew only when something moved; all but who is in the hand is painted once, and kept as one picture."""

    def __init__(self) -> None:
        self.frame, self.scale = Frame(0, 0, 60), Scale.of(0)
        self.drawn: dict[UUID, Drawn] = {}
        self.sectors: dict[Sector, Box] = {}
        self._contents, self._words = MapContents(), ("",) * len(Sector)
        self._size, self._layers = QSize(), Layers()
        self._initials, self._near = "", False
        self._lines: list[Line] = []
        self._pictures = Pictures()
        self._still = QPixmap()
        self._still_for: Hashable = None

    def arrange(
        self,
        shown: NetworkMap | None,
        size: QSize,
        view: View = View(),
        layers: Layers = Layers(),
        large: bool = False,
    ) -> None:
        """Where everybody stands, and on which side of each symbol its name."""
        self._contents = shown.contents if shown else MapContents()
        self._words = shown.sectors if shown else self._words
        self._initials = initials(shown.full_name) if shown else ""
        self._size, self._layers, self._still_for = size, layers, None
        rows = self._contents.placed
        self.frame = Frame.within(size, view)
        self._near = view.is_near
        self.scale = Scale.of(len(rows) / view.zoom**2, large)
        self.sectors = sector_boxes(size, self.frame, self.scale, self._words)
        self.drawn = self._placed([self._bare(row, self.frame.point(row.spot)) for row in rows if row.spot])
        self._lines = self._lines_of(self.drawn)

    def shift(self, view: View) -> None:
        """Look at another part, as near as before: each name stays on its side."""
        before, self._still_for = self.frame, None
        self.frame = Frame.within(self._size, view)
        across, down = self.frame.x - before.x, self.frame.y - before.y
        for one, drawn in self.drawn.items():
            mark = replace(drawn.mark, x=drawn.mark.x + across, y=drawn.mark.y + down)
            self.drawn[one] = replace(drawn, mark=mark)
        self.sectors = sector_boxes(self._size, self.frame, self.scale, self._words)
        self._lines = self._lines_of(self.drawn)

    # What is where

    def at(self, point: QPointF) -> UUID | None:
        """Who stands at a point; of two, the one drawn last."""
        return next((one for one, drawn in reversed(self.drawn.items()) if drawn.holds(point)), None)

    def line_at(self, point: QPointF) -> Line | None:
        """The tie that runs past a point."""
        found = min(self._lines, key=lambda line: line.distance(point), default=None)
        return found if found and found.distance(point) <= _NEAR else None

    def sector_at(self, point: QPointF) -> Sector | None:
        """The sector whose words stand at a point."""
        return next((sector for sector, box in self.sectors.items() if _rectangle(box).contains(point)), None)

    def within(self, area: QRectF) -> tuple[UUID, ...]:
        """Who stands in a rectangle, by the middle of the symbol."""
        return tuple(one for one, drawn in self.drawn.items() if area.contains(drawn.at))

    # Painting

    def paint(
        self, painter: QPainter, chosen: Collection[UUID], ring: str, held: Mapping[UUID, QPointF] | None = None
    ) -> None:
        """Paint it all, with a ring of a token around who is chosen, and who is in the hand where the hand is."""
        held = held or {}
        changed = self._pictures.look(painter.device().devicePixelRatio())
        wanted = (tuple(chosen), ring, tuple(held))
        if changed or wanted != self._still_for:
            self._still, still = self._pictures.blank(self._size.width(), self._size.height())
            with still:
                self._paint_still(still, chosen, ring, held)
            self._still_for = wanted
        painter.drawPixmap(0, 0, self._still)
        if held:
            moved = self._in_hand(held)
            self._paint_ties(painter, self._lines_of(self.drawn | moved, moved), chosen)
            self._paint_people(painter, moved.values(), chosen, ring)

    def _paint_still(self, painter: QPainter, chosen: Collection[UUID], ring: str, held: Collection[UUID]) -> None:
        """Everything but who is in the hand, and their ties."""
        painter.drawPixmap(0, 0, self._ground())
        still = {one: drawn for one, drawn in self.drawn.items() if one not in held}
        if self._layers.hulls:
            symbols = {one: drawn.at for one, drawn in self.drawn.items()}
            picture, onto = self._pictures.blank(self._size.width(), self._size.height())
            with onto:
                paint_hulls(onto, self._contents, symbols, self.scale.reach)
            painter.setOpacity(_SOFT)
            painter.drawPixmap(0, 0, picture)
            painter.setOpacity(1)
        self._paint_ties(painter, self._lines_of(still) if held else self._lines, chosen)
        self._paint_ring_words(painter)
        paint_middle(painter, self.frame.middle, self.scale, self._initials)
        self._paint_people(painter, still.values(), chosen, ring)
        self._paint_sector_words(painter)

    def _ground(self) -> QPixmap:
        def paint(painter: QPainter) -> None:
            painter.fillRect(QRectF(QPointF(), self._size.toSizeF()), theme.color("bg"))
            paint_ground(painter, self.frame)

        key = (self._size.width(), self._size.height(), self.frame)
        return self._pictures.only("ground", key, self._size.width(), self._size.height(), paint)

    def _paint_ties(self, painter: QPainter, lines: Iterable[Line], chosen: Collection[UUID]) -> None:
        """The ties of who is chosen above the others."""
        calm: list[Line] = []
        strong: list[Line] = []
        for line in lines:
            (calm if set(chosen).isdisjoint(line.ends) else strong).append(line)
        paint_lines(painter, calm, self.scale.line)
        paint_lines(painter, strong, self.scale.line, strong=True)

    def _paint_people(self, painter: QPainter, people: Iterable[Drawn], chosen: Collection[UUID], ring: str) -> None:
        for one in people:
            self._paint_symbol(painter, one, ring if one.row.id in chosen else "")
        for one in people:
            self._paint_name(painter, one, one.row.id in chosen)

    def _paint_symbol(self, painter: QPainter, one: Drawn, ring: str) -> None:
        assert one.row.kind
        half = one.mark.reach
        if ring:
            painter.setBrush(theme.color("surface"))
            painter.setPen(theme.pen(ring, 3 if ring == "focus" else 2))
            painter.drawEllipse(one.at, half + RING, half + RING)
        picture = self._pictures.symbol(one.row.kind, half, Presence.of(one.row))
        painter.drawPixmap(one.at - QPointF(half + 1, half + 1), picture)

    def _paint_name(self, painter: QPainter, one: Drawn, bold: bool) -> None:
        """Who is chosen is bold, and its name stands clear of the ring around the symbol."""
        label = one.label
        if bold and one.side.beside:
            label.translate(-RING if one.side.leftward else RING, 0)
        self._paint_row(painter, one, label, self._pictures.name(one.text, self.scale.letters, bold))
        if one.relation or one.tags:
            self._paint_below(painter, one, label.adjusted(0, self.scale.size(one.text)[1], 0, 0))

    def _paint_below(self, painter: QPainter, one: Drawn, label: QRectF) -> None:
        """What the layers add to a name."""
        small = self.scale.small
        if one.relation:
            self._paint_row(painter, one, label, self._pictures.name(one.relation, small, token="text2"))
            label.setTop(label.top() + self.scale.size_small(one.relation)[1])
        if one.tags:
            left = _left(one, label, tags_size(one.tags, small).width())
            paint_tags(painter, one.tags, QPointF(left, label.top()), small)

    def _paint_row(self, painter: QPainter, one: Drawn, label: QRectF, picture: QPixmap) -> None:
        left = _left(one, label, picture.deviceIndependentSize().width() - 2 * HALO)
        painter.drawPixmap(QPointF(left - HALO, label.top() - HALO / 2), picture)

    def _paint_ring_words(self, painter: QPainter) -> None:
        for box, word in zip(ring_boxes(self.frame, self.scale), ring_words(), strict=True):
            picture = self._pictures.name(word, self.scale.small, token="text2")
            painter.drawPixmap(QPointF(box.left - HALO, box.top - HALO / 2), picture)

    def _paint_sector_words(self, painter: QPainter) -> None:
        """Above all, on a ground of their own where people may stand under them."""
        for sector, box in self.sectors.items():
            if self._near:
                painter.fillRect(_rectangle(box).adjusted(-HALO, -1, HALO, 1), theme.color("bg"))
            picture = self._pictures.name(self._words[sector], self.scale.words, bold=True, token="text2")
            painter.drawPixmap(QPointF(box.left - HALO, box.top - HALO / 2), picture)

    # Arranging

    def _placed(self, bare: Sequence[Drawn]) -> dict[UUID, Drawn]:
        """Everybody with the name out of the way; a name that would lie over a symbol all the same is shortened."""
        area = Box(0, 0, self._size.width(), self._size.height())
        taken = [*ring_boxes(self.frame, self.scale), *self.sectors.values(), _box(self.frame.middle)]
        found: dict[UUID, Drawn] = {}
        symbols = [one.mark.symbol for one in bare]
        for share in (1.0, *_SHORTER):
            free = [one for one in found.values() if not _covers(one, symbols)] if found else []
            asked = [one for one in bare if not found or found[one.row.id] not in free]
            if not asked or (found and len(bare) > _MANY):
                break
            if share < 1:
                asked = [self._bare(one.row, one.at, share) for one in asked]
            others = [box for one in free for box in (one.mark.symbol, one.mark.label(one.side))]
            sides = place_labels([one.mark for one in asked], area, taken + others)
            found |= {one.row.id: replace(one, side=side) for one, side in zip(asked, sides, strict=True)}
        return found

    def _bare(self, row: MapContact, point: QPointF, share: float = 1.0) -> Drawn:
        """A contact at a point, its name outwards, and if it is too long no longer than a share of what it may be."""
        scale = self.scale
        text = scale.shortened(f"† {row.name}" if row.deceased else row.name, share)
        relation = scale.shortened(row.relation) if self._layers.relations and row.relation else ""
        tags = tags_of(row, point.x() >= self.frame.x) if self._layers.supports else ()
        below = [scale.size_small(relation)] if relation else []
        if tags:
            room = tags_size(tags, scale.small)
            below.append((room.width(), room.height()))
        wide, high = scale.size(text)
        mark = Named(
            point.x(),
            point.y(),
            scale.reach,
            max([wide, *(size[0] for size in below)]),
            high + sum(size[1] for size in below),
        )
        return Drawn(row, text, mark, mark.sides(self.frame.x)[0], relation, tags)

    def _in_hand(self, held: Mapping[UUID, QPointF]) -> dict[UUID, Drawn]:
        """Who is in the hand, where the hand is; somebody who waited until now stands there as from then on."""
        known = self._contents.by_id
        rows = [
            (replace(known[one], spot=self.frame.spot(point)), point) for one, point in held.items() if one in known
        ]
        return {row.id: self._bare(row, point) for row, point in rows}

    def _lines_of(self, drawn: Mapping[UUID, Drawn], only: Collection[UUID] | None = None) -> list[Line]:
        """The lines between people, and to the middle; ``only`` those of some of them."""
        layers, found = self._layers, []
        reach = self.scale.reach + 2
        for tie in self._contents.ties if layers.ties else ():
            if only is not None and tie.one not in only and tie.other not in only:
                continue
            a, b = drawn.get(tie.one), drawn.get(tie.other)
            if a and b:
                found.append(Line.between(a.at, reach, b.at, reach, tie.kind, tie.pair))
        middle = self.frame.middle
        for one in drawn.values() if only is None else (drawn[one] for one in only):
            bond = one.row.bond
            if bond and (layers.bonds or (layers.ties and bond is not TieKind.EXISTING)):
                found.append(Line.between(one.at, reach, middle.center(), middle.width() / 2 + 2, bond, (one.row.id,)))
        return [line for line in found if line]


def _covers(one: Drawn, symbols: Iterable[Box]) -> bool:
    label = one.mark.label(one.side)
    return any(label.overlap(symbol) > 1 for symbol in symbols)


def _left(one: Drawn, label: QRectF, wide: float) -> float:
    """Where words of a width begin in a label: at the symbol, or in the middle above and below it."""
    if one.side.leftward:
        return label.right() - wide
    return label.center().x() - wide / 2 if one.side in (Side.ABOVE, Side.BELOW) else label.left()


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)


def _box(area: QRectF) -> Box:
    return Box(area.left(), area.top(), area.right(), area.bottom())
