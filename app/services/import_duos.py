"""Lists of duos taken over: who is with whom, running or ended, noted as it was before it came into Klik."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.i18n import N_, _, listed
from app.models import Coordinator, Duo, Participant, Person
from app.models.duo import GETTING_TO_KNOW, OPEN
from app.services.duos import BEGUN
from app.services.import_account import Record
from app.services.import_names import Names, same_name
from app.services.import_questions import LEAVE, how_far
from app.services.import_rows import About, Outcome, PlannedRow, Telling
from app.services.import_steps import Steps, begun, steps_of, when
from app.services.recognising import parts_of
from app.transfer.cells import Note, note
from app.transfer.duos import OVER, STATE_UNKNOWN, ReadDuo
from app.transfer.people import CellWarning
from app.vocabulary import BuddyStatus, DuoState, ParticipantStatus, Role, word

Place = tuple[str, int]
# Who is on the way to a duo, or in one: of somebody new the list of duos says better than the list of people.
_MAY_BEGIN = {
    ParticipantStatus.REGISTERED, ParticipantStatus.INTAKE, ParticipantStatus.WAITING, ParticipantStatus.MEETING,
    ParticipantStatus.IN_DUO, BuddyStatus.CANDIDATE, BuddyStatus.SCREENING, BuddyStatus.AVAILABLE, BuddyStatus.MEETING,
    BuddyStatus.IN_DUO, BuddyStatus.PAUSED,
}  # fmt: skip
_MAY_BE_NOTED = {
    ParticipantStatus.WAITING, ParticipantStatus.IN_DUO, BuddyStatus.AVAILABLE, BuddyStatus.IN_DUO,
}  # fmt: skip
_UNPLACED = note(N_("It was not answered who ‘{name}’ is; not taken over."))


@dataclass(frozen=True)
class DuoAddition:
    """A duo to note: its sides by the keys of their records, and its steps as (state, day, note)."""

    key: str
    participant: str
    buddy: str
    steps: Steps
    coordinator: UUID | None = None

    @property
    def state(self) -> DuoState:
        """Where it is now."""
        return self.steps[-1][0]


@dataclass(frozen=True)
class KnownDuo:
    """A duo that is in the vault, or that a list brings; ``since`` and ``until`` where they are known to the day."""

    key: str
    participant: str
    buddy: str
    state: DuoState
    since: date | None
    until: date | None


@dataclass
class DuoPlan:
    """All duos that are known, and those that the lists add."""

    session: Session
    names: Names
    additions: list[DuoAddition] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known: dict[str, KnownDuo] = {}
        self._of_pair: defaultdict[tuple[str, str], list[KnownDuo]] = defaultdict(list)
        self.of_side: defaultdict[str, list[KnownDuo]] = defaultdict(list)
        self._open: Counter[str] = Counter()  # by the key of the participant, and of the buddy
        for duo in self.session.scalars(select(Duo).options(selectinload(Duo.steps))):
            first = next((step for step in duo.steps if step.state in BEGUN), duo.steps[0] if duo.steps else None)
            since = begun(first.state, first.on, first.note) if first else None
            until = duo.steps[-1].on if duo.state in OVER and duo.steps else None
            self._know(KnownDuo(str(duo.id), str(duo.participant_id), str(duo.buddy_id), duo.state, since, until))
        silent = Person.deceased_on.is_not(None) | Person.no_contact_since.is_not(None)
        self._silent = {str(one) for one in self.session.scalars(select(Person.id).where(silent))}
        self._nobody: set[tuple[int, str, str]] = set()  # who was said to be no coordinator, by list and sheet
        self._followed = {str(one) for one in self.session.scalars(_FOLLOWED)}
        self._coordinators: defaultdict[str, list[UUID]] = defaultdict(list)
        for one in self.session.scalars(select(Coordinator)):
            for name in {parts_of(one.full_name), parts_of(one.first_name)}:
                self._coordinators[name].append(one.id)

    def of_pair(self, participant: str, buddy: str) -> list[KnownDuo]:
        """What is known of these two together."""
        return self._of_pair.get((participant, buddy), [])

    def plan(self, telling: Telling, rows: Sequence[ReadDuo]) -> None:
        """Say what becomes of each row of a list."""
        sided = [(row, *self._sides(row)) for row in rows]
        places: defaultdict[tuple[Role, tuple[str, frozenset[str]]], list[Place]] = defaultdict(list)
        words: defaultdict[str, list[Place]] = defaultdict(list)
        names: dict[Role, list[str]] = {role: [] for role in Role}
        for row, *written in sided:
            for role, name in zip(Role, written, strict=True):
                names[role].append(name)
                places[role, same_name(name)].append((row.sheet, row.row))
            if row.state is None:
                words[row.said.casefold()].append((row.sheet, row.row))
        strangers = {role: self.names.strangers(role, names[role]) for role in Role}
        answered: dict[tuple[Role, tuple[str, frozenset[str]]], Record | None] = {}
        states: dict[str, DuoState | None] = {}

        def whom(role: Role, name: str, row: ReadDuo) -> Record | None:
            at = role, same_name(name)
            if at not in answered:
                found = None if at[1][0] in strangers[role] else self.names.sure(role, name)
                if not found and len(self.names.likely(role, name)) > 1:  # in each row it may be another of them
                    says = _says(row, row.state)
                    return self.names.ask(telling, role, name, [(row.sheet, row.row)], says)
                answered[at] = found or self.names.ask(telling, role, name, places[at])
            return answered[at]

        for row, *written in sided:
            state = row.state
            if state is None:
                said = row.said.casefold()
                if said not in states:
                    given = telling.answer(how_far(telling.at, row.said, words[said]))
                    states[said] = None if given == LEAVE else DuoState(given)
                state = states[said]
            both: Sequence[Record | None] | None = self._only_pair(*written)
            if both is None:
                both = [whom(role, name, row) for role, name in zip(Role, written, strict=True)]
            telling.put(self._row(telling, row, state, written, both))

    def refusal(self, participant: Record, buddy: Record, over: bool) -> Note | None:
        """Why these two cannot be noted as a duo; one that is over asks nothing of anybody."""
        if participant.human.number == buddy.human.number:
            return note(N_("Participant and buddy are the same person."))
        if over:
            return None
        for record in (participant, buddy):
            if record.human.key in self._silent:
                return note(N_("{name} may not be contacted any more."), name=_name(record))
            allowed = _MAY_BEGIN if record.key in self.names.account.fresh else _MAY_BE_NOTED
            if record.own["status"] not in allowed:
                sentence = N_("A duo that runs is not noted of {name}, who is ‘{status}’.")
                return note(sentence, name=_name(record), status=word(record.own["status"]))
        if self._open[participant.key]:
            return note(N_("{name} has a duo already."), name=_name(participant))
        if buddy.key not in self.names.account.fresh and self._open[buddy.key] >= (buddy.own["capacity"] or 1):
            return note(N_("{name} has no free place."), name=_name(buddy))
        return None

    def add(self, key: str, both: tuple[Record, Record], steps: Steps, coordinator: UUID | None = None) -> KnownDuo:
        """A duo more."""
        participant, buddy = both
        self.additions.append(DuoAddition(key, participant.key, buddy.key, steps, coordinator))
        state = steps[-1][0]
        since, until = begun(*steps[0]), steps[-1][1] if state in OVER else None
        made = KnownDuo(key, participant.key, buddy.key, state, since, until)
        self._know(made)
        return made

    def named(self, known: KnownDuo) -> str:
        """Both names of a duo."""
        return " & ".join(_name(self.names.records[key]) for key in (known.participant, known.buddy))

    def _know(self, one: KnownDuo) -> None:
        self.known[one.key] = one
        self._of_pair[one.participant, one.buddy].append(one)
        for side in (one.participant, one.buddy):
            self.of_side[side].append(one)
            self._open[side] += one.state in OPEN

    def _sides(self, row: ReadDuo) -> tuple[str, str]:
        """The names of participant and buddy, the other way round where one cell named both and that fits better."""
        if row.ordered:
            return row.participant, row.buddy
        ways = ((row.participant, row.buddy), (row.buddy, row.participant))
        return max(ways, key=lambda way: sum(self.names.meant(r, n)[0] or 0 for r, n in zip(Role, way, strict=True)))

    def _only_pair(self, participant: str, buddy: str) -> list[Record] | None:
        """Where a name is not clear by itself: the only two of these names who are known as a duo."""
        if self.names.sure(Role.PARTICIPANT, participant) and self.names.sure(Role.BUDDY, buddy):
            return None
        buddies = self.names.find(Role.BUDDY, buddy)
        pairs = {
            (one.participant, one.buddy)
            for key in self.names.find(Role.PARTICIPANT, participant)
            for one in self.of_side.get(key, ())
            if one.participant == key and one.buddy in buddies
        }
        return [self.names.records[key] for key in next(iter(pairs))] if len(pairs) == 1 else None

    def _row(
        self, telling: Telling, row: ReadDuo, state: DuoState | None, written: list[str], both: Sequence[Record | None]
    ) -> PlannedRow:
        says = _says(row, state)

        def refused(reason: Note) -> PlannedRow:
            return PlannedRow(row.sheet, row.row, Outcome.REFUSED, row.names, None, reason, about=About.DUO, says=says)

        participant, buddy = both
        for record, name in zip(both, written, strict=True):
            if record is None:
                return refused(note(_UNPLACED.sentence, name=name))
        assert participant
        assert buddy
        names = f"{_name(participant)} & {_name(buddy)}"
        if known := _same(self.of_pair(participant.key, buddy.key), row, state):
            differing = tuple(_differing(known, row, state))
            if differing:
                told = N_("Known already; what differs in this list was not taken over: {facts}.")
                telling.warn(_warning(row, names, note(told, facts=listed(list(differing)))))
            return PlannedRow(
                row.sheet, row.row, Outcome.KNOWN, names, differing=differing, about=About.DUO, says=says
            )  # fmt: skip
        if state is None:
            return refused(STATE_UNKNOWN)
        if state in GETTING_TO_KNOW:
            return refused(_NOT_BEGUN)
        if reason := self.refusal(participant, buddy, state in OVER):
            return refused(reason)
        coordinator, more = self._coordinator(telling, row, participant)
        key = f"{telling.at}/{row.sheet}/{row.row}"
        said = "\n".join(filter(None, (row.note, more))) or None
        self.add(key, (participant, buddy), steps_of(state, row.since, row.until, row.noted_on, said), coordinator)
        return PlannedRow(row.sheet, row.row, Outcome.NEW, names, about=About.DUO, says=says)

    def _coordinator(self, telling: Telling, row: ReadDuo, participant: Record) -> tuple[UUID | None, str | None]:
        """Who follows the duo, where that is known and nobody follows the participant yet; else what to keep of it."""
        if not row.coordinator:
            return None, None
        found = self._coordinators.get(parts_of(row.coordinator), [])
        if len(found) == 1 and participant.key not in self._followed:
            return found[0], None
        place = telling.at, row.sheet, row.coordinator
        if len(found) != 1 and place not in self._nobody:
            self._nobody.add(place)
            told = N_("‘{name}’ is no coordinator of this office; kept with the duos.")
            telling.warn(CellWarning(row.sheet, 0, "", "", note(told, name=row.coordinator)))
        return None, _("Contact person: {name}").format(name=row.coordinator)


_NOT_BEGUN = note(N_("These two are not together yet: begin the duo in Klik itself."))
_FOLLOWED = select(Participant.id).where(Participant.coordinator_id.is_not(None))


def _same(known: Sequence[KnownDuo], row: ReadDuo, state: DuoState | None) -> KnownDuo | None:
    """The duo of these two that a row is about; None where it tells of another time."""
    over = state in OVER
    since, until = (row.since and row.since.on), (row.until and row.until.on)
    for one in known:
        if (one.state in OVER) is over and not (over and since and one.since and since != one.since):
            return one
    for one in known:
        if one.state in OVER:
            apart = over or bool(since and one.until and since >= one.until)
        else:
            apart = bool(until and one.since and until <= one.since)
        if not apart:
            return one
    return None


def _differing(known: KnownDuo, row: ReadDuo, state: DuoState | None) -> list[str]:
    found = []
    if row.said and state is not None and state is not known.state:
        found.append(_("status"))
    if row.since and row.since.precision == "day" and row.since.on != known.since:
        found.append(_("start of the duo"))
    return found


def _says(row: ReadDuo, state: DuoState | None) -> str:
    since, until = (when(day) for day in (row.since, row.until))
    parts = (
        row.names,
        word(state) if state else row.said,
        since and _("since {when}").format(when=since),
        until and _("until {when}").format(when=until),
        row.coordinator,
        row.note.replace("\n", " · "),
    )
    return " · ".join(filter(None, parts))


def _warning(row: ReadDuo, names: str, told: Note) -> CellWarning:
    return CellWarning(row.sheet, row.row, "", names, told)


def _name(record: Record) -> str:
    return f"{record.human.facts['first_name']} {record.human.facts['last_name']}".strip()
