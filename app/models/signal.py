"""A structural signal: what several people meet that one office cannot mend, told to who can, and never with a name."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link


class PolicySignal(Base):
    """A ``theme`` and what it is about; ``seen_on`` are the days (ISO) on which it was met, one for each time.

    It points at nobody: a signal is about a gap, not about a person. It is no longer followed from ``closed_on``.
    ``not_names``: which words of it, each between the words around it, somebody said to be no name
    (``services/known_names.py``).
    """

    __tablename__ = "policy_signal"

    theme: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    seen_on: Mapped[list[str] | None]
    closed_on: Mapped[date | None]
    not_names: Mapped[list[str] | None]
    coordinator_id: Mapped[UUID | None] = link("coordinator")


class SignalPassing(Base):
    """That a signal was passed on ``to`` somebody who can do something about it, and the ``answer`` that came."""

    __tablename__ = "signal_passing"

    signal_id: Mapped[UUID] = link("policy_signal", cascade=True)
    to: Mapped[str]
    on: Mapped[date]
    answer: Mapped[str | None]
    answered_on: Mapped[date | None]
