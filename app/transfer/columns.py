"""Which column holds what: the row of titles among the first rows, whose list it is, and what was corrected."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import islice, pairwise, zip_longest

from app.i18n import _
from app.places import fold
from app.transfer.cells import RawCell, folded, line, said_nothing
from app.transfer.titles import FIELDS, NAMES, compact, known
from app.vocabulary import Role

_OWN_TITLES = {
    Role.PARTICIPANT: {"naamdeelnemer", "deelnemer", "nomduparticipant", "participant"},
    Role.BUDDY: {
        "naambuddy",
        "buddy",
        "naamvrijwilliger",
        "vrijwilliger",
        "nomdubuddy",
        "nomduvolontaire",
        "volontaire",
        "volunteer",
    },
}
_ONLY_BUDDY = frozenset(
    {
        "capacity", "screening", "active_since", "partner", "motivation", "offers", "experience", "other_work",
        "paused_until", "screened_on", "screening_note", "screened_at", "screener", "advice", "decided_on",
        "decided_by", "second_first_name", "second_last_name", "second_birth", "second_phone",
    }
)  # fmt: skip
_ONLY_PARTICIPANT = frozenset(
    {
        "referrer", "registered_on", "coordinator", "referrer_contact", "dossier", "intake_on", "left_on", "question",
        "question_kind", "good_week", "strengths", "earlier", "would_try", "gives", "helps", "budget", "household",
        "minors", "care_note",
    }
)  # fmt: skip
# What tells whose list it is; some of it a list of the other kind may have as well.
_OF_BUDDIES = _ONLY_BUDDY | {"wish_not", "has_car", "travels_km"}
_OF_PARTICIPANTS = (_ONLY_PARTICIPANT - {"coordinator", "household", "strengths"}) | {"wish_gender", "wish_age"}
# What somebody in a role has no place for: it stays with the remarks.
_NO_PLACE = {Role.PARTICIPANT: _ONLY_BUDDY, Role.BUDDY: _ONLY_PARTICIPANT}
SEARCHED = 30  # Rows from the top among which the titles must stand.


class How(StrEnum):
    """How it is known what a column holds."""

    TITLE = "title"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Column:
    """A column as the list names it; ``field`` is None where what stands in it is kept with the remarks."""

    index: int
    title: str
    field: str | None
    how: How = How.TITLE
    titled: bool = True


@dataclass(frozen=True)
class Titles:
    """The row of titles: where it stands among the rows given (from 0; -1 for none at all), and its columns.

    ``above`` tells that the row above it is part of the titles.
    """

    at: int
    columns: tuple[Column, ...]
    above: bool = False

    def fields(self) -> frozenset[str]:
        return self._fields

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns that hold a field, from left to right."""
        return tuple(column for column in self.columns if column.field == field)

    def repeated_in(self, cells: Sequence[RawCell]) -> bool:
        """Whether a row below only says the titles again."""
        begun = islice(((at, said) for at, cell in enumerate(cells) if (said := line(cell))), 2)
        if not any(self._titles.get(at) == compact(said) for at, said in begun):
            return False
        filled = [(index, said) for index, cell in enumerate(cells) if (said := line(cell))]
        same = sum(self._titles.get(index) == compact(said) for index, said in filled)
        return same > 0 and 2 * same >= len(filled) and (same > 1 or len(filled) == 1)

    @cached_property
    def _fields(self) -> frozenset[str]:
        return frozenset(column.field for column in self.columns if column.field)

    @cached_property
    def _titles(self) -> dict[int, str]:
        return {column.index: compact(column.title) for column in self.columns if column.titled}


def fields_of(role: Role | None) -> tuple[str, ...]:
    """What a column of a list of a role may hold."""
    return tuple(field for field in FIELDS if role is None or field not in _NO_PLACE[role])


def find_titles(
    rows: Sequence[Sequence[RawCell]], remembered: Mapping[str, str] | None = None
) -> Titles | None:  # fmt: skip
    """The row of titles: the first that names a name and about as many fields as any; None when there is none."""
    top = rows[:SEARCHED]
    alone = [_score(cells, remembered) for cells in top]
    spanned = [_score(_over(upper, lower), remembered) for upper, lower in pairwise(top)] + [0]
    scores = list(map(max, alone, spanned))
    best = max(scores, default=0)
    if not best:
        return None
    at = next(i for i, score in enumerate(scores) if score and 2 * score >= best)
    if spanned[at] > alone[at] and spanned[at] > alone[at + 1]:
        return Titles(at + 1, _columns(_over(rows[at], rows[at + 1])), above=True)
    return titles_at(rows, at if alone[at] else at + 1)


def titles_at(rows: Sequence[Sequence[RawCell]], at: int) -> Titles:
    """A row taken as the titles, whatever it says; -1 for a list that has none."""
    if at < 0:
        return Titles(-1, tuple(untitled(index) for index in range(max(map(len, rows), default=0))))
    whole = _over(rows[at - 1], rows[at]) if at else rows[at]
    if _score(whole) > max(_score(rows[at]), _score(rows[at - 1])):
        return Titles(at, _columns(whole), above=True)
    return Titles(at, _columns(rows[at]))


