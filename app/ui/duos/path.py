"""The path of a duo, from proposal to aftercare, as the line above its cards."""

from app.i18n import N_, _, clock, ngettext, short_date
from app.services.duos import DuoRow
from app.ui.duos.words import state_words
from app.ui.widgets.path_line import Step
from app.vocabulary import DuoState, word

S = DuoState
AGREEMENT = "agreement"
# What each step is called, by the state that it stands for; between meeting and trial they settle what they agree on.
_WORDS: dict[DuoState | str, str] = {
    S.PROPOSED: N_("Proposed"),
    S.ASKED: N_("Asked"),
    S.FIRST_MEETING: N_("First meeting"),
    AGREEMENT: N_("Agreement"),
    S.TRIAL: N_("Trial period"),
    S.RUNNING: N_("Running"),
    S.CLOSING: N_("Rounding off"),
    S.ENDED: N_("Aftercare"),
}
_CUT_SHORT = (S.NO_CLICK, S.STOPPED_EARLY)
# Until two met, their end is far; once they met, it no longer matters when they were asked.
_BEFORE = (S.PROPOSED, S.ASKED, S.FIRST_MEETING, AGREEMENT, S.TRIAL, S.RUNNING, S.CLOSING)
_SINCE = (S.PROPOSED, S.FIRST_MEETING, AGREEMENT, S.TRIAL, S.RUNNING, S.CLOSING, S.ENDED)


def path(row: DuoRow, met: int | None = None) -> list[Step]:
    """The steps of a duo; a way that ended before its end stops with an open end, without a verdict.

    ``met``: how often the two saw each other in the trial period, where that is known.
    """
    reached = {state for state, _on in row.steps}
    line = _line(row, reached)
    here = _here(row, line, reached)
    # A step that was passed over, such as running where the trial period was rounded off, was never taken.
    line = [key for at, key in enumerate(line) if at >= here or key == AGREEMENT or key in reached]
    here = _here(row, line, reached)
    over = row.state in _CUT_SHORT
    steps = []
    for at, key in enumerate(line):
        state = "ahead" if at > here else "done" if at < here or over else "now"
        steps.append(Step(_(_WORDS[key]), _below(row, key, state, met), state))
    if row.state is S.PAUSED:
        steps[here] = Step(word(S.PAUSED), pause_words(row), "paused")
    if over:
        after = _("aftercare {day}").format(day=short_date(row.until)) if row.until else ""
        below = "\n".join(filter(None, (short_date(row.since(row.state)), after)))
        return [*steps[: here + 1], Step(state_words(row), below, "ended")]
    return steps


def pause_words(row: DuoRow) -> str:
    """Until when a pause lasts, or since when where nobody knows yet."""
    if row.until:
        return _("until {day}").format(day=short_date(row.until))
    return _("since {day}").format(day=short_date(row.since(S.PAUSED)))


def _line(row: DuoRow, reached: set[DuoState]) -> list[DuoState | str]:
    if S.PROPOSED not in reached:
        # It was on its way before it came into Klik: of what went before nothing is known but what they signed.
        known = [AGREEMENT] if row.agreement_signed_on else []
        return [*known, S.RUNNING, S.CLOSING, S.ENDED]
    return list(_SINCE if reached & {S.FIRST_MEETING, S.TRIAL} else _BEFORE)


def _here(row: DuoRow, line: list[DuoState | str], reached: set[DuoState]) -> int:
    """The place on the line where the duo is, or was last."""
    if row.state is S.FIRST_MEETING and row.click:
        return line.index(AGREEMENT)
    if row.state in line:
        return line.index(row.state)  # one that took up again after closing is back at an earlier step
    if row.state is S.PAUSED:
        return line.index(next(state for state, _on in reversed(row.steps) if state is not S.PAUSED))
    return max((at for at, key in enumerate(line) if key in reached), default=0)


def _below(row: DuoRow, key: DuoState | str, state: str, met: int | None) -> str:
    """A date or a count under a step; nothing that lies ahead has one unless it was settled."""
    if key == AGREEMENT:
        # The first one, with which the trial period began; its later versions stand on the card.
        begun = next((on for reached, on in row.steps if reached is S.TRIAL), row.agreement_signed_on)
        return short_date(begun)
    on = row.met_on if key is S.FIRST_MEETING and row.met_on else row.since(S(key))
    ahead, now = state == "ahead", state == "now"
    if key is S.FIRST_MEETING and ahead and row.meeting_planned_on:
        at = row.meeting_planned_at
        hour = _("at {hour}").format(hour=clock(at)) if at else _("planned")
        return "\n".join((short_date(row.meeting_planned_on), hour))
    if key is S.TRIAL and now:
        few, many = row.trial
        return _("{n} of {few}–{many}\ncontacts").format(n=row.trial_met if met is None else met, few=few, many=many)
    if key is S.TRIAL and state == "done" and met and on:
        return ngettext("{n} contact", "{n} contacts", met).format(n=met)
    if key is S.RUNNING and now and row.review_on:
        return _("look again\non {day}").format(day=short_date(row.review_on))
    if key is S.CLOSING and now and row.until:
        return _("talk\non {day}").format(day=short_date(row.until))
    if key is S.ENDED and now and row.until:
        return _("on {day}").format(day=short_date(row.until))
    return "" if ahead else short_date(on)
