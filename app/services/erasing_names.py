"""The names of somebody in words about others: full names are taken out, a first name alone is only shown.

*An Janssens* in a note can only be her; *An* may be another. Where somebody else has the very same name, that name is
only shown as well; and within the longer name of somebody else, such as *Leen An Janssens*, it is not hers.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Enum, String, Table, select, update
from sqlalchemy.orm import Session

from app.i18n import _
from app.models import Base, Coordinator, Offer, Organisation, Person
from app.models.person import short_name
from app.services.erasing_reach import Reached, owners

_NEVER = frozenset({"kept_expense", "coordinator", "erasure", "year_total", "round"})
"""Where no name is looked for: what the law keeps, who works here, and where people stand by id alone."""
_OF_A_PERSON = ("smokes_note", "pets_note", "mobility", "reach_note", "keep_why", "custom", "halted")
"""What of others is looked through: not their own names."""
_GAP_IN_JSON = r"(?:\s|\\+[nrt])+"
"""A new line within a name is a word of its own there."""
AROUND = 40
"""How many signs of a note are shown on either side of a name."""


@dataclass(frozen=True)
class Mention:
    """A name that stands in a note of somebody else, and may be another's: ``whose`` note, and the words around it."""

    whose: str
    words: str


class Names:
    """How somebody is and was called: full names that only she or he can be, brief ones, and parts of a name."""

    def __init__(
        self, called: Collection[tuple[str, str]], others: Collection[str], addresses: Collection[str]
    ) -> None:
        full = {name for first, last in called if first and last for name in (f"{first} {last}", f"{last} {first}")}
        full |= {f"{last}, {first}" for first, last in called if first and last}
        shared = {_plain(name) for name in others}
        unique = {name for name in full if _plain(name.replace(",", "")) not in shared}
        parts = {part for pair in called for part in pair if len(part) > 1}
        sure = unique | {one for one in addresses if one}
        within = _any_of(sure, re.IGNORECASE)
        longer = {name for name in others if within and within.search(name)}
        kept = {form for name in sure for form in _as_kept(name)}
        # A word of each name, in small letters: to look for that first is ten times as fast.
        self._hints = {max(re.split(r"\s+", form.lower()), key=len) for form in kept}
        self._longer = {_plain(form) for name in longer for form in _as_kept(name)}
        self._full = _any_of(sure | longer, re.IGNORECASE) if sure else None
        in_json = {form for name in longer for form in _as_kept(name)}
        self._kept = _any_of(kept | in_json, re.IGNORECASE, _GAP_IN_JSON) if kept else None
        brief = {_plain(short_name(first, last)) for first, last in called}
        self._brief = {one for one in brief if not any(name.startswith(one.rstrip(".")) for name in shared)}
        self._parts = _any_of(parts | full, 0)
        self._of_others = _any_of({name for name in others if parts & set(name.split())}, re.IGNORECASE)
        self._word = _("(erased)")

    def tells(self, text: str) -> bool:
        """Whether a text, also one of JSON within JSON, holds what only one can be called."""
        if self._kept is None or not self._hinted(text):
            return False
        return any(_plain(found.group()) not in self._longer for found in self._kept.finditer(text))

    def brief(self, text: str) -> bool:
        """Whether a text is their name as lists show it and nothing else, and can be nobody else's."""
        return _plain(text) in self._brief

    def part(self, text: str) -> bool:
        """Whether a text holds any name of theirs."""
        return self._parts is not None and self._parts.search(text) is not None

    def without(self, text: str) -> str:
        """The text with another word for a full name."""
        return self._full.sub(self._reworded, text) if self._full and self._hinted(text) else text

    def _reworded(self, found: re.Match[str]) -> str:
        return found.group() if _plain(found.group()) in self._longer else self._word

    def _hinted(self, text: str) -> bool:
        small = text.lower()
        return any(hint in small for hint in self._hints)

    def around(self, text: str) -> Iterator[str]:
        """The words around each name that may be another's, but for what is somebody else's whole name."""
        theirs = [found.span() for found in self._of_others.finditer(text)] if self._of_others else []
        for found in self._parts.finditer(text) if self._parts else ():
            if any(begin <= found.start() and found.end() <= end for begin, end in theirs):
                continue
            start, end = max(0, found.start() - AROUND), found.end() + AROUND
            words = " ".join(text[start:end].split())
            yield f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"


