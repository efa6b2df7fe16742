"""The rows of the list: what is to come first, the nearest on top; then what is over, the latest on top."""

from collections.abc import Iterable
from datetime import date

from app.i18n import N_, _, long_date, ngettext
from app.services.events import EventRow
from app.ui.events.words import ICONS, turnout, when
from app.ui.widgets.list_model import Fact, ListRow
from app.vocabulary import word

COMING, PAST = N_("To come"), N_("Past")


def in_order(rows: Iterable[EventRow], today: date) -> list[EventRow]:
    """The events as the list shows them; they come by day."""
    by_day = list(rows)
    past = [row for row in by_day if row.past(today)]
    return [row for row in by_day if not row.past(today)] + past[::-1]


def group_of(row: EventRow, today: date) -> str:
    """The group of an event, a message id."""
    return PAST if row.past(today) else COMING


def list_row(row: EventRow, today: date) -> ListRow:
    """An event as it stands in the list; how many come is said on the second line, so that the name has room."""
    second = " · ".join(part for part in (when(row, today), row.place) if part)
    said = turnout(row, today)
    facts = (Fact(""), Fact(said)) if said else ()
    return ListRow(row.id, (), row.name, second, facts, _(group_of(row, today)), icon=ICONS[row.kind])


def found_by(row: EventRow) -> str:
    """What the hint names, and its kind."""
    return "\n".join(filter(None, (row.title, word(row.kind), row.theme, row.place, row.partner)))


def sentence(rows: Iterable[EventRow], today: date) -> str:
    """``3 komende bijeenkomsten · de eerste op donderdag 3 december 2026``"""
    coming = [row for row in rows if not row.past(today) and not row.cancelled]
    if not coming:
        return ""
    count = ngettext("{n} event to come", "{n} events to come", len(coming)).format(n=len(coming))
    return _("{count} · the first on {day}").format(count=count, day=long_date(coming[0].on))
