"""Contacts by month taken over: each row finds its duo, and each month is noted once."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import N_, _, month_words
from app.models import Contact
from app.services.contacts import TALKS, month_of
from app.services.import_account import Record
from app.services.import_duos import DuoPlan, KnownDuo
from app.services.import_names import MOST, How
from app.services.import_questions import LEAVE, NEW, which_duo, which_year
from app.services.import_rows import About, Outcome, PlannedRow, Telling
from app.services.import_steps import since_month
from app.transfer.cells import Note, note
from app.transfer.months import NO_SUCH_DAY, NO_YEAR, TO_COME, Cell, ReadMonths
from app.transfer.people import CellWarning
from app.vocabulary import Role

_NO_DUO = note(N_("No duo of these names is known; read the list of duos in together with this one."))
_NOT_ANSWERED = note(N_("It was not answered which duo this is; not taken over."))
_BY_MONTH = note(N_("This month is noted as a whole already; these days were not taken over."))
_OUTSIDE = note(N_("This month lies outside the time of this duo: please check."))


@dataclass(frozen=True)
class ContactAddition:
    """That two of a duo, by its key, saw each other: so many ``times`` in a month, or on a day."""

    duo: str
    on: date
    monthly: bool
    times: int
    note: str | None


@dataclass
class _Noted:
    """What is noted of one month of one duo."""

    times: int = 0
    whole: bool = False
    days: set[date] = field(default_factory=set)


@dataclass
class MonthPlan:
    """What is noted of the months of all duos, and what the lists add."""

    session: Session
    duos: DuoPlan
    additions: list[ContactAddition] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._noted: defaultdict[str, defaultdict[date, _Noted]] = defaultdict(lambda: defaultdict(_Noted))
        query = select(Contact.duo_id, Contact.on, Contact.precision, Contact.times, Contact.reached)
        query = query.where(Contact.duo_id.is_not(None), Contact.kind.not_in(TALKS))
        for duo, on, precision, times, reached in self.session.execute(query):
            self._note(str(duo), on, precision == "month", 0 if reached is False else times)

    def plan(self, telling: Telling, rows: Sequence[ReadMonths]) -> None:
        """Say what becomes of each row of a matrix."""
        years: dict[str, int | None] = {}
        for row in rows:
            if row.sheet not in years and any(cell.year is None for cell in row.cells):
                lacking = [(one.sheet, one.row) for one in rows if one.sheet == row.sheet]
                answer = telling.answer(which_year(telling.at, lacking, row.noted_on.year))
                years[row.sheet] = None if answer == LEAVE else int(answer)
                if answer == LEAVE:
                    telling.warn(CellWarning(row.sheet, 0, "", "", NO_YEAR))
        # The clearest first: they may bring a duo that another row is about as well.
        for row in sorted(rows, key=self._doubt):
            telling.put(self._row(telling, row, years.get(row.sheet)))

    def _doubt(self, row: ReadMonths) -> int:
        """How many of both names are not clear."""
        return sum(not self._clear(name) for name in (row.participant, row.buddy))

    def _clear(self, name: str) -> bool:
        return any(self.duos.names.sure(role, name) for role in Role)

    def _row(self, telling: Telling, row: ReadMonths, year: int | None) -> PlannedRow:
        says = " · ".join([row.names, *(f"{cell.column}: {cell.said}" for cell in row.cells)])
        duo, reason = self._duo(telling, row, year)
        if duo is None:
            return PlannedRow(
                row.sheet, row.row, Outcome.REFUSED, row.names, None, reason, about=About.MONTHS, says=says
            )  # fmt: skip
        names, before = self.duos.named(duo), len(self.additions)
        told = [(cell, self._cell(duo, cell, cell.year or year, row.noted_on)) for cell in row.cells]
        count = len(self.additions) - before
        lost = [one for _cell, one in told if one and one is not _OUTSIDE]
        if row.cells and not count and len(lost) == len(row.cells):
            return PlannedRow(row.sheet, row.row, Outcome.REFUSED, names, None, lost[0], about=About.MONTHS, says=says)
        for cell, one in told:
            if one and one is not NO_YEAR:  # which is told of the sheet
                telling.warn(CellWarning(row.sheet, row.row, cell.column, cell.said, one, "month"))
        outcome = Outcome.NEW if count else Outcome.KNOWN
        return PlannedRow(row.sheet, row.row, outcome, names, about=About.MONTHS, says=says, contacts=count)

    def _cell(self, duo: KnownDuo, cell: Cell, year: int | None, today: date) -> Note | None:
        """Note a cell; what is to be told of it, if anything."""
        if year is None:
            return NO_YEAR
        first, last = month_of(date(year, cell.month, 1))
        if first > today:
            return TO_COME
        there = self._noted[duo.key][first]
        outside = (duo.until and first > duo.until) or (duo.since and last < duo.since)
        if cell.times is None:
            if any(day > monthrange(year, cell.month)[1] or first.replace(day=day) > today for day in cell.days):
                return NO_SUCH_DAY
            fresh = [day for number in cell.days if (day := first.replace(day=number)) not in there.days]
            if fresh and there.whole:
                return _BY_MONTH
            for day in fresh:
                self._add(ContactAddition(duo.key, day, False, 1, cell.note))
        elif there.whole or there.days:
            if there.times != cell.times:
                return note(N_("{n} are noted of this month already; that stays."), n=there.times)
            return None
        else:
            self._add(ContactAddition(duo.key, min(last, today), True, cell.times, cell.note))
        return _OUTSIDE if outside else None

    def _add(self, one: ContactAddition) -> None:
        self.additions.append(one)
        self._note(one.duo, one.on, one.monthly, one.times)

    def _note(self, duo: str, on: date, whole: bool, times: int) -> None:
        there = self._noted[duo][on.replace(day=1)]
        there.times += times
        there.whole |= whole
        if not whole:
            there.days.add(on)

    def _duo(self, telling: Telling, row: ReadMonths, year: int | None) -> tuple[KnownDuo | None, Note | None]:
        """The duo that a row is about, or why that is not known."""
        ways = [(row.participant, row.buddy)]
        if not row.ordered:
            ways.append((row.buddy, row.participant))
        scored: dict[str, int] = {}
        for way in ways:
            for key, score in self._matching(*way).items():
                scored[key] = max(score, scored.get(key, 0))
        best = max(scored.values(), default=0)
        found = [self.duos.known[key] for key, score in scored.items() if score == best]
        both = bool(row.participant and row.buddy)
        if len(found) == 1 and (both or best > How.PART) and (both or len(scored) == 1):
            return found[0], None
        clear = both and not self._doubt(row)  # then the duo of another is none of theirs
        near = found or ([] if clear else self._near(ways))
        new = self._pair(ways) if both and not found else None
        if not near and not new:
            return None, _NO_DUO
        candidates = {one.key: self._described(one) for one in near[:MOST]}
        answer = telling.answer(which_duo(telling.at, (row.sheet, row.row), row.names, candidates, bool(new)))
        if answer == NEW and new:
            months = [date(cell.year or year or row.noted_on.year, cell.month, 1) for cell in row.cells]
            since = min([*months, row.noted_on])
            key = f"{telling.at}/{row.sheet}/{row.row}"
            return self.duos.add(key, new, since_month(since)), None
        return (None, _NOT_ANSWERED) if answer == LEAVE else (self.duos.known[answer], None)

    def _matching(self, participant: str, buddy: str) -> dict[str, int]:
        """The duos of these names, with how surely; one name is enough where only one is said."""
        names = self.duos.names
        participants, buddies = names.find(Role.PARTICIPANT, participant), names.find(Role.BUDDY, buddy)
        found = {}
        for key, how in (participants if participant and buddy else participants | buddies).items():
            for one in self.duos.of_side.get(key, ()):
                if not (participant and buddy):
                    found[one.key] = int(how)
                elif one.participant in participants and one.buddy in buddies:
                    found[one.key] = participants[one.participant] + buddies[one.buddy]
        return found

    def _near(self, ways: Sequence[tuple[str, str]]) -> list[KnownDuo]:
        """The duos of one of these names, where those of both are unknown."""
        names = self.duos.names
        keys = {key for way in ways for role, name in zip(Role, way, strict=True) for key in names.find(role, name)}
        return list({one.key: one for key in sorted(keys) for one in self.duos.of_side.get(key, ())}.values())

    def _pair(self, ways: Sequence[tuple[str, str]]) -> tuple[Record, Record] | None:
        """The two who are known by these names, where they can be noted as a duo."""
        for way in ways:
            participant, buddy = (self.duos.names.sure(role, name) for role, name in zip(Role, way, strict=True))
            if participant and buddy and not self.duos.refusal(participant, buddy, False):
                return participant, buddy
        return None

    def _described(self, one: KnownDuo) -> str:
        names = self.duos.named(one).replace(" & ", " – ")  # on a button a & is a key
        return _("{names}, since {when}").format(names=names, when=month_words(one.since)) if one.since else names
