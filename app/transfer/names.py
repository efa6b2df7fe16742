"""Names: normal capitals, and a first name and surname out of one cell where the writing shows which is which."""

import re

from app.i18n import N_
from app.transfer.cells import Note, RawCell, Read, folded, line, note, said_nothing

_PARTICLES = frozenset(
    re.findall(r"\S+", "van de den der vander vanden vande het 't te ten ter op el al ben la le du des von di da dos")
)
_ONE_NAME = note(N_("Only one name: taken over as the surname."))
_SPLIT = note(N_("One cell with the whole name: please check first name and surname."))
UNSPLIT = note(N_("First name or surname first? The whole name is taken over as the surname."))


def name(cell: RawCell) -> Read[str]:
    """A name as written, except that one wholly in capitals or in small letters gets normal capitals."""
    written = line(cell)
    if said_nothing(cell) or not any(c.isalpha() for c in written):
        return Read("")
    letters = [c for c in written if c.isalpha()]
    if "." in written or len(letters) < 2 or not (written.isupper() or written.islower()):
        return Read(written)
    raised = re.sub(r"[^\W\d_]+", lambda found: found[0][:1].upper() + found[0][1:], written.lower())
    raised = re.sub(r"(?<=\w )(Den|Der|De|Het|Ten|Ter|La)(?= )", lambda found: found[0].lower(), raised)
    return Read(re.sub(r"\bIj(?=\w)", "IJ", re.sub(r"(?<!\w)'T\b", "'t", raised)))


def split_name(cell: RawCell) -> Read[tuple[str, str]]:
    """A full name in one cell to (first name, surname), only where the writing itself shows which is which.

    ``Peeters, Jan``, ``PEETERS Jan`` and ``Jan Van den Berg`` do; of ``Peeters Jan`` the whole stays the surname.
    """
    written = line(cell)
    if not name(cell).value:
        return Read(("", ""))
    before, _comma, after = (part.strip() for part in written.partition(","))
    if before and after:
        return Read(_both(after, before))
    said = written.split()
    if len(said) < 2:
        return Read(("", name(cell).value), (_ONE_NAME,))
    loud = [word for word in said if len(word) > 1 and word.isupper()]
    if loud and len(loud) < len(said):
        return Read(_both(" ".join(word for word in said if word not in loud), " ".join(loud)), (_SPLIT,))
    start = _particle(said)
    if 0 < start < len(said) - 1:
        return Read(_both(" ".join(said[:start]), " ".join(said[start:])), (_SPLIT,))
    return Read(("", name(cell).value), (UNSPLIT,))


def is_whole(cell: RawCell) -> bool:
    """Whether a surname looks like a whole name: ``Peeters, An`` or ``PEETERS An``."""
    said = line(cell).split()
    loud = sum(len(word) > 1 and word.isupper() for word in said)
    return "," in line(cell) or 0 < loud < len(said)


def surname_first(cell: RawCell) -> Read[tuple[str, str]]:
    """A full name under a title that puts the surname first; its leading particles belong to it."""
    said = line(cell).split()
    if "," in line(cell) or len(said) < 2:
        return split_name(cell)
    start = next((place for place, word in enumerate(said) if folded(word) not in _PARTICLES), len(said) - 1)
    return Read(_both(" ".join(said[start + 1 :]), " ".join(said[: start + 1])), _doubt(said[start + 1 :]))


def first_name_first(cell: RawCell) -> Read[tuple[str, str]]:
    """A full name under a title that puts the first name first."""
    said = line(cell).split()
    if "," in line(cell) or len(said) < 2:
        return split_name(cell)
    start = _particle(said) or 1
    return Read(_both(" ".join(said[:start]), " ".join(said[start:])), () if _particle(said) else _doubt(said[1:]))


def _particle(said: list[str]) -> int:
    """Where the first particle after the first word stands; 0 when there is none, or when the name begins with one."""
    places = [place for place, word in enumerate(said) if folded(word) in _PARTICLES]
    return places[0] if places else 0


def _both(first_name: str, last_name: str) -> tuple[str, str]:
    return name(first_name).value, name(last_name).value


def _doubt(rest: list[str]) -> tuple[Note, ...]:
    """Three words or more may be split in two places."""
    return (_SPLIT,) if len(rest) > 1 else ()
