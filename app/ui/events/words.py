"""How events are said on screen: when, where, and how many come."""

from datetime import date, time

from app.i18n import N_, _, brief_clock, long_date, ngettext
from app.services.events import EventRow
from app.services.guests import Group
from app.ui.words import weekday_date
from app.vocabulary import EventKind

ICONS = {
    EventKind.INTERVISION: "talk",
    EventKind.TRAINING: "evaluate",
    EventKind.APPRECIATION: "heart",
    EventKind.WAITING: "meet",
    EventKind.OPEN: "today",
    EventKind.OUTREACH: "eye",
}
GROUPS = {
    Group.BUDDIES_IN_DUO: N_("buddies in a duo"),
    Group.BUDDIES_AVAILABLE: N_("available buddies"),
    Group.BUDDIES_NEW: N_("candidates and buddies in screening"),
    Group.WAITING: N_("participants who wait"),
    Group.PARTICIPANTS_IN_DUO: N_("participants in a duo"),
}
LIKELY = {
    EventKind.INTERVISION: (Group.BUDDIES_IN_DUO,),
    EventKind.TRAINING: (Group.BUDDIES_IN_DUO, Group.BUDDIES_AVAILABLE, Group.BUDDIES_NEW),
    EventKind.APPRECIATION: (Group.BUDDIES_IN_DUO, Group.BUDDIES_AVAILABLE),
    EventKind.WAITING: (Group.WAITING,),
    EventKind.OPEN: (Group.WAITING, Group.PARTICIPANTS_IN_DUO, Group.BUDDIES_IN_DUO, Group.BUDDIES_AVAILABLE),
    EventKind.OUTREACH: (),
}
"""Whom one invites most often to each kind; to change before anybody is put on the list."""


def hour(at: time) -> str:
    """``14`` or ``14.30``"""
    return brief_clock(at) if at.minute else _("{h}:00").format(h=at.hour)


def hours(row: EventRow) -> str:
    """``14 – 16.30 u.``; empty for unknown."""
    if row.starts_at is None:
        return ""
    if row.ends_at is None:
        return _("{hour}").format(hour=hour(row.starts_at))
    return _("{start} – {end}").format(start=hour(row.starts_at), end=hour(row.ends_at))


def when(row: EventRow, today: date) -> str:
    """``do 3/12 · 14 u.``, with the year where it is another."""
    day = weekday_date(row.on)
    if row.on.year != today.year:
        day = f"{day}/{row.on.year % 100:02}"
    begins = _("{hour}").format(hour=hour(row.starts_at)) if row.starts_at else ""
    return " · ".join(part for part in (day, begins) if part)


def when_in_full(row: EventRow) -> str:
    """``donderdag 3 december 2026 · 14 – 16.30 u.``"""
    return " · ".join(part for part in (long_date(row.on), hours(row)) if part)


def turnout(row: EventRow, today: date) -> str:
    """How many come, or were there; nothing where nobody is on the list."""
    if row.cancelled:
        return _("called off")
    if row.present or (row.past(today) and row.invited):
        return ngettext("{n} there", "{n} there", row.present).format(n=row.present)
    if row.coming:
        return ngettext("{n} comes", "{n} come", row.coming).format(n=row.coming)
    if row.invited:
        return ngettext("{n} on the list", "{n} on the list", row.invited).format(n=row.invited)
    if row.people_reached is not None:
        return ngettext("{n} reached", "{n} reached", row.people_reached).format(n=row.people_reached)
    return ""
