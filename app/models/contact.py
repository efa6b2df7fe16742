"""A contact: a talk of the coordinator with somebody, or two of a duo who saw each other."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import ContactKind, Initiative, Whereabouts


class Contact(Base):
    """Who, when, how and a note. ``reached`` belongs to a talk; activity, initiative and place to two who met.

    All of it is unknown unless somebody said so.
    """

    __tablename__ = "contact"

    on: Mapped[date]
    kind: Mapped[ContactKind]
    duo_id: Mapped[UUID | None] = link("duo", cascade=True)
    participant_id: Mapped[UUID | None] = link("participant", cascade=True)
    buddy_id: Mapped[UUID | None] = link("buddy", cascade=True)
    coordinator_id: Mapped[UUID | None] = link("coordinator")
    reached: Mapped[bool | None]
    activity: Mapped[str | None]
    initiative: Mapped[Initiative | None]
    place: Mapped[Whereabouts | None]
    note: Mapped[str | None] = mapped_column(default=None)
