"""What the papers of a network meeting need to know. Nothing of its closed part stands on one but the plan."""

from dataclasses import dataclass
from datetime import date, time

from app.documents.data import Coordinator, Letterhead, Side
from app.vocabulary import PlanOwner


@dataclass(frozen=True)
class RequirementWords:
    """What the plan must hold at least; ``lines`` are the numbers, from 1, of those that answer it."""

    words: str
    set_by: str = ""
    why: str = ""
    met: bool | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class PlanWords:
    """One line of the plan; lines of one ``owner`` stand together, and are numbered in their order."""

    owner: PlanOwner
    what: str
    who: str = ""
    when: str = ""
    what_if_not: str = ""
    done_on: date | None = None


@dataclass(frozen=True)
class NetworkPlanData:
    """The plan that came of a meeting; ``checks`` are the days on which it is looked at again."""

    letterhead: Letterhead
    participant: Side
    coordinator: Coordinator
    held_on: date | None = None
    question: str = ""
    requirements: tuple[RequirementWords, ...] = ()
    lines: tuple[PlanWords, ...] = ()
    checks: tuple[date, ...] = ()
    early_signs: str = ""
    who_calls: str = ""
    own_text: str | None = None  # the office's own text of this paper, else the one that ships with Klik


@dataclass(frozen=True)
class NetworkInvitationData:
    """A letter to one person; ``question`` is empty unless the participant agrees that it stands there."""

    name: str
    letterhead: Letterhead
    participant: Side
    coordinator: Coordinator
    on: date | None = None
    at: time | None = None
    place: str = ""
    question: str = ""
    informs_about: str = ""
    written_on: date | None = None
    own_text: str | None = None  # the office's own text of this paper, else the one that ships with Klik
