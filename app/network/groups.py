"""Who belongs together on a map: three or more who know each other, directly or through one another."""

from collections import defaultdict
from uuid import UUID

from app.network.contents import MapContents, MapTie
from app.vocabulary import TieKind

FEWEST = 3


def groups(contents: MapContents) -> tuple[frozenset[UUID], ...]:
    """The groups among who is there, in the order of the map. An ended tie holds nobody together, a tense one does."""
    near: dict[UUID, set[UUID]] = defaultdict(set)
    for tie in live_ties(contents):
        near[tie.one].add(tie.other)
        near[tie.other].add(tie.one)
    found: list[frozenset[UUID]] = []
    seen: set[UUID] = set()
    for one in contents.contacts:
        if one.id in near and one.id not in seen:
            group = _reached(one.id, near)
            seen |= group
            if len(group) >= FEWEST:
                found.append(frozenset(group))
    return tuple(found)


def live_ties(contents: MapContents) -> tuple[MapTie, ...]:
    """The ties that are not over, between two who are there."""
    there = {one.id for one in contents.contacts if one.is_there}
    return tuple(tie for tie in contents.ties if tie.kind is not TieKind.ENDED and there.issuperset(tie.pair))


def _reached(first: UUID, near: dict[UUID, set[UUID]]) -> set[UUID]:
    """Everybody who can be reached from somebody, with that one."""
    reached, ahead = {first}, [first]
    while ahead:
        new = near[ahead.pop()] - reached
        reached |= new
        ahead.extend(new)
    return reached
