"""What was found to do, before anybody gets a name; and everything that is read once for all of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.models.duo import OPEN, TOGETHER
from app.services.rhythms import Rhythms, months_before, rhythms
from app.services.subjects import Kind
from app.services.today_reading import Gone, Heard, Pair, all_duos, gone, resting
from app.services.today_rows import Group, Matter, Task
from app.vocabulary import BuddyStatus, DuoState, FollowUpKind, ParticipantStatus

KINDS = {
    Matter.STEP: FollowUpKind.STEP,
    Matter.OWN_STEP: FollowUpKind.OWN_STEP,
    Matter.REFERRAL: FollowUpKind.REFERRAL,
    Matter.AFTERCARE: FollowUpKind.AFTERCARE,
    Matter.SCREENING_TALK: FollowUpKind.SCREENING,
    Matter.MEETING: FollowUpKind.MEETING,
    Matter.HOW_WAS_IT: FollowUpKind.MEETING,
    Matter.AGREE: FollowUpKind.MEETING,
    Matter.PLAN: FollowUpKind.MEETING,
    Matter.ASK: FollowUpKind.MEETING,
    Matter.OUTING: FollowUpKind.OUTING,
    Matter.RETURN: FollowUpKind.RETURN,
    Matter.EVALUATION: FollowUpKind.EVALUATION,
    Matter.REVIEW: FollowUpKind.REVIEW,
    Matter.CHECK_IN: FollowUpKind.CHECK_IN,
    Matter.SILENT: FollowUpKind.SILENT,
    Matter.UNHEARD: FollowUpKind.UNHEARD,
    Matter.INTAKE: FollowUpKind.INTAKE,
    Matter.SCREENING: FollowUpKind.SCREENING,
    Matter.NETWORK_MEETING: FollowUpKind.NETWORK_MEETING,
    Matter.NETWORK_CHECK: FollowUpKind.NETWORK_CHECK,
    Matter.FREE: FollowUpKind.FREE,
}
"""What rests when a row is put off or done."""
TASK_MATTERS = frozenset({Matter.STEP, Matter.OWN_STEP, Matter.REFERRAL, Matter.AFTERCARE})
"""What has a record of its own."""
APPOINTED = TASK_MATTERS | {Matter.SCREENING_TALK, Matter.MEETING, Matter.NETWORK_MEETING}
"""What stands among the appointments on its day; the rest is a reminder."""


class Found(NamedTuple):
    """Something to do about a duo, a participant or a buddy. ``facts`` are more of the row, as it names them.

    ``later`` tells the facts that are only looked for once it is shown: how long ago something was that is long ago.
    """

    matter: Matter
    task: Task
    whom: Kind
    id: str
    participant: str | None
    buddy: str | None
    on: date | None = None
    facts: Mapping[str, Any] = {}
    later: Callable[[], Mapping[str, Any]] | None = None

    def group(self, on: date) -> Group:
        """Where it stands on a day."""
        if self.on and self.on > on:
            return Group.WEEK
        return Group.AGREED if self.on == on and self.matter in APPOINTED else Group.DUE

    def with_facts(self, **more: Any) -> "Found":
        """The same, and more of it."""
        return self._replace(facts={**self.facts, **more})


@dataclass
class Reading:
    """One day in a vault; ``far`` is the last day that is looked at."""

    session: Session
    on: date
    far: date

    @cached_property
    def rhythms(self) -> Rhythms:
        return rhythms(self.session)

    @cached_property
    def duos(self) -> Sequence[Pair]:
        """Every duo."""
        return all_duos(self.session)

    @cached_property
    def _before(self) -> dict[str, list[str]]:
        before: dict[str, list[str]] = {}
        for duo in self.duos:
            if duo.state not in OPEN:
                before.setdefault(duo.participant_id, []).append(duo.id)
        return before

    def before(self, participant: str) -> Sequence[str]:
        """The duos of a participant that are over: somebody may have been heard of through them."""
        return self._before.get(participant, ())

    @cached_property
    def together(self) -> list[Pair]:
        """Those on their way together, of two who may be contacted."""
        seekers, helpers = self.gone.participants, self.gone.buddies
        return [
            duo
            for duo in self.duos
            if duo.state in TOGETHER and duo.participant_id not in seekers and duo.buddy_id not in helpers
        ]

    @cached_property
    def heard(self) -> Heard:
        """As far back as the longest usual silence."""
        settled = self.rhythms
        months = max(settled.quiet, settled.check_in, settled.check_in_after)
        return Heard(self.session, months_before(self.on, months) - timedelta(days=10))

    @cached_property
    def gone(self) -> Gone:
        return gone(self.session)

    @cached_property
    def resting(self) -> dict[tuple[FollowUpKind, str], Row[Any]]:
        return resting(self.session, self.on)

    def may_appear(self, found: Found) -> bool:
        """Whether those it is about may be contacted; after a duo ended, one of them is enough."""
        participant = found.participant is not None and found.participant not in self.gone.participants
        buddy = found.buddy is not None and found.buddy not in self.gone.buddies
        if found.whom == "duo" and found.matter is not Matter.AFTERCARE:
            return participant and buddy
        return participant or buddy

    def is_asked(self, found: Found) -> bool:
        """Whether anything is asked of those it is about: of who is admitted only what was noted by hand."""
        return found.matter is Matter.STEP or not {found.participant, found.buddy} & self.gone.admitted

    def awake(self, found: Found) -> Found | None:
        """It, unless it rests; what was put off stands on the day that was chosen."""
        rest = self.resting.get((KINDS[found.matter], found.id))
        if rest is None or found.matter in TASK_MATTERS or (found.on and found.on >= rest.on):
            return found
        return None if rest.done_on else found._replace(on=rest.on).with_facts(put_off=True)


def task_of_duo(state: str) -> Task:
    """To which task of a coordinator a duo belongs."""
    if state in (DuoState.PROPOSED, DuoState.ASKED):
        return Task.MATCH
    if state in (DuoState.FIRST_MEETING, DuoState.TRIAL):
        return Task.START
    return Task.FOLLOW if state in (DuoState.RUNNING, DuoState.PAUSED) else Task.CLOSE


def task_of(status: ParticipantStatus | BuddyStatus | None) -> Task:
    """To which task of a coordinator somebody alone belongs."""
    if status in (BuddyStatus.CANDIDATE, BuddyStatus.SCREENING, ParticipantStatus.REGISTERED, ParticipantStatus.INTAKE):
        return Task.RECRUIT
    if status in (ParticipantStatus.AFTERCARE, ParticipantStatus.REFERRED, ParticipantStatus.LEFT, BuddyStatus.STOPPED):
        return Task.CLOSE
    return Task.FOLLOW
