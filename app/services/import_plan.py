"""What an import will do with each row, decided before anything is written.

The preview shows a plan and the import carries one out, so that the two can never differ. The vault is read once;
from then on the plan keeps its own account of who will be known, list by list.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from app.i18n import N_, language_name, listed
from app.services.import_account import OTHER, Account, Addition, filling
from app.services.import_questions import ONE, Question, as_answered, candidate, questions_about, same_person, twin
from app.services.office import DEFAULT_LANGUAGES, the_office
from app.services.recognising import (
    Facts,
    differing,
    named,
    pair,
    said,
    same,
    same_birthday,
)
from app.transfer.cells import Note, note
from app.transfer.people import CellWarning, ReadPerson
from app.transfer.reading import ListReading, Refused
from app.vocabulary import Role


class Outcome(StrEnum):
    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True)
class PlannedRow:
    """What becomes of a row. ``read`` is None where it is refused, and ``reason`` says why.

    ``differing`` names, for somebody known, what the list says otherwise.
    """

    sheet: str
    row: int
    outcome: Outcome
    name: str
    read: ReadPerson | None = None
    reason: Note | None = None
    differing: tuple[str, ...] = ()
    warnings: tuple[CellWarning, ...] = ()


@dataclass(frozen=True)
class FileReport:
    """What became of a list: ``rows`` = ``added`` + ``unchanged`` + the refused ones."""

    file: str
    rows: int
    added: int
    unchanged: int
    refused: tuple[Refused, ...]
    warnings: tuple[CellWarning, ...]


@dataclass(frozen=True)
class PlannedList:
    """A list, row by row in its own order."""

    rows: tuple[PlannedRow, ...]
    report: FileReport


@dataclass(frozen=True)
class Plan:
    """What an import will do, list by list; whom it adds, in order; and what to ask before.

    A question without an answer gets the safe one.
    """

    lists: tuple[PlannedList, ...]
    additions: tuple[Addition, ...]
    questions: tuple[Question, ...]


def plan_lists(
    session: Session, readings: Sequence[ListReading], answers: Mapping[str, str] | None = None
) -> Plan:  # fmt: skip
    """What becomes of every row of these lists; ``answers`` go by the key of their question."""
    account = Account(session)
    languages = list(the_office(session).languages or DEFAULT_LANGUAGES)
    questions: dict[int, list[Question]] = {}
    planned: dict[int, PlannedList] = {}
    # Lists without languages come last: what is taken for granted may not precede what another list says.
    for at in sorted(range(len(readings)), key=lambda place: "languages" in readings[place].absent):
        assumed = languages if "languages" in readings[at].absent else []
        one = _List(at, readings[at], assumed, account, answers or {})
        planned[at], questions[at] = one.plan(), one.questions
    places = range(len(readings))
    return Plan(
        tuple(planned[at] for at in places),
        tuple(account.additions),
        tuple(asked for at in places for asked in questions[at]),
    )


@dataclass(frozen=True)
class _Row:
    """A row, and what it says as the vault would keep it."""

    read: ReadPerson
    said: Facts

    @property
    def name(self) -> str:
        return f"{self.read.first_name} {self.read.last_name}".strip()

    def warning(self, told: Note) -> CellWarning:
        return CellWarning(self.read.sheet, self.read.row, "", self.name, told)


@dataclass
class _List:
    """A list while its rows are planned."""

    at: int
    reading: ListReading
    assumed: list[str]
    account: Account
    answers: Mapping[str, str]
    questions: list[Question] = field(default_factory=list)
    warnings: list[CellWarning] = field(default_factory=list)
    planned: dict[tuple[str, int], PlannedRow] = field(default_factory=dict)
    left: list[Refused] = field(default_factory=list)  # by an answer

    def plan(self) -> PlannedList:
        reading = self.account.with_coordinators(as_answered(self.at, self.reading, self.answers))
        self.questions = list(questions_about(self.at, self.reading))
        self.warnings = list(reading.warnings)
        for role in Role:
            self._plan_role(role, [_Row(row, said(row)) for row in reading.rows if row.role is role])
        counted = [row.outcome for row in self.planned.values()]
        added = counted.count(Outcome.NEW)
        if self.assumed and added:
            told = note(
                N_("This list has no column for languages: whoever is new in it is taken to speak {languages}."),
                languages=listed([language_name(code) for code in self.assumed]),
            )
            self.warnings.append(CellWarning(reading.sheets[0], 0, "", "", told))
        refused = (*reading.refused, *self.left)
        unchanged = counted.count(Outcome.KNOWN)
        report = FileReport(reading.file, reading.total, added, unchanged, refused, tuple(self.warnings))
        return PlannedList(self._in_order(refused), report)

    def _in_order(self, refused: Iterable[Refused]) -> tuple[PlannedRow, ...]:
        told: defaultdict[tuple[str, int], list[CellWarning]] = defaultdict(list)
        for warning in self.warnings:
            told[warning.sheet, warning.row].append(warning)
        rows = [replace(row, warnings=tuple(told[key])) for key, row in self.planned.items()]
        rows += [PlannedRow(one.sheet, one.row, Outcome.REFUSED, one.said, reason=one.reason) for one in refused]
        sheets = {name: place for place, name in enumerate(self.reading.sheets)}
        return tuple(sorted(rows, key=lambda row: (sheets.get(row.sheet, 0), row.row)))

    def _plan_role(self, role: Role, rows: list[_Row]) -> None:
        vault = [record.facts for record in self.account.records[role]]
        again = pair([row.said for row in rows], vault, same)
        for here, there in again.items():
            self._find_again(rows[here], vault[there])
        self._register(role, self._without_doubles(role, rows, vault, again))

    def _find_again(self, row: _Row, there: Facts) -> None:
        if words := differing(row.said, there):
            self.warnings.append(row.warning(_differs(words)))
        self._put(row, Outcome.KNOWN, differing=tuple(words))

    def _without_doubles(self, role: Role, rows: list[_Row], vault: list[Facts], again: dict[int, int]) -> list[_Row]:
        """Who is new; of each who may be somebody of the same list, or of the vault, once more, it is asked."""
        records = self.account.records[role]
        namesakes: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for there, facts in enumerate(vault):
            namesakes[named(facts)].append(there)
        seen: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
        for here in again:
            seen[named(rows[here].said)].append(rows[here])
        taken = set(again.values())
        kept = []
        for row in (row for here, row in enumerate(rows) if here not in again):
            name = named(row.said)
            if double := next((one for one in seen[name] if same(row.said, one.said)), None):
                if self._answer(twin(self.at, row.read, double.read)) == ONE:
                    self._leave(row, note(N_("The same person as in row {row}; taken over once."), row=double.read.row))
                    continue
                told = N_("The same person seems to stand in row {row} of “{sheet}” as well; both were taken over.")
                self.warnings.append(row.warning(note(told, row=double.read.row, sheet=double.read.sheet)))
            elif name in namesakes:
                free = {records[there].key: there for there in namesakes[name] if there not in taken}
                asked = same_person(self.at, row.read, [candidate(key, vault[there]) for key, there in free.items()])
                if free and (meant := free.get(self._answer(asked))) is not None:
                    taken.add(meant)
                    self._find_again(row, vault[meant])
                    seen[name].append(row)
                    continue
                told = N_("Somebody of this name is there already; is it the same person?")
                self.warnings.append(row.warning(note(told)))
            seen[name].append(row)
            kept.append(row)
        return kept

    def _answer(self, question: Question) -> str:
        self.questions.append(question)
        return question.answer(self.answers)

    def _register(self, role: Role, rows: Sequence[_Row]) -> None:
        """Add people in a role; somebody known in the other role stays the same human being."""
        humans = self.account.only_in(OTHER[role])
        both = pair([row.said for row in rows], [human.facts for human in humans], same_birthday)
        for here, row in enumerate(rows):
            human = humans[both[here]] if here in both else self.account.somebody()
            fill = filling(human.facts, row.said | {"languages": row.said["languages"] or self.assumed or None})
            self.account.add(role, f"{self.at}/{row.read.sheet}/{row.read.row}", human, fill, row.said)
            if words := differing(row.said, human.facts):
                self.warnings.append(row.warning(_differs(words)))
            self._put(row, Outcome.NEW, differing=tuple(words))

    def _put(self, row: _Row, outcome: Outcome, **more: Any) -> None:
        read = row.read
        self.planned[read.sheet, read.row] = PlannedRow(read.sheet, read.row, outcome, row.name, read, **more)

    def _leave(self, row: _Row, reason: Note) -> None:
        self.left.append(Refused(row.read.sheet, row.read.row, reason, row.name))


def _differs(words: list[str]) -> Note:
    return note(
        N_("Known already; what differs in this list was not taken over: {facts}."), facts=listed(words)
    )  # fmt: skip
