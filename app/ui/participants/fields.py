"""The fields of text in the form: how each is shown, read and stored, and what is told of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.i18n import N_, _, number, short_date, telephone
from app.services.rows import ParticipantRow
from app.ui import reading
from app.ui.participants.words import known_date, languages_words
from app.ui.reading import Reader


@dataclass(frozen=True)
class Line:
    """A field of text: where it is stored, how it is shown and read, and what to tell of it once it is stored."""

    words: str
    show: Callable[[ParticipantRow], str]
    read: Reader
    own: bool = False  # of the participant, not of the person
    lines: int = 1
    wide: bool = False
    hint: str = ""
    tell: Callable[[ParticipantRow], str] | None = None


def _texts(words: Sequence[str] | None) -> str:
    return ", ".join(words or ())


def _age(one: ParticipantRow) -> str:
    return "" if one.age is None else _("{age} years").format(age=one.age)


def _found_place(one: ParticipantRow) -> str:
    found = _("municipality {name}").format(name=one.municipality) if one.municipality else ""
    return " · ".join(part for part in (found, *reading.about_place(one.postcode, one.place)) if part)


LINES = {
    "first_name": Line(N_("First name"), lambda one: one.first_name, reading.name("first_name")),
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
    "languages": Line(
        N_("Languages"), lambda one: languages_words(one.languages), reading.spoken, hint=N_("With commas between")
    ),
    "travels_km": Line(
        N_("Travels up to (km)"),
        lambda one: "" if one.travels_km is None else number(one.travels_km),
        reading.kilometres,
        hint=N_("As the crow flies"),
    ),
    "smokes_note": Line(N_("About smoking"), lambda one: one.smokes_note or "", reading.text("smokes_note")),
    "pets_note": Line(N_("About pets"), lambda one: one.pets_note or "", reading.text("pets_note")),
    "question": Line(
        N_("Question in own words"), lambda one: one.question or "", reading.text("question"), True, 3, True
    ),
    "strengths": Line(
        N_("Strengths"),
        lambda one: _texts(one.strengths),
        reading.listed("strengths", lower=False),
        True,
        2,
        True,
        N_("With commas between"),
    ),
    "traits": Line(
        N_("Character"),
        lambda one: _texts(one.traits),
        reading.listed("traits"),
        wide=True,
        hint=N_("With commas between"),
    ),
    "interests": Line(
        N_("Interests"),
        lambda one: _texts(one.interests),
        reading.listed("interests"),
        lines=2,
        wide=True,
        hint=N_("With commas between"),
    ),
    "gives": Line(N_("Does for others"), lambda one: one.gives or "", reading.text("gives"), True, 1, True),
    "remarks": Line(
        N_("Remarks"),
        lambda one: one.remarks or "",
        reading.text("remarks"),
        True,
        3,
        True,
        N_("Never comes on paper for others."),
    ),
    "registered_on": Line(
        N_("Registered on"),
        lambda one: (
            short_date(one.registered_on)
            if one.registered_precision == "day"
            else known_date(one.registered_on, one.registered_precision)
        ),
        reading.day("registered_on", "registered_precision"),
        True,
        hint=N_("Waiting counts from this day."),
    ),
    "intake_on": Line(N_("Intake on"), lambda one: short_date(one.intake_on), reading.day("intake_on"), True),
    "care_note": Line(
        N_("What matters for a good match"),
        lambda one: one.care_note or "",
        reading.text("care_note"),
        True,
        3,
        True,
        N_("Never comes on paper for others."),
    ),
}
