"""What the columns of a record are called, and how what stands in them is said: the same words wherever it is told."""

from collections.abc import Callable, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.i18n import N_, _, clock, language_name, listed, number, short_date, telephone
from app.matching.wish_words import fact_word
from app.services.field_labels import MORE
from app.vocabulary import Benefit, Means, half_days_in_brief, word

LABELS = {
    "first_name": N_("Name"),
    "birth_date": N_("Born on"),
    "gender": N_("Gender"),
    "pronouns": N_("Pronouns"),
    "street": N_("Address"),
    "phone": N_("Phone"),
    "email": N_("Mail"),
    "account": N_("Account number"),
    "languages": N_("Languages"),
    "paper_language": N_("Papers in"),
    "smokes": N_("Smokes"),
    "has_pets": N_("Has pets"),
    "travels_km": N_("Travels up to (km)"),
    "has_car": N_("Has a car"),
    "means": N_("Gets about"),
    "mobility": N_("Mobility"),
    "reach_note": N_("How to reach"),
    "interests": N_("Interests"),
    "traits": N_("Character"),
    "availability": N_("Available"),
    "keep_until": N_("Kept longer"),
    "custom": N_("Own criteria"),
    "wishes": N_("Wishes"),
    "status": N_("Step on the path"),
    "intake_on": N_("Intake on"),
    "coordinator_id": N_("Coordinator"),
    "referrer_id": N_("Referred by"),
    "dossier": N_("File number"),
    "vulnerable": N_("Admission check"),
    "referred_to_id": N_("Referred to"),
    "left_note": N_("What was said on leaving"),
    "question_kind": N_("Kind of question"),
    "question": N_("Question in own words"),
    "good_week": N_("A good week"),
    "introduction": N_("Introduction"),
    "strengths": N_("Strengths"),
    "earlier": N_("Liked to do before"),
    "would_try": N_("Would like to try"),
    "gives": N_("Does for others"),
    "helps": N_("What helps"),
    "budget": N_("Budget"),
    "household": N_("Household"),
    "target_groups": N_("Target groups"),
    "priority_groups": N_("Group that may go first"),
    "remarks": N_("Remarks"),
    "care_note": N_("What matters for a good match"),
    "network_asked_on": N_("Network map"),
    "network_sectors": N_("Parts of the map"),
    "partner_id": N_("Partner organisation"),
    "capacity": N_("Duos at a time"),
    "areas": N_("Areas"),
    "asked_on": N_("Screening talk asked"),
    "screened_on": N_("Screening"),
    "advice": N_("Advice and decision"),
    "screening_note": N_("Note on the screening"),
    "active_since": N_("Active since"),
    "offers": N_("Offers"),
    "source": N_("Heard of us through"),
    "experience": N_("Experience"),
    "other_work": N_("Other volunteering"),
    "motivation": N_("Motivation in own words"),
    "benefits": N_("Benefit"),
}

QUIET = ("id", "position", "municipality", "halted", "angle", "distance", "precision", "not_names")
"""Columns that say nothing to anybody, or what another one says already."""


def called(name: str) -> str:
    """What a column is called; one that nobody named as it is written, in words."""
    words = MORE.get(name) or LABELS.get(name)
    return _(words) if words else name.removesuffix("_id").replace("_", " ").capitalize()


def said(name: str, value: Any, names: Mapping[Any, str]) -> str:
    """What a column says; empty for what is not known, and for what has no words. ``names`` are those of records."""
    special: dict[str, Callable[[Any], str]] = {
        "phone": telephone,
        "languages": lambda codes: listed([language_name(code) for code in codes]),
        "paper_language": language_name,
        "means": lambda codes: listed([word(Means(code)) for code in codes]),
        "benefits": lambda codes: listed([word(Benefit(code)) for code in codes]),
        "availability": lambda known: half_days_in_brief([slot for slot, free in known.items() if free]),
        "custom": lambda known: " · ".join(f"{at}: {fact_word(fact)}" for at, fact in known.items()),
        "earlier_names": lambda names: ", ".join(name for name, _since in names),
        "network_wanted": lambda wanted: _("wants a map") if wanted else _("wants no network map"),
        "minors": lambda minors: _("with children") if minors else _("no children"),
    }
    if value is None or value in ("", [], (), {}):
        return ""
    if name in special:
        return special[name](value)
    if isinstance(value, UUID):
        return names.get(value, "")
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) if all(isinstance(one, str | int) for one in value) else ""
    return value if isinstance(value, str) else ""


def yes_no(value: bool) -> str:
    return _("Yes").lower() if value else _("No").lower()
