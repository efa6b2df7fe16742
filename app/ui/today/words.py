"""How the page of today speaks: what to do, the reason in words, and which button does it.

It never says that there was no contact: only that nothing was noted. Nothing is late.
"""

from collections.abc import Sequence
from datetime import date, datetime

from app.i18n import N_, _, clock, listed, long_date, ngettext, short_date
from app.services.papers_due import Expiring, Lacking
from app.services.today_rows import Coming, Group, Matter, Side, Task, Today, TodayRow, hour_in, said_after_hour
from app.ui.duos.words import every_words
from app.ui.words import brief_date, weekday_date
from app.vocabulary import ParticipantStatus, word

TASKS = {
    Task.RECRUIT: N_("Recruiting"),
    Task.MATCH: N_("To match"),
    Task.START: N_("Starting"),
    Task.FOLLOW: N_("Following"),
    Task.CLOSE: N_("Rounding off"),
}
ICONS = {
    Matter.STEP: "note",
    Matter.OWN_STEP: "heart",
    Matter.REFERRAL: "heart",
    Matter.AFTERCARE: "heart",
    Matter.SCREENING_TALK: "talk",
    Matter.MEETING: "meet",
    Matter.NETWORK_MEETING: "network",
    Matter.NETWORK_CHECK: "network",
    Matter.HOW_WAS_IT: "meet",
    Matter.AGREE: "paper",
    Matter.PLAN: "calendar",
    Matter.ASK: "ask",
    Matter.OUTING: "ask",
    Matter.RETURN: "pause",
    Matter.EVALUATION: "evaluate",
    Matter.REVIEW: "paper",
    Matter.CHECK_IN: "phone",
    Matter.SILENT: "phone",
    Matter.UNHEARD: "phone",
    Matter.INTAKE: "talk",
    Matter.SCREENING: "talk",
    Matter.FREE: "match",
    Matter.EVENT: "calendar",
}
_WHAT = {
    Matter.STEP: N_("Hear how it goes"),
    Matter.OWN_STEP: N_("Ask about the step of her or his own"),
    Matter.REFERRAL: N_("Ask how it goes with the offer"),
    Matter.AFTERCARE: N_("Aftercare: hear how it goes"),
    Matter.SCREENING_TALK: N_("Screening interview"),
    Matter.MEETING: N_("First meeting"),
    Matter.NETWORK_MEETING: N_("Network meeting"),
    Matter.NETWORK_CHECK: N_("Talk after the network meeting"),
    Matter.HOW_WAS_IT: N_("How was the first meeting?"),
    Matter.AGREE: N_("Make the agreement"),
    Matter.PLAN: N_("Plan the first meeting"),
    Matter.ASK: N_("Ask whether they want to meet"),
    Matter.OUTING: N_("Outing of two: still to ask"),
    Matter.RETURN: N_("Back from a pause?"),
    Matter.REVIEW: N_("Look at the agreement again"),
    Matter.CHECK_IN: N_("Follow-up talk"),
    Matter.SILENT: N_("Hear how it goes"),
    Matter.UNHEARD: N_("Hear how it goes"),
    Matter.INTAKE: N_("Intake: plan the first talk"),
    Matter.SCREENING: N_("Candidate: how to go on?"),
    Matter.FREE: N_("Who fits?"),
}
OWN_WORDS = frozenset({Matter.STEP, Matter.OWN_STEP, Matter.REFERRAL, Matter.AFTERCARE})
"""What may have been noted in words of the coordinator."""
_SAID = {Matter.OWN_STEP: N_("Own step: {what}"), Matter.REFERRAL: N_("How does it go: {what}?")}
"""How those words are taken up where they only name what it is about."""
NOTED = OWN_WORDS | {
    *(Matter.CHECK_IN, Matter.SILENT, Matter.UNHEARD, Matter.INTAKE, Matter.SCREENING, Matter.SCREENING_TALK)
}
"""What is done by noting a contact."""
TICKED = NOTED | {Matter.FREE, Matter.EVALUATION, Matter.REVIEW, Matter.RETURN}
"""What can be ticked off; the rest goes by what is answered, planned or signed."""
NETWORK = frozenset({Matter.NETWORK_MEETING, Matter.NETWORK_CHECK})
"""What leads to the network meetings of a participant."""
CALLED = frozenset(Matter) - {Matter.AGREE, Matter.FREE}
"""What may take a call: only then the numbers stand in the row."""
_DATED = (
    OWN_WORDS
    | NETWORK
    | {
        Matter.SCREENING_TALK,
        Matter.MEETING,
        Matter.HOW_WAS_IT,
        Matter.RETURN,
        Matter.EVALUATION,
        Matter.REVIEW,
        Matter.CHECK_IN,
    }
)
"""What says its day in the rest of the week."""


