"""What of a map is in sight beside the people: for telling its story one layer after the other."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layers:
    """``ties`` between contacts; ``bonds``, how it is with the participant, where that was said (a tense or ended one
    is shown with the ties as well); ``supports`` given and received; ``hulls`` around who know each other;
    ``relations`` below the names, but not on a large map, which others look at as well.
    """

    ties: bool = True
    bonds: bool = False
    supports: bool = False
    hulls: bool = False
    relations: bool = False


EVERYTHING = Layers(bonds=True, supports=True, hulls=True)
TIES = Layers(bonds=True)
SUPPORT = Layers(ties=False, supports=True)
GROUPS = Layers(hulls=True)
