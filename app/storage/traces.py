"""What the journal still tells of somebody: found through links, ids and names, and emptied for good.

Rows that were deleted long ago are only there. So what hung on somebody is followed through the journal as well, from
the first day on: a contact of a duo that was thrown away belongs to whom the duo belonged to.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import MetaData
from sqlalchemy.orm import Session

from app.storage import journal
from app.storage.triggers import is_blob

_ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
_LINK = re.compile(r'"(\w+_id)":"([0-9a-f]{32})"')
_COUPLE = '"second_person_id":"'


@dataclass(frozen=True)
class Told:
    """One row of the journal, without the bytes of scans."""

    sequence: int
    transaction: int
    table: str
    row_id: str
    old: str
    new: str


def family(
    session: Session,
    metadata: MetaData,
    ids: Collection[str],
    owners: Mapping[str, Collection[str]],
    aside: Collection[str],
    unites: str,
) -> set[str]:
    """These ids, with those of all that ever hung on them.

    ``owners`` names of each table the links through which a row belongs to somebody; ``aside`` are rows that stay with
    somebody else, as a couple does. An action called ``unites`` made one record of two: what pointed at the one that
    went, and points at ours since, was about the same human being.
    """
    found, before = set(ids), 0
    stands = _standing(session, unites)
    while len(found) > before:  # once more only where two records became one
        before = len(found)
        moved: set[tuple[int, str, str]] = set()
        deleted: set[tuple[int, str]] = set()
        roots: set[tuple[int, str]] = set()
        for told in _rows(session, metadata, [*owners]):
            if told.transaction in stands and not told.new:
                deleted.add((told.transaction, told.row_id))
                if not owners[told.table]:
                    roots.add((told.transaction, told.row_id))
            if told.row_id in aside or _COUPLE in told.old + told.new:
                continue
            was, now = (
                {name: of for name, of in _LINK.findall(content) if name in owners[told.table]}
                for content in (told.old, told.new)
            )
            if was and now and was != now:  # what it was about stands in its first row and its last
                if told.transaction in stands:
                    moved |= {(told.transaction, of, now[name]) for name, of in was.items() if name in now}
            elif told.row_id not in found and not found.isdisjoint((was | now).values()):
                found.add(told.row_id)
        same = {(at, of) for at, of, became in moved if became in found and (at, of) in deleted}
        grown = len(found)
        found |= {of for _at, of in same} | {of for at, of in roots if any(at == there for there, _of in same)}
        if len(found) == grown:
            break
    return found


def _standing(session: Session, action: str) -> set[int]:
    """The transactions of an action that were not undone."""
    return set(
        session.connection()
        .exec_driver_sql(
            "SELECT number FROM journal_transaction t WHERE \"action\" = ? AND kind IN ('do', 'redo') AND NOT EXISTS "
            "(SELECT 1 FROM journal_transaction u WHERE u.undoes = t.number)",
            (action,),
        )
        .scalars()
    )


def told_of(session: Session, metadata: MetaData, table: str, ids: Collection[str]) -> Iterator[dict[str, Any]]:
    """What the journal ever said of rows of a table."""
    for told in _rows(session, metadata, [table]):
        if told.row_id in ids:
            yield from (json.loads(content) for content in (told.old, told.new) if content)


def wipe(
    session: Session,
    metadata: MetaData,
    ids: Collection[str],
    names: Callable[[str], bool],
    called: Callable[[str], bool],
    brief: Callable[[str], bool],
    opened: Mapping[str, Callable[[dict[str, Any]], str]],
) -> None:
    """Empty every sealed row of the journal that is of one of these ids, or names one, or a name.

    ``names`` tells whether a text holds a name by which only one can be meant, ``called`` whether it holds any name at
    all: what an action was about goes where it is one of theirs. Where its rows were emptied before, nobody knows any
    more whose they were: then it goes if it is no more than their name (``brief``). ``opened`` makes text of rows that
    hold it packed.
    """
    connection = session.connection()
    rows = []
    transactions = _of_rows(
        session, "salt IS NULL AND row_id IN (SELECT value FROM json_each(?))", [json.dumps([*ids])]
    )
    forgotten = _of_rows(session, "salt IS NULL")
    for told in _rows(session, metadata):
        text = told.old + told.new
        if make := opened.get(told.table):
            text += "".join(make(json.loads(content)) for content in (told.old, told.new) if content)
        named = {one.replace("-", "") for one in _ID.findall(text)}
        if told.row_id in ids or not named.isdisjoint(ids) or names(text):
            rows.append(told.sequence)
            transactions.add(told.transaction)
    journal.empty(session, "sequence IN (SELECT value FROM json_each(?))", [json.dumps(rows)])
    said = connection.exec_driver_sql("SELECT number, about FROM journal_transaction WHERE about <> ''").all()
    gone = [
        number
        for number, about in said
        if names(about) or (number in transactions and called(about)) or (number in forgotten and brief(about))
    ]
    connection.exec_driver_sql(
        "UPDATE journal_transaction SET about = '' WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(gone),),
    )


def _of_rows(session: Session, where: str, parameters: Collection[str] = ()) -> set[int]:
    """The transactions in which such rows of the journal stand."""
    sql = f"SELECT DISTINCT transaction_number FROM journal WHERE {where}"
    return set(session.connection().exec_driver_sql(sql, tuple(parameters)).scalars())


def _rows(session: Session, metadata: MetaData, tables: Collection[str] = ()) -> Iterator[Told]:
    """The rows that still tell something, in order: of all tables, or of these."""
    old, new = (_without_bytes(metadata, name) for name in ("old", "new"))
    which = "table_name IN (SELECT value FROM json_each(?))" if tables else "1"
    query = (
        f"SELECT sequence, transaction_number, table_name, row_id, coalesce({old}, ''), coalesce({new}, '') "
        f"FROM journal WHERE salt IS NOT NULL AND {which} ORDER BY sequence"
    )
    for row in session.connection().exec_driver_sql(query, (json.dumps([*tables]),) if tables else ()):
        yield Told(*row)


def _without_bytes(metadata: MetaData, name: str) -> str:
    """SQL for a payload without what is kept as bytes: a scan is as long as a book."""
    cases = [
        f"WHEN '{table.name}' THEN json_remove({name}, {', '.join(paths)})"
        for table in metadata.sorted_tables
        if (paths := [f"'$.{column.name}'" for column in table.columns if is_blob(column)])
    ]
    return f"CASE table_name {' '.join(cases)} ELSE {name} END" if cases else name
