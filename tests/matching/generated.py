"""Invented matching problems of any size, in the file format: the same numbers give the same problem.

Every person is invented; the places are Flemish towns. The order in which chance is asked is part of what is promised
here, for the figures of docs/benchmarks.md are of these very problems.
"""

import math
import random
from datetime import date, timedelta

TODAY = date(2026, 11, 22)
# Latitude, longitude, and how many live there against the others.
TOWNS = {
    "Antwerpen": (51.22, 4.40, 9),
    "Gent": (51.05, 3.72, 8),
    "Brugge": (51.21, 3.22, 5),
    "Leuven": (50.88, 4.70, 5),
    "Hasselt": (50.93, 5.34, 4),
    "Kortrijk": (50.83, 3.26, 4),
    "Mechelen": (51.03, 4.48, 4),
    "Aalst": (50.94, 4.04, 3),
    "Turnhout": (51.32, 4.94, 3),
    "Genk": (50.97, 5.50, 3),
    "Roeselare": (50.95, 3.12, 3),
    "Sint-Niklaas": (51.16, 4.14, 3),
}
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
PARTS = ["morning", "afternoon", "evening"]
INTERESTS = [
    "wandelen",
    "fietsen",
    "koken",
    "muziek",
    "film",
    "voetbal",
    "lezen",
    "dieren",
    "tuinieren",
    "fotografie",
    "schilderen",
    "gezelschapsspelen",
    "zwemmen",
    "museum",
    "theater",
    "breien",
    "gamen",
    "reizen",
    "geschiedenis",
    "natuur",
    "dansen",
    "zingen",
    "vissen",
    "petanque",
    "yoga",
    "taal",
    "techniek",
    "bakken",
    "markten",
    "koffie",
]
TRAITS = ["rustig", "spontaan", "geduldig", "humor", "luisterend", "ondernemend", "nuchter", "zorgzaam"]
LANGUAGES = {"nl": 1, "fr": 0.25, "en": 0.35, "ar": 0.06, "tr": 0.05, "uk": 0.03, "es": 0.04}
PARTNERS = ["samana", "de-voorzorg", "eigen-werking", "helan"]
GROUPS = {"jong": 0.12, "nieuwkomer": 0.18, "dringend": 0.10}


