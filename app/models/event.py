"""What the office brings people together for, and who was invited and came."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import EventKind


class Event(Base):
    """An intervision, a training, a meeting; ``partner`` organises it together with the office."""

    __tablename__ = "event"

    kind: Mapped[EventKind]
    title: Mapped[str] = mapped_column(default="")
    on: Mapped[date]
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    place: Mapped[str | None]
    theme: Mapped[str | None]
    note: Mapped[str | None]
    people_reached: Mapped[int | None]
    cancelled: Mapped[bool] = mapped_column(default=False)
    partner_id: Mapped[UUID | None] = link("organisation")
    coordinator_id: Mapped[UUID | None] = link("coordinator")


class Attendance(Base):
    """A participant or a buddy at an event: invited, ``coming`` or not, ``present`` or not; None is unknown."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("event_id", "participant_id", name="uq_attendance_participant"),
        UniqueConstraint("event_id", "buddy_id", name="uq_attendance_buddy"),
        CheckConstraint("(participant_id IS NULL) <> (buddy_id IS NULL)", name="ck_attendance_who"),
    )

    event_id: Mapped[UUID] = link("event", cascade=True)
    participant_id: Mapped[UUID | None] = link("participant", cascade=True)
    buddy_id: Mapped[UUID | None] = link("buddy", cascade=True)
    invited_on: Mapped[date | None]
    coming: Mapped[bool | None]
    present: Mapped[bool | None]
