"""The path of a person or a duo: done, now and still to come, with a date or a count under each step."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import N_, _
from app.ui import theme
from app.ui.widgets.paint import antialiased

_WORDS, _MIDDLE = 28, 15  # where the words begin, and the middle of the spots
_LINE = 17  # from one small line to the next
_SPOKEN = {
    "done": N_("done"),
    "now": N_("now"),
    "paused": N_("paused"),
    "ahead": N_("to come"),
    "ended": N_("ended here"),
}


@dataclass(frozen=True)
class Step:
    """A step: ``state`` is done, now, ahead, paused (two bars) or ended (an open end, without a verdict).

    ``below`` is a date or a count, on two lines where it says more.
    """

    words: str
    below: str = ""
    state: str = "ahead"


class PathLine(QWidget):
    """Steps on a line, as wide as there is room; ``lines`` are kept free for what stands under them."""

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._lines = lines
        self._steps: Sequence[Step] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show another path."""
        self._steps = steps
        told = ((step.words, *step.below.split("\n"), _(_SPOKEN[step.state])) for step in steps)
        spoken = (" ".join(filter(None, parts)) for parts in told)
        self.setAccessibleName(_("Path: {steps}").format(steps="; ".join(spoken)))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(58) * len(self._steps), self._height())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(128) * len(self._steps), self._height())

    def _height(self) -> int:
        return _WORDS + theme.px(38) + (self._lines - 1) * theme.px(_LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        room = self.width() / len(self._steps)
        spots = [QPointF(room * (at + 0.5), _MIDDLE) for at in range(len(self._steps))]
        widest = max(QFontMetrics(theme.font(theme.SECOND, bold=True)).horizontalAdvance(s.words) for s in self._steps)
        size = theme.SECOND if widest + 4 <= room else theme.SMALL
        with antialiased(self) as painter:
            for (before, step), (left, right) in zip(pairwise(self._steps), pairwise(spots), strict=True):
                walked = before.state == "done" and step.state != "ahead"
                painter.setPen(theme.pen("primary", 2) if walked else theme.pen("border", 1.5, Qt.PenStyle.DotLine))
                painter.drawLine(left + QPointF(12, 0), right - QPointF(12, 0))
            for step, spot in zip(self._steps, spots, strict=True):
                self._paint_spot(painter, step, spot)
                self._paint_words(painter, step, spot.x(), room, size)

    @staticmethod
    def _paint_spot(painter: QPainter, step: Step, spot: QPointF) -> None:
        if step.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("primary"))
            painter.drawEllipse(spot, 9.5, 9.5)
            theme.paint_icon(painter, "check", "on_primary", spot.x() - 7, spot.y() - 7, 14)
            return
        here = step.state in ("now", "paused")
        painter.setPen(
            theme.pen("primary", 2.2) if here else theme.pen("text2" if step.state == "ended" else "border", 1.7)
        )
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(spot, *((10.5, 10.5) if here else (7.5, 7.5)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary"))
        if step.state == "now":
            painter.drawEllipse(spot, 5, 5)
        elif step.state == "paused":
            for left in (-4.5, 1.5):
                painter.drawRoundedRect(QRectF(spot.x() + left, spot.y() - 4.5, 3, 9), 1, 1)

    @staticmethod
    def _paint_words(painter: QPainter, step: Step, middle: float, room: float, size: int) -> None:
        bold = step.state in ("now", "paused")
        tone, below = "text2" if step.state == "ahead" else "text", _WORDS + theme.px(20) - 1
        lines = [(_WORDS, theme.px(20), step.words, theme.font(size, bold=bold), tone)]
        for at, words in enumerate(step.below.split("\n")):
            lines.append((below + at * theme.px(_LINE), theme.px(18), words, theme.font(theme.SMALL), "text2"))
        for top, height, words, letters, tone in lines:
            painter.setFont(letters)
            painter.setPen(theme.color(tone))
            metrics, most = painter.fontMetrics(), int(room) - (0 if top == _WORDS else 4)
            if metrics.horizontalAdvance(words) > most:
                words = words.replace("/20", "/")  # of a day the century goes first
            if "/" in words and metrics.horizontalAdvance(words) > most:
                words = words.split()[-1]  # and then what was said before it
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
            painter.drawText(QRectF(middle - room / 2, top, room, height), Qt.AlignmentFlag.AlignCenter, shown)
