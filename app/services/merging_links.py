"""All that points at a record, by a link or by its id: counted, and brought over to another record of its kind."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Row, String, Table, UniqueConstraint, delete, func, or_, select, update
from sqlalchemy import Enum as Words
from sqlalchemy.orm import Session

from app.models import Base, Buddy, Consent, Participant, Person, Wish

_DAYS = {"consent": "on", "approval": "on", "kept_proposal": "kept_on"}
"""Where only one of two can stand, the one of the later day does, as a whole: no yes is mixed with another yes."""
_ASKED_AGAIN = {"expense_year": ("system", "regular_transport")}
"""Where two answers differ nobody may guess which holds: it is not known then, and asked again."""
_TOP = (Person.__table__, Participant.__table__, Buddy.__table__)


def absorb(session: Session, table: Any, gone: UUID, kept: UUID) -> None:
    """Let all that points at one record point at another, and let the first go.

    What comes behind what is there keeps its order. Where both have something of which there can be only one, the two
    become one as well.
    """
    for child, column in _pointing(table):
        rows = session.execute(select(child).where(column == gone).order_by(*_order(child))).all()
        shift = _behind(session, child, column, kept) if rows and "position" in child.c else 0
        for row in rows:
            if twin := _twin(session, child, column, row, kept):
                _unite(session, child, twin, row)
                absorb(session, child, row.id, twin.id)
            else:
                more = {"position": row.position + shift} if shift else {}
                session.execute(update(child).where(child.c.id == row.id).values({column.name: kept} | more))
    session.execute(delete(table).where(table.c.id == gone))


def counted(session: Session, *ids: UUID) -> dict[str, int]:
    """How many records hang on these, by the name of their table; each once."""
    found = {}
    for child in Base.metadata.sorted_tables:
        columns = [column for table in _TOP for where, column in _pointing(table) if where is child]
        if columns and child not in _TOP:
            query = select(func.count()).select_from(child).where(or_(*(column.in_(ids) for column in columns)))
            found[child.name] = session.scalar(query) or 0
    return {name: count for name, count in found.items() if count}


def renamed(kept: Any, ids: Mapping[str, str]) -> Any:
    """The same with other ids in it; what stands there under the new id already holds."""
    if isinstance(kept, dict):
        moved = {ids[name]: renamed(value, ids) for name, value in kept.items() if name in ids}
        return moved | {name: renamed(value, ids) for name, value in kept.items() if name not in ids}
    if isinstance(kept, list):
        return [renamed(one, ids) for one in kept]
    return ids.get(kept, kept) if isinstance(kept, str) else kept


def halted(mine: dict[str, Any] | None, theirs: dict[str, Any] | None) -> dict[str, Any] | None:
    """What stood still with a hard day of either."""
    joined = dict(mine or {})
    for day, kept in (theirs or {}).items():
        before = joined.get(day, {})
        joined[day] = {
            name: value | before.get(name, {})
            if isinstance(value, dict)
            else [*before.get(name, []), *(one for one in value if one not in before.get(name, []))]
            for name, value in kept.items()
        }
    return joined or None


@cache
def _pointing(table: Any) -> tuple[tuple[Table, Column[Any]], ...]:
    """Each column that points at a table; wishes are laid side by side as facts are."""
    return tuple(
        (child, column)
        for child in Base.metadata.sorted_tables
        for column in child.columns
        if any(key.column.table is table for key in column.foreign_keys) and child is not Wish.__table__
    )


def _order(child: Table) -> list[Column[Any]]:
    return [child.c.position, child.c.id] if "position" in child.c else [child.c.id]


def _behind(session: Session, child: Table, column: Column[Any], kept: UUID) -> int:
    last = session.scalar(select(func.max(child.c.position)).where(column == kept))
    return 0 if last is None else last + 1


def _twin(session: Session, child: Table, column: Column[Any], row: Row[Any], kept: UUID) -> Row[Any] | None:
    """What stands there already in a place where there is only room for one."""
    for rule in child.constraints:
        if isinstance(rule, UniqueConstraint) and column in list(rule.columns):
            said = {one: kept if one is column else getattr(row, one.name) for one in rule.columns}
            if all(value is not None for value in said.values()):
                found = session.execute(select(child).where(*(one == value for one, value in said.items()))).first()
                if found and found.id != row.id:
                    return found
    return None


def _unite(session: Session, child: Table, twin: Row[Any], row: Row[Any]) -> None:
    """What one leaves open the other fills in; a yes to having been there, and every word stay."""
    said = {}
    own = [column for column in child.columns if not (column.primary_key or column.foreign_keys)]
    if child.name in _DAYS:
        if _is_later(child, twin, row):
            said = {column.name: getattr(row, column.name) for column in own}
            said |= {"buddy_id": row.buddy_id} if child.name == "kept_proposal" else {}
        own = []
    for column in own:
        mine, theirs = getattr(twin, column.name), getattr(row, column.name)
        if theirs is None or mine == theirs:
            continue
        if mine is None:
            said[column.name] = theirs
        elif column.name in _ASKED_AGAIN.get(child.name, ()):
            said[column.name] = None
        elif isinstance(mine, bool):
            said[column.name] = True
        elif isinstance(column.type, String) and not isinstance(column.type, Words):
            said[column.name] = mine if theirs in mine else f"{mine}\n{theirs}"
    if said:
        session.execute(update(child).where(child.c.id == twin.id).values(said))


def _is_later(child: Table, twin: Row[Any], row: Row[Any]) -> bool:
    """Whether the one that goes is of a later day; of two answers of which nobody knows that, a no holds."""
    mine, theirs = (getattr(one, _DAYS[child.name]) for one in (twin, row))
    if child is Consent.__table__ and twin.given != row.given and (mine is None or theirs is None or mine == theirs):
        return bool(twin.given)
    return theirs is not None and (mine is None or theirs > mine)
