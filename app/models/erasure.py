"""What is left of somebody who was erased: that it was done, counts without names, and what the law keeps."""

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from app.models.base import Base, link
from app.vocabulary import Role


class Erasure(Base):
    """That somebody was erased, on a day; ``person_id`` is the id she or he had, and nothing tells who that was."""

    __tablename__ = "erasure"

    person_id: Mapped[UUID]
    on: Mapped[date]
    coordinator_id: Mapped[UUID | None] = link("coordinator")


class YearTotal(Base):
    """How many of those who were erased counted for something in a year, so that figures of past years stay true.

    ``what`` is counted (``services/year_totals.py``), ``by`` one fact at a time (``gender``, ``age_band``; empty for
    all together) and ``value`` what that fact was: never two facts of one human being together.
    """

    __tablename__ = "year_total"
    __table_args__ = (UniqueConstraint("year", "role", "what", "by", "value", name="uq_year_total_what"),)

    year: Mapped[int]
    role: Mapped[Role]
    what: Mapped[str]
    by: Mapped[str]
    value: Mapped[str]
    n: Mapped[int]


class KeptExpense(Base):
    """What a volunteer who was erased was paid back in a year: the law keeps that list, by name, for seven years.

    ``amount`` in euro cents, ``km`` driven; it goes after ``keep_until``.
    """

    __tablename__ = "kept_expense"

    name: Mapped[str]
    year: Mapped[int]
    amount: Mapped[int]
    km: Mapped[float]
    keep_until: Mapped[date]
