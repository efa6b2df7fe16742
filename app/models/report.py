"""Something serious that happened, or a complaint: facts and what was agreed, for those who handle it only."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.base import Base, link
from app.vocabulary import ReportKind


class Report(Base):
    """About a duo or somebody; nothing of it stands in a list, a search, a letter or a figure.

    ``told`` says who was told, ``steps`` what was agreed; it is over on ``closed_on``.
    """

    __tablename__ = "report"

    kind: Mapped[ReportKind]
    on: Mapped[date]
    facts: Mapped[str]
    told: Mapped[str | None]
    steps: Mapped[str | None]
    closed_on: Mapped[date | None]
    duo_id: Mapped[UUID | None] = link("duo", cascade=True)
    participant_id: Mapped[UUID | None] = link("participant", cascade=True)
    buddy_id: Mapped[UUID | None] = link("buddy", cascade=True)
    coordinator_id: Mapped[UUID | None] = link("coordinator")
