"""The first rows of a list under its columns; the head of each column says what it holds, and can say otherwise."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from app.i18n import N_, _
from app.transfer.cells import line
from app.transfer.columns import Column, How, fields_of
from app.transfer.recognised import RecognisedSheet
from app.transfer.titles import FIELDS
from app.ui import theme
from app.ui.widgets.field import Choice
from app.ui.widgets.layout import column
from app.ui.widgets.text import ElidedLabel, label

WIDTH = 196
SHOWN_ROWS = 8
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
        shown = (id(found.sheet), found.titles_row, found.role, len(columns))
        if shown != self._shown:
            self._shown = shown
            self._build(found, columns)
        for one in columns:
            self.heads[one.index].show_column(one)

    def _build(self, found: RecognisedSheet, columns: tuple[Column, ...]) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        self.heads = {}
        rows = found.below[:SHOWN_ROWS]
        for place, one in enumerate(columns):
            head = self.heads[one.index] = ColumnHead(one, fields_of(found.role), self._telling(one.index))
            grid.addWidget(head, 0, place)
            for below, row in enumerate(rows, start=1):
                said = line(row.cells[one.index]) if one.index < len(row.cells) else ""
                grid.addWidget(_cell(said), below, place)
        grid.setColumnStretch(len(columns), 1)
        grid.setRowStretch(len(rows) + 1, 1)
        self.setWidget(content)

    def _telling(self, index: int) -> Callable[[str], None]:
        return lambda key: self.field_chosen.emit(index, None if key == _KEPT else key)


class ColumnHead(QFrame):
    """The title of a column, what it holds, and how that is known."""

    def __init__(self, of: Column, fields: tuple[str, ...], tell: Callable[[str], None]) -> None:
        super().__init__()
        theme.fix(self, width=WIDTH)
        options = [(_KEPT, _("keep with the remarks")), *((one, _(FIELDS[one])) for one in fields)]
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


def _cell(said: str) -> QWidget:
    cell = QFrame()
    cell.setObjectName("sample")
    cell.setLayout(column(ElidedLabel(said, theme.SECOND, tone="text"), margins=(2, 4, 14, 4)))
    return cell
