"""The two sides of a matching problem: a participant who waits, a buddy who is free, and what each wishes.

Every fact may be unknown: None, and for a list of facts also the empty list. Unknown is not yes and not no.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from app.errors import KlikError
from app.i18n import N_
from app.matching.fields import Fields
from app.vocabulary import HALF_DAYS, OLDEST_AGE, Gender

MUST: Literal["must"] = "must"
ABOUT = ("gender", "smokes", "has_pets", "language", "traits", "interests", "age")
CUSTOM = "custom:"
KIND = CUSTOM + "question_kind"
"""What a participant asks for and a buddy offers: to the rules an own criterion as any, that Klik has words for."""
YOUNGEST, OLDEST = 0, 200

Strength = Literal["must", 1, 2, 3]


@dataclass(frozen=True)
class Wish:
    """What someone wishes of the other: one of ``values``, or for ``age`` a range with both ends included.

    ``strength`` is ``"must"`` (a hard rule) or 1–3 (weighs in the fit); a ``firm`` must is not open to talk.
    """

    about: str
    strength: Strength
    values: tuple[Any, ...] = ()
    youngest: int | None = None
    oldest: int | None = None
    firm: bool = False

    @property
    def is_must(self) -> bool:
        return self.strength == MUST

    @property
    def emphasis(self) -> int:
        """How much the wish multiplies the weight of its criterion: a must counts as the strongest wish."""
        return 3 if self.strength == "must" else self.strength


@dataclass(frozen=True, kw_only=True)
class Person:
    """The facts that both sides have. ``location``: degrees north and east; ``travels_km``: as the crow flies."""

    id: str
    age: int | None = None
    gender: str | None = None
    location: tuple[float, float] | None = None
    travels_km: float | None = None
    languages: tuple[str, ...] | None = None
    smokes: bool | None = None
    has_pets: bool | None = None
    availability: tuple[str, ...] | None = None
    interests: tuple[str, ...] | None = None
    traits: tuple[str, ...] | None = None
    custom: Mapping[str, Any] = field(default_factory=dict)
    wishes: tuple[Wish, ...] = ()

    @cached_property
    def musts(self) -> tuple[Wish, ...]:
        return tuple(wish for wish in self.wishes if wish.is_must)


@dataclass(frozen=True, kw_only=True)
class Participant(Person):
    area: str | None = None
    waiting_since: date | None = None
    priority_groups: tuple[str, ...] = ()
    coordinator: str | None = None


@dataclass(frozen=True, kw_only=True)
class Buddy(Person):
    """``areas``: where the buddy wants to go, None or empty for anywhere; ``capacity``: duos at the same time."""

    areas: tuple[str, ...] | None = None
    capacity: int = 1
    partner: str | None = None


def read_participant(fields: Fields, index: str) -> Participant:
    person = fields.object(index)
    return Participant(
        **_person(person),
        area=person.optional("area", person.text),
        waiting_since=person.optional("waiting_since", person.day),
        priority_groups=person.given("priority_groups", person.texts, ()),
        coordinator=person.optional("coordinator", person.text),
    )


def read_buddy(fields: Fields, index: str) -> Buddy:
    person = fields.object(index)
    return Buddy(
        **_person(person),
        areas=person.optional("areas", person.texts),
        capacity=person.given("capacity", lambda name: person.integer(name, 0), 1),
        partner=person.optional("partner", person.text),
    )


def _person(person: Fields) -> dict[str, Any]:
    id = person.text("id")
    if not id:
        raise KlikError(N_("The matching problem cannot be read: {field} is missing."), field=person.at("id"))
    custom = person.given("custom", person.object, Fields({}, ""))
    return {
        "id": id,
        "age": person.optional("age", lambda name: person.integer(name, 0, OLDEST_AGE)),
        "gender": person.optional("gender", lambda name: person.choice(name, [gender.value for gender in Gender])),
        "location": person.optional("location", lambda name: _location(person, name)),
        "travels_km": person.optional("travels_km", lambda name: person.number(name, 0)),
        "languages": person.optional("languages", person.texts),
        "smokes": person.optional("smokes", person.flag),
        "has_pets": person.optional("has_pets", person.flag),
        "availability": person.optional("availability", lambda name: person.texts(name, HALF_DAYS)),
        "interests": person.optional("interests", person.texts),
        "traits": person.optional("traits", person.texts),
        "custom": {name: custom.raw(name) for name in custom.names()},
        "wishes": person.each("wishes", _wish) if "wishes" in person.names() else (),
    }


def _location(person: Fields, name: str) -> tuple[float, float]:
    degrees = person.each(name, lambda item, index: item.number(index, -180, 180))
    if len(degrees) != 2 or abs(degrees[0]) > 90:
        raise KlikError(
            N_("The matching problem cannot be read: {field} is not a latitude and a longitude."), field=person.at(name)
        )
    return degrees[0], degrees[1]


def _wish(fields: Fields, index: str) -> Wish:
    wish = fields.object(index, ("about", "is", "from", "to", "strength", "firm"))
    about = wish.text("about")
    if not (about.startswith(CUSTOM) and about != CUSTOM):
        wish.choice("about", ABOUT)
    strength: Any = wish.raw("strength")
    if strength != MUST:
        strength = wish.integer("strength", 1, 3)
    youngest, oldest = wish.optional("from", wish.integer), wish.optional("to", wish.integer)
    values = tuple(wish.items("is")) if about != "age" or wish.has("is") else ()
    if (about != "age" and not values) or (about == "age" and youngest is None and oldest is None):
        raise KlikError(
            N_("The matching problem cannot be read: {field} does not say what is wished."), field=wish.at("")
        )
    return Wish(
        about=about,
        strength=strength,
        values=values if about != "age" else (),
        youngest=youngest if about == "age" else None,
        oldest=oldest if about == "age" else None,
        firm=wish.given("firm", wish.flag, False),
    )


def person_to_dict(person: Person) -> dict[str, Any]:
    facts = {name: value for name, value in vars(person).items() if name != "musts" and value is not None}
    for name, value in facts.items():
        if isinstance(value, tuple):
            facts[name] = list(value)
        elif isinstance(value, date):
            facts[name] = value.isoformat()
    return facts | {"custom": dict(person.custom), "wishes": [_wish_to_dict(wish) for wish in person.wishes]}


def _wish_to_dict(wish: Wish) -> dict[str, Any]:
    bounds = {"from": wish.youngest, "to": wish.oldest} if wish.about == "age" else {"is": list(wish.values)}
    told = {"about": wish.about, **bounds, "strength": wish.strength, "firm": wish.firm}
    return {name: value for name, value in told.items() if value is not None}
