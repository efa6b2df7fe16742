"""What the signs on two maps laid over each other say."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.network.compare import Changes
from app.ui import theme
from app.ui.network.traces import around, paint_ghost, paint_outline
from app.ui.network.words import MARKS
from app.ui.widgets.flow import Flow
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.paint import antialiased
from app.vocabulary import NetworkKind, word

_SIDE = 13


class TracesLegend(Flow):
    """Each kind, and what tells of then, where it is there; wraps where there is no room."""

    def __init__(self) -> None:
        kinds = (NetworkKind.RELATIVE, NetworkKind.VOLUNTEER, NetworkKind.PROFESSIONAL)
        things = _Entry(_("group, place, animal"), _solid(MARKS[NetworkKind.GROUP]))
        self._moved = _Entry(_("where it was"), lambda painter, area: paint_ghost(painter, "participant", area))
        self._new = _Entry(_("new"), lambda painter, area: paint_outline(painter, "participant", area, out=-1))
        self._gone = _Entry(
            _("no longer there"), lambda painter, area: paint_ghost(painter, "participant", area, crossed=True)
        )
        self._grown = _Entry(
            _("was only possible"),
            lambda painter, area: paint_outline(painter, "participant", area, out=-1, dashed=True),
        )
        entries = [_Entry(word(kind).lower(), _solid(MARKS[kind])) for kind in kinds]
        super().__init__([*entries, things, self._moved, self._new, self._gone, self._grown], gap=16, line_gap=2)
        self.setAccessibleName(_("What the signs say"))

    def show_changes(self, changes: Changes) -> None:
        """Explain only the signs that are there."""
        for entry, there in (
            (self._moved, changes.closer or changes.further or changes.elsewhere),
            (self._new, changes.new),
            (self._gone, changes.gone),
            (self._grown, changes.grown),
        ):
            entry.setVisible(bool(there))
        self.updateGeometry()


def _solid(role: str) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, area: paint_mark(painter, Mark(role), area, solid=True)


class _Entry(QWidget):
    """A sign and a word."""

    def __init__(self, words: str, paint: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__()
        self._words, self._paint = words, paint
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(self._words)
        return QSize(theme.px(22) + words + 2, theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(_SIDE)
        with antialiased(self) as painter:
            self._paint(painter, around(QPointF(1 + side / 2, self.height() / 2), side / 2))
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.color("text2"))
            painter.drawText(self.rect().adjusted(theme.px(22), 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
