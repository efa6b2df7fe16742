"""How a network meeting speaks: how far it is, what stands in each part, and what is still to talk about."""

from datetime import date

from app.i18n import N_, _, clock, listed, long_date, ngettext, short_date
from app.services.network_meeting_rows import InviteeRow, LineRow, MeetingRow, Phase
from app.ui.network_meeting.shown import Shown
from app.ui.widgets.path_line import Step
from app.vocabulary import PlanOwner, Reply

CLOSED_PART = N_("Nothing is kept of the closed part, only the plan.")
_PHASES = {
    Phase.EXPLAINED: N_("Explained"),
    Phase.QUESTION: N_("Question"),
    Phase.WHO: N_("Who"),
    Phase.PREPARATION: N_("Preparation"),
    Phase.HELD: N_("Held"),
    Phase.FOLLOW_UP: N_("Followed up"),
}


def path(row: MeetingRow) -> list[Step]:
    """The phases, with a day or a count under them."""
    below = {
        Phase.EXPLAINED: short_date(row.explained_on),
        Phase.PREPARATION: short_date(row.planned_on),
        Phase.HELD: short_date(row.held_on),
        Phase.FOLLOW_UP: _talks(row) if row.held_on else "",
    }
    done, now = row.done, row.phase
    states = {phase: "done" if phase in done else "now" if phase is now else "ahead" for phase in Phase}
    return [Step(_(words), below.get(phase, ""), states[phase]) for phase, words in _PHASES.items()]


def title(row: MeetingRow) -> str:
    """Which meeting it is, among several."""
    if row.held_on:
        return _("Held on {day}").format(day=short_date(row.held_on))
    if row.planned_on:
        return _("Planned on {day}").format(day=short_date(row.planned_on))
    return _("Explained on {day}").format(day=short_date(row.explained_on) or "–")


def what_about(shown: Shown) -> str:
    """The question in own words; before there is one, what the participant said when it was explained."""
    if shown.row.question and shown.row.answer is not False:
        return _("“{word}”").format(word=shown.row.question)
    said = {
        True: _("{name} wants a network meeting"),
        False: _("{name} wants no network meeting"),
        None: _("{name} is thinking it over"),
    }
    return said[shown.row.answer].format(name=shown.called)


def who(row: MeetingRow) -> str:
    """``9 genoemd · 6 uitgenodigd · 4 komen``"""
    invited = [one for one in row.invitees if one.invited]
    come = sum(one.reply is Reply.COMES for one in invited)
    told = (
        (len(row.invitees), _("{n} named")),
        (len(invited), _("{n} invited")),
        (come, ngettext("{n} comes", "{n} come", come)),
    )
    return " · ".join(words.format(n=n) for n, words in told if n)


def when(row: MeetingRow) -> str:
    """``vrijdag 4 december 2026, 14.00 u. · De Linde``"""
    if row.planned_on is None:
        return ""
    day = ", ".join(filter(None, (long_date(row.planned_on), clock(row.planned_at) if row.planned_at else "")))
    return " · ".join(filter(None, (day, row.place)))


def informing(invitees: tuple[InviteeRow, ...]) -> str:
    """Who tells about what in the information part, of those who are invited."""
    return " · ".join(
        _("{name} about {what}").format(name=one.name, what=one.informs_about)
        for one in invitees
        if one.invited and one.informs_about
    )


def requirements(row: MeetingRow) -> str:
    """``3 gesteld · 2 in het plan``"""
    met = sum(bool(one.met) for one in row.requirements)
    told = ((len(row.requirements), _("{n} set")), (met, _("{n} in the plan")))
    return " · ".join(words.format(n=n) for n, words in told if n)


def shares(row: MeetingRow) -> str:
    """``4 zelf, 5 netwerk, 1 buddy, 2 hulpverlening``: counts, and no percentage."""
    words = {
        PlanOwner.SELF: _("{n} on their own"),
        PlanOwner.NETWORK: _("{n} network"),
        PlanOwner.BUDDY: _("{n} buddy"),
        PlanOwner.PROFESSIONAL: _("{n} professionals"),
    }
    return ", ".join(words[owner].format(n=row.shares[owner]) for owner in PlanOwner if row.shares.get(owner))


def owner(line: LineRow, called: str) -> str:
    """Who does it, as far as that is known."""
    if line.owner is PlanOwner.SELF:
        return line.who or called
    words = {
        PlanOwner.NETWORK: _("somebody of the network"),
        PlanOwner.BUDDY: _("the buddy"),
        PlanOwner.PROFESSIONAL: _("a professional"),
    }
    return line.who or words[line.owner]


def still_open(line: LineRow) -> str:
    """What of a line was not talked over yet, gently."""
    lacks = [
        words
        for words, said in ((_("when?"), line.when), (_("what if it does not work?"), line.what_if_not))
        if not said
    ]
    return _("still to talk about: {what}").format(what=listed(lacks)) if lacks and not line.done_on else ""


def after(held: date | None, due: date) -> str:
    """``Na 4 weken``, ``Na 3 maanden``: how long after the meeting, roughly."""
    if held is None or due <= held:
        return _("A talk")
    weeks = round((due - held).days / 7)
    if weeks < 9:
        return ngettext("After {n} week", "After {n} weeks", weeks).format(n=weeks)
    months = round((due - held).days / 30.4)
    return ngettext("After {n} month", "After {n} months", months).format(n=months)


def follow_up(row: MeetingRow) -> str:
    """``1 van 3 gesprekken · volgende op 4/12/2026``"""
    coming = next((check.due_on for check in row.checks if not check.held_on), None)
    following = _("next on {day}").format(day=short_date(coming)) if coming else ""
    return " · ".join(filter(None, (_talks(row), following)))


def _talks(row: MeetingRow) -> str:
    held = sum(bool(check.held_on) for check in row.checks)
    return _("{n} of {all} talks").format(n=held, all=len(row.checks)) if row.checks else ""
