"""The volunteers and their papers as a table: what stands in each column."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from app.i18n import N_
from app.services.volunteer_papers import AllPapers, VolunteerRow
from app.services.volunteer_papers_words import ending_words, missing_words, partner_words, remark_words
from app.ui.lists.table_pane import Filter, Plan
from app.ui.widgets.row_table_model import Column
from app.vocabulary import word

TO_SETTLE, TO_ASK, ALL = "to_settle", "to_ask", "all"


def columns(data: Callable[[], AllPapers]) -> tuple[Column[VolunteerRow], ...]:
    """The columns on the screen; for a partner there are papers that say less."""
    return (
        Column[VolunteerRow](N_("Name"), lambda row: row.name, width=170, bold=True),
        Column[VolunteerRow](
            N_("Partner"), lambda row: partner_words(row.partner), width=248, least=248, gives_way=True
        ),
        Column[VolunteerRow](N_("Step on the path"), lambda row: word(row.status), width=110, shown=False),
        Column[VolunteerRow](N_("Missing"), missing_words, sort=lambda row: -len(row.missing), width=284, least=250),
        Column[VolunteerRow](
            N_("Runs out"),
            lambda row: ending_words(row, data()),
            sort=lambda row: min((one.until for one in row.ending), default=date.max),
            width=218,
            least=110,
        ),
        Column[VolunteerRow](N_("To know"), remark_words, width=190, least=96),
    )


def plan(data: Callable[[], AllPapers], today: Callable[[], date]) -> Plan[VolunteerRow]:
    """The table as it is on a day."""
    filters = {
        TO_SETTLE: Filter[VolunteerRow](N_("To settle {n}"), lambda row: row.to_settle),
        TO_ASK: Filter[VolunteerRow](N_("Benefit still to ask {n}"), lambda row: not row.benefits_asked),
        ALL: Filter[VolunteerRow](N_("All {n}"), lambda row: True),
    }
    title, hint = N_("Papers of volunteers"), N_("Name, partner or paper")
    return Plan("papers", title, "volunteer-papers", columns(data), _key, hint, _found_by, filters, today)


def _key(row: VolunteerRow) -> UUID:
    return row.person_id


def _found_by(row: VolunteerRow) -> str:
    return "\n".join((row.name, row.partner, missing_words(row)))
