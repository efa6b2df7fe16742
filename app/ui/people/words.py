"""How facts of a person are said in few words. Unknown is said as such, never as no."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from app.i18n import N_, _, either, labelled, language_name, number, short_date
from app.matching.people import CUSTOM
from app.matching.wish_words import fact_word
from app.places import find, fold
from app.services.rows import BuddyRow, PersonRow, RoleRow, WishRow
from app.services.search import standing
from app.services.search_index import state_word
from app.vocabulary import Gender, Means, Strength, word

STRENGTHS = (Strength.MUST, Strength.RATHER, Strength.NICE)
"""The strengths that the window shows and offers; the engine knows one more between must and rather."""

SUGGESTED = 300

TO_ASK = N_("still to ask")
ABOUT_WORDS = {
    "availability": N_("half-days"),
    "location": N_("place"),
    "travels_km": N_("how far to travel"),
    "language": N_("languages"),
    "gender": N_("gender"),
    "age": N_("age"),
    "smokes": N_("smoking"),
    "has_pets": N_("pets"),
    "traits": N_("character"),
    "interests": N_("interests"),
}
_NEEDED = ("availability", "location", "travels_km", "language")


def place_name(row: PersonRow) -> str:
    """The place in its own spelling where the list of places knows it, else as it was written."""
    return _spelled(row.postcode, row.place) or row.municipality or ""


@lru_cache(4096)
def _spelled(postcode: str | None, place: str | None) -> str | None:
    meant = find(postcode, place)
    return meant.name if meant and fold(meant.name) == fold(place or "") else place


def age_fact(row: PersonRow) -> str:
    """``58 jaar``, or that it is still to be asked."""
    return _("age still to ask") if row.age is None else _("{age} years").format(age=row.age)


def no_contact_words(row: PersonRow) -> str:
    """Why somebody may not be contacted any more, or nothing is asked of them now; empty where neither holds."""
    if row.deceased_on:
        return _("died on {day}").format(day=short_date(row.deceased_on))
    if row.no_contact_since:
        return _("wants no contact any more")
    since = row.admitted_since
    return _("admitted since {day}").format(day=short_date(since)) if since else ""


def is_gone(row: PersonRow) -> bool:
    """Whether nobody of them may be contacted: that comes before where they stand."""
    second = row.second if isinstance(row, BuddyRow) else None
    return not (row.may_be_contacted or (second and second.may_be_contacted))


def standing_words(row: PersonRow, status: StrEnum) -> str:
    """Where somebody stands, in a list; of who died or wants no contact that."""
    return state_word(standing(people_of(row), status) if is_gone(row) else status)


def ended_words(row: RoleRow, status: StrEnum) -> str:
    """How a path is said to have ended; a death is no leaving."""
    return _("Deceased") if row.deceased_on else word(status)


def no_contact_chips(row: PersonRow) -> list[str]:
    """The same of each one of a couple, with the name."""
    both = people_of(row)
    said = [(one.called, why) for one in both if (why := no_contact_words(one))]
    return [_("{name}: {what}").format(name=name, what=why) if len(both) > 1 else why for name, why in said]


def people_of(row: PersonRow) -> list[PersonRow]:
    """The person, of a couple each as if alone."""
    if isinstance(row, BuddyRow) and row.second:
        return [replace(row, second=None, second_first_name=None, second_person=None), row.second]
    return [row]


def languages_words(codes: Sequence[str] | None) -> str:
    return ", ".join(language_name(code) for code in codes or ())


def wish_words(wish: WishRow) -> str:
    """``vrouw``, ``50 tot 70 jaar``, ``rookt niet``"""
    if wish.about == "age":
        return age_words(wish.lower, wish.upper)
    if wish.about == "smokes":
        return _("smokes") if wish.values == (True,) else _("does not smoke")
    if wish.about == "has_pets":
        return _("has pets") if wish.values == (True,) else _("no pets")
    if wish.about == "gender":
        return either([word(Gender(value)) for value in wish.values])
    if wish.about == "language":
        return _("speaks {languages}").format(languages=either([language_name(code) for code in wish.values]))
    if wish.about == "interests":
        return _("likes {things}").format(things=either(_texts(wish.values)))
    if wish.about.startswith(CUSTOM):
        return labelled(wish.about.removeprefix(CUSTOM), either(_texts(wish.values)))
    return either(_texts(wish.values))


def age_words(lower: int | None, upper: int | None) -> str:
    """``50 tot 70 jaar``"""
    if lower is None:
        return _("{to} at most").format(to=upper)
    return (
        _("{from_age} or older").format(from_age=lower)
        if upper is None
        else _("{from_age} to {to} years").format(from_age=lower, to=upper)
    )


def shown_strength(strength: Strength) -> Strength:
    """The strength as the window says it: must, rather or nice. A stored 3, which lists may hold, is said as rather."""
    return Strength.RATHER if strength is Strength.STRONG else strength


def wishes_by_strength(wishes: Iterable[WishRow]) -> list[tuple[Strength, str]]:
    """The wishes of one strength together, the strongest first; a must that is firm says so."""
    found = []
    for strength in STRENGTHS:
        said = [
            _("{wish} (not open to talk)").format(wish=wish_words(wish))
            if wish.firm and strength is Strength.MUST
            else wish_words(wish)
            for wish in wishes
            if shown_strength(wish.strength) is strength
        ]
        if said:
            found.append((strength, ", ".join(said)))
    return found


def still_to_ask(row: PersonRow, wished: Iterable[str]) -> list[str]:
    """What is not known and matching needs, or a wish of someone on the other side (``wished``) asks about."""
    known = {
        "availability": row.availability,
        "location": row.municipality,
        "travels_km": row.travels_km is not None,
        "language": row.languages,
        "gender": row.gender,
        "age": row.age,
        "smokes": row.smokes is not None,
        "has_pets": row.has_pets is not None,
        "traits": row.traits,
        "interests": row.interests,
    }
    needed = set(_NEEDED) | set(wished)
    asked = [_(ABOUT_WORDS[about]) for about, fact in known.items() if about in needed and not fact]
    own = sorted(about.removeprefix(CUSTOM) for about in needed if about.startswith(CUSTOM))
    return asked + [name for name in own if (row.custom or {}).get(name) is None]


def own_words(row: PersonRow) -> str:
    """``Houdt van honden: ja``, a line for each own criterion of which something is known."""
    return "\n".join(labelled(name, fact_word(fact)) for name, fact in (row.custom or {}).items() if fact is not None)


def travel_words(row: PersonRow) -> str:
    """``tot 15 km, geen auto, met de fiets, trappen gaan moeilijk``"""
    km = "" if row.travels_km is None else _("up to {km} km").format(km=number(row.travels_km))
    car = "" if row.has_car is None else _("has a car") if row.has_car else _("no car")
    means = [word(Means(one)) for one in row.means or ()]
    return ", ".join(part for part in (km, car, *means, row.mobility) if part)


def yes_no_words(value: bool | None, yes: str, no: str, note: str | None) -> str:
    """An answer with what was noted beside it; empty when it is not known."""
    answer = "" if value is None else yes if value else no
    return " · ".join(part for part in (answer, note) if part)


def address_words(row: PersonRow) -> str:
    """``Modelstraat 1, 2440 Geel``"""
    place = " ".join(part for part in (row.postcode, row.place) if part)
    return ", ".join(part for part in (row.street, place) if part)


def _texts(values: Iterable[object]) -> list[str]:
    return [fact_word(value) for value in values]


def most_used(rows: Sequence[RoleRow], name: str) -> list[str]:
    """The words that stand in a field of people, the most used first."""
    said = (getattr(row, name) or () for row in rows)
    counted = Counter(word for words in said for word in ((words,) if isinstance(words, str) else words))
    return [word for word, _count in counted.most_common(SUGGESTED)]
