"""Finding somebody or something by a few words: folded texts, each word by itself, best first.

Made for every keystroke: nothing is compared that a plain search in a text cannot rule out first, and only what is
shown is looked at closely.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from app.i18n import N_, _
from app.places import fold
from app.vocabulary import word

MOST = 30
"""How many are shown together."""
ENOUGH = 500
"""From here on the others of a kind are not counted: who sees so many types another word."""
_SAMPLE = 200
_PART = 2048  # texts looked through before asking whether it is enough
_AROUND = 70  # characters of a long text that are shown
_NUMBER = re.compile(r"(?<!\w)\+?\d[\d ./-]{6,}\d(?!\w)")
GONE, NO_CONTACT = N_("deceased"), N_("no contact any more")
PLACE, PHONE = N_("Place"), N_("Phone")
Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found. ``people`` are pairs of a role and a name, and make its name together.

    ``near`` and ``far`` are pairs of what it is (a message id) and the words: short facts, and longer texts that come
    after them. ``opens`` is the kind and id of the page that shows it. Without ``by_name`` a name helps to find it, but
    is not enough. ``state`` is said beside it, a state or a message id; ``on`` is when something last happened.
    """

    kind: str
    opens: tuple[str, UUID]
    people: tuple[tuple[str, str], ...]
    near: Fields = ()
    far: Fields = ()
    state: StrEnum | str | None = None
    on: date | None = None
    by_name: bool = True

    @property
    def name(self) -> str:
        return " & ".join(name for _role, name in self.people)

    @property
    def said(self) -> str:
        """Its state in words."""
        return state_word(self.state)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry, and the fact or text it was found in, around the words; both are empty where its name was enough."""

    entry: Entry
    where: str
    words: str


@dataclass(frozen=True)
class Results:
    """Groups of hits by kind, the best first, and how many more there are, or at least that many."""

    groups: tuple[tuple[str, tuple[Hit, ...]], ...]
    more: int = 0
    at_least: bool = False


class SearchIndex:
    """Everything that can be found, folded once. Entries of one kind come in the order given among equals."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        shelves: dict[str, list[Entry]] = {}
        for entry in entries:
            shelves.setdefault(entry.kind, []).append(entry)
        self._shelves = {kind: _Shelf(found) for kind, found in shelves.items()}

    def records(self) -> set[tuple[str, UUID]]:
        """Kind and id of every record that can be found by its own name."""
        return {entry.opens for shelf in self._shelves.values() for entry in shelf.entries if entry.by_name}

    def find(self, query: str) -> Results:
        """What holds every word, wherever it stands; a name before a fact, a fact before a text."""
        words = sought(query)
        if not words:
            return Results(())
        found = {kind: shelf.find(words) for kind, shelf in self._shelves.items()}
        found = {kind: ranks for kind, ranks in found.items() if any(ranks)}
        best = {kind: next(at for at, rank in enumerate(ranks) if rank) for kind, ranks in found.items()}
        kinds = sorted(found, key=lambda kind: (best[kind], list(found).index(kind)))
        rows = {kind: [at for rank in found[kind] for at in rank] for kind in kinds}
        shown = _shares([len(rows[kind]) for kind in kinds]) if kinds else []
        groups = tuple(
            (kind, tuple(self._shelves[kind].hit(at, words) for at in rows[kind][:count]))
            for kind, count in zip(kinds, shown, strict=True)
        )
        more = sum(map(len, rows.values())) - sum(shown)
        return Results(groups, more, any(len(positions) >= ENOUGH for positions in rows.values()))


