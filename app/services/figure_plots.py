"""The plots of a period: what is read for them in bulk, and which there are."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cache
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session

from app.figures import duo_plots, isolation, network_growth, waiting_plots
from app.figures.asked import Asked
from app.figures.home_map import Point, homes
from app.figures.network_growth import Grown
from app.figures.period import Period
from app.figures.plots import Plot
from app.figures.records import Records
from app.models import Buddy, NetworkContact, NetworkMoment
from app.network.contents import kind_at, kinds_there
from app.places import all_places
from app.services.erasing_reach import chunks
from app.services.figures_reading import people
from app.services.thresholds import thresholds
from app.vocabulary import BuddyStatus, NetworkKind

Kinds: TypeAlias = Counter[NetworkKind]
_APART = timedelta(days=90)
"""So long ago a map must be kept for the one of now to stand beside it."""
_KINDS = (NetworkKind.RELATIVE, NetworkKind.VOLUNTEER, NetworkKind.PROFESSIONAL)  # as ``network_growth.KINDS``


def plots(
    session: Session,
    asked: Asked,
    today: date,
    advanced: bool = False,
    outward: bool = False,
    of: Records | None = None,
) -> tuple[Plot, ...]:
    """All plots of a period; ``advanced`` with the curve of waiting.

    ``outward``: for what leaves the office, where nobody may be found back in a small number at one place. ``of``:
    people and duos, where they were read already.
    """
    settled = thresholds(session)
    period = Period(of or people(session), asked, today, settled.ages)
    few = settled.few_answers
    waiting = [line.id for line in isolation.waiting(period) if line.id and period.is_about(line.who)]
    grown = tuple(_grown(session, period))
    free = _free(session) if period.day == today else ()
    found: list[Plot] = [
        duo_plots.running(period),
        duo_plots.began_and_ended(period),
        waiting_plots.waited(period, few, outward),
    ]
    if not asked.partner_id:  # who waits is nobody's
        found.append(waiting_plots.still_waiting(period, waiting, few, outward))
    if advanced:
        found.append(waiting_plots.curve(period, few))
    found.append(homes(period, waiting, free, _points(), few if outward else 0))
    found.append(network_growth.contacts(grown, few))
    if len(grown) >= few:
        changed = network_growth.changed(grown, few if outward else 0)
        if any(counts for _words, counts, _n in changed.moments):
            found.append(changed)
    return tuple(found)


def _free(session: Session) -> tuple[UUID, ...]:
    """Buddies who are available now."""
    return tuple(session.scalars(select(Buddy.id).where(Buddy.status == BuddyStatus.AVAILABLE)))


@cache
def _points() -> dict[str, Point]:
    """Where each municipality lies: the place that bears its name, else the first that stands for a postcode of it."""
    found: dict[str, Point] = {}
    for place in sorted(all_places(), key=lambda place: (place.name != place.municipality, not place.main)):
        found.setdefault(place.municipality, (place.latitude, place.longitude))
    return found


def _grown(session: Session, period: Period) -> Iterator[Grown]:
    """The first kept map of each participant beside the last, where that is of this period.

    Of whom only one was kept, the map of now is the last: where the period runs until today, and some months later.
    """
    one = NetworkMoment
    query = select(one.participant_id, one.id, one.on).where(one.on <= period.day).order_by(one.on, one.id)
    ends: dict[UUID, tuple[tuple[UUID, date], tuple[UUID, date]]] = {}
    for participant_id, moment_id, on in session.execute(query):
        this = moment_id, on
        ends[participant_id] = ends[participant_id][0] if participant_id in ends else this, this
    asked = {who: both for who, both in ends.items() if period.is_about(period.who_participant(who))}
    again = {who for who, (first, last) in asked.items() if first != last and period.has(last[1])}
    alone = {
        who for who, (first, last) in asked.items() if first == last and first[1] + _APART <= period.day == period.today
    }
    kept = _kept(session, {moment for who in again | alone for moment, _on in asked[who]})
    now = _now(session, alone)
    for who in asked:
        first = kept.get(asked[who][0][0])
        last = kept.get(asked[who][1][0]) if who in again else now.get(who) if who in alone else None
        if first is not None and last is not None:
            yield Grown(_in_order(first), _in_order(last))


def _kept(session: Session, moments: Collection[UUID]) -> dict[UUID, Kinds]:
    """How many of each kind stood on each of these maps."""
    found: dict[UUID, Kinds] = {}
    for some in chunks(moments):
        query = select(NetworkMoment.id, cast(NetworkMoment.contents, String)).where(NetworkMoment.id.in_(some))
        found |= {moment: Counter(kinds_there(json.loads(contents))) for moment, contents in session.execute(query)}
    return found


def _now(session: Session, participants: Collection[UUID]) -> dict[UUID, Kinds]:
    """The same of the maps of now; of those on which nobody was placed there is none."""
    found: dict[UUID, Kinds] = defaultdict(Counter)
    one = NetworkContact
    there = select(one.participant_id, one.angle, one.kind).where(one.potential.is_(False), one.deceased.is_(False))
    for some in chunks(participants):
        for who, angle, kind in session.execute(there.where(one.participant_id.in_(some))):
            if angle is not None:
                found[who][kind_at(angle, kind)] += 1
    return found


def _in_order(kinds: Kinds) -> tuple[int, int, int]:
    natural, volunteers, professionals = (kinds[kind] for kind in _KINDS)
    return natural, volunteers, professionals