def score(rows: Sequence[Sequence[RawCell]]) -> int:
    """How many fields the best row of titles names: how a reading of a file is judged."""
    return max((_score(cells) for cells in rows[:SEARCHED]), default=0)


def guess_role(titles: Titles, around: str) -> Role | None:
    """Whose list it is, from the columns and the words around it (sheet, title rows, file); None when unclear."""
    fields, said = titles.fields(), fold(around)
    buddy = len(fields & _OF_BUDDIES) + 2 * bool(re.search(r"buddy'?s|buddies|buddylijst|vrijwilliger|maatje", said))
    participant = len(fields & _OF_PARTICIPANTS) + 2 * bool(re.search(r"deelnemer|wachtlijst|wachtenden", said))
    if buddy == participant:
        return None
    return Role.BUDDY if buddy > participant else Role.PARTICIPANT


def corrected(titles: Titles, fields: Mapping[int, str | None]) -> Titles:
    """The columns once the coordinator said what some of them hold, by their index."""
    beyond = [untitled(index) for index in sorted(fields) if index >= len(titles.columns)]
    return replace(
        titles,
        columns=tuple(
            replace(column, field=fields[column.index], how=How.CHOSEN) if column.index in fields else column
            for column in (*titles.columns, *beyond)
        ),
    )


def recalled(titles: Titles, remembered: Mapping[str, str | None]) -> Titles:
    """The columns once it is recalled what the coordinator said of such titles before, by compact title."""

    def recall(column: Column) -> Column:
        key = compact(column.title)
        if not column.titled or key not in remembered or remembered[key] == column.field:
            return column
        return replace(column, field=remembered[key], how=How.REMEMBERED)

    return replace(titles, columns=tuple(map(recall, titles.columns)))


def for_role(titles: Titles, role: Role) -> Titles:
    """The columns once the role is known: of several columns with a name, only the person's own is the name.

    ``Naam`` beside ``Voornaam`` is the surname. In a list of participants ``Naam buddy`` is somebody else. What the
    coordinator chose stands; a field that nobody in this role has is none.
    """
    fields = titles.fields()
    named = [column for column in titles.of("name") if column.how is How.TITLE]
    taken: Column | None = None
    if len(named) == len(titles.of("name")) and not fields & {"surname_first", "first_name_first", "last_name"}:
        own = _OWN_TITLES[role]
        others = set().union(*(spellings for other, spellings in _OWN_TITLES.items() if other is not role))
        plain = [c for c in named if compact(c.title) not in own | others]
        mine = [c for c in named if compact(c.title) in own]
        # With a first name elsewhere, a column titled for somebody else is no surname.
        taken = next(iter(plain + mine + ([] if "first_name" in fields else named)), None)
    surname = taken is not None and "first_name" in fields
    # Through whom a participant came is who referred; of a buddy it is how she or he knows the working.
    asks_through = role is Role.PARTICIPANT and "referrer" not in fields
    through = next((c for c in titles.of("source") if asks_through and compact(c.title) == "viawie"), None)

    def settle(column: Column) -> Column:
        if column is taken:
            return replace(column, field="last_name") if surname else column
        if column is through:
            return replace(column, field="referrer")
        if column in named or column.field in _NO_PLACE[role]:
            return replace(column, field=None, how=How.UNKNOWN)
        return column

    return replace(titles, columns=tuple(map(settle, titles.columns)))


def letter(index: int) -> str:
    """A column's letters in a spreadsheet, from its index (0 is A)."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(65 + rest) + letters
        index -= 1
    return letters


def untitled(index: int) -> Column:
    """A column without a title, named by its letter."""
    return Column(index, _("Column {letter}").format(letter=letter(index)), None, How.UNKNOWN, titled=False)


def _over(upper: Sequence[RawCell], lower: Sequence[RawCell]) -> tuple[RawCell, ...]:
    """Titles over two rows: those of the lower one, and where it has none those of the upper one, as merging leaves."""
    return tuple(low if line(low) else high for high, low in zip_longest(upper, lower))


def _score(cells: Sequence[RawCell], remembered: Mapping[str, str] | None = None) -> int:
    filled = [cell for cell in cells if not said_nothing(cell)]
    named = [field for cell in filled if (field := known(cell, remembered))]
    fields = set(named)
    if not fields & NAMES or (len(fields) < 2 and len(named) < len(filled)):
        return 0
    return len(fields)


def _columns(cells: Sequence[RawCell]) -> tuple[Column, ...]:
    columns: list[Column] = []
    for index, cell in enumerate(cells):
        field = known(cell)
        if columns and columns[-1].field == "street" and folded(cell).rstrip(".") in {"nr", "nummer"}:
            field = "house_number"  # Anywhere else a number counts the rows.
        how = How.TITLE if field else How.UNKNOWN
        columns.append(Column(index, line(cell), field, how) if line(cell) else untitled(index))
    return tuple(columns)
