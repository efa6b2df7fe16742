"""Everything the page shows of one event, read at one moment."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.services import events, guests, organisations
from app.services.events import EventRow
from app.services.guests import GuestRow
from app.services.own_lists import INTERVISION, offered


@dataclass(frozen=True)
class EventView:
    """An event with its list; ``partners`` are pairs of an id and a name, ``themes`` are offered."""

    row: EventRow
    guests: tuple[GuestRow, ...]
    partners: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    today: date


def read_view(session: Any, event_id: UUID, today: date) -> EventView:
    """Read what belongs to one event."""
    row = events.event(session, event_id)
    known = organisations.organisations(session)
    partners = [one for one in known if one.is_partner or one.id == row.partner_id]
    return EventView(
        row,
        guests.guests(session, event_id),
        tuple((str(one.id), one.name) for one in partners),
        tuple(offered(session, INTERVISION, events.themes(session))),
        today,
    )
