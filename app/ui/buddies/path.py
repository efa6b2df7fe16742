"""The path of a buddy, from candidate over screening to being in a duo, with the days that are known."""

from datetime import date

from app.i18n import _
from app.services.rows import BuddyRow
from app.ui.people.known import Known
from app.ui.people.words import ended_words
from app.ui.widgets.path_line import Step
from app.ui.words import known_date
from app.vocabulary import BuddyStatus, DuoState, word

S = BuddyStatus
_ORDER = (S.CANDIDATE, S.SCREENING, S.AVAILABLE, S.MEETING, S.IN_DUO)
_TOGETHER = (DuoState.TRIAL, DuoState.RUNNING)


def days(row: BuddyRow) -> list[tuple[date | None, str, str]]:
    """What happened to somebody apart from duos, and when."""
    return [
        (row.screened_on, row.screened_precision, _("Screening talk")),
        (row.active_since, row.active_precision, _("Active as a buddy")),
    ]


def path(known: Known[BuddyRow]) -> list[Step]:
    """The steps of a buddy; a pause is a pause, and who stopped or was not retained ends there without a verdict."""
    row = known.row
    screened = known_date(row.screened_on, row.screened_precision)
    steps = [
        (_("Candidate"), ""),
        (_("Screening"), screened),
        (_("Available"), known_date(row.active_since, row.active_precision)),
        (_("First meeting"), _met(known)),
        (_("In a duo"), _together(known)),
    ]
    if row.status is S.PAUSED:
        begun = [Step(words, day, "done") for words, day in steps[:3]]
        return [*begun, Step(word(S.PAUSED), "", "paused"), *(Step(words) for words, _day in steps[3:])]
    if row.status in (S.NOT_RETAINED, S.STOPPED):
        was_active = row.status is S.STOPPED and bool(row.active_since or known.duos)
        reached = 3 if was_active else 2 if screened or row.status is S.NOT_RETAINED else 1
        return [
            *(Step(words, day, "done") for words, day in steps[:reached]),
            Step(ended_words(row, row.status), known_date(row.deceased_on), "ended"),
        ]
    now = _ORDER.index(row.status)
    return [
        Step(words, day if at <= now or at < 3 else "", "done" if at < now else "now" if at == now else "ahead")
        for at, (words, day) in enumerate(steps)
    ]


def _met(known: Known[BuddyRow]) -> str:
    """When the two of the duo that goes on met, or will."""
    days = [duo.met_on or duo.meeting_planned_on for duo in known.duos if duo.open]
    return known_date(max(filter(None, days), default=None))


def _together(known: Known[BuddyRow]) -> str:
    begun = [next((on for state, on in duo.steps if state in _TOGETHER), None) for duo in known.duos if duo.open]
    return known_date(max(filter(None, begun), default=None))
