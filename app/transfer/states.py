"""Where someone stands in the work: the status of a participant, and of a buddy from screening and remarks."""

import re
from typing import TypeVar

from app.i18n import N_
from app.transfer.cells import NOT_UNDERSTOOD, Note, RawCell, Read, folded, note, said_nothing
from app.vocabulary import BuddyStatus, ParticipantStatus
from app.vocabulary import word as status_word

S = TypeVar("S", ParticipantStatus, BuddyStatus)
_P, _B = ParticipantStatus, BuddyStatus
_PARTICIPANT = {
    _P.REGISTERED: "kandidaat aangemeld aanmelding nieuw ingeschreven kandidaat-deelnemer",
    _P.INTAKE: "intake",
    _P.WAITING: "wacht wachtlijst wachtend wachtende wachten",
    _P.MEETING: "kennismaking kennismaken",
    _P.IN_DUO: "duo koppel gekoppeld gematcht match lopend",
    _P.AFTERCARE: "nazorg",
    _P.REFERRED: "doorverwezen",
    _P.LEFT: "gestopt stop uitgeschreven afgezien afgemeld weg overleden",
}
_BUDDY = {
    _B.CANDIDATE: "kandidaat aangemeld nieuw kandidaat-buddy",
    _B.SCREENING: "screening gepland",
    _B.NOT_RETAINED: "geweigerd afgewezen",
    _B.AVAILABLE: "beschikbaar vrij",
    _B.MEETING: "kennismaking kennismaken",
    _B.IN_DUO: "duo koppel gekoppeld gematcht match lopend",
    _B.PAUSED: "pauze gepauzeerd hold",
    _B.STOPPED: "gestopt stop uitgeschreven afgezien afgemeld weg overleden",
}
_IN_A_DUO = note(N_("In a duo: with whom? Record the duo after reading the list."))
_GETTING_TO_KNOW = note(N_("Getting to know someone: whom? Record it after reading the list."))
WITH_WHOM = (_IN_A_DUO, _GETTING_TO_KNOW)
"""What is asked of who is with somebody, where that is not known yet."""
_DECEASED = note(N_("Deceased: record it in the file, so that every letter stops."))
NO_STATUS = note(N_("No status: taken over as registered."))
NO_DAY = note(N_("No day of registration: still to ask."))
NO_SCREENING = note(N_("Nothing clear about the screening: taken over as candidate."))
# "Gestopt met roken" says nothing about being a buddy.
_HAS_STOPPED = re.compile(r"(?<!nooit )(?<!niet )\bgestopt\b(?! met (?!buddy|vrijwillig|de buddy))")


def participant_status(cell: RawCell) -> Read[ParticipantStatus]:
    """``kandidaat``, ``wacht``, ``duo``, ``gestopt`` …; anything else is registered, with a note."""
    if said_nothing(cell):
        return Read(_P.REGISTERED, (NO_STATUS,))
    said = folded(cell)
    if exact := _worded(said, ParticipantStatus):
        return Read(exact, _questions(said, exact))
    found = _first(said, {word: status for status, words in _PARTICIPANT.items() for word in words.split()})
    if found is None:
        return Read(_P.REGISTERED, (NOT_UNDERSTOOD, NO_STATUS), keep=True)
    return Read(found, _questions(said, found), keep=_says_more(said))


def screening(cell: RawCell) -> Read[BuddyStatus]:
    """``ok …`` is available, ``gepland …`` in screening, ``niet weerhouden`` so; anything else is a candidate."""
    said = folded(cell)
    if re.match(r"niet (weerhouden|ok|geschikt)\b", said):
        return Read(_B.NOT_RETAINED)
    if re.match(r"(ok|oke|okay)\b", said):
        return Read(_B.AVAILABLE)
    if re.match(r"gepland\b", said):
        return Read(_B.SCREENING)
    return Read(_B.CANDIDATE, (NO_SCREENING,))


def buddy_status(cell: RawCell) -> Read[BuddyStatus | None]:
    """The status a list states outright; None when it states none that is known."""
    if said_nothing(cell):
        return Read(None)
    said = folded(cell)
    if exact := _worded(said, BuddyStatus):
        return Read(exact, _questions(said, exact))
    if said.startswith("niet weerhouden"):
        return Read(_B.NOT_RETAINED)
    found = _first(said, {word: status for status, words in _BUDDY.items() for word in words.split()})
    if found is None:
        return Read(None, (NOT_UNDERSTOOD,), keep=True)
    return Read(found, _questions(said, found), keep=_says_more(said))


def has_stopped(remarks: str) -> bool:
    """Whether a buddy's remarks say that she or he stopped (``gestopt 03/2025``)."""
    return bool(_HAS_STOPPED.search(folded(remarks)))


def _worded(said: str, kind: type[S]) -> S | None:
    """The status that Klik itself words so."""
    return next((one for one in kind if folded(status_word(one)) == said), None)


def _first(said: str, known: dict[str, S]) -> S | None:
    """The first word that names a status; a denial leaves it to the coordinator."""
    if re.search(r"\b(geen|niet|nog)\b", said):
        return None
    return next((known[word] for word in re.findall(r"[a-z]+(?:-[a-z]+)?", said) if word in known), None)


def _says_more(said: str) -> bool:
    """``gestopt 03/2025, verhuisd`` says more than a status."""
    return len(re.findall(r"\w+", said)) > 1 or "overleden" in said


def _questions(said: str, found: ParticipantStatus | BuddyStatus) -> tuple[Note, ...]:
    if "overleden" in said:
        return (_DECEASED,)
    if found in (_P.IN_DUO, _B.IN_DUO):
        return (_IN_A_DUO,)
    return (_GETTING_TO_KNOW,) if found in (_P.MEETING, _B.MEETING) else ()
