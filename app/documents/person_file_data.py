"""What the file that somebody gets about herself or himself needs to know: every fact once, for paper and as JSON."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.documents.data import Coordinator, Letterhead, Side
from app.documents.network_data import NetworkMapData


@dataclass(frozen=True)
class Fact:
    """One fact: the name it has in the vault, how it is called, and what is known, as it is kept and in words."""

    field: str
    title: str
    value: Any
    words: str


@dataclass(frozen=True)
class Record:
    """What belongs together, such as one contact; the first ``heads`` facts make its heading."""

    id: str
    facts: tuple[Fact, ...]
    heads: int = 0

    @property
    def heading(self) -> str:
        return " · ".join(fact.words for fact in self.facts[: self.heads])


@dataclass(frozen=True)
class Chapter:
    """Records of one kind."""

    name: str
    title: str
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Masked:
    """A place where somebody else was named: which chapter and fact, and how it reads now."""

    where: str
    words: str


@dataclass(frozen=True)
class PersonFileData:
    """All that is known of one human being; ``left_out`` are sentences on what is not in it and why.

    ``masked`` is for who gives the file, to look at beforehand: it goes on no paper.
    """

    who: Side
    on: date
    chapters: tuple[Chapter, ...]
    left_out: tuple[str, ...]
    letterhead: Letterhead = field(default_factory=Letterhead)
    coordinator: Coordinator = field(default_factory=Coordinator)
    map: NetworkMapData | None = None
    masked: tuple[Masked, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Every fact, in order."""
        for chapter in self.chapters:
            for record in chapter.records:
                yield from record.facts

    def places(self) -> Iterator[tuple[Masked, int]]:
        """Each place where somebody else was named, with how often it reads so."""
        yield from Counter(self.masked).items()
