"""What a coordinator keeps for her own desk: filters with a name, and who are two although they look like one."""

from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from app.models.base import Base, link


class SavedFilter(Base):
    """A filter of a page's list under a name; ``conditions`` as ``services/filters.py`` writes them."""

    __tablename__ = "saved_filter"

    page: Mapped[str]
    name: Mapped[str]
    conditions: Mapped[list[Any] | None]


class Distinct(Base):
    """Two people who look like one and are not, such as a father and a son; ``one_id`` is the smaller of the two."""

    __tablename__ = "distinct_people"
    __table_args__ = (UniqueConstraint("one_id", "other_id", name="uq_distinct_people_pair"),)

    one_id: Mapped[UUID] = link("person", cascade=True)
    other_id: Mapped[UUID] = link("person", cascade=True)
