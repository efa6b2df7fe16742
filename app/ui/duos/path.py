"""The path of a duo, from proposal to aftercare, as the line above its cards."""

from app.i18n import N_, _, short_date
from app.services.duos import DuoRow
from app.ui.widgets.path_line import Step
from app.vocabulary import DuoState, word

S = DuoState
# What each step is called, and the states that it stands for.
_STEPS: tuple[tuple[str, frozenset[DuoState]], ...] = (
    (N_("Proposed"), frozenset({S.PROPOSED})),
    (N_("Asked"), frozenset({S.ASKED})),
    (N_("First meeting"), frozenset({S.FIRST_MEETING})),
    (N_("Trial period"), frozenset({S.TRIAL})),
    (N_("Running"), frozenset({S.RUNNING})),
    (N_("Rounding off"), frozenset({S.CLOSING})),
    (N_("Aftercare"), frozenset({S.ENDED})),
)
_CUT_SHORT = (S.NO_CLICK, S.STOPPED_EARLY)


def path(row: DuoRow) -> list[Step]:
    """The steps of a duo; a way that ended before its end stops with an open end, without a verdict."""
    on_line = [state for state, _on in row.steps if state not in (*_CUT_SHORT, S.PAUSED)]
    here = max((_place(state) for state in on_line), default=0)
    if row.state not in (*_CUT_SHORT, S.PAUSED):
        here = _place(row.state)  # a duo that took up again after closing is back at an earlier step
    # That both said yes after meeting makes the agreement the step of now.
    settling = row.state is S.FIRST_MEETING and row.click
    steps = []
    for at, (words, states) in enumerate(_STEPS):
        since = next((on for state, on in reversed(row.steps) if state in states), None)
        if at == 2:
            since = row.met_on or since
        below = short_date(since) if at <= here else ""
        if at == 2 and not below and row.meeting_planned_on:
            below = _("planned {day}").format(day=short_date(row.meeting_planned_on))
        if at == 3 and at > here:
            words = N_("Agreement")
        done = at < here or (at == here and (settling or row.state in _CUT_SHORT))
        now = (at == here and not settling) or (settling and at == 3)
        steps.append(Step(_(words), below, "done" if done else "now" if now else "ahead"))
    if row.state is S.PAUSED:
        steps[here] = Step(word(S.PAUSED), short_date(row.since(S.PAUSED)), "paused")
    if row.state in _CUT_SHORT:
        return [*steps[: here + 1], Step(word(row.state), short_date(row.since(row.state)), "ended")]
    return steps


def _place(state: DuoState) -> int:
    return next(at for at, (_words, states) in enumerate(_STEPS) if state in states)
