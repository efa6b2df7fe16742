"""The ground of reading a cell: its text, what a reading gives back, and the plainest kinds of cell.

Every kind of cell is one pure function from the raw cell to a ``Read``: the value, what the coordinator should be
told about it, and whether the cell said more than the value holds. What is not known is None, never a guess.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from app.i18n import N_, _
from app.places import fold
from app.vocabulary import Gender

T = TypeVar("T")
RawCell = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True)
class Note:
    """A sentence for the coordinator, worded when shown."""

    sentence: str
    params: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return _(self.sentence).format(**dict(self.params))


@dataclass(frozen=True)
class Read(Generic[T]):
    """What a cell says. ``keep`` is set when the cell's own text must stay with the person as well."""

    value: T
    notes: tuple[Note, ...] = ()
    keep: bool = False


def note(sentence: str, **params: object) -> Note:
    """A note from a marked sentence and its parameters."""
    return Note(sentence, tuple(params.items()))


NOT_UNDERSTOOD = note(N_("Not understood; left empty and kept with the remarks."))
PARTLY_UNDERSTOOD = N_("Not understood in part: “{rest}”. It is kept with the remarks.")

_CLEANED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200b": None, "\ufeff": None, "\0": None})
_NOTHING = {
    "",
    "-",
    "--",
    "–",
    "—",
    "?",
    "??",
    "???",
    "/",
    ".",
    "nvt",
    "n.v.t.",
    "n.v.t",
    "n/a",
    "onbekend",
    "ongekend",
    "inconnu",
    "unknown",
}
_NO_PREFERENCE = {
    "geen", "geen vk", "geen voorkeur", "vk geen", "maakt niet uit", "maakt nt uit", "om het even", "eender",
    "gelijk", "nee", "neen", "alles", "allebei", "beide", "beiden", "iedereen", "m/v", "v/m", "m/v/x", "m of v",
    "v of m", "man of vrouw", "geen verschil", "geen belang", "niet belangrijk", "speelt geen rol", "alles goed",
    "alle leeftijden", "geen speciale voorkeur", "geen specifieke voorkeur",
    "pas de preference", "aucune preference", "peu importe", "indifferent", "no preference", "any",
}  # fmt: skip

_GENDERS = {
    Gender.FEMALE: "v vr vrouw vrouwelijk vrouwen f female mevrouw mevr mw mvr dame dames meisje "
    "femme feminin woman women mme madame",
    Gender.MALE: "m man mannelijk mannen male meneer mijnheer heer heren dhr de heer jongen "
    "homme masculin h men monsieur",
    Gender.OTHER: "x anders andere ander divers non-binair nonbinair nb genderneutraal autre other",
}
GENDER_WORDS = {word: gender for gender, words in _GENDERS.items() for word in words.split()}

_YES = {"ja", "j", "yes", "y", "waar", "true", "ja!", "1", "wel", "jawel", "oui", "o"}
_TICK = {"x", "v", "✓", "✔", "☑", "☒", "ok"}
_NO = {
    "nee",
    "neen",
    "n",
    "no",
    "onwaar",
    "false",
    "0",
    "niet",
    "nooit",
    "geen",
    "niet-roker",
    "nietroker",
    "stopte",
    "non",
    "non-fumeur",
}
_STOPPED = re.compile(r"^(?!.*\b(?:niet|nog|wil|opnieuw|terug|her\w*)\b).*\b(?:gestopt|ex-?roker)\b")
_AT_TIMES = (
    "soms",
    "af en toe",
    "weinig",
    "zelden",
    "beetje",
    "een beetje",
    "occasioneel",
    "sporadisch",
    "parfois",
    "sometimes",
)
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KILOMETRES = re.compile(
    r"(?:max(?:imum|imaal)?\.?|tot|±|ca\.?|\+/-)?\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:km|kilometer)?\.?"
)
_ANIMALS = (
    "hond", "kat", "katten", "poes", "poezen", "konijn", "vogel", "parkiet", "papegaai", "kanarie", "cavia",
    "hamster", "vis", "vissen", "aquarium", "paard", "pony", "kip", "kippen", "schildpad", "schaap", "geit",
)  # fmt: skip


def text(cell: RawCell) -> str:
    """A cell as a Flemish reader sees it: ``2310.0`` is ``2310``, a date ``d/MM/yyyy``; lines within it are kept."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        return _cleaned(cell)
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell!r}".replace(".", ",")
    if isinstance(cell, datetime):
        clock = "" if cell.time() == time() else f" {cell:%H:%M}"
        return f"{cell.day}/{cell.month:02}/{cell.year}{clock}"
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month:02}/{cell.year}"
    return _cleaned(str(cell))


@lru_cache(4_000)  # the cells of some rows: each is looked at many times
def _cleaned(said: str) -> str:
    if said.isascii() and said.isprintable():  # the most, and much quicker
        return " ".join(said.split())
    lines = (said if said.isascii() else unicodedata.normalize("NFC", said)).translate(_CLEANED).splitlines()
    return "\n".join(" ".join(written.split()) for written in lines).strip()


def prose(cell: RawCell) -> str:
    """Words of one's own as they stand, spaces and lines included."""
    return legal(cell).strip() if isinstance(cell, str) else text(cell)


def legal(words: str) -> str:
    """Words without the few characters that XML cannot hold."""
    return _ILLEGAL.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def line(cell: RawCell) -> str:
    """A cell as one line."""
    return text(cell).replace("\n", " ")


