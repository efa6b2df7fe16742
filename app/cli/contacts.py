"""Commands on contacts: note one, and list what was noted."""

from argparse import Namespace
from datetime import date
from typing import Any
from uuid import UUID

from app.cli.opening import opened
from app.cli.output import show_json
from app.errors import KlikError
from app.i18n import N_, _, short_date
from app.models import Duo
from app.services import contacts, duos, people
from app.services.actions import perform
from app.services.contact_file import month_said
from app.services.contacts import ContactRow
from app.services.people import identify
from app.services.subjects import Subject
from app.vocabulary import ContactKind, Role, word


def contact(given: Namespace) -> None:
    """Note a contact of a duo: a talk, an outing, or how often the two saw each other in a month."""
    kind, side = ContactKind(given.kind), Role(given.side) if given.side else None
    if given.month != (given.times is not None) or (given.month and kind is not ContactKind.OUTING):
        raise KlikError(N_("Write --month together with --times, and only for an outing."))
    if not given.month and given.date > date.today():
        raise KlikError(N_("This day is still to come."))
    with opened(given) as vault:
        with vault.read() as session:
            duo = identify(session, Duo, given.duo)
        made: UUID | None
        if given.month:
            facts = {"note": given.note} if given.note else {}
            made = perform(vault, contacts.note_month, duo, given.date, given.times, date.today(), **facts)
        elif kind is ContactKind.OUTING:
            made = perform(vault, contacts.note_outing, duo, given.date, note=given.note)
        else:
            whom = Subject("duo", duo)
            made = perform(vault, contacts.note_talk, whom, given.date, kind, note=given.note, side=side)
    if given.json:
        show_json({"contact": made, "duo": duo})
    else:
        what = month_said(given.date, given.times) if given.month else word(kind)
        print(_("Noted: {kind}").format(kind=what))


def listed(session: Any, today: date) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """All contacts, as JSON and as lines."""
    names = {row.id: f"{row.participant_short} & {row.buddy_short}" for row in duos.duos(session)}
    names |= {row.id: row.names for read in (people.participants, people.buddies) for row in read(session, today)}
    rows = contacts.every_contact(session)
    return [_told(row) for row in rows], [_line(row, names) for row in rows]


def _line(row: ContactRow, names: dict[UUID, str]) -> list[str]:
    what = month_said(row.on, row.times) if row.monthly else word(row.kind)
    return [short_date(row.on), names[contacts.subject_of(row).id], what, row.activity or ""]


def _told(row: ContactRow) -> dict[str, Any]:
    plain = "id on kind times duo_id participant_id buddy_id reached activity initiative place cost paid_by km travel"
    rest = "route proof expense_of_id note"
    told = {name.removesuffix("_id"): getattr(row, name) for name in f"{plain} {rest}".split()}
    return told | {"precision": "month" if row.monthly else "day"}
