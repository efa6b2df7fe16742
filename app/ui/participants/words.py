"""How facts of a participant are said in few words."""

from datetime import date

from app.i18n import _, ngettext
from app.services.rows import ParticipantRow
from app.ui.people.words import quiet_since
from app.ui.words import months_between
from app.vocabulary import Gender, ParticipantStatus


def waits(row: ParticipantRow, today: date) -> str:
    """``wacht 9 mnd``"""
    if row.registered_on is None:
        return _("waits")
    if months := max(0, months_between(row.registered_on, today)):
        return ngettext("waits {n} month", "waits {n} months", months).format(n=months)
    weeks = max(0, (today - row.registered_on).days) // 7
    return ngettext("waits {n} week", "waits {n} weeks", weeks).format(n=weeks) if weeks else _("waits since this week")


def waiting_time(row: ParticipantRow, today: date) -> str:
    """``9 mnd``, of who waits; for the eyes of the coordinator, never on paper."""
    if row.status is not ParticipantStatus.WAITING or row.registered_on is None:
        return ""
    months = max(0, months_between(row.registered_on, today))
    return ngettext("{n} month", "{n} months", months).format(n=months) if months else _("new")


def is_quiet(row: ParticipantRow, today: date) -> bool:
    """Whether someone who waits has not been heard for long; whoever was never heard, since registering."""
    waiting = row.status is ParticipantStatus.WAITING and row.may_be_contacted and not row.admitted_since
    return waiting and quiet_since(row.last_heard or row.registered_on, today)


def question_heading(gender: Gender | None) -> str:
    """``Haar vraag, in eigen woorden``"""
    if gender is Gender.FEMALE:
        return _("Her question, in her own words")
    if gender is Gender.MALE:
        return _("His question, in his own words")
    return _("The question, in own words")
