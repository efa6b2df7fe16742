"""Events of the example: some that were, with who came, and some to come."""

from datetime import date, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Organisation
from app.services.demo_people import words
from app.services.events import add_event, call_off
from app.services.guests import Group, Wanted, candidates, guests, invite, note_coming, note_invited, note_present
from app.vocabulary import EventKind

AHEAD = 21
"""So many days before, invitations go out."""


def plan_events(session: Session, rng: Random, today: date) -> None:
    """Plan and tell all events of ``events.json``, the first day first."""
    partners = session.scalars(select(Organisation.id).where(Organisation.is_partner).order_by(Organisation.name)).all()
    for said in words("events"):
        on = today + timedelta(days=said["days"])
        facts: dict[str, Any] = {
            "title": said.get("title", ""),
            "starts_at": time.fromisoformat(said["from"]),
            "ends_at": time.fromisoformat(said["to"]) if "to" in said else None,
            "place": said.get("place"),
            "theme": said.get("theme"),
            "note": said.get("note"),
            "people_reached": said.get("reached"),
            "partner_id": partners[said["partner"] % len(partners)] if "partner" in said else None,
        }
        event_id = add_event(session, EventKind(said["kind"]), on, facts)
        wanted = Wanted(frozenset(Group(group) for group in said["groups"]))
        found = candidates(session, event_id, wanted, today)
        most = min(said.get("most", len(found)), len(found))
        invite(session, event_id, [(one.role, one.id) for one in rng.sample(found, most)])
        if said.get("cancelled"):
            call_off(session, event_id)
        elif on - timedelta(days=AHEAD) <= today:
            _answers(session, rng, event_id, on, today)


def _answers(session: Session, rng: Random, event_id: UUID, on: date, today: date) -> None:
    """Most answered, and most of those who said to come were there."""
    there = guests(session, event_id)
    note_invited(session, [guest.id for guest in there], on - timedelta(days=AHEAD))
    for guest in there:
        coming = rng.choices([True, False, None], [6, 2, 2])[0]
        note_coming(session, guest.id, coming)
        if on < today:
            note_present(session, guest.id, coming is True and rng.random() < 0.9)
