"""What a network map is drawn with: symbols and names, each drawn once and kept.

Two hundred names with their halos cost a tenth of a second when they are stroked in every frame, and next to nothing
as pictures that were kept.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap

from app.network.contents import MapContact
from app.ui import theme
from app.ui.network.words import MARKS
from app.ui.widgets.marks import Mark, paint_mark, shape
from app.vocabulary import NetworkKind

HALO = 4.0
_ROUND_ABOUT = [QPointF(cos(pi * at / 6), sin(pi * at / 6)) * (HALO / 2) for at in range(12)]
_GLYPHS = {NetworkKind.GROUP: ("meet", 11), NetworkKind.ANIMAL: ("heart", 8)}
"""What stands in a diamond, where half of it is at least so large that it can be told."""
_TALLER = (NetworkKind.VOLUNTEER, NetworkKind.GROUP, NetworkKind.ANIMAL)
"""Shapes that need a pixel more on each side to weigh as much as a circle."""


class Presence(Enum):
    """How somebody stands on the map, told by the shape of the symbol: solid, open and dashed, or soft with a cross."""

    THERE = "there"
    POTENTIAL = "potential"
    DECEASED = "deceased"

    @classmethod
    def of(cls, row: MapContact) -> "Presence":
        if row.deceased:
            return cls.DECEASED
        return cls.POTENTIAL if row.potential else cls.THERE


@dataclass(frozen=True)
class Scale:
    """How large all is drawn. ``reach`` is half a symbol, ``line`` the width of a tie; the rest are sizes of the theme:
    ``letters`` of names, ``small`` of what stands below them and of the rings, ``words`` of the sectors.

    A name wider than ``longest`` is shortened; the whole stands in the tooltip, the card and the list.
    """

    reach: float
    letters: int
    longest: int
    small: int = theme.SMALL
    words: int = theme.SECOND
    middle: int = theme.BODY
    line: float = 1.4

    @classmethod
    def of(cls, names: float, large: bool = False) -> "Scale":
        """By how many there are in sight, and whether several look at it from further off."""
        if large and names <= 25:
            return cls(22.0, theme.TITLE, 280, theme.HEADING, theme.HEADING, theme.TITLE, 2.2)
        if large:
            return cls(15.0, theme.HEADING, 170, theme.BODY, theme.HEADING, theme.TITLE, 2.0)
        if names <= 25:
            return cls(15.0, theme.SECOND, 190)
        return cls(12.0, theme.SECOND, 160) if names <= 40 else cls(9.0, theme.SMALL, 110, line=1.1)

    def shortened(self, name: str, share: float = 1.0) -> str:
        """A name as it is drawn, in so large a share of the room a name may take."""
        measured = QFontMetricsF(theme.font(self.letters))
        return measured.elidedText(name, Qt.TextElideMode.ElideRight, theme.px(self.longest) * share)

    def size(self, text: str) -> tuple[float, float]:
        """How wide and high a name is drawn, halo apart; a chosen name is bold, and gets its room beforehand."""
        return _measured(text, theme.font(self.letters, bold=True))

    def size_small(self, text: str) -> tuple[float, float]:
        """The same for what stands below a name."""
        return _measured(text, theme.font(self.small))


class Pictures:
    """Keeps every picture it draws until the palette, the screen or the size of letters is another."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, QPixmap] = {}
        self._last: dict[str, Hashable] = {}
        self._for: Hashable = None
        self._ratio = 1.0

    def look(self, ratio: float) -> bool:
        """Forget everything if it would be drawn differently now; whether it would."""
        wanted = (theme.tokens(), ratio, theme.font(theme.SECOND).pixelSize())
        changed = wanted != self._for
        if changed:
            self._kept.clear()
            self._for, self._ratio = wanted, ratio
        return changed

    def kept(self, key: Hashable, wide: float, high: float, paint: Callable[[QPainter], None]) -> QPixmap:
        """A picture of a size, painted where it was not yet."""
        if key not in self._kept:
            self._kept[key], painter = self.blank(wide, high)
            with painter:
                paint(painter)
        return self._kept[key]

    def only(self, name: str, key: Hashable, wide: float, high: float, paint: Callable[[QPainter], None]) -> QPixmap:
        """A large picture, of which only the last is kept."""
        if self._last.get(name) != key:
            self._kept.pop(name, None)
            self._last[name] = key
        return self.kept(name, wide, high, paint)

    def blank(self, wide: float, high: float) -> tuple[QPixmap, QPainter]:
        """An empty picture, and a painter on it."""
        made = QPixmap(QSize(round(round(wide) * self._ratio), round(round(high) * self._ratio)))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return made, painter

    def symbol(self, kind: NetworkKind, half: float, presence: Presence = Presence.THERE) -> QPixmap:
        """The shape of a kind, in a square that is a pixel larger on each side."""
        side = round(2 * half) + 2
        return self.kept(
            ("symbol", kind, half, presence), side, side, lambda painter: paint_symbol(painter, kind, half, presence)
        )

    def name(self, text: str, size: int, bold: bool = False, token: str = "text") -> QPixmap:
        """A name with its halo, which stands ``HALO`` out on every side."""
        key = ("name", text, size, bold, token)
        if key in self._kept:  # before anything is measured: two hundred names are asked for in each repaint
            return self._kept[key]
        letters = theme.font(size, bold)
        measured = QFontMetricsF(letters)
        at = QPointF(HALO, HALO / 2 + measured.ascent())
        wide, high = measured.horizontalAdvance(text) + 2 * HALO + 1, measured.height() + HALO
        return self.kept(key, wide, high, lambda painter: paint_haloed(painter, at, letters, text, token))