def names_of(session: Session, person_ids: Collection[UUID], earlier: Collection[tuple[str, str]]) -> Names:
    """The names of people, with those they had before."""
    mine = list(session.scalars(select(Person).where(Person.id.in_(person_ids))))
    called = {(one.first_name.strip(), one.last_name.strip()) for one in mine} | set(earlier)
    theirs = select(Person.first_name, Person.last_name).where(Person.id.not_in(person_ids))
    staff = select(Coordinator.first_name, Coordinator.last_name)
    others = {
        f"{a} {b}" for query in (theirs, staff) for first, last in session.execute(query) for a, b in _both(first, last)
    }
    # Two may share a mailbox: then it tells of neither.
    mail = {one.email for one in mine if one.email}
    shared = {
        address
        for of in (Person, Coordinator, Organisation, Offer)
        for address in session.scalars(select(of.email).where(of.email.in_(mail), of.id.not_in(person_ids)))
    }
    return Names(called, others, mail - shared)


def mentions(session: Session, names: Names, reached: Reached) -> tuple[Mention, ...]:
    """Where others' notes hold a name that stays there, to be read by a human being."""
    found: dict[Mention, None] = {}
    for table, row_id, said in _texts(session, reached):
        words = [
            words for value in said.values() for text in _strings(value) for words in names.around(names.without(text))
        ]
        if words and not names.part(
            whose := _whose(session, table, row_id)
        ):  # of a namesake it is about her- or himself
            found |= dict.fromkeys(Mention(whose, said) for said in words)
    return tuple(found)


def take_out(session: Session, names: Names, gone: Collection[UUID], reached: Reached) -> None:
    """Take full names out of every text that stays, and out of what is kept as JSON what names these ids."""
    dead = {form for one in gone for form in (str(one), one.hex)}
    for table, row_id, said in _texts(session, reached):
        cleaned = {name: pruned(value, names.without, dead) for name, value in said.items()}
        if changed := {name: value for name, value in cleaned.items() if value != said[name]}:
            session.execute(update(table).where(table.c.id == row_id).values(changed))


def pruned(value: Any, reworded: Callable[[str], str], dead: Collection[str]) -> Any:
    """The same without what names one of these ids: an id itself, and an entry of a list that holds one."""
    if isinstance(value, str):
        return reworded(value)
    if isinstance(value, list):
        return [pruned(one, reworded, dead) for one in value if not _names(one, dead)]
    if isinstance(value, dict):
        return {
            reworded(name): pruned(one, reworded, dead)
            for name, one in value.items()
            if name not in dead and not (isinstance(one, str) and one in dead)
        }
    return value


def _names(value: Any, dead: Collection[str]) -> bool:
    within = value.values() if isinstance(value, dict) else value if isinstance(value, list) else (value,)
    return any(isinstance(one, str) and one in dead for one in within)


def _texts(session: Session, reached: Reached) -> Iterator[tuple[Table, UUID, Mapping[str, Any]]]:
    """Every row that stays, with what it says in words."""
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if _holds_words(column)]
        gone = reached.get(table.name, set())
        if columns:
            for row in session.execute(select(table.c.id, *columns)).all():
                if row.id not in gone:
                    yield table, row.id, {c.name: v for c, v in zip(columns, row[1:], strict=True) if v is not None}


def _holds_words(column: Column[Any]) -> bool:
    if column.table.name == Person.__tablename__:
        return column.name in _OF_A_PERSON
    if column.table.name in _NEVER or column.name.endswith("_precision"):
        return False
    return isinstance(column.type, JSON) or (isinstance(column.type, String) and not isinstance(column.type, Enum))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _whose(session: Session, table: Table, row_id: UUID) -> str:
    """Whose record it is: up along the links to people."""
    if table is Person.__table__:
        return session.get_one(Person, row_id).full_name
    found = []
    columns = [table.c[name] for name in sorted(owners().get(table.name, ()))]
    row = session.execute(select(*columns).where(table.c.id == row_id)).one() if columns else ()
    for column, of in zip(columns, row, strict=True):
        (key,) = column.foreign_keys
        if of:
            found.append(_whose(session, key.column.table, of))
    return " & ".join(dict.fromkeys(filter(None, found)))


def _both(first: str, last: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (first.strip(), last.strip()), (last.strip(), first.strip())


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _any_of(words: Collection[str], flags: int, gap: str = r"\s+") -> re.Pattern[str] | None:
    """Any of these as whole words, the longest first; ``gap`` stands between two words of a name."""
    if not words:
        return None
    inside = "|".join(re.escape(one).replace(r"\ ", gap) for one in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)", flags)


def _as_kept(name: str) -> Iterator[str]:
    """A name as it stands in a text, in JSON, and in JSON within JSON."""
    yield name
    yield json.dumps(name, ensure_ascii=False)[1:-1]
    inner = json.dumps(name)[1:-1]
    yield inner
    yield json.dumps(inner)[1:-1]
