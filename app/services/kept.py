"""The long lists of a window, kept between two reads: after a change only the rows it may have touched are read again.

A vault of ten thousand people takes a third of a second to read, and a note to be saved a hundredth. So the window
keeps each list that was read, hears what every change touched, and reads those rows only. Who did not change is the
very same object as before, so that a page can tell at a glance what it need not draw again. Without a window (on the
command line, inside a write) nothing is kept and everything is read. What is asked of all of them with each refresh,
and seldom changes, is kept as well (``answered``).
"""

from bisect import insort
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

_KEPT = "kept"


class Identified(Protocol):
    """A row with the id of its record."""

    @property
    def id(self) -> UUID: ...


class Change(Protocol):
    """What one commit changed; ``touched`` are the ids of the rows and of what they point at, None for too many."""

    @property
    def tables(self) -> Collection[str]: ...
    @property
    def touched(self) -> frozenset[str] | None: ...


Row = TypeVar("Row", bound=Identified)
Answer = TypeVar("Answer")


@dataclass(frozen=True, eq=False)
class Listing(Generic[Row]):
    """A list that can be read as a whole, or only some ids of it.

    ``concerned`` tells whose rows may differ after records with these ids changed; a change in one of the tables of
    ``everywhere`` may touch any row, one outside ``tables`` none.
    """

    read: Callable[[Session, date, Collection[UUID] | None], Iterable[Row]]
    concerned: Callable[[Session, Collection[UUID]], Iterable[UUID]]
    order: Callable[[Row], Any]
    tables: frozenset[str]
    everywhere: frozenset[str]


def listed(session: Session, listing: Listing[Row], today: date) -> tuple[Row, ...]:
    """All rows, in order; those that are kept where this session belongs to somebody who keeps them."""
    view: _View | None = session.info.get(_KEPT)
    if view is None:
        return tuple(sorted(listing.read(session, today, None), key=listing.order))
    return view.kept.rows(session, listing, today, view.told)


def answered(session: Session, key: Hashable, tables: Collection[str], ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` says; where it is kept, it is only asked again after a change in one of these ``tables``."""
    view: _View | None = session.info.get(_KEPT)
    return view.kept.answer(key, tables, ask, view.told) if view else ask()


@dataclass(frozen=True)
class _View:
    """How much had been told when a session began: what comes later, it may not see yet."""

    kept: "Kept"
    told: int


@dataclass
class _Shelf:
    rows: tuple[Any, ...]
    by_id: dict[UUID, Any]
    today: date
    told: int


class Kept:
    """The lists of one window. May be asked from two threads: one reads ahead while the other draws."""

    def __init__(self) -> None:
        self._told: list[Change] = []
        self._shelves: dict[Listing[Any], _Shelf] = {}
        self._answers: dict[Hashable, tuple[int, Any]] = {}  # after how many changes it was asked, and what was said
        self._lock = Lock()

    def tell(self, change: Change) -> None:
        """Hear of a change, after its commit."""
        self._told.append(change)

    def told(self) -> int:
        """How many changes were heard of; to be asked before a session begins that is then lent."""
        return len(self._told)

    def lend(self, session: Session, told: int) -> None:
        """Let the services use what is kept in a session that began after so many changes."""
        session.info[_KEPT] = _View(self, told)

    def rows(self, session: Session, listing: Listing[Row], today: date, told: int) -> tuple[Row, ...]:
        """The rows as this session sees them."""
        with self._lock:
            shelf = self._shelves.get(listing)
            touched = self._touched(listing, shelf, told) if shelf and shelf.today == today else None
            if shelf is None or touched is None:
                rows = tuple(sorted(listing.read(session, today, None), key=listing.order))
                shelf = self._shelves[listing] = _Shelf(rows, {row.id: row for row in rows}, today, told)
            elif touched:
                _renew(session, listing, shelf, touched)
            shelf.told = max(told, shelf.told)
            return shelf.rows

    def answer(self, key: Hashable, tables: Collection[str], ask: Callable[[], Answer], told: int) -> Answer:
        """What was said before, unless one of these tables changed since."""
        known = self._answers.get(key)
        if known is None or any(set(change.tables) & set(tables) for change in self._told[known[0] : told]):
            known = told, ask()
        self._answers[key] = max(told, known[0]), known[1]
        answer: Answer = known[1]
        return answer

    def _touched(self, listing: Listing[Any], shelf: _Shelf, told: int) -> set[UUID] | None:
        """The ids that changed since a list was read, or None where that is no use."""
        found: set[UUID] = set()
        for change in self._told[shelf.told : told]:
            tables = set(change.tables)
            if tables & listing.everywhere:
                return None
            if tables & listing.tables:
                if change.touched is None:
                    return None
                found.update(UUID(known) for known in change.touched)
        return found


def _renew(session: Session, listing: Listing[Any], shelf: _Shelf, touched: set[UUID]) -> None:
    """Read again whose row may differ, and keep the rows that do not."""
    concerned = set(listing.concerned(session, touched)) | touched
    fresh = {row.id: row for row in listing.read(session, shelf.today, concerned)}
    moved = {key for key in concerned if shelf.by_id.get(key) != fresh.get(key)}
    if not moved:
        return
    gone = {id(shelf.by_id.pop(key)) for key in moved if key in shelf.by_id}
    come = {key: fresh[key] for key in moved if key in fresh}
    shelf.by_id |= come
    rows = [row for row in shelf.rows if id(row) not in gone]
    for row in come.values():  # only the few that came look for their place
        insort(rows, row, key=listing.order)
    shelf.rows = tuple(rows)
