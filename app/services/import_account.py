"""Who is known while an import is planned: at first who is in the vault, then also whom each list would bring."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.i18n import N_, _
from app.models import Base, Buddy, Coordinator, Organisation, Participant, Person
from app.places import fold
from app.services.import_facts import HARD, Facts, columns, facts_of, names_of, own_facts, together
from app.transfer.cells import note
from app.transfer.people import CellWarning, ReadPerson
from app.transfer.reading import ListReading
from app.vocabulary import Role

_NO_COORDINATOR = N_(
    "Nobody called {name} works here: the name is kept with the remarks. Add this coordinator first to take it over."
)
KINDS: dict[Role, type[Participant] | type[Buddy]] = {Role.PARTICIPANT: Participant, Role.BUDDY: Buddy}
OTHER = {Role.PARTICIPANT: Role.BUDDY, Role.BUDDY: Role.PARTICIPANT}
ORGANISATIONS = {Role.PARTICIPANT: ("referrer",), Role.BUDDY: ("partner", "screened_at")}


@dataclass(frozen=True)
class Addition:
    """A record to make of what a row ``said``: ``person`` numbers the human being, ``fill`` is what to note of her.

    ``person_id`` is set where the human being is in the vault already; ``key`` names the record while it is not.
    """

    key: str
    role: Role
    said: Facts
    person: int
    person_id: UUID | None
    fill: Facts


@dataclass
class Human:
    """Somebody in the vault, or who will be; ``key`` names her or him in an answer."""

    number: int
    id: UUID | None
    facts: Facts
    key: str = ""


@dataclass
class Record:
    """Somebody in a role; ``key`` names it in an answer."""

    key: str
    human: Human
    own: Facts

    @property
    def facts(self) -> Facts:
        return self.human.facts | self.own


class Account:
    """Who is known: at first who is in the vault, then also whom the lists before brought."""

    def __init__(self, session: Session) -> None:
        self.records: dict[Role, list[Record]] = {role: [] for role in Role}
        self.additions: list[Addition] = []
        self.fresh: set[str] = set()  # the keys of the records that are added
        self._humans: dict[UUID, Human] = {}
        self.seconds: dict[str, Human] = {}  # of couples: in a role, but by the record of the first
        self._count = 0
        for role, kind in KINDS.items():
            found: Iterable[Participant | Buddy] = session.scalars(
                select(kind).options(selectinload(kind.person, Person.wishes))
            )
            for one in found:
                self.records[role].append(Record(str(one.id), self._of(one.person), own_facts(one)))
                if isinstance(one, Buddy) and one.second_person:
                    self.seconds[str(one.id)] = self._of(one.second_person)
        self._coordinators = {fold(one.full_name) for one in session.scalars(select(Coordinator))}
        self._organisations: dict[str, frozenset[str]] = {}
        for organisation in session.scalars(select(Organisation)):
            names = names_of(organisation) or frozenset()
            for written in names:
                self._organisations.setdefault(written, names)

    def with_coordinators(self, reading: ListReading) -> ListReading:
        """The list once it is known who of its contact persons works here; another name stays with the remarks."""
        rows: list[ReadPerson] = []
        unknown: dict[tuple[str, str], None] = {}
        for row in reading.rows:
            if row.coordinator and fold(row.coordinator) not in self._coordinators:
                unknown[row.sheet, row.coordinator] = None
                kept = _("Contact person: {name}").format(name=row.coordinator)
                row = replace(row, coordinator=None, remarks="\n".join(filter(None, (row.remarks, kept))))
            rows.append(row)
        told = [CellWarning(sheet, 0, "", "", note(_NO_COORDINATOR, name=name)) for sheet, name in unknown]
        warnings = (*reading.warnings, *told)
        return replace(reading, rows=tuple(rows), warnings=warnings)

    def only_in(self, role: Role) -> list[Human]:
        """The people with this role who have not the other one."""
        have_it = {record.human.number for record in self.records[OTHER[role]]}
        known = [
            *(record.human for record in self.records[role]),
            *(self.seconds.values() if role is Role.BUDDY else ()),
        ]
        found = {human.number: human for human in known}
        return [human for number, human in found.items() if number not in have_it]

    def somebody(self) -> Human:
        """Somebody new, of whom nothing is known yet."""
        self._count += 1
        return Human(self._count, None, dict.fromkeys(columns(Person)))

    def add(self, role: Role, key: str, human: Human, fill: Facts, facts: Facts) -> None:
        """Somebody takes a role, and more of her or him is known."""
        self.additions.append(Addition(key, role, facts, human.number, human.id, fill))
        self.fresh.add(key)
        human.facts = human.facts | fill
        human.key = human.key or key
        kind = KINDS[role]
        own = {name: _kept(kind, name, facts[name]) for name in columns(kind)} | {"wishes": facts["wishes"]}
        for at in ORGANISATIONS[role]:
            written = facts[at]
            own[at] = self._organisations.setdefault(fold(written), frozenset({fold(written)})) if written else None
        if role is Role.PARTICIPANT:
            own["coordinator"] = frozenset({fold(facts["coordinator"])}) if facts["coordinator"] else None
        else:
            own["second"] = facts["second"]
        self.records[role].append(Record(key, human, own))

    def _of(self, person: Person) -> Human:
        if person.id not in self._humans:
            self._count += 1
            self._humans[person.id] = Human(self._count, person.id, facts_of(person), str(person.id))
        return self._humans[person.id]


def filling(there: Facts, said: Facts) -> Facts:
    """What to note that was not known yet; what belongs together only where nothing of it contradicts.

    A hard day is only taken over of somebody new, of whom there is no name yet.
    """
    new = not (there["first_name"] or there["last_name"])
    fill: Facts = {}
    for names in together(Person):
        if not new and HARD.intersection(names):
            continue
        if all(said[name] is None or there[name] in (None, [], {}, said[name]) for name in names):
            fill |= {name: said[name] for name in names if said[name] is not None}
    return fill


def _kept(kind: type[Base], name: str, value: Any) -> Any:
    """What the vault keeps of a fact: its own default where nothing is said."""
    default = kind.__table__.columns[name].default
    return default.arg if value is None and default is not None and default.is_scalar else value
