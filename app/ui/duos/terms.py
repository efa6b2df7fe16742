"""What the terms of an agreement are called, and how a value is said: on the form, and where two versions differ."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.i18n import N_, _, short_date
from app.services.duos import DuoRow
from app.ui.duos.words import every_words

TERMS = {
    "aim": N_("Our aim, in one sentence"),
    "starts_on": N_("Begin"),
    "review_on": N_("Look at it again on"),
    "every_days": N_("How often"),
    "trial": N_("Trial period"),
    "contact_length": N_("How long each time"),
    "usual_day": N_("Usual day"),
    "meeting_place": N_("Where we meet"),
    "cancel_how": N_("Cancelling: how"),
    "cancel_before": N_("Cancelling: at the latest"),
    "holidays": N_("Holidays"),
    "activities_liked": N_("Gladly"),
    "activities_not": N_("Rather not"),
    "costs": N_("Costs"),
    "transport": N_("Transport"),
    "reachability": N_("How and when to reach each other"),
    "confidentiality": N_("Also stays between us"),
    "buddy_does": N_("Does"),
    "buddy_does_not": N_("Does not, besides care and money matters"),
    "evaluations_on": N_("Looking back together on"),
}
_BUDDY = ("buddy_does", "buddy_does_not")


def term_words(term: str, row: DuoRow) -> str:
    """What a term is called of these two, read on its own."""
    sides = {"participant": row.participant_first, "buddy": row.buddy_first}
    kind, _apart, side = term.rpartition("_")
    if kind == "own_input":
        return _("What {name} brings in").format(name=sides[side])
    if kind == "boundaries":
        return _("Boundaries of {name}").format(name=sides[side]) if side in sides else _("Agreed together")
    words = _(TERMS[term])
    return _("The buddy: {words}").format(words=words) if term in _BUDDY else words


def said(term: str, value: Any) -> str:
    """A value as it is read; empty for one that was not settled."""
    if value is None:
        return ""
    if term == "every_days":
        return every_words(value)
    if term == "trial":
        return _("{few} to {many} times").format(few=value[0], many=value[1])
    if term == "evaluations_on":
        return said_days([date.fromisoformat(day) for day in value])
    return short_date(value) if isinstance(value, date) else str(value)


def said_days(days: Sequence[date]) -> str:
    """Days with a comma between."""
    return ", ".join(map(short_date, days))
