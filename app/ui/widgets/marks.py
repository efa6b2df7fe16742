"""Role marks: deelnemer a circle, buddy a hexagon, professional a rounded square, group a diamond, a duo two together.

Shape first, then colour, then the word beside it. Initials inside are never the only carrier of a name.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import N_, _
from app.ui import theme
from app.ui.widgets.paint import antialiased, hexagon

COLOURS = {"participant": "primary", "buddy": "buddy", "prof": "prof", "group": "group"}
_WORDS = {
    "participant": N_("participant"),
    "buddy": N_("buddy"),
    "prof": N_("professional"),
    "group": N_("group or place"),
}


@dataclass(frozen=True)
class Mark:
    """A role (participant, buddy, prof or group) and the initials of who has it."""

    role: str
    initials: str = ""


def initials(name: str) -> str:
    """``Marleen Zonnedauw`` → ``MZ``: the first letters of the first and the last word."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def shape(role: str, area: QRectF) -> QPainterPath:
    """The outline of a role inside a square."""
    path = QPainterPath()
    if role == "buddy":
        return hexagon(area.center(), area.height() / 2)
    if role == "group":
        middle = area.center()
        path.moveTo(middle.x(), area.top())
        for point in (
            QPointF(area.right(), middle.y()),
            QPointF(middle.x(), area.bottom()),
            QPointF(area.left(), middle.y()),
        ):
            path.lineTo(point)
        path.closeSubpath()
    elif role == "prof":
        path.addRoundedRect(
            area.adjusted(area.width() * 0.05, area.width() * 0.05, -area.width() * 0.05, -area.width() * 0.05),
            area.width() * 0.14,
            area.width() * 0.14,
        )
    else:
        path.addEllipse(area)
    return path


def paint_mark(painter: QPainter, mark: Mark, area: QRectF, solid: bool = False, letters: int = 0) -> None:
    """Draw one mark in a square: soft with initials (of a size in pixels), or ``solid`` for a small shape without."""
    colour = COLOURS[mark.role]
    width = 1.6 if area.height() < 44 else 2.0
    inner = area.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(theme.color(colour if solid else f"{colour}_soft"))
    painter.setPen(Qt.PenStyle.NoPen if solid else theme.pen(colour, width))
    painter.drawPath(shape(mark.role, inner))
    if mark.initials and not solid:
        painter.setFont(theme.font(letters or max(10, round(area.height() * 0.37)), bold=True, grows=False))
        painter.setPen(theme.color(f"{colour}_ink"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark.initials)


def paint_duo(painter: QPainter, first: Mark, second: Mark, left: float, middle: float, height: float) -> None:
    """Draw two marks that touch, ``height`` being that of the hexagon; it takes 1.7 times that in width."""
    circle = height * 0.88
    letters = max(10, round(height * 0.34))
    paint_mark(painter, first, QRectF(left, middle - circle / 2, circle, circle), letters=letters)
    paint_mark(
        painter,
        second,
        QRectF(left + circle * 0.92 - height * 0.067, middle - height / 2, height, height),
        letters=letters,
    )


class RoleMark(QWidget):
    """A person's mark, ``size`` pixels high; ``solid`` as on a network map."""

    def __init__(self, mark: Mark, size: int = 34, parent: QWidget | None = None, *, solid: bool = False) -> None:
        super().__init__(parent)
        self._mark, self._solid = mark, solid
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        side = round(size * 1.08)  # a hexagon of the same weight as a circle stands a little taller
        theme.fix(self, width=side, height=side)
        self.setAccessibleName(_(_WORDS[mark.role]))

    def change(self, mark: Mark) -> None:
        """Stand for somebody else."""
        self._mark = mark
        self.setAccessibleName(_(_WORDS[mark.role]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        room = 0.0 if self._mark.role == "buddy" else self.height() * 0.037
        with antialiased(self) as painter:
            paint_mark(painter, self._mark, QRectF(self.rect()).adjusted(room, room, -room, -room), self._solid)


class DuoMark(QWidget):
    """Two marks that touch; ``size`` is the height of the hexagon."""

    def __init__(self, first: Mark, second: Mark, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = (first, second)
        self._size = size
        theme.fix(self, width=duo_width(size), height=size + 2)
        self.setAccessibleName(_("duo"))

    def change(self, first: Mark, second: Mark) -> None:
        """Stand for another duo."""
        self._marks = (first, second)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            paint_duo(painter, *self._marks, 0.5, self.height() / 2, theme.px(self._size))


class Logo(QWidget):
    """The mark of Klik: small it is solid, large it is open and the overlap stays clear."""

    def __init__(self, height: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = height > 40
        self.setFixedSize(round(height * 1.6) + 2, height + 2)
        self.setAccessibleName("Klik")

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            paint_logo(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._open)


def paint_logo(painter: QPainter, area: QRectF, hollow: bool) -> None:
    """Draw the mark of Klik in an area 1.6 times as wide as high."""
    high = area.height()
    circle, six = QPainterPath(), hexagon(QPointF(area.right() - high * 0.433, area.center().y()), high / 2)
    circle.addEllipse(QRectF(area.left(), area.top() + high * 0.025, high * 0.95, high * 0.95))
    for path, colour in ((circle, "primary"), (six, "buddy")):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{colour}_soft" if hollow else colour))
        painter.drawPath(path)
    if hollow:
        painter.setBrush(theme.color("surface"))
        painter.drawPath(circle.intersected(six))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path, colour in ((six, "buddy"), (circle, "primary")):
            painter.setPen(theme.pen(colour, 2))
            painter.drawPath(path)


def duo_width(size: int) -> int:
    """How wide a duo mark of that height is."""
    return round(size * 0.88 * 0.92 + size * 0.933) + 2
