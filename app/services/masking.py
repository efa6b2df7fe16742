"""Other people's names out of words about somebody: each replaced by what she or he is to the one who reads.

It knows whoever is in the vault, and whoever stands on the own network map. A nickname, or a name spelled another way,
it does not know: whoever gives such words away reads them first.
"""

import re
from collections.abc import Iterable, Mapping

from app.places import fold

_WORD = re.compile(r"\w+")
MAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
NUMBER = re.compile(r"\+?\d(?:[\s./-]?\d){7,}")
_DIGITS = 8  # so many at the end tell a phone number, however it begins


class Masker:
    """Replaces names, mail addresses and phone numbers of others; ``kept`` names stay, whoever else has them."""

    def __init__(self, kept: Iterable[str] = ()) -> None:
        self._kept = {spelled(name) for name in kept}
        self._names: dict[str, tuple[str, bool]] = {}
        self._longest: dict[str, list[int]] = {}  # of the names that begin with a word, how many words they have
        self._reach: dict[str, str] = {}
        for name in self._kept:
            self._find(name)

    def names(self, said: Mapping[str, str], *, capital: bool = False) -> None:
        """Replace these names, each by what is said of it; with ``capital`` only where it is written with one.

        Of a name that is given twice the first counts.
        """
        for name, instead in said.items():
            key = spelled(name)
            if len(key) > 1 and key not in self._kept and key not in self._names:
                self._names[key] = instead, capital
                self._find(key)

    def reach(self, said: Iterable[str | None], instead: str) -> None:
        """Replace these mail addresses and phone numbers."""
        for one in filter(None, said):
            self._reach.setdefault(reached(one), instead)

    def mask(self, text: str) -> str:
        """The text without others."""
        for shape in (MAIL, NUMBER):
            text = shape.sub(lambda found: self._reach.get(reached(found.group()), found.group()), text)
        words = list(_WORD.finditer(text))
        pieces, at, number = [], 0, 0
        while number < len(words):
            step, instead = self._at(text, words, number)
            if instead:
                pieces += [text[at : words[number].start()], instead]
                at = words[number + step - 1].end()
            number += step
        return "".join([*pieces, text[at:]])

    def _at(self, text: str, words: list[re.Match[str]], number: int) -> tuple[int, str]:
        """How many words the name has that begins here, and what comes in its place; empty where it stays."""
        begin = words[number].start()
        for length in self._longest.get(fold(words[number].group()), ()):
            if number + length > len(words):
                continue
            end = words[number + length - 1].end()
            key = spelled(text[begin:end])
            if key in self._kept:
                return length, ""
            instead, capital = self._names.get(key, ("", False))
            if instead and not (capital and text[begin].islower()):
                return length, instead
        return 1, ""

    def _find(self, key: str) -> None:
        parts = _WORD.findall(key)
        if parts:
            lengths = self._longest.setdefault(parts[0], [])
            if len(parts) not in lengths:
                lengths.append(len(parts))
                lengths.sort(reverse=True)


def spelled(name: str) -> str:
    """A name as it is compared: without accents, capitals, or more than one space."""
    return " ".join(fold(name).split())


def reached(said: str) -> str:
    """A mail address or a number as it is compared: the end of a number tells it, however it begins."""
    return said.casefold() if "@" in said else "".join(sign for sign in said if sign.isdigit())[-_DIGITS:]
