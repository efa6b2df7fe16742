"""How the page of today speaks: what to do, the reason in words, and which button does it.

It never says that there was no contact: only that nothing was noted. Nothing is late.
"""

from datetime import date, datetime

from app.i18n import N_, _, listed, long_date, ngettext, short_date
from app.services.papers import Expiring
from app.services.today_rows import Coming, Group, Matter, Task, Today, TodayRow
from app.ui.duos.words import every_words
from app.ui.words import brief_date, weekday_date
from app.vocabulary import word

TASKS = {
    Task.RECRUIT: N_("Recruiting"),
    Task.MATCH: N_("To match"),
    Task.START: N_("Starting"),
    Task.FOLLOW: N_("Following"),
    Task.CLOSE: N_("Rounding off"),
}
ICONS = {
    Matter.STEP: "note",
    Matter.MEETING: "meet",
    Matter.HOW_WAS_IT: "meet",
    Matter.AGREE: "paper",
    Matter.PLAN: "calendar",
    Matter.ASK: "ask",
    Matter.SILENT: "phone",
    Matter.UNHEARD: "phone",
    Matter.FREE: "match",
}
_WHAT = {
    Matter.STEP: N_("Hear how it goes"),
    Matter.MEETING: N_("First meeting"),
    Matter.HOW_WAS_IT: N_("How was the first meeting?"),
    Matter.AGREE: N_("Make the agreement"),
    Matter.PLAN: N_("Plan the first meeting"),
    Matter.ASK: N_("Ask whether they want to meet"),
    Matter.SILENT: N_("Hear how it goes"),
    Matter.UNHEARD: N_("Hear how it goes"),
    Matter.FREE: N_("Who fits?"),
}
NOTED = frozenset({Matter.STEP, Matter.SILENT, Matter.UNHEARD})
"""What is done by noting a contact."""
TICKED = NOTED | {Matter.FREE}
"""What can be ticked off; the rest goes by what is answered, planned or signed."""
CALLED = frozenset(Matter) - {Matter.AGREE, Matter.FREE}
"""What may take a call: only then the numbers stand in the row."""
AMBER = frozenset({Matter.SILENT, Matter.UNHEARD})
"""Those it is good to hear of again."""


def greeting(now: datetime, name: str) -> str:
    """``Goeiemorgen, An``"""
    said = _("Good morning") if now.hour < 12 else _("Good afternoon") if now.hour < 18 else _("Good evening")
    return _("{greeting}, {name}").format(greeting=said, name=name) if name else said


def sentence(found: Today, brief: bool) -> str:
    """``maandag 23 november · 2 afspraken, 4 dingen te doen``"""
    day = weekday_date(found.on) if brief else long_date(found.on).rsplit(" ", 1)[0]
    agreed, due = len(found.of(Group.AGREED)), len(found.of(Group.DUE))
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
    return row.said_after if row.matter is Matter.STEP and row.said_after else _(_WHAT[row.matter])


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
    elif row.group is Group.WEEK and row.matter in (Matter.STEP, Matter.MEETING) and row.on:
        said.insert(0, weekday_date(row.on))
    return " · ".join(filter(None, said))


def _reason(row: TodayRow, today: date) -> str:
    since = brief_date(row.since, today) if row.since else ""
    if row.matter is Matter.STEP:
        agreed = row.group is Group.DUE and row.on
        return _("agreed for {day}").format(day=weekday_date(row.on)) if agreed and row.on else ""
    if row.matter is Matter.MEETING:
        return row.said_after or _("no place noted yet")
    if row.matter is Matter.SILENT:
        every = _("agreed: {every}").format(every=every_words(row.every_days)) if row.every_days else ""
        return " · ".join(filter(None, (_nothing_noted(row, today), every)))
    if row.matter is Matter.UNHEARD:
        if row.heard:
            return _("last heard on {day}").format(day=since)
        return _("nothing noted yet · registered on {day}").format(day=short_date(row.since))
    if row.matter is Matter.FREE:
        return _("free since {day}").format(day=since) if since else _("has a free place")
    return _getting_to_know(row, since)


def _getting_to_know(row: TodayRow, since: str) -> str:
    if row.matter is Matter.HOW_WAS_IT:
        if row.asked:
            return _("still to hear from {names} · they met on {day}").format(names=listed(list(row.asked)), day=since)
        return _("planned on {day} · nothing noted yet").format(day=since)
    if row.matter is Matter.AGREE:
        return _("both said yes after meeting on {day}").format(day=since)
    if row.matter is Matter.ASK:
        return _("still to ask: {names} · proposed on {day}").format(names=listed(list(row.asked)), day=since)
    return _("one of them wants to meet once more") if row.again else _("both want to meet")


def _nothing_noted(row: TodayRow, today: date) -> str:
    """``al 5 weken niets genoteerd``, and never that there was no contact."""
    if not row.heard:
        return _("nothing noted yet")
    weeks = max(1, (today - row.since).days // 7) if row.since else 1
    return ngettext("nothing noted for {n} week", "nothing noted for {n} weeks", weeks).format(n=weeks)


def coming(one: Coming) -> str:
    """``di 1/12 · kennismaking, bibliotheek``"""
    if one.matter == "meeting":
        said = _("first meeting")
    elif one.matter == "review":
        return _("look again on {day}").format(day=weekday_date(one.on))
    else:
        said = one.said or _("hear how it goes")
    return f"{weekday_date(one.on)} · {said}"


def paper(one: Expiring, today: date) -> str:
    """``afsprakennota tot 15/12``, or that it counted until then."""
    said = _("{paper} until {day}") if one.until >= today else _("{paper} counted until {day}")
    return said.format(paper=word(one.kind).lower(), day=brief_date(one.until, today))
