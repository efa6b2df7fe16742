"""The names, numbers and addresses that stand in a text, of whoever the vault knows: for what should name nobody.

A whole name is found however it is written: in any case, with or without accents, over two lines. A part of a name
is found where it is not written in small letters, also with the *s* of *Marleens bus*. Who was erased is known no
longer, and neither is a name that somebody is called by but that stands nowhere.

What is found may be no name: *Mei* is a month and somebody, and *De winter* begins a sentence. So a single word, and a
name in small letters but for its *De*, can be said to be none. That holds for the word between the two words around it
and nowhere else: as soon as either changes it is asked again, and a whole name with a capital, a number or an address
can never be let through.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import LANGUAGES
from app.models import (
    Buddy,
    Coordinator,
    Invitee,
    NetworkContact,
    NetworkMeeting,
    NetworkMoment,
    Offer,
    Organisation,
    Paper,
    Participant,
    Person,
    PlanLine,
    Referral,
    Requirement,
)
from app.paths import resource
from app.places import fold
from app.services.kept import answered
from app.services.masking import MAIL, NUMBER, reached
from app.vocabulary import NetworkKind

_WORD = re.compile(r"\w[\w\u0300-\u036f]*")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})
_PARTICLES = frozenset(
    {"de", "den", "der", "des", "van", "vande", "vanden", "vander", "ten", "ter", "te", "het", "op", "in", "uit"}
    | {"von", "la", "le", "du", "da", "di", "dos", "el", "al"}
)
"""What stands in a surname and is no name by itself."""
_GENITIVE_FROM = 3
"""How many letters a name has at least, to be looked for with an *s* after it."""
_NAMES: tuple[Any, ...] = (NetworkContact.name, Invitee.name, Referral.along_name)
"""Columns that hold a name as somebody is called."""
_WORDS: tuple[Any, ...] = (
    *(NetworkMoment.present, NetworkMeeting.who_calls, Invitee.named_by, Requirement.set_by, PlanLine.who),
    *(Buddy.screener, Buddy.decided_by, Participant.checked_by, Participant.referrer_contact, Paper.by),
    *(Organisation.contact_name, Offer.contact_name),
)
"""Columns in which people are named among other words: only what has a capital can be a name."""
_TABLES = frozenset(
    {"person", "coordinator", "network_moment", "organisation", "offer"}
    | {column.class_.__tablename__ for column in (*_NAMES, *_WORDS)}
)

Words = tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A name as it stands in a text. ``place``: it and the words around it, as it is said to be no name.

    ``doubtful``: whether that may be said.
    """

    words: str
    place: str
    doubtful: bool


class KnownNames:
    """Every name the vault knows, to look for in one text after the other."""

    def __init__(self, whole: Iterable[Words], parts: Iterable[Words], reach: Iterable[str | None]) -> None:
        self._whole = {words for words in whole if len(words) > 1}
        self._parts = {words for words in parts if words and (len(words) > 1 or len(words[0]) > 1)}
        self._told = tuple(reach)
        self._longest = max(map(len, self._whole | self._parts), default=0)

    @cached_property
    def _reach(self) -> set[str]:
        """Numbers and addresses, once a text holds one: of thousands it takes longer than their names."""
        return {reached(one) for one in self._told if one}

    def found(self, text: str, not_names: Collection[str] = ()) -> tuple[Found, ...]:
        """What stands in a text and was not said to be no name, in the order in which it stands there."""
        text = unicodedata.normalize("NFC", text)
        hits = [
            (match.start(), Found(match.group(), match.group(), doubtful=False))
            for shape in (MAIL, NUMBER)
            for match in shape.finditer(text)
            if reached(match.group()) in self._reach
        ]
        hits += self._named(text)
        kept = [(at, one) for at, one in hits if not (one.doubtful and one.place in not_names)]
        return tuple(dict.fromkeys(one for _at, one in sorted(kept, key=lambda hit: hit[0])))

    def found_in(self, texts: Iterable[str], not_names: Collection[str] = ()) -> tuple[Found, ...]:
        """The same in several texts, each by itself: the words around a name are those of its own text."""
        return tuple(dict.fromkeys(one for text in texts for one in self.found(text, not_names)))

    def _named(self, text: str) -> Iterator[tuple[int, Found]]:
        matches = list(_WORD.finditer(text))
        plain = [_plain(match.group()) for match in matches]
        at = 0
        while at < len(matches):
            length = self._length(matches, plain, at)
            if length:
                here = matches[at : at + length]
                words = text[here[0].start() : here[-1].end()]
                place = " ".join(plain[max(0, at - 1) : at + length + 1])
                small = all(one.group().islower() or _plain(one.group()) in _PARTICLES for one in here)
                yield here[0].start(), Found(" ".join(words.split()), place, length == 1 or small)
            at += length or 1

    def _length(self, matches: list[re.Match[str]], plain: list[str], at: int) -> int:
        """How many words the name has that begins here; 0 where none does."""
        for length in range(min(self._longest, len(plain) - at), 0, -1):
            said = tuple(plain[at : at + length])
            forms = {said, (*said[:-1], _without_s(said[-1]))}
            small = all(match.group().islower() for match in matches[at : at + length])
            if forms & self._whole or (not small and forms & self._parts):
                return length
        return 0


