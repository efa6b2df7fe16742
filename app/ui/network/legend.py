"""What the shapes and lines on a map say."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import N_, _
from app.ui import theme
from app.ui.network.board import Board
from app.ui.network.drawing import Presence, paint_symbol
from app.ui.network.tags import Tag
from app.ui.network.ties import teeth, tie_pen
from app.ui.widgets.flow import Flow
from app.ui.widgets.paint import antialiased
from app.vocabulary import NetworkKind, TieKind, word

SYMBOL, _LINE, _TAG = 18, 26, 24  # how wide each is
KINDS = {
    NetworkKind.RELATIVE: N_("relative"),
    NetworkKind.VOLUNTEER: N_("volunteer"),
    NetworkKind.PROFESSIONAL: N_("care"),
    NetworkKind.GROUP: N_("group"),
    NetworkKind.ANIMAL: N_("animal"),
}


def legend(board: Board) -> Flow:
    """Each shape and line with its word, wrapping where there is no room; what is rare only where it is on the map."""
    died = Entry(SYMBOL, _("deceased"), symbol(NetworkKind.RELATIVE, Presence.DECEASED))
    supports = [Entry(_TAG, _("receives"), _tag(full=True)), Entry(_TAG, _("gives"), _tag(full=False))]
    entries: list[QWidget] = [
        *(Entry(SYMBOL, _(words), symbol(kind)) for kind, words in KINDS.items()),
        *(Entry(_LINE, word(kind), _line(kind)) for kind in TieKind),
        Entry(SYMBOL, _("can grow"), symbol(NetworkKind.RELATIVE, Presence.POTENTIAL)),
        died,
        *supports,
    ]
    made = Flow(entries, gap=13)
    made.setAccessibleName(_("What the shapes say"))

    def follow() -> None:
        died.setVisible(any(one.row.deceased for one in board.scene.drawn.values()))
        for entry in supports:
            entry.setVisible(board.layers.supports)

    follow()
    board.sight_changed.connect(follow)
    return made


class Entry(QWidget):
    """A drawing, so wide at 100 %, and its words; ``paint`` is given the height there is."""

    def __init__(self, wide: int, words: str, paint: Callable[[QPainter, float], None]) -> None:
        super().__init__()
        self._wide, self._words, self._paint = wide, words, paint
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(self._words)
        return QSize(theme.px(self._wide + 5) + words + 2, theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.save()
            self._paint(painter, self.height())
            painter.restore()
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.color("text2"))
            left = theme.px(self._wide + 5)
            painter.drawText(self.rect().adjusted(left, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, self._words)


def symbol(kind: NetworkKind, presence: Presence = Presence.THERE) -> Callable[[QPainter, float], None]:
    def paint(painter: QPainter, high: float) -> None:
        half = theme.px(SYMBOL) / 2 - 1
        painter.translate(0, high / 2 - half - 1)
        paint_symbol(painter, kind, half, presence)

    return paint


def _line(kind: TieKind) -> Callable[[QPainter, float], None]:
    def paint(painter: QPainter, high: float) -> None:
        start, end = QPointF(1, high / 2), QPointF(theme.px(_LINE) - 1, high / 2)
        painter.setPen(tie_pen(kind, 1.4))
        painter.drawPolyline(teeth(start, end, 1.4) if kind is TieKind.TENSE else [start, end])

    return paint


def _tag(full: bool) -> Callable[[QPainter, float], None]:
    def paint(painter: QPainter, high: float) -> None:
        tag = Tag(_("P"), left=full, full=full)
        area = QRectF(QPointF(0, 0), tag.size(theme.SMALL))
        tag.paint(painter, QPointF(0, (high - area.height()) / 2), theme.SMALL)

    return paint
