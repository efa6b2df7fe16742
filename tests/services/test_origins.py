"""How people found the office, and what came after it was made known."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from app.figures.asked import Asked, whole_year
from app.models import Buddy, Participant
from app.services import events, organisations, origins
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import EventKind
from tests.services.conftest import TODAY

Add = Callable[..., UUID]
LONG_AGO = date(2020, 1, 1)


def came(vault: Vault, record: UUID, source: str | None, **days: date) -> UUID:
    with vault.write("Try") as session:
        found = session.get(Participant, record) or session.get_one(Buddy, record)
        found.take({"source": source} | days)
    return record


def test_registrations_of_a_period_are_counted_by_origin_with_the_unknown_apart(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    partner = perform(vault, organisations.add_organisation, {"name": "Samana", "is_partner": True})
    rita = came(vault, participant("Rita"), "Huisarts", registered_on=date(2026, 1, 1))
    luc = came(vault, participant("Luc"), "  huisarts ", registered_on=date(2026, 12, 31))
    came(vault, participant("Ans"), "Huisarts", registered_on=date(2025, 12, 31))
    mia = came(vault, participant("Mia"), None, registered_on=date(2026, 5, 1))
    came(vault, participant("Bo"), "Huisarts", registered_on=None)
    jef = came(vault, buddy("Jef"), "affiche", asked_on=date(2026, 2, 1), active_since=date(2026, 6, 1))
    came(vault, buddy("Els"), "affiche", asked_on=date(2025, 12, 1), screened_on=date(2026, 1, 1))
    cis = came(vault, buddy("Cis", partner_id=partner), "Affiche", active_since=date(2026, 6, 1))

    def told(asked: Asked) -> list[tuple[str, set[UUID], set[UUID]]]:
        with vault.read() as session:
            found = origins.origins(session, asked)
        return [
            (fold.words.casefold(), {p.id for p in fold.participants}, {b.id for b in fold.buddies}) for fold in found
        ]

    year = whole_year(2026)
    assert told(year) == [("affiche", set(), {jef, cis}), ("huisarts", {rita, luc}, set()), ("", {mia}, set())]
    assert told(Asked(year.first, year.last, partner_id=partner)) == [("affiche", set(), {cis})]


def test_after_an_outreach_moment_a_quarter_is_looked_at(vault: Vault, participant: Add, buddy: Add) -> None:
    day = date(2026, 3, 1)
    until = day + origins.AFTERWARDS
    market = perform(
        vault, events.add_event, EventKind.OUTREACH, day, {"title": "Markt", "place": "Geel", "people_reached": 40}
    )
    perform(vault, events.call_off, perform(vault, events.add_event, EventKind.OUTREACH, day))
    perform(vault, events.add_event, EventKind.OPEN, day)
    perform(vault, events.add_event, EventKind.OUTREACH, TODAY + timedelta(days=1))
    for on, name in (
        (day, "Rita"),
        (until, "Luc"),
        (until + timedelta(days=1), "Ans"),
        (day - timedelta(days=1), "Bo"),
    ):
        came(vault, participant(name), "markt", registered_on=on)
    came(vault, buddy("Jef"), None, asked_on=day)
    with vault.read() as session:
        (only,) = origins.outreach(session, whole_year(2026), TODAY)
        assert origins.outreach(session, whole_year(2025), TODAY) == ()
    assert (only.event_id, only.name, only.place, only.people, only.registered) == (market, "Markt", "Geel", 40, 3)
    assert [(one.words, len(one.participants), len(one.buddies)) for one in only.since] == [("markt", 2, 0), ("", 0, 1)]
