"""The mutual agreement of a duo: what the two settle with each other, not the volunteer's paper."""

from datetime import date
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link


class Agreement(Base):
    """One version of a duo's agreement; every field may stay empty and is then filled in by hand at the table.

    ``signed_by`` are the names of those who signed, ``kept_at`` says where the signed paper lies.
    """

    __tablename__ = "agreement"

    duo_id: Mapped[UUID] = link("duo", cascade=True)
    version: Mapped[int] = mapped_column(default=1)
    aim: Mapped[str | None]
    starts_on: Mapped[date | None]
    review_on: Mapped[date | None]
    every_days_min: Mapped[int] = mapped_column(default=14)
    every_days_max: Mapped[int] = mapped_column(default=21)
    trial_min: Mapped[int] = mapped_column(default=4)
    trial_max: Mapped[int] = mapped_column(default=6)
    contact_length: Mapped[str | None]
    usual_day: Mapped[str | None]
    meeting_place: Mapped[str | None]
    cancel_how: Mapped[str | None]
    cancel_before: Mapped[str | None]
    holidays: Mapped[str | None]
    activities_liked: Mapped[str | None]
    activities_not: Mapped[str | None]
    costs: Mapped[str | None]
    transport: Mapped[str | None]
    reachability: Mapped[str | None]
    confidentiality: Mapped[str | None]
    buddy_does: Mapped[str | None]
    buddy_does_not: Mapped[str | None]
    own_input_participant: Mapped[str | None]
    own_input_buddy: Mapped[str | None]
    boundaries_participant: Mapped[str | None]
    boundaries_buddy: Mapped[str | None]
    boundaries_together: Mapped[str | None]
    evaluations_on: Mapped[list[str] | None]
    signed_on: Mapped[date | None]
    signed_place: Mapped[str | None]
    signed_by: Mapped[list[str] | None]
    kept_at: Mapped[str | None]


class Scan(Base):
    """A signed paper as it was scanned, kept within the vault: the bytes of a PDF or a picture."""

    __tablename__ = "scan"

    agreement_id: Mapped[UUID] = link("agreement", cascade=True)
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