def is_amber(row: TodayRow) -> bool:
    """Whether it is good to hear of them again."""
    return row.group is Group.DUE and (row.matter in (Matter.SILENT, Matter.UNHEARD) or row.silent_since is not None)


def greeting(now: datetime, name: str) -> str:
    """``Goeiemorgen, An``"""
    said = _("Good morning") if now.hour < 12 else _("Good afternoon") if now.hour < 18 else _("Good evening")
    return _("{greeting}, {name}").format(greeting=said, name=name) if name else said


def sentence(found: Today, brief: bool) -> str:
    """``maandag 23 november · 2 afspraken, 4 dingen te doen``"""
    day = weekday_date(found.on) if brief else long_date(found.on).rsplit(" ", 1)[0]
    agreed, due = found.count(Group.AGREED), found.count(Group.DUE)
    parts = []
    if agreed:
        parts.append(ngettext("{n} appointment", "{n} appointments", agreed).format(n=agreed))
    if due:
        parts.append(ngettext("{n} thing to do", "{n} things to do", due).format(n=due))
    return " · ".join(filter(None, (day, ", ".join(parts))))


def heading(group: Group, found: Today) -> str:
    """What stands above the rows of a group."""
    if group is Group.AGREED:
        return _("Agreed for today")
    if group is Group.DUE:
        return _("To do today")
    return _("This week") if (found.until - found.on).days < 7 else _("This week and the next")


def what(row: TodayRow) -> str:
    """What there is to do, in a few words."""
    if row.again and row.matter in (Matter.MEETING, Matter.PLAN):
        return _("Meet once more") if row.matter is Matter.MEETING else _("Plan to meet once more")
    if row.matter is Matter.EVALUATION:
        return evaluation(row.months)
    if row.matter is Matter.NETWORK_MEETING and row.group is Group.DUE:
        return _("How was the network meeting?")
    if row.matter is Matter.CHECK_IN and not row.heard:
        return _("First follow-up talk")
    if row.matter is Matter.INTAKE:
        return intake(row.sides, begun=row.met is not None)
    return task(row.matter, row.said_after) if row.matter in OWN_WORDS else _(_WHAT[row.matter])


def task(matter: Matter, said: str | None) -> str:
    """What is to be done, in the words it was noted in; of a step of one's own and of an offer with what to ask."""
    if not said:
        return _(_WHAT[matter])
    return _(_SAID[matter]).format(what=said) if matter in _SAID else said


def intake(sides: Sequence[Side], *, begun: bool = False) -> str:
    """What an intake asks: a first talk, or once that was to finish it."""
    begun = begun or any(side.status is ParticipantStatus.INTAKE for side in sides)
    return _("Finish the intake") if begun else _(_WHAT[Matter.INTAKE])


