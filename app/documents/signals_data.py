"""What stands on the yearly note of signals."""

from dataclasses import dataclass, field
from datetime import date

from app.documents.data import Letterhead


@dataclass(frozen=True)
class Told:
    """To whom a signal was passed on and when; ``answer`` is empty as long as none came."""

    to: str
    on: date
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class NotedSignal:
    """One signal: how often it was met in the year, and ever."""

    description: str
    times: int
    times_ever: int
    told: tuple[Told, ...] = ()
    closed_on: date | None = None


@dataclass(frozen=True)
class SignalsNoteData:
    """The signals of a year by theme: what was met most comes first."""

    year: int
    themes: tuple[tuple[str, tuple[NotedSignal, ...]], ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)
