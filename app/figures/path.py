"""The days of a duo and of who waits for one, as they follow from what was noted."""

from collections.abc import Iterable
from datetime import date

from app.figures.records import Duo, Participant
from app.vocabulary import DuoState, ParticipantStatus
from app.vocabulary.states import TOGETHER

_GONE = frozenset({ParticipantStatus.LEFT, ParticipantStatus.REFERRED})
_HAS_OR_HAD_A_DUO = frozenset({ParticipantStatus.IN_DUO, ParticipantStatus.AFTERCARE})


def state_on(duo: Duo, day: date) -> DuoState | None:
    """The last state it came into by the end of a day; None before its first."""
    return next((state for state, on in reversed(duo.steps) if on <= day), None)


def is_together(duo: Duo, day: date) -> bool:
    """On trial, running, paused or closing at the end of a day."""
    return state_on(duo, day) in TOGETHER


def started_on(duo: Duo) -> date | None:
    """The day of its first step into being together; None where it never was, or where nobody knows."""
    return next((on for state, on in duo.steps if state in TOGETHER), None) if duo.begin_known else None


def ended_on(duo: Duo) -> date | None:
    """The day on which it left being together for good; None where it never was together, or still is."""
    last = max((at for at, (state, _on) in enumerate(duo.steps) if state in TOGETHER), default=None)
    return None if last is None or last + 1 == len(duo.steps) else duo.steps[last + 1][1]


def is_waiting(one: Participant, duos: Iterable[Duo], day: date, today: date) -> bool:
    """Whether somebody waited at the end of a day; ``duos`` are all of hers or his.

    Registered by then, not gone or deceased, in no duo together, and the last duo until then was not rounded off,
    unless a registration came after it. On ``today`` the status says whether who was rounded off looks for a duo again;
    of a day in the past only days tell. Where the status says that somebody is gone, is in a duo or had one, and no day
    or duo tells since when, nobody knows, and it does not count.
    """
    known = list(duos)
    if (one.registered_on is None and day < today) or (one.registered_on and one.registered_on > day):
        return False
    if any(gone and gone <= day for gone in (one.left_on, one.human.deceased_on)):
        return False
    if one.status in _GONE and one.left_on is None:
        return False
    if any(is_together(duo, day) for duo in known):
        return False
    if day >= today:
        return one.status not in _GONE | _HAS_OR_HAD_A_DUO
    if one.status in _HAS_OR_HAD_A_DUO and not any(state in TOGETHER for duo in known for state, _on in duo.steps):
        return False
    return not _rounded_off(one, known, day)


def _rounded_off(one: Participant, duos: Iterable[Duo], day: date) -> bool:
    """Whether the last duo until a day was rounded off, and nobody registered anew since."""
    reached = [
        (max(on for _state, on in duo.steps if on <= day), state is not DuoState.ENDED)
        for duo in duos
        if (state := state_on(duo, day))
    ]
    if not reached:
        return False
    last, goes_on = max(reached)
    return not goes_on and not (one.registered_on and one.registered_on > last)
