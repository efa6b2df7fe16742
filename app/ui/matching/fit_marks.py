"""Small drawings: how well a pair fits each side as two thin bars, how many a rule refuses as one mark each, and the
buddy who is still sought."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.marks import Mark, paint_mark, shape
from app.ui.widgets.paint import antialiased, rounded

MOST_MARKS = 20
_MARK, _GAP, _WIDEST = 14, 3, 204
_TRACK = 94


class FitBars(QWidget):
    """How well a pair fits the participant and the buddy, 0–1000: lengths, never figures.

    None is dashed with a question mark: of what counts for that side nothing is known.
    What suits each of them and what does not stands in the tooltip.
    """

    def __init__(self, participant: tuple[int | None, str], buddy: tuple[int | None, str]) -> None:
        super().__init__()
        self._sides = (("participant", "primary", *participant), ("buddy", "buddy", *buddy))
        theme.fix(self, height=40)
        self.setFixedWidth(20 + _TRACK)
        self.setAccessibleName(_("How well it fits each of them"))
        said = "\n".join(words for *_bar, words in self._sides if words)
        self.setAccessibleDescription(said)
        self.setToolTip(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setFont(theme.font(theme.SECOND))
            for at, (role, token, fit, _words) in enumerate(self._sides):
                middle = theme.px(10) + at * theme.px(20)
                paint_mark(painter, Mark(role), QRectF(0, middle - 6.5, 13, 13), solid=True)
                paint_fit(painter, QRectF(20, middle - 5, _TRACK, 10), fit, token)


def paint_fit(painter: QPainter, track: QRectF, fit: int | None, token: str) -> None:
    """A bar on its track; without an answer an edge of dashes."""
    if fit is None:
        rounded(painter, track, 4, None, "border", 1.2, Qt.PenStyle.DashLine)
        painter.setPen(theme.color("text2"))
        painter.drawText(track.adjusted(0, -4, 0, 4), Qt.AlignmentFlag.AlignCenter, "?")
        return
    rounded(painter, track, 4, "chip", None)
    length = max(track.width() * fit / 1000, 4)
    rounded(painter, QRectF(track.left(), track.top(), length, track.height()), 4, token, None)


class CountMarks(QWidget):
    """One small shape for each of ``total`` people, filled for the ``count`` a rule refuses; above twenty a bar."""

    def __init__(self, role: str, count: int, total: int) -> None:
        super().__init__()
        self._role, self._count, self._total = role, count, total
        self._pitch = min(_MARK + _GAP, _WIDEST / max(total, 1))
        self.setFixedSize(QSize(_WIDEST if total > MOST_MARKS else round(total * self._pitch), 18))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("{n} of {all}").format(n=count, all=total))

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            if self._total > MOST_MARKS:
                self._paint_bar(painter)
                return
            for at in range(self._total):
                painter.setPen(theme.pen("border" if at >= self._count else "group", 1.2))
                painter.setBrush(theme.color("group" if at < self._count else "surface"))
                size = self._pitch - (_GAP if self._role == "buddy" else _GAP + 2)
                painter.drawPath(shape(self._role, QRectF(at * self._pitch + 1, 9 - size / 2, size, size)))

    def _paint_bar(self, painter: QPainter) -> None:
        track = QRectF(0, 4, self.width(), 10)
        rounded(painter, track, 4, "chip", None)
        length = track.width() * self._count / self._total
        if length:
            rounded(painter, QRectF(0, 4, max(length, 4), 10), 4, "group", None)


class WantedMark(QWidget):
    """The shape of a buddy who is not there yet."""

    def __init__(self, size: int = 40) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.fix(self, width=size, height=size)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            pen = theme.pen("buddy", 1.6)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawPath(shape("buddy", QRectF(self.rect()).adjusted(1, 1, -1, -1)))
            painter.setFont(theme.font(theme.SECOND, bold=True))
            painter.setPen(theme.color("buddy_ink"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "?")
