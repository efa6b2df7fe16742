"""Two maps of one participant laid over each other: who is new, closer, further, gone, back."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from app.network.contents import MapContact, MapContents
from app.vocabulary import TieKind


@dataclass(frozen=True)
class Change:
    """Somebody who stands on both maps."""

    then: MapContact
    now: MapContact


@dataclass(frozen=True)
class TieChange:
    """A tie that is not as it was; None where there was, or is, none."""

    one: UUID
    other: UUID
    then: TieKind | None
    now: TieKind | None


@dataclass(frozen=True)
class Changes:
    """What differs between two maps. Only who is placed and alive is on a map; a possibility is.

    ``returned`` is part of ``new``: who stood on a map from before both. Of ``gone``, ``died`` is known to have died,
    and ``unplaced`` is named still but has no place. ``closer`` and ``further`` go by ring, ``elsewhere`` is another
    part of the map in the same ring. ``grown`` was a possibility and is there now, ``faded`` the other way round.
    ``ties`` are between two who stand on both maps: with who is new or gone it goes without saying.

    Mirrored, ``new`` and ``gone``, ``closer`` and ``further``, ``grown`` and ``faded`` change places.
    """

    new: tuple[MapContact, ...]
    returned: tuple[MapContact, ...]
    gone: tuple[MapContact, ...]
    died: tuple[MapContact, ...]
    unplaced: tuple[MapContact, ...]
    closer: tuple[Change, ...]
    further: tuple[Change, ...]
    elsewhere: tuple[Change, ...]
    grown: tuple[Change, ...]
    faded: tuple[Change, ...]
    ties: tuple[TieChange, ...]


def compare(then: MapContents, now: MapContents, earlier: Collection[UUID] = ()) -> Changes:
    """From one map to another; ``earlier`` are the ids on maps from before ``then``."""
    was = {one.id: one for one in then.contacts if _on(one)}
    is_now = {one.id: one for one in now.contacts if _on(one)}
    new = tuple(one for one in is_now.values() if one.id not in was)
    gone = tuple(one for one in was.values() if one.id not in is_now)
    both = [Change(was[one.id], one) for one in is_now.values() if one.id in was]
    dead = {one.id for one in now.contacts if one.deceased}
    return Changes(
        new=new,
        returned=tuple(one for one in new if one.id in earlier),
        gone=gone,
        died=tuple(one for one in gone if one.id in dead),
        unplaced=tuple(one for one in gone if one.id in now.by_id and one.id not in dead),
        closer=tuple(one for one in both if _rings(one) < 0),
        further=tuple(one for one in both if _rings(one) > 0),
        elsewhere=tuple(one for one in both if _rings(one) == 0 and one.then.sector is not one.now.sector),
        grown=tuple(one for one in both if one.then.potential and not one.now.potential),
        faded=tuple(one for one in both if one.now.potential and not one.then.potential),
        ties=_ties(then, now, was.keys() & is_now.keys()),
    )


def _on(one: MapContact) -> bool:
    return one.spot is not None and not one.deceased


def _rings(change: Change) -> int:
    """How many rings somebody moved out."""
    assert change.then.ring is not None
    assert change.now.ring is not None
    return change.now.ring - change.then.ring


def _ties(then: MapContents, now: MapContents, both: Collection[UUID]) -> tuple[TieChange, ...]:
    was, is_now = ({tie.pair: tie.kind for tie in one.only(both).ties} for one in (then, now))
    return tuple(
        TieChange(*pair, was.get(pair), is_now.get(pair))
        for pair in sorted(was.keys() | is_now.keys())
        if was.get(pair) is not is_now.get(pair)
    )
