"""A network meeting as it is read: how far it is, who thinks along, what the plan says and who does what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from app.vocabulary import BuddyPart, PlanOwner, Reply


class Phase(StrEnum):
    """How far a meeting has come."""

    EXPLAINED = "explained"
    QUESTION = "question"
    WHO = "who"
    PREPARATION = "preparation"
    HELD = "held"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True)
class InviteeRow:
    """Somebody who could think along; ``invited`` is what the participant decided, None for not yet."""

    id: UUID
    contact_id: UUID | None
    name: str
    named_by: str | None
    invited: bool | None
    reply: Reply
    informs_about: str | None


@dataclass(frozen=True)
class RequirementRow:
    """What the plan must hold at least; ``met`` whether it does, None for still to talk about."""

    id: UUID
    words: str
    set_by: str | None
    why: str | None
    met: bool | None


@dataclass(frozen=True)
class LineRow:
    """Who does what, and when; what if it does not work."""

    id: UUID
    requirement_id: UUID | None
    owner: PlanOwner
    who: str | None
    what: str
    when: str | None
    what_if_not: str | None
    done_on: date | None


@dataclass(frozen=True)
class CheckRow:
    """A talk afterwards: due on a day, held on another."""

    id: UUID
    due_on: date
    held_on: date | None
    worked: str | None
    did_not_work: str | None


@dataclass(frozen=True)
class MeetingRow:
    """One meeting with all that belongs to it; lines by whose they are, checks by their day."""

    id: UUID
    explained_on: date | None
    answer: bool | None
    question: str | None
    shares_question: bool
    buddy_part: BuddyPart | None
    planned_on: date | None
    planned_at: time | None
    place: str | None
    preparation: str | None
    held_on: date | None
    early_signs: str | None
    who_calls: str | None
    invitees: tuple[InviteeRow, ...] = ()
    requirements: tuple[RequirementRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
    checks: tuple[CheckRow, ...] = ()

    @property
    def done(self) -> frozenset[Phase]:
        """What is behind; once it was held, all that comes before is."""
        if self.held_on:
            over = bool(self.checks) and all(check.held_on for check in self.checks)
            return frozenset(Phase) - (frozenset() if over else {Phase.FOLLOW_UP})
        known = {
            Phase.EXPLAINED: bool(self.answer),
            Phase.QUESTION: bool(self.question),
            Phase.WHO: any(one.invited for one in self.invitees),
            Phase.PREPARATION: self.planned_on is not None,
        }
        return frozenset(phase for phase, is_done in known.items() if is_done)

    @property
    def phase(self) -> Phase:
        """What there is to do now: the first that is not behind."""
        return next((phase for phase in Phase if phase not in self.done), Phase.FOLLOW_UP)

    @property
    def shares(self) -> Mapping[PlanOwner, int]:
        """How many lines of the plan are whose."""
        return Counter(line.owner for line in self.lines)

    def answering(self, requirement_id: UUID) -> tuple[int, ...]:
        """The numbers, from 1, of the lines that answer a requirement."""
        return tuple(at for at, line in enumerate(self.lines, 1) if line.requirement_id == requirement_id)


@dataclass(frozen=True)
class Meetings:
    """All meetings of a participant, the newest first."""

    participant_id: UUID
    called: str
    may_be_contacted: bool
    rows: tuple[MeetingRow, ...]
