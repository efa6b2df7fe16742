"""How two records of perhaps one human being are said: what a field is called, what it says, what comes along."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.i18n import N_, _, language_name, listed, number, short_date, telephone
from app.matching.wish_words import fact_word
from app.services.duplicates import Known
from app.services.merging_fields import Facts, Field
from app.ui.people.words import wish_words
from app.ui.words import known_date
from app.vocabulary import Means, Role, half_days_in_brief, word

PARTS = {"person": N_("Who is this"), "participant": N_("As a participant"), "buddy": N_("As a buddy")}
LABELS = {
    "first_name": N_("Name"),
    "birth_date": N_("Born on"),
    "gender": N_("Gender"),
    "pronouns": N_("Pronouns"),
    "street": N_("Address"),
    "phone": N_("Phone"),
    "email": N_("Mail"),
    "languages": N_("Languages"),
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
}


def called(field: Field) -> str:
    """What a field is called; one without words of its own as the column."""
    name = field.columns[0]
    return _(LABELS[name]) if name in LABELS else name


def says(field: Field, facts: Facts, areas: Mapping[str, str]) -> str:
    """What a record says of a field; empty for what is not known."""
    name = field.columns[0]
    if name == "first_name":
        return f"{facts['first_name']} {facts['last_name']}".strip()
    if name == "birth_date":
        return short_date(facts["birth_date"]) or str(facts["birth_year"] or "")
    if name == "street":
        town = " ".join(filter(None, (facts["postcode"], facts["place"])))
        return ", ".join(filter(None, (facts["street"], town)))
    if name == "vulnerable":
        ticks = (N_("vulnerable"), "vulnerable"), (N_("isolated"), "isolated")
        ticked = [f"{_(words)}: {_yes_no(facts[at])}" for words, at in ticks if facts[at] is not None]
        return " · ".join(filter(None, (*ticked, short_date(facts["checked_on"]), facts["checked_by"])))
    if name == "areas":
        return listed([areas.get(one, one) for one in facts["areas"] or ()])
    said = []
    for at in field.columns:
        if at == "asked_on":
            said.append(_("asked {day}").format(day=short_date(facts[at])) if facts[at] else "")
        elif at.endswith("_on") or at in ("active_since", "paused_until"):
            said.append(known_date(facts[at], facts.get(at.rsplit("_", 1)[0] + "_precision") or "day"))
        elif not at.endswith("_precision"):
            said.append(_one(at, facts[at], field.names))
    return " · ".join(filter(None, said))


def _one(name: str, value: Any, names: Mapping[Any, str]) -> str:
    special: dict[str, Callable[[Any], str]] = {
        "phone": telephone,
        "languages": lambda codes: listed([language_name(code) for code in codes]),
        "means": lambda codes: listed([word(Means(code)) for code in codes]),
        "availability": lambda known: half_days_in_brief([slot for slot, free in known.items() if free]),
        "custom": lambda known: " · ".join(f"{at}: {fact_word(fact)}" for at, fact in known.items()),
        "wishes": lambda wished: " · ".join(map(wish_words, wished)),
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
        return _yes_no(value)
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, date):
        return short_date(value)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def roles(known: Known) -> str:
    """``Deelnemer · wachtend``, of each role."""
    kinds = {Role.PARTICIPANT: N_("Participant"), Role.BUDDY: N_("Buddy")}
    said = [
        _("{role}: {status}").format(role=_(kinds[one]), status=word(status).lower())
        for one, _id, status in known.roles
    ]
    return ", ".join(said) or _("No role")


def _yes_no(value: bool) -> str:
    return _("Yes").lower() if value else _("No").lower()
