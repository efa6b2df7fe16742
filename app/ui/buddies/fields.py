"""The fields of text that only a buddy has."""

from app.i18n import N_, grouped
from app.ui import layers, reading
from app.ui.people.fields import PERSON, REMARKS
from app.ui.people.lines import Line
from app.ui.words import known_date

LINES: dict[str, Line] = PERSON | {
    "account": Line(
        N_("Account number"),
        lambda one: grouped(one.account),
        reading.account,
        wide=True,
        hint=N_("To which expenses are paid back, such as BE68 5390 0754 7034"),
    ),
    "motivation": Line(
        N_("Motivation in own words"), lambda one: one.motivation or "", reading.text("motivation"), True, 3, True
    ),
    "introduction": Line(
        N_("Introduction"),
        lambda one: one.introduction or "",
        reading.text("introduction"),
        True,
        2,
        True,
        N_("In words that a participant may read."),
    ),
    "experience": Line(
        N_("Experience"),
        lambda one: one.experience or "",
        reading.text("experience"),
        True,
        2,
        True,
        N_("Of work, of volunteering, or their own."),
    ),
    "other_work": Line(N_("Volunteers elsewhere"), lambda one: one.other_work or "", reading.text("other_work"), True),
    "source": Line(
        N_("Heard of us through"), lambda one: one.source or "", reading.text("source"), True, proposes=True
    ),
    "remarks": REMARKS,
    "capacity": Line(
        N_("Duos at a time"),
        lambda one: str(one.capacity),
        reading.at_a_time,
        True,
        hint=N_("Mostly 1."),
        optional=False,
    ),
    "partner": Line(
        N_("Partner organisation"),
        lambda one: one.partner or "",
        reading.text("partner"),
        True,
        hint=N_("Through which organisation, where there is one."),
    ),
    "screened_on": Line(
        N_("Screening talk on"),
        lambda one: known_date(one.screened_on, one.screened_precision),
        reading.day("screened_on", "screened_precision"),
        True,
    ),
    "screening_note": Line(
        N_("Note on the screening"),
        lambda one: one.screening_note or "",
        reading.text("screening_note"),
        True,
        2,
        True,
        layers.NOTE_HINT,
    ),
    "active_since": Line(
        N_("Active since"),
        lambda one: known_date(one.active_since, one.active_precision),
        reading.day("active_since", "active_precision"),
        True,
    ),
}

_OF_EACH = (
    *("first_name", "last_name", "birth", "phone", "email", "account"),
    *("languages", "smokes_note", "pets_note"),
)
SECOND: dict[str, Line] = {name: LINES[name] for name in _OF_EACH}
"""What is asked of the second person of a couple: what matching weighs of both, and how to reach them."""
