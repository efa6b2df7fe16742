"""Steps outward: how far a participant has come at a place or activity, and what grew there.

A rung that nobody noted is unknown and not skipped; going back to a lower one is noted beside what was reached, which
stays. None of it is counted towards anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Ladder, Participant
from app.places import fold
from app.services import network
from app.services.actions import about, action
from app.services.network_records import contacts_of, plain
from app.services.people import get
from app.services.subjects import given
from app.vocabulary import Met, Rung

RUNGS = tuple(Rung)
FACTS = frozenset({"place", "role", "gives", "free", "cost", "contact_id", "ended_on"})


@dataclass(frozen=True)
class LadderRow:
    """The steps towards one place: the day of each rung that was reached, from low to high.

    ``back_to``: the lower rung on which it stands again since ``back_on``. ``brought`` is who came onto the map that
    way. ``free``: whether it can be free.
    """

    id: UUID
    place: str
    reached: dict[Rung, date]
    back_to: Rung | None
    back_on: date | None
    role: str | None
    gives: str | None
    free: bool | None
    cost: str | None
    contact_id: UUID | None
    brought: str
    ended_on: date | None

    @property
    def now(self) -> Rung | None:
        """The rung on which it stands."""
        return self.back_to or next(reversed(self.reached), None)

    @property
    def goes_alone(self) -> bool:
        """Whether the participant goes there alone now, as far as was noted."""
        back = self.back_to is not None and RUNGS.index(self.back_to) < RUNGS.index(Rung.ALONE)
        return Rung.ALONE in self.reached and not back and self.ended_on is None


@dataclass(frozen=True)
class Ladders:
    """Those of one participant: what goes on first, each in the order of noting. ``contacts``: who is on the map."""

    participant_id: UUID
    called: str
    rows: tuple[LadderRow, ...]
    contacts: tuple[tuple[UUID, str], ...]


def ladders(session: Session, participant_id: UUID) -> Ladders:
    """The steps outward of a participant."""
    found = get(session, Participant, participant_id)
    contacts = tuple((one.id, one.name) for one in contacts_of(session, participant_id))
    names = dict(contacts)
    rows = [_row(one, names) for one in _of(session, participant_id)]
    rows.sort(key=lambda row: row.ended_on is not None)
    return Ladders(found.id, given(found.person), tuple(rows), contacts)


@action(N_("Place for steps outward noted"))
def add(session: Session, participant_id: UUID, places: Iterable[str]) -> list[UUID]:
    """Note places or activities, in this order; none of them where one stands there already."""
    there = _of(session, participant_id)
    known = [one.place for one in there]
    first = max((one.position for one in there), default=-1) + 1
    for said in places:
        if cleaned := " ".join(said.split()):
            _check_new(cleaned, known)
            known.append(cleaned)
    made = [
        Ladder(participant_id=participant_id, position=first + at, place=place)
        for at, place in enumerate(known[len(there) :])
    ]
    session.add_all(made)
    session.flush()
    _about(session, participant_id)
    return [one.id for one in made]


@action(N_("Step outward noted"))
def reach(session: Session, ladder_id: UUID, rung: Rung, on: date | None) -> None:
    """Note on which day a rung was reached, or (None) that it was not."""
    ladder = _changed(session, ladder_id)
    setattr(ladder, _column(rung), on)
    _settle(ladder, reached=rung if on else None)


@action(N_("Step outward noted"))
def go_back(session: Session, ladder_id: UUID, rung: Rung, on: date) -> None:
    """Note that it stands on a rung again: a lower one than was reached, or (the highest) as before."""
    ladder = _changed(session, ladder_id)
    if getattr(ladder, _column(rung)) is None:
        setattr(ladder, _column(rung), on)
    ladder.back_to, ladder.back_on = rung, on
    _settle(ladder)


@action(N_("Steps outward changed"))
def change(session: Session, ladder_id: UUID, facts: Mapping[str, Any]) -> None:
    """Note what is known of a place, by the names of ``FACTS``; None for unknown."""
    if unknown := facts.keys() - FACTS:
        raise AttributeError(*unknown)
    ladder = _changed(session, ladder_id)
    if "place" in facts:
        said = " ".join((facts["place"] or "").split())
        if not said:
            raise KlikError(N_("Name the place or activity."))
        _check_new(said, [one.place for one in _of(session, ladder.participant_id) if one.id != ladder_id])
        facts = dict(facts) | {"place": said}
    ladder.take({fact: plain(value) for fact, value in facts.items()})


@action(N_("Named on the network map"))
def bring(session: Session, ladder_id: UUID, name: str) -> UUID:
    """Name somebody new on the map who came there by these steps: through the buddy, where the buddy goes along."""
    ladder = _changed(session, ladder_id)
    named = network.name(session, ladder.participant_id, [name])
    if not named:
        raise KlikError(N_("A name is needed, or a nickname."))
    if _row(ladder, {}).now is Rung.WITH_BUDDY:
        network.note(session, named, {"met": Met.BUDDY})
    ladder.contact_id = named[0]
    return named[0]


@action(N_("Place for steps outward removed"))
def remove(session: Session, ladder_id: UUID) -> None:
    """Take away what was noted by mistake; who it brought stays on the map."""
    session.delete(_changed(session, ladder_id))


def _of(session: Session, participant_id: UUID) -> list[Ladder]:
    mine = select(Ladder).where(Ladder.participant_id == participant_id)
    return list(session.scalars(mine.order_by(Ladder.position, Ladder.id)))


def _changed(session: Session, ladder_id: UUID) -> Ladder:
    found = get(session, Ladder, ladder_id)
    _about(session, found.participant_id)
    return found


def _about(session: Session, participant_id: UUID) -> None:
    about(session, get(session, Participant, participant_id).person.short_name)


def _check_new(said: str, known: Iterable[str]) -> None:
    if fold(said) in map(fold, known):
        raise KlikError(N_("{place} stands here already."), place=said)


def _column(rung: Rung) -> str:
    return f"{rung.value}_on"


def _settle(ladder: Ladder, reached: Rung | None = None) -> None:
    """It stands on a lower rung only as long as a higher one was reached, and was not reached anew."""
    back = ladder.back_to
    if back is None:
        return
    above = RUNGS[RUNGS.index(back) + 1 :]
    if (
        reached in above
        or getattr(ladder, _column(back)) is None
        or not any(getattr(ladder, _column(r)) for r in above)
    ):
        ladder.back_to = ladder.back_on = None


def _row(ladder: Ladder, names: Mapping[UUID, str]) -> LadderRow:
    return LadderRow(
        ladder.id,
        ladder.place,
        {rung: on for rung in RUNGS if (on := getattr(ladder, _column(rung)))},
        ladder.back_to,
        ladder.back_on,
        ladder.role,
        ladder.gives,
        ladder.free,
        ladder.cost,
        ladder.contact_id,
        names.get(ladder.contact_id, "") if ladder.contact_id else "",
        ladder.ended_on,
    )
