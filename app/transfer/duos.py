"""Lists of duos: who is with whom since when, in two columns or in one cell; names only, for whoever knows people."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from app.i18n import N_, in_every_language
from app.transfer import dates
from app.transfer.cells import Note, RawCell, Read, folded, line, note, said_nothing, text
from app.transfer.columns import SEARCHED, Column, How, Titles, untitled
from app.transfer.dates import Day
from app.transfer.people import Line
from app.transfer.titles import compact, known
from app.vocabulary import DuoState, Role, word


class Pairs(StrEnum):
    """A list that is not of people: of duos, or of their contacts by month."""

    DUOS = "duos"
    MONTHS = "months"


_TITLES = {
    "pair": "duo|duos|duo s|koppel|koppels|naam duo|namen duo|duo naam|deelnemer buddy|deelnemer en buddy",
    "pair_reversed": "buddy deelnemer|buddy en deelnemer|buddy met deelnemer",
    "participant": "deelnemer|deelnemers|naam deelnemer|deelneemster",
    "participant_first": "voornaam deelnemer|deelnemer voornaam",
    "participant_last": "familienaam deelnemer|achternaam deelnemer|deelnemer naam",
    "buddy": "buddy|buddys|buddy s|naam buddy|vrijwilliger|naam vrijwilliger|maatje|naam maatje",
    "buddy_first": "voornaam buddy|buddy voornaam|voornaam vrijwilliger",
    "buddy_last": ("familienaam buddy|achternaam buddy|buddy naam|familienaam vrijwilliger|achternaam vrijwilliger"),
    "since": (
        "gestart op|gestart|start|startdatum|datum start|start duo|duo sinds|sinds|samen sinds|loopt sinds|begin|"
        "begindatum|begonnen op|vanaf|gekoppeld op|datum koppeling|koppeling|in duo sinds"
    ),
    "until": (
        "gestopt op|gestopt|stop|stopdatum|datum stop|einde|einddatum|einde duo|datum einde|beëindigd|beëindigd op|"
        "geëindigd op|afgelopen op|afgerond op|afgesloten op|tot"
    ),
    "state": "status|stand|toestand|stand van zaken|fase",
    "coordinator": (
        "contactpersoon|aanspreekpunt|aanspreekfiguur|coördinator|begeleider|opgevolgd door|opvolging|"
        "verantwoordelijke|verantw|buddywerker|trajectbegeleider"
    ),
    "reason": "reden|reden einde|reden stop|reden stopzetting|reden van einde|reden afronding|waarom gestopt",
    "remarks": "opmerkingen|opmerking|nota|nota s|notities|notitie|commentaar|varia|bemerkingen|info|bijzonderheden",
}
FIELDS = {
    "pair": N_("Participant + buddy"),
    "pair_reversed": N_("Buddy + participant"),
    "participant": N_("Participant"),
    "participant_first": N_("First name of participant"),
    "participant_last": N_("Surname of participant"),
    "buddy": N_("Buddy"),
    "buddy_first": N_("First name of buddy"),
    "buddy_last": N_("Surname of buddy"),
    "since": N_("Together since"),
    "until": N_("Ended on"),
    "state": N_("Status"),
    "coordinator": N_("Contact person"),
    "reason": N_("Why it ended"),
    "remarks": N_("Remarks"),
}
"""How a field of such a list is called where the coordinator chooses what a column holds."""
SIDES = {
    Role.PARTICIPANT: ("participant", "participant_first", "participant_last"),
    Role.BUDDY: ("buddy", "buddy_first", "buddy_last"),
}
ONE_CELL = ("pair", "pair_reversed")
NAMING = frozenset({*ONE_CELL, *SIDES[Role.PARTICIPANT], *SIDES[Role.BUDDY]})


@cache
def _spelled() -> dict[str, str]:
    """The field of each compact title: the Dutch ones of lists, and what Klik itself calls it in each language."""
    found = {compact(spelling): field for field, spellings in _TITLES.items() for spelling in spellings.split("|")}
    for field, called in FIELDS.items():
        for spelling in in_every_language(called):
            found.setdefault(compact(spelling), field)
    return found


# What only a list of people tells.
_OF_PEOPLE = {
    "surname_first", "first_name_first", "last_name", "first_name", "birth", "gender", "smokes", "has_pets",
    "interests", "wish_gender", "wish_age", "wish_not", "availability", "languages", "has_car", "travels_km",
    "screening", "capacity", "referrer",
}  # fmt: skip

_STATES = {
    DuoState.TRIAL: "proef proefperiode proeftijd",
    DuoState.RUNNING: "lopend loopt lopende gestart opgestart actief bezig ok duo koppel gekoppeld ja",
    DuoState.PAUSED: "pauze gepauzeerd hold onderbroken",
    DuoState.CLOSING: "afronding afronden afrondend",
    DuoState.ENDED: "afgerond afgesloten beeindigd geeindigd gedaan klaar voltooid",
    DuoState.STOPPED_EARLY: "gestopt stopgezet stop voortijdig afgebroken",
    DuoState.NO_CLICK: "klik",
}
_STATE_WORDS = {word: state for state, words in _STATES.items() for word in words.split()}
OVER = frozenset({DuoState.ENDED, DuoState.STOPPED_EARLY, DuoState.NO_CLICK})
_PREFIX = re.compile(r"^\s*(?:(?:duo|koppel)\s*)?(?:\d+\s*)?[:.)]\s*|^\s*(?:duo|koppel)\s+(?:\d+\s+)?", re.I)
# Not within brackets, where a birth date or a phone may stand.
_BETWEEN = re.compile(r"(?:\s+[-–—+x×]\s+|\s*[–—&+/|↔]\s*|\s+(?:en|met)\s+|\s*\n\s*)(?![^()]*\))", re.I)

NO_NAMES = note(N_("No names of a participant and a buddy stand in this row."))
STATE_UNKNOWN = note(N_("It is not clear how far this duo is; see the question."))
_ENDS_BEFORE = note(N_("This lies before the start of the duo; kept with the note."))


@dataclass(frozen=True)
class ReadDuo:
    """A row of a list of duos. Where one cell named both, ``ordered`` is no: either may be the participant.

    ``state`` is None where ``said`` is not understood. ``noted_on`` is the day of reading.
    """

    sheet: str
    row: int
    participant: str
    buddy: str
    ordered: bool
    state: DuoState | None
    said: str
    since: Day | None
    until: Day | None
    coordinator: str | None
    note: str
    noted_on: date

    @property
    def names(self) -> str:
        """Both names, as the list has them."""
        return " & ".join(filter(None, (self.participant, self.buddy)))


def field_of(title: RawCell) -> str | None:
    """What a column of a list of duos holds, by its title."""
    if not isinstance(title, str):
        return None
    bare = compact(re.sub(r"\([^)]*\)", " ", line(title)))
    return _spelled().get(bare) or _spelled().get(compact(title))


def find_titles(rows: Sequence[Sequence[RawCell]]) -> Titles | None:
    """The row of titles of a list of duos; None where this looks like a list of people, or of nothing."""
    for at, cells in enumerate(rows[:SEARCHED]):
        if of_people(cells):
            return None
        if _names_both(cells):
            return titles_at(rows, at)
    return None


def likely_row(rows: Sequence[Sequence[RawCell]], says: Callable[[RawCell], object]) -> int:
    """Where the titles stand in a list of which the kind was said: the row that says most of it; -1 for none."""
    counts = [sum(says(cell) is not None for cell in cells) for cells in rows[:SEARCHED]]
    best = max(counts, default=0)
    return counts.index(best) if best else -1


def titles_at(rows: Sequence[Sequence[RawCell]], at: int) -> Titles:
    """A row taken as the titles of a list of duos; -1 for a list that has none."""
    if at < 0:
        return Titles(-1, tuple(untitled(index) for index in range(max(map(len, rows), default=0))))
    return Titles(at, tuple(_column(index, cell) for index, cell in enumerate(rows[at])))


def of_people(cells: Sequence[RawCell]) -> bool:
    """Whether titles are those of a list of people."""
    return any(known(cell) in _OF_PEOPLE and not field_of(cell) for cell in cells)


def names_somebody(fields: frozenset[str]) -> bool:
    """Whether a column says who it is about."""
    return bool(fields & NAMING)


def read_duo(of: Line, today: date) -> ReadDuo | Note:
    """The duo in a row, or why there is none; what the coordinator should check is told by the line."""
    participant, buddy, ordered = read_names(of)
    if not (participant and buddy):
        return NO_NAMES
    since, until = (of.read(field, lambda cell: dates.day(cell, today)) for field in ("since", "until"))
    if since and until and until.on < since.on and until.precision == since.precision == "day":
        of.warn_field("until", _ENDS_BEFORE)
        of.keep(*of.filled("until")[0])
        until = None
    ended = bool(of.filled("until"))
    state = of.read("state", duo_state) if of.filled("state") else DuoState.ENDED if ended else DuoState.RUNNING
    if until is None and state in OVER:
        until = dates.find(folded(of.cell("state")), today).value  # gestopt 03/2025
    if ended and state in (DuoState.RUNNING, DuoState.CLOSING):
        state = DuoState.ENDED
    reason = "\n".join(text(cell) for _column, cell in of.filled("reason"))
    coordinator = line(of.cell("coordinator")) or None
    return ReadDuo(
        of.sheet,
        of.row.number,
        participant,
        buddy,
        ordered,
        state,
        line(of.cell("state")),
        since,
        until,
        coordinator,
        "\n".join(filter(None, (reason, of.remarks()))),
        today,
    )


def read_names(of: Line) -> tuple[str, str, bool]:
    """The participant, the buddy, and whether it is sure which is which; empty where nobody is named."""
    sides = {role: _side(of, role) for role in Role}
    for field in ONE_CELL:
        for _column, cell in of.filled(field):
            first, second = split_pair(cell)
            if second or not any(sides.values()):
                named = (second, first) if field == "pair_reversed" else (first, second)
                return *named, False
    return sides[Role.PARTICIPANT], sides[Role.BUDDY], True


def split_pair(cell: RawCell) -> tuple[str, str]:
    """``duo: Marleen – Nadia`` to both names; the second is empty where only one is named."""
    said = text(cell)
    said = _PREFIX.sub("", said) or said
    parts = [" ".join(part.split()) for part in _BETWEEN.split(said, maxsplit=1)]
    return parts[0], parts[1] if len(parts) > 1 else ""


def duo_state(cell: RawCell) -> Read[DuoState | None]:
    """``lopend``, ``proefperiode``, ``on hold``, ``afgerond 03/2025``, ``geen klik`` …"""
    said = folded(cell)
    if exact := next((state for state in DuoState if folded(word(state)) == said), None):
        return Read(exact)
    if re.search(r"\bgeen klik\b", said):
        return Read(DuoState.NO_CLICK)
    found = next((_STATE_WORDS[word] for word in re.findall(r"[a-z]+", said) if word in _STATE_WORDS), None)
    if found in (None, DuoState.NO_CLICK) or re.search(r"\b(niet|geen|nog niet)\b", said):
        return Read(None, (STATE_UNKNOWN,), keep=True)
    return Read(found, keep=len(said.split()) > 1)


def _side(of: Line, role: Role) -> str:
    whole, first, last = SIDES[role]
    called = line(of.cell(whole))
    if called and of.filled(last):
        return called
    return " ".join(filter(None, (line(of.cell(first)), called or line(of.cell(last)))))  # Naam, beside Voornaam


def _names_both(cells: Sequence[RawCell]) -> bool:
    filled = [cell for cell in cells if not said_nothing(cell)]
    fields = {field for cell in filled if (field := field_of(cell))}
    if all(fields & set(names) for names in SIDES.values()):
        return True
    return bool(fields & set(ONE_CELL)) and (len(fields) > 1 or len(filled) == 1)


def _column(index: int, cell: RawCell) -> Column:
    if said_nothing(cell):
        return untitled(index)
    field = field_of(cell)
    return Column(index, line(cell), field, How.TITLE if field else How.UNKNOWN)
