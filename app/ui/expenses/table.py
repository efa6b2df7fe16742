"""The volunteers of a year as a table: what stands in each column."""

from collections.abc import Callable
from datetime import date

from app.i18n import N_, euro, number
from app.services.expenses import VolunteerRow
from app.ui.expenses.words import amounts_said, asked_said, ceilings_said, lacks_amount, system_said, to_ask
from app.ui.lists.table_pane import Filter, Plan
from app.ui.widgets.row_table_model import Column

KIND, SOME, ASK, LAW, NOTE, PAY, NEAR, ALL = "volunteer", "some", "ask", "law", "note", "pay", "near", "all"


def plan(today: Callable[[], date]) -> Plan[VolunteerRow]:
    """By name; no column puts one volunteer before another."""
    columns = (
        Column[VolunteerRow](N_("Volunteer"), lambda row: row.name, width=172, least=160, bold=True),
        Column[VolunteerRow](N_("Partner"), lambda row: row.partner, width=140, shown=False),
        Column[VolunteerRow](N_("Paid back by"), _system, width=140, gives_way=True),
        _numbers(N_("Days"), lambda row: row.days, lambda row: str(row.days) if row.days else "", 70),
        _numbers(N_("Km"), lambda row: row.km, lambda row: number(row.km) if row.km else "", 70, shown=False),
        _money(N_("Amount"), lambda row: row.amount),
        _money(N_("On notes"), lambda row: row.on_notes),
        _money(N_("Paid"), lambda row: row.paid),
        _money(N_("From others"), lambda row: row.elsewhere, shown=False),
        Column[VolunteerRow](
            N_("To ask"), asked_said, lambda row: len(to_ask(row)), width=128, least=108, on_paper=False
        ),
        Column[VolunteerRow](N_("Amount missing"), amounts_said, width=220, on_paper=False, shown=False),
        Column[VolunteerRow](N_("Near what the law allows"), ceilings_said, width=220, least=120, gives_way=True),
    )
    filters = {
        SOME: Filter[VolunteerRow](N_("With expenses {n}"), _has_some),
        ASK: Filter[VolunteerRow](N_("Still to ask {n}"), lambda row: bool(to_ask(row))),
        LAW: Filter[VolunteerRow](N_("Amount missing {n}"), lacks_amount),
        NOTE: Filter[VolunteerRow](N_("Note to make {n}"), lambda row: row.open > 0),
        PAY: Filter[VolunteerRow](N_("To pay {n}"), lambda row: row.on_notes > row.paid),
        NEAR: Filter[VolunteerRow](N_("Near a limit {n}"), lambda row: bool(row.near or row.over or row.mixed)),
        ALL: Filter[VolunteerRow](N_("All {n}"), lambda row: True),
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


def _has_some(row: VolunteerRow) -> bool:
    return bool(row.days or row.waiting or row.on_notes or row.elsewhere)


def _system(row: VolunteerRow) -> str:
    """Nothing is to be chosen as long as there is nothing to pay back."""
    return system_said(row.system) if row.system or row.days or row.waiting else ""


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
