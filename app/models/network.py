"""The network map of a participant: who and what there is around her or him, how it changed, and the steps outward."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import Met, MomentKind, NetworkKind, Often, Rung, TieKind


class NetworkContact(Base):
    """Somebody on a participant's map, by a first name or nickname: they did not ask to be in anybody's file.

    ``angle`` and ``distance`` are where the contact stands on the map of now; both are unknown for a name that waits
    to be placed. Sector and ring follow from them and are not stored. A ``kind`` that nobody said follows the sector.

    ``potential``: not there yet, but it could grow. ``duo_id``: the buddy of that duo. ``without_buddy``: whether the
    participant also sees this contact when the buddy is not there; ``bond`` how it is between the two. ``receives``
    and ``gives`` (codes of ``Support``) are from the side of the participant.
    """

    __tablename__ = "network_contact"
    __table_args__ = (CheckConstraint("(angle IS NULL) = (distance IS NULL)", name="ck_network_contact_place"),)

    participant_id: Mapped[UUID] = link("participant", cascade=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    kind: Mapped[NetworkKind | None]
    relation: Mapped[str | None]
    angle: Mapped[float | None]
    distance: Mapped[float | None]
    potential: Mapped[bool] = mapped_column(default=False)
    deceased: Mapped[bool] = mapped_column(default=False)
    duo_id: Mapped[UUID | None] = link("duo")
    often: Mapped[Often | None]
    met: Mapped[Met | None]
    without_buddy: Mapped[bool | None]
    bond: Mapped[TieKind | None]
    receives: Mapped[list[str] | None]
    gives: Mapped[list[str] | None]


class NetworkTie(Base):
    """How it is between two contacts of one map; ``one_id`` is the lower of the two ids."""

    __tablename__ = "network_tie"
    __table_args__ = (
        UniqueConstraint("one_id", "other_id"),
        CheckConstraint("one_id < other_id", name="ck_network_tie_order"),
    )

    one_id: Mapped[UUID] = link("network_contact", cascade=True)
    other_id: Mapped[UUID] = link("network_contact", cascade=True)
    kind: Mapped[TieKind] = mapped_column(default=TieKind.EXISTING)


class NetworkMoment(Base):
    """A map as it was on a day: it does not change any more. ``contents`` as ``network/contents.py`` writes them.

    ``present``: who drew it together, in words.
    """

    __tablename__ = "network_moment"

    participant_id: Mapped[UUID] = link("participant", cascade=True)
    duo_id: Mapped[UUID | None] = link("duo")
    on: Mapped[date]
    kind: Mapped[MomentKind] = mapped_column(default=MomentKind.OTHER)
    present: Mapped[str | None]
    contents: Mapped[dict[str, Any]]


class Ladder(Base):
    """Steps outward to one place or activity: a day for each rung that was reached (``vocabulary.Rung``).

    ``contact_id`` is whom it brought onto the map, ``gives`` what the participant does there for others, ``cost`` what
    it costs in words; ``free``: whether it can be free. ``back_to``: the rung on which it stands again since
    ``back_on``, though a higher one was reached.
    """

    __tablename__ = "ladder"

    participant_id: Mapped[UUID] = link("participant", cascade=True)
    position: Mapped[int] = mapped_column(default=0)
    place: Mapped[str]
    told_on: Mapped[date | None]
    accompanied_on: Mapped[date | None]
    with_buddy_on: Mapped[date | None]
    alone_on: Mapped[date | None]
    role_on: Mapped[date | None]
    back_to: Mapped[Rung | None]
    back_on: Mapped[date | None]
    role: Mapped[str | None]
    gives: Mapped[str | None]
    free: Mapped[bool | None]
    cost: Mapped[str | None]
    contact_id: Mapped[UUID | None] = link("network_contact")
    ended_on: Mapped[date | None]
