"""What someone wishes of the other, as written in a cell: gender, age, and whom rather not."""

import re
from dataclasses import dataclass

from app.i18n import N_
from app.transfer.cells import (
    GENDER_WORDS,
    NOT_UNDERSTOOD,
    PARTLY_UNDERSTOOD,
    RawCell,
    Read,
    folded,
    no_preference,
    note,
    said_nothing,
    split,
)
from app.vocabulary import Gender, Strength

NEARBY = 10  # Years on either side of "ongeveer 40" and of one's own age.
_OLD = 120


@dataclass(frozen=True)
class Wish:
    """A wish in the matching problem's terms: one of ``values``, or for ``age`` a range with both ends included.

    A ``firm`` wish is not open to talk unless the coordinator opens it.
    """

    about: str
    values: tuple[str | bool, ...] = ()
    lower: int | None = None
    upper: int | None = None
    strength: Strength = Strength.STRONG
    firm: bool = False


_STRENGTHS = (
    (r"\b(moet|must|absoluut|zeker|verplicht|alleen|enkel|uitsluitend)\b|!+$", Strength.MUST),
    (r"\b(liefst|liever|eerder|bij voorkeur|vk|voorkeur)\b", Strength.RATHER),
)
_FROM = re.compile(r"(\d{2,3})\s*(?:\+|plus|en ouder|of ouder)|(?:vanaf|minstens|min\.?|ouder dan|>=?|\+)\s*(\d{2,3})")
_TO = re.compile(r"(\d{2,3})\s*(?:-|of jonger|en jonger)|(?:tot|hoogstens|max\.?|maximum|jonger dan|<=?)\s*(\d{2,3})")
_AVOIDED = {
    "rokers": Wish("smokes", (False,), firm=True),
    "honden": Wish("has_pets", (False,), firm=True),
    "mannen": Wish("gender", (Gender.FEMALE, Gender.OTHER), firm=True),
    "vrouwen": Wish("gender", (Gender.MALE, Gender.OTHER), firm=True),
}
_AVOIDED_WORDS = {
    word: _AVOIDED[key]
    for key, words in {
        "rokers": "rokers roker roken rookt rook",
        "honden": "honden hond katten kat huisdieren huisdier dieren poezen",
        "mannen": "mannen man m heren",
        "vrouwen": "vrouwen vrouw v dames",
    }.items()
    for word in words.split()
}


def gender_wish(cell: RawCell) -> Read[tuple[Wish, ...]]:
    """``v`` wishes strongly, ``moet v`` is a must; ``geen vk`` and ``m/v`` wish nothing."""
    said = folded(cell).rstrip(".")
    if said_nothing(cell) or no_preference(said):
        return Read(())
    bare, strength = _strength(said)
    avoided = re.fullmatch(r"(?:geen|niet|liever geen|liefst geen) (?:een )?([a-z]+)", said)
    if avoided and avoided[1] in GENDER_WORDS:
        values = tuple(g for g in Gender if g is not GENDER_WORDS[avoided[1]])
        return Read((Wish("gender", values, firm=True),))
    if bare in GENDER_WORDS:
        return Read((Wish("gender", (GENDER_WORDS[bare],), strength=strength or Strength.STRONG, firm=True),))
    return Read((), (NOT_UNDERSTOOD,), keep=True)


def age_wish(cell: RawCell, own_age: int | None) -> Read[tuple[Wish, ...]]:
    """``30-50``, ``ongeveer 40``, ``50+``, ``zelfde leeftijd`` (``own_age`` in years, None when unknown)."""
    said = folded(cell)
    if said_nothing(cell) or no_preference(said):
        return Read(())
    if re.fullmatch(r"(ongeveer |liefst |± ?)?((de)?zelfde|eigen|gelijke) leeftijd|even oud|leeftijdsgenoot", said):
        if own_age is None:
            return Read((), (note(N_("“Same age” needs a birth date or year; no wish is taken over.")),), keep=True)
        return Read((_age(own_age - NEARBY, own_age + NEARBY, None),))
    bare, strength = _strength(said)
    bare = re.sub(r"\s*\b(jaar|jarige?n?|j)\b\.?", "", bare).strip()
    if match := re.fullmatch(r"(?:van |tussen )?(\d{2,3})\s*(?:-|–|tot|en|a|t/m|tot en met)\s*(\d{2,3})", bare):
        lower, upper = sorted((int(match[1]), int(match[2])))
        return _ages(lower, upper, strength)
    if match := _FROM.fullmatch(bare):
        above = "dan" in bare or re.match(r">(?!=)", bare)
        return _ages(int(match[1] or match[2]) + bool(above), None, strength)
    if match := _TO.fullmatch(bare):
        below = "dan" in bare or re.match(r"<(?!=)", bare)
        return _ages(None, int(match[1] or match[2]) - bool(below), strength)
    if match := re.fullmatch(r"(?:ongeveer|ong\.?|rond(?: de)?|±|\+/-|~|ca\.?|circa|een jaar of)?\s*(\d{2,3})", bare):
        return _ages(int(match[1]) - NEARBY, int(match[1]) + NEARBY, strength)
    return Read((), (NOT_UNDERSTOOD,), keep=True)


def rather_not(cell: RawCell) -> Read[tuple[Wish, ...]]:
    """``rokers``, ``honden``, ``geen mannen``: strong wishes for the contrary."""
    if said_nothing(cell) or no_preference(folded(cell)):
        return Read(())
    found: list[Wish] = []
    unknown: list[str] = []
    for part in [piece for chunk in split(cell) for piece in re.split(r" en | of ", folded(chunk))]:
        word = re.sub(r"^(?:(?:liever|liefst|graag|geen|niet|met)\s+)+", "", part).rstrip(".!")
        if word in _AVOIDED_WORDS:
            found.append(_AVOIDED_WORDS[word])
        else:
            unknown.append(part)
    notes = (note(PARTLY_UNDERSTOOD, rest=", ".join(unknown)) if found else NOT_UNDERSTOOD,) if unknown else ()
    return Read(tuple(dict.fromkeys(found)), notes, keep=bool(unknown))


def _strength(said: str) -> tuple[str, Strength | None]:
    """The text without the words that say how strongly, and that strength."""
    for pattern, strength in _STRENGTHS:
        if re.search(pattern, said):
            return " ".join(re.sub(rf"{pattern}|\b(een|zijn)\b|[()]", " ", said).split()), strength
    return said, None


def _ages(lower: int | None, upper: int | None, strength: Strength | None) -> Read[tuple[Wish, ...]]:
    if any(bound is not None and not 0 <= bound <= _OLD for bound in (lower, upper)):
        return Read((), (NOT_UNDERSTOOD,), keep=True)
    return Read((_age(lower, upper, strength),))


def _age(lower: int | None, upper: int | None, strength: Strength | None) -> Wish:
    return Wish("age", lower=lower, upper=upper, strength=strength or Strength.RATHER)
