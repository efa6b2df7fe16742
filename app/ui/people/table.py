"""People as a table: the columns that both roles have, and the plan that brings them and those of a role together."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from app.i18n import N_, _, number, short_date, telephone
from app.services.rows import RoleRow
from app.ui.lists.table_pane import Filter, Plan
from app.ui.people.kind import Kind
from app.ui.people.known import R
from app.ui.people.words import languages_words, place_name
from app.ui.widgets.row_table_model import Column

PLACE = Column[Any](N_("Place"), place_name, width=126, least=120, gives_way=True)
PHONE = Column[Any](N_("Phone"), lambda row: telephone(row.phone) if row.may_be_contacted else "", width=118)
INTERESTS = Column[Any](N_("Interests"), lambda row: ", ".join(row.interests or ()), width=120, gives_way=True)
ASKED_FOR = (
    Column[Any](
        N_("Age"),
        lambda row: "" if row.age is None else str(row.age),
        sort=lambda row: row.age,
        width=74,
        right=True,
        shown=False,
    ),
    Column[Any](N_("Mail"), lambda row: row.email or "" if row.may_be_contacted else "", width=210, shown=False),
    Column[Any](N_("Languages"), lambda row: languages_words(row.languages), width=150, shown=False),
    Column[Any](
        N_("Travels up to (km)"),
        lambda row: "" if row.travels_km is None else number(row.travels_km),
        sort=lambda row: row.travels_km,
        width=110,
        right=True,
        shown=False,
    ),
)
"""Columns that somebody has to ask for."""


def heard(today: Callable[[], date]) -> Column[Any]:
    """When somebody was heard last, with a clock where it is good to hear again."""

    def again(row: RoleRow) -> bool:
        return row.hear_from is not None and row.hear_from <= today()

    return Column[Any](
        N_("Last heard"),
        lambda row: short_date(row.last_heard) or (_("nothing yet") if again(row) else ""),
        sort=lambda row: row.last_heard,
        width=126,
        right=True,
        again=again,
    )


def day(title: str, on: Callable[[Any], date | None], *, width: int = 110, shown: bool = True) -> Column[Any]:
    """A column of days."""
    return Column[Any](title, lambda row: short_date(on(row)), sort=on, width=width, right=True, shown=shown)


def plan(kind: Kind[R], group: str, columns: Sequence[Column[R]], today: Callable[[], date]) -> Plan[R]:
    """The table of a role, with the filters and the search of its list."""
    filters = {key: Filter(one.words, one.keep) for key, one in kind.groups.items()}
    words = kind.words
    return Plan(
        kind.role.value, words.many, group, [*columns, *ASKED_FOR], _key, words.hint, kind.found_by, filters, today
    )


def _key(row: RoleRow) -> Any:
    return row.id
