"""Taking over the lists a coordinator has: everybody in them is registered, found again, or refused with a reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import listed, ngettext, number
from app.models import Buddy, Coordinator, Organisation, Participant, Person
from app.places import fold
from app.services import import_writing
from app.services.actions import IMPORTED, about, action
from app.services.import_account import KINDS, ORGANISATIONS
from app.services.import_facts import columns
from app.services.import_plan import FileReport, Plan, plan_lists
from app.services.office import organisation, the_office
from app.services.people import put_wishes
from app.transfer.duos import Pairs
from app.transfer.reading import ListReading, read_list
from app.transfer.recognised import Remembered
from app.vocabulary import Role

TOGETHER = 200  # people who are written at once
NAMED = 2  # files of an import, where it is named


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, and why."""

    file: Path
    error: KlikError


def read_lists(
    files: Iterable[Path], role: Role | Pairs | None, today: date, remembered: Remembered | None = None
) -> tuple[list[ListReading], list[Unread]]:
    """Read files, each apart: the ones that can be read and the ones that cannot, both in the order given."""
    readings, unread = [], []
    for file in files:
        try:
            readings.append(read_list(file, role, today, remembered=remembered))
        except KlikError as error:
            unread.append(Unread(file, error))
    return readings, unread


def remembered_columns(session: Session) -> Remembered:
    """What the coordinator said of column titles in the lists before."""
    kept = the_office(session).columns or {}
    return {role: dict(kept.get(role.value, {})) for role in Role}


@action(IMPORTED)
def import_lists(
    session: Session,
    readings: Sequence[ListReading],
    answers: Mapping[str, str] | None = None,
    step: Callable[[float], None] = lambda part: None,
) -> tuple[FileReport, ...]:
    """Take over lists that were read, as ``plan_lists`` says with the same ``answers``; a report of each.

    Who is in the vault already is left as it is; only who is known in the other role gets what was not known yet.
    Where a list has no column for languages at all, the office's own are taken, and that is reported: otherwise
    nobody in it could be proposed. What was said of column titles is remembered.

    ``step`` hears how far it is, from 0 to 1 when all is done; what it raises ends the import, and nothing is kept.
    """
    about(session, _called([reading.file for reading in readings]))
    plan = plan_lists(session, readings, answers, lambda part: step(0.0))
    _carry_out(session, plan, step)
    _remember(session, readings)
    step(1.0)
    return tuple(one.report for one in plan.lists)


def _called(files: list[str]) -> str:
    """The files by their names, as far as a line has room for them."""
    left = len(files) - NAMED
    if left <= 1:
        return listed(files)
    more = ngettext("and {n} other", "and {n} others", left).format(n=number(left))
    return ", ".join(files[:NAMED]) + " " + more


def _carry_out(session: Session, plan: Plan, step: Callable[[float], None]) -> None:
    people: dict[int, Person] = {}
    organisations: dict[tuple[Role, str], Organisation] = {}
    coordinators = {fold(one.full_name): one for one in session.scalars(select(Coordinator))}

    def the(role: Role, name: str | None) -> Organisation | None:
        if name is None:
            return None
        if (role, fold(name)) not in organisations:
            partner = role is Role.BUDDY
            organisations[role, fold(name)] = organisation(session, name, partner=partner, referrer=not partner)
        return organisations[role, fold(name)]

    records: dict[str, Participant | Buddy] = {}
    whole = len(plan.additions) + len(plan.duos) + len(plan.contacts) // 4 + 1  # a contact is written sooner

    def reached(done: int, begun: int = 0) -> None:
        if done % TOGETHER == 0:
            session.flush()
            step((begun + done) / whole)

    for at, one in enumerate(plan.additions):
        reached(at)
        if one.person not in people:
            people[one.person] = session.get_one(Person, one.person_id) if one.person_id else Person()
        person, kind = people[one.person], KINDS[one.role]
        for name, value in one.fill.items():
            setattr(person, name, value)
        if one.person_id or one.said["wishes"]:
            put_wishes(person, one.role, one.said["wishes"] or ())
        record = kind(person=person, **{name: said for name in columns(kind) if (said := one.said[name]) is not None})
        with session.no_autoflush:
            for name in ORGANISATIONS[one.role]:
                if one.said[name]:
                    setattr(record, name, the(one.role, one.said[name]))
            if isinstance(record, Participant):
                if one.said["coordinator"]:
                    record.coordinator = coordinators.get(fold(one.said["coordinator"]))
            elif one.said["second"]:
                home = {name: getattr(person, name) for name in ("street", "postcode", "place", "municipality")}
                record.second_person = Person(**home | one.said["second"])
        session.add(record)
        records[one.key] = record
    session.flush()
    if plan.duos or plan.contacts:
        begun = len(plan.additions)
        records |= import_writing.sides(session, plan.duos, records)
        made = import_writing.note_duos(session, plan.duos, records, lambda at: reached(at, begun))
        begun += len(plan.duos)
        import_writing.note_contacts(session, plan.contacts, made, lambda at: reached(at // 4, begun))


def _remember(session: Session, readings: Sequence[ListReading]) -> None:
    if learnt := [one for reading in readings for one in reading.learnt]:
        office = the_office(session)
        kept = {role.value: dict(titles) for role, titles in remembered_columns(session).items()}
        for role, title, field in learnt:
            kept[role.value][title] = field
        office.columns = kept
        session.add(office)
        session.flush()
