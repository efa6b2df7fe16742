"""Where somebody in a list stands: the status, and of a buddy the screening and what the remarks say of it."""

from datetime import date
from typing import TYPE_CHECKING

from app.i18n import N_
from app.transfer import dates, plain, states
from app.transfer.cells import folded, line, note, said_words, text
from app.transfer.dates import Day
from app.vocabulary import BuddyStatus, ParticipantStatus, Role

if TYPE_CHECKING:
    from app.transfer.people import Line

_NOT_YET = {BuddyStatus.CANDIDATE, BuddyStatus.SCREENING, BuddyStatus.NOT_RETAINED}  # They cannot be active yet.
_SCREENED_OTHERWISE = note(N_("Active already, while the screening says otherwise: please check."))
_STATED_OTHERWISE = note(N_("Active already, while the status says otherwise: please check."))
_IS_AVAILABLE = {BuddyStatus.AVAILABLE, BuddyStatus.MEETING, BuddyStatus.IN_DUO}


def standing(
    of: "Line", role: Role, active: Day | None, today: date
) -> tuple[ParticipantStatus | BuddyStatus, Day | None, str | None]:  # fmt: skip
    """The status, the day of the screening and its note; only a buddy is screened.

    ``active`` is since when a buddy is active, which who is not welcome yet cannot be.
    """
    if role is Role.PARTICIPANT:
        if not of.filled("status"):
            if of.titles.of("status"):
                of.warn_field("status", states.NO_STATUS)
            return ParticipantStatus.REGISTERED, None, None
        return of.read("status", states.participant_status), None, None
    stated = of.read("status", states.buddy_status)
    screened: BuddyStatus | None = None
    day: Day | None = None
    noted, held = (
        of.read("screening_note", said_words),
        of.read("screened_on", lambda cell: dates.day(cell, today + plain.AHEAD)),
    )
    said = of.cell("screening")
    if said is not None:
        screened = of.read("screening", states.screening)
        if screened is not BuddyStatus.SCREENING:  # A planned talk has not been held.
            day = of.read("screening", lambda cell: dates.find(folded(cell), today))
    elif of.titles.of("screening") and stated is None:
        of.warn_field("screening", states.NO_SCREENING)
    status = stated or screened or BuddyStatus.CANDIDATE
    if stated in _IS_AVAILABLE and screened not in (None, BuddyStatus.AVAILABLE):
        status = screened or status
        of.warn_field("status", note(N_("Status and screening disagree; the screening is followed.")))
    if active and status in _NOT_YET:
        if said is not None:
            of.warn_field("active_since", _SCREENED_OTHERWISE)
        elif stated:
            of.warn_field("active_since", _STATED_OTHERWISE)
    remarks = next(((column, cell) for column, cell in of.filled("remarks") if states.has_stopped(text(cell))), None)
    if remarks and stated is None and status is not BuddyStatus.STOPPED:
        status = BuddyStatus.STOPPED
        of.warn(*remarks, note(N_("The remarks say “gestopt”: taken over as stopped.")))
    elif remarks and stated not in (None, BuddyStatus.STOPPED):
        of.warn(*remarks, note(N_("The remarks say “gestopt”, the status says otherwise: please check.")))
    if noted and said is not None:
        of.keep(*of.filled("screening")[0])
    return status, held or day, noted or line(said) or None
