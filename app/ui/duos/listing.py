"""The rows of the list: in which group a duo stands, what its second line says, and when it was last heard of."""

from collections.abc import Iterable
from datetime import date

from app.i18n import N_, _, clock, month_words, short_date
from app.services.duos import DuoRow
from app.ui.duos.view import marks
from app.ui.duos.words import every_words, silent_words, state_words
from app.ui.widgets.list_model import Fact, ListRow
from app.ui.words import brief_date
from app.vocabulary import Answer, Click, DuoState

S = DuoState
GETTING_TO_KNOW, HEAR_AGAIN, RUNNING, PAUSED, CLOSING, EARLIER = (
    N_("Getting to know each other"),
    N_("To hear of again"),
    N_("Running"),
    N_("Paused"),
    N_("Closing"),
    N_("Earlier"),
)
_ORDER = (GETTING_TO_KNOW, HEAR_AGAIN, RUNNING, PAUSED, CLOSING, EARLIER)
_GROUPS = {S.TRIAL: RUNNING, S.RUNNING: RUNNING, S.PAUSED: PAUSED, S.CLOSING: CLOSING}


def group_of(row: DuoRow, today: date) -> str:
    """The group of a duo, a message id."""
    if row.silent_days(today) is not None:
        return HEAR_AGAIN
    return _GROUPS.get(row.state, GETTING_TO_KNOW if row.open else EARLIER)


def in_order(rows: Iterable[DuoRow], today: date) -> list[DuoRow]:
    """The duos as the list shows them: who was not heard of longest first, what is over newest first."""
    return sorted(rows, key=lambda row: _rank(row, today))


def _rank(row: DuoRow, today: date) -> tuple[int, int, str]:
    group = group_of(row, today)
    silent = row.silent_days(today) or 0
    over = row.steps[-1][1].toordinal() if group == EARLIER else 0
    return _ORDER.index(group), -silent - over, row.participant.casefold()


def list_row(row: DuoRow, today: date, narrow: bool = False) -> ListRow:
    """A duo as it stands in the list."""
    facts, group = _facts(row, today, narrow), _(group_of(row, today))
    return ListRow(row.id, marks(row), names(row), second_line(row, today), facts, group)


def names(row: DuoRow) -> str:
    """``Lieve R. & Wout S.``"""
    return f"{row.participant_short} & {row.buddy_short}"


def found_by(row: DuoRow) -> str:
    """What the hint names: both names in full, and the place."""
    return "\n".join(filter(None, (row.participant, row.buddy, row.place)))


def second_line(row: DuoRow, today: date) -> str:
    """Where a duo stands, in a few words."""
    if silent := row.silent_days(today):
        return silent_words(silent) if row.last_contact else _("nothing noted yet")
    match row.state:
        case S.PROPOSED | S.ASKED:
            return _asking(row, today)
        case S.FIRST_MEETING:
            if row.click:
                return _("the agreement is next")
            if Click.AGAIN in (row.participant_click, row.buddy_click):
                return _("will meet again")
            return _("time to think it over")
        case S.TRIAL:
            return _("on trial: {n} of {few}–{many}").format(n=row.trial_met, few=row.trial[0], many=row.trial[1])
        case S.RUNNING:
            return every_words(row.every_days)
        case S.PAUSED if row.until:
            return _("paused until {day}").format(day=brief_date(row.until, today))
        case S.PAUSED:
            return _("paused until further notice")
        case S.CLOSING if row.until and row.until >= today:
            return _("talk on {day}").format(day=brief_date(row.until, today))
        case S.CLOSING:
            return _("since {day}").format(day=short_date(row.since(row.state)))
        case _:
            return _("{state} in {month}").format(state=state_words(row), month=month_words(row.steps[-1][1]))


def _asking(row: DuoRow, today: date) -> str:
    answers = (row.participant_answer, row.buddy_answer)
    if row.meeting_planned_on and row.meeting_planned_on >= today:
        day, at = brief_date(row.meeting_planned_on, today), row.meeting_planned_at
        if at:
            return _("they meet on {day}, {hour}").format(day=day, hour=clock(at))
        return _("they meet on {day}").format(day=day)
    if answers == (Answer.YES, Answer.YES):
        return _("both said yes")
    asked = [
        name
        for name, answer in zip((row.participant_first, row.buddy_first), answers, strict=True)
        if answer in (None, Answer.THINKING)
    ]
    return _("both still to ask") if len(asked) == 2 else _("{name} still to answer").format(name=asked[0])


def _facts(row: DuoRow, today: date, narrow: bool) -> tuple[Fact, ...]:
    """The date of the last contact, on the second line so that names have room."""
    if row.last_contact is None or not row.open:
        return ()
    words = brief_date(row.last_contact, today)
    if row.silent_days(today) is not None:
        return (Fact(""), Fact("" if narrow else words, "amber_ink", "later"))
    return (Fact(""), Fact(words))
