"""How near a map is looked at, and which part of it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize

from app.network.map import Spot, spot_at
from app.ui import theme

_WORD_ROOM = 26  # for the words of the sectors, above and below
_STEP, _NEAREST = 1.25, 5.0  # of zooming


@dataclass(frozen=True)
class View:
    """``zoom`` is 1 where the whole map is in sight; ``x`` and ``y``, as of a Spot, are in the middle of the widget."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def is_near(self) -> bool:
        """Whether part of the map may be out of sight."""
        return self.zoom > 1

    def stepped(self, size: QSize, steps: float, around: QPointF) -> "View":
        """Nearer, or further off below nought, with what is at a point of the widget staying there."""
        before = Frame.within(size, self)
        zoom = min(max(self.zoom * _STEP**steps, 1.0), _NEAREST)
        radius = before.radius * zoom / self.zoom
        there = before.place(around)
        aside = (around - QPointF(size.width() / 2, size.height() / 2)) * 100 / radius
        return View(zoom, there.x() - aside.x(), there.y() + aside.y())._held()

    def moved(self, size: QSize, by: QPointF) -> "View":
        """With the map moved along by so many pixels."""
        share = 100 / Frame.within(size, self).radius
        return replace(self, x=self.x - by.x() * share, y=self.y + by.y() * share)._held()

    def towards(self, place: QPointF) -> "View":
        """With a place of the map in the middle."""
        return replace(self, x=place.x(), y=place.y())._held()

    def _held(self) -> "View":
        """Not further aside than there is map."""
        most = 110 * (1 - 1 / self.zoom)
        return replace(self, x=min(max(self.x, -most), most), y=min(max(self.y, -most), most))


@dataclass(frozen=True)
class Frame:
    """A map in a widget: its middle and its radius in pixels."""

    x: float
    y: float
    radius: float

    @classmethod
    def within(cls, size: QSize, view: View = View()) -> "Frame":
        """As large as fits, with a little room for names at the sides; larger for who looks from nearer."""
        fit = max(min((size.height() - theme.px(_WORD_ROOM)) / 2, size.width() / 2 - 28), 60.0)
        radius = fit * view.zoom
        return cls(size.width() / 2 - view.x * radius / 100, size.height() / 2 + view.y * radius / 100, radius)

    def point(self, spot: Spot) -> QPointF:
        """Where a spot is drawn."""
        return QPointF(self.x + spot.x * self.radius / 100, self.y - spot.y * self.radius / 100)

    def place(self, point: QPointF) -> QPointF:
        """A point as the map counts: −100 up to 100 within the circles, to the right and up."""
        return QPointF((point.x() - self.x) * 100 / self.radius, (self.y - point.y()) * 100 / self.radius)

    def spot(self, point: QPointF) -> Spot:
        """The spot nearest to a point."""
        place = self.place(point)
        return spot_at(place.x(), place.y())

    def holds(self, point: QPointF) -> bool:
        """Whether a point lies within the outer circle."""
        return (point.x() - self.x) ** 2 + (point.y() - self.y) ** 2 <= self.radius**2

    @property
    def middle(self) -> QRectF:
        """Where the participant stands."""
        reach = min(30.0, self.radius * 0.1)
        return QRectF(self.x - reach, self.y - reach, 2 * reach, 2 * reach)

    @property
    def outer(self) -> QRectF:
        """The square around the outer circle."""
        return QRectF(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)
