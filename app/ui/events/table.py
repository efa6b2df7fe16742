"""The events as a table: what stands in each column."""

from collections.abc import Callable
from datetime import date

from app.i18n import N_, short_date
from app.services.events import EventRow
from app.ui.events.list_pane import HINT
from app.ui.events.listing import found_by
from app.ui.events.words import hours
from app.ui.lists.table_pane import Filter, Plan
from app.ui.widgets.row_table_model import Column
from app.vocabulary import word


def plan(today: Callable[[], date]) -> Plan[EventRow]:
    """The table of events as it is on a day."""
    columns = (
        Column[EventRow](N_("Day"), lambda row: short_date(row.on), sort=lambda row: row.on, width=102, right=True),
        Column[EventRow](N_("Event"), lambda row: row.name, width=180, least=172, bold=True),
        Column[EventRow](N_("Kind"), lambda row: word(row.kind), width=160, least=130, gives_way=True),
        Column[EventRow](N_("Hour"), hours, width=136, least=108),
        Column[EventRow](N_("Place"), lambda row: row.place or "", width=150, least=110, gives_way=True),
        Column[EventRow](N_("Theme"), lambda row: row.theme or "", width=120, gives_way=True),
        Column[EventRow](N_("Together with"), lambda row: row.partner or "", width=120, gives_way=True),
        _count(N_("On the list"), lambda row: row.invited or None),
        _count(N_("Come"), lambda row: row.coming if row.invited else None, shown=False),
        _count(N_("Were there"), lambda row: row.present if row.past(today()) and row.invited else None),
        _count(N_("Reached"), lambda row: row.people_reached, shown=False),
        Column[EventRow](N_("Coordinator"), lambda row: row.coordinator or "", width=128, shown=False),
        Column[EventRow](N_("Note"), lambda row: row.note or "", width=200, shown=False, on_paper=False),
    )
    filters = {
        "coming": Filter[EventRow](N_("To come {n}"), lambda row: not row.past(today())),
        "all": Filter[EventRow](N_("All {n}"), lambda row: True),
    }
    return Plan("event", N_("Events"), "events", columns, lambda row: row.id, HINT, found_by, filters, today)


def _count(title: str, of: Callable[[EventRow], int | None], shown: bool = True) -> Column[EventRow]:
    def words(row: EventRow) -> str:
        count = of(row)
        return "" if count is None else str(count)

    return Column[EventRow](title, words, sort=of, width=94, least=84, right=True, shown=shown)
