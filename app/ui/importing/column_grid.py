"""The first rows of a list under its columns; the head of each column says what it holds, and can say otherwise."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.i18n import N_, _
from app.transfer import duos, months
from app.transfer.cells import line
from app.transfer.columns import Column, How, fields_of
from app.transfer.duos import Pairs
from app.transfer.recognised import RecognisedSheet
from app.transfer.titles import FIELDS
from app.ui import theme
from app.ui.widgets.field import Choice
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import ElidedLabel, label

WIDTH = 208
SHOWN_ROWS, SAMPLE_HEIGHT = 20, 27
_KEPT = "remarks only"
_HOW = {
    How.TITLE: N_("recognised"),
    How.REMEMBERED: N_("remembered from last time"),
    How.CHOSEN: N_("as you chose"),
    How.UNKNOWN: N_("not recognised"),
}


class ColumnGrid(QScrollArea):
    """Tells that a column, by its index, holds a field; None to keep it with the remarks."""

    field_chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("The columns of this list"))
        self.heads: dict[int, ColumnHead] = {}
        self._shown: tuple[object, ...] = ()

    def show_sheet(self, found: RecognisedSheet) -> None:
        """Show a sheet; as long as its rows and columns stay the same only the heads change."""
        columns = found.columns
        shown = (id(found.sheet), found.titles_row, found.role, found.pairs, len(columns))
        if shown != self._shown:
            self._shown = shown
            self._build(found, columns)
        for one in columns:
            self.heads[one.index].show_column(one)

    def _build(self, found: RecognisedSheet, columns: tuple[Column, ...]) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        across = row(gap=0, margins=(0, 0, 0, 12))
        self.heads = {}
        fields, rows = _fields(found), [one.cells for one in found.below[:SHOWN_ROWS]]
        for one in columns:
            head = self.heads[one.index] = ColumnHead(one, fields, self._telling(one.index))
            said = [line(cells[one.index]) if one.index < len(cells) else "" for cells in rows]
            across.addLayout(column(head, Samples(said), gap=0))
        across.addStretch(1)
        content.setLayout(across)
        self.setWidget(content)

    def _telling(self, index: int) -> Callable[[str], None]:
        return lambda key: self.field_chosen.emit(index, None if key == _KEPT else key)


class ColumnHead(QFrame):
    """The title of a column, what it holds, and how that is known."""

    def __init__(self, of: Column, fields: Mapping[str, str], tell: Callable[[str], None]) -> None:
        super().__init__()
        theme.fix(self, width=WIDTH)
        options = [(_KEPT, _("keep with the remarks")), *((one, _(words)) for one, words in fields.items())]
        self.choice = Choice(options, _("What ‘{title}’ holds").format(title=of.title))
        self.choice.setMaxVisibleItems(12)
        self.choice.chosen.connect(tell)
        self._how = label("", theme.SMALL, tone="text2")
        title = ElidedLabel(of.title, theme.SECOND, bold=True, tone="text")
        self.setLayout(column(title, self.choice, self._how, gap=4, margins=(0, 0, 12, 6)))

    def show_column(self, of: Column) -> None:
        """Show what the column holds now."""
        self.choice.choose(of.field or _KEPT)
        self._how.setText(_(_HOW[of.how]))
        self._how.setProperty("tone", "amber_ink" if of.how is How.UNKNOWN else "text2")
        self._how.style().polish(self._how)
        self.choice.setAccessibleDescription(self._how.text())


def _fields(found: RecognisedSheet) -> dict[str, str]:
    """What a column of a list of its kind may hold, and how that is called."""
    if found.pairs:
        return duos.FIELDS if found.pairs is Pairs.DUOS else months.FIELDS
    return {one: FIELDS[one] for one in fields_of(found.role)}


class Samples(QWidget):
    """What stands in the first cells of a column, as many as there is room for; painted, for there may be many."""

    def __init__(self, said: Sequence[str]) -> None:
        super().__init__()
        self._said = said
        self.setFont(theme.font(theme.SECOND))
        self.setToolTip("\n".join(filter(None, said)))
        self.setMinimumHeight(theme.px(SAMPLE_HEIGHT))
        theme.fix(self, width=WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        high = theme.px(SAMPLE_HEIGHT)
        with QPainter(self) as painter:
            painter.setFont(self.font())
            for at, said in enumerate(self._said[: self.height() // high]):
                painter.setPen(theme.color("line"))
                painter.drawLine(0, at * high, self.width(), at * high)
                painter.setPen(theme.color("text"))
                shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, self.width() - 16)
                room = QRectF(2, at * high, self.width() - 14, high)
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
