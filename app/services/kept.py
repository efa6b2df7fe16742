"""The long lists of a window, kept between two reads: after a change only the rows it may have touched are read again.

A vault of ten thousand people takes a third of a second to read, and a note to be saved a hundredth. So the window
keeps each list that was read, hears what every change touched, and reads those rows only. Who did not change is the
very same object as before, so that a page can tell at a glance what it need not draw again. Without a window (on the
command line, inside a write) nothing is kept and everything is read. What is asked of all of them with each refresh,
and seldom changes, is kept as well (``answered``).

The first time, only what a list says, searches and is sorted by is read of each row, which takes a third of the time;
the rest follows in idle moments, or when it is first asked for (``Deferring``).
"""

from bisect import insort
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_

_KEPT = "kept"
_ALONE = 3
"""So many rows are read each by itself, for whoever looks at a few people; at the next one, all."""


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
Ask = Callable[[Callable[[Session], Any]], Any]


class Deferring:
    """A row of which some facts are read when the first of them is asked for (deferred columns, as SQLAlchemy says).

    Nobody notices but by the time that it takes: a fact that was not read yet is never given as unknown.
    """

    __slots__ = ("_rest",)
    _rest: "_Rest | None"

    if not TYPE_CHECKING:  # for mypy any name would be a fact of the row

        def __getattr__(self, name: str) -> Any:
            """What was not read yet; Python looks here where nothing stands in its place."""
            if name in self.__dataclass_fields__ and (rest := object.__getattribute__(self, "_rest")):
                rest.read(self)
            return object.__getattribute__(self, name)


@dataclass(frozen=True, eq=False)
class Listing(Generic[Row]):
    """A list that can be read as a whole, or only some ids of it.

    ``concerned`` tells whose rows may differ after records with these ids changed; a change in one of the tables of
    ``everywhere`` may touch any row, one outside ``tables`` none. ``at_once`` reads all rows without the facts that are
    ``deferred``.
    """

    read: Callable[[Session, date, Collection[UUID] | None], Iterable[Row]]
    concerned: Callable[[Session, Collection[UUID]], Iterable[UUID]]
    order: Callable[[Row], Any]
    tables: frozenset[str]
    everywhere: frozenset[str]
    at_once: Callable[[Session, date], Iterable[Row]] | None = None
    deferred: Sequence[str] = ()


def listed(session: Session, listing: Listing[Row], today: date) -> tuple[Row, ...]:
    """All rows, in order; those that are kept where this session belongs to somebody who keeps them."""
    view: _View | None = session.info.get(_KEPT)
    if view is None:
        return tuple(sorted(listing.read(session, today, None), key=listing.order))
    return view.kept.rows(session, listing, today, view.told)


def complete(session: Session, listing: Listing[Any], today: date) -> None:
    """Read what was left of the rows that are kept, so that nobody waits for it."""
    view: _View | None = session.info.get(_KEPT)
    if view:
        view.kept.complete(session, listing, today)


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
    is_whole: bool


class Kept:
    """The lists of one window. May be asked from two threads: one reads ahead while the other draws.

    Through ``ask`` rows read themselves what was left of them; without it, nothing is.
    """

    def __init__(self, ask: Ask | None = None) -> None:
        self._ask = ask
        self._told: list[Change] = []
        self._shelves: dict[Listing[Any], _Shelf] = {}
        # One a list: who wants one does not wait for another. A row that reads itself asks again on the same thread.
        self._locks: defaultdict[Listing[Any], RLock] = defaultdict(RLock)
        self._answers: dict[Hashable, tuple[int, Any]] = {}  # after how many changes it was asked, and what was said

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
        with self._locks[listing]:
            shelf = self._shelves.get(listing)
            touched = self._touched(listing, shelf, told) if shelf and shelf.today == today else None
            if shelf is None and self._ask and listing.at_once:
                shelf = self._shelves[listing] = _shelved(listing, listing.at_once(session, today), today, told, False)
                _defer(shelf.rows, _Rest(self._ask, listing, today))
            elif shelf is None or touched is None:
                shelf = self._shelves[listing] = _shelved(
                    listing, listing.read(session, today, None), today, told, True
                )
            elif touched:
                _renew(session, listing, shelf, touched)
            shelf.told = max(told, shelf.told)
            return shelf.rows

    def complete(self, session: Session, listing: Listing[Any], today: date) -> None:
        """Read what was left of the rows of a day. Who wants the list as it is meanwhile does not wait for it."""
        shelf = self._shelves.get(listing)
        if shelf is None or shelf.is_whole or shelf.today != today:
            return
        whole = listing.read(session, today, None)
        with self._locks[listing]:
            if self._shelves.get(listing) is shelf:
                _fill(listing, shelf.rows, whole)
                shelf.is_whole = True

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


def _differ(before: Any, now: Any) -> bool:
    """Whether a row changed, as far as is known: of one that was not read to its end, it is not asked."""
    return before is not now and (not before or not now or left_of(before) or bool(before != now))


class _Rest:
    """What was left of the rows of a list; of a row that no longer stands in it, what is so now."""

    def __init__(self, ask: Ask, listing: Listing[Any], today: date) -> None:
        self._ask, self._listing, self._today = ask, listing, today
        self._looked = 0

    def read(self, row: Any) -> None:
        """Read what was left of a row."""
        listing, today = self._listing, self._today
        self._looked += 1
        if self._looked > _ALONE:
            self._ask(lambda session: complete(session, listing, today))
        if left_of(row):  # only this one of them, or one that does not stand in the list any more
            _fill(listing, [row], self._ask(lambda session: listing.read(session, today, [row.id])))
        if left_of(row):
            raise KlikError(N_("There is nothing with the number {id} here."), id=str(row.id))


def _shelved(listing: Listing[Any], rows: Iterable[Any], today: date, told: int, is_whole: bool) -> _Shelf:
    ordered = tuple(sorted(rows, key=listing.order))
    return _Shelf(ordered, {row.id: row for row in ordered}, today, told, is_whole)


def _defer(rows: Iterable[Any], rest: _Rest | None) -> None:
    put: Any = Deferring.__dict__["_rest"].__set__  # past what keeps the rows frozen
    for row in rows:
        put(row, rest)


def _fill(listing: Listing[Any], rows: Iterable[Any], whole: Iterable[Any]) -> None:
    """Give rows of which something was left what ``whole`` ones say."""
    found = {row.id: row for row in whole}
    left = [row for row in rows if left_of(row) and row.id in found]
    for name in listing.deferred if left else ():
        place: Any = getattr(type(left[0]), name)  # the slot
        deque(map(place.__set__, left, [place.__get__(found[row.id]) for row in left]), maxlen=0)
    _defer(left, None)


def left_of(row: Deferring) -> bool:
    """Whether something of it was not read yet."""
    return getattr(row, "_rest", None) is not None


def _renew(session: Session, listing: Listing[Any], shelf: _Shelf, touched: set[UUID]) -> None:
    """Read again whose row may differ, and keep the rows that do not."""
    concerned = set(listing.concerned(session, touched)) | touched
    fresh = {row.id: row for row in listing.read(session, shelf.today, concerned)}
    moved = {key for key in concerned if _differ(shelf.by_id.get(key), fresh.get(key))}
    if not moved:
        return
    gone = {id(shelf.by_id.pop(key)) for key in moved if key in shelf.by_id}
    come = {key: fresh[key] for key in moved if key in fresh}
    shelf.by_id |= come
    rows = [row for row in shelf.rows if id(row) not in gone]
    for row in come.values():  # only the few that came look for their place
        insort(rows, row, key=listing.order)
    shelf.rows = tuple(rows)
