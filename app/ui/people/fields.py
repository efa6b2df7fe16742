"""The fields of text that any person has, whatever the role."""

from collections.abc import Sequence

from app.i18n import N_, _, number, short_date, telephone
from app.services.rows import PersonRow
from app.ui import layers, reading
from app.ui.people.lines import Line
from app.ui.people.words import languages_words

WITH_COMMAS = N_("With commas between")


def texts(words: Sequence[str] | None) -> str:
    """Words in a field."""
    return ", ".join(words or ())


def _age(one: PersonRow) -> str:
    return "" if one.age is None else _("{age} years").format(age=one.age)


def _found_place(one: PersonRow) -> str:
    found = _("municipality {name}").format(name=one.municipality) if one.municipality else ""
    return " · ".join(part for part in (found, *reading.about_place(one.postcode, one.place)) if part)


PERSON: dict[str, Line] = {
    "first_name": Line(N_("First name"), lambda one: one.first_name, reading.name("first_name"), optional=False),
    "last_name": Line(N_("Surname"), lambda one: one.last_name, reading.name("last_name")),
    "birth": Line(
        N_("Born on"),
        lambda one: short_date(one.birth_date) or str(one.birth_year or ""),
        reading.birth,
        tell=_age,
    ),
    "pronouns": Line(
        N_("Pronouns"), lambda one: one.pronouns or "", reading.text("pronouns"), hint=N_("Such as she/her")
    ),
    "street": Line(N_("Street and number"), lambda one: one.street or "", reading.text("street"), wide=True),
    "postcode": Line(N_("Postcode"), lambda one: one.postcode or "", reading.postcode),
    "place": Line(N_("Place"), lambda one: one.place or "", reading.place, tell=_found_place),
    "phone": Line(N_("Phone"), lambda one: telephone(one.phone), reading.phone),
    "email": Line(N_("Mail"), lambda one: one.email or "", reading.email),
    "reach_note": Line(
        N_("Best way to reach"),
        lambda one: one.reach_note or "",
        reading.text("reach_note"),
        wide=True,
        hint=N_("Such as a message first, or never before ten"),
    ),
    "languages": Line(N_("Languages"), lambda one: languages_words(one.languages), reading.spoken, hint=WITH_COMMAS),
    "travels_km": Line(
        N_("Travels up to (km)"),
        lambda one: "" if one.travels_km is None else number(one.travels_km),
        reading.kilometres,
        hint=N_("As the crow flies"),
    ),
    "mobility": Line(
        N_("Mobility"),
        lambda one: one.mobility or "",
        reading.text("mobility"),
        wide=True,
        hint=N_("Such as stairs are hard, or no long walks"),
    ),
    "smokes_note": Line(N_("About smoking"), lambda one: one.smokes_note or "", reading.text("smokes_note")),
    "pets_note": Line(N_("About pets"), lambda one: one.pets_note or "", reading.text("pets_note")),
    "traits": Line(
        N_("Character"), lambda one: texts(one.traits), reading.listed("traits"), wide=True, split=reading.parts
    ),
    "interests": Line(
        N_("Interests"),
        lambda one: texts(one.interests),
        reading.listed("interests"),
        wide=True,
        split=reading.parts,
    ),
}

REMARKS = Line(
    N_("Remarks"),
    lambda one: one.remarks or "",
    reading.text("remarks"),
    True,
    3,
    True,
    layers.NOTE_HINT,
)
