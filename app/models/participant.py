"""A participant: an adult with a psychological vulnerability who looks for a buddy, or has one."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Precision, link
from app.models.office import Coordinator, Organisation
from app.models.person import Person
from app.vocabulary import ParticipantStatus, QuestionKind


class Participant(Base):
    """Someone who registered. Waiting counts from the registration, whatever happens in between.

    The admission check is two ticks: ``vulnerable`` (a psychological vulnerability of long standing) and ``isolated``,
    with ``checked_on`` and ``checked_by``. ``household`` says with whom somebody lives, ``minors`` whether children
    are among them: then a buddy shows extract 596.2. ``dossier`` is the number in the centre's own system.
    ``source``: how she or he heard of us. ``referred_to`` is where somebody was referred who found no place here,
    ``left_note`` what was said then: why, in words that blame nobody. ``introduction`` are words about somebody that a
    buddy may read.

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
    referrer_contact: Mapped[str | None]
    dossier: Mapped[str | None]
    vulnerable: Mapped[bool | None]
    isolated: Mapped[bool | None]
    checked_on: Mapped[date | None]
    checked_by: Mapped[str | None]
    referred_to_id: Mapped[UUID | None] = link("organisation")
    left_note: Mapped[str | None]
    question_kind: Mapped[QuestionKind | None]
    question: Mapped[str | None]
    good_week: Mapped[str | None]
    introduction: Mapped[str | None]
    strengths: Mapped[list[str] | None]
    earlier: Mapped[list[str] | None]
    would_try: Mapped[list[str] | None]
    gives: Mapped[str | None]
    helps: Mapped[str | None]
    budget: Mapped[str | None]
    household: Mapped[str | None]
    minors: Mapped[bool | None]
    target_groups: Mapped[list[str] | None]
    priority_groups: Mapped[list[str] | None]
    remarks: Mapped[str | None]
    care_note: Mapped[str | None]
    network_asked_on: Mapped[date | None]
    network_wanted: Mapped[bool | None]
    network_sectors: Mapped[list[str] | None]
    source: Mapped[str | None]

    person: Mapped[Person] = relationship(lazy="joined")
    coordinator: Mapped[Coordinator | None] = relationship(lazy="joined")
    referrer: Mapped[Organisation | None] = relationship(foreign_keys=[referrer_id], lazy="joined")
    referred_to: Mapped[Organisation | None] = relationship(foreign_keys=[referred_to_id], lazy="joined")
