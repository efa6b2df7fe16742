"""What a network map holds: who stands where, and how it is between them. The same now, and in a map that was kept."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from app.network.map import Ring, Sector, Spot
from app.vocabulary import Met, NetworkKind, Often, Support, TieKind

_BY_SECTOR = {
    Sector.FAMILY: NetworkKind.RELATIVE,
    Sector.FRIENDS: NetworkKind.RELATIVE,
    Sector.NEIGHBOURHOOD: NetworkKind.RELATIVE,
    Sector.CARE: NetworkKind.PROFESSIONAL,
}


@dataclass(frozen=True)
class MapContact:
    """Somebody on a map; ``spot`` is None for a name that waits, ``said_kind`` where nobody said.

    ``duo`` is the duo whose buddy this is. ``receives`` and ``gives`` are from the side of the participant. What is
    None is unknown.
    """

    id: UUID
    name: str
    said_kind: NetworkKind | None = None
    relation: str | None = None
    spot: Spot | None = None
    potential: bool = False
    deceased: bool = False
    duo: UUID | None = None
    often: Often | None = None
    met: Met | None = None
    without_buddy: bool | None = None
    bond: TieKind | None = None
    receives: frozenset[Support] = frozenset()
    gives: frozenset[Support] = frozenset()

    @property
    def kind(self) -> NetworkKind | None:
        """The kind said, else the one that goes with the sector; None for a name that waits."""
        return self.said_kind or (_BY_SECTOR[self.spot.sector] if self.spot else None)

    @property
    def sector(self) -> Sector | None:
        return self.spot.sector if self.spot else None

    @property
    def ring(self) -> Ring | None:
        return self.spot.ring if self.spot else None

    @property
    def is_there(self) -> bool:
        """Placed, alive, and more than a possibility: who counts."""
        return self.spot is not None and not self.potential and not self.deceased

    @property
    def is_buddy(self) -> bool:
        return self.duo is not None


@dataclass(frozen=True)
class MapTie:
    """How it is between two contacts; ``one`` is the lower of the two ids."""

    one: UUID
    other: UUID
    kind: TieKind = TieKind.EXISTING

    @classmethod
    def between(cls, a: UUID, b: UUID, kind: TieKind = TieKind.EXISTING) -> "MapTie":
        """A tie between two, whatever their order."""
        return cls(min(a, b), max(a, b), kind)

    @property
    def pair(self) -> tuple[UUID, UUID]:
        return self.one, self.other


@dataclass(frozen=True)
class MapContents:
    """A whole map: contacts in the order they were named, ties, and what the four parts are called.

    ``sectors`` with the clock from the upper left; empty for the usual words.
    """

    contacts: tuple[MapContact, ...] = ()
    ties: tuple[MapTie, ...] = ()
    sectors: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[UUID, MapContact]:
        return {one.id: one for one in self.contacts}

    @property
    def placed(self) -> tuple[MapContact, ...]:
        return tuple(one for one in self.contacts if one.spot)

    @property
    def waiting(self) -> tuple[MapContact, ...]:
        """Named, and not placed yet."""
        return tuple(one for one in self.contacts if not one.spot)

    def known_to(self, contact_id: UUID) -> tuple[tuple[MapContact, TieKind], ...]:
        """Who a contact has a tie with, in the order of the map."""
        kinds = {
            tie.other if tie.one == contact_id else tie.one: tie.kind
            for tie in self.ties
            if contact_id in (tie.one, tie.other)
        }
        return tuple((one, kinds[one.id]) for one in self.contacts if one.id in kinds)

    def only(self, ids: Collection[UUID]) -> "MapContents":
        """The part of the map that holds these contacts."""
        return replace(
            self,
            contacts=tuple(one for one in self.contacts if one.id in ids),
            ties=tuple(tie for tie in self.ties if tie.one in ids and tie.other in ids),
        )


def to_plain(contents: MapContents) -> dict[str, Any]:
    """As it is kept: ``{"contacts": [{"id", "name", "angle", "distance", …}], "ties": [[one, other, kind]], …}``.

    What is unknown, or not so, is left out.
    """
    return {
        "contacts": [_plain(one) for one in contents.contacts],
        "ties": [[str(tie.one), str(tie.other), tie.kind.value] for tie in contents.ties],
        "sectors": list(contents.sectors),
    }


def from_plain(plain: Mapping[str, Any]) -> MapContents:
    """What ``to_plain`` wrote; what a later version of Klik added to it is passed over."""
    return MapContents(
        tuple(_contact(one) for one in plain.get("contacts", ())),
        tuple(MapTie(UUID(one), UUID(other), TieKind(kind)) for one, other, kind in plain.get("ties", ())),
        tuple(plain.get("sectors", ())),
    )


_READ: dict[str, Callable[[Any], Any]] = {
    "id": UUID,
    "said_kind": NetworkKind,
    "duo": UUID,
    "often": Often,
    "met": Met,
    "bond": TieKind,
    "receives": lambda codes: frozenset(map(Support, codes)),
    "gives": lambda codes: frozenset(map(Support, codes)),
}
_NAMES = tuple(field.name for field in fields(MapContact) if field.name != "spot")


def _plain(one: MapContact) -> dict[str, Any]:
    found = {name: value for name in _NAMES if (value := getattr(one, name)) not in (None, False, frozenset())}
    if one.without_buddy is False:
        found["without_buddy"] = False
    for name, value in found.items():
        if isinstance(value, frozenset):
            found[name] = sorted(value)
        elif not isinstance(value, bool):
            found[name] = str(value)
    return found | ({"angle": one.spot.angle, "distance": one.spot.distance} if one.spot else {})


def _contact(plain: Mapping[str, Any]) -> MapContact:
    spot = Spot(plain["angle"], plain["distance"]) if "angle" in plain else None
    known = {name: _READ.get(name, lambda value: value)(plain[name]) for name in _NAMES if name in plain}
    return MapContact(**known, spot=spot)
