"""What somebody agreed to, which words about them may be read by whom, and what was given to whom."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import ConsentKind, HandoutKind


class Consent(Base):
    """A yes or a no of a participant or a buddy, as it stands now; without a record it was not asked yet.

    ``what`` names, of sharing with a buddy (or a participant), the facts that may be shared. Taken back is a no on
    another day: what was before stands in the journal. ``how`` says how it was given: aloud, on paper.
    """

    __tablename__ = "consent"
    __table_args__ = (
        UniqueConstraint("participant_id", "kind", name="uq_consent_participant"),
        UniqueConstraint("buddy_id", "kind", name="uq_consent_buddy"),
        CheckConstraint("(participant_id IS NULL) <> (buddy_id IS NULL)", name="ck_consent_who"),
    )

    participant_id: Mapped[UUID | None] = link("participant", cascade=True)
    buddy_id: Mapped[UUID | None] = link("buddy", cascade=True)
    kind: Mapped[ConsentKind]
    given: Mapped[bool]
    on: Mapped[date | None]
    how: Mapped[str | None]
    what: Mapped[list[str] | None]


class Approval(Base):
    """That somebody read her or his own introduction and found it good: ``lines`` is what it said that day.

    What is said otherwise since is not approved.
    """

    __tablename__ = "approval"
    __table_args__ = (
        UniqueConstraint("participant_id", name="uq_approval_participant"),
        UniqueConstraint("buddy_id", name="uq_approval_buddy"),
        CheckConstraint("(participant_id IS NULL) <> (buddy_id IS NULL)", name="ck_approval_who"),
    )

    participant_id: Mapped[UUID | None] = link("participant", cascade=True)
    buddy_id: Mapped[UUID | None] = link("buddy", cascade=True)
    on: Mapped[date]
    lines: Mapped[list[Any] | None] = mapped_column(default=None)


class Handout(Base):
    """Something about a participant or a buddy that left the vault: what, when, and ``to`` whom.

    ``note`` says what it was exactly, such as the title of a letter.
    """

    __tablename__ = "handout"

    kind: Mapped[HandoutKind]
    on: Mapped[date]
    to: Mapped[str] = mapped_column(default="")
    note: Mapped[str | None]
    participant_id: Mapped[UUID | None] = link("participant", cascade=True)
    buddy_id: Mapped[UUID | None] = link("buddy", cascade=True)
    duo_id: Mapped[UUID | None] = link("duo")
    coordinator_id: Mapped[UUID | None] = link("coordinator")
