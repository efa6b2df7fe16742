"""How often two saw each other in each of the last twelve months, of one duo or of all of them at once.

Nothing noted is unknown, and not the same as a month in which they did not see each other.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import String, case, cast, func, select
from sqlalchemy.orm import Session

from app.models import Contact
from app.services.contacts import TALKS, ContactRow, month_of
from app.services.kept import Listing, listed
from app.services.rhythms import months_before
from app.vocabulary import DuoState

MONTHS = 12


@dataclass(frozen=True)
class Month:
    """One month of one duo: how often they saw each other, None where nothing was noted of that; and the talks."""

    first: date
    seen: int | None
    talks: int = 0
    paused: bool = False


@dataclass(frozen=True)
class DuoMonths:
    """The twelve months of a duo, oldest first; ``paused`` is not known here."""

    id: UUID
    months: tuple[Month, ...]


def last_months(today: date) -> tuple[date, ...]:
    """The first days of the last twelve months, this one included; oldest first."""
    return tuple(months_before(today.replace(day=1), back) for back in range(MONTHS - 1, -1, -1))


def counted(contacts: Iterable[ContactRow], today: date) -> tuple[Month, ...]:
    """The months of one duo, from its contacts; a talk that was tried in vain does not count."""
    seen: dict[date, int] = defaultdict(int)
    talks: dict[date, int] = defaultdict(int)
    for contact in contacts:
        first, _last = month_of(contact.on)
        if contact.kind not in TALKS:
            seen[first] += contact.seen
        elif contact.reached is not False:
            talks[first] += 1
    return tuple(Month(first, seen.get(first), talks.get(first, 0)) for first in last_months(today))


def months(session: Session, today: date) -> dict[UUID, tuple[Month, ...]]:
    """The months of all duos of which something was noted in them, by the id of the duo."""
    return {row.id: row.months for row in listed(session, _LISTING, today)}


def paused_in(steps: Sequence[tuple[DuoState, date]], first: date) -> bool:
    """Whether a pause touched the month that begins on a day; ``steps`` are those of a ``DuoRow``."""
    _first, last = month_of(first)
    ends = [on for _state, on in steps[1:]] + [date.max]
    return any(
        state is DuoState.PAUSED and begun <= last and end >= first
        for (state, begun), end in zip(steps, ends, strict=True)
    )


def _read(session: Session, today: date, only: Collection[UUID] | None) -> Iterator[DuoMonths]:
    """One query whatever their number: a line for each duo, with a word for each of its contacts.

    The index holds all of it. A line for each month would be sorted by the database first, which takes far longer.
    """
    firsts = last_months(today)
    place = {first.isoformat()[:_MONTH]: at for at, first in enumerate(firsts)}
    query = _WORDS.where(
        _IN_MONTH.in_(list(place))
    )  # by day it would be looked up in the index of days, record by record
    if only is not None:
        query = query.where(Contact.duo_id.in_(only))
    made: dict[tuple[int, int | None, int], Month] = {}  # few differ, of sixty thousand
    session.flush()
    for duo_id, words in session.connection().execute(query):
        seen: list[int | None] = [None] * MONTHS
        talks = [0] * MONTHS
        for said in words.split(","):
            at, times = place[said[:_MONTH]], said[_MONTH:]
            if times == _TALKED:
                talks[at] += 1
            elif times:
                seen[at] = (seen[at] or 0) + int(times)
        found = []
        for key in zip(range(MONTHS), seen, talks, strict=True):
            if (month := made.get(key)) is None:
                month = made[key] = Month(firsts[key[0]], key[1], key[2])
            found.append(month)
        assert duo_id
        yield DuoMonths(duo_id, tuple(found))


_MONTH, _TALKED = len("2026-11"), "t"
_IS_TALK, _IN_VAIN = Contact.kind.in_(TALKS), Contact.reached.is_(False)
_IN_MONTH = func.substr(cast(Contact.on, String), 1, _MONTH)
_WORD = _IN_MONTH + case(
    (_IS_TALK & _IN_VAIN, ""), (_IS_TALK, _TALKED), (_IN_VAIN, "0"), else_=cast(Contact.times, String)
)
_WORDS = (
    select(Contact.duo_id, func.aggregate_strings(_WORD, ","))
    .where(Contact.duo_id.is_not(None))
    .group_by(Contact.duo_id)
)
_LISTING = Listing(_read, lambda _session, _touched: (), lambda row: row.id, frozenset({"contact"}), frozenset())
