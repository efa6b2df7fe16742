"""Pictures of maps that were kept, and of two laid over each other."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.network.map import Ring, free_spot
from app.services import network, network_moments
from app.ui.network.moment_words import COMPARE, NOW
from app.ui.network.moments import Moments
from app.ui.store import Store
from app.vocabulary import MomentKind
from tests.network.crowd import crowd

At = Callable[[str, Callable[[Any], object]], Callable[[], object]]


def of_moments(store: Store, today: date, at: At) -> Iterator[tuple[str, Callable[[], object]]]:
    """Of the participant whose map was kept, and of somebody with sixty names."""
    maps = store.read(network.maps, today)
    kept = next(one.participant_id for one in maps if store.read(network_moments.moments, one.participant_id))
    first = str(store.read(network_moments.moments, kept)[0].id)
    for name, do in (
        ("now", lambda moments: moments.look_at(NOW)),
        ("comparison", lambda moments: moments.look_at(COMPARE)),
        ("comparison-marked", _mark),
        ("comparison-half", _go_half),
        ("moment", lambda moments: moments.look_at(first)),
        ("correct", lambda moments: (moments.look_at(first), moments.correct())),
        ("keep", lambda moments: (moments.look_at(NOW), moments.keep())),
    ):
        yield f"network-{name}", at("network", lambda page, do=do: do(_map_of(page, kept)))
    yield (
        "network-comparison-many",
        at("network", lambda page: _map_of(page, _crowd(store, today)).look_at(COMPARE)),
    )


def _map_of(page: Any, participant: UUID) -> Moments:
    page.show_participant(participant)
    page.room.views.choose("map")
    moments: Moments = page.room.moments
    return moments


def _mark(moments: Moments) -> None:
    moments.look_at(COMPARE)
    moments.side.changes.lines[0].click()


def _go_half(moments: Moments) -> None:
    moments.look_at(COMPARE)
    moments.bar.slider.setValue(50)


def _crowd(store: Store, today: date) -> UUID:
    """Somebody without a map gets one of sixty, which was kept; then some moved, some left, and some came."""
    maps = store.read(network.maps, today)
    whose = [one.participant_id for one in maps if one.wanted is None and (not one.names or one.names > 40)][-1]
    if store.read(network_moments.moments, whose):
        return whose
    people = crowd(66, 0).placed
    spots = [one.spot for one in people if one.spot]
    ids: list[UUID] = []
    for at, (one, spot) in enumerate(zip(people, spots, strict=True)):
        if at == 60:
            store.write_quietly(network_moments.keep, whose, today - timedelta(190), MomentKind.START)
        ids += store.write_quietly(network.name, whose, [one.name], spot)
        store.write_quietly(network.note, ids[-1:], {"said_kind": one.kind, "potential": one.potential})
    for at in range(0, 60, 7):
        spots.append(free_spot(spots, spots[at].sector, Ring.VERY_CLOSE))
        store.write_quietly(network.move, {ids[at]: spots[-1]})
    store.write_quietly(network.remove, ids[3:60:9])
    return whose
