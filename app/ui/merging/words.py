"""How two records of perhaps one human being are said: what a field is called, what it says, what comes along."""

from collections.abc import Mapping
from typing import Any

from app.i18n import N_, _, labelled, listed, short_date
from app.services.duplicates import Known
from app.services.field_words import LABELS, said, yes_no
from app.services.merging_fields import Facts, Field
from app.ui.people.words import wish_words
from app.ui.words import known_date
from app.vocabulary import Role, word

PARTS = {"person": N_("Who is this"), "participant": N_("As a participant"), "buddy": N_("As a buddy")}


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
        ticked = [labelled(_(words), yes_no(facts[at])) for words, at in ticks if facts[at] is not None]
        return " · ".join(filter(None, (*ticked, short_date(facts["checked_on"]), facts["checked_by"])))
    if name == "areas":
        return listed([areas.get(one, one) for one in facts["areas"] or ()])
    parts = []
    for at in field.columns:
        if at == "asked_on":
            parts.append(_("asked {day}").format(day=short_date(facts[at])) if facts[at] else "")
        elif at.endswith("_on") or at in ("active_since", "paused_until"):
            parts.append(known_date(facts[at], facts.get(at.rsplit("_", 1)[0] + "_precision") or "day"))
        elif not at.endswith("_precision"):
            parts.append(_one(at, facts[at], field.names))
    return " · ".join(filter(None, parts))


def _one(name: str, value: Any, names: Mapping[Any, str]) -> str:
    return " · ".join(map(wish_words, value)) if name == "wishes" and value else said(name, value, names)


def roles(known: Known) -> str:
    """``Deelnemer · wachtend``, of each role."""
    kinds = {Role.PARTICIPANT: N_("Participant"), Role.BUDDY: N_("Buddy")}
    told = [
        _("{role}: {status}").format(role=_(kinds[one]), status=word(status).lower())
        for one, _id, status in known.roles
    ]
    return ", ".join(told) or _("No role")
