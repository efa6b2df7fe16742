"""A vault with something in every column of every table, and a name of one's choice in every text."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Enum,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Time,
    Uuid,
    insert,
)
from sqlalchemy.orm import Session

ROOT = UUID(int=7)
DAY = date(2025, 3, 14)
_EITHER = {
    "consent": ("participant_id", "buddy_id"),
    "approval": ("participant_id", "buddy_id"),
    "attendance": ("participant_id", "buddy_id"),
}
"""Tables in which a row is of the one or of the other: its rows take turns."""


_ONCE = ("office", "network_tie", "distinct_people")
"""Tables with one row: the office, and what is of two who are there once."""
_BY_NAME = {
    "availability",
    "custom",
    "halted",
    "policy",
    "limits",
    "columns",
    "rhythms",
    "answers",
    "problem",
    "solution",
} | {"contents", "retention", "lists", "thresholds", "years"}
"""Columns whose JSON is an object; every other one is a list."""


def fill(session: Session, metadata: MetaData, words: str = "Vinkenstein", rows: int = 2) -> None:
    """Put ``rows`` rows in every table, each link pointing at a row that is there; ``words`` stands in every text."""
    for table in metadata.sorted_tables:
        session.execute(
            insert(table), [dict(_values(table, at, words)) for at in range(1 if table.name in _ONCE else rows)]
        )


def id_of(table: str, number: int) -> UUID:
    """The id of a row that ``fill`` made."""
    return uuid5(ROOT, f"{table} {number}")


def texts(metadata: MetaData) -> list[Column[Any]]:
    """Every column that holds free words."""
    return [column for table in metadata.sorted_tables for column in table.columns if _is_text(column)]


def _values(table: Table, number: int, words: str) -> Iterator[tuple[str, Any]]:
    absent = _EITHER.get(table.name, ("", ""))[number % 2]
    for column in table.columns:
        if column.name == absent:
            yield column.name, None
        elif column.primary_key:
            yield column.name, id_of(table.name, number)
        elif table.name in _ONCE and column.foreign_keys:
            (key,) = column.foreign_keys
            pair = sorted((id_of(key.column.table.name, 0), id_of(key.column.table.name, 1)), key=lambda one: one.hex)
            yield column.name, pair[column.name == "other_id"]
        elif column.foreign_keys:
            (key,) = column.foreign_keys
            yield column.name, id_of(key.column.table.name, number)
        else:
            yield column.name, _value(column, number, words)


def _value(column: Column[Any], number: int, words: str) -> Any:
    kind = column.type
    if isinstance(kind, Enum):
        members = list(kind.enum_class or ())
        return members[number % len(members)] if members else kind.enums[0]
    if column.name == "earlier_names":
        return [[f"{words} {number}", DAY.isoformat()]]
    if isinstance(kind, JSON):
        return {words: f"{words} {number}"} if column.name in _BY_NAME else [f"{words} {number}"]
    if isinstance(kind, Uuid):
        return id_of("free", number)
    simple = {Boolean: bool(number % 2), Date: DAY, Time: time(10, 30), Float: 0.5 + number, Integer: 1 + number}
    for of, value in simple.items():
        if isinstance(kind, of):
            return value
    if isinstance(kind, LargeBinary):
        return words.encode()
    if column.name.endswith("precision"):
        return "day"
    return f"{words} {column.table.name}.{column.name} {number}"


def _is_text(column: Column[Any]) -> bool:
    plain = str not in (getattr(column.type, "python_type", None),) or isinstance(column.type, Enum)
    return not plain and not column.foreign_keys
