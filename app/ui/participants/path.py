"""The path of a participant, from registration to aftercare, with the days that are known."""

from collections.abc import Sequence
from datetime import date

from app.i18n import _
from app.services.duos import DuoRow
from app.services.rows import ParticipantRow
from app.ui.people.known import Known
from app.ui.people.words import ended_words
from app.ui.widgets.path_line import Step
from app.ui.words import known_date
from app.vocabulary import DuoState, ParticipantStatus

_ORDER = (
    ParticipantStatus.REGISTERED,
    ParticipantStatus.INTAKE,
    ParticipantStatus.WAITING,
    ParticipantStatus.MEETING,
    ParticipantStatus.IN_DUO,
    ParticipantStatus.AFTERCARE,
)
_ON_THE_LIST = _ORDER[2:]
_TOGETHER = (DuoState.TRIAL, DuoState.RUNNING)  # one that was noted later has no trial period
_OVER = (DuoState.NO_CLICK, DuoState.ENDED, DuoState.STOPPED_EARLY)


def days(row: ParticipantRow) -> list[tuple[date | None, str, str]]:
    """What happened to somebody apart from duos, and when."""
    return [
        (row.registered_on, row.registered_precision, _("Registered")),
        (row.intake_on, "day", _("Intake")),
        (row.checked_on, "day", _("Admission looked at")),
        (_admitted(row) if row.status in _ON_THE_LIST else None, "day", _("On the waiting list")),
        (row.left_on, "day", _outcome(row)),
    ]


def _outcome(row: ParticipantRow) -> str:
    said = ended_words(row, row.status)
    if row.status is not ParticipantStatus.REFERRED or not row.referred_to:
        return said
    return _("{outcome}, to {where}").format(outcome=said, where=row.referred_to)


def path(known: Known[ParticipantRow]) -> list[Step]:
    """The steps of someone with these duos; who left or was referred ends where that happened."""
    row, duos = known.row, known.duos
    steps = [_("Registered"), _("Intake"), _("Waiting"), _("First meeting"), _("Duo"), _("Aftercare")]
    below = [
        known_date(row.registered_on, row.registered_precision),
        known_date(row.intake_on),
        _waiting_since(row, duos),
        _meeting(row, duos),
        _day_of(row, duos, _TOGETHER, {ParticipantStatus.IN_DUO, ParticipantStatus.AFTERCARE}),
        _day_of(row, duos, (DuoState.ENDED,), {ParticipantStatus.AFTERCARE}),
    ]
    if row.status not in _ORDER:
        reached = 1 + bool(row.intake_on)
        begun = [Step(words, day, "done") for words, day in zip(steps[:reached], below[:reached], strict=True)]
        return [*begun, Step(ended_words(row, row.status), known_date(row.left_on), "ended")]
    now = _ORDER.index(row.status)
    return [
        Step(words, day, "done" if at < now else "now" if at == now else "ahead")
        for at, (words, day) in enumerate(zip(steps, below, strict=True))
    ]


def _admitted(row: ParticipantRow) -> date | None:
    """Since when somebody was on the waiting list first, as far as that is known."""
    return row.intake_on or row.checked_on


def _waiting_since(row: ParticipantRow, duos: Sequence[DuoRow]) -> str:
    """Since the intake or the admission, or since the last duo that did not go on."""
    if row.status is not ParticipantStatus.WAITING:
        return ""
    ended = [step_on for duo in duos for state, step_on in duo.steps if state in _OVER]
    admitted = _admitted(row)
    since: date | None = max([*ended, *([admitted] if admitted else [])], default=None)
    return _("since {day}").format(day=known_date(since)) if since else ""


def _meeting(row: ParticipantRow, duos: Sequence[DuoRow]) -> str:
    if row.status is ParticipantStatus.WAITING:
        return ""
    met = max((duo.met_on for duo in duos if duo.met_on), default=None)
    planned = max((duo.meeting_planned_on for duo in duos if duo.meeting_planned_on), default=None)
    return known_date(met or planned)


def _day_of(
    row: ParticipantRow, duos: Sequence[DuoRow], states: Sequence[DuoState], shown: set[ParticipantStatus]
) -> str:
    """When the latest duo first came into one of these states."""
    if row.status not in shown:
        return ""
    first = [next((on for state, on in duo.steps if state in states), None) for duo in duos]
    return known_date(max(filter(None, first), default=None))
