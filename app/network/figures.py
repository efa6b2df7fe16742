"""What a map says in counts, each with the people it counts; never one figure for a person.

Who counts is placed, alive, and more than a possibility (``MapContact.is_there``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.network.contents import MapContact, MapContents
from app.network.groups import live_ties
from app.network.map import Ring, Sector
from app.vocabulary import Met, NetworkKind

Ids = tuple[UUID, ...]


@dataclass(frozen=True)
class Figures:
    """Everybody as ids in the order of the map.

    ``isolated`` has no tie with anybody else who is there. Of the people who are no buddy: ``only_via_buddy`` is not
    seen without the buddy, ``to_ask`` was met through the buddy and nobody asked yet whether they see each other
    without, ``without_buddy`` is there anyhow. ``ties`` of ``pairs`` possible ones are there (an ended tie is not).
    """

    there: Ids
    by_kind: dict[NetworkKind, Ids]
    by_ring: dict[Ring, Ids]
    by_sector: dict[Sector, Ids]
    isolated: Ids
    empty_sectors: tuple[Sector, ...]
    only_via_buddy: Ids
    to_ask: Ids
    without_buddy: Ids
    potential: Ids
    deceased: Ids
    waiting: Ids
    ties: int
    pairs: int

    @property
    def natural(self) -> Ids:
        """Relatives, friends and acquaintances."""
        return self.by_kind[NetworkKind.RELATIVE]

    @property
    def density(self) -> float | None:
        """Which part of the possible ties is there, 0 to 1; None with fewer than two contacts."""
        return self.ties / self.pairs if self.pairs else None


def figures(contents: MapContents) -> Figures:
    """Count a map."""
    there = [one for one in contents.contacts if one.is_there]
    live = live_ties(contents)
    tied = {one for tie in live for one in tie.pair}
    people = [one for one in there if one.kind and one.kind.is_human and not one.is_buddy]
    by_sector = {sector: _ids(one for one in there if one.sector is sector) for sector in Sector}
    return Figures(
        there=_ids(there),
        by_kind={kind: _ids(one for one in there if one.kind is kind) for kind in NetworkKind},
        by_ring={ring: _ids(one for one in there if one.ring is ring) for ring in Ring},
        by_sector=by_sector,
        isolated=_ids(one for one in there if one.id not in tied),
        empty_sectors=tuple(sector for sector, found in by_sector.items() if not found),
        only_via_buddy=_ids(one for one in people if _seen_without(one) is False),
        to_ask=_ids(one for one in people if _seen_without(one) is None),
        without_buddy=_ids(one for one in people if _seen_without(one)),
        potential=_ids(one for one in contents.placed if one.potential and not one.deceased),
        deceased=_ids(one for one in contents.placed if one.deceased),
        waiting=_ids(contents.waiting),
        ties=len(live),
        pairs=len(there) * (len(there) - 1) // 2,
    )


def _seen_without(one: MapContact) -> bool | None:
    """Whether somebody is there without the buddy too; as long as nobody said, it only needs asking of who came so."""
    return one.without_buddy if one.without_buddy is not None or one.met is Met.BUDDY else True


def _ids(contacts: Iterable[MapContact]) -> Ids:
    return tuple(one.id for one in contacts)
