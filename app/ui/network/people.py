"""The people on a map, as they stand on the screen, and how they are painted."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from app.network.contents import MapContact
from app.network.labels import Box, Named, Side
from app.ui import theme
from app.ui.network.drawing import HALO, Pictures, Presence, Scale
from app.ui.network.tags import Tag, paint_tags, tags_size

RING = 4
"""From a symbol to the ring that says it is chosen."""


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
        return rectangle(self.mark.label(self.side))

    def holds(self, point: QPointF) -> bool:
        """Whether a point is on the symbol or the name."""
        reach = self.mark.reach + 3
        near = abs(point.x() - self.mark.x) <= reach and abs(point.y() - self.mark.y) <= reach
        return near or self.label.contains(point)

    def moved(self, by: QPointF, row: MapContact) -> "Drawn":
        """So much further, with the name on the same side."""
        mark = self.mark
        return replace(self, row=row, mark=replace(mark, x=mark.x + by.x(), y=mark.y + by.y()))

    def outwards(self, middle: float) -> "Drawn":
        """With the name on the side that is tried first."""
        return replace(self, side=self.mark.sides(middle)[0])


def paint_people(
    painter: QPainter,
    people: Collection[Drawn],
    pictures: Pictures,
    scale: Scale,
    chosen: Collection[UUID],
    ring: str,
) -> None:
    """All symbols, with a ring of a token around who is chosen, and above them all names."""
    for one in people:
        _paint_symbol(painter, one, pictures, ring if one.row.id in chosen else "")
    names = _Names(painter, pictures, scale)
    for one in people:
        names.paint(one, one.row.id in chosen)


def _paint_symbol(painter: QPainter, one: Drawn, pictures: Pictures, ring: str) -> None:
    assert one.row.kind
    half = one.mark.reach
    if ring:
        painter.setBrush(theme.color("surface"))
        painter.setPen(theme.pen(ring, 3 if ring == "focus" else 2))
        painter.drawEllipse(one.at, half + RING, half + RING)
    picture = pictures.symbol(one.row.kind, half, Presence.of(one.row))
    painter.drawPixmap(one.at - QPointF(half + 1, half + 1), picture)


class _Names:
    """Names and what the layers add to them."""

    def __init__(self, painter: QPainter, pictures: Pictures, scale: Scale) -> None:
        self._painter, self._pictures, self._scale = painter, pictures, scale

    def paint(self, one: Drawn, bold: bool) -> None:
        """Who is chosen is bold, and its name stands clear of the ring around the symbol."""
        label, scale = one.label, self._scale
        if bold and one.side.beside:
            label.translate(-RING if one.side.leftward else RING, 0)
        self._paint_row(one, label, self._pictures.name(one.text, scale.letters, bold))
        if one.relation or one.tags:
            self._paint_below(one, label.adjusted(0, scale.size(one.text)[1], 0, 0))

    def _paint_below(self, one: Drawn, label: QRectF) -> None:
        small = self._scale.small
        if one.relation:
            self._paint_row(one, label, self._pictures.name(one.relation, small, token="text2"))
            label.setTop(label.top() + self._scale.size_small(one.relation)[1])
        if one.tags:
            left = _left(one, label, tags_size(one.tags, small).width())
            paint_tags(self._painter, one.tags, QPointF(left, label.top()), small)

    def _paint_row(self, one: Drawn, label: QRectF, picture: QPixmap) -> None:
        left = _left(one, label, picture.deviceIndependentSize().width() - 2 * HALO)
        self._painter.drawPixmap(QPointF(left - HALO, label.top() - HALO / 2), picture)


def _left(one: Drawn, label: QRectF, wide: float) -> float:
    """Where words of a width begin in a label: at the symbol, or in the middle above and below it."""
    if one.side.leftward:
        return label.right() - wide
    return label.center().x() - wide / 2 if one.side in (Side.ABOVE, Side.BELOW) else label.left()


def rectangle(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