class _Shelf:
    """All of one kind, as texts beside each other: names, names with facts, and everything."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._by_name = entries[0].by_name
        # A space in front of each word of a name: what follows it is where a word begins.
        self._names = [" " + " ".join(_parts(entry.name)) for entry in entries]
        near = [_folded(entry.near) for entry in entries]
        self._near = [f"{name}\n{facts}" for name, facts in zip(self._names, near, strict=True)]
        self._own = [f"{facts}\n{_folded(entry.far)}" for facts, entry in zip(near, entries, strict=True)]
        self._all = [f"{name}\n{own}" for name, own in zip(self._names, self._own, strict=True)]

    def find(self, words: Sequence[str]) -> list[list[int]]:
        """Positions by how well they were found: words begin names, names hold them, facts do, texts do."""
        if not self._by_name:
            if len(words) == 1:
                return [[], [], [], _holding(self._own, words)]
            found = _holding(self._all, words)
            return [[], [], [], [at for at in found if any(word in self._own[at] for word in words)]]
        begins = [f" {word}" for word in words]
        named = _holding(self._names, words)
        begun, held = _split(named, lambda at: all(begin in self._names[at] for begin in begins))
        if len(named) >= ENOUGH:
            return [begun, held, [], []]
        known = set(named)
        others = [at for at in _holding(self._all, words) if at not in known]
        # Whose name begins with one of the words is likely meant.
        others.sort(key=lambda at: not any(begin in self._names[at] for begin in begins))
        return [begun, held, *_split(others, lambda at: all(word in self._near[at] for word in words))]

    def hit(self, at: int, words: Sequence[str]) -> Hit:
        """What was found, and where: the first fact or text with a word that the name does not hold."""
        entry = self.entries[at]
        missing = [word for word in words if not entry.by_name or word not in self._names[at]]
        for title, text in (*entry.near, *entry.far):
            folded = _folded(((title, text),))
            if held := next((word for word in missing if word in folded), ""):
                return Hit(entry, title, around(text, held))
        return Hit(entry, "", "")


def state_word(state: StrEnum | str | None) -> str:
    """A state, or what must be known before it, in words."""
    return word(state) if isinstance(state, StrEnum) else _(state or "")


def _split(positions: Iterable[int], passes: Callable[[int], bool]) -> tuple[list[int], list[int]]:
    """Those that pass and the others, each in the order given."""
    halves: tuple[list[int], list[int]] = ([], [])
    for at in positions:
        halves[not passes(at)].append(at)
    return halves


def _holding(texts: Sequence[str], words: Sequence[str]) -> list[int]:
    """Where every word is held, from the beginning until it is enough; the rarest word rules out the most."""
    sample = texts[:_SAMPLE]
    first, *others = sorted(words, key=lambda word: sum(word in text for text in sample))
    found: list[int] = []
    for begin in range(0, len(texts), _PART):
        held = [at for at, text in enumerate(texts[begin : begin + _PART], begin) if first in text]
        for other in others:
            held = [at for at in held if other in texts[at]]
        found += held
        if len(found) >= ENOUGH:
            break
    return found


def sought(query: str) -> list[str]:
    """The words of a query, folded; a phone number is one word, however it was spaced, without the sign of Belgium."""
    numbers: list[str] = []

    def take(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found.group())
        if len(digits) < 8:
            return found.group()
        for sign in ("0032", "32"):
            if digits.startswith(sign) and (found.group().startswith("+") or sign == "0032"):
                digits = "0" + digits.removeprefix(sign).removeprefix("0")
        numbers.append(digits)
        return " "

    rest = _NUMBER.sub(take, query)
    return [*dict.fromkeys([*fold(rest).split(), *numbers])]


def around(text: str, word: str, length: int = _AROUND) -> str:
    """The part of a text around the first place that holds a folded word, on one line."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    at = _place_in(line, word)
    start = max(0, min(at - length // 3, len(line) - length))
    if start and 0 <= (space := line.find(" ", start)) < min(at, start + 15):
        start = space + 1  # begin with a whole word
    part = line[start : start + length].strip()
    return ("… " if start else "") + part + (" …" if start + length < len(line) else "")


def _place_in(line: str, word: str) -> int:
    """Where a folded word stands in a line that is not; the beginning where that cannot be said."""
    folded = fold(line)
    if len(folded) == len(line):
        return max(folded.find(word), 0)
    # Folding lengthened the line (ß) or shortened it (é written as two), so each letter is folded by itself.
    signs = [(sign, at) for at, letter in enumerate(line) for sign in (letter if letter == " " else fold(letter))]
    found = "".join(sign for sign, _at in signs).find(word)
    return signs[found][1] if found >= 0 else 0


def _folded(fields: Fields) -> str:
    """Facts as they are searched; a phone number also without its spaces."""
    digits = [words.replace(" ", "") for title, words in fields if title == PHONE]
    return fold("\n".join([*(words for _title, words in fields), *digits]))


def _parts(name: str) -> list[str]:
    return re.split(r"[\s'’-]+", fold(name))


def _shares(counts: Sequence[int]) -> list[int]:
    """How many of each kind are shown: as many of each, then more of the best as long as there is room."""
    shown = [min(count, MOST // len(counts)) for count in counts]
    for at, count in enumerate(counts):
        shown[at] += max(0, min(count - shown[at], MOST - sum(shown)))
    return shown
