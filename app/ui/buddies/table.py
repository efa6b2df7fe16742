"""The buddies as a table: what stands in each column."""

from collections.abc import Callable
from datetime import date

from app.i18n import N_
from app.services.rows import BuddyRow
from app.ui.buddies.kind import BUDDIES
from app.ui.lists.table_pane import Plan
from app.ui.people.table import INTERESTS, PHONE, PLACE, day, heard, plan
from app.ui.widgets.row_table_model import Column
from app.ui.words import known_date
from app.vocabulary import BuddyStatus, word

_ORDER = list(BuddyStatus)


def buddies_plan(today: Callable[[], date]) -> Plan[BuddyRow]:
    """The table of buddies as it is on a day."""
    return plan(
        BUDDIES,
        "buddies",
        (
            Column(N_("Name"), lambda one: one.names_in_list, width=168, least=164, bold=True),
            PLACE,
            Column(
                N_("Status"),
                lambda row: word(row.status),
                sort=lambda row: _ORDER.index(row.status),
                width=144,
                least=134,
            ),
            Column(
                N_("Free places"),
                lambda row: str(row.free_places) if row.status in (BuddyStatus.AVAILABLE, BuddyStatus.IN_DUO) else "",
                sort=lambda row: row.free_places,
                width=104,
                least=96,
                right=True,
            ),
            Column(N_("Partner"), lambda row: row.partner or "", width=124, gives_way=True),
            Column(
                N_("Screening"),
                lambda row: known_date(row.screened_on, row.screened_precision),
                sort=lambda row: row.screened_on,
                width=104,
                right=True,
                gives_way=True,
            ),
            heard(today),
            PHONE,
            INTERESTS,
            Column(N_("In mind"), lambda row: word(row.offers) if row.offers else "", width=150, shown=False),
            day(N_("Back on"), lambda row: row.paused_until, shown=False),
            day(N_("Active since"), lambda row: row.active_since, shown=False),
            day(N_("Last intervision"), lambda row: row.last_intervision, width=140, shown=False),
        ),
        today,
    )
