"""A buddy: a volunteer, or two together, who becomes the organised friend of a participant."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Precision, link
from app.models.office import Organisation
from app.models.person import Person
from app.vocabulary import Advice, BuddyStatus, QuestionKind


class Buddy(Base):
    """A volunteer. ``second_person`` makes it a couple; ``areas`` are ids of areas, none named means everywhere.

    ``paused_until`` is the day on which a paused buddy comes back, where it was agreed, ``paused_note`` why. The
    organisation ``screened_at`` was ``asked_on`` a day to hold the screening talk; whoever held it (``screener``)
    advises, and the office decides, ``decided_on`` and ``decided_by``.
    ``benefits`` are ``Benefit``, whose service must know of it; none is an empty list, and unknown is None.
    ``offers`` is what a buddy would like to do, as a participant asks for it. ``introduction`` are words about somebody
    that a participant may read.
    """

    __tablename__ = "buddy"

    person_id: Mapped[UUID] = link("person")
    second_person_id: Mapped[UUID | None] = link("person")
    status: Mapped[BuddyStatus] = mapped_column(default=BuddyStatus.CANDIDATE)
    partner_id: Mapped[UUID | None] = link("organisation")
    capacity: Mapped[int] = mapped_column(default=1)
    paused_until: Mapped[date | None]
    paused_note: Mapped[str | None]
    areas: Mapped[list[str] | None]
    asked_on: Mapped[date | None]
    screened_on: Mapped[date | None]
    screened_precision: Mapped[Precision]
    screened_at_id: Mapped[UUID | None] = link("organisation")
    screener: Mapped[str | None]
    advice: Mapped[Advice | None]
    decided_on: Mapped[date | None]
    decided_by: Mapped[str | None]
    screening_note: Mapped[str | None]
    active_since: Mapped[date | None]
    active_precision: Mapped[Precision]
    offers: Mapped[QuestionKind | None]
    source: Mapped[str | None]
    experience: Mapped[str | None]
    other_work: Mapped[str | None]
    motivation: Mapped[str | None]
    introduction: Mapped[str | None]
    remarks: Mapped[str | None]
    benefits: Mapped[list[str] | None]

    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined")
    second_person: Mapped[Person | None] = relationship(foreign_keys=[second_person_id], lazy="joined")
    partner: Mapped[Organisation | None] = relationship(foreign_keys=[partner_id], lazy="joined")
    screened_at: Mapped[Organisation | None] = relationship(foreign_keys=[screened_at_id], lazy="joined")

    @property
    def people(self) -> list[Person]:
        return [self.person] + ([self.second_person] if self.second_person else [])
