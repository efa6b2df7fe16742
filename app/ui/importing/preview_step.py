"""The third step: what would become of each row, before anything is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _, labelled, number
from app.services.import_plan import Outcome, Plan, PlannedRow
from app.services.import_words import becomes, says
from app.ui import theme
from app.ui.importing.words import remark, to_check
from app.ui.widgets.card import Card
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.layout import column, row, scrolled
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.text import label

FILTERS: dict[str, tuple[str, Callable[["Line"], bool]]] = {
    "all": (N_("All {n}"), lambda line: True),
    "new": (N_("New {n}"), lambda line: line.row.outcome is Outcome.NEW),
    "known": (N_("Known already {n}"), lambda line: line.row.outcome is Outcome.KNOWN),
    "check": (N_("To check {n}"), lambda line: bool(line.row.warnings)),
    "refused": (N_("Not taken over {n}"), lambda line: line.row.outcome is Outcome.REFUSED),
}
PANE_HEIGHT = 132


@dataclass(frozen=True)
class Line:
    """A row of a plan, and the list it stands in."""

    at: int
    file: str
    row: PlannedRow

    @property
    def key(self) -> tuple[int, str, int]:
        """Tells lines apart."""
        return self.at, self.row.sheet, self.row.row


COLUMNS = (
    Column[Line](N_("Row"), lambda line: str(line.row.row), lambda line: (line.at, line.row.sheet, line.row.row), 72),
    Column[Line](N_("List"), lambda line: line.file, width=130),
    Column[Line](N_("Name"), lambda line: line.row.name, width=220, bold=True),
    Column[Line](N_("What becomes of it"), lambda line: becomes(line.row), width=236),
    Column[Line](N_("To check"), lambda line: to_check(line.row), width=200),
)


class PreviewStep(QWidget):
    """Filters over a table, and under it all that is to be said of the row that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._general: list[str] = []
        self.chips = {key: FilterChip("") for key in FILTERS}
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
            chip.clicked.connect(self._fill)
        self.chips["all"].setChecked(True)
        model = RowTableModel(COLUMNS, lambda line: line.row.name)
        self.table = RowTable(model, _("What becomes of each row"), lambda line: line.key)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self._pane = QStackedWidget()
        self._assemble()

    @property
    def filter(self) -> str:
        """The key of the rows that are shown."""
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def show_plan(self, plan: Plan) -> None:
        """Show what becomes of each row; the filter stays."""
        self._lines = [
            Line(at, one.report.file, line) for at, one in enumerate(plan.lists) for line in one.rows
        ]  # fmt: skip
        self._general = [
            labelled(one.report.file, str(told.reason))
            for one in plan.lists
            for told in one.report.warnings
            if not told.row
        ]
        self.table.setColumnHidden(1, len(plan.lists) < 2)
        for key, (words, passes) in FILTERS.items():
            self.chips[key].setText(_(words).format(n=number(sum(map(passes, self._lines)))))
            self.chips[key].updateGeometry()
        self._fill()

    def _fill(self) -> None:
        passes = FILTERS[self.filter][1]
        self.table.rows.set_rows([line for line in self._lines if passes(line)])
        self._show_chosen()

    def _show_chosen(self, *_changed: object) -> None:
        chosen = self.table.selectionModel().selectedRows()
        content = _about_row(self.table.rows.row(chosen[0])) if chosen else _about_lists(self._general)
        while before := self._pane.currentWidget():
            self._pane.removeWidget(before)
            before.deleteLater()
        self._pane.addWidget(scrolled(content, _("About the row that is chosen")))

    def _assemble(self) -> None:
        table, pane = Card(), Card()
        table.body.setContentsMargins(1, 6, 1, 6)
        table.add(self.table)
        pane.body.setContentsMargins(16, 10, 4, 10)
        pane.add(self._pane)
        theme.fix(pane, height=PANE_HEIGHT)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 12, 0)
        body.setSpacing(12)
        body.addLayout(row(*self.chips.values(), 1))
        body.addWidget(table, 1)
        body.addWidget(pane)
        self.setFocusProxy(self.table)


def _about_row(line: Line) -> QWidget:
    said = line.row
    name = _("Row {row} · {name}").format(row=said.row, name=said.name)
    parts = [label(name, bold=True, wrap=True)]
    if said.read:
        parts.append(label(says(said.read), theme.SECOND, tone="text2", wrap=True))
    elif said.says:
        parts.append(label(said.says, theme.SECOND, tone="text2", wrap=True))
    told = list(dict.fromkeys(remark(one) for one in said.warnings))
    if said.outcome is not Outcome.NEW:
        told.insert(0, str(said.reason or becomes(said)))
    parts += [label(words, theme.SECOND, wrap=True) for words in told]
    return _under_each_other(parts)


def _about_lists(general: list[str]) -> QWidget:
    if not general:
        return _under_each_other([label(_("Choose a row to see all that it says."), theme.SECOND, tone="text2")])
    title = label(_("About the lists as a whole"), bold=True)
    return _under_each_other([title, *(label(words, theme.SECOND, wrap=True) for words in general)])


def _under_each_other(parts: Sequence[QWidget]) -> QWidget:
    host = QWidget()
    host.setLayout(column(*parts, 1, gap=3, margins=(0, 0, 4, 0)))
    return host
