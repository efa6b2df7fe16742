"""Support as an ecogram writes it: letters on a tag that points at who gets it.

A full tag points to the middle, for what the participant receives; an open one away from it, for what the participant
gives.
"""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from app.i18n import _
from app.network.contents import MapContact
from app.ui import theme
from app.ui.network.tie_words import LETTERS
from app.vocabulary import Support

_PAD, _POINT, _GAP = 4.0, 6.0, 3.0


@dataclass(frozen=True)
class Tag:
    """Letters on a tag; ``left`` is where it points, ``full`` for what is received."""

    letters: str
    left: bool
    full: bool

    def size(self, letters: int) -> QSizeF:
        """With letters of a size of the theme."""
        measured = QFontMetricsF(theme.font(letters, bold=True))
        return QSizeF(measured.horizontalAdvance(self.letters) + 2 * _PAD + _POINT, measured.height())

    def paint(self, painter: QPainter, at: QPointF, letters: int) -> None:
        """With the upper left corner at a point."""
        size = self.size(letters)
        area = QRectF(at, size).adjusted(0.7, 0.7, -0.7, -0.7)
        painter.setPen(theme.pen("text2", 1.2))
        painter.setBrush(theme.color("text2" if self.full else "surface"))
        painter.drawPolygon(_pointing(area, self.left))
        painter.setFont(theme.font(letters, bold=True))
        painter.setPen(theme.color("surface" if self.full else "text"))
        words = QRectF(at, size).adjusted(_POINT if self.left else 0, 0, 0 if self.left else -_POINT, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.letters)


def tags_of(row: MapContact, right_of_middle: bool) -> tuple[Tag, ...]:
    """The tags of somebody, from left to right."""
    gets = Tag(_letters(row.receives), right_of_middle, full=True)
    gives = Tag(_letters(row.gives), not right_of_middle, full=False)
    there = [tag for tag in (gets, gives) if tag.letters]
    return tuple(there if right_of_middle else there[::-1])


def tags_size(tags: Collection[Tag], letters: int) -> QSizeF:
    """How much room they take in a row."""
    sizes = [tag.size(letters) for tag in tags]
    wide = sum(size.width() for size in sizes) + _GAP * max(len(sizes) - 1, 0)
    return QSizeF(wide, max((size.height() for size in sizes), default=0.0))


def paint_tags(painter: QPainter, tags: Collection[Tag], at: QPointF, letters: int) -> None:
    """In a row, from a point."""
    for tag in tags:
        tag.paint(painter, at, letters)
        at += QPointF(tag.size(letters).width() + _GAP, 0)


def _letters(supports: Collection[Support]) -> str:
    return " ".join(_(LETTERS[support]) for support in Support if support in supports)


def _pointing(area: QRectF, left: bool) -> QPolygonF:
    tip, back = (area.left(), area.right()) if left else (area.right(), area.left())
    neck = tip + (_POINT if left else -_POINT)
    top, bottom, middle = area.top(), area.bottom(), area.center().y()
    corners = ((back, top), (neck, top), (tip, middle), (neck, bottom), (back, bottom))
    return QPolygonF([QPointF(x, y) for x, y in corners])
