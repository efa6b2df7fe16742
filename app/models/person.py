"""A person, and what she or he wishes of the other one.

One person may be a participant and a buddy, at different times; what is true of the person in both stands here once.
``None`` means unknown everywhere, and is neither yes nor no.
"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, link
from app.vocabulary import HALF_DAYS, Gender, Role, Strength
from app.vocabulary.ages import age as age


class Person(Base):
    """A human being whom the office knows; only a name is compulsory.

    ``admitted_since``: in a hospital or home, without a day on which it ends. ``halted`` keeps what stood still with a
    hard day, as ``services/hard_days.py`` writes it, so that a mistake can be taken back. ``custom``: the facts about
    the office's own criteria, by the name of the criterion. ``means`` are ``Means``, beside a car; ``reach_note`` says
    how and when somebody likes to be reached.
    ``account``: the number of a bank account (IBAN), to which a volunteer is paid back.
    ``paper_language``: in which language papers for somebody are, a code of two letters; unknown is not asked.
    ``keep_until``: kept longer than the office keeps people who left, with ``keep_why``.
    """

    __tablename__ = "person"

    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    gender: Mapped[Gender | None]
    pronouns: Mapped[str | None]
    street: Mapped[str | None]
    postcode: Mapped[str | None]
    place: Mapped[str | None]
    municipality: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    languages: Mapped[list[str] | None]
    smokes: Mapped[bool | None]
    smokes_note: Mapped[str | None]
    has_pets: Mapped[bool | None]
    pets_note: Mapped[str | None]
    travels_km: Mapped[float | None]
    has_car: Mapped[bool | None]
    means: Mapped[list[str] | None]
    mobility: Mapped[str | None]
    reach_note: Mapped[str | None]
    interests: Mapped[list[str] | None]
    traits: Mapped[list[str] | None]
    availability: Mapped[dict[str, bool] | None]
    custom: Mapped[dict[str, Any] | None]
    deceased_on: Mapped[date | None] = mapped_column(index=True)
    no_contact_since: Mapped[date | None] = mapped_column(index=True)
    admitted_since: Mapped[date | None] = mapped_column(index=True)
    halted: Mapped[dict[str, Any] | None]
    keep_until: Mapped[date | None]
    keep_why: Mapped[str | None]
    account: Mapped[str | None]
    paper_language: Mapped[str | None]

    wishes: Mapped[list["Wish"]] = relationship(
        order_by="Wish.position", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def full_name(self) -> str:
        return full_name(self.first_name, self.last_name)

    @property
    def short_name(self) -> str:
        return short_name(self.first_name, self.last_name)

    def age(self, today: date) -> int | None:
        return age(self.birth_date, self.birth_year, today)

    def free(self) -> list[str] | None:
        return free(self.availability)

    @property
    def may_be_contacted(self) -> bool:
        return self.deceased_on is None and self.no_contact_since is None

    @property
    def may_be_proposed(self) -> bool:
        return self.may_be_contacted and self.admitted_since is None


class Wish(Base):
    """What a person, in one role, wishes of the other: ``about`` and ``values`` as the matching problem names them."""

    __tablename__ = "wish"

    person_id: Mapped[UUID] = link("person", cascade=True)
    role: Mapped[Role]
    position: Mapped[int] = mapped_column(default=0)
    about: Mapped[str]
    values: Mapped[list[Any] | None]
    lower: Mapped[int | None]
    upper: Mapped[int | None]
    strength: Mapped[Strength]
    firm: Mapped[bool] = mapped_column(default=False)


# The same for one who is read as columns, without a Person.


def full_name(first_name: str, last_name: str) -> str:
    """First name and surname, either of which may be missing."""
    return f"{first_name} {last_name}".strip()


def short_name(first_name: str, last_name: str) -> str:
    """First name and initial of the surname, as lists show it."""
    return f"{first_name} {last_name[:1]}.".strip() if last_name else first_name


def free(availability: dict[str, bool] | None) -> list[str] | None:
    """The half-days known to be free, in the order of the week; None where nothing is known."""
    known = availability or {}
    return [slot for slot in HALF_DAYS if known.get(slot)] if known else None
