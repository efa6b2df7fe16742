"""A figure: what is counted, how many, and who or what stands behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from app.figures.asked import Asked


class Of(StrEnum):
    """What a figure counts, and so what its list shows."""

    PARTICIPANT = "participant"
    BUDDY = "buddy"
    DUO = "duo"
    CONTACT = "contact"
    EVALUATION = "evaluation"
    EVENT = "event"
    ATTENDANCE = "attendance"
    STEP = "step"  # of a participant's own
    LADDER = "ladder"  # steps outward to one place
    REFERRAL = "referral"
    GOAL = "goal"


@dataclass(frozen=True)
class Part:
    """Those of a figure for whom a fact is ``value``, the code of it; empty where it is not known.

    ``erased`` of the ``n`` are counted without a name, and stand in no list.
    """

    value: str
    n: int
    ids: tuple[UUID, ...] = ()
    erased: int = 0


@dataclass(frozen=True)
class Figure:
    """How many there are. ``name`` says of what, ``ids`` are the records of its list (``of``), and ``by`` its parts.

    ``by``: by the name of a fact (``gender``, ``age_band``, ``municipality``, ``partner``, ``target_group``,
    ``reason``, ``length``, ``wait``, ``whom``, ``voice``, ``kind``), one fact at a time. The parts of all facts but
    target groups, of which somebody may have several, add up to ``n``. ``n`` may be more than the ids, where one record
    counts for several (two who met three times in a month), where ``erased`` were counted before they were forgotten,
    and for contacts, whose ids are only looked up for their list.

    ``median`` in days, of how long somebody waited, where that is known of as many as the office asks for before it
    shows answers (``median_n``); else None.
    """

    name: str
    of: Of
    n: int
    ids: tuple[UUID, ...] = ()
    erased: int = 0
    by: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    median: int | None = None
    median_n: int = 0

    def parts(self, by: str) -> tuple[Part, ...]:
        """The parts by one fact; none where it is not counted by that."""
        return self.by.get(by, ())


@dataclass(frozen=True)
class Figures:
    """All that is counted of a period, by the two aims: isolation broken, and integration."""

    asked: Asked
    isolation: tuple[Figure, ...]
    integration: tuple[Figure, ...]

    def figure(self, name: str) -> Figure:
        """The figure of a name."""
        return next(one for one in (*self.isolation, *self.integration) if one.name == name)
