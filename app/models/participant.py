"""A participant: an adult with a psychological vulnerability who looks for a buddy, or has one."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Precision, link
from app.models.office import Coordinator, Organisation
from app.models.person import Person
from app.vocabulary import ParticipantStatus


class Participant(Base):
    """Someone who registered. Waiting counts from the registration, whatever happens in between.

    ``network_wanted`` is the answer to whether she or he wants a network map; no is as good an answer as yes.
    ``network_sectors``: what the four parts of that map are called, where that is not as the office calls them.
    """

    __tablename__ = "participant"

    person_id: Mapped[UUID] = link("person")
    status: Mapped[ParticipantStatus] = mapped_column(default=ParticipantStatus.REGISTERED)
    registered_on: Mapped[date | None]
    registered_precision: Mapped[Precision]
    intake_on: Mapped[date | None]
    left_on: Mapped[date | None]
    coordinator_id: Mapped[UUID | None] = link("coordinator")
    referrer_id: Mapped[UUID | None] = link("organisation")
    question: Mapped[str | None]
    strengths: Mapped[list[str] | None]
    gives: Mapped[str | None]
    priority_groups: Mapped[list[str] | None]
    remarks: Mapped[str | None]
    care_note: Mapped[str | None]
    network_asked_on: Mapped[date | None]
    network_wanted: Mapped[bool | None]
    network_sectors: Mapped[list[str] | None]

    person: Mapped[Person] = relationship(lazy="joined")
    coordinator: Mapped[Coordinator | None] = relationship(lazy="joined")
    referrer: Mapped[Organisation | None] = relationship(lazy="joined")
