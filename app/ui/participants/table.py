"""The participants as a table: what stands in each column."""

from collections.abc import Callable
from datetime import date

from app.i18n import N_, short_date
from app.services.rows import ParticipantRow
from app.ui.lists.table_pane import Plan
from app.ui.participants.kind import PARTICIPANTS
from app.ui.participants.words import waiting_time
from app.ui.people.table import INTERESTS, PHONE, PLACE, day, heard, plan
from app.ui.widgets.row_table_model import Column
from app.vocabulary import ParticipantStatus, word

_ORDER = list(ParticipantStatus)


def participants_plan(today: Callable[[], date]) -> Plan[ParticipantRow]:
    """The table of participants as it is on a day; that and how long somebody waits stays on the screen."""
    return plan(
        PARTICIPANTS,
        "participants",
        (
            Column(N_("Name"), lambda row: row.full_name, width=172, least=164, bold=True),
            PLACE,
            Column(
                N_("Status"),
                lambda row: word(row.status),
                sort=lambda row: _ORDER.index(row.status),
                width=144,
                least=134,
                on_paper=False,
                gives_way=True,
            ),
            Column(
                N_("Waits"),
                lambda row: waiting_time(row, today()),
                sort=_waits_since,
                width=84,
                least=80,
                on_paper=False,
            ),
            heard(today),
            Column(
                N_("Next contact"),
                lambda row: short_date(row.next_on),
                sort=lambda row: row.next_on,
                width=136,
                least=118,
                right=True,
                on_paper=False,
            ),
            Column(N_("Contact person"), lambda row: row.coordinator or "", width=150, least=110, gives_way=True),
            PHONE,
            INTERESTS,
            day(N_("Registered on"), lambda row: row.registered_on, shown=False),
            day(N_("Intake on"), lambda row: row.intake_on, shown=False),
        ),
        today,
    )


def _waits_since(row: ParticipantRow) -> date | None:
    return row.registered_on if row.status is ParticipantStatus.WAITING else None
