"""A buddy: a volunteer, or two together, who becomes the organised friend of a participant."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Precision, link
from app.models.office import Organisation
from app.models.person import Person
from app.vocabulary import BuddyStatus


class Buddy(Base):
    """A volunteer. ``second_person`` makes it a couple; ``areas`` are ids of areas, none named means everywhere.

    ``paused_until`` is the day on which a paused buddy comes back, where it was agreed.
    """

    __tablename__ = "buddy"

    person_id: Mapped[UUID] = link("person")
    second_person_id: Mapped[UUID | None] = link("person")
    status: Mapped[BuddyStatus] = mapped_column(default=BuddyStatus.CANDIDATE)
    partner_id: Mapped[UUID | None] = link("organisation")
    capacity: Mapped[int] = mapped_column(default=1)
    paused_until: Mapped[date | None]
    areas: Mapped[list[str] | None]
    screened_on: Mapped[date | None]
    screened_precision: Mapped[Precision]
    screening_note: Mapped[str | None]
    active_since: Mapped[date | None]
    active_precision: Mapped[Precision]
    motivation: Mapped[str | None]
    remarks: Mapped[str | None]

    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined")
    second_person: Mapped[Person | None] = relationship(foreign_keys=[second_person_id], lazy="joined")
    partner: Mapped[Organisation | None] = relationship(lazy="joined")

    @property
    def people(self) -> list[Person]:
        return [self.person] + ([self.second_person] if self.second_person else [])
