"""The office itself: who it is, who works there, with whom it works together, and where."""

from datetime import date
from typing import Any

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Office(Base):
    """The buddywerking whose vault this is: one row. It stands on every letter, and keeps what the office settled.

    ``languages`` is what is taken to be spoken where a list has no column for it; ``policy`` is the matching policy
    (weights, objective, minimum fit) as the matching problem writes it, and ``limits`` its limits; ``columns`` is what
    was said of the titles in lists, per role: a title to the field it holds, or to nothing. ``rhythms`` are the steps
    and intervals of following a duo, as ``services/rhythms.py`` writes them, ``emergency`` the numbers of the emergency
    card. ``balance_signs``: whether a duo out of balance shows a sign. ``network_sectors``: how the four parts of a
    network map are called here, ``network_meetings``: whether this office holds network meetings, ``network_months``:
    how long a map is kept once its participant left; None for as long as the rest. ``retention``: how many months
    others are kept after they left, and the history of changes, as ``services/retention.py`` writes it.
    ``expenses_here``: whether expenses of buddies without a partner are handled here. ``papers_asked``: which papers
    this office asks of every volunteer beside what the law asks. ``lists``: the office's own words in place of a list
    that ships with Klik, by the name of the list, and ``thresholds`` its own numbers (``services/own_lists.py``,
    ``services/thresholds.py``). ``years``: by year what a report says that cannot be counted (a foreword, staff).
    """

    __tablename__ = "office"

    name: Mapped[str] = mapped_column(default="")
    street: Mapped[str | None]
    postcode: Mapped[str | None]
    place: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    insurer: Mapped[str | None]
    policy_number: Mapped[str | None]
    complaints: Mapped[str | None]
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
    languages: Mapped[list[str] | None]
    policy: Mapped[dict[str, Any] | None]
    limits: Mapped[dict[str, Any] | None]
    columns: Mapped[dict[str, Any] | None]
    rhythms: Mapped[dict[str, Any] | None]
    emergency: Mapped[list[Any] | None]
    balance_signs: Mapped[bool] = mapped_column(default=False)
    network_sectors: Mapped[list[str] | None]
    network_meetings: Mapped[bool] = mapped_column(default=False)
    network_months: Mapped[int | None]
    retention: Mapped[dict[str, Any] | None]
    expenses_here: Mapped[bool | None]
    papers_asked: Mapped[list[str] | None]
    lists: Mapped[dict[str, Any] | None]
    thresholds: Mapped[dict[str, Any] | None]
    years: Mapped[dict[str, Any] | None]


class Coordinator(Base):
    """A professional of the office who follows participants and duos."""

    __tablename__ = "coordinator"

    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str | None]
    email: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Organisation(Base):
    """A partner who brings buddies, a service that refers participants, or a buddywerking nearby to refer them to.

    ``valid_from``: since when it has this name; ``earlier_names`` are what it was called before, each a name and the
    day (ISO, or None) from which. ``expenses_here``: whether this office handles the expense notes of its buddies.
    """

    __tablename__ = "organisation"

    name: Mapped[str]
    aliases: Mapped[list[str] | None]
    is_partner: Mapped[bool] = mapped_column(default=False)
    is_referrer: Mapped[bool] = mapped_column(default=False)
    is_neighbour: Mapped[bool] = mapped_column(default=False)
    contact_name: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    valid_from: Mapped[date | None]
    earlier_names: Mapped[list[Any] | None]
    expenses_here: Mapped[bool | None]

    @property
    def names_before(self) -> tuple[tuple[str, date | None], ...]:
        """What it was called before, each name with the day from which, the first one first."""
        return tuple((name, date.fromisoformat(since) if since else None) for name, since in self.earlier_names or ())

    @property
    def every_name(self) -> tuple[str, ...]:
        """All by which it may be meant: its name, those before, and those by which lists call it."""
        return (self.name, *(name for name, _since in self.names_before), *(self.aliases or ()))


class Area(Base):
    """A part of the working area: municipalities, by their names."""

    __tablename__ = "area"

    name: Mapped[str]
    municipalities: Mapped[list[str] | None]


class Template(Base):
    """The office's own text of a paper, in one language, in place of the one that ships with Klik."""

    __tablename__ = "template"
    __table_args__ = (UniqueConstraint("name", "language"),)

    name: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]