def names_in(session: Session, text: str, not_names: Collection[str] = ()) -> tuple[str, ...]:
    """The names that stand in a text, as they are written there."""
    return tuple(dict.fromkeys(one.words for one in known_names(session).found(text, not_names)))


def known_names(session: Session) -> KnownNames:
    """The names of everybody in the vault: in a role or on a map, a colleague, or named beside somebody.

    Numbers and addresses are those of people, also of their accounts; an organisation may be called by anybody.
    """
    return answered(session, known_names, _TABLES, lambda: _read(session))


def _read(session: Session) -> KnownNames:
    whole: set[Words] = set()
    parts: set[Words] = set()
    reach: list[str | None] = []
    words = cache(words_of)  # many have the same first name
    seen: set[tuple[Words, Words]] = set()
    people = select(Person.first_name, Person.last_name, Person.phone, Person.email, Person.account)
    colleagues = select(Coordinator.first_name, Coordinator.last_name, Coordinator.phone, Coordinator.email)
    for first, last, *numbers in (*session.execute(people), *session.execute(colleagues)):
        reach += numbers
        given, surname = words(first), words(last)
        if (given, surname) not in seen:
            seen.add((given, surname))
            whole |= {(*given, *surname), (*surname, *given)}
            parts |= {given, surname} | {(one,) for one in (*given, *surname) if one not in _PARTICLES}
    ordinary = _ordinary(session)
    for name, proper in _told(session):
        called = [one for one in _WORD.findall(unicodedata.normalize("NFC", name)) if len(one) > 1]
        called = [one for one in called if _plain(one) not in ordinary and not (proper and one.islower())]
        whole.add(tuple(map(_plain, called)))
        parts |= {(_plain(one),) for one in called}
    return KnownNames(whole, parts, reach)


def words_of(name: str) -> Words:
    """The words of a name as they are compared: without accents, capitals, or what stands between them."""
    if name.isascii():  # as most are: five times as fast
        return tuple(_WORD.findall(name.lower()))
    return tuple(map(_plain, _WORD.findall(unicodedata.normalize("NFC", name))))


def _told(session: Session) -> Iterator[tuple[str, bool]]:
    """What else holds names, and whether only a capital tells them there."""
    kinds = (NetworkKind.GROUP, NetworkKind.ANIMAL)
    for column in _NAMES:
        query = select(column).where(column.is_not(None))
        if column is NetworkContact.name:
            query = query.where(NetworkContact.kind.is_(None) | NetworkContact.kind.not_in(kinds))
        yield from ((name, False) for name in session.scalars(query.distinct()))
    for contents in session.scalars(select(NetworkMoment.contents)):
        yield from ((one["name"], False) for one in contents.get("contacts", ()) if one.get("kind") not in kinds)
    for column in _WORDS:
        yield from ((said, True) for said in session.scalars(select(column).where(column.is_not(None)).distinct()))


def _ordinary(session: Session) -> frozenset[str]:
    """Words that stand beside a name without being one: *tante*, *huisarts*, and what organisations are called."""
    files = (resource("lists", code, "not_names.txt") for code in LANGUAGES)  # a vault may hold words of several
    said = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    named = [name for of in (Organisation, Offer) for name in session.scalars(select(of.name))]
    return _PARTICLES.union(*(words_of(line) for line in said if not line.startswith("//")), *map(words_of, named))


def _plain(word: str) -> str:
    return fold(word).translate(_LETTERS)


def _without_s(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > _GENITIVE_FROM else word
