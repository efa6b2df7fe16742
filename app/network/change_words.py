"""What changed between two maps, in words: counts with names, never a figure and never a verdict.

Closer is not better, and who is gone from a map is not said to have left: nobody knows more than what was drawn.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.i18n import N_, _, listed
from app.network.compare import Changes, TieChange
from app.network.contents import MapContact, MapContents
from app.network.words import named_sectors
from app.vocabulary import TieKind


class What(StrEnum):
    """What happened to somebody between two maps."""

    NEW = "new"
    BACK = "back"
    CLOSER = "closer"
    FURTHER = "further"
    ELSEWHERE = "elsewhere"
    GROWN = "grown"
    FADED = "faded"
    GONE = "gone"
    UNPLACED = "unplaced"
    DIED = "died"
    TIE = "tie"


WORDS = {
    What.NEW: N_("New"),
    What.BACK: N_("Back on the map"),
    What.CLOSER: N_("Closer"),
    What.FURTHER: N_("Further away"),
    What.ELSEWHERE: N_("Elsewhere on the map"),
    What.GROWN: N_("Grown"),
    What.FADED: N_("Only possible again"),
    What.GONE: N_("No longer on the map"),
    What.UNPLACED: N_("Named, without a place now"),
    What.DIED: N_("Died"),
}
_NOW = {
    TieKind.EXISTING: N_("{one} and {other} know each other now"),
    TieKind.TENSE: N_("Between {one} and {other} it is tense now"),
    TieKind.ENDED: N_("{one} and {other} knew each other formerly"),
    None: N_("Between {one} and {other} nothing is drawn any more"),
}
_NO_LONGER_TENSE = N_("Between {one} and {other} it is no longer tense")


@dataclass(frozen=True)
class Told:
    """One line: what changed, in words, of whom."""

    what: What
    heading: str
    names: str
    ids: tuple[UUID, ...]

    @property
    def word(self) -> str:
        """What happened, without how many: ``Dichterbij``."""
        return _(WORDS[self.what]) if self.what in WORDS else self.heading

    @property
    def sentence(self) -> str:
        """Read out in one go: ``Nieuw, 2: Mieke en Sus``."""
        return f"{self.heading}: {self.names}" if self.names else self.heading


def told(changes: Changes, now: MapContents) -> tuple[Told, ...]:
    """Each change with the people it is of, those without people left out; ``now`` is the map compared with."""
    apart = {one.id for one in (*changes.returned, *changes.died, *changes.unplaced)}
    people: dict[What, Iterable[MapContact]] = {
        What.NEW: [one for one in changes.new if one.id not in apart],
        What.BACK: changes.returned,
        What.CLOSER: [one.now for one in changes.closer],
        What.FURTHER: [one.now for one in changes.further],
        What.ELSEWHERE: [one.now for one in changes.elsewhere],
        What.GROWN: [one.now for one in changes.grown],
        What.FADED: [one.now for one in changes.faded],
        What.GONE: [one for one in changes.gone if one.id not in apart],
        What.UNPLACED: changes.unplaced,
        What.DIED: changes.died,
    }
    sectors = named_sectors(now.sectors)
    told_elsewhere = _("{name} (to {part})")

    def name(one: MapContact, what: What) -> str:
        if what is What.ELSEWHERE and one.sector is not None:
            return told_elsewhere.format(name=one.name, part=sectors[one.sector])
        return one.name

    lines = [_line(what, list(found), name) for what, found in people.items() if found]
    return (*lines, *_ties(changes.ties, now))


def _line(what: What, people: list[MapContact], name: Callable[[MapContact, What], str]) -> Told:
    heading = _("{what}, {n}").format(what=_(WORDS[what]), n=len(people))
    return Told(what, heading, listed([name(one, what) for one in people]), tuple(one.id for one in people))


def _ties(changes: Iterable[TieChange], now: MapContents) -> list[Told]:
    """In the order of the map, as everything else."""
    order = {one.id: at for at, one in enumerate(now.contacts)}
    pairs = {tuple(sorted((order[change.one], order[change.other]))): change for change in changes}
    return [_tie(pairs[pair], *(now.contacts[at] for at in pair)) for pair in sorted(pairs)]


def _tie(change: TieChange, one: MapContact, other: MapContact) -> Told:
    eased = change.then is TieKind.TENSE and change.now is TieKind.EXISTING
    words = _NO_LONGER_TENSE if eased else _NOW[change.now]
    return Told(What.TIE, _(words).format(one=one.name, other=other.name), "", (one.id, other.id))
