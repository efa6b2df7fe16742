"""Whose what is: the facts that may be shared with the one on the other side, once somebody agreed to each of them.

A surname, an address, a phone number, care, remarks and everything about a screening can never be shared this way.
"""

from app.i18n import N_
from app.vocabulary import Role

_BOTH = {
    "introduction": N_("own words for the introduction"),
    "age": N_("age"),
    "municipality": N_("municipality"),
    "interests": N_("interests"),
    "traits": N_("character"),
    "languages": N_("languages"),
    "availability": N_("half-days"),
    "smokes": N_("smoking"),
    "has_pets": N_("pets"),
    "mobility": N_("mobility"),
    "means": N_("how one gets about"),
}
SHAREABLE: dict[Role, dict[str, str]] = {
    Role.PARTICIPANT: {
        "question": N_("question in own words"),
        "question_kind": N_("kind of question"),
        "strengths": N_("strengths"),
        "would_try": N_("what one would like to try"),
        "gives": N_("what one does for others"),
        "helps": N_("what helps in contact"),
        "budget": N_("budget for outings"),
        "household": N_("household"),
        **_BOTH,
    },
    Role.BUDDY: {
        "motivation": N_("why a buddy, in own words"),
        "offers": N_("what one offers"),
        "experience": N_("experience"),
        **_BOTH,
    },
}
"""By role, the fields of a row that may be shared, with how each is called."""
