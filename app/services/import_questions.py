"""What an import cannot decide by itself: each question with its answers, the first of which is the safe one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.i18n import N_
from app.places import fold
from app.services.import_facts import Facts
from app.transfer.cells import NOT_UNDERSTOOD, Note, note
from app.transfer.people import CellWarning, ReadPerson
from app.transfer.reading import NO_STATUS_COLUMN, ONLY_NAME, ListReading, Refused
from app.transfer.states import NO_SCREENING, NO_STATUS
from app.vocabulary import BuddyStatus, DuoState, ParticipantStatus, Role

NEW, BOTH, ONE, TAKE, LEAVE = "new", "both", "one", "take", "leave"
_STATUSES: dict[Role, type[ParticipantStatus] | type[BuddyStatus]] = {
    Role.PARTICIPANT: ParticipantStatus,
    Role.BUDDY: BuddyStatus,
}
_BEGINNING = {Role.PARTICIPANT: ParticipantStatus.REGISTERED, Role.BUDDY: BuddyStatus.CANDIDATE}
_STATES = (DuoState.TRIAL, DuoState.RUNNING, DuoState.PAUSED, DuoState.CLOSING, DuoState.ENDED, DuoState.STOPPED_EARLY)
_LEFT_OUT = note(N_("Not taken over, as you answered."))


class Kind(StrEnum):
    STATUS = "status"  # what a word, or no word at all, says of where somebody stands
    PERSON = "person"  # whether a row with nothing but a name is a person
    SAME = "same"  # whether somebody of a known name is that one
    ROLE = "role"  # whether somebody new in a role is one who has the other role
    TWIN = "twin"  # whether two rows about the same person are to be taken over both
    NAME = "name"  # whom a name in a list of duos means
    STATE = "state"  # what a word says of how far a duo is
    DUO = "duo"  # which duo a row of contacts is about
    YEAR = "year"  # of which year the months of a sheet are


@dataclass(frozen=True)
class Candidate:
    """Somebody of the same name who is there already, as her or his ``key``, and what tells people apart."""

    key: str
    name: str
    birth_date: date | None
    birth_year: int | None
    place: str | None
    phone: str | None


@dataclass(frozen=True)
class Question:
    """A question about rows, as (sheet, number), of the list ``at`` that place.

    ``about`` is the name or the word it turns on, ``column`` where that word stands, ``other`` the row that a twin
    goes with. ``answers`` are what may be answered: the first is what happens without an answer. ``choices`` has words
    for those that are neither known by their name nor a candidate. ``says`` is what the row of a duo says.
    """

    kind: Kind
    key: str
    at: int
    role: Role | None
    rows: tuple[tuple[str, int], ...]
    about: str
    answers: tuple[str, ...]
    column: str = ""
    other: tuple[str, int] | None = None
    read: ReadPerson | None = None
    candidates: tuple[Candidate, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    says: str = ""

    def answer(self, answers: Mapping[str, str]) -> str:
        """What was answered, or the safe answer."""
        given = answers.get(self.key, "")
        return given if given in self.answers else self.answers[0]


def same_person(at: int, read: ReadPerson, candidates: Sequence[Candidate]) -> Question:
    """Whether a row is about one of those who have its name."""
    answers = (NEW, *(one.key for one in candidates))
    return replace(_about_row(Kind.SAME, at, read, answers), candidates=tuple(candidates))


def other_role(at: int, read: ReadPerson, candidates: Sequence[Candidate]) -> Question:
    """Whether a row is about one of those who have the other role.

    Apart is the safe answer: two files of one person can be merged later, and what was mixed cannot be taken apart.
    """
    answers = (NEW, *(one.key for one in candidates))
    return replace(_about_row(Kind.ROLE, at, read, answers), candidates=tuple(candidates))


def twin(at: int, read: ReadPerson, other: ReadPerson) -> Question:
    """Whether a row about somebody of the same list is taken over as well."""
    return replace(_about_row(Kind.TWIN, at, read, (BOTH, ONE)), other=(other.sheet, other.row))


def whose_name(
    at: int,
    role: Role,
    written: str,
    rows: Sequence[tuple[str, int]],
    candidates: Sequence[Candidate],
    says: str = "",
) -> Question:
    """Whom a name in a list of duos means: nobody that can be said, one of these, or somebody new.

    With what the row ``says`` it is asked of that row alone.
    """
    key = "/".join(map(str, (at, Kind.NAME, role, fold(written), *(rows[0] if says else ()))))
    answers = (LEAVE, *(one.key for one in candidates), NEW)
    return Question(Kind.NAME, key, at, role, tuple(rows), written, answers, candidates=tuple(candidates), says=says)


def how_far(at: int, said: str, rows: Sequence[tuple[str, int]]) -> Question:
    """What a word, that is not understood, says of a duo."""
    key = f"{at}/{Kind.STATE}/{said.casefold()}"
    return Question(Kind.STATE, key, at, None, tuple(rows), said, (LEAVE, *(one.value for one in _STATES)))


def which_duo(at: int, row: tuple[str, int], names: str, there: Mapping[str, str], new: bool) -> Question:
    """Which of these duos a row of contacts is about; ``new``: the two may be noted as a duo."""
    key = f"{at}/{Kind.DUO}/{row[0]}/{row[1]}"
    answers = (LEAVE, *there, *((NEW,) if new else ()))
    return Question(Kind.DUO, key, at, None, (row,), names, answers, choices=tuple(there.items()))


def which_year(at: int, rows: Sequence[tuple[str, int]], this_year: int) -> Question:
    """Of which year the months of a sheet are, where that stands nowhere."""
    years = tuple((str(year), str(year)) for year in range(this_year, this_year - 3, -1))
    key = f"{at}/{Kind.YEAR}/{rows[0][0]}"
    answers = (LEAVE, *(year for year, _words in years))
    return Question(Kind.YEAR, key, at, None, tuple(rows), rows[0][0], answers, choices=years)


def candidate(key: str, facts: Facts) -> Candidate:
    """Somebody of the same name, as the question shows her or him."""
    name = f"{facts['first_name']} {facts['last_name']}".strip()
    place = facts["place"] or facts["municipality"]
    return Candidate(key, name, facts["birth_date"], facts["birth_year"], place, facts["phone"])


def questions_about(at: int, reading: ListReading) -> tuple[Question, ...]:
    """What a list leaves open before anybody is held against the vault."""
    rows = {(row.sheet, row.row): row for row in reading.rows}
    words: defaultdict[tuple[Role, str], list[tuple[str, int]]] = defaultdict(list)
    columns: dict[tuple[Role, str], str] = {}
    for place, told in _unclear(reading).items():
        group = rows[place].role, told.value
        words[group].append(place)
        columns.setdefault(group, told.column)
    found = []
    for (role, said), places in words.items():
        beginning = _BEGINNING[role]
        others = tuple(one.value for one in _STATUSES[role] if one is not beginning)
        key = f"{at}/{Kind.STATUS}/{role}/{said}"
        answers = (beginning.value, *others)
        found.append(Question(Kind.STATUS, key, at, role, tuple(places), said, answers, columns[role, said]))
    alone = [told for told in reading.warnings if told.reason == ONLY_NAME]
    found += [_about_row(Kind.PERSON, at, rows[told.sheet, told.row], (TAKE, LEAVE)) for told in alone]
    return tuple(found)


def as_answered(at: int, reading: ListReading, answers: Mapping[str, str]) -> ListReading:
    """The list once its questions are answered: who stands where, and which rows are no person."""
    if not answers:
        return reading
    settled: dict[tuple[str, int], ParticipantStatus | BuddyStatus] = {}
    left: set[tuple[str, int]] = set()
    for question in questions_about(at, reading):
        if question.key in answers:
            answer = question.answer(answers)
            if question.kind is Kind.STATUS and question.role:
                settled |= dict.fromkeys(question.rows, _STATUSES[question.role](answer))
            elif answer == LEAVE:
                left |= set(question.rows)
    rows = tuple(
        replace(row, status=settled.get((row.sheet, row.row), row.status))
        for row in reading.rows
        if (row.sheet, row.row) not in left
    )
    refused = [
        Refused(row.sheet, row.row, _LEFT_OUT, f"{row.first_name} {row.last_name}".strip())
        for row in reading.rows
        if (row.sheet, row.row) in left
    ]
    still_open = {row.sheet for row in reading.rows if (row.sheet, row.row) not in settled}

    def stands(told: CellWarning) -> bool:
        if told.reason == NO_STATUS_COLUMN:
            return told.sheet in still_open
        key = told.sheet, told.row
        return key not in left and not (key in settled and _of_status(told.reason, told.field))

    warnings = tuple(filter(stands, reading.warnings))
    return replace(reading, rows=rows, refused=(*reading.refused, *refused), warnings=warnings)


def _about_row(kind: Kind, at: int, read: ReadPerson, answers: tuple[str, ...]) -> Question:
    name = f"{read.first_name} {read.last_name}".strip()
    key = f"{at}/{kind}/{read.sheet}/{read.row}"
    return Question(kind, key, at, read.role, ((read.sheet, read.row),), name, answers, read=read)


def _unclear(reading: ListReading) -> dict[tuple[str, int], CellWarning]:
    """The rows whose status a list leaves open, and what was told of each."""
    begun = {(row.sheet, row.row) for row in reading.rows if row.status is _BEGINNING[row.role]}
    whole = {told.sheet: told for told in reading.warnings if told.reason == NO_STATUS_COLUMN}
    told_of = {
        (told.sheet, told.row): told
        for told in reading.warnings
        if _of_status(told.reason, told.field) and (told.sheet, told.row) in begun
    }
    for row in reading.rows:
        if row.sheet in whole and (row.sheet, row.row) in begun:
            told_of.setdefault((row.sheet, row.row), whole[row.sheet])
    return told_of


def _of_status(reason: Note, field: str) -> bool:
    return reason in (NO_STATUS, NO_SCREENING) or (reason == NOT_UNDERSTOOD and field == "status")
