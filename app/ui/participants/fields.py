"""The fields of text that only a participant has."""

from app.i18n import N_, short_date
from app.ui import layers, reading
from app.ui.people.fields import PERSON, REMARKS, texts
from app.ui.people.lines import Line
from app.ui.words import known_date

LINES: dict[str, Line] = PERSON | {
    "question": Line(
        N_("Question in own words"), lambda one: one.question or "", reading.text("question"), True, 3, True
    ),
    "strengths": Line(
        N_("Strengths"),
        lambda one: texts(one.strengths),
        reading.listed("strengths", lower=False),
        True,
        wide=True,
        split=lambda said: reading.parts(said, lower=False),
    ),
    "gives": Line(N_("Does for others"), lambda one: one.gives or "", reading.text("gives"), True, 1, True),
    "remarks": REMARKS,
    "registered_on": Line(
        N_("Registered on"),
        lambda one: known_date(one.registered_on, one.registered_precision),
        reading.day("registered_on", "registered_precision"),
        True,
        hint=N_("Waiting counts from this day."),
    ),
    "intake_on": Line(N_("Intake on"), lambda one: short_date(one.intake_on), reading.day("intake_on"), True),
    "referrer": Line(N_("Referred by"), lambda one: one.referrer or "", reading.text("referrer"), True),
    "priority_groups": Line(
        N_("Group that may go first"),
        lambda one: texts(one.priority_groups),
        reading.listed("priority_groups"),
        True,
        hint=N_("Such as “urgent”. At What counts… you ask for duos from such a group."),
        split=reading.parts,
    ),
    "care_note": Line(
        N_("What matters for a good match"),
        lambda one: one.care_note or "",
        reading.text("care_note"),
        True,
        3,
        True,
        layers.NOTE_HINT,
    ),
}
