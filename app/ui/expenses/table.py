"""The volunteers of a year as a table: what stands in each column."""

from collections.abc import Callable
from datetime import date

from app.i18n import N_, euro, number
from app.services.expenses import VolunteerRow
from app.ui.expenses.words import asked_said, ceilings_said, system_said
from app.ui.lists.table_pane import Filter, Plan
from app.ui.widgets.row_table_model import Column

KIND, ASK, NOTE, PAY, NEAR, ALL = "volunteer", "ask", "note", "pay", "near", "all"


def plan(today: Callable[[], date]) -> Plan[VolunteerRow]:
    """By name; no column puts one volunteer before another."""
    columns = (
        Column[VolunteerRow](N_("Volunteer"), lambda row: row.name, width=170, bold=True),
        Column[VolunteerRow](N_("Partner"), lambda row: row.partner, width=140, shown=False),
        Column[VolunteerRow](N_("Paid back by"), lambda row: system_said(row.system), width=112),
        _numbers(N_("Days"), lambda row: row.days, lambda row: str(row.days) if row.days else "", 60),
        _numbers(N_("Km"), lambda row: row.km, lambda row: number(row.km) if row.km else "", 66),
        _money(N_("Amount"), lambda row: row.amount),
        _money(N_("On notes"), lambda row: row.on_notes),
        _money(N_("Paid"), lambda row: row.paid),
        _money(N_("From others"), lambda row: row.elsewhere, shown=False),
        Column[VolunteerRow](N_("To ask"), asked_said, lambda row: len(row.questions), width=92, on_paper=False),
        Column[VolunteerRow](N_("Near what the law allows"), ceilings_said, width=200),
    )
    filters = {
        ALL: Filter[VolunteerRow](N_("All {n}"), lambda row: True),
        ASK: Filter[VolunteerRow](N_("To ask {n}"), lambda row: bool(row.questions)),
        NOTE: Filter[VolunteerRow](N_("Note to make {n}"), lambda row: row.open > 0),
        PAY: Filter[VolunteerRow](N_("To pay {n}"), lambda row: row.on_notes > row.paid),
        NEAR: Filter[VolunteerRow](N_("Near a limit {n}"), lambda row: bool(row.near or row.over or row.mixed)),
    }
    return Plan(
        KIND,
        N_("Expenses of volunteers"),
        "figures/expenses",
        columns,
        lambda row: row.id,
        N_("Name or partner"),
        lambda row: f"{row.name} {row.partner}",
        filters,
        today,
    )


def _money(title: str, of: Callable[[VolunteerRow], int], shown: bool = True) -> Column[VolunteerRow]:
    return _numbers(title, of, lambda row: euro(of(row)) if of(row) else "", 92, shown)


def _numbers(
    title: str,
    of: Callable[[VolunteerRow], float],
    words: Callable[[VolunteerRow], str],
    width: int,
    shown: bool = True,
) -> Column[VolunteerRow]:
    return Column[VolunteerRow](title, words, sort=of, width=width, right=True, shown=shown)
