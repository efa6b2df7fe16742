"""A map as it stands on the screen: where everybody is, who is under a point, and how it is painted."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from app.network.contents import MapContact
from app.network.labels import Box, Named, Side, place_labels
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.drawing import HALO, Frame, Pictures, Scale, ring_boxes
from app.ui.widgets.marks import initials

_RING = 4  # from a symbol to the ring that says it is chosen

Held = tuple[MapContact, QPointF]
"""Who is being dragged, and where."""


@dataclass(frozen=True)
class Drawn:
    """A contact as it stands on the screen."""

    row: MapContact
    text: str
    mark: Named
    side: Side

    @property
    def label(self) -> QRectF:
        """Where the name stands."""
        box = self.mark.label(self.side)
        return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)

    def holds(self, point: QPointF) -> bool:
        """Whether a point is on the symbol or the name."""
        reach = self.mark.reach + 3
        near = abs(point.x() - self.mark.x) <= reach and abs(point.y() - self.mark.y) <= reach
        return near or self.label.contains(point)


class Scene:
    """Arranged anew only when something moved; painting then only puts kept pictures in their places."""

    def __init__(self) -> None:
        self.frame = Frame(0, 0, 60)
        self.drawn: dict[UUID, Drawn] = {}
        self._size, self._scale = QSize(), Scale.of(0)
        self._initials = ""
        self._pictures = Pictures()

    def arrange(self, shown: NetworkMap | None, size: QSize) -> None:
        """Where everybody stands, and on which side of each symbol its name."""
        rows = shown.placed if shown else ()
        self.frame, self._size, self._scale = Frame.within(size), size, Scale.of(len(rows))
        self._initials = initials(shown.full_name) if shown else ""
        bare = [self._bare(row, self.frame.point(row.spot)) for row in rows if row.spot]
        middle = self.frame.middle
        taken = [*ring_boxes(self.frame), Box(middle.left(), middle.top(), middle.right(), middle.bottom())]
        sides = place_labels([one.mark for one in bare], Box(0, 0, size.width(), size.height()), taken)
        self.drawn = {one.row.id: replace(one, side=side) for one, side in zip(bare, sides, strict=True)}

    def at(self, point: QPointF) -> UUID | None:
        """Who stands at a point; of two, the one drawn last."""
        return next((one for one, drawn in reversed(self.drawn.items()) if drawn.holds(point)), None)

    def paint(self, painter: QPainter, chosen: Collection[UUID], ring: str, held: Held | None) -> None:
        """Paint it all, with a ring of a token around who is chosen."""
        self._pictures.look(painter.device().devicePixelRatio())
        painter.drawPixmap(0, 0, self._pictures.ground(self._size, self.frame))
        self._paint_middle(painter)
        drawn = self._in_hand(*held) if held else self.drawn
        for one in drawn.values():
            self._paint_symbol(painter, one, ring if one.row.id in chosen else "")
        for one in drawn.values():
            self._paint_name(painter, one, one.row.id in chosen)

    def _bare(self, row: MapContact, point: QPointF) -> Drawn:
        """A contact at a point, its name outwards."""
        text = self._scale.shortened(row.name)
        mark = Named(point.x(), point.y(), self._scale.reach, *self._scale.size(text))
        return Drawn(row, text, mark, mark.sides(self.frame.x)[0])

    def _in_hand(self, row: MapContact, point: QPointF) -> dict[UUID, Drawn]:
        """Everybody, with the one that is being dragged where the hand is."""
        moved = replace(row, spot=self.frame.spot(point))
        others = {one: drawn for one, drawn in self.drawn.items() if one != row.id}
        return others | {row.id: self._bare(moved, point)}

    def _paint_symbol(self, painter: QPainter, one: Drawn, ring: str) -> None:
        assert one.row.kind
        x, y, half = one.mark.x, one.mark.y, one.mark.reach
        if ring:
            painter.setBrush(theme.color("surface"))
            painter.setPen(theme.pen(ring, 3 if ring == "focus" else 2))
            painter.drawEllipse(QPointF(x, y), half + _RING, half + _RING)
        painter.drawPixmap(QPointF(x - half - 1, y - half - 1), self._pictures.symbol(one.row.kind, half))

    def _paint_name(self, painter: QPainter, one: Drawn, bold: bool) -> None:
        """Who is chosen is bold, and its name stands clear of the ring around the symbol."""
        picture, label = self._pictures.name(one.text, self._scale.letters, bold), one.label
        left = label.left() - HALO
        if one.side.leftward:
            left = label.right() + HALO - picture.deviceIndependentSize().width()
        if bold and one.side in (Side.LEFT, Side.RIGHT):
            left += _RING if one.side is Side.RIGHT else -_RING
        painter.drawPixmap(QPointF(left, label.top() - HALO / 2), picture)

    def _paint_middle(self, painter: QPainter) -> None:
        area = self.frame.middle
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary"))
        painter.drawEllipse(area)
        painter.setPen(theme.color("on_primary"))
        painter.setFont(theme.font(theme.BODY, bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._initials)
