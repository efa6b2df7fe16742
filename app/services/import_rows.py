"""What becomes of the rows of a list, as the preview shows it and the report tells it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.services.import_questions import Question
from app.transfer.cells import Note
from app.transfer.people import CellWarning, ReadPerson
from app.transfer.reading import Refused


class Outcome(StrEnum):
    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


class About(StrEnum):
    """What a row is about."""

    PERSON = "person"
    DUO = "duo"
    MONTHS = "months"


@dataclass(frozen=True)
class PlannedRow:
    """What becomes of a row. ``read`` is the person it is about, and ``reason`` says why it is refused.

    ``differing`` names, for somebody known, what the list says otherwise. ``says`` is what a row of duos says.
    """

    sheet: str
    row: int
    outcome: Outcome
    name: str
    read: ReadPerson | None = None
    reason: Note | None = None
    differing: tuple[str, ...] = ()
    warnings: tuple[CellWarning, ...] = ()
    about: About = About.PERSON
    says: str = ""
    contacts: int = 0


@dataclass(frozen=True)
class FileReport:
    """What became of a list: ``rows`` = ``added`` + ``unchanged`` + the refused ones.

    ``people``, ``duos`` and ``contacts`` are what it brings; somebody whom a list of duos names may be new as well.
    """

    file: str
    rows: int
    added: int
    unchanged: int
    refused: tuple[Refused, ...]
    warnings: tuple[CellWarning, ...]
    people: int = 0
    duos: int = 0
    contacts: int = 0


@dataclass(frozen=True)
class Telling:
    """What a list is told while its rows are planned: answers to questions, what to check, and what becomes of rows."""

    at: int
    answer: Callable[[Question], str]
    warn: Callable[[CellWarning], None]
    put: Callable[[PlannedRow], None]
