"""What a network map holds: who stands where, and how it is between them. The same now, and in a map that was kept."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property, partial
from typing import Any, TypeVar
from uuid import UUID

from app.network.map import Ring, Sector, Spot, sector_of
from app.vocabulary import Met, NetworkKind, Often, Support, TieKind

W = TypeVar("W")
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
    """What ``to_plain`` wrote. What another version of Klik added or called differently is passed over.

    A word that is not known is unknown; of a contact without an id, and of a tie that is not between two contacts or
    of a kind that is not known, nothing is read.
    """
    contacts = {said["id"]: one for said in plain.get("contacts", ()) if (one := _contact(said))}
    ties = (
        MapTie(contacts[one].id, contacts[other].id, found)
        for one, other, kind, *_more in plain.get("ties", ())
        if one in contacts and other in contacts and (found := known(TieKind, kind))
    )
    return MapContents(tuple(contacts.values()), tuple(ties), tuple(plain.get("sectors", ())))


def standing_apart(plain: Mapping[str, Any], ids: Collection[UUID]) -> tuple[MapContact, ...]:
    """Who is kept in it and is none of these; of the others nothing is read."""
    apart = {str(one) for one in ids}
    found = (_contact(said) for said in plain.get("contacts", ()) if said.get("id") not in apart)
    return tuple(one for one in found if one)


def kinds_there(plain: Mapping[str, Any]) -> Iterator[NetworkKind]:
    """The kind of each who is there (``is_there``), and no more than that is read: for counts over all maps."""
    for said in plain.get("contacts", ()):
        angle = said.get("angle")
        placed = angle is not None and said.get("distance") is not None
        if placed and not (said.get("potential") or said.get("deceased")):
            yield kind_at(angle, known(NetworkKind, said.get("said_kind", "")))


def kind_at(angle: float, said: NetworkKind | None) -> NetworkKind:
    """The kind that was said, else the one that goes with the direction in which somebody stands."""
    return said or _BY_SECTOR[sector_of(angle)]


def without(plain: Mapping[str, Any], ids: Collection[UUID]) -> dict[str, Any]:
    """The same as it is kept, without these contacts and their ties; all that it says of the others stays."""
    gone = {str(one) for one in ids}
    return {
        **plain,
        "contacts": [said for said in plain.get("contacts", ()) if said.get("id") not in gone],
        "ties": [tie for tie in plain.get("ties", ()) if gone.isdisjoint(tie[:2])],
    }


def known(read: Callable[[str], W], code: str) -> W | None:
    """The word of a code, or the id; None for one that this version does not know."""
    try:
        return read(code)
    except ValueError:
        return None


def supports(codes: Iterable[str] | None) -> frozenset[Support]:
    """Those that are known of a list of codes."""
    return frozenset(found for code in codes or () if (found := known(Support, code)))


_READ: dict[str, Callable[[Any], Any]] = {
    "id": partial(known, UUID),
    "said_kind": partial(known, NetworkKind),
    "duo": partial(known, UUID),
    "often": partial(known, Often),
    "met": partial(known, Met),
    "bond": partial(known, TieKind),
    "receives": supports,
    "gives": supports,
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


def _contact(plain: Mapping[str, Any]) -> MapContact | None:
    """Somebody as kept; None without an id."""
    told = {name: value for name in _NAMES if (value := plain.get(name)) is not None}
    said = {name: _READ[name](value) if name in _READ else value for name, value in told.items()}
    angle, distance = plain.get("angle"), plain.get("distance")
    spot = None if angle is None or distance is None else Spot(angle, distance)
    return MapContact(**{"name": "?"} | said, spot=spot) if said.get("id") else None
