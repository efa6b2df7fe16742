"""The aims in their strict order as one whole number: a point of an earlier aim outweighs all there is of the later."""

import numpy as np

from app.matching.remaining import Numbers, Remaining

SHORTFALL = "shortfall"


def totals(left: Remaining, chosen: Numbers, objective: tuple[str, ...]) -> dict[str, int]:
    """The shortfall and the totals aimed at, of the chosen candidates (for each whether it is in)."""
    short = sum(max(0, group.room - int(chosen[group.members].sum())) for group in left.minima)
    return {SHORTFALL: short} | {name: int(left.values(name)[chosen].sum()) for name in objective}


class Order:
    """As many of the aims, from the first on, as stay exact below ``largest``; ``aims`` names them.

    ``units``: what a point of each is worth, and one less short (``units[SHORTFALL]``, above all of the others).
    """

    def __init__(self, left: Remaining, objective: tuple[str, ...], largest: int) -> None:
        aims = objective
        while True:
            self.units = _units(left, aims)
            most = sum(self.units[name] * int(left.values(name).max(initial=0)) for name in aims)
            # A participant may be in several groups, each worth up to the whole unit of a shortfall.
            heaviest = self.units[SHORTFALL] * (1 + len(left.minima)) if left.minima else 0
            if not aims or most + heaviest < largest:
                break
            aims = aims[:-1]
        self.aims = aims
        self.worth: Numbers = sum(
            (self.units[name] * left.values(name) for name in aims), start=np.zeros(left.count, np.int64)
        )

    def value(self, left: Remaining, chosen: Numbers) -> int:
        """All that a choice is worth, less what is short."""
        return self._together(totals(left, chosen, self.aims))

    def bounds(self, bound: int, reached: dict[str, int], left: Remaining) -> dict[str, int]:
        """What no choice can better in each aim, where none is worth more than ``bound`` and ``reached`` is the best
        known: exact up to and with the first aim where the two differ, honest for the rest."""
        short = max(0, -(bound // self.units[SHORTFALL]))
        found = {SHORTFALL: short}
        rest = bound + self.units[SHORTFALL] * short
        tight = short == reached[SHORTFALL]
        for name in reached.keys() - {SHORTFALL}:
            found[name] = left.ceiling(name)
        for name in self.aims:
            if not tight:
                break
            found[name] = min(found[name], rest // self.units[name])
            rest -= self.units[name] * reached[name]
            tight = found[name] == reached[name]
        return found

    def _together(self, reached: dict[str, int]) -> int:
        worth = sum(self.units[name] * reached[name] for name in self.aims)
        return worth - self.units[SHORTFALL] * reached[SHORTFALL]


def _units(left: Remaining, aims: tuple[str, ...]) -> dict[str, int]:
    units, step = {}, 1
    for name in reversed(aims):
        units[name] = step
        step *= left.ceiling(name) + 1
    return units | {SHORTFALL: step}
