"""Who is who on a paper: the names that every template may use, and the title at the foot."""

from collections.abc import Mapping, Sequence

from app.documents.data import Coordinator, Letterhead, Side
from app.documents.template import Part, Value, filled
from app.documents.wording import say

MOST_LETTERS = 120  # of a name in running text and captions


def names(letterhead: Letterhead, participant: Side, buddy: Side, coordinator: Coordinator) -> dict[str, Value]:
    """The placeholders that all papers share."""
    return {
        "organisatie": Value(letterhead.name),
        "telefoon": Value(letterhead.phone, dots=24),
        "e-mail": Value(letterhead.email),
        "deelnemer": Value(participant.full_name, dots=40),
        "voornaam deelnemer": Value(_called(participant, "de deelnemer")),
        "buddy": Value(buddy.full_name, dots=40),
        "voornaam buddy": Value(_called(buddy, "de buddy")),
        "coördinator": Value(coordinator.full_name, dots=32),
        "telefoon coördinator": Value(coordinator.phone, dots=24),
    }


def title_of(template: Sequence[Part], values: Mapping[str, Value]) -> str:
    """``Onze overeenkomst · Marleen Zonnedauw en Nadia Vlinderdal``, as far as known, of a checked template."""
    titles = ["".join(piece.text for piece in filled(part.text, values)) for part in template if part.kind == "title"]
    persons = [name for role in ("deelnemer", "buddy") if (name := values[role].text.strip())]
    both = say("en", rest=persons[0], laatste=persons[1]) if len(persons) == 2 else "".join(persons)
    return " · ".join(text for text in (*titles[:1], both) if text.strip())


def _called(side: Side, otherwise: str) -> str:
    called = side.called.strip() or side.full_name.strip() or say(otherwise)
    return called if len(called) <= MOST_LETTERS else called[:MOST_LETTERS] + "…"
