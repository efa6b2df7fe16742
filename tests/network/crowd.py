"""A map with many invented people on it, the same one for a seed: for tests, measurements and pictures."""

from random import Random
from uuid import UUID

from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Ring, Sector, Spot, free_spot
from app.vocabulary import NetworkKind, TieKind

_NAMES = (
    "Jos", "Tante Lia", "Mieke", "Nonkel Fons", "Buurvrouw Greet", "Rik", "Oma Paula", "Fatma", "Yasmina", "Zus Els",
    "Staf", "Neef Timo", "Kaat", "Dokter Wils", "Kine Bart", "Walter", "Odette", "Elif", "Broer Dirk", "Hilde",
    "Nonkel Jef", "Sofie", "Katrien", "Thuishulp Sara", "Overbuur Chantal", "Ria", "Simonne", "Samira", "Wout", "Lode",
)  # fmt: skip
_RINGS = (1, 2, 3, 3)  # how often each is chosen
_KINDS = {
    Sector.FAMILY: (NetworkKind.RELATIVE, NetworkKind.RELATIVE, NetworkKind.RELATIVE, NetworkKind.ANIMAL),
    Sector.FRIENDS: (NetworkKind.RELATIVE, NetworkKind.RELATIVE, NetworkKind.VOLUNTEER),
    Sector.NEIGHBOURHOOD: (NetworkKind.RELATIVE, NetworkKind.GROUP),
    Sector.CARE: (NetworkKind.PROFESSIONAL,),
}


def crowd(many: int, ties: int, seed: int = 1) -> MapContents:
    """So many people, each in a free spot as a coordinator would put them, with so many ties between them."""
    chance = Random(seed)
    spots: list[Spot] = []
    contacts = []
    for at in range(many):
        sector, ring = chance.choice(list(Sector)), chance.choices(list(Ring), _RINGS)[0]
        spots.append(free_spot(spots, sector, ring))
        contacts.append(
            MapContact(
                UUID(int=at + 1),
                _NAMES[at % len(_NAMES)] + (f" {at // len(_NAMES) + 1}" if at >= len(_NAMES) else ""),
                chance.choice(_KINDS[sector]),
                spot=spots[-1],
                potential=chance.random() < 0.1,
                deceased=chance.random() < 0.05,
            )
        )
    pairs: set[tuple[UUID, UUID]] = set()
    while len(pairs) < ties:
        one = chance.choice(contacts)
        near = [two for two in contacts if two is not one and (two.sector is one.sector or chance.random() < 0.1)]
        other = chance.choice(near)
        pairs.add((min(one.id, other.id), max(one.id, other.id)))
    kinds = chance.choices([TieKind.EXISTING, TieKind.ENDED, TieKind.TENSE], [8, 1, 1], k=ties)
    return MapContents(
        tuple(contacts), tuple(MapTie(*pair, kind) for pair, kind in zip(sorted(pairs), kinds, strict=True))
    )
