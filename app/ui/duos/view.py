"""Everything the page shows of one duo, read at one moment."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from app.i18n import N_, _
from app.matching.explain import Explanation
from app.services import agreements, balance, consents, contacts, duos, evaluations, goals, matching, people
from app.services.agreements import Version
from app.services.balance import Sign
from app.services.contacts import ContactRow
from app.services.duos import DuoRow
from app.services.evaluations import Due, EvaluationRow
from app.services.goals import GoalRow
from app.services.rhythms import Rhythms, rhythms
from app.services.rows import BuddyRow, ParticipantRow
from app.services.subjects import Subject
from app.ui.widgets.marks import Mark, initials
from app.vocabulary import Click, ContactKind, DuoState, Role

MAY_AGREE = frozenset(DuoState) - {DuoState.PROPOSED, DuoState.ASKED, DuoState.NO_CLICK}


@dataclass(frozen=True)
class DuoView:
    """A duo with its two people, its contacts (newest first), its last talks and the newest terms it settled.

    ``versions`` of these, the newest first; ``rhythms`` is what is usual in this office.
    ``held`` are its evaluations (newest first), ``due`` is the next one, ``goals`` are those of the participant.
    ``signs`` are questions for the next talk, where the office wants to see them. ``may_tell`` is what may be said of
    each to the other one.
    """

    row: DuoRow
    participant: ParticipantRow
    buddy: BuddyRow
    contacts: tuple[ContactRow, ...]
    talks: dict[Role, ContactRow]
    terms: dict[str, Any]
    versions: tuple[Version, ...]
    pair: Explanation
    rhythms: Rhythms
    today: date
    held: tuple[EvaluationRow, ...] = ()
    due: Due | None = None
    goals: tuple[GoalRow, ...] = ()
    signs: tuple[Sign, ...] = ()
    may_tell: dict[Role, frozenset[str] | None] = field(default_factory=dict)

    @property
    def names(self) -> dict[Role | None, str]:
        """What each side is called; None for both together."""
        return {
            Role.PARTICIPANT: self.row.participant_first,
            Role.BUDDY: self.row.buddy_first,
            None: _(BOTH).format(participant=self.row.participant_first, buddy=self.row.buddy_first),
        }

    @property
    def marks(self) -> tuple[Mark, Mark]:
        return marks(self.row)

    @property
    def sides(self) -> tuple[Subject, Subject]:
        """Who the two are."""
        return Subject("participant", self.row.participant_id), Subject("buddy", self.row.buddy_id)

    @property
    def trial_met(self) -> int:
        """How often they saw each other in the trial period, also when it is over."""
        begun = next((on for state, on in self.row.steps if state is DuoState.TRIAL), date.max)
        over = next((on for state, on in self.row.steps if state is DuoState.RUNNING), date.max)
        met = (one for one in self.contacts if one.kind is ContactKind.OUTING and begun <= one.on <= over)
        return sum(one.seen for one in met)

    @property
    def may_agree(self) -> bool:
        """Whether there is an agreement to make, or was."""
        return self.row.state in MAY_AGREE

    @property
    def settling(self) -> bool:
        """Whether it is the agreement's turn: both want to go on and nobody signed yet."""
        return self.row.state is DuoState.FIRST_MEETING and self.row.click

    @property
    def again(self) -> bool:
        """Whether one of them wants to meet once more first."""
        row = self.row
        return row.state is DuoState.FIRST_MEETING and Click.AGAIN in (row.participant_click, row.buddy_click)


BOTH = N_("{participant} and {buddy}")


def read_view(session: Any, duo_id: UUID, today: date) -> DuoView:
    """Read one duo."""
    row = duos.duo(session, duo_id)
    held = evaluations.evaluations_of(session, duo_id)
    return DuoView(
        row,
        people.participant(session, row.participant_id, today),
        people.buddy(session, row.buddy_id, today),
        contacts.contacts_of(session, Subject("duo", duo_id)),
        contacts.last_talks(session, duo_id),
        agreements.terms(session, duo_id),
        agreements.versions(session, duo_id),
        matching.pair(session, row.participant_id, row.buddy_id, today),
        rhythms(session),
        today,
        held,
        evaluations.due(session, row, held, today),
        goals.goals(session, row.participant_id),
        balance.signs_of(session, duo_id, today),
        {
            Role.PARTICIPANT: consents.may_tell(session, Subject("participant", row.participant_id)),
            Role.BUDDY: consents.may_tell(session, Subject("buddy", row.buddy_id)),
        },
    )


def marks(row: DuoRow) -> tuple[Mark, Mark]:
    """The two marks of a duo."""
    return Mark("participant", initials(row.participant)), Mark("buddy", initials(row.buddy))
