"""A contact: a talk of the coordinator with somebody, or two of a duo who saw each other."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Precision, link
from app.vocabulary import ContactKind, Initiative, Payer, Travel, Whereabouts

WHOSE = {"duo": ("kind", "times"), "participant": (), "buddy": ()}


class Contact(Base):
    """Who, when, how and a note. ``reached`` belongs to a talk; activity, initiative and place to two who met.

    ``times`` they met in the month of ``on`` where ``precision`` is ``month``; ``on`` is then the last day of it that
    was known about, so that whoever asks when they were last heard of need not ask how exactly. Where they did not meet
    all month, ``times`` and ``reached`` say so: that is no contact. ``cost`` (euro cents, 0 for free), ``paid_by``,
    ``km``, ``travel``, ``route`` and ``proof`` make an expense of the same record, of a couple that of one of the two
    (``expense_of``). All of it is unknown unless somebody said so.
    """

    __tablename__ = "contact"
    # Every list asks when each was last heard of: the answer stands in the index, and fifty thousand notes stay shut.
    # How often two saw each other in a month stands beside it.
    # And Vandaag asks who was heard of lately, and which duo was spoken: the last months, of all the years.
    __table_args__ = (
        *(Index(f"ix_contact_{whose}_heard", f"{whose}_id", "reached", "on", *also) for whose, also in WHOSE.items()),
        Index("ix_contact_lately", "on", "reached", "kind", *(f"{whose}_id" for whose in WHOSE)),
    )

    on: Mapped[date]
    precision: Mapped[Precision]
    times: Mapped[int] = mapped_column(default=1)
    kind: Mapped[ContactKind]
    duo_id: Mapped[UUID | None] = link("duo", cascade=True, index=False)
    participant_id: Mapped[UUID | None] = link("participant", cascade=True, index=False)
    buddy_id: Mapped[UUID | None] = link("buddy", cascade=True, index=False)
    coordinator_id: Mapped[UUID | None] = link("coordinator")
    reached: Mapped[bool | None]
    activity: Mapped[str | None]
    initiative: Mapped[Initiative | None]
    place: Mapped[Whereabouts | None]
    cost: Mapped[int | None]
    paid_by: Mapped[Payer | None]
    km: Mapped[float | None]
    route: Mapped[str | None]
    proof: Mapped[str | None]
    note: Mapped[str | None] = mapped_column(default=None)
    travel: Mapped[Travel | None]
    expense_of_id: Mapped[UUID | None] = link("person")
