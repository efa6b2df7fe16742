"""Invented people for the example: everybody in it is made up from a seed and the word lists in ``resources/demo``."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, TypeVar

from app.paths import resource
from app.places import fold
from app.services.rows import WishRow
from app.vocabulary import DAYS, HALF_DAYS, PARTS, Gender, Strength

UNKNOWN = 0.08
"""How often a fact is not known, as in every real list."""

T = TypeVar("T")


@dataclass(frozen=True)
class Invented:
    """One invented person: facts of the person, facts of the role, and wishes."""

    facts: dict[str, Any]
    own: dict[str, Any]
    wishes: tuple[WishRow, ...]


@cache
def words(name: str) -> Any:
    """A word list of the example."""
    return json.loads(resource("demo", f"{name}.json").read_text(encoding="utf-8"))


class Inventor:
    """Invents people one after the other; no two share a surname or a phone number."""

    def __init__(self, rng: Random, today: date) -> None:
        self._rng = rng
        self._today = today
        featured = words("featured")
        taken = {person["last_name"] for person in featured["participants"] + featured["buddies"]}
        self._surnames = [name for name in words("names")["surnames"] if name not in taken]
        self._first_names: dict[str, list[Any]] = {"women": [], "men": [], "others": []}
        self._questions = list(words("participants")["questions"])
        self._phones = rng.sample(range(100_000, 1_000_000), len(self._surnames))
        for supply in (self._surnames, self._questions):
            rng.shuffle(supply)

    def participant(self) -> Invented:
        """Someone who looks for a buddy; what she or he asks and likes go together."""
        text, *liked = self._questions.pop()
        said = words("participants")
        person = self._person(liked, words("words")["participant_days"], (3, 4, 5, 8, 10), cars=0.2)
        own: dict[str, Any] = {
            "question": text,
            "strengths": self._rng.sample(said["strengths"], self._rng.randint(2, 3)),
            "gives": self._perhaps(said["gives"], 0.5),
            "remarks": self._perhaps(said["remarks"], 0.25),
        }
        wishes = self._wishes(person, must=0.3)
        if any(wish.about == "has_pets" for wish in wishes):
            own["remarks"] = self._rng.choice(said["afraid"])
        elif self._rng.random() < 0.05:
            own["remarks"] = said["wheelchair"]
        return Invented(person, own, wishes)

    def buddy(self) -> Invented:
        """Someone who would like to be a buddy."""
        person = self._person([], words("words")["buddy_days"], (5, 8, 10, 15, 20), cars=0.7)
        own = {
            "motivation": self._rng.choice(words("buddies")["motivations"]),
            "remarks": self._perhaps(words("buddies")["remarks"], 0.25),
        }
        return Invented(person, own, self._wishes(person, must=0.12))

    def featured(self, sheet: dict[str, Any]) -> Invented:
        """Someone whose facts stand written out in ``featured.json``."""
        facts = dict(sheet)
        unknown = facts.pop("unknown_days")
        days = facts.pop("days")
        own: dict[str, Any] = {
            name: facts.pop(name)
            for name in ("question", "strengths", "gives", "motivation", "remarks")
            if name in facts
        }
        wishes = tuple(
            _wish(wish["about"], Strength(wish["strength"]), wish.get("values"), wish.get("lower"), wish.get("upper"))
            for wish in facts.pop("wishes")
        )
        for elsewhere in ("area_names", "registered"):
            facts.pop(elsewhere, None)
        facts["birth_date"] = self._born(facts.pop("age"))
        facts["gender"] = Gender(facts["gender"])
        facts["availability"] = {slot: slot in days for slot in HALF_DAYS if slot not in unknown}
        return Invented(facts, own, wishes)

    def _person(self, liked: list[str], days: list[list[str]], ranges: tuple[int, ...], cars: float) -> dict[str, Any]:
        """All facts of a person; about one in twelve is unknown, but never the name or the place."""
        rng, office = self._rng, words("office")
        gender, first_name, languages = self._first_name()
        last_name = self._surnames.pop()
        places = office["places"]
        postcode, place, _ = rng.choices(places, [weight for *_, weight in places])[0]
        age = round(rng.triangular(20, 78, 48))
        pets = rng.random() < 0.4
        smokes = rng.random() < 0.3
        others = [word for word in words("words")["interests"] if word not in liked]
        likes = liked + rng.sample(others, rng.randint(2, 4) if liked else rng.randint(3, 5))
        known = rng.random() >= UNKNOWN
        facts: dict[str, Any] = {
            "birth_date": self._born(age) if known else None,
            "birth_year": None if known else self._born(age).year,
            "gender": self._known(gender),
            "pronouns": self._perhaps(["zij" if gender is Gender.FEMALE else "hij"], 0.3)
            if gender is not Gender.OTHER
            else "die",
            "street": self._perhaps([f"{rng.choice(office['streets'])} {rng.randint(1, 98)}"], 0.8),
            "phone": self._known(f"+32400{self._phones.pop():06d}"),
            "email": self._perhaps(
                [f"{_ascii(first_name)}.{_ascii(last_name)}@{rng.choice(office['mail_domains'])}"], 0.7
            ),
            "languages": self._known(languages),
            "smokes": self._known(smokes),
            "has_pets": self._known(pets),
            "travels_km": self._known(float(rng.choice(ranges))),
            "has_car": self._known(rng.random() < cars),
            "interests": self._known(likes),
            "traits": self._known(rng.sample(words("words")["traits"], rng.randint(2, 3))),
            "availability": self._availability(days),
        }
        if facts["has_pets"]:
            facts["pets_note"] = self._perhaps(words("words")["pets"], 0.7)
        if facts["smokes"]:
            facts["smokes_note"] = self._perhaps(words("words")["smoking"], 0.4)
        return {"first_name": first_name, "last_name": last_name, "postcode": postcode, "place": place, **facts}

    def _first_name(self) -> tuple[Gender, str, list[str]]:
        """A name, not used again before all others were, with a gender and the languages spoken beside Dutch."""
        rng = self._rng
        gender = rng.choices([Gender.FEMALE, Gender.MALE, Gender.OTHER], [52, 46, 2])[0]
        kind = {Gender.FEMALE: "women", Gender.MALE: "men", Gender.OTHER: "others"}[gender]
        if not self._first_names[kind]:
            self._first_names[kind] = rng.sample(words("names")[kind], len(words("names")[kind]))
        chosen = self._first_names[kind].pop()
        name, spoken = (chosen, ["fr", "en"]) if isinstance(chosen, str) else (chosen["name"], chosen["languages"])
        share = 0.15 if isinstance(chosen, str) else 0.7
        return gender, name, ["nl", *(code for code in spoken if rng.random() < share)]

    def _availability(self, patterns: list[list[str]]) -> dict[str, bool] | None:
        """One to three patterns of a week together; for some a few half-days, or the whole week, are not known."""
        rng = self._rng
        free = {slot for pattern in rng.sample(patterns, rng.choice((1, 2, 2, 3))) for slot in pattern}
        unknown = {f"{day}-{part}" for day in rng.sample(DAYS, 2) for part in rng.sample(PARTS, 2)} - free
        kind = rng.random()
        if kind < 0.06:
            return None
        return {slot: slot in free for slot in HALF_DAYS if kind > 0.25 or slot not in unknown}

    def _wishes(self, person: dict[str, Any], must: float) -> tuple[WishRow, ...]:
        """None to five wishes; ``must`` is how often a wish is compulsory. One about gender is then firm."""
        rng = self._rng
        found = []

        def strength(otherwise: Strength) -> Strength:
            return Strength.MUST if rng.random() < must else otherwise

        if rng.random() < 0.35 and person["gender"] in (Gender.FEMALE, Gender.MALE):
            found.append(_wish("gender", strength(Strength.STRONG), [person["gender"].value]))
        if rng.random() < 0.45 and person["birth_date"]:
            age = (self._today - person["birth_date"]).days // 365
            lower = max(18, (age - rng.choice((10, 15))) // 5 * 5)
            found.append(_wish("age", Strength.RATHER, None, lower, lower + rng.choice((20, 30))))
        if rng.random() < 0.25 and person["smokes"] is False:
            found.append(_wish("smokes", strength(Strength.STRONG), [False]))
        if rng.random() < 0.12 and person["has_pets"] is False:
            found.append(_wish("has_pets", strength(Strength.STRONG), [False]))
        if rng.random() < 0.4:
            found.append(_wish("traits", Strength.NICE, rng.sample(words("words")["traits"], rng.randint(1, 2))))
        if rng.random() < 0.15 and person["interests"]:
            found.append(_wish("interests", Strength.NICE, person["interests"][:1]))
        return tuple(found)

    def _born(self, age: int) -> date:
        """A birthday that stays away from today, so that the age is the same whatever day this is."""
        return self._today - timedelta(days=round(365.25 * age) + self._rng.randint(30, 330))

    def _known(self, fact: T) -> T | None:
        return None if self._rng.random() < UNKNOWN else fact

    def _perhaps(self, choices: list[T], share: float) -> T | None:
        chosen = self._rng.choice(choices)
        return chosen if self._rng.random() < share else None


def _wish(
    about: str,
    strength: Strength,
    values: Iterable[Any] | None = None,
    lower: int | None = None,
    upper: int | None = None,
) -> WishRow:
    firm = about == "gender" and strength is Strength.MUST
    return WishRow(about, tuple(values or ()), lower, upper, strength, firm)


def _ascii(name: str) -> str:
    return fold(name).replace(" ", "")
