"""Who changed what when: of everything, and of one person or duo with all that hangs on them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.i18n import N_, _
from app.models import Base, Buddy, Participant
from app.places import fold
from app.services.actions import worded
from app.services.history_words import CHANGED, RecordChange, told
from app.services.office import all_coordinators
from app.services.people import get
from app.services.subjects import Subject, called
from app.storage import history as kept
from app.storage import undo
from app.storage.coordinators import SHARED
from app.storage.history import Ids, Written
from app.storage.journal import DO, REDO, UNDO
from app.storage.keyfile import CENTRE, RECOVERY

SHOWN, SCANNED = 100, 2_000
"""Lines of a page, and lines looked at for one: a search goes on among older ones when that is asked."""
MOST = 200
"""Records of one change that are told one by one; an import changes thousands."""
_BY_CODE = {RECOVERY: N_("with the recovery code"), CENTRE: N_("with the envelope of the centre")}


@dataclass(frozen=True)
class Line:
    """One change: ``what`` was done and about whom, ``who`` did it (empty for nobody in particular).

    ``done``: what was done, without whom it is about. ``taken_back``: it was undone. ``next``: it is what undo takes
    back now. ``field``: the first of the fields that were changed, on a page only; it tells lines apart.
    """

    number: int
    at: datetime
    who: str
    action: str
    about: str
    done: str
    what: str
    kind: str
    taken_back: bool
    next: bool
    field: str = ""


@dataclass(frozen=True)
class Page:
    """Changes, the last one first; ``older`` is where to go on, None at the beginning of all."""

    lines: tuple[Line, ...]
    older: int | None


@dataclass(frozen=True)
class Sought:
    """Words that a line holds, whose it is and which action; empty for any."""

    words: str = ""
    who: str = ""
    action: str = ""


@dataclass(frozen=True)
class Whose:
    """A record with all that hangs on it or ever did, and the numbers of the changes that touched any of it."""

    subject: Subject
    name: str
    within: Ids
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Explained:
    """What one change did, record by record; ``more`` are not told."""

    records: tuple[RecordChange, ...]
    more: int


def page(session: Session, sought: Sought = Sought(), before: int | None = None, whose: Whose | None = None) -> Page:
    """The next changes that are sought, from one on backwards; of one record with ``whose``."""
    names = signatures(session)
    raw = kept.known(session) if sought.who or sought.action else []
    actors = {actor for actor, _action in raw if signed(actor, names) == sought.who} if sought.who else None
    actions = {action for _actor, action in raw if _(action) == sought.action} if sought.action else None
    coming = _next(session)
    words = fold(sought.words).split()
    most = SCANNED if words else SHOWN
    numbers = None if whose is None else [n for n in whose.numbers if before is None or n < before][: most + 1]
    entries = kept.entries(session, before, most + 1, actors=actors, actions=actions, numbers=numbers)
    found: list[Line] = []
    for entry in entries[:most]:
        line = _line(entry, names, coming)
        if all(word in fold(f"{line.what} {line.who}") for word in words):
            found.append(line)
        if len(found) == SHOWN:
            break
    last = entry.number if entries else 0
    shown = tuple(_with_field(session, line, whose) for line in found)
    return Page(shown, last if entries and last != entries[-1].number else None)


def lines(session: Session, numbers: Collection[int]) -> list[Line]:
    """These changes, the last one first."""
    names, coming = signatures(session), _next(session)
    return [_line(entry, names, coming) for entry in kept.entries(session, limit=-1, numbers=numbers)]


def choices(session: Session) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who ever changed something, and what was ever done, by the words they are shown with."""
    names, raw = signatures(session), kept.known(session)
    return _sorted(signed(actor, names) for actor, _action in raw), _sorted(_(action) for _actor, action in raw)


def whose(session: Session, subject: Subject) -> Whose:
    """All that hangs on somebody or a duo, with the people themselves; read once, and handed to ``page``."""
    roots: dict[str, list[UUID]] = {subject.kind: [subject.id]}
    if subject.kind == "participant":
        roots["person"] = [get(session, Participant, subject.id).person_id]
    elif subject.kind == "buddy":
        roots["person"] = [person.id for person in get(session, Buddy, subject.id).people]
    name = called(session, subject)
    within = kept.hanging(session, Base.metadata, {table: [one.hex for one in ids] for table, ids in roots.items()})
    return Whose(subject, name, within, tuple(kept.touching(session, within)))


def explain(session: Session, number: int, whose: Whose | None = None, most: int = MOST) -> Explained:
    """What one change did; of one record with ``whose``."""
    rows = kept.rows_of(session, Base.metadata, number, whose.within if whose else None, most + 1)
    records = tuple(told(session, row) for row in rows[:most])
    return Explained(
        tuple(one for one in records if one.fields or one.how != "changed"),
        kept.count(session, number) - most if len(rows) > most and whose is None else max(0, len(rows) - most),
    )


def signatures(session: Session) -> dict[str, str]:
    """The names behind what changes are signed with."""
    return {str(one.id): one.full_name for one in all_coordinators(session)}


def signed(actor: str, names: dict[str, str]) -> str:
    """Who a change is signed by: a name, or what opened the vault where nobody was chosen."""
    if actor in _BY_CODE:
        return _(_BY_CODE[actor])
    return "" if actor == SHARED else names.get(actor, actor)


def by(who: str) -> str:
    """``door An Zilverberk``, or ``met de herstelcode``: whom a line is signed by, in a sentence."""
    return who if who in map(_, _BY_CODE.values()) else _("by {name}").format(name=who) if who else ""


def _next(session: Session) -> int:
    """The number of what undo takes back now."""
    coming = undo.undoable(session)
    return coming.number if coming else 0


def _with_field(session: Session, line: Line, whose: Whose | None) -> Line:
    if line.kind != DO or not line.action.endswith(" changed"):
        return line
    records = explain(session, line.number, whose, 1).records
    return next((replace(line, field=one.fields[0].called) for one in records if one.how == CHANGED), line)


def _line(entry: Written, names: dict[str, str], coming: int) -> Line:
    form = {UNDO: _("Undone: {action}"), REDO: _("Done again: {action}")}.get(entry.kind, "{action}")
    # Whose password changed stands there by the id of the coordinator, which outlives a change of name.
    entry = replace(entry, about=names.get(entry.about, entry.about))
    who = signed(entry.actor, names)
    return Line(
        entry.number,
        entry.at,
        who,
        entry.action,
        entry.about,
        form.format(action=_(entry.action)),
        form.format(action=worded(entry)),
        entry.kind,
        entry.taken_back,
        entry.number == coming,
    )


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({one for one in words if one}, key=fold))
