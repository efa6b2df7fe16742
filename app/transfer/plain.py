"""The fields that a list says outright, each in one cell: words of one's own, lists of things, days and choices."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from app.i18n import LANGUAGES
from app.transfer import cells, contact, dates, wish_lines
from app.transfer.cells import NOT_UNDERSTOOD, PARTLY_UNDERSTOOD, RawCell, Read, folded, note, prose
from app.transfer.half_days import half_days
from app.transfer.languages import languages
from app.vocabulary import Advice, Means, QuestionKind, word

E = TypeVar("E", bound=StrEnum)
AHEAD = timedelta(days=5 * 366)  # What is planned further ahead is a mistake of typing.

_MEANS = {
    Means.FOOT: "voet wandelend stappend voetganger wandelt pied marche foot walking",
    Means.BIKE: "fiets fietst elektrische bike velo",
    Means.TRANSIT: "bus trein tram openbaar ov lijn metro train commun public",
    Means.LIFT: "lift meerijden meerijdt iemand opgehaald mindermobielencentrale mmc covoiturage quelqu somebody",
}
_MEANS_WORDS = {said: means for means, words in _MEANS.items() for said in words.split()}
_PAPERS = tuple(code[:2] for code in LANGUAGES)
_MEANS_FILLER = {
    "te", "met", "de", "een", "en", "of", "vervoer", "eigen", "per", "rijdt", "mee", "het", "van", "a", "et", "ou",
    "avec", "un", "transports", "transport", "or", "and", "on", "by", "the", "with",
}  # fmt: skip
_QUESTIONS = {
    QuestionKind.BOTH: r"\b(beide|allebei|gezelschap en praktisch\w*|praktisch\w* en gezelschap|gemengd)\b",
    QuestionKind.PRACTICAL: r"\b(praktisch\w*|hulp|klusjes?)\b",
    QuestionKind.COMPANY: r"\b(gezelschap|gezelligheid|contact|babbel|vriendschap)\b",
}
_ADVICE = {
    Advice.NOT_NOW: r"\b(niet|negatief|ongunstig|nee|nog niet)\b",
    Advice.WITH_CARE: r"\b(aandacht\w*|mits|voorbehoud|twijfel\w*)\b",
    Advice.FITS: r"\b(geschikt|past|positief|gunstig|ok|ja)\b",
}


@dataclass(frozen=True, kw_only=True)
class Plain:
    """What a list says outright of a person; None is not said, and never no.

    ``unavailable``: the half-days of which it is said that they are not free, None where no column asks. ``custom``:
    answers to the office's own criteria. ``second_…`` is the other one of a couple.
    """

    pronouns: str | None = None
    reach_note: str | None = None
    paper_language: str | None = None
    means: tuple[str, ...] | None = None
    mobility: str | None = None
    traits: tuple[str, ...] | None = None
    unavailable: tuple[str, ...] | None = None
    custom: tuple[tuple[str, Any], ...] | None = None
    introduction: str | None = None
    deceased_on: date | None = None
    no_contact_since: date | None = None
    admitted_since: date | None = None
    coordinator: str | None = None
    referrer_contact: str | None = None
    dossier: str | None = None
    intake_on: date | None = None
    left_on: date | None = None
    question: str | None = None
    question_kind: QuestionKind | None = None
    good_week: str | None = None
    strengths: tuple[str, ...] | None = None
    earlier: tuple[str, ...] | None = None
    would_try: tuple[str, ...] | None = None
    gives: str | None = None
    helps: str | None = None
    budget: str | None = None
    household: str | None = None
    minors: bool | None = None
    care_note: str | None = None
    motivation: str | None = None
    offers: QuestionKind | None = None
    experience: str | None = None
    other_work: str | None = None
    source: str | None = None
    paused_until: date | None = None
    screened_at: str | None = None
    screener: str | None = None
    advice: Advice | None = None
    decided_on: date | None = None
    decided_by: str | None = None
    second_first_name: str | None = None
    second_last_name: str | None = None
    second_birth: dates.Birth | None = None
    second_phone: str | None = None


def means(cell: RawCell) -> Read[tuple[str, ...] | None]:
    """``te voet, fiets``; what is no means is told."""
    said = re.findall(r"[a-z]+", folded(cell))
    found = dict.fromkeys(_MEANS_WORDS[one].value for one in said if one in _MEANS_WORDS)
    rest = [one for one in said if one not in _MEANS_WORDS and one not in _MEANS_FILLER]
    if not found:
        return Read(None, (NOT_UNDERSTOOD,), keep=True)
    notes = (note(PARTLY_UNDERSTOOD, rest=" ".join(rest)),) if rest else ()
    return Read(tuple(found), notes, keep=bool(rest))


def one_language(cell: RawCell) -> Read[str | None]:
    """The language of papers: ``Frans``, ``FR``. One in which Klik makes none is not understood."""
    found = [code for code in languages(cell).value if code in _PAPERS]
    return Read(found[0]) if len(found) == 1 else Read(None, (NOT_UNDERSTOOD,), keep=True)


def minors(cell: RawCell) -> Read[bool | None]:
    """Whether children are in the house: yes, no, or how many."""
    if re.fullmatch(r"\d\d?", said := cells.text(cell)):
        return Read(int(said) > 0, keep=int(said) > 0)
    read = cells.yes_no(cell)
    return Read(read.value.value, read.notes, read.keep or bool(read.value.note))


def _choice(kinds: Mapping[E, str]) -> Callable[[RawCell, date], Read[E | None]]:
    """One of several, as Klik words it, or else by the first pattern that is found."""

    def read(cell: RawCell, today: date) -> Read[E | None]:
        said = folded(cell)
        if exact := next((kind for kind in kinds if said == folded(word(kind))), None):
            return Read(exact)
        found = next((kind for kind, pattern in kinds.items() if re.search(pattern, said)), None)
        return Read(found, () if found else (NOT_UNDERSTOOD,), keep=True)

    return read


def _words(cell: RawCell, today: date) -> Read[str | None]:
    return Read(prose(cell) or None)


def _things(cell: RawCell, today: date) -> Read[tuple[str, ...] | None]:
    return cells.things(cell)


def _day(cell: RawCell, today: date) -> Read[date | None]:
    """A day that has been or that is planned; of a month or a year alone the cell is kept as well."""
    read = dates.day(cell, today + AHEAD)
    if read.value is None:
        return Read(None, read.notes, read.keep)
    return Read(read.value.on, read.notes, read.keep or read.value.precision != "day")


_READERS: dict[str, Callable[[RawCell, date], Read[Any]]] = {
    **dict.fromkeys(
        (
            "pronouns", "reach_note", "mobility", "introduction", "coordinator", "referrer_contact", "dossier",
            "question", "good_week", "gives", "helps", "budget", "household", "care_note", "motivation", "experience",
            "other_work", "source", "screened_at", "screener", "decided_by",
        ),
        _words,
    ),
    **dict.fromkeys(("strengths", "earlier", "would_try"), _things),
    **dict.fromkeys(
        (
            "deceased_on", "no_contact_since", "admitted_since", "intake_on", "left_on", "paused_until", "decided_on",
        ),
        _day,
    ),
    "traits": lambda cell, today: cells.things(cell, lower=True),
    "means": lambda cell, today: means(cell),
    "paper_language": lambda cell, today: one_language(cell),
    "minors": lambda cell, today: minors(cell),
    "unavailable": lambda cell, today: half_days(cell),
    "custom": lambda cell, today: wish_lines.criteria(cell),
    "question_kind": _choice(_QUESTIONS),
    "offers": _choice(_QUESTIONS),
    "advice": _choice(_ADVICE),
    "second_first_name": lambda cell, today: Read(prose(cell) or None),
    "second_last_name": lambda cell, today: Read(prose(cell) or None),
    "second_birth": dates.birth,
    "second_phone": lambda cell, today: contact.phone(cell),
}  # fmt: skip


FIELDS = frozenset(_READERS)


def plain(field: str, cell: RawCell, today: date) -> Read[Any]:
    """What a cell says of one of these fields."""
    return _READERS[field](cell, today)
