"""How the page calls a participant and a buddy, who may be two: names, the line under them, and what was remarked."""

from app.i18n import N_, _, listed
from app.matching.wording import distance
from app.services.rows import BuddyRow, ParticipantRow, PersonRow
from app.ui.people.words import people_of
from app.ui.widgets.marks import Mark, initials
from app.vocabulary import HALF_DAYS

Candidate = ParticipantRow | BuddyRow


def mark(person: Candidate) -> Mark:
    """The shape of the role with the initials."""
    return Mark(role_of(person), initials(person.full_name))


def role_of(person: Candidate) -> str:
    return "buddy" if isinstance(person, BuddyRow) else "participant"


def age_words(person: PersonRow) -> str:
    """``58 jaar``; empty when unknown."""
    return "" if person.age is None else _("{age} years old").format(age=person.age)


def place_of(person: PersonRow) -> str:
    return person.municipality or person.place or ""


def found_by(*people: Candidate) -> str:
    """What the hint of the search names: names in full, places and interests."""
    facts = [(one.names, one.postcode, one.place, one.municipality, *(one.interests or ())) for one in people]
    return "\n".join(words for known in facts for words in known if words)


def line_of(person: Candidate, most: int = 2) -> str:
    """``58 jaar · Geel · wandelen, bakken``: what stands under a name."""
    partner = isinstance(person, BuddyRow) and person.partner
    via = _("through {partner}").format(partner=partner) if partner else ""
    return dotted(age_words(person), place_of(person), ", ".join((person.interests or ())[:most]), via)


def means_of_travel(person: PersonRow) -> str:
    """What is known of how somebody gets about; never a route."""
    if person.has_car is None:
        return ""
    return _("has a car") if person.has_car else _("has no car")


def apart(km: float, person: PersonRow) -> str:
    """``4 km in vogelvlucht``, and under it ``heeft een auto``."""
    return "\n".join(part for part in (distance(km), means_of_travel(person)) if part)


def remarks_of(person: Candidate) -> tuple[str, ...]:
    """The free remarks that may matter to the other one, as they were written; of two who are one buddy, of both."""
    noted = [("{remark}", person.remarks)]
    for one in people_of(person):
        noted += [(N_("Pets: {remark}"), one.pets_note), (N_("Smoking: {remark}"), one.smokes_note)]
    return tuple(dict.fromkeys(_(words).format(remark=said) for words, said in noted if said))


def half_days_of(person: Candidate) -> dict[str, bool] | None:
    """The half-days somebody is free, of two who are one buddy when both are; what one may not know is left out."""
    known = [one.availability or {} for one in people_of(person)]
    found = {}
    for slot in HALF_DAYS:
        said = [free.get(slot) for free in known]
        if False in said or None not in said:
            found[slot] = False not in said
    return found or None


def short_names(person: Candidate) -> str:
    """The first name with an initial, of a couple both."""
    return " & ".join(one.short_name for one in people_of(person))


def in_words(interests: tuple[str, ...]) -> str:
    return listed(list(interests))


def dotted(*parts: str) -> str:
    """The parts that say something, with a dot between them."""
    return " · ".join(part for part in parts if part)
