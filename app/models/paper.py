"""The papers of a volunteer: what the law asks before the start, what the office asks, and until when they count."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.base import Base, link
from app.vocabulary import PaperKind


class Paper(Base):
    """A paper that exists, of one person of a buddy: of a couple each has their own.

    ``on`` is when it was signed or seen, ``by`` who did that, ``until`` the last day it counts. Of an extract only that
    it was seen, by whom and which model (``note``) may stand here, and never what it says.
    """

    __tablename__ = "paper"

    buddy_id: Mapped[UUID] = link("buddy", cascade=True)
    person_id: Mapped[UUID] = link("person", cascade=True)
    kind: Mapped[PaperKind]
    on: Mapped[date | None]
    until: Mapped[date | None]
    by: Mapped[str | None]
    note: Mapped[str | None]
