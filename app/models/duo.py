"""A duo from proposal to end, and the moves it may make: the only place that says which."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, link
from app.models.buddy import Buddy
from app.models.participant import Participant
from app.vocabulary import Answer, Click, DuoState, EndReason, states

S = DuoState
MOVES: dict[DuoState, frozenset[DuoState]] = {
    S.PROPOSED: frozenset({S.ASKED, S.FIRST_MEETING, S.NO_CLICK}),
    S.ASKED: frozenset({S.PROPOSED, S.FIRST_MEETING, S.NO_CLICK}),
    S.FIRST_MEETING: frozenset({S.TRIAL, S.NO_CLICK}),
    S.TRIAL: frozenset({S.RUNNING, S.PAUSED, S.CLOSING, S.STOPPED_EARLY}),
    S.RUNNING: frozenset({S.PAUSED, S.CLOSING, S.STOPPED_EARLY}),
    S.PAUSED: frozenset({S.TRIAL, S.RUNNING, S.CLOSING, S.STOPPED_EARLY}),
    S.CLOSING: frozenset({S.RUNNING, S.ENDED, S.STOPPED_EARLY}),
    S.ENDED: frozenset(),
    S.NO_CLICK: frozenset(),
    S.STOPPED_EARLY: frozenset(),
}

GETTING_TO_KNOW, TOGETHER = states.GETTING_TO_KNOW, states.TOGETHER
OPEN = GETTING_TO_KNOW | TOGETHER
"""The states in which a duo takes a place of its buddy and of its participant."""


class Duo(Base):
    """A participant and a buddy. ``reason`` says why the coordinator kept it although ``broken`` rules say no.

    ``end_reason`` and ``next_step`` are what a closing talk brought: why, and what comes after for the participant.
    """

    __tablename__ = "duo"

    participant_id: Mapped[UUID] = link("participant")
    buddy_id: Mapped[UUID] = link("buddy")
    state: Mapped[DuoState] = mapped_column(default=DuoState.PROPOSED)
    reason: Mapped[str | None]
    broken: Mapped[list[str] | None]
    participant_answer: Mapped[Answer | None]
    buddy_answer: Mapped[Answer | None]
    meeting_planned_on: Mapped[date | None]
    meeting_planned_at: Mapped[time | None]
    meeting_place: Mapped[str | None]
    met_on: Mapped[date | None]
    participant_click: Mapped[Click | None]
    buddy_click: Mapped[Click | None]
    participant_note: Mapped[str | None]
    buddy_note: Mapped[str | None]
    end_reason: Mapped[EndReason | None]
    next_step: Mapped[str | None]

    participant: Mapped[Participant] = relationship(lazy="joined")
    buddy: Mapped[Buddy] = relationship(lazy="joined")
    steps: Mapped[list["DuoStep"]] = relationship(
        order_by="DuoStep.position", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def click(self) -> bool:
        """Both said yes after meeting."""
        return self.participant_click is Click.YES and self.buddy_click is Click.YES


class DuoStep(Base):
    """A state a duo came into, and when.

    ``until`` is the day that was agreed for what comes next: the return from a pause, the closing talk, aftercare.
    """

    __tablename__ = "duo_step"
    # When each duo began, and since when it is where it is: asked of all of them at once.
    __table_args__ = (Index("ix_duo_step_path", "duo_id", "position", "state", "on"),)

    duo_id: Mapped[UUID] = link("duo", cascade=True, index=False)
    position: Mapped[int]
    state: Mapped[DuoState]
    on: Mapped[date]
    until: Mapped[date | None]
    note: Mapped[str | None]


class Exclusion(Base):
    """A pair the coordinator does not want proposed, whatever the rules say."""

    __tablename__ = "exclusion"
    __table_args__ = (UniqueConstraint("participant_id", "buddy_id"),)

    participant_id: Mapped[UUID] = link("participant", cascade=True)
    buddy_id: Mapped[UUID] = link("buddy", cascade=True)
    reason: Mapped[str | None]
