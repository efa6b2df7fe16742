"""What hangs on a person, derived from the links of all tables, so that a table made later is not forgotten.

A row goes along with what it points at where the link is compulsory, or the database would take it away as well; other
links only name somebody, and let go.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, or_, select
from sqlalchemy.orm import Session

from app.models import Base, Buddy, FollowUp, Person, Referral

NOBODYS = frozenset(
    {"office", "coordinator", "organisation", "area", "template", "criterion", "offer", "event"}
    | {"round", "saved_filter", "erasure", "year_total", "kept_expense"}
    | {"policy_signal", "signal_passing", "legal_amount"}
)
"""Tables without a row that is about one person; names and ids within them are looked for all the same."""
_BOTH = frozenset({Referral.__table__.c.other_id})
"""Links to somebody whom the row is about as much: an outing of two is none without one of them."""
_CHUNK = 500

Reached = dict[str, set[UUID]]


@cache
def owners() -> Mapping[str, frozenset[str]]:
    """By table the links through which its rows belong to somebody."""
    found: dict[str, set[str]] = {Person.__tablename__: set()}
    grown = True
    while grown:
        grown = False
        for table, column, of in _links():
            belongs = not column.nullable or column in _BOTH or _cascades(column)
            if belongs and of in found and column.name not in found.get(table, set()):
                found.setdefault(table, set()).add(column.name)
                grown = True
    return {table: frozenset(columns) for table, columns in found.items()}


@cache
def loose() -> tuple[tuple[Table, Column[Any], str], ...]:
    """Links that only name what goes: the table, the link, and the table it points at."""
    return tuple(
        (Base.metadata.tables[table], column, of)
        for table, column, of in _links()
        if of in owners() and column.name not in owners().get(table, ())
    )


def reached(session: Session, person_ids: Collection[UUID]) -> Reached:
    """The ids of all that goes with these people, by table. A couple stays with the other one."""
    found: Reached = {Person.__tablename__: set(person_ids)}
    fresh = {Person.__tablename__: set(person_ids)}
    while fresh:
        come: Reached = {}
        for table, columns in owners().items():
            for column in columns:
                child = Base.metadata.tables[table]
                (key,) = child.c[column].foreign_keys
                for chunk in chunks(fresh.get(key.column.table.name, ())):
                    rows = set(session.scalars(select(child.c.id).where(child.c[column].in_(chunk), _alone(child))))
                    come.setdefault(table, set()).update(rows - found.get(table, set()))
        fresh = {table: ids for table, ids in come.items() if ids}
        for table, ids in fresh.items():
            found.setdefault(table, set()).update(ids)
    asking = select(Referral.follow_up_id).where(Referral.follow_up_id.is_not(None))
    for chunk in chunks(found.get(Referral.__tablename__, ())):  # how it goes with what is gone is asked no more
        found.setdefault(FollowUp.__tablename__, set()).update(session.scalars(asking.where(Referral.id.in_(chunk))))
    return {table: ids for table, ids in found.items() if ids}


def couples(session: Session, person_ids: Collection[UUID]) -> list[Buddy]:
    """The couples of which one of these people is half, and that stay with the other."""
    either = or_(Buddy.person_id.in_(person_ids), Buddy.second_person_id.in_(person_ids))
    return list(session.scalars(select(Buddy).where(either, Buddy.second_person_id.is_not(None))))


def chunks(ids: Collection[UUID]) -> Iterator[list[UUID]]:
    """Ids in lists that a query can hold."""
    known = sorted(ids)
    yield from (known[at : at + _CHUNK] for at in range(0, len(known), _CHUNK))


def _alone(table: Table) -> Any:
    return table.c.second_person_id.is_(None) if table is Buddy.__table__ else True


def _links() -> Iterator[tuple[str, Column[Any], str]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                yield table.name, column, key.column.table.name


def _cascades(column: Column[Any]) -> bool:
    return any(key.ondelete == "CASCADE" for key in column.foreign_keys)
