"""Filters in words: conditions on a list, all of them together, kept under a name.

What is not known is neither a yes nor a no: it only answers to the relation that asks what is not known.
"""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import SavedFilter
from app.places import fold
from app.services.actions import about, action
from app.services.filter_fields import FIELDS, Field, Relation, Sort
from app.services.filter_values import among
from app.services.people import get
from app.services.rhythms import months_after

Test = Callable[[Any], bool]
MOST = 999


@dataclass(frozen=True)
class Condition:
    """``field`` is a key of ``FIELDS`` of the page; ``value`` a number of months, weeks or years, a key, or words.

    ``among`` is what a value that stands for others means now, such as the municipalities of an area.
    """

    field: str
    relation: Relation
    value: int | str | None = None
    among: frozenset[Any] = dataclasses.field(default=frozenset(), compare=False)


@dataclass(frozen=True)
class Filter:
    """Conditions that hold together, of a page: ``participant``, ``buddy`` or ``duo``."""

    page: str
    name: str
    conditions: tuple[Condition, ...]
    id: UUID | None = None

    def test(self, today: date) -> Test:
        """What tells of a row whether it passes, made once for many rows."""
        tests = [_test(FIELDS[self.page][one.field], one, today) for one in self.conditions]
        if len(tests) == 1:
            return tests[0]
        return lambda row: all(test(row) for test in tests)

    def matches(self, row: Any, today: date) -> bool:
        """Whether a row passes."""
        return self.test(today)(row)


def saved(session: Session, page: str, today: date) -> tuple[Filter, ...]:
    """The filters of a page, by name; one that holds what this Klik does not know is passed over."""
    found = session.scalars(select(SavedFilter).where(SavedFilter.page == page))
    made = (read(one.page, one.name, one.conditions, one.id) for one in found)
    known = [resolved(session, one, today) for one in made if one]
    return tuple(sorted(known, key=lambda one: (fold(one.name), one.name, str(one.id))))


def resolved(session: Session, wanted: Filter, today: date) -> Filter:
    """The same filter, with what its values mean in this vault now."""
    told = (replace(one, among=among(session, one.field, one.relation, one.value, today)) for one in wanted.conditions)
    return replace(wanted, conditions=tuple(told))


@action(N_("Filter saved"))
def keep(
    session: Session, page: str, name: str, conditions: Iterable[Condition], filter_id: UUID | None = None
) -> UUID:
    """Keep a filter under a name, in place of what it was before where it is known already."""
    found = get(session, SavedFilter, filter_id) if filter_id else SavedFilter(page=page)
    wanted = Filter(page, name.strip(), tuple(conditions))
    if not wanted.name:
        raise KlikError(N_("Give the filter a name."))
    if not wanted.conditions:
        raise KlikError(N_("Say at least one thing that this filter asks."))
    for one in session.scalars(select(SavedFilter).where(SavedFilter.page == page)):
        if one.id != filter_id and fold(one.name) == fold(wanted.name):
            raise KlikError(N_("There is a filter called {name} already."), name=one.name)
    found.name, found.conditions = wanted.name, written(wanted)
    session.add(found)
    session.flush()
    about(session, found.name)
    return found.id


@action(N_("Filter removed"))
def remove(session: Session, filter_id: UUID) -> None:
    """Take a filter away; nobody it showed changes."""
    found = get(session, SavedFilter, filter_id)
    about(session, found.name)
    session.delete(found)


def written(wanted: Filter) -> list[Any]:
    """The conditions as the vault keeps them."""
    return [[one.field, one.relation.value, one.value] for one in wanted.conditions]


def read(page: str, name: str, conditions: Sequence[Any] | None, filter_id: UUID | None = None) -> Filter | None:
    """The filter that was written; None for one that a later Klik wrote, or that is no filter."""
    found = []
    for line in conditions or ():
        try:
            key, relation, value = line
            one = Condition(key, Relation(relation), value)
        except (TypeError, ValueError):
            return None
        if trouble(page, one):
            return None
        found.append(one)
    return Filter(page, name, tuple(found), filter_id) if found else None


def trouble(page: str, one: Condition) -> str:
    """What is missing in a condition (a message id); empty for a whole one."""
    known = FIELDS[page].get(one.field) if isinstance(one.field, str) else None
    if known is None or one.relation not in known.relations:
        return N_("Choose what to ask.")
    if one.relation in _NUMBERED:
        is_number = isinstance(one.value, int) and not isinstance(one.value, bool) and 0 <= one.value <= MOST
        return "" if is_number else N_("Write a number.")
    if one.relation is Relation.BEFORE:
        return "" if _day(one.value) else N_("Write day, month and year, such as 14/03/2026.")
    if one.relation in _ANSWERED:
        return "" if one.value is None else N_("Choose what to ask.")
    return "" if isinstance(one.value, str) and one.value.strip() else N_("Fill in what to look for.")


_NUMBERED = {Relation.LONGER, Relation.SHORTER, Relation.AT_LEAST, Relation.AT_MOST, Relation.WITHIN}
_ANSWERED = {Relation.YES, Relation.NO, Relation.KNOWN, Relation.UNKNOWN}


def _test(about: Field, one: Condition, today: date) -> Test:
    of, value = about.of, one.value
    inside = one.among if about.stands_for else frozenset((value,))
    asked = fold(value) if isinstance(value, str) else ""
    on, weeks = _day(value), timedelta(weeks=value) if isinstance(value, int) else timedelta()
    latest = today + weeks if weeks < date.max - today else date.max

    def known(test: Callable[[Any], bool]) -> Test:
        def holds(row: Any) -> bool:
            fact = of(row)
            return fact is not None and fact != () and test(fact)

        return holds

    match one.relation:
        case Relation.LONGER:
            return known(lambda since: months_after(since, value) <= today)  # type: ignore[arg-type]
        case Relation.SHORTER:
            return known(lambda since: months_after(since, value) > today)  # type: ignore[arg-type]
        case Relation.AT_LEAST:
            return known(lambda count: count >= value)
        case Relation.AT_MOST:
            return known(lambda count: count <= value)
        case Relation.IS | Relation.MISSING | Relation.THERE:
            return known(lambda fact: fact in inside)
        case Relation.IS_NOT:
            return known(lambda fact: fact not in inside)
        case Relation.HOLDS if about.sort is Sort.ONE_OF:
            return known(lambda facts: value in facts)
        case Relation.HOLDS_NOT if about.sort is Sort.ONE_OF:
            return known(lambda facts: value not in facts)
        case Relation.HOLDS:
            return known(lambda facts: any(asked in fold(fact) for fact in facts))
        case Relation.HOLDS_NOT:
            return known(lambda facts: not any(asked in fold(fact) for fact in facts))
        case Relation.YES:
            return known(lambda fact: fact is True)
        case Relation.NO:
            return known(lambda fact: fact is False)
        case Relation.WITHIN:
            return known(lambda day: day <= latest)
        case Relation.BEFORE:
            return known(lambda day: on is not None and day < on)
        case Relation.KNOWN:
            return known(lambda _fact: True)
        case Relation.UNKNOWN:
            is_known = known(lambda _fact: True)
            return lambda row: not is_known(row)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
