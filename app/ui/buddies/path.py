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
_PAPERS = 2
_ORDER = (S.CANDIDATE, S.SCREENING, None, S.AVAILABLE, S.MEETING, S.IN_DUO)
_TOGETHER = (DuoState.TRIAL, DuoState.RUNNING)


def days(row: BuddyRow) -> list[tuple[date | None, str, str]]:
    """What happened to somebody apart from duos, and when."""
    asked = _("Screening talk asked of {partner}") if row.screened_at else _("Screening talk asked")
    decided = _("Not retained") if row.status is S.NOT_RETAINED else _("Welcome as a buddy")
    return [
        (row.asked_on, "day", asked.format(partner=row.screened_at)),
        (row.screened_on, row.screened_precision, _("Screening talk")),
        (row.decided_on, "day", decided),
        (row.active_since, row.active_precision, _("Active as a buddy")),
    ]


def path(known: Known[BuddyRow]) -> list[Step]:
    """The steps of a buddy; a pause is a pause, and who stopped or was not retained ends there without a verdict.

    Papers that are missing stay ahead, however far somebody came without.
    """
    row = known.row
    screened = known_date(row.screened_on, row.screened_precision)
    asked = _("asked {day}").format(day=known_date(row.asked_on)) if row.asked_on else ""
    missing = len(known.papers.missing) if known.papers else 0
    lacks = _("{n} to come").format(n=missing) if missing else ""
    steps = [
        (_("Candidate"), ""),
        (_("Screening"), screened or asked),
        (_("Papers"), lacks),
        (_("Available"), known_date(row.active_since, row.active_precision)),
        (_("First meeting"), _met(known)),
        (_("In a duo"), _together(known)),
    ]

    def behind(at: int) -> Step:
        return Step(*steps[at], "ahead" if at == _PAPERS and missing else "done")

    if row.status is S.PAUSED:
        until = _("until {day}").format(day=known_date(row.paused_until)) if row.paused_until else ""
        begun = [behind(at) for at in range(4) if at != _PAPERS]
        return [*begun, Step(word(S.PAUSED), until, "paused"), *(Step(words) for words, _day in steps[4:])]
    if row.status in (S.NOT_RETAINED, S.STOPPED):
        was_active = row.status is S.STOPPED and bool(row.active_since or known.duos)
        reached = 4 if was_active else 2 if screened or row.status is S.NOT_RETAINED else 1
        ended = row.deceased_on or (row.decided_on if row.status is S.NOT_RETAINED else None)
        signed = [at for at in range(reached) if at != _PAPERS or not missing]
        return [
            *(behind(at) for at in signed),
            Step(ended_words(row, row.status), known_date(ended), "ended"),
        ]
    now = _PAPERS if row.status is S.SCREENING and row.decided_on else _ORDER.index(row.status)
    return [
        behind(at)
        if at < now
        else Step(words, day if at == now or at < _PAPERS else "", "now" if at == now else "ahead")
        for at, (words, day) in enumerate(steps)
    ]


def _met(known: Known[BuddyRow]) -> str:
    """When the two of the duo that goes on met, or will."""
    days = [duo.met_on or duo.meeting_planned_on for duo in known.duos if duo.open]
    return known_date(max(filter(None, days), default=None))


def _together(known: Known[BuddyRow]) -> str:
    begun = [next((on for state, on in duo.steps if state in _TOGETHER), None) for duo in known.duos if duo.open]
    return known_date(max(filter(None, begun), default=None))
