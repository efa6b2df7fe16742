"""How the expenses of a volunteer are said in the window."""

from app.expenses.ceilings import Total
from app.expenses.lines import Ask, Line, Question
from app.i18n import _, ngettext, number, short_date
from app.services.expense_noted import NoteRow
from app.services.expense_words import ceiling_said, over_said
from app.services.expenses import VolunteerRow
from app.vocabulary import ExpenseSystem, word


def system_said(system: ExpenseSystem | None) -> str:
    """How somebody is paid back; that it is still to be chosen is said too."""
    return word(system) if system else _("still to choose")


def ceilings_said(one: VolunteerRow) -> str:
    """How near somebody is to what the law allows, in words; empty where there is nothing to say."""
    if one.mixed:
        return _("two systems in one year")
    if one.over:
        return over_said(one.over[0])
    return ceiling_said(one.near[0]) if one.near else ""


def to_ask(one: VolunteerRow) -> list[Question]:
    """What is to be asked of a volunteer; an amount of the law is looked up, and asked of nobody."""
    return [question for question in one.questions if question.ask is not Ask.LAW]


def asked_said(one: VolunteerRow) -> str:
    """How much is still to be asked of a volunteer."""
    n = len(to_ask(one))
    return ngettext("{n} to ask", "{n} to ask", n).format(n=n) if n else ""


def lacks_amount(one: VolunteerRow) -> bool:
    """Whether something waits for an amount of the law."""
    return any(question.ask is Ask.LAW for question in one.questions)


def amounts_said(one: VolunteerRow) -> str:
    """Which amounts of the law are waited for: ``bedrag per km met de wagen``"""
    kinds = dict.fromkeys(word(question.kind) for question in one.questions if question.ask is Ask.LAW)
    return ", ".join(kinds)


def line_said(line: Line) -> str:
    """What it was, with whom and from where to where."""
    return " · ".join(filter(None, (line.what or _("outing"), line.who, line.route)))


def way_said(line: Line) -> str:
    """``12 km met de wagen``; empty where there is none."""
    if not line.km:
        return ""
    km = _("{km} km").format(km=number(line.km))
    return f"{km}, {word(line.travel)}" if line.travel else km


def period_said(one: NoteRow) -> str:
    """From which day up to and including which."""
    return _("{first} to {last}").format(first=short_date(one.first), last=short_date(one.last))


def state_said(one: NoteRow) -> str:
    """How far a note is."""
    if one.paid_on:
        return _("paid on {day}").format(day=short_date(one.paid_on))
    if one.approved_on:
        by = one.approved_by or ""
        words = _("approved on {day} by {name}") if by else _("approved on {day}")
        return words.format(day=short_date(one.approved_on), name=by)
    return _("made on {day}, still to approve").format(day=short_date(one.made_on))


def tone_of(total: Total, percentage: int) -> str:
    """The colour of a ceiling: of one that is passed, of one that is near, and of any other."""
    if total.over:
        return "red_ink"
    return "amber_ink" if total.percent >= percentage else "text"
