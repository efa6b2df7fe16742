"""People read as columns, not records, and rows made of those.

Ten thousand records with their wishes take seconds to build; the same facts as columns a fraction of one. A field of a
row that is called as a column of the person, the participant or the buddy is read from it.
"""

import json
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum as EnumType
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import JSON, Enum, Select, String, cast, select
from sqlalchemy.orm import Session

from app.models import Base, Buddy, Participant, Person, Wish
from app.models.person import age, full_name, short_name
from app.services.rows import PersonRow, WishRow
from app.vocabulary import Role

R = TypeVar("R", bound=PersonRow)
Ids = Collection[UUID] | None
Facts = dict[str, Sequence[Any]]


def query_of(
    kind: type[PersonRow], own: type[Base], beside: dict[str, Any], only: Collection[str] | None = None
) -> Select[Any]:
    """The columns that are called as the fields of a row, or ``only`` some of them, and those named beside."""
    ours, persons = own.__table__.c, Person.__table__.c
    wanted = [
        field.name
        for field in fields(kind)
        if field.name not in beside and field.name not in ("id", "person_id") and (only is None or field.name in only)
    ]
    columns = [(ours if name in ours else persons)[name] for name in wanted if name in ours or name in persons]
    extra = [column.label(name) for name, column in beside.items()]
    ids = [cast(ours["id"], String).label(OWN), cast(persons["id"], String).label(_PERSON)]
    query = select(*map(_as_text, columns), *extra, *ids)
    return query if own is Person else query.join_from(own, Person, ours["person_id"] == persons["id"])


def only_these(query: Select[Any], own: Any, only: Ids) -> tuple[Select[Any], Select[Any] | None]:
    """The query for some ids alone, and which people they are; None for all."""
    if only is None:
        return query, None
    return query.where(own.id.in_(only)), select(own.person_id).where(own.id.in_(only))


def _as_text(column: Any) -> Any:
    """JSON and what is one of a few come as text: many people share the same, and it need be understood only once."""
    if isinstance(column.type, JSON):
        return cast(column, String).label(_JSON + column.name)
    return cast(column, String).label(column.name) if isinstance(column.type, Enum) else column


def read(session: Session, query: Any) -> Any:
    """Rows without what the session does for records: only the words of the database."""
    session.flush()
    return session.connection().execute(query)


def read_facts(session: Session, query: Select[Any], role: Role) -> Facts:
    """What was asked of all of them, a column by the name of each field, and what a list needs besides."""
    found = read(session, query)
    names, rows = list(found.keys()), found.all()
    facts: Facts = dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))
    for name in names:
        if name.startswith(_JSON):
            said = facts.pop(name)
            facts[name.removeprefix(_JSON)] = [*map(_understood(set(said)).__getitem__, said)]
        elif name in _KINDS[role]:
            kinds = {None: None} | {one.value: one for one in _KINDS[role][name]}
            facts[name] = [*map(kinds.__getitem__, facts[name])]
        elif name in _OFTEN_THE_SAME:
            facts[name] = shared(facts[name])
    facts["id"] = [*map(UUID, facts[OWN])]
    facts["full_name"] = [*map(full_name, facts["first_name"], facts["last_name"])]
    facts["may_be_contacted"] = [
        died is None and not_since is None
        for died, not_since in zip(facts["deceased_on"], facts["no_contact_since"], strict=True)
    ]
    return facts


def shared(values: Sequence[Any]) -> list[Any]:
    """The same, with equal ones as one object: thousands live in a few places and have few names."""
    known: dict[Any, Any] = {}
    return [*map(known.setdefault, values, values)]


def tell_of_people(facts: Facts, wishes: Mapping[str, tuple[WishRow, ...]], today: date) -> None:
    """The rest of what is true of a person in any role."""
    facts["person_id"] = [*map(UUID, facts[_PERSON])]
    facts["availability"] = [one or None for one in facts["availability"]]
    facts["short_name"] = [*map(short_name, facts["first_name"], facts["last_name"])]
    facts["age"] = [age(on, year, today) for on, year in zip(facts["birth_date"], facts["birth_year"], strict=True)]
    facts["wishes"] = [wishes.get(who, ()) for who in facts[_PERSON]]


def _understood(texts: set[str | None]) -> dict[str | None, Any]:
    """What JSON texts say, a list as a tuple. All at once: one by one, most of the time goes into beginning."""
    known = [text for text in texts if text is not None]
    said = json.loads(f"[{','.join(known)}]")
    made: dict[str | None, Any] = {None: None}
    made.update(
        (text, tuple(value) if isinstance(value, list) else value) for text, value in zip(known, said, strict=True)
    )
    return made


def read_wishes(session: Session, whose: Select[Any] | None, role: Role) -> dict[str, tuple[WishRow, ...]]:
    """The wishes of each person, by the text of the id, in their order; who wishes the same shares one row."""
    person, values = cast(Wish.person_id, String), cast(Wish.values, String)
    query = select(person, Wish.about, values, Wish.lower, Wish.upper, Wish.strength, Wish.firm)
    query = query.where(Wish.role == role).order_by(Wish.position)
    if whose is not None:
        query = query.where(Wish.person_id.in_(whose))
    rows = read(session, query).all()
    understood = _understood({row[2] for row in rows})
    made: dict[Any, WishRow] = {}
    found: dict[str, list[WishRow]] = {}
    for row in rows:
        wish: Any = row[1:]
        if wish not in made:
            made[wish] = WishRow(wish[0], understood[wish[1]] or (), *wish[2:])
        found.setdefault(row[0], []).append(made[wish])
    return {person: tuple(wishes) for person, wishes in found.items()}


def made(kind: type[R], facts: Facts, only: Collection[str] | None = None) -> list[R]:
    """Frozen rows from the columns of their fields, past their constructor, which takes five times as long.

    Of all their fields, unless ``only`` some of them were read.
    """
    rows = [object.__new__(kind) for _one in facts[_PERSON]]
    for field in fields(kind):
        if only is None or field.name in only:
            deque(map(getattr(kind, field.name).__set__, rows, facts[field.name]), maxlen=0)
    return rows


_OFTEN_THE_SAME = frozenset(
    {"first_name", "last_name", "postcode", "place", "municipality", "partner", "referrer", "referred_to", "source"}
    | {"registered_precision", "screened_precision", "active_precision"}
)
_JSON, _PERSON, OWN = "text of ", "person as text", "own as text"
_KINDS: Mapping[Role, Mapping[str, type[EnumType]]] = {
    role: {
        column.name: column.type.enum_class
        for table in (Person, own)
        for column in table.__table__.c
        if isinstance(column.type, Enum) and column.type.enum_class
    }
    for role, own in ((Role.PARTICIPANT, Participant), (Role.BUDDY, Buddy))
}
"""Of which few words a column holds one."""
