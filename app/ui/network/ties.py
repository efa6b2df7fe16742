"""How it is between people, as lines: whole, dashed where it is over, with red teeth where it is tense."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot
from uuid import UUID

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.network.strokes import zigzag
from app.ui import theme
from app.vocabulary import TieKind

TOOTH, TOOTH_HEIGHT = 5.5, 3.5


@dataclass(frozen=True)
class Line:
    """A tie as it stands on the screen, from edge to edge of two symbols.

    ``ends`` are the two it is between, or the one who has it with the participant.
    """

    start: QPointF
    end: QPointF
    kind: TieKind
    ends: tuple[UUID, ...]

    @classmethod
    def between(
        cls, a: QPointF, a_reach: float, b: QPointF, b_reach: float, kind: TieKind, ends: tuple[UUID, ...]
    ) -> "Line | None":
        """From one circle to another; None where they touch."""
        aside = b - a
        long = hypot(aside.x(), aside.y())
        if long <= a_reach + b_reach:
            return None
        return cls(a + aside * (a_reach / long), b - aside * (b_reach / long), kind, ends)

    def distance(self, point: QPointF) -> float:
        """From a point to the line."""
        along, there = self.end - self.start, point - self.start
        share = QPointF.dotProduct(along, there) / max(QPointF.dotProduct(along, along), 1e-9)
        aside = there - along * min(max(share, 0.0), 1.0)
        return hypot(aside.x(), aside.y())


def tie_pen(kind: TieKind, width: float, strong: bool = False) -> QPen:
    """The pen of a kind; ``strong`` for a tie of who is chosen."""
    tone = "red" if kind is TieKind.TENSE else "text" if strong else "ring"
    pen = theme.pen(tone, width * 1.5 if strong else width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # round ends cost ten times as much
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if kind is TieKind.ENDED:
        pen.setDashPattern([7 / pen.widthF(), 5 / pen.widthF()])
    return pen


def paint_lines(painter: QPainter, lines: Iterable[Line], width: float, strong: bool = False) -> None:
    """Paint lines, those of a kind at once."""
    by_kind: dict[TieKind, list[Line]] = defaultdict(list)
    for line in lines:
        by_kind[line.kind].append(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for kind, found in by_kind.items():
        painter.setPen(tie_pen(kind, width, strong))
        if kind is TieKind.TENSE:
            for line in found:
                painter.drawPolyline(teeth(line.start, line.end, width))
        else:
            painter.drawLines([QLineF(line.start, line.end) for line in found])


def teeth(start: QPointF, end: QPointF, width: float) -> QPolygonF:
    """The calm, small teeth of a tense tie, in step with the width of the line."""
    size = width / 1.4
    points = zigzag((start.x(), start.y()), (end.x(), end.y()), TOOTH * size, TOOTH_HEIGHT * size)
    return QPolygonF([QPointF(x, y) for x, y in points])
