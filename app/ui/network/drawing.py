"""What a network map is drawn with: the ground with its circles, symbols and names, each drawn once and kept.

Two hundred names with their halos cost a tenth of a second when they are stroked in every frame, and next to nothing
as pictures that were kept.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap

from app.i18n import _
from app.network.labels import Box
from app.network.map import RADII, Spot, spot_at
from app.network.words import RINGS, ring_words, sector_words
from app.ui import theme
from app.ui.network.words import MARKS
from app.ui.widgets.marks import Mark, paint_mark
from app.vocabulary import NetworkKind

HALO = 4.0
_ROUND_ABOUT = [QPointF(cos(pi * at / 6), sin(pi * at / 6)) * (HALO / 2) for at in range(12)]
_WORD_ROOM = 26  # for the words of the sectors, above and below


@dataclass(frozen=True)
class Frame:
    """A map in a widget: its middle and its radius in pixels."""

    x: float
    y: float
    radius: float

    @classmethod
    def within(cls, size: QSize) -> "Frame":
        """As large as fits, with a little room for names at the sides."""
        radius = min((size.height() - theme.px(_WORD_ROOM)) / 2, size.width() / 2 - 28)
        return cls(size.width() / 2, size.height() / 2, max(radius, 60.0))

    def point(self, spot: Spot) -> QPointF:
        """Where a spot is drawn."""
        return QPointF(self.x + spot.x * self.radius / 100, self.y - spot.y * self.radius / 100)

    def spot(self, point: QPointF) -> Spot:
        """The spot nearest to a point."""
        return spot_at((point.x() - self.x) * 100 / self.radius, (self.y - point.y()) * 100 / self.radius)

    def holds(self, point: QPointF) -> bool:
        """Whether a point lies within the outer circle."""
        return (point.x() - self.x) ** 2 + (point.y() - self.y) ** 2 <= self.radius**2

    @property
    def middle(self) -> QRectF:
        """Where the participant stands."""
        reach = min(25.0, self.radius * 0.1)
        return QRectF(self.x - reach, self.y - reach, 2 * reach, 2 * reach)


@dataclass(frozen=True)
class Scale:
    """How large symbols and names are drawn: ``reach`` is half a symbol, ``letters`` a size of the theme.

    A name wider than ``longest`` is shortened; the whole stands in the tooltip, the card and the list.
    """

    reach: float
    letters: int
    longest: int

    @classmethod
    def of(cls, names: int) -> "Scale":
        """By how many there are."""
        if names <= 25:
            return cls(15.0, theme.SECOND, 190)
        return cls(12.0, theme.SECOND, 160) if names <= 40 else cls(9.0, theme.SMALL, 110)

    def shortened(self, name: str) -> str:
        """A name as it is drawn."""
        measured = QFontMetricsF(theme.font(self.letters))
        return measured.elidedText(name, Qt.TextElideMode.ElideRight, theme.px(self.longest))

    def size(self, text: str) -> tuple[float, float]:
        """How wide and high a name is drawn, halo apart; a chosen name is bold, and gets its room beforehand."""
        measured = QFontMetricsF(theme.font(self.letters, bold=True))
        return measured.horizontalAdvance(text), measured.height()


class Pictures:
    """Keeps every picture it draws until the palette, the screen or the size of the map is another."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, QPixmap] = {}
        self._for: Hashable = None

    def look(self, ratio: float) -> None:
        """Forget everything if it would be drawn differently now."""
        wanted = (theme.tokens(), ratio, theme.font(theme.SECOND).pixelSize())
        if wanted != self._for:
            self._kept.clear()
            self._for, self._ratio = wanted, ratio

    def ground(self, size: QSize, frame: Frame) -> QPixmap:
        """The circles, the sectors and their words."""
        key = ("ground", size.width(), size.height())
        if key not in self._kept:
            for old in [old for old in self._kept if isinstance(old, tuple) and old[0] == "ground"]:
                del self._kept[old]
            made, painter = self._blank(size.width(), size.height())
            made.fill(theme.color("bg"))
            with painter:
                _paint_ground(painter, size, frame)
            self._kept[key] = made
        return self._kept[key]

    def symbol(self, kind: NetworkKind, half: float) -> QPixmap:
        """The solid shape of a kind, in a square that is a pixel larger on each side."""
        key = ("symbol", kind, half)
        if key not in self._kept:
            side = round(2 * half) + 2
            self._kept[key], painter = self._blank(side, side)
            with painter:
                more = 1 if kind in (NetworkKind.VOLUNTEER, NetworkKind.GROUP) else 0
                area = QRectF(1 - more, 1 - more, 2 * half + 2 * more, 2 * half + 2 * more)
                paint_mark(painter, Mark(MARKS[kind]), area, solid=True)
        return self._kept[key]

    def name(self, text: str, size: int, bold: bool) -> QPixmap:
        """A name with its halo, which stands ``HALO`` out on every side."""
        key = ("name", text, size, bold)
        if key not in self._kept:
            letters = theme.font(size, bold)
            measured = QFontMetricsF(letters)
            wide, high = measured.horizontalAdvance(text), measured.height()
            self._kept[key], painter = self._blank(round(wide + 2 * HALO) + 1, round(high + HALO))
            with painter:
                _paint_haloed(painter, QPointF(HALO, HALO / 2 + measured.ascent()), letters, text, "text")
        return self._kept[key]

    def _blank(self, wide: int, high: int) -> tuple[QPixmap, QPainter]:
        made = QPixmap(QSize(round(wide * self._ratio), round(high * self._ratio)))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return made, painter


