"""The recycle bin: what was deleted lately, as the journal knows it, and how it comes back with all that went along.

There is no second place where anything is kept. Whatever a coordinator deleted stands there by the change that did it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Base
from app.services import history
from app.services.actions import about, action
from app.services.history import MOST, Line
from app.services.history_words import RecordChange, told
from app.services.merging_fields import MERGED
from app.services.putting_back import NEVER, Placing, check, groundless, parts, place
from app.storage import history as kept
from app.storage.history import RowChange

DAYS = 30
_BY_ITSELF = NEVER | {"follow_up", "round"}
"""What Klik lets go when something else changes: it comes back with what it went with, and never alone."""


@dataclass(frozen=True)
class Binned:
    """One change that deleted something: what went, and why it cannot come back; empty where it can.

    ``more`` went as well, and are not told one by one. So many are ``lost``: something else that they hung on is gone.
    """

    line: Line
    records: tuple[RecordChange, ...]
    more: int
    lost: int
    against: str


def thrown_away(session: Session, now: datetime) -> tuple[Binned, ...]:
    """What was deleted in the last thirty days and is still gone, the last first."""
    since = (now.astimezone(UTC) - timedelta(days=DAYS)).isoformat()
    found: list[Binned] = []
    seen: set[str] = set()
    for line in history.lines(session, kept.deleting(session, since)):
        if line.taken_back or line.action == MERGED:
            continue  # of two who were made one nothing is gone
        gone = [one for one in _gone(session, line.number) if one.row_id not in seen]
        seen |= {one.row_id for one in gone}
        if any(map(_is_record, gone)):
            found.append(_binned(session, line, gone))
    return tuple(found)


@action(N_("Put back from the recycle bin"))
def take_out(session: Session, number: int) -> None:
    """Let all that one change deleted stand again, where what it hung on is still there."""
    gone = list(_gone(session, number))
    if not gone:
        raise KlikError(N_("It is not in the recycle bin any more."))
    coming = _with_ground(session, gone)
    check(session, coming)
    place(session, coming)
    (line,) = history.lines(session, [number])
    about(session, line.about)


def _gone(session: Session, number: int) -> Iterator[Placing]:
    """The rows that a change deleted and that are still gone."""
    for change in kept.rows_of(session, Base.metadata, number):
        table = Base.metadata.tables[change.table]
        if change.new is None and change.old and kept.now(session, table, change.row_id) is None:
            yield Placing(table, change.row_id, change.old, None)


def _is_record(one: Placing) -> bool:
    return one.table.name not in parts() and one.table.name not in _BY_ITSELF


def _binned(session: Session, line: Line, gone: list[Placing]) -> Binned:
    coming, against = _with_ground(session, gone), ""
    try:
        check(session, coming)
    except KlikError as error:
        against = str(error)
    order = {table.name: at for at, table in enumerate(Base.metadata.sorted_tables)}
    first = sorted(coming, key=lambda one: order[one.table.name])[:MOST]  # what others hang on comes first
    changes = (RowChange(one.table.name, one.row_id, one.wanted, None, False) for one in first)
    records = tuple(told(session, change) for change in changes)
    return Binned(line, records, len(coming) - len(first), len(gone) - len(coming), against)


def _with_ground(session: Session, gone: list[Placing]) -> list[Placing]:
    """Those of which all that they hang on is there; all of them where no record would be left."""
    coming = gone
    while lost := {one.row_id for one, _owner in groundless(session, coming)}:
        coming = [one for one in coming if one.row_id not in lost]
    return coming if any(map(_is_record, coming)) else gone
