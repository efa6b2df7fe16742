"""What is said of a contact on a network map in a file: each fact with its title, its words and how it is read again.

A list has words (``wekelijks``), a GraphML codes (``weekly``); both are read, in Dutch and in English. What is not said
is unknown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar
from uuid import uuid4

from app.errors import KlikError
from app.i18n import N_, _, listed
from app.network.contents import MapContact, MapContents
from app.network.map import Ring, Sector, Spot, free_spot, moved_out, moved_right, turned
from app.network.words import RINGS, SECTORS, named_sectors, ring_word
from app.places import fold
from app.transfer.cells import Note, note
from app.vocabulary import WORDS, Met, NetworkKind, Often, Support, TieKind, word

E = TypeVar("E", bound=StrEnum)
MOST = 500
"""Contacts; a file that holds more is no network map."""
TITLES = {
    "name": N_("Name"),
    "kind": N_("Kind"),
    "relation": N_("Who is that?"),
    "ring": N_("Ring"),
    "sector": N_("Part of the map"),
    "angle": N_("Angle"),
    "distance": N_("Distance"),
    "often": N_("How often"),
    "met": N_("How they met"),
    "without_buddy": N_("Also without the buddy"),
    "receives": N_("Gets"),
    "gives": N_("Gives"),
    "potential": N_("Could grow"),
    "deceased": N_("Deceased"),
    "bond": N_("Between the two"),
}
ONE, OTHER, TIE = N_("One of two"), N_("The other"), N_("How it is between them")
Value = str | float | bool


@dataclass(frozen=True)
class ReadMap:
    """What a file says of a network: ``notes`` is what of it was not understood, and stays unknown."""

    contents: MapContents
    notes: tuple[Note, ...] = ()


def enum_words(of: type[E]) -> dict[str, E]:
    """Everything that says a state or a kind: its code, and its words in both languages."""
    return {fold(said): one for one in of for said in (one.value, WORDS[of][one.value], word(one))}


def check_size(count: int, file: str) -> None:
    """Raise ``KlikError`` for more contacts than a map can hold."""
    if count > MOST:
        raise KlikError(
            N_("{file} holds {n} names. On a network map stand {most} at most: is this the right file?"),
            file=file,
            n=count,
            most=MOST,
        )


def not_understood(where: str, fields: Iterable[str]) -> Note:
    """That something said of a contact stays unknown."""
    sentence = N_("{name}: not understood is {titles}; that stays unknown.")
    return note(sentence, name=where, titles=listed([f"‘{_(TITLES[field])}’" for field in fields]))


def codes(one: MapContact) -> dict[str, Value]:
    """A contact as codes and numbers; what is unknown is left out."""
    told: dict[str, Value | None] = {
        "name": one.name,
        "kind": one.kind and one.kind.value,
        "relation": one.relation,
        "ring": None if one.ring is None else one.ring.name.lower(),
        "sector": None if one.sector is None else one.sector.name.lower(),
        "angle": one.spot.angle if one.spot else None,
        "distance": one.spot.distance if one.spot else None,
        "often": one.often and one.often.value,
        "met": one.met and one.met.value,
        "without_buddy": one.without_buddy,
        "receives": ",".join(sorted(one.receives)) or None,
        "gives": ",".join(sorted(one.gives)) or None,
        "potential": one.potential or None,
        "deceased": one.deceased or None,
        "bond": one.bond and one.bond.value,
    }
    return {field: value for field, value in told.items() if value is not None}


def words(one: MapContact, sectors: Sequence[str] = ()) -> dict[str, Value]:
    """A contact as a reader says it, every field; ``sectors`` are what the parts are called."""
    plain = codes(one)
    return {
        "name": one.name,
        "kind": word(one.kind),
        "relation": one.relation or "",
        "ring": ring_word(one.ring),
        "sector": named_sectors(sectors)[one.sector] if one.sector is not None else "",
        "angle": plain.get("angle", ""),
        "distance": plain.get("distance", ""),
        "often": word(one.often),
        "met": word(one.met),
        "without_buddy": "" if one.without_buddy is None else _("yes") if one.without_buddy else _("no"),
        "receives": ", ".join(word(support) for support in Support if support in one.receives),
        "gives": ", ".join(word(support) for support in Support if support in one.gives),
        "potential": _("yes") if one.potential else "",
        "deceased": _("yes") if one.deceased else "",
        "bond": word(one.bond),
    }


class Reader:
    """Reads contacts one after another; ``unread`` is what was not understood of the last."""

    def __init__(self, sectors: Sequence[str] = ()) -> None:
        """``sectors``: what the parts of the map are called, where they have names of their own."""
        self._rings = {fold(said): ring for ring, words in RINGS.items() for said in (ring.name, words, _(words))}
        self._sectors = {fold(said): part for part, words in SECTORS.items() for said in (part.name, words, _(words))}
        self._sectors |= {fold(name): Sector(at) for at, name in enumerate(sectors) if name}
        self._named = [fold(name) for name in named_sectors(sectors)]
        self._taken: list[Spot] = []
        self.unread: list[str] = []

    def read(self, said: Mapping[str, str]) -> MapContact | None:
        """A contact; None for one without a name."""
        self.unread = []
        name = " ".join(said.get("name", "").split())
        if not name:
            return None
        one = MapContact(
            id=uuid4(),
            name=name,
            relation=" ".join(said.get("relation", "").split()) or None,
            spot=self._spot(said),
            potential=bool(self._yes(said, "potential")),
            deceased=bool(self._yes(said, "deceased")),
            often=self._one_of(Often, said, "often"),
            met=self._one_of(Met, said, "met"),
            without_buddy=self._yes(said, "without_buddy"),
            bond=self._one_of(TieKind, said, "bond"),
            receives=self._supports(said, "receives"),
            gives=self._supports(said, "gives"),
        )
        kind = self._one_of(NetworkKind, said, "kind")
        return replace(one, said_kind=kind) if kind is not one.kind else one  # the one of its part goes along with it

    def _one_of(self, of: type[E], said: Mapping[str, str], field: str) -> E | None:
        found: E | None = self._look_up(enum_words(of), said, field)
        return found

    def _look_up(self, known: Mapping[str, Any], said: Mapping[str, str], field: str) -> Any:
        if not (written := fold(said.get(field, ""))):
            return None
        if written not in known:
            self.unread.append(field)
        return known.get(written)

    def _yes(self, said: Mapping[str, str], field: str) -> bool | None:
        known = {
            fold(written): yes for yes, word in ((True, N_("yes")), (False, N_("no"))) for written in (word, _(word))
        }
        found: bool | None = self._look_up(known | {"true": True, "false": False, "x": True}, said, field)
        return found

    def _supports(self, said: Mapping[str, str], field: str) -> frozenset[Support]:
        known = enum_words(Support)
        parts = [fold(part) for part in said.get(field, "").replace(";", ",").split(",") if part.strip()]
        if any(part not in known for part in parts):
            self.unread.append(field)
        return frozenset(known[part] for part in parts if part in known)

    def _spot(self, said: Mapping[str, str]) -> Spot | None:
        """By numbers; where the words say another ring or part, there. By words alone a free spot."""
        ring: Ring | None = self._look_up(self._rings, said, "ring")
        angle, distance = self._number(said, "angle"), self._number(said, "distance")
        sector: Sector | None = self._look_up(self._sectors, said, "sector")
        if angle is not None and distance is not None:
            if "sector" in self.unread:
                self.unread.remove("sector")  # a name of its own, and the number says which
            spot = Spot(turned(angle), min(max(distance, 0.0), 100.0))
            if fold(said.get("sector", "")) == self._named[spot.sector]:
                sector = spot.sector  # two parts may be called the same
            spot = spot if ring is None else moved_out(spot, ring - spot.ring)
            spot = spot if sector in (None, spot.sector) else moved_right(spot, sector - spot.sector)
        elif ring is not None and sector is not None:
            spot = free_spot(self._taken, sector, ring)
        else:
            return None
        self._taken.append(spot)
        return spot

    def _number(self, said: Mapping[str, str], field: str) -> float | None:
        if not (written := said.get(field, "").strip()):
            return None
        try:
            number = float(written.replace(",", "."))
        except ValueError:
            number = float("nan")
        if isfinite(number):
            return number
        self.unread.append(field)
        return None
