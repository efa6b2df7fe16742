"""Why two people fit: a butterfly with the criterion in the middle, one side for the deelnemer, one for the buddy.

A bar is how well one point fits one person; bars are never added up. Not asked yet is dashed with a question mark, no
wish has no bar at all, and a clash is an empty track with a cross and words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _, labelled
from app.ui import theme
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.paint import antialiased, rounded

_HEAD, _ROW, _LINE, _BAR = 30, 30, 18, 12
_LEAST = 420  # pixels across that the words need
_NAME = 8  # what stays free around the name of a criterion
_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Side:
    """One side of a point: ``kind`` is fit (0 to 1), unknown, none (no wish) or clash; with the words beside it."""

    kind: str
    words: str
    fit: float = 0.0


@dataclass(frozen=True)
class Reason:
    """A point that counts, such as "Afstand", and how it is for each."""

    criterion: str
    participant: Side
    buddy: Side


class ReasonBars(QWidget):
    """The points between two people; grows in height where words must wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self._reasons: Sequence[Reason] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("What fits, point by point"))

    def show_reasons(self, participant: str, buddy: str, reasons: Sequence[Reason]) -> None:
        """Show two first names and their points."""
        self._names = (_("What fits for {name}").format(name=participant), _("What fits for {name}").format(name=buddy))
        self._reasons = reasons
        self.setAccessibleDescription(
            "; ".join(
                labelled(r.criterion, f"{participant}, {_said(r.participant)}; {buddy}, {_said(r.buddy)}")
                for r in reasons
            )
        )
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return theme.px(_HEAD) + sum(self._row_height(reason, width) for reason in self._reasons)

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(max(self.width(), _LEAST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, theme.px(_HEAD) + theme.px(_ROW) * len(self._reasons))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            self._paint_head(painter)
            top = theme.px(_HEAD)
            for at, reason in enumerate(self._reasons):
                height = self._row_height(reason, self.width())
                if at:
                    painter.fillRect(QRectF(0, top, self.width(), 1), theme.color("line"))
                self._paint_reason(painter, reason, QRectF(0, top, self.width(), height))
                top += height

    def _paint_head(self, painter: QPainter) -> None:
        area = QRectF(0, 0, self.width(), theme.px(_HEAD) - 8)
        paint_mark(painter, Mark("participant"), QRectF(1, area.center().y() - 6.5, 13, 13), solid=True)
        paint_mark(painter, Mark("buddy"), QRectF(self.width() - 16, area.center().y() - 7.5, 15, 15), solid=True)
        painter.setFont(theme.font(theme.SECOND, bold=True))
        painter.setPen(theme.color("text"))
        metrics = painter.fontMetrics()
        half = self.width() / 2 - 30
        left, right = (metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(half)) for name in self._names)
        painter.drawText(area.adjusted(22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, left)
        painter.drawText(
            area.adjusted(0, 0, -22, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right
        )
        key = _("long = fits well  ·  ? = still to ask")
        used = metrics.horizontalAdvance(left) + metrics.horizontalAdvance(right) + 90
        painter.setFont(theme.font(theme.SMALL))
        if used + painter.fontMetrics().horizontalAdvance(key) < self.width():
            painter.setPen(theme.color("text2"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, key)

    def _paint_reason(self, painter: QPainter, reason: Reason, area: QRectF) -> None:
        middle, bar, words = _columns(area.width())
        painter.setFont(theme.font(theme.SECOND, bold=True))
        painter.setPen(theme.color("text"))
        centre = QRectF(area.center().x() - middle / 2, area.top(), middle, area.height())
        named = centre.adjusted(_NAME / 2, 0, -_NAME / 2, 0)
        painter.drawText(named, _WRAP | Qt.AlignmentFlag.AlignCenter, reason.criterion)
        left = QRectF(centre.left() - bar, area.center().y() - theme.px(_BAR) / 2, bar, theme.px(_BAR))
        right = QRectF(centre.right(), area.center().y() - theme.px(_BAR) / 2, bar, theme.px(_BAR))
        _paint_bar(painter, reason.participant, left, "primary", towards_left=True)
        _paint_bar(painter, reason.buddy, right, "buddy", towards_left=False)
        for side, x, align in (
            (reason.participant, left.left() - 12 - words, Qt.AlignmentFlag.AlignRight),
            (reason.buddy, right.right() + 12, Qt.AlignmentFlag.AlignLeft),
        ):
            painter.setFont(theme.font(theme.SECOND))
            painter.setPen(theme.color("text" if side.kind in ("fit", "clash") else "text2"))
            beside = QRectF(x, area.top(), words, area.height())
            painter.drawText(beside, _WRAP | Qt.AlignmentFlag.AlignVCenter | align, side.words)

    @staticmethod
    def _row_height(reason: Reason, width: int) -> int:
        middle, _bar, words = _columns(width)
        metrics = QFontMetrics(theme.font(theme.SECOND))
        most = max(_lines(metrics, side.words, int(words)) for side in (reason.participant, reason.buddy))
        named = QFontMetrics(theme.font(theme.SECOND, bold=True))  # an office may call its own criteria as it likes
        most = max(most, _lines(named, reason.criterion, int(middle) - _NAME))
        return theme.px(_ROW) + (most - 1) * theme.px(_LINE)


def _columns(width: float) -> tuple[float, float, float]:
    """The width of the criterion, of a bar, and of the words outside."""
    middle = min(theme.px(148), max(theme.px(104), width * 0.19))
    bar = min(110.0, max(64.0, width * 0.145))
    if (width - middle - 2 * bar) / 2 < theme.px(96):  # large letters in a small window
        bar = 40.0
    return middle, bar, max((width - middle - 2 * bar) / 2 - 12, 40)


def _lines(metrics: QFontMetrics, words: str, width: int) -> int:
    return max(1, round(metrics.boundingRect(0, 0, width, 1000, _WRAP, words).height() / metrics.height()))


def _said(side: Side) -> str:
    """The words of a side; a clash says so, since the cross is only seen."""
    return _("clashes: {words}").format(words=side.words) if side.kind == "clash" else side.words


def _paint_bar(painter: QPainter, side: Side, track: QRectF, token: str, towards_left: bool) -> None:
    if side.kind == "none":
        return
    if side.kind == "unknown":
        rounded(painter, track, 4, None, "border", 1.2, Qt.PenStyle.DashLine)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.color("text2"))
        painter.drawText(track.adjusted(0, -4, 0, 4), Qt.AlignmentFlag.AlignCenter, "?")
        return
    rounded(painter, track, 4, "chip", None)
    if side.kind == "clash":
        theme.paint_icon(painter, "close", "text", track.center().x() - 8, track.center().y() - 8, 16)
        return
    # A fit of zero still shows a sliver: it was asked and answered, unlike "no wish".
    length = max(side.fit * track.width(), 4)
    x = track.right() - length if towards_left else track.left()
    rounded(painter, QRectF(x, track.top(), length, track.height()), 4, token, None)
