"""What the office adds to the matching: criteria of its own, proposals it holds on to, and the rounds it decided on."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link


class Criterion(Base):
    """Something that counts in this office and Klik does not know of itself: *Houdt van honden*.

    ``answers`` are the words to choose from; None for a criterion of yes and no. People keep the fact, and wishes speak
    of it, under ``name``.
    """

    __tablename__ = "criterion"

    name: Mapped[str] = mapped_column(unique=True)
    answers: Mapped[list[str] | None]
    position: Mapped[int] = mapped_column(default=0)


class KeptProposal(Base):
    """A proposal the coordinator holds on to: the next calculations leave these two together."""

    __tablename__ = "kept_proposal"
    __table_args__ = (UniqueConstraint("participant_id"),)

    participant_id: Mapped[UUID] = link("participant", cascade=True)
    buddy_id: Mapped[UUID] = link("buddy", cascade=True)
    kept_on: Mapped[date]


class Round(Base):
    """A calculation that something was decided on: ``problem`` and ``solution`` without names, in their file formats.

    ``decisions`` are what was decided, in order: ``{"decision": "asked", "participant": id, "buddy": id, "on": day}``.
    """

    __tablename__ = "round"

    made_on: Mapped[date] = mapped_column(index=True)
    coordinator_id: Mapped[UUID | None] = link("coordinator")
    problem: Mapped[dict[str, Any]]
    solution: Mapped[dict[str, Any]]
    decisions: Mapped[list[Any]]
