"""What is to be done on a day, or not before it: a next step somebody noted, or a reminder that was put off or done."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.base import Base, link
from app.vocabulary import FollowUpKind

TASKS = frozenset({FollowUpKind.STEP, FollowUpKind.OWN_STEP, FollowUpKind.REFERRAL, FollowUpKind.AFTERCARE})
"""What has a record of its own, is due on its day, and is over once it is done."""


class FollowUp(Base):
    """About one participant, buddy or duo.

    A step of one's own, or aftercare, is due ``on`` that day, and over once it is done. Every other kind is a reminder
    that Klik finds by itself: it rests until ``on``, put off or, with ``done_on``, until its next period.
    """

    __tablename__ = "follow_up"

    kind: Mapped[FollowUpKind]
    on: Mapped[date]
    what: Mapped[str | None]
    done_on: Mapped[date | None]
    participant_id: Mapped[UUID | None] = link("participant", cascade=True)
    buddy_id: Mapped[UUID | None] = link("buddy", cascade=True)
    duo_id: Mapped[UUID | None] = link("duo", cascade=True)
    coordinator_id: Mapped[UUID | None] = link("coordinator")
