"""Looking back on a duo: what each side said at a moment, and the goals of the participant that it looks at again."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import Voice


class Evaluation(Base):
    """One talk with one side, or together, ``months`` after the start; None is a talk in between.

    ``questions`` are the questions as they were asked then, ``answers`` what was said, by the key of a question; a
    question without an answer was not answered. ``story``: whether the office may tell what was said, without names.
    """

    __tablename__ = "evaluation"
    # Vandaag asks of every duo which moment was the last: the answers themselves stay shut.
    __table_args__ = (Index("ix_evaluation_looked_back", "duo_id", "voice", "months", "on"),)

    duo_id: Mapped[UUID] = link("duo", cascade=True, index=False)
    voice: Mapped[Voice]
    months: Mapped[int | None]
    on: Mapped[date]
    questions: Mapped[list[Any] | None]
    answers: Mapped[dict[str, Any] | None]
    story: Mapped[bool | None]
    note: Mapped[str | None]
    coordinator_id: Mapped[UUID | None] = link("coordinator")


class Goal(Base):
    """Something a participant wants to reach, in own words; ``reached_on`` once it was."""

    __tablename__ = "goal"

    participant_id: Mapped[UUID] = link("participant", cascade=True)
    position: Mapped[int] = mapped_column(default=0)
    words: Mapped[str]
    since: Mapped[date | None]
    reached_on: Mapped[date | None]
