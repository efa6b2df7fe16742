"""A map as it stands on the screen: where everybody is, who is under a point, and how it is painted."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.network.contents import MapContact, MapContents
from app.network.labels import Box, Named, place_labels
from app.network.map import Sector
from app.network.words import ring_words
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.drawing import HALO, Pictures, Scale
from app.ui.network.ground import paint_focus, paint_ground, paint_middle, ring_boxes, sector_boxes
from app.ui.network.hulls import paint_hulls
from app.ui.network.layers import Layers
from app.ui.network.people import Drawn, paint_people, rectangle
from app.ui.network.tags import tags_of, tags_size
from app.ui.network.ties import Line, paint_lines
from app.ui.network.view import Frame, View
from app.ui.widgets.marks import initials
from app.vocabulary import TieKind

_ASIDE = 200  # for names beside the circles, where these are larger than what is in sight
_SHORTER = (0.7, 0.5)  # of the longest a name may be, where it is crowded
_MANY = 100  # of more names none is shortened: it would take too long, and would not help
_NEAR = 5.0  # from a point to a tie that it is on


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
        self._size, self._still_for = size, None
        self._layers = replace(layers, relations=layers.relations and not large)
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
        by = QPointF(self.frame.x - before.x, self.frame.y - before.y)
        self.drawn = {one: drawn.moved(by, drawn.row) for one, drawn in self.drawn.items()}
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
        return next((sector for sector, box in self.sectors.items() if rectangle(box).contains(point)), None)

    def within(self, area: QRectF) -> tuple[UUID, ...]:
        """Who stands in a rectangle, by the middle of the symbol."""
        return tuple(one for one, drawn in self.drawn.items() if area.contains(drawn.at))

    # Painting

    def paint(
        self,
        painter: QPainter,
        chosen: Collection[UUID],
        ring: str,
        held: Mapping[UUID, QPointF] | None = None,
        focused: bool = False,
    ) -> None:
        """Paint it all, with a ring of a token around who is chosen, and who is in the hand where the hand is.

        ``focused``: the map itself has the keyboard, and nobody on it.
        """
        held, chosen = held or {}, frozenset(chosen)
        changed = self._pictures.look(painter.device().devicePixelRatio())
        wanted = (chosen, ring, tuple(held), focused)
        if changed or wanted != self._still_for:
            self._still, still = self._pictures.blank(self._size.width(), self._size.height())
            with still:
                still.drawPixmap(0, 0, self._ground())
                if focused:
                    paint_focus(still, self.frame, QRectF(QPointF(), self._size.toSizeF()))
                self._paint_still(still, chosen, ring, held)
            self._still_for = wanted
        painter.drawPixmap(0, 0, self._still)
        if held:
            moved = self._in_hand(held)
            self._paint_ties(painter, self._lines_of(self.drawn | moved, moved), chosen)
            paint_people(painter, moved.values(), self._pictures, self.scale, chosen, ring)

    def _paint_still(self, painter: QPainter, chosen: frozenset[UUID], ring: str, held: Collection[UUID]) -> None:
        """Everything but who is in the hand, and their ties."""
        still = {one: drawn for one, drawn in self.drawn.items() if one not in held}
        if self._layers.hulls:
            symbols = {one: drawn.at for one, drawn in self.drawn.items()}
            paint_hulls(painter, self._contents, symbols, self.scale.reach)
        self._paint_ties(painter, self._lines_of(still) if held else self._lines, chosen)
        self._paint_ring_words(painter)
        paint_middle(painter, self.frame.middle, self.scale, self._initials)
        paint_people(painter, still.values(), self._pictures, self.scale, chosen, ring)
        self._paint_sector_words(painter)

    def _ground(self) -> QPixmap:
        def paint(painter: QPainter) -> None:
            painter.fillRect(QRectF(QPointF(), self._size.toSizeF()), theme.color("bg"))
            paint_ground(painter, self.frame)

        key = (self._size.width(), self._size.height(), self.frame)
        return self._pictures.only("ground", key, self._size.width(), self._size.height(), paint)

    def _paint_ties(self, painter: QPainter, lines: Iterable[Line], chosen: frozenset[UUID]) -> None:
        """The ties of who is chosen above the others."""
        calm: list[Line] = []
        strong: list[Line] = []
        for line in lines:
            (calm if chosen.isdisjoint(line.ends) else strong).append(line)
        paint_lines(painter, calm, self.scale.line)
        paint_lines(painter, strong, self.scale.line, strong=True)

    def _paint_ring_words(self, painter: QPainter) -> None:
        for box, word in zip(ring_boxes(self.frame, self.scale), ring_words(), strict=True):
            picture = self._pictures.name(word, self.scale.small, token="text2")
            painter.drawPixmap(QPointF(box.left - HALO, box.top - HALO / 2), picture)

    def _paint_sector_words(self, painter: QPainter) -> None:
        """Above all, on a ground of their own where people may stand under them."""
        painter.setFont(theme.font(self.scale.words, bold=True))
        painter.setPen(theme.color("text2"))
        for sector, box in self.sectors.items():
            area = rectangle(box).adjusted(0, 0, 1, 0)
            if self._near:
                painter.fillRect(area.adjusted(-HALO, -1, HALO, 1), theme.color("bg"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._words[sector])

    # Arranging

    def _placed(self, bare: Sequence[Drawn]) -> dict[UUID, Drawn]:
        """Everybody with the name out of the way; a name that would lie over a symbol all the same is shortened."""
        taken = [*ring_boxes(self.frame, self.scale), _box(self.frame.middle)]
        if self._near:  # the whole map, for it may be shifted
            area = _box(self.frame.outer.adjusted(-_ASIDE, -_ASIDE, _ASIDE, _ASIDE))
        else:
            area = Box(0, 0, self._size.width(), self._size.height())
            taken += self.sectors.values()
        found = self._on_sides(bare, area, taken)
        symbols = [one.mark.symbol for one in bare]
        for share in _SHORTER if len(bare) <= _MANY else ():
            crowded = [one for one in found.values() if _covers(one, symbols)]
            if not crowded:
                break
            others = [one for one in found.values() if one not in crowded]
            boxes = [box for one in others for box in (one.mark.symbol, one.mark.label(one.side))]
            found |= self._on_sides([self._bare(one.row, one.at, share) for one in crowded], area, taken + boxes)
        return found

    def _on_sides(self, people: Sequence[Drawn], area: Box, taken: Sequence[Box]) -> dict[UUID, Drawn]:
        sides = place_labels([one.mark for one in people], area, taken, self.frame.x)
        return {one.row.id: replace(one, side=side) for one, side in zip(people, sides, strict=True)}

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
        found = {}
        for one, point in held.items():
            if (known := self._contents.by_id.get(one)) is not None:
                row = replace(known, spot=self.frame.spot(point))
                there = self.drawn.get(one) or self._bare(row, point)
                found[one] = there.moved(point - there.at, row).outwards(self.frame.x)
        return found

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


def _box(area: QRectF) -> Box:
    return Box(area.left(), area.top(), area.right(), area.bottom())
