"""Two maps laid over each other as they stand on the screen, at any part of the way from then to now."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import copysign, hypot
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from app.network.between import Standing, standing
from app.network.compare import Changes
from app.network.contents import MapContact, MapContents
from app.network.labels import GAP, Box, Named, Side, place_labels
from app.network.map import Spot
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.drawing import HALO, Pictures, Presence, Scale, paint_haloed
from app.ui.network.ground import ring_boxes
from app.ui.network.scene import Scene
from app.ui.network.traces import RING, around, paint_arrow, paint_ghost, paint_outline
from app.ui.network.view import Frame
from app.ui.network.words import MARKS

_FAR = 10.0  # units of the map; who moved less, within ring and part, is not said to have moved
_STEP = 8.0  # pixels of an arrow that a name keeps clear of
_CHOSEN = 4.0
_GHOST = 0.85  # of the size of a symbol


@dataclass(frozen=True)
class Overlaid:
    """Two maps of one participant and what changed between them; ``bare`` is the later one without its people."""

    bare: NetworkMap
    then: MapContents
    now: MapContents
    changes: Changes


@dataclass(frozen=True)
class Trace:
    """Somebody on the overlay; ``size`` is that of the name.

    ``ghost``: where he or she stood, if elsewhere. ``grown``: was only possible then.
    """

    standing: Standing
    text: str
    size: tuple[float, float]
    ghost: Spot | None
    new: bool
    grown: bool

    @property
    def contact(self) -> MapContact:
        return self.standing.contact

    @property
    def gone(self) -> bool:
        return self.standing.now is None

    @property
    def role(self) -> str:
        assert self.contact.kind
        return MARKS[self.contact.kind]


class Overlay:
    """Names are placed for both ends of the way; on it they keep the side of the end that is nearest."""

    def __init__(self) -> None:
        self.traces: dict[UUID, Trace] = {}
        self._ground = Scene()  # the map without its people
        self._size, self._scale = QSize(), Scale.of(0)
        self._sides: dict[float, dict[UUID, Side]] = {}  # by the end of the way, when it is looked at
        self._pictures = Pictures()

    @property
    def frame(self) -> Frame:
        """Where the circles are, in pixels."""
        return self._ground.frame

    def arrange(self, shown: Overlaid, size: QSize) -> None:
        """Where everybody stood and stands, and on which side of each symbol its name."""
        people = standing(shown.then, shown.now)
        self._ground.arrange(shown.bare, size)
        self._size, self._scale = size, Scale.of(len(people))
        self.traces = {one.contact.id: one for one in self._trace(shown, people)}
        self._sides = {}

    def at(self, point: QPointF, share: float) -> UUID | None:
        """Who stands at a point, or stood there and is gone; of two, the one drawn last."""
        for one in reversed(self.traces.values()):
            middle = self.frame.point(one.standing.spot(share))
            reach = self._scale.reach + 3
            near = abs(point.x() - middle.x()) <= reach and abs(point.y() - middle.y()) <= reach
            if near or self._label(one, share).contains(point):
                return one.contact.id
        return None

    def labels(self, share: float) -> dict[UUID, QRectF]:
        """Where each name stands."""
        return {key: self._label(one, share) for key, one in self.traces.items()}

    def symbols(self) -> list[QRectF]:
        """Where symbols stand now, and ghosts."""
        reach = self._scale.reach
        points = [self.frame.point(one.standing.spot(1.0)) for one in self.traces.values()]
        ghosts = [self.frame.point(one.ghost) for one in self.traces.values() if one.ghost]
        return [around(point, reach) for point in (*points, *ghosts)]

    def paint(self, painter: QPainter, share: float, chosen: Collection[UUID], ring: str) -> None:
        """Paint it all at a part of the way, with a ring of a token around who is chosen."""
        self._pictures.look(painter.device().devicePixelRatio())
        self._ground.paint(painter, (), "")
        for one in self.traces.values():
            self._paint_way(painter, one, share)
        for one in self.traces.values():
            self._paint_symbol(painter, one, share, ring if one.contact.id in chosen else "")
        for one in self.traces.values():
            self._paint_name(painter, one, share, one.contact.id in chosen)
        painter.setOpacity(1.0)

    # Arranging

    def _trace(self, shown: Overlaid, people: tuple[Standing, ...]) -> Iterator[Trace]:
        changes = shown.changes
        new = {one.id for one in changes.new}
        grown = {one.now.id for one in changes.grown}
        moved = {one.now.id for one in (*changes.closer, *changes.further, *changes.elsewhere)}
        for one in people:
            then, now, which = one.then, one.now, one.contact.id
            far = then and now and hypot(now.x - then.x, now.y - then.y) >= _FAR
            ghost = then if now and (which in moved or far) else None
            sign = "+ " if which in new else "† " if one.contact.deceased else ""
            said = f"{sign}{one.contact.name}"
            text = self._scale.shortened(said)
            yield Trace(one, text, self._scale.size(text), ghost, which in new, which in grown)

    def _side(self, end: float) -> dict[UUID, Side]:
        """The sides of names at one end of the way, for who is there; who is gone is there at both."""
        if end not in self._sides:
            self._sides[end] = self._place(end)
        return self._sides[end]

    def _place(self, share: float) -> dict[UUID, Side]:
        there = [one for one in self.traces.values() if one.standing.presence(share) or (one.gone and share)]
        taken = [*ring_boxes(self.frame, self._scale), *self._ground.sectors.values(), _box(self.frame.middle)]
        for one in there if share else ():
            taken += self._way_boxes(one)
        area = Box(0, 0, self._size.width(), self._size.height())
        sides = place_labels([self._named(one, share) for one in there], area, taken)
        return {one.contact.id: side for one, side in zip(there, sides, strict=True)}

    def _way_boxes(self, one: Trace) -> Iterator[Box]:
        """The ghost and the arrow, as boxes that names stay clear of."""
        if one.ghost and one.standing.now:
            start, end = self.frame.point(one.ghost), self.frame.point(one.standing.now)
            yield _box(around(start, self._scale.reach))
            way = end - start
            steps = int(hypot(way.x(), way.y()) / _STEP)
            for at in range(1, steps):
                yield _box(around(start + way * (at / steps), _STEP / 2))

    def _named(self, one: Trace, share: float) -> Named:
        point = self.frame.point(one.standing.spot(share))
        reach = self._scale.reach + (RING + 1 if (one.new or one.grown) and share else 0.0)
        return Named(point.x(), point.y(), reach, *one.size)

    def _label(self, one: Trace, share: float) -> QRectF:
        side = self._side(0.0 if share < 0.5 else 1.0).get(one.contact.id) or self._side(1.0)[one.contact.id]
        box = self._named(one, share).label(side)
        return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)

    # Painting

    def _paint_way(self, painter: QPainter, one: Trace, share: float) -> None:
        if one.ghost and share > 0:
            painter.setOpacity(1.0)
            here, stood = self.frame.point(one.standing.spot(share)), self.frame.point(one.ghost)
            paint_ghost(painter, one.role, around(stood, self._scale.reach * _GHOST))
            reach = self._scale.reach
            paint_arrow(painter, stood, here, (reach * _GHOST, reach + (RING if one.grown else 0.0) + 2))

    def _paint_symbol(self, painter: QPainter, one: Trace, share: float, ring: str) -> None:
        point, half = self.frame.point(one.standing.spot(share)), self._scale.reach
        there = one.standing.presence(share)
        area = around(point, half)
        outlined = one.new or (one.grown and share > 0)
        if ring:
            painter.setOpacity(1.0)
            out = half + _CHOSEN + (RING if outlined else 0)
            painter.setBrush(theme.color("surface"))
            painter.setPen(theme.pen(ring, 3 if ring == "focus" else 2))
            painter.drawEllipse(point, out, out)
        if one.gone:
            painter.setOpacity(1.0 - there)
            paint_ghost(painter, one.role, area, crossed=True)
        if there:
            painter.setOpacity(there)
            self._paint_mark(painter, one.contact, point, half)
        if outlined:
            painter.setOpacity(there if one.new else share)
            paint_outline(painter, one.role, area, dashed=one.grown)

    def _paint_mark(self, painter: QPainter, contact: MapContact, point: QPointF, half: float) -> None:
        assert contact.kind
        picture = self._pictures.symbol(contact.kind, half, Presence.of(contact))
        painter.drawPixmap(point - QPointF(half + 1, half + 1), picture)

    def _paint_name(self, painter: QPainter, one: Trace, share: float, bold: bool) -> None:
        """Who is gone in italics; who is chosen is bold, and stands clear of the ring around the symbol."""
        label, there = self._label(one, share), one.standing.presence(share)
        if bold:
            away = label.center() - self.frame.point(one.standing.spot(share))
            across = abs(away.y()) > label.height()
            label.translate(0 if across else copysign(_CHOSEN, away.x()), copysign(_CHOSEN, away.y()) if across else 0)
        if one.gone and there < 1:
            painter.setOpacity(1.0 - there)
            painter.drawPixmap(label.topLeft() - QPointF(HALO, HALO / 2), self._slanted(one, bold))
        if there:
            painter.setOpacity(there)
            picture = self._pictures.name(one.text, self._scale.letters, bold)
            spare = label.width() + 2 * HALO - picture.deviceIndependentSize().width()
            aside = label.center().x() - self.frame.point(one.standing.spot(share)).x()
            part = 0.5 if abs(aside) < GAP else 0.0 if aside > 0 else 1.0
            painter.drawPixmap(QPointF(label.left() - HALO + spare * part, label.top() - HALO / 2), picture)

    def _slanted(self, one: Trace, bold: bool) -> QPixmap:
        """The name of who is gone."""
        letters = theme.font(self._scale.letters, bold, italic=True)
        at = QPointF(HALO, HALO / 2 + QFontMetricsF(letters).ascent())
        wide, high = one.size[0] + 2 * HALO, one.size[1] + HALO
        key = ("slanted", one.text, self._scale.letters, bold)
        return self._pictures.kept(key, wide, high, lambda onto: paint_haloed(onto, at, letters, one.text, "text2"))


def _box(area: QRectF) -> Box:
    return Box(area.left(), area.top(), area.right(), area.bottom())