def said_nothing(cell: RawCell) -> bool:
    """An empty cell, or one of the signs for "we do not know"."""
    if cell is None or cell == "":
        return True
    # Asked of every cell many times: what is no text, or too long for a sign, says something.
    return isinstance(cell, str) and (len(cell) < 40 or cell.isspace()) and line(cell).casefold() in _NOTHING


def folded(cell: RawCell) -> str:
    """A cell as one line, without accents and capitals, to compare with known words."""
    return _folded(line(cell))


@lru_cache(4_000)  # the cells of some rows: each is looked at many times
def _folded(shown: str) -> str:
    return shown.casefold() if shown.isascii() else fold(shown)


def no_preference(said: str) -> bool:
    """Whether folded text says that anything is welcome."""
    return said in _NO_PREFERENCE or said.rstrip(".!") in _NO_PREFERENCE


def split(cell: RawCell, signs: str = ",;/|\n•") -> list[str]:
    """The parts of a cell that lists several things."""
    return [part for part in (" ".join(p.split()) for p in re.split(f"[{re.escape(signs)}]", text(cell))) if part]


def words(cell: RawCell) -> Read[str | None]:
    """Text as it stands, on one line."""
    return Read(None if said_nothing(cell) else line(cell))


def said_words(cell: RawCell) -> Read[str | None]:
    """Words of one's own as they stand."""
    return Read(None if said_nothing(cell) else prose(cell))


def gender(cell: RawCell) -> Read[Gender | None]:
    """``M``, ``vrouw``, ``x``, ``mevr.``"""
    if said_nothing(cell):
        return Read(None)
    found = GENDER_WORDS.get(folded(cell).rstrip("."))
    return Read(found) if found else Read(None, (NOT_UNDERSTOOD,), keep=True)


@dataclass(frozen=True)
class YesNo:
    """Yes, no or unknown; ``note`` is what the cell said beyond that."""

    value: bool | None = None
    note: str | None = None


def yes_no(cell: RawCell) -> Read[YesNo]:
    """``ja``, ``n``, ``x`` (a tick), ``soms``; empty, ``-`` and ``?`` are unknown."""
    said, shown = folded(cell).rstrip(".!"), line(cell)
    if said_nothing(cell):
        return Read(YesNo())
    if said in _YES:
        return Read(YesNo(True))
    if said in _NO:
        return Read(YesNo(False))
    if said in _TICK:
        return Read(YesNo(True, shown), (note(N_("A tick, read as yes.")),))
    if said.startswith(_AT_TIMES):
        return Read(YesNo(True, shown), (note(N_("Read as yes, with “{said}” as a note."), said=shown),))
    if _STOPPED.search(said):
        return Read(YesNo(False, shown))
    first = re.match(r"(ja|nee|neen|oui|non|yes|no)\b", said)
    if first:
        value = first[1] in _YES
        sentence = N_("Read as yes, with “{said}” as a note.") if value else N_("Read as no, with “{said}” as a note.")
        return Read(YesNo(value, shown), (note(sentence, said=shown),))
    return Read(YesNo(), (NOT_UNDERSTOOD,), keep=True)


def pets(cell: RawCell) -> Read[YesNo]:
    """A yes or no, or the animals themselves (``hond``, ``2 katten``)."""
    read = yes_no(cell)
    said = folded(cell)
    unsure = re.search(r"\b(geen|niet|nooit|allerg\w*|bang|schrik|overleden|wil|zou)\b", said)
    if read.keep and not unsure and re.search(rf"\b({'|'.join(_ANIMALS)})(en|s|je|jes)?\b", said):
        return Read(YesNo(True, line(cell)))
    return read


def interests(cell: RawCell) -> Read[tuple[str, ...]]:
    """``Koken / film, lezen`` → ``koken``, ``film``, ``lezen``."""
    return Read(() if said_nothing(cell) else things(cell, lower=True).value or ())


def things(cell: RawCell, lower: bool = False) -> Read[tuple[str, ...] | None]:
    """``Koken / film, lezen``; where the cell ends with a semicolon, only those part it: ``tv/film; lezen;``."""
    said = prose(cell)
    if said.endswith(";"):
        return Read(tuple(dict.fromkeys(part for piece in said.split(";") if (part := piece.strip()))) or None)
    parts = [part for part in split(cell) if not said_nothing(part)]
    return Read(tuple(dict.fromkeys(part.lower() if lower else part for part in parts)) or None)


def kilometres(cell: RawCell) -> Read[float | None]:
    """``12,5``, ``15 km``, ``max. 20``; a range or a word is not a number of kilometres."""
    if said_nothing(cell):
        return Read(None)
    match = _KILOMETRES.fullmatch(folded(cell))
    if match and (value := float(match[1].replace(",", "."))) <= 500:
        return Read(value)
    return Read(None, (NOT_UNDERSTOOD,), keep=True)


def capacity(cell: RawCell) -> Read[int | None]:
    """How many duos a buddy takes on: ``1``, ``2 duo's``, ``een``."""
    if said_nothing(cell):
        return Read(None)
    said = re.sub(r"^max(imum|imaal)?\.?\s*", "", folded(cell))
    spelled = {"een": 1, "twee": 2, "drie": 3}
    match = re.fullmatch(r"(\d)(?: (?:duo'?s?|deelnemers?))?", said)
    if said in spelled or match:
        return Read(spelled[said] if said in spelled else int(match[1]) if match else None)
    return Read(None, (NOT_UNDERSTOOD,), keep=True)