def _measured(text: str, letters: QFont) -> tuple[float, float]:
    measured = QFontMetricsF(letters)
    return measured.horizontalAdvance(text), measured.height()


def paint_symbol(painter: QPainter, kind: NetworkKind, half: float, presence: Presence) -> None:
    """One symbol in the upper left corner, a pixel from the edges."""
    more = 1 if kind in _TALLER else 0
    area = QRectF(1 - more, 1 - more, 2 * half + 2 * more, 2 * half + 2 * more)
    role = MARKS[kind]
    if presence is Presence.THERE:
        paint_mark(painter, Mark(role), area, solid=True)
    else:
        _paint_outline(painter, role, area, dashed=presence is Presence.POTENTIAL)
    if presence is Presence.DECEASED:
        _paint_cross(painter, role, area)
    elif kind in _GLYPHS and half >= _GLYPHS[kind][1]:
        glyph, token = _GLYPHS[kind][0], "surface" if presence is Presence.THERE else "group"
        side = round(half * 1.05)
        at = area.center() - QPointF(side / 2, side / 2)
        theme.paint_icon(painter, glyph, token, at.x(), at.y(), side)


def _paint_outline(painter: QPainter, role: str, area: QRectF, dashed: bool) -> None:
    """The open shape; lines that pass under it do not show in it."""
    colour = "primary" if role == "participant" else role
    pen = theme.pen(colour, 2.0)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.2, 1.5])
    painter.setBrush(theme.color("surface" if dashed else f"{colour}_soft"))
    painter.setPen(pen)
    painter.drawPath(shape(role, area.adjusted(1, 1, -1, -1)))


def _paint_cross(painter: QPainter, role: str, area: QRectF) -> None:
    """The cross of who died."""
    x, y, half = area.center().x(), area.center().y(), area.height() / 2
    painter.setPen(theme.pen(f"{'primary' if role == 'participant' else role}_ink", max(1.6, half / 8)))
    painter.drawLine(QPointF(x, y - half * 0.5), QPointF(x, y + half * 0.55))
    painter.drawLine(QPointF(x - half * 0.32, y - half * 0.17), QPointF(x + half * 0.32, y - half * 0.17))


def paint_haloed(painter: QPainter, at: QPointF, letters: QFont, text: str, token: str) -> None:
    """Words with a little ground around them. The same words a little aside, all round, cost a tenth of a stroke."""
    painter.setFont(letters)
    painter.setPen(theme.color("surface"))
    for aside in _ROUND_ABOUT:
        painter.drawText(at + aside, text)
    painter.setPen(theme.color(token))
    painter.drawText(at, text)
