"""A contact: the coordinator spoke with someone, or the two of a duo saw each other."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import ContactKind


class Contact(Base):
    """Who, when, how and a note; ``reached`` is unknown unless somebody said so."""

    __tablename__ = "contact"

    on: Mapped[date]
    kind: Mapped[ContactKind]
    duo_id: Mapped[UUID | None] = link("duo", cascade=True)
    participant_id: Mapped[UUID | None] = link("participant", cascade=True)
    buddy_id: Mapped[UUID | None] = link("buddy", cascade=True)
    coordinator_id: Mapped[UUID | None] = link("coordinator")
    reached: Mapped[bool | None]
    note: Mapped[str | None] = mapped_column(default=None)
