"""What the signs on two maps laid over each other say."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.i18n import _
from app.network.compare import Changes
from app.ui import theme
from app.ui.network.legend import KINDS, SYMBOL, Entry, symbol
from app.ui.network.traces import around, paint_ghost, paint_outline
from app.ui.widgets.flow import Flow


class TracesLegend(Flow):
    """Each kind, and what tells of then, where it is there; wraps where there is no room."""

    def __init__(self) -> None:
        kinds = [Entry(SYMBOL, _(words), symbol(kind)) for kind, words in KINDS.items()]
        self._moved = _entry(_("where it was"), lambda painter, area: paint_ghost(painter, "participant", area))
        self._new = _entry(_("new"), lambda painter, area: paint_outline(painter, "participant", area, out=-1))
        self._gone = _entry(
            _("no longer there"), lambda painter, area: paint_ghost(painter, "participant", area, crossed=True)
        )
        self._grown = _entry(
            _("was only possible"),
            lambda painter, area: paint_outline(painter, "participant", area, out=-1, dashed=True),
        )
        super().__init__([*kinds, self._moved, self._new, self._gone, self._grown], gap=13, line_gap=2)
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


def _entry(words: str, paint: Callable[[QPainter, QRectF], None]) -> Entry:
    def within(painter: QPainter, high: float) -> None:
        half = theme.px(SYMBOL) / 2 - 1
        paint(painter, around(QPointF(half + 1, high / 2), half))

    return Entry(SYMBOL, words, within)
