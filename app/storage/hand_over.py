"""Handing a vault over to another laptop: one of the two writes, the other only reads until it comes back.

Who may write is told by the last row of ``hand_over``: the laptop that received it, or, of one that was not received
yet or was taken back by hand, the one that gave it.
"""

from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

import sqlcipher3.dbapi2 as sc

SCHEMA = (
    """CREATE TABLE hand_over (
    number INTEGER NOT NULL PRIMARY KEY,
    token VARCHAR(32) NOT NULL,
    given_by VARCHAR(32) NOT NULL,
    given_at VARCHAR NOT NULL,
    given_to VARCHAR NOT NULL,
    received_by VARCHAR(32),
    received_at VARCHAR,
    reclaimed_at VARCHAR
)""",
)
"""Beside the journal, for it is no change that could be undone; part of the frozen second schema."""


@dataclass(frozen=True)
class HandOver:
    """One row: laptops by their id, moments UTC in ISO form, ``given_to`` in words and only for who reads them."""

    number: int
    token: str
    given_by: str
    given_at: str
    given_to: str
    received_by: str | None = None
    received_at: str | None = None
    reclaimed_at: str | None = None

    @property
    def is_under_way(self) -> bool:
        """Given, and neither received nor taken back."""
        return self.received_at is None and self.reclaimed_at is None

    @property
    def holder(self) -> str | None:
        """Which laptop may write; nobody while it is under way."""
        return self.received_by or (self.given_by if self.reclaimed_at else None)


def last(file: sc.Connection) -> HandOver | None:
    """The last hand-over of a vault; None where there never was one."""
    row = file.execute("SELECT * FROM hand_over ORDER BY number DESC LIMIT 1").fetchone()
    return HandOver(*row) if row else None


def away(file: sc.Connection, device: str) -> HandOver | None:
    """The hand-over by which a vault is with another laptop than this one; None where this one may write."""
    found = last(file)
    return None if found is None or found.holder == device else found


def here(file: sc.Connection) -> str | None:
    """Which laptop a vault stands on that forgot it: who holds it, or gave it. None where it was never handed over."""
    found = last(file)
    return (found.holder or found.given_by) if found else None


def new(file: sc.Connection, device: str, to: str) -> HandOver:
    """A hand-over by this laptop, from now; not noted yet."""
    before = last(file)
    return HandOver((before.number if before else 0) + 1, uuid4().hex, device, _now(), to)


def received(given: HandOver, device: str) -> HandOver:
    """The same, received here."""
    return replace(given, received_by=device, received_at=_now())


def reclaimed(given: HandOver) -> HandOver:
    """The same, taken back by hand by who gave it."""
    return replace(given, reclaimed_at=_now())


def note(file: sc.Connection, row: HandOver) -> None:
    """Keep a hand-over, in place of what was known of the same one."""
    file.execute("INSERT OR REPLACE INTO hand_over VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(row))


def was_received(file: sc.Connection, token: str) -> bool:
    """Whether a vault knows of a hand-over that it was received."""
    found = file.execute("SELECT 1 FROM hand_over WHERE token = ? AND received_at IS NOT NULL", (token,)).fetchone()
    return found is not None


def _now() -> str:
    return datetime.now(UTC).isoformat()
