"""The fields of text that only a participant has."""

from datetime import date

from app.errors import KlikError
from app.i18n import N_, short_date
from app.ui import layers, reading
from app.ui.people.fields import PERSON, REMARKS, texts
from app.ui.people.lines import Line
from app.ui.words import known_date

NATIONAL_NUMBER = 11  # digits, of which the last two follow from the others


def _dossier(said: str, today: date) -> reading.Facts:
    """A number of the centre's own; the national number never comes in Klik."""
    digits = "".join(sign for sign in said if sign.isdigit())
    if len(digits) == NATIONAL_NUMBER:
        number, control = int(digits[:9]), int(digits[9:])
        if control in (97 - number % 97, 97 - (2_000_000_000 + number) % 97):
            raise KlikError(N_("This looks like a national number. That does not come in Klik."))
    return {"dossier": said or None}


def _words(field: str, words: str, lines: int, hint: str = "") -> Line:
    """What somebody says, on a line of its own."""
    return Line(words, lambda one: getattr(one, field) or "", reading.text(field), True, lines, True, hint)


def _things(field: str, words: str, hint: str = "") -> Line:
    """Things of a few words, each a chip."""
    return Line(
        words,
        lambda one: texts(getattr(one, field)),
        reading.listed(field),
        True,
        wide=True,
        hint=hint,
        split=reading.parts,
    )


LINES: dict[str, Line] = PERSON | {
    "question": _words("question", N_("Question in own words"), 3),
    "good_week": _words("good_week", N_("What a good week looks like"), 2),
    "introduction": _words(
        "introduction",
        N_("Words for the buddy"),
        3,
        N_("To introduce somebody with. A buddy reads them only after a yes."),
    ),
    "strengths": Line(
        N_("Strengths"),
        lambda one: texts(one.strengths),
        reading.listed("strengths", lower=False),
        True,
        wide=True,
        split=lambda said: reading.parts(said, lower=False),
    ),
    "earlier": _things("earlier", N_("Liked to do earlier")),
    "would_try": _things("would_try", N_("Would like to try")),
    "gives": _words("gives", N_("Does for others"), 1),
    "helps": _words("helps", N_("What helps in contact"), 2, N_("In plain words, as one would tell a friend.")),
    "household": Line(N_("Household"), lambda one: one.household or "", reading.text("household"), True),
    "budget": Line(N_("Budget for outings"), lambda one: one.budget or "", reading.text("budget"), True),
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
    "referrer_contact": Line(
        N_("Contact person there"), lambda one: one.referrer_contact or "", reading.text("referrer_contact"), True
    ),
    "source": Line(
        N_("Heard of us through"), lambda one: one.source or "", reading.text("source"), True, proposes=True
    ),
    "dossier": Line(
        N_("Dossier number"),
        lambda one: one.dossier or "",
        _dossier,
        True,
        hint=N_("Of your own centre. Nothing else of that dossier comes in Klik."),
    ),
    "target_groups": _things("target_groups", N_("Target groups"), N_("As your office counts them.")),
    "priority_groups": _things(
        "priority_groups",
        N_("Group that may go first"),
        N_("Such as “urgent”. At What counts… you ask for duos from such a group."),
    ),
    "checked_on": Line(N_("Looked at on"), lambda one: short_date(one.checked_on), reading.day("checked_on"), True),
    "checked_by": Line(N_("By"), lambda one: one.checked_by or "", reading.text("checked_by"), True),
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
