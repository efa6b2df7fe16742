"""What two records say of the same: which facts belong together, what becomes of them, and what is to be chosen.

What only one of the two knows is taken over. Lists are united, notes stand under each other, half-days come together
one by one. Where two say another thing, what the older one says stands until somebody chooses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON

from app.i18n import N_
from app.models import Base, Coordinator, Person
from app.services.rows import WishRow, wish_row
from app.vocabulary import Role

Facts = dict[str, Any]
MERGED = N_("Two records made one")
"""The name of the action; what it takes away is not gone."""

BIRTH = ("birth_date", "birth_year")
TOGETHER = (
    ("first_name", "last_name"),
    BIRTH,
    ("street", "postcode", "place", "municipality"),
    ("smokes", "smokes_note"),
    ("has_pets", "pets_note"),
    ("status", "left_on", "referred_to_id"),
    ("status", "paused_until", "paused_note"),
    ("vulnerable", "isolated", "checked_on", "checked_by"),
    ("household", "minors"),
    ("network_asked_on", "network_wanted"),
    ("screened_on", "screened_precision", "asked_on", "screened_at_id", "screener"),
    ("advice", "decided_on", "decided_by"),
    ("active_since", "active_precision"),
    ("keep_until", "keep_why"),
    ("registered_on", "registered_precision"),
    ("referrer_id", "referrer_contact"),
)
"""Columns of which one does not mean the same without the others."""
NOTES = ("remarks", "care_note", "screening_note", "left_note", "reach_note")
"""What a coordinator wrote: of two, neither is lost."""
OWN_WORDS = ("question", "good_week", "introduction", "gives", "helps", "motivation", "experience", "other_work")
"""What somebody said: of two, one is chosen, or both stand under each other."""
SETTLED = ("deceased_on", "no_contact_since", "admitted_since", "halted", "registered_on", "registered_precision")
"""What nobody chooses: a hard day of either holds, and waiting counts from the earlier registration."""
ORDERED = ("network_sectors",)
"""A list that only means something whole."""
_LINKS = {"person_id", "second_person_id", "id"}


class Pick(StrEnum):
    """Whose fact stands: of the older record, of the newer one, or of both."""

    OLDER = "older"
    NEWER = "newer"
    BOTH = "both"


@dataclass(frozen=True)
class Field:
    """One thing on which two records differ: ``part`` is person, participant or buddy, ``columns`` say it together.

    ``both`` is None where they cannot be united. ``asks``: they contradict each other, and nobody has chosen yet.
    ``names`` are those of the records that are pointed at, for who shows it.
    """

    part: str
    columns: tuple[str, ...]
    older: Facts
    newer: Facts
    both: Facts | None
    preset: Pick
    asks: bool
    names: dict[Any, str]

    @property
    def key(self) -> str:
        """What a choice is known by."""
        return f"{self.part}.{self.columns[0]}"

    def facts(self, pick: Pick) -> Facts:
        """What the record says then."""
        if pick is Pick.BOTH and self.both is not None:
            return self.both
        return self.newer if pick is Pick.NEWER else self.older


def fields(part: str, older: Base, newer: Base, joined: str) -> Iterator[Field]:
    """All on which two records of a kind differ; ``joined`` stands above a note of the newer one."""
    known = {column.name for column in older.__table__.columns}
    grouped = {name for group in TOGETHER for name in group}
    alone = [(name,) for name in (column.name for column in older.__table__.columns) if name not in grouped]
    for columns in [*(group for group in TOGETHER if set(group) <= known), *alone]:
        if not set(columns) & (_LINKS | set(SETTLED)):
            mine, theirs = _said(older, columns), _said(newer, columns)
            if mine != theirs:
                yield _field(part, columns, mine, theirs, joined, _names(older, newer, columns))


def wishes(part: Role, older: Person, newer: Person) -> Field | None:
    """What each wishes of the other side in a role; one about something else stands beside it."""
    mine, theirs = (tuple(wish_row(w) for w in one.wishes if w.role is part) for one in (older, newer))
    if mine == theirs or not theirs:
        return None
    said: dict[str, list[WishRow]] = {}
    for wish in mine:
        said.setdefault(wish.about, []).append(wish)
    more = [wish for wish in theirs if wish.about not in said]
    asks = any(wish not in said[wish.about] for wish in theirs if wish.about in said)
    both = {"wishes": (*mine, *more)}
    return Field(part.value, ("wishes",), {"wishes": mine}, {"wishes": theirs}, both, Pick.BOTH, asks, {})


def _field(part: str, columns: tuple[str, ...], mine: Facts, theirs: Facts, joined: str, names: Any) -> Field:
    """``older`` and ``newer`` as they are, what both say together, and whether somebody has to choose."""
    name = columns[0]
    both: Facts | None = None
    asks = any(_known(mine[at]) and _known(theirs[at]) and mine[at] != theirs[at] for at in columns)
    preset = Pick.OLDER if any(_known(mine[at]) for at in columns) else Pick.NEWER
    if columns == BIRTH and not asks:  # a date says more than its year, and another year is another birth
        asks = len({year for said in (mine, theirs) if (year := _year(said))}) > 1
        preset = Pick.OLDER if mine["birth_date"] or asks or not _year(theirs) else Pick.NEWER
    elif not asks:  # each fills in what the other leaves open
        filled = {at: mine[at] if _known(mine[at]) else theirs[at] for at in columns}
        both = filled if filled not in (mine, theirs) else None
        preset = Pick.BOTH if both else Pick.NEWER if filled == theirs else Pick.OLDER
    elif name in NOTES or name in OWN_WORDS:
        both = {name: _under_each_other(mine[name], theirs[name], joined)}
        asks, preset = name in OWN_WORDS, Pick.BOTH if name in NOTES else Pick.OLDER
    elif isinstance(mine[name], list) and name not in ORDERED:
        both = {name: [*mine[name], *(word for word in theirs[name] if word not in mine[name])]}
        asks, preset = False, Pick.BOTH
    elif isinstance(mine[name], dict):
        asks = any(mine[name].get(at, said) != said for at, said in theirs[name].items())
        both, preset = {name: theirs[name] | mine[name]}, Pick.BOTH
    return Field(part, columns, mine, theirs, both, preset, asks, names)


def _said(record: Base, columns: Sequence[str]) -> Facts:
    """What a record says; how exactly a day is known says nothing without the day."""
    said = {name: getattr(record, name) for name in columns}
    for name in columns:
        is_empty = isinstance(record.__table__.columns[name].type, JSON) and not said[name]
        if is_empty or (name.endswith("_precision") and said[columns[0]] is None):
            said[name] = None
    return said


def _year(said: Facts) -> int | None:
    born: date | None = said["birth_date"]
    return born.year if born else said["birth_year"]


def _known(value: Any) -> bool:
    return value is not None and value != ""


def _under_each_other(mine: str, theirs: str, joined: str) -> str:
    """Two texts as one; what the other holds already is not said twice."""
    if theirs.strip() in mine:
        return mine
    return theirs if mine.strip() in theirs else f"{mine}\n\n{joined}\n{theirs}"


def _names(older: Base, newer: Base, columns: Sequence[str]) -> dict[Any, str]:
    found = {}
    for record in (older, newer):
        for name in columns:
            if name.endswith("_id") and (there := getattr(record, name.removesuffix("_id"), None)):
                found[there.id] = there.full_name if isinstance(there, Coordinator) else there.name
    return found
