"""What an import will do with each row, decided before anything is written.

The preview shows a plan and the import carries one out, so that the two can never differ. The vault is read once;
from then on the plan keeps its own account of who will be known, list by list.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session

from app.i18n import N_, language_name, listed
from app.services.import_account import OTHER, Account, Addition, Human, filling
from app.services.import_duos import DuoAddition, DuoPlan
from app.services.import_facts import Facts, said
from app.services.import_months import ContactAddition, MonthPlan
from app.services.import_names import Names
from app.services.import_questions import (
    ONE,
    Kind,
    Question,
    as_answered,
    candidate,
    other_role,
    questions_about,
    same_person,
    twin,
)
from app.services.import_rows import FileReport, Outcome, PlannedRow, Telling
from app.services.office import DEFAULT_LANGUAGES, the_office
from app.services.recognising import Lookup, Verdict, differing, pair
from app.transfer.cells import Note, note
from app.transfer.people import CellWarning, ReadPerson
from app.transfer.reading import ListReading, Refused
from app.transfer.states import NO_DAY, NO_SCREENING, NO_STATUS, WITH_WHOM
from app.vocabulary import Role, word

__all__ = ["FileReport", "Outcome", "Plan", "PlannedList", "PlannedRow", "plan_lists"]


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
    duos: tuple[DuoAddition, ...] = ()
    contacts: tuple[ContactAddition, ...] = ()


def plan_lists(
    session: Session,
    readings: Sequence[ListReading],
    answers: Mapping[str, str] | None = None,
    step: Callable[[float], None] = lambda part: None,
) -> Plan:
    """What becomes of every row of these lists; ``answers`` go by the key of their question.

    ``step`` hears how far it is with the people, from 0 to 1; what it raises ends the planning.
    """
    step(0.0)
    account = Account(session)
    total, done = sum(len(reading.rows) for reading in readings), 0

    def put() -> None:
        nonlocal done
        done += 1
        if done % 200 == 0:
            step(min(done / total, 1.0))

    languages = list(the_office(session).languages or DEFAULT_LANGUAGES)
    lists = [
        _List(at, one, languages if "languages" in one.absent else [], account, answers or {}, put)
        for at, one in enumerate(readings)
    ]
    # Lists without languages come last: what is taken for granted may not precede what another list says.
    for one in sorted(lists, key=lambda one: bool(one.assumed)):
        one.plan_people()
    # Then whoever is named in a list of duos can be found, and then the duos of which contacts are noted.
    duos: DuoPlan | None = None
    months: MonthPlan | None = None
    if any(reading.duos or reading.months for reading in readings):
        duos = DuoPlan(session, Names(account))
        for one in lists:
            if one.reading.duos:
                duos.plan(one.telling, one.reading.duos)
    if duos and any(reading.months for reading in readings):
        months = MonthPlan(session, duos)
        for one in lists:
            if one.reading.months:
                months.plan(one.telling, one.reading.months)
    made = tuple(duos.additions) if duos else ()
    return Plan(
        tuple(one.planned_list(made) for one in lists),
        tuple(account.additions),
        tuple(asked for one in lists for asked in sorted(one.still_asked(), key=_in_rows)),
        made,
        tuple(months.additions) if months else (),
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
    whole: ListReading
    assumed: list[str]
    account: Account
    answers: Mapping[str, str]
    step: Callable[[], None]
    questions: list[Question] = field(default_factory=list)
    warnings: list[CellWarning] = field(default_factory=list)
    planned: dict[tuple[str, int], PlannedRow] = field(default_factory=dict)
    left: list[Refused] = field(default_factory=list)  # by an answer

    def __post_init__(self) -> None:
        self.reading = self.whole

    @property
    def telling(self) -> Telling:
        """How the rows of duos are told."""
        return Telling(self.at, self._answer, self.warnings.append, self._put_row)

    def plan_people(self) -> None:
        """Say what becomes of the rows of people."""
        reading = self.reading = self.account.with_coordinators(as_answered(self.at, self.whole, self.answers))
        self.questions = list(questions_about(self.at, self.whole))
        self.warnings = list(reading.warnings)
        for role in Role:
            self._plan_role(role, [_Row(row, said(row)) for row in reading.rows if row.role is role])
        if self.assumed and any(row.outcome is Outcome.NEW for row in self.planned.values()):
            told = note(
                N_("This list has no column for languages: whoever is new in it is taken to speak {languages}."),
                languages=listed([language_name(code) for code in self.assumed]),
            )
            self.warnings.append(CellWarning(reading.sheets[0], 0, "", "", told))

    def planned_list(self, duos: Sequence[DuoAddition]) -> PlannedList:
        """All of it, once the duos are planned: where somebody stands who is known, or in one of them, is no news."""
        paired = {key for one in duos for key in (one.participant, one.buddy)}
        known = {place for place, row in self.planned.items() if row.outcome is Outcome.KNOWN}

        def open_still(told: CellWarning) -> bool:
            place = told.sheet, told.row
            return told.reason not in (*WITH_WHOM, NO_DAY, NO_STATUS, NO_SCREENING) or not (
                place in known or f"{self.at}/{told.sheet}/{told.row}" in paired
            )

        self.warnings = list(filter(open_still, self.warnings))
        rows = self.planned.values()
        left = [Refused(row.sheet, row.row, row.reason, row.name) for row in rows if row.reason]
        refused = (*self.reading.refused, *self.left, *left)
        outcomes = [row.outcome for row in rows]
        here = f"{self.at}/"
        report = FileReport(
            self.reading.file,
            self.reading.total,
            outcomes.count(Outcome.NEW),
            outcomes.count(Outcome.KNOWN),
            refused,
            tuple(self.warnings),
            people=sum(one.key.startswith(here) for one in self.account.additions),
            duos=sum(one.key.startswith(here) for one in duos),
            contacts=sum(row.contacts for row in rows),
        )
        return PlannedList(self._in_order((*self.reading.refused, *self.left)), report)

    def still_asked(self) -> Iterator[Question]:
        """The questions that change anything: where somebody stands who is known already stays as it is."""
        for one in self.questions:
            known = [row.outcome is Outcome.KNOWN for at in one.rows if (row := self.planned.get(at))]
            if one.kind is not Kind.STATUS or not known or not all(known):
                yield one

    def _in_order(self, refused: Iterable[Refused]) -> tuple[PlannedRow, ...]:
        told: defaultdict[tuple[str, int], list[CellWarning]] = defaultdict(list)
        for warning in self.warnings:
            told[warning.sheet, warning.row].append(warning)
        rows = [replace(row, warnings=tuple(told[key])) for key, row in self.planned.items()]
        rows += [PlannedRow(one.sheet, one.row, Outcome.REFUSED, one.said, reason=one.reason) for one in refused]
        sheets = {name: place for place, name in enumerate(self.reading.sheets)}
        return tuple(sorted(rows, key=lambda row: (sheets.get(row.sheet, 0), row.row)))

    def _plan_role(self, role: Role, rows: list[_Row]) -> None:
        vault = Lookup([record.facts for record in self.account.records[role]])
        again = pair([row.said for row in rows], vault)
        for here, there in again.items():
            self._find_again(rows[here], vault.people[there])
        self._register(role, self._without_doubles(role, rows, vault, again))

    def _find_again(self, row: _Row, there: Facts) -> None:
        if words := differing(row.said, there):
            self.warnings.append(row.warning(_differs(words)))
        self._put(row, Outcome.KNOWN, differing=tuple(words))

    def _without_doubles(self, role: Role, rows: list[_Row], vault: Lookup, again: dict[int, int]) -> list[_Row]:
        """Who is new; of each who may be somebody of the same list, or of the vault, once more, it is asked."""
        records = self.account.records[role]
        of_list = [rows[here] for here in again]
        seen = Lookup([row.said for row in of_list])
        taken = set(again.values())
        kept = []
        for row in (row for here, row in enumerate(rows) if here not in again):
            if doubles := seen.likely(row.said, Verdict.SURE, Verdict.ASK):
                double = of_list[doubles[0]]
                if self._answer(twin(self.at, row.read, double.read)) == ONE:
                    self._leave(row, note(N_("The same person as in row {row}; taken over once."), row=double.read.row))
                    continue
                told = N_("The same person seems to stand in row {row} of “{sheet}” as well; both were taken over.")
                self.warnings.append(row.warning(note(told, row=double.read.row, sheet=double.read.sheet)))
            else:
                likely = vault.likely(row.said, Verdict.SURE, Verdict.ASK)
                if free := {records[there].key: there for there in likely if there not in taken}:
                    asked = [candidate(key, vault.people[there]) for key, there in free.items()]
                    if (meant := free.get(self._answer(same_person(self.at, row.read, asked)))) is not None:
                        taken.add(meant)
                        self._find_again(row, vault.people[meant])
                        seen.add(row.said)
                        of_list.append(row)
                        continue
                if vault.namesakes(row.said):
                    told = N_("Somebody of this name is there already; is it the same person?")
                    self.warnings.append(row.warning(note(told)))
                elif likely:
                    told = N_("Somebody with this date of birth and this phone or e-mail is there already.")
                    self.warnings.append(row.warning(note(told)))
            seen.add(row.said)
            of_list.append(row)
            kept.append(row)
        return kept

    def _answer(self, question: Question) -> str:
        self.questions.append(question)
        return question.answer(self.answers)

    def _register(self, role: Role, rows: Sequence[_Row]) -> None:
        """Add people in a role; who has the other role already stays the same human being, if that is answered."""
        humans = self.account.only_in(OTHER[role])
        others = Lookup([human.facts for human in humans])
        taken: set[int] = set()
        for row in rows:
            human = self._in_other_role(row, humans, others, taken) or self.account.somebody()
            taken.add(human.number)
            fill = filling(human.facts, row.said | {"languages": row.said["languages"] or self.assumed or None})
            self.account.add(role, f"{self.at}/{row.read.sheet}/{row.read.row}", human, fill, row.said)
            if words := differing(row.said, human.facts):
                self.warnings.append(row.warning(_differs(words)))
            self._put(row, Outcome.NEW, differing=tuple(words))

    def _in_other_role(self, row: _Row, humans: list[Human], others: Lookup, taken: set[int]) -> Human | None:
        likely = [humans[there] for there in others.likely(row.said, Verdict.SURE, Verdict.ASK)]
        likely = [human for human in likely if human.number not in taken]
        if not likely:
            return None
        answer = self._answer(other_role(self.at, row.read, [candidate(one.key, one.facts) for one in likely]))
        if meant := next((human for human in likely if human.key == answer), None):
            return meant
        told = N_("Somebody who may be the same person is there already as {role}; added as somebody else.")
        self.warnings.append(row.warning(note(told, role=word(OTHER[row.read.role]).lower())))
        return None

    def _put(self, row: _Row, outcome: Outcome, **more: Any) -> None:
        read = row.read
        self.step()
        self.planned[read.sheet, read.row] = PlannedRow(read.sheet, read.row, outcome, row.name, read, **more)

    def _put_row(self, row: PlannedRow) -> None:
        self.planned[row.sheet, row.row] = row

    def _leave(self, row: _Row, reason: Note) -> None:
        self.left.append(Refused(row.read.sheet, row.read.row, reason, row.name))


def _in_rows(asked: Question) -> int:
    """Which duo is meant is asked in the order of the rows, though the clearest rows were planned first."""
    return asked.rows[0][1] if asked.kind is Kind.DUO else 0


def _differs(words: list[str]) -> Note:
    return note(
        N_("Known already; what differs in this list was not taken over: {facts}."), facts=listed(words)
    )  # fmt: skip
