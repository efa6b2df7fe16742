"""The duos as a table: what stands in each column."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.i18n import N_, short_date
from app.services.duos import DuoRow
from app.ui.duos.list_pane import HINT
from app.ui.duos.listing import found_by, second_line
from app.ui.duos.words import every_words, state_words
from app.ui.lists.table_pane import Filter, Plan
from app.ui.widgets.row_table_model import Column
from app.vocabulary import DuoState

_ORDER = list(DuoState)


def plan(today: Callable[[], date]) -> Plan[DuoRow]:
    """The table of duos as it is on a day."""
    columns = (
        Column[DuoRow](
            N_("Duo"), lambda row: f"{row.participant_short} & {row.buddy_short}", width=184, least=160, bold=True
        ),
        Column[DuoRow](N_("Place"), lambda row: row.place or "", width=114, least=104, gives_way=True),
        Column[DuoRow](N_("State"), state_words, sort=lambda row: _ORDER.index(row.state), width=144, least=124),
        replace(_day(N_("Since"), lambda row: row.steps[-1][1] if row.steps else None), gives_way=True),
        Column[DuoRow](N_("Now"), lambda row: _now(row, today()), width=190, least=120),
        replace(
            _day(N_("Last heard"), lambda row: row.last_contact, 126),
            again=lambda row: row.silent_days(today()) is not None,
        ),
        Column[DuoRow](
            N_("How often"),
            _how_often,
            sort=lambda row: row.every_days if row.open else None,
            width=170,
            gives_way=True,
        ),
        Column[DuoRow](N_("Coordinator"), lambda row: row.coordinator or "", width=128, least=110, gives_way=True),
        _day(N_("First meeting"), lambda row: row.met_on, shown=False),
        _day(N_("Agreement"), lambda row: row.agreement_signed_on, shown=False),
        Column[DuoRow](N_("Participant"), lambda row: row.participant, width=180, shown=False),
        Column[DuoRow](N_("Buddy"), lambda row: row.buddy, width=180, shown=False),
    )
    filters = {
        "open": Filter[DuoRow](N_("Open {n}"), lambda row: row.open),
        "all": Filter[DuoRow](N_("All {n}"), lambda row: True),
    }
    return Plan("duo", N_("Duos"), "duos", columns, lambda row: row.id, HINT, found_by, filters, today)


def _day(title: str, on: Callable[[DuoRow], date | None], width: int = 102, shown: bool = True) -> Column[DuoRow]:
    return Column[DuoRow](title, lambda row: short_date(on(row)), sort=on, width=width, right=True, shown=shown)


def _now(row: DuoRow, today: date) -> str:
    """What the list says of it, where no column of its own does."""
    said = second_line(row, today)
    return "" if said == every_words(row.every_days) else said


def _how_often(row: DuoRow) -> str:
    return every_words(row.every_days) if row.open else ""
