"""The answer of the engine: who is proposed to whom, what that adds up to, and why the others still wait."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

FORMAT = "klik-solution"
VERSION = 1


@dataclass(frozen=True)
class ProposedPair:
    """Fits 0–1000, coverage 0–100. ``broken``: the rules and maxima that a decided pair breaks."""

    participant: str
    buddy: str
    fit: int
    fit_participant: int
    fit_buddy: int
    coverage: int
    decided: bool = False
    broken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shortfall:
    """A minimum that is not reached; ``limit`` is ``partner_min`` or ``priority_min``."""

    limit: str
    key: str
    wanted: int
    reached: int


@dataclass(frozen=True)
class Unlock:
    """What one relaxation would bring: how many pairs could then be proposed.

    ``relax``: ``wish:ABOUT`` (a must made a wish), ``range`` (10 km further), ``availability:SLOT`` (this half-day too)
    or, for buddies, ``availability`` (a half-day of the participant's too). ``side``: who would have to relax; on the
    side of the buddies each of the pairs asks it of another buddy.
    """

    relax: str
    side: str
    pairs: int


@dataclass(frozen=True)
class Unmatched:
    """Nobody is proposed for this participant: buddies counted by the first rule that says no, and what could help."""

    participant: str
    refused: Mapping[str, int]
    to_ask: int
    allowed: int
    unlocks: tuple[Unlock, ...] = ()


@dataclass(frozen=True)
class Solution:
    """``status``: ``optimal`` when every stage is proven, else ``feasible``.

    ``bounds`` are what no answer can better, None for a total that is not aimed at; ``seconds`` are wall time.
    """

    status: Literal["optimal", "feasible"]
    pairs: tuple[ProposedPair, ...]
    totals: Mapping[str, int]
    bounds: Mapping[str, int | None]
    counts: Mapping[str, int]
    shortfalls: tuple[Shortfall, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The solution in the file format ``klik-solution``."""
        return {
            "format": FORMAT,
            "version": VERSION,
            **vars(self),
            **{name: dict(getattr(self, name)) for name in ("totals", "bounds", "counts", "seconds")},
            "pairs": [vars(pair) | {"broken": list(pair.broken)} for pair in self.pairs],
            "shortfalls": [dict(vars(one)) for one in self.shortfalls],
            "unmatched": [
                vars(one) | {"refused": dict(one.refused), "unlocks": [dict(vars(unlock)) for unlock in one.unlocks]}
                for one in self.unmatched
            ],
        }

    @staticmethod
    def from_dict(told: Mapping[str, Any]) -> "Solution":
        """The solution that ``to_dict`` told. Klik wrote it itself: nothing in it is checked."""
        return Solution(
            status=told["status"],
            pairs=tuple(ProposedPair(**pair | {"broken": tuple(pair["broken"])}) for pair in told["pairs"]),
            totals=told["totals"],
            bounds=told["bounds"],
            counts=told["counts"],
            shortfalls=tuple(Shortfall(**one) for one in told["shortfalls"]),
            unmatched=tuple(
                Unmatched(**one | {"unlocks": tuple(Unlock(**unlock) for unlock in one["unlocks"])})
                for one in told["unmatched"]
            ),
            seconds=told["seconds"],
        )
