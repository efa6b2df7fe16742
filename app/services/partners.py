"""Partners: what each is called over time, and its part in the figures of a period. By name, never by a number."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.figures.asked import Asked
from app.models import Buddy, Person
from app.places import fold
from app.services.figures import Behind, figures
from app.services.organisations import Names, OrganisationRow, name_then_and_now, organisations
from app.services.subjects import Subject
from app.vocabulary import BuddyStatus, word

COUNTED = ("became_buddy", "duo_started", "duo_running", "duo_ended", "seen", "evaluated", "present_buddies")
"""The figures that are told of each partner, by their names."""
ACTIVE, CANDIDATE = "active", "candidate"
_NOW = {
    ACTIVE: (BuddyStatus.AVAILABLE, BuddyStatus.MEETING, BuddyStatus.IN_DUO, BuddyStatus.PAUSED),
    CANDIDATE: (BuddyStatus.CANDIDATE, BuddyStatus.SCREENING),
}


@dataclass(frozen=True)
class PartnerRow:
    """A partner, or (without an ``id``) all buddies who came by themselves.

    ``called``: what it was called on the last day of the period, with its name of now where that is another.
    ``now``: how many buddies it has today, by whether they are active or candidate; ``counts``: by the name of a
    figure, its part of it, and of those ``erased`` how many have no name any more.
    """

    id: UUID | None
    called: str
    earlier: Names
    valid_from: date | None
    expenses_here: bool
    now: Mapping[str, int]
    counts: Mapping[str, int]
    erased: Mapping[str, int]

    @property
    def code(self) -> str:
        """How the figures name it."""
        return self.id.hex if self.id else ""


def partner_rows(session: Session, asked: Asked, today: date) -> tuple[PartnerRow, ...]:
    """Every partner by name, or only the one that is asked for; last the buddies without one, where there are any."""
    found = figures(session, asked, today)
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    erased: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name in COUNTED:
        for part in found.figure(name).by.get("partner", ()):
            counts[part.value][name] = part.n
            erased[part.value][name] = part.erased
    now = _now(session)

    def row(one: OrganisationRow | None) -> PartnerRow:
        code = one.id.hex if one else ""
        own = now.get(one.id if one else None, {})
        return PartnerRow(
            one.id if one else None,
            name_then_and_now(one, asked.last) if one else "",
            one.earlier_names if one else (),
            one.valid_from if one else None,
            bool(one and one.expenses_here),
            {kind: len(own.get(kind, ())) for kind in _NOW},
            {name: counts[code].get(name, 0) for name in COUNTED},
            {name: erased[code].get(name, 0) for name in COUNTED},
        )

    wanted = [one for one in organisations(session) if one.is_partner and asked.partner_id in (None, one.id)]
    rows = sorted(map(row, wanted), key=lambda one: fold(one.called))
    alone = row(None)
    some = asked.partner_id is None and (any(alone.now.values()) or any(alone.counts.values()))
    return (*rows, *((alone,) if some else ()))


def buddies_now(session: Session, partner_id: UUID | None, kind: str) -> tuple[Behind, ...]:
    """The list behind how many buddies a partner has today, by name."""
    found = [
        Behind(Subject("buddy", one.id), None, " & ".join(who.full_name for who in one.people), word(one.status), None)
        for one in session.scalars(select(Buddy).where(Buddy.partner_id == partner_id, Buddy.status.in_(_NOW[kind])))
        if any(who.deceased_on is None for who in one.people)
    ]
    return tuple(sorted(found, key=lambda one: fold(one.name)))


def _now(session: Session) -> dict[UUID | None, dict[str, list[UUID]]]:
    """The buddies of today by partner and kind; nobody who died, but of a couple the other one."""
    gone = set(session.scalars(select(Person.id).where(Person.deceased_on.is_not(None))))
    found: dict[UUID | None, dict[str, list[UUID]]] = {}
    columns = (Buddy.id, Buddy.partner_id, Buddy.status, Buddy.person_id, Buddy.second_person_id)
    for one, partner, status, *people in session.execute(select(*columns)):
        kind = next((kind for kind, statuses in _NOW.items() if status in statuses), "")
        if kind and any(who and who not in gone for who in people):
            found.setdefault(partner, {}).setdefault(kind, []).append(one)
    return found
