"""In the smallest window that is promised, 1024 across, no table scrolls sideways to what it shows by itself."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import _
from app.services.volunteer_papers import AllPapers
from app.ui import theme
from app.ui.buddies.table import buddies_plan
from app.ui.duos import table as duos
from app.ui.events import table as events
from app.ui.expenses import table as expenses
from app.ui.lists.table_pane import Plan
from app.ui.participants.table import participants_plan
from app.ui.volunteer_papers import table as papers
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import RowTableModel

AT_1024 = {100: 862, 130: 834}
"""How wide a table is in such a window, with its bar, by the text size."""
TODAY = date(2026, 11, 23)
NOTHING = AllPapers(TODAY, (), False, (), 0)
PLANS: dict[str, tuple[Callable[[], Plan[Any]], set[str]]] = {
    "participants": (
        lambda: participants_plan(lambda: TODAY),
        {"Name", "Waits", "Last heard", "Next contact", "Phone"},
    ),
    "buddies": (lambda: buddies_plan(lambda: TODAY), {"Name", "Status", "Free places", "Last heard", "Phone"}),
    "duos": (lambda: duos.plan(lambda: TODAY), {"Duo", "State", "Now", "Last heard"}),
    "events": (lambda: events.plan(lambda: TODAY), {"Day", "Event", "Hour", "On the list", "Were there"}),
    "expenses": (lambda: expenses.plan(lambda: TODAY), {"Volunteer", "Amount", "On notes", "Paid", "To ask"}),
    "papers": (lambda: papers.plan(lambda: NOTHING, lambda: TODAY), {"Name", "Missing", "Runs out", "To know"}),
}


@pytest.mark.parametrize("size", AT_1024)
@pytest.mark.parametrize("name", PLANS)
def test_what_matters_most_has_room(name: str, size: int, dressed: QApplication, qtbot: QtBot) -> None:
    theme.apply(dressed, percent=size)
    try:
        make, needed = PLANS[name]
        plan = make()
        table = RowTable(RowTableModel(plan.columns, plan.found_by), _(plan.title), plan.key)
        qtbot.addWidget(table)
        table.show()
        table.resize(AT_1024[size] + table.width() - table.viewport().width(), 400)
        at = {column.title: place for place, column in enumerate(plan.columns)}
        in_sight = {title for title in at if not table.isColumnHidden(at[title])}
        assert needed <= in_sight
        assert sum(table.columnWidth(at[title]) for title in in_sight) == AT_1024[size]
    finally:
        theme.apply(dressed, percent=100)
