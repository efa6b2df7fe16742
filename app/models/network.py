"""The network map of a participant: who and what there is around her or him."""

from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import NetworkKind


class NetworkContact(Base):
    """Somebody on a participant's map, by a first name or nickname: they did not ask to be in anybody's file.

    ``angle`` and ``distance`` are where the contact stands on the map of now; both are unknown for a name that waits
    to be placed. Sector and ring follow from them and are not stored. A ``kind`` that nobody said follows the sector.
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
