"""What is changed on the map in sight: each of these is one step to undo."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any
from uuid import UUID

from app.network.contents import MapContact, MapTie
from app.network.map import Ring, Sector, Spot, free_spot, moved_out, moved_right
from app.network.walk import Step
from app.services import network, network_moments, network_ties
from app.services.network import NetworkMap
from app.ui.store import Store
from app.vocabulary import TieKind

_NEXT = {
    None: TieKind.EXISTING,
    TieKind.EXISTING: TieKind.ENDED,
    TieKind.ENDED: TieKind.TENSE,
    TieKind.TENSE: None,
}
_INWARD = {Step.IN: -1, Step.OUT: 1}


class Writing:
    """Writes of the map it is told of with ``show``; what a service refuses it raises as a ``KlikError``."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today
        self._map: NetworkMap | None = None

    def show(self, shown: NetworkMap | None) -> None:
        """From here on it is about this map."""
        self._map = shown

    # Names

    def name(self, names: Sequence[str], spot: Spot | None = None) -> list[UUID]:
        """Name people; who they are now."""
        return self._store.write_quietly(network.name, self._whose, names, spot)

    def rename(self, contact_id: UUID, said: str) -> None:
        self._store.write_quietly(network.rename, contact_id, said)

    def bring_back(self, contact_id: UUID) -> None:
        """Name somebody again who stood on an earlier map."""
        self._store.write_quietly(network_moments.bring_back, self._whose, contact_id)

    def put_buddy(self, duo_id: UUID) -> None:
        """Name the buddy of a duo; the place is asked as of anybody."""
        self._store.write_quietly(network.put_buddy, self._whose, duo_id)

    def remove(self, ids: Sequence[UUID]) -> None:
        if ids:
            self._store.write(network.remove, ids)

    def forget(self, ids: Sequence[UUID]) -> None:
        """Take names away from the maps that were kept as well."""
        self._store.write(network_moments.forget, ids)

    # Places

    def put(self, contact_id: UUID, spot: Spot) -> None:
        """Place a name that waits, or move it."""
        self.move({contact_id: spot})

    def move(self, spots: Mapping[UUID, Spot]) -> None:
        """Move people to where they were dropped; a name that waits is placed."""
        waiting = [one.id for one in self._rows(spots) if not one.spot]
        if len(spots) == 1 and waiting:
            self._store.write_quietly(network.place, waiting[0], spots[waiting[0]])
        elif spots:
            self._store.write_quietly(network.move, spots)

    def put_in(self, contact_id: UUID, sector: Sector, ring: Ring) -> None:
        """Give somebody a free spot in a ring of a sector."""
        if self._map:
            taken = [row.spot for row in self._map.placed if row.spot and row.id != contact_id]
            self.put(contact_id, free_spot(taken, sector, ring))

    def step(self, ids: Sequence[UUID], step: Step) -> None:
        """Move people a ring in or out, or a sector left or right."""
        spots = {}
        for row in self._rows(ids):
            if row.spot:
                ringwise = step in _INWARD
                there = moved_out(row.spot, _INWARD[step]) if ringwise else moved_right(row.spot, -step.value[1])
                if there != row.spot:
                    spots[row.id] = there
        self.move(spots)

    def take_off(self, contact_id: UUID) -> None:
        self._store.write_quietly(network.take_off, contact_id)

    # What is known

    def note(self, ids: Sequence[UUID], facts: dict[str, Any]) -> None:
        self._store.write_quietly(network.note, ids, facts)

    def answer(self, wanted: bool | None) -> None:
        """Note whether a map is wanted."""
        self._store.write(network.note_answer, self._whose, wanted, self._today())

    def name_sectors(self, names: Sequence[str] | None) -> None:
        self._store.write_quietly(network.name_sectors, self._whose, names)

    # Ties

    def tie(self, one: UUID, other: UUID, kind: TieKind | None = TieKind.EXISTING) -> None:
        """Say how it is between two; None where there is nothing between them."""
        if kind is None:
            self._store.write_quietly(network_ties.untie, [(one, other)])
        else:
            self._store.write_quietly(network_ties.tie, [(one, other)], kind)

    def turn(self, one: UUID, other: UUID) -> None:
        """Draw a tie; drawn again between the same two it is one that ended, then a tense one, then none."""
        ties = self._map.contents.ties if self._map else ()
        pair = MapTie.between(one, other).pair
        self.tie(one, other, _NEXT[next((tie.kind for tie in ties if tie.pair == pair), None)])

    def connect(self, ids: Iterable[UUID]) -> None:
        """All of them know each other; how it is between two that had a tie already stays."""
        there = {tie.pair for tie in self._map.contents.ties} if self._map else set()
        pairs = [pair for pair in combinations(sorted(ids), 2) if pair not in there]
        if pairs:
            self._store.write(network_ties.tie, pairs, TieKind.EXISTING)

    def part(self, ids: Iterable[UUID]) -> None:
        """Take away every tie among them."""
        self._store.write(network_ties.untie, list(combinations(sorted(ids), 2)))

    @property
    def _whose(self) -> UUID:
        assert self._map
        return self._map.participant_id

    def _rows(self, ids: Iterable[UUID]) -> list[MapContact]:
        known = self._map.contents.by_id if self._map else {}
        return [known[one] for one in ids if one in known]
