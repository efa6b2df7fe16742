"""Wishes and answers to own criteria as lines of one cell, written and read back: ``Geslacht: vrouw (moet)``."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from app.i18n import N_, _, language_name
from app.transfer.cells import NOT_UNDERSTOOD, PARTLY_UNDERSTOOD, RawCell, Read, folded, note, prose
from app.transfer.languages import languages
from app.transfer.wishes import Wish
from app.vocabulary import Gender, Strength, word

_ABOUT = {
    "gender": N_("Gender"),
    "age": N_("Age"),
    "smokes": N_("Smokes"),
    "has_pets": N_("Pets"),
    "language": N_("Language"),
    "traits": N_("Character"),
    "interests": N_("Interests"),
}
_ALSO = {"geslacht": "gender", "roken": "smokes", "huisdier": "has_pets", "talen": "language", "interesse": "interests"}
_CUSTOM = "custom:"
_QUOTED = r'"(?:[^"]|"")*"'
_VALUE = re.compile(rf"\s*({_QUOTED}|[^/\"]+?)\s*(?:/|$)")
_LINE = re.compile(rf"({_QUOTED}|[^:\"]+):\s*(.+?)(?:\s*\(([^()]*)\))?")
_AGE = re.compile(r"(\d{1,3})\s*-\s*(\d{1,3})")


class SomeWish(Protocol):
    """A wish as a list reads it, or as the vault keeps it."""

    @property
    def about(self) -> str: ...
    @property
    def values(self) -> tuple[Any, ...]: ...
    @property
    def lower(self) -> int | None: ...
    @property
    def upper(self) -> int | None: ...
    @property
    def strength(self) -> Strength: ...
    @property
    def firm(self) -> bool: ...


def written(wishes: Iterable[SomeWish]) -> str:
    """A line for each wish."""
    return "\n".join(filter(None, map(_written, wishes)))


def read(cell: RawCell) -> Read[tuple[Wish, ...]]:
    """The wishes of a cell; a line that is none is told, and the cell kept."""
    return _lines(cell, _read)


def criteria_written(answers: Iterable[tuple[str, Any]]) -> str:
    """A line for each answer: ``Houdt van honden: ja``."""
    return "\n".join(f"{_quoted(name)}: {_value(fact)}" for name, fact in answers if isinstance(fact, bool | str))


def criteria(cell: RawCell) -> Read[tuple[tuple[str, Any], ...]]:
    """The answers of a cell, by the name of the criterion."""
    return _lines(cell, _answer)


def _written(wish: SomeWish) -> str:
    own = wish.about.startswith(_CUSTOM)
    if not own and wish.about not in _ABOUT:
        return ""
    if wish.about == "age":
        span = _span(wish.lower, wish.upper)
    else:
        said = {"gender": _gender_word, "language": _language}.get(wish.about, _value)
        span = " / ".join(said(value) for value in wish.values)
    if not span:
        return ""
    about = f'"{_doubled(wish.about.removeprefix(_CUSTOM))}"' if own else _(_ABOUT[wish.about])
    how = f"{word(wish.strength)}, {_firm()}" if wish.firm else word(wish.strength)
    return f"{about}: {span} ({how})"


def _read(said: str) -> Wish | None:
    match = _LINE.fullmatch(said)
    if not match:
        return None
    name, values, how = match[1].strip(), match[2], folded(match[3])
    abouts = _ALSO | {folded(_(words)): about for about, words in _ABOUT.items()}
    about = _CUSTOM + _unquoted(name) if name.startswith('"') else abouts.get(folded(name))
    words = [part.strip() for part in how.split(",")] if how else []
    firm = folded(_firm()) in words
    strengths = {folded(word(one)): one for one in Strength}
    stated = [strengths[one] for one in words if one in strengths]
    if about is None or len(words) != len(stated) + firm or len(stated) > 1:
        return None
    strength = stated[0] if stated else Strength.RATHER
    if about == "age":
        span = _ages(values)
        return span and Wish("age", (), *span, strength=strength, firm=firm)
    pieces = _pieces(values)
    found = pieces and [_meant(about, piece) for piece in pieces]
    return Wish(about, tuple(found), strength=strength, firm=firm) if found and None not in found else None


def _answer(said: str) -> tuple[str, Any] | None:
    match = re.fullmatch(rf"({_QUOTED}|[^:\"]+):\s*(.+)", said)
    pieces = _pieces(match[2]) if match else None
    if not match or not pieces or len(pieces) != 1:
        return None
    return _unquoted(match[1].strip()), _fact(pieces[0])


def _lines(cell: RawCell, reader: Callable[[str], Any]) -> Read[tuple[Any, ...]]:
    found, unknown = [], []
    for said in filter(None, map(str.strip, prose(cell).split("\n"))):
        one = reader(said)
        if one is None:
            unknown.append(said)
        else:
            found.append(one)
    notes = (note(PARTLY_UNDERSTOOD, rest=", ".join(unknown)) if found else NOT_UNDERSTOOD,) if unknown else ()
    return Read(tuple(found), notes, keep=bool(unknown))


def _span(lower: int | None, upper: int | None) -> str:
    if lower is not None and upper is not None:
        return f"{lower}-{upper}"
    if lower is None:
        return "" if upper is None else _("to {age}").format(age=upper)
    return _("from {age}").format(age=lower)


def _ages(said: str) -> tuple[int | None, int | None] | None:
    if match := _AGE.fullmatch(said.strip()):
        return int(match[1]), int(match[2])
    if match := re.fullmatch(r"\D+(\d{1,3})", said.strip()):
        if folded(said) == folded(_("from {age}").format(age=match[1])):
            return int(match[1]), None
        if folded(said) == folded(_("to {age}").format(age=match[1])):
            return None, int(match[1])
    return None


def _meant(about: str, piece: str) -> Any:
    """The value that words stand for, None for none."""
    if about == "gender":
        return next((one.value for one in Gender if folded(piece) == folded(word(one))), None)
    if about == "language":
        found = languages(piece).value
        return found[0] if found else _unquoted(piece)
    fact = _fact(piece)
    if about in ("smokes", "has_pets"):
        return fact if isinstance(fact, bool) else None
    return fact


def _fact(piece: str) -> bool | str:
    yes_no = {folded(_("yes")): True, folded(_("no")): False}
    return yes_no.get(folded(piece), _unquoted(piece))


def _gender_word(value: Any) -> str:
    return word(Gender(value))


def _language(code: Any) -> str:
    name = language_name(code)
    return _plain(name if languages(name).value == (code,) else code)


def _value(value: Any) -> str:
    return (_("yes") if value else _("no")) if isinstance(value, bool) else _plain(str(value))


def _plain(said: str) -> str:
    """Words as they stand, in quotes where they would be read as something else."""
    odd = re.search(r'[/"()\r\n]', said) or said != said.strip() or folded(said) in map(folded, (_("yes"), _("no"), ""))
    return f'"{_doubled(said)}"' if odd else said


def _quoted(name: str) -> str:
    return f'"{_doubled(name)}"' if re.search(r'[:"\r\n]', name) or name != name.strip() else name


def _doubled(said: str) -> str:
    return re.sub(r"[\r\n]+", " ", said).replace('"', '""')


def _unquoted(piece: str) -> str:
    return piece[1:-1].replace('""', '"') if len(piece) > 1 and piece[0] == piece[-1] == '"' else piece


def _pieces(said: str) -> list[str] | None:
    pieces, place = [], 0
    while place < len(said):
        match = _VALUE.match(said, place)
        if not match:
            return None
        pieces.append(match[1])
        place = match.end()
    return pieces


def _firm() -> str:
    return _("not open to talk")