def evaluation(months: int) -> str:
    """``Evaluatie na 3 maanden``"""
    if months % 12 == 0:
        return ngettext("Evaluation at {n} year", "Evaluation at {n} years", months // 12).format(n=months // 12)
    return ngettext("Evaluation at {n} month", "Evaluation at {n} months", months).format(n=months)


def button(row: TodayRow) -> str:
    """The verb of its one button."""
    if row.matter in NOTED | {Matter.MEETING, Matter.HOW_WAS_IT}:
        return _("Note this")
    return _("Plan") if row.matter is Matter.PLAN else _("Look")


def reason(row: TodayRow, today: date) -> str:
    """Why it stands here."""
    said = [_reason(row, today)]
    if row.put_off and row.on:
        said.insert(0, _("put off until {day}").format(day=weekday_date(row.on)))
    elif row.group is Group.WEEK and row.matter in _DATED and row.on:
        said.insert(0, weekday_date(row.on))
    if row.review_on:
        said.append(_("look at the agreement again as well"))
    if row.silent_since:
        said.append(_nothing_noted(row, row.silent_since, today))
    return " · ".join(filter(None, said))


def _reason(row: TodayRow, today: date) -> str:
    since = brief_date(row.since, today) if row.since else ""
    if row.matter in OWN_WORDS:
        agreed = row.group is Group.DUE and row.on
        return _("agreed for {day}").format(day=weekday_date(row.on)) if agreed and row.on else ""
    if row.matter is Matter.NETWORK_CHECK:
        return _("network meeting on {day}").format(day=since)
    if row.matter is Matter.NETWORK_MEETING and row.group is Group.DUE:
        return _("planned on {day} · nothing noted yet").format(day=since)
    if row.matter in (Matter.MEETING, Matter.NETWORK_MEETING):
        return row.said_after or _("no place noted yet")
    if row.matter in (Matter.EVALUATION, Matter.REVIEW, Matter.CHECK_IN, Matter.SILENT):
        return _following(row, since, today)
    if row.matter in (Matter.SCREENING, Matter.SCREENING_TALK):
        return _candidate(row, today)
    if row.matter is Matter.INTAKE:
        return _newcomer(row, today)
    if row.matter is Matter.OUTING:
        return ", ".join(filter(None, (row.said, weekday_date(row.since) if row.since else "")))
    if row.matter is Matter.RETURN:
        return _("the pause was until {day}").format(day=brief_date(row.on, today)) if row.on else ""
    if row.matter is Matter.UNHEARD:
        if row.heard:
            return _("last heard on {day}").format(day=since)
        if row.since is None:
            return _("nothing noted yet · day of registration still to ask")
        return _("nothing noted yet · registered on {day}").format(day=short_date(row.since))
    if row.matter is Matter.FREE:
        return _("free since {day}").format(day=since) if since else _("has a free place")
    return _getting_to_know(row, since)


def _following(row: TodayRow, since: str, today: date) -> str:
    """Of two who are together: since when, whom it is about, and what was heard of each."""
    names = listed([side.given for side in row.asked])
    if row.matter is Matter.EVALUATION:
        alone = _("still with {names}").format(names=names) if names else ""
        return " · ".join(filter(None, (alone, _("together since {day}").format(day=since))))
    if row.matter is Matter.REVIEW:
        return _("agreed for {day}").format(day=brief_date(row.on, today)) if row.on else ""
    if row.matter is Matter.SILENT:
        every = _("agreed: {every}").format(every=every_words(row.every_days)) if row.every_days else ""
        silence = _nothing_noted(row, row.since, today) if row.since else ""
        return " · ".join(filter(None, (silence, every)))
    alone = _("with {names}").format(names=names) if len(row.asked) == 1 else ""
    if row.heard:
        return " · ".join(filter(None, (alone, _last_talks(row, today))))
    met = _("they saw each other on {day}") if row.met else _("together since {day}")
    return " · ".join(filter(None, (alone, _("no talk was noted yet"), met.format(day=since))))


def _last_talks(row: TodayRow, today: date) -> str:
    """``laatst gesproken: Lieve op 14/08, Wout op 12/09``, of those to speak with again."""
    days = {side: day for side, day in zip((row.participant, row.buddy), row.talks, strict=True) if side in row.asked}
    if len(set(days.values())) == 1 and (day := next(iter(days.values()))):
        return _("last spoken on {day}").format(day=brief_date(day, today))
    said = [
        _("{name} on {day}").format(name=side.given, day=brief_date(day, today))
        if day
        else _("{name} not yet").format(name=side.given)
        for side, day in days.items()
        if side
    ]
    return _("last spoken: {each}").format(each=", ".join(said))


def _newcomer(row: TodayRow, today: date) -> str:
    if row.met:
        return _("intake on {day} · not finished yet").format(day=brief_date(row.met, today))
    if row.heard and row.since:
        return _("last heard on {day}").format(day=brief_date(row.since, today))
    if row.since:
        return _("nothing noted yet · registered on {day}").format(day=short_date(row.since))
    return _("nothing noted yet")


def _candidate(row: TodayRow, today: date) -> str:
    if row.matter is Matter.SCREENING_TALK:
        return ""
    if row.decided:
        return _("welcome since {day} · papers still to settle").format(day=brief_date(row.decided, today))
    if row.met:
        return _("interview on {day} · nothing decided yet").format(day=brief_date(row.met, today))
    if row.since:
        return _("last heard on {day}").format(day=brief_date(row.since, today))
    return _("nothing noted yet")


def _getting_to_know(row: TodayRow, since: str) -> str:
    if row.matter is Matter.HOW_WAS_IT:
        if row.asked and row.group is Group.WEEK:
            return _("time to think it over · they met on {day}").format(day=since)
        if row.asked:
            return _("still to hear from {names} · they met on {day}").format(
                names=listed([side.given for side in row.asked]), day=since
            )
        return _("planned on {day} · nothing noted yet").format(day=since)
    if row.matter is Matter.AGREE:
        return _("both said yes after meeting on {day}").format(day=since)
    if row.matter is Matter.ASK:
        return _("still to ask: {names} · proposed on {day}").format(
            names=listed([side.given for side in row.asked]), day=since
        )
    return _("one of them wants to meet once more") if row.again else _("both want to meet")


def _nothing_noted(row: TodayRow, since: date, today: date) -> str:
    """``al 5 weken niets genoteerd``, and never that there was no contact."""
    if row.matter is Matter.SILENT and not row.heard:
        return _("nothing noted yet")
    weeks = max(1, (today - since).days // 7)
    return ngettext("nothing noted for {n} week", "nothing noted for {n} weeks", weeks).format(n=weeks)


def coming(one: Coming) -> str:
    """``di 1/12, 14.30 u. · kennismaking, bibliotheek``"""
    at = one.at or (hour_in(one.said) if one.matter in OWN_WORDS | {Matter.MEETING} else None)
    hour = clock(at) if at else ""
    when = ", ".join(filter(None, (weekday_date(one.on), hour)))
    return " · ".join(filter(None, (when, what_comes(one))))


def what_comes(one: Coming) -> str:
    """``kennismaking, bibliotheek``: without its day and hour."""
    said = said_after_hour(one.said) if not one.at else one.said
    if one.matter is Matter.EVENT:
        kind = word(one.kind) if one.title else ""
        return ", ".join(filter(None, (kind, said)))
    if one.matter is Matter.EVALUATION:
        return evaluation(one.months).lower()
    what = _("Look again") if one.matter is Matter.REVIEW else _(_WHAT[one.matter])
    what = intake(one.sides) if one.matter is Matter.INTAKE else what
    what = what[:1].lower() + what[1:]
    if one.matter in OWN_WORDS and said:
        words = task(one.matter, said)
        return words[:1].lower() + words[1:] if one.matter in _SAID else words
    if one.matter is Matter.CHECK_IN and len(one.asked) == 1:
        return _("{what} with {name}").format(what=what, name=one.asked[0].given)
    return ", ".join(filter(None, (what, said)))


def paper(one: Expiring, today: date) -> str:
    """``afsprakennota tot 15/12``, or that it counted until then."""
    said = _("{paper} until {day}") if one.until >= today else _("{paper} counted until {day}")
    return said.format(paper=word(one.kind).lower(), day=brief_date(one.until, today))


def extract(one: Lacking) -> str:
    """``uittreksel 596.2: kinderen bij Marleen``"""
    return _("extract 596.2: children at {name}’s").format(name=one.children_of)


def past_term(n: int) -> str:
    """How many are kept longer than the office settled; nobody is named here."""
    return ngettext(
        "{n} person is gone for longer than you keep people.", "{n} people are gone for longer than you keep people.", n
    ).format(n=n)


def title(one: Coming) -> str:
    """Whom it is about, or what it is."""
    return one.name or word(one.kind)