def problem(participants, buddies, seed=1, limits=False, unknown=0.0):
    """A problem of this size. ``limits``: with every kind of limit and two decided pairs; ``unknown``: 0–1, how many
    facts of people are not known."""
    rng = random.Random(seed)
    areas = list(TOWNS) if participants > 150 else rng.sample(list(TOWNS), max(1, min(3, participants // 30)))
    seekers = [_participant(rng, number, areas, unknown) for number in range(participants)]
    volunteers = [_buddy(rng, number, areas, unknown) for number in range(buddies)]

    def couples(most):
        return sorted({(rng.choice(seekers)["id"], rng.choice(volunteers)["id"]) for _ in range(most)})

    made = {
        "format": "klik-problem",
        "version": 1,
        "date": TODAY.isoformat(),
        "participants": seekers,
        "buddies": volunteers,
        "decided": [],
        "excluded": [list(pair) for pair in couples(max(1, participants // 30))],
        "limits": {},
        "policy": {"objective": ["duos", "fit", "waiting"]},
    }
    if limits:
        made["limits"] = _limits(rng, seekers, volunteers)
        made["decided"] = [list(pair) for pair in couples(2)]
    return made


def _limits(rng, participants, buddies):
    """Tight enough to be felt: four in five may start, and two partners have fewer places than buddies."""
    reach = min(len(participants), sum(buddy["capacity"] for buddy in buddies))
    coordinators = sorted({participant["coordinator"] for participant in participants})
    each = max(1, int(reach * 1.1 / len(coordinators)))
    return {
        "starts_max": max(1, int(reach * 0.8)),
        "coordinator_max": {coordinator: each for coordinator in coordinators if rng.random() < 0.7},
        "partner_max": {"samana": max(1, int(reach * 0.22)), "helan": max(1, int(reach * 0.2))},
        "partner_min": {"de-voorzorg": int(reach * 0.15)},
        "priority_min": {
            "dringend": max(1, int(reach * 0.12)),
            "nieuwkomer": max(1, int(reach * 0.16)),
            "jong": max(1, int(reach * 0.10)),
        },
    }


def _participant(rng, number, areas, unknown):
    town, _, person = _person(rng, "p", number, areas, unknown)
    since = TODAY - timedelta(days=int(rng.gammavariate(1.6, 100)) + 5)
    return person | {
        "area": town,
        "waiting_since": since.isoformat(),
        "priority_groups": [group for group, share in GROUPS.items() if rng.random() < share],
        "coordinator": f"c-{town}-{rng.randint(1, 2)}",
    }


def _buddy(rng, number, areas, unknown):
    _, (latitude, longitude), person = _person(rng, "b", number, areas, unknown)
    near = sorted(areas, key=lambda town: math.hypot(TOWNS[town][0] - latitude, TOWNS[town][1] - longitude))
    return person | {
        "areas": near[: rng.choice([1, 2, 2, 3])],
        "capacity": rng.choices([1, 2, 3], [0.8, 0.15, 0.05])[0],
        "partner": rng.choice(PARTNERS),
    }


def _person(rng, kind, number, areas, unknown):
    """Town, where the middle of it is, and what both sides have."""
    buddy = kind == "b"
    town = rng.choices(list(areas), [TOWNS[name][2] for name in areas])[0]
    latitude, longitude, _ = TOWNS[town]

    def known(value):
        return None if rng.random() < unknown else value

    slots = [f"{day}-{part}" for day in DAYS for part in PARTS if rng.random() < _free(rng, buddy, day, part)]
    smokes = rng.random() < (0.18 if buddy else 0.38)
    pets = rng.random() < 0.35
    age = min(90, max(18, round(rng.gauss(38 if buddy else 46, 15))))
    wishes = _wishes(rng, age, smokes, pets)
    ranges = [0.3, 0.3, 0.2, 0.15, 0.05] if buddy else [0.5, 0.3, 0.15, 0.04, 0.01]
    person = {
        "id": f"{kind}{number:05d}",
        "age": known(age),
        "gender": known(rng.choices("fmx", [0.66, 0.32, 0.02] if buddy else [0.52, 0.45, 0.03])[0]),
        "location": known([round(latitude + rng.gauss(0, 0.07), 4), round(longitude + rng.gauss(0, 0.10), 4)]),
        "travels_km": known(rng.choices([5, 10, 15, 20, 30], ranges)[0]),
        "languages": known(_languages(rng, buddy)),
        "smokes": known(smokes),
        "has_pets": known(pets),
        "availability": known(slots or [f"{rng.choice(DAYS)}-{rng.choice(PARTS)}"]),
        "interests": known(rng.sample(INTERESTS, rng.randint(2, 8))),
        "traits": known(rng.sample(TRAITS, rng.randint(1, 4))),
        "wishes": wishes,
    }
    return town, (latitude, longitude), person


def _free(rng, buddy, day, part):
    """How likely it is that somebody is free then."""
    weekend = day in ("sat", "sun")
    if buddy:
        share = 0.35 if weekend else 0.30 if part == "evening" else 0.10
    else:
        share = 0.20 if weekend else 0.22 if part == "evening" else 0.42
    return share * rng.uniform(0.4, 1.6)


def _wishes(rng, age, smokes, pets):
    wishes = []
    if rng.random() < 0.32:
        who = [rng.choice("ffm")]
        wishes.append({"about": "gender", "is": who, "strength": rng.choice(["must", "must", 3, 2, 1])})
    if not smokes and rng.random() < 0.35:
        wishes.append({"about": "smokes", "is": [False], "strength": rng.choice(["must", 3, 2])})
    if not pets and rng.random() < 0.10:
        wishes.append({"about": "has_pets", "is": [False], "strength": "must"})
    if rng.random() < 0.40:
        youngest = max(18, age - rng.randint(5, 20))
        oldest = youngest + rng.randint(15, 40)
        strength = rng.choice(["must", 3, 2, 2, 1])
        wishes.append({"about": "age", "from": youngest, "to": oldest, "strength": strength})
    if rng.random() < 0.50:
        some = rng.sample(TRAITS, rng.randint(1, 3))
        wishes.append({"about": "traits", "is": some, "strength": rng.choice([3, 2, 1])})
    return wishes


def _languages(rng, buddy):
    dutch = 0.97 if buddy else 0.9
    spoken = [name for name, share in LANGUAGES.items() if rng.random() < (dutch if name == "nl" else share)]
    return spoken or ["fr"]
