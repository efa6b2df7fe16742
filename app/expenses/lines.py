"""What a volunteer asks back, a line for each outing or errand, and what is still to be asked about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.vocabulary import LegalKind, Travel


class Ask(StrEnum):
    """What has to be known before something can be paid back."""

    SYSTEM = "system"  # a flat rate or real costs this year
    ELSEWHERE = "elsewhere"  # what other organisations pay back
    ELSEWHERE_HOW = "elsewhere_how"  # how another organisation does: a flat rate or real costs
    WHOSE = "whose"  # of which of a couple
    DAY = "day"  # a month was noted as a whole
    TRAVEL = "travel"  # by what those kilometres were
    PROOF = "proof"  # the number of the proof of a real cost
    LAW = "law"  # an amount of the law on that day


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be asked, of the line of a day where it is about one; ``kind`` is the amount of the law."""

    ask: Ask
    day: date | None = None
    what: str = ""
    kind: LegalKind | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a line comes from: ``kind`` is ``contact`` or ``expense``, ``id`` that of the record as text."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Line:
    """An outing or errand: ``cost`` in cents, of a ticket where ``travel`` is by bus or train; ``who`` are initials.

    ``whole_month``: it stands for a month, without a day. ``whose_known`` is False where it is of one of a couple and
    nobody said of whom.
    """

    day: date
    what: str = ""
    who: str = ""
    route: str = ""
    cost: int | None = None
    km: float | None = None
    travel: Travel | None = None
    proof: str = ""
    whole_month: bool = False
    whose_known: bool = True
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a line comes to, in cents: the way (``transport``, at a ``rate`` a kilometre) and what ``other`` costs.

    As long as there are ``questions`` it comes to nothing yet, and waits.
    """

    line: Line
    transport: int = 0
    other: int = 0
    rate: int | None = None
    questions: tuple[Question, ...] = ()

    @property
    def amount(self) -> int:
        """Cents of all together."""
        return self.transport + self.other

    @property
    def km(self) -> int:
        """Hundredths of the kilometres that are paid for."""
        return hundredths(self.line.km) if self.rate is not None else 0

    @property
    def waits(self) -> bool:
        """Whether something is still to be asked."""
        return bool(self.questions)


def hundredths(km: float | None) -> int:
    """Kilometres in hundredths, in which they are reckoned."""
    return round((km or 0) * 100)