def _paint_haloed(painter: QPainter, at: QPointF, letters: QFont, text: str, token: str) -> None:
    """Words with a little ground around them. The same words a little aside, all round, cost a tenth of a stroke."""
    painter.setFont(letters)
    painter.setPen(theme.color("surface"))
    for aside in _ROUND_ABOUT:
        painter.drawText(at + aside, text)
    painter.setPen(theme.color(token))
    painter.drawText(at, text)


def ring_boxes(frame: Frame) -> list[Box]:
    """Where the words of the rings stand, along the lower axis."""
    measured = QFontMetricsF(theme.font(theme.SMALL))
    boxes = []
    for share, word in zip(RADII, ring_words(), strict=True):
        y = frame.y + frame.radius * share / 100
        high = measured.height()
        boxes.append(Box(frame.x + 4, y - high / 2, frame.x + 4 + measured.horizontalAdvance(word), y + high / 2))
    return boxes


def _paint_ground(painter: QPainter, size: QSize, frame: Frame) -> None:
    outer = QRectF(frame.x - frame.radius, frame.y - frame.radius, 2 * frame.radius, 2 * frame.radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(outer)
    painter.setBrush(theme.color("sector_a"))
    for start in (0, 180):
        painter.drawPie(outer, start * 16, 90 * 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen("line", 1.4))
    painter.drawLine(QPointF(outer.left(), frame.y), QPointF(outer.right(), frame.y))
    painter.drawLine(QPointF(frame.x, outer.top()), QPointF(frame.x, outer.bottom()))
    for share in RADII:
        last = share == RADII[-1]
        pen = theme.pen("ring", 1.4 if last else 1.0)
        if not last:
            pen.setDashPattern([4, 3])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(QPointF(frame.x, frame.y), frame.radius * share / 100, frame.radius * share / 100)
    _paint_ring_words(painter, frame)
    _paint_sector_words(painter, size)


def _paint_ring_words(painter: QPainter, frame: Frame) -> None:
    letters = theme.font(theme.SMALL)
    for box, word in zip(ring_boxes(frame), RINGS.values(), strict=True):
        _paint_haloed(painter, QPointF(box.left, box.top + QFontMetricsF(letters).ascent()), letters, _(word), "text2")


def _paint_sector_words(painter: QPainter, size: QSize) -> None:
    painter.setFont(theme.font(theme.SECOND, bold=True))
    painter.setPen(theme.color("text2"))
    flag = Qt.AlignmentFlag
    places = (
        flag.AlignTop | flag.AlignLeft,
        flag.AlignTop | flag.AlignRight,
        flag.AlignBottom | flag.AlignRight,
        flag.AlignBottom | flag.AlignLeft,
    )
    for where, word in zip(places, sector_words(), strict=True):
        painter.drawText(QRectF(0, 0, size.width(), size.height()), where, word)
