"""A map without names: a letter for what somebody is and a number, the same on every map of one participant."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from app.network.contents import MapContents
from app.vocabulary import NetworkKind

_BUDDY = "B"
_LETTERS = {
    NetworkKind.RELATIVE: "N",
    NetworkKind.VOLUNTEER: "V",
    NetworkKind.PROFESSIONAL: "H",
    NetworkKind.GROUP: "G",
    NetworkKind.ANIMAL: "D",
    None: "X",
}


def pseudonyms(maps: Iterable[MapContents]) -> dict[UUID, str]:
    """``N1``, ``V1``… for everybody on these maps, numbered as they first appear; the last map says what they are."""
    letters: dict[UUID, str] = {}
    for contents in maps:
        for one in contents.contacts:
            letters[one.id] = _BUDDY if one.is_buddy else _LETTERS[one.kind]
    counts: Counter[str] = Counter()
    found = {}
    for contact_id, letter in letters.items():
        counts[letter] += 1
        found[contact_id] = f"{letter}{counts[letter]}"
    return found


def without_names(contents: MapContents, names: dict[UUID, str]) -> MapContents:
    """A map with these names in place of everybody's own, and without what else was said in own words."""
    contacts = tuple(replace(one, name=names[one.id], relation=None) for one in contents.contacts)
    return replace(contents, contacts=contacts, sectors=())
