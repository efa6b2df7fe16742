"""How facts of a participant are said in few words."""

from datetime import date

from app.figures.bands import full_months
from app.i18n import _, ngettext, short_date
from app.services.rows import ParticipantRow
from app.vocabulary import Gender, ParticipantStatus


def waits(row: ParticipantRow, today: date) -> str:
    """``wacht 9 mnd``"""
    if row.registered_on is None:
        return _("waits")
    if months := max(0, full_months(row.registered_on, today)):
        return ngettext("waits {n} month", "waits {n} months", months).format(n=months)
    weeks = max(0, (today - row.registered_on).days) // 7
    return ngettext("waits {n} week", "waits {n} weeks", weeks).format(n=weeks) if weeks else _("waits since this week")


def waiting_time(row: ParticipantRow, today: date) -> str:
    """``9 mnd``, of who waits; for the eyes of the coordinator, never on paper."""
    if row.status is not ParticipantStatus.WAITING or row.registered_on is None:
        return ""
    months = max(0, full_months(row.registered_on, today))
    return ngettext("{n} month", "{n} months", months).format(n=months) if months else _("new")


def is_quiet(row: ParticipantRow, today: date) -> bool:
    """Whether someone who waits has not been heard for long; whoever was never heard, since registering."""
    return row.hear_from is not None and row.hear_from <= today


def question_heading(gender: Gender | None) -> str:
    """``Haar vraag, in eigen woorden``"""
    if gender is Gender.FEMALE:
        return _("Her question, in her own words")
    if gender is Gender.MALE:
        return _("His question, in his own words")
    return _("The question, in own words")


def admission_words(row: ParticipantRow, *, with_answers: bool) -> str:
    """Who looked at the admission and when, perhaps with the two answers; an answer that is not known is said as such.

    ``nagekeken op 03/03/2026 door An: psychisch kwetsbaar ja, sociaal geïsoleerd nog te vragen``
    """
    if row.checked_on and row.checked_by:
        said = _("Looked at on {day} by {name}").format(day=short_date(row.checked_on), name=row.checked_by)
    elif row.checked_on or row.checked_by:
        said = _("Looked at: {what}").format(what=row.checked_by or short_date(row.checked_on))
    elif row.vulnerable is None and row.isolated is None:
        return "" if not with_answers else _("Not looked at yet.")
    else:
        said = _("Looked at")
    if not with_answers:
        return said
    answers = {True: _("yes"), False: _("no"), None: _("still to ask")}
    asked = _("{said}. Psychologically vulnerable: {vulnerable}. Socially isolated: {isolated}.")
    return asked.format(said=said, vulnerable=answers[row.vulnerable], isolated=answers[row.isolated])


def leaving_words(row: ParticipantRow) -> str:
    """Where somebody went and why, as it was said then."""
    if row.status is ParticipantStatus.REFERRED:
        to = row.referred_to or _("another service")
        day = short_date(row.left_on)
        said = _("Referred to {to} on {day}.").format(to=to, day=day) if day else _("Referred to {to}.").format(to=to)
    else:
        day = short_date(row.left_on)
        said = _("Does not go on since {day}.").format(day=day) if day else _("Does not go on.")
    return " ".join(part for part in (said, row.left_note) if part)
