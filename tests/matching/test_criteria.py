"""Each criterion: unknown, full and poor; and each weight moves the fit, and the choice, the way its name says."""

from dataclasses import replace
from datetime import date

import pytest

from app.matching import criteria
from app.matching.criteria import CRITERIA, Side
from app.matching.engine import solve
from app.matching.people import Buddy, Participant, Wish
from app.matching.problem import Policy, Problem

HOME, NEAR, FAR = (51.0, 4.0), (51.05, 4.0), (51.2, 4.0)  # 5.6 and 22.2 km away
WEEK = ("mon-morning", "tue-morning", "wed-morning")
WISH = {
    "gender": Wish("gender", 2, ("f",)),
    "smokes": Wish("smokes", 2, (False,)),
    "has_pets": Wish("has_pets", 2, (True,)),
    "language": Wish("language", 2, ("tr",)),
    "traits": Wish("traits", 2, ("rustig", "humor")),
    "custom:auto": Wish("custom:auto", 2, ("ja",)),
}


AGED = Wish("age", 1, youngest=40, oldest=60)

# What one side is, what the other is, and what that is worth to the first: None for unknown, nothing without a wish.
CURVES = {
    "availability": [
        ({"availability": ()}, {"availability": WEEK}, [None]),
        ({"availability": WEEK}, {}, [None]),
        ({"availability": WEEK}, {"availability": (*WEEK, "sun-evening")}, [1000]),
        ({"availability": WEEK}, {"availability": WEEK[:2]}, [666]),
        ({"availability": WEEK[:1]}, {"availability": WEEK[:1]}, [333]),
        ({"availability": WEEK}, {"availability": ("sun-evening",)}, [0]),
    ],
    "distance": [
        ({}, {"location": HOME}, [None]),
        ({"location": HOME}, {"location": HOME}, [None]),
        ({"location": HOME, "travels_km": 10.0}, {}, [None]),
        ({"location": HOME, "travels_km": 0.0}, {"location": HOME}, [1000]),
        ({"location": HOME, "travels_km": 10.0}, {"location": NEAR}, [722]),
        ({"location": HOME, "travels_km": 10.0}, {"location": FAR}, [0]),
        ({"location": HOME, "travels_km": 0.0}, {"location": NEAR}, [0]),
    ],
    "interests": [
        ({"interests": ("film",)}, {}, [None]),
        ({"interests": ()}, {"interests": ("film",)}, [None]),
        ({"interests": ("film",)}, {"interests": ("film", "koken", "lezen", "yoga")}, [1000]),
        ({"interests": ("a", "b", "c", "d")}, {"interests": ("a", "b", "c", "e")}, [1000]),
        ({"interests": ("film", "yoga", "zang")}, {"interests": ("film", "koken", "lezen")}, [333]),
        ({"interests": ("film",)}, {"interests": ("koken",)}, [0]),
        ({"wishes": (Wish("interests", 1, ("film", "yoga")),)}, {"interests": ("film",)}, [750, None]),
    ],
    "age": [
        ({}, {"age": 40}, [None]),
        ({"age": 40}, {}, [None]),
        ({"age": 40}, {"age": 45}, [1000]),
        ({"age": 40}, {"age": 55}, [750]),
        ({"age": 20}, {"age": 90}, [0]),
        ({"age": 20, "wishes": (AGED,)}, {}, [None]),
        ({"age": 20, "wishes": (AGED,)}, {"age": 60}, [1000]),
        ({"age": 20, "wishes": (AGED,)}, {"age": 37}, [700]),
        ({"age": 20, "wishes": (Wish("age", 1, youngest=50),)}, {"age": 90}, [1000]),
        ({"age": 20, "wishes": (Wish("age", 1, oldest=60),)}, {"age": 75}, [0]),
    ],
    "gender": [
        ({}, {"gender": "f"}, []),
        ({"wishes": (WISH["gender"],)}, {}, [None]),
        ({"wishes": (WISH["gender"],)}, {"gender": "f"}, [1000]),
        ({"wishes": (Wish("gender", 1, ("f", "x")),)}, {"gender": "x"}, [1000]),
        ({"wishes": (WISH["gender"],)}, {"gender": "m"}, [0]),
    ],
    "smokes": [
        ({}, {"smokes": True}, []),
        ({"wishes": (WISH["smokes"],)}, {}, [None]),
        ({"wishes": (WISH["smokes"],)}, {"smokes": False}, [1000]),
        ({"wishes": (WISH["smokes"],)}, {"smokes": True}, [0]),
    ],
    "has_pets": [
        ({}, {"has_pets": True}, []),
        ({"wishes": (WISH["has_pets"],)}, {}, [None]),
        ({"wishes": (WISH["has_pets"],)}, {"has_pets": True}, [1000]),
        ({"wishes": (WISH["has_pets"],)}, {"has_pets": False}, [0]),
    ],
    "language": [
        ({}, {"languages": ("tr",)}, []),
        ({"wishes": (WISH["language"],)}, {"languages": ()}, [None]),
        ({"wishes": (WISH["language"],)}, {"languages": ("nl", "tr")}, [1000]),
        ({"wishes": (WISH["language"],)}, {"languages": ("nl",)}, [0]),
    ],
    "traits": [
        ({}, {"traits": ("rustig",)}, []),
        ({"wishes": (WISH["traits"],)}, {}, [None]),
        ({"wishes": (WISH["traits"],)}, {"traits": ("humor", "rustig", "nuchter")}, [1000]),
        ({"wishes": (WISH["traits"],)}, {"traits": ("humor",)}, [750]),
        ({"wishes": (WISH["traits"],)}, {"traits": ("nuchter",)}, [0]),
    ],
    "custom:auto": [
        ({}, {"custom": {"auto": "ja"}}, []),
        ({"wishes": (WISH["custom:auto"],)}, {}, [None]),
        ({"wishes": (WISH["custom:auto"],)}, {"custom": {"auto": None}}, [None]),
        ({"wishes": (WISH["custom:auto"],)}, {"custom": {"auto": "ja"}}, [1000]),
        ({"wishes": (WISH["custom:auto"],)}, {"custom": {"auto": ["nee", "ja"]}}, [1000]),
        ({"wishes": (WISH["custom:auto"],)}, {"custom": {"auto": "nee"}}, [0]),
        ({"wishes": (Wish("custom:auto", 1, (True,)),)}, {"custom": {"auto": 1}}, [0]),
    ],
}


@pytest.mark.parametrize(
    ("criterion", "me", "other", "expected"),
    [(criterion, *row) for criterion, rows in CURVES.items() for row in rows],
)
def test_the_curve_of_each_criterion_is_the_same_from_both_sides(criterion, me, other, expected):
    for mine, theirs in ((Participant, Buddy), (Buddy, Participant)):
        found = criteria.parts(criterion, mine(id="me", **me), theirs(id="other", **other))
        assert [part.value for part in found] == expected


def test_the_table_has_every_criterion_unknown_full_and_poor():
    assert {*CRITERIA, "custom:auto"} == set(CURVES) == {criterion for criterion, *_ in GOOD_AND_POOR}
    for rows in CURVES.values():
        assert {None, 1000, 0} <= {value for *_, expected in rows for value in expected}


GOOD_AND_POOR = [
    ("age", {"age": 40}, {"age": 40}, {"age": 80}),
    ("distance", {"location": HOME, "travels_km": 10.0}, {"location": HOME}, {"location": FAR}),
    ("interests", {"interests": ("film",)}, {"interests": ("film",)}, {"interests": ("yoga",)}),
    ("availability", {"availability": WEEK}, {"availability": WEEK}, {"availability": ("sun-evening",)}),
    ("gender", {"wishes": (WISH["gender"],)}, {"gender": "f"}, {"gender": "m"}),
    ("smokes", {"wishes": (WISH["smokes"],)}, {"smokes": False}, {"smokes": True}),
    ("has_pets", {"wishes": (WISH["has_pets"],)}, {"has_pets": True}, {"has_pets": False}),
    ("language", {"wishes": (WISH["language"],)}, {"languages": ("tr",)}, {"languages": ("nl",)}),
    ("traits", {"wishes": (WISH["traits"],)}, {"traits": ("humor", "rustig")}, {"traits": ("nuchter",)}),
    ("custom:auto", {"wishes": (WISH["custom:auto"],)}, {"custom": {"auto": "ja"}}, {"custom": {"auto": "nee"}}),
]


@pytest.mark.parametrize(("criterion", "me", "good", "poor"), GOOD_AND_POOR)
def test_a_heavier_weight_lifts_what_is_good_and_lowers_what_is_poor(criterion, me, good, poor):
    # Beside it stands another wish, half come true, so that there is something to weigh against.
    beside = Wish("traits", 1, ("x", "y", "z")) if criterion != "traits" else Wish("interests", 1, ("x", "y", "z"))
    me = Participant(id="p", **me | {"wishes": (*me.get("wishes", ()), beside)})
    half = {"traits": ("x",)} if criterion != "traits" else {"interests": ("x",)}

    def fit(other, weight):
        return criteria.side(me, Buddy(id="b", **half | other), Policy(weights={criterion: weight})).fit

    assert fit(good, 0) < fit(good, 3) < fit(good, 10)
    assert fit(poor, 0) > fit(poor, 3) > fit(poor, 10)


@pytest.mark.parametrize(("criterion", "me", "good", "poor"), GOOD_AND_POOR)
def test_each_weight_decides_who_is_proposed(criterion, me, good, poor):
    # One buddy suits in this and in nothing else that is wished; the other the other way around.
    if criterion == "traits":
        beside, comes_true, does_not = Wish("gender", 2, ("x",)), {"gender": "x"}, {"gender": "m"}
    else:
        beside, comes_true, does_not = Wish("traits", 2, ("x",)), {"traits": ("x",)}, {"traits": ("y",)}
    least = {"availability": ("sat-morning", "sat-evening"), "location": HOME, "travels_km": 30.0, "languages": ("nl",)}
    if criterion == "availability":
        good, poor = {"availability": WEEK}, {"availability": WEEK[:1]}
    if criterion == "language":
        good = {"languages": ("nl", "tr")}
    wishing = Participant(id="p", **least | me | {"wishes": (*me.get("wishes", ()), beside)})
    suits = Buddy(id="suits", **least | does_not | good)
    other = Buddy(id="other", **least | comes_true | poor)

    def proposed(weight):
        weights = dict.fromkeys(CRITERIA, 0) | {beside.about: 3, criterion: weight}
        policy = Policy(weights=weights, objective=("fit",))
        problem = Problem(date=date(2026, 11, 22), participants=(wishing,), buddies=(suits, other), policy=policy)
        return [pair.buddy for pair in solve(problem).pairs]

    assert (proposed(0), proposed(10)) == (["other"], ["suits"])


WISHED = {criterion: (me["wishes"][0], good) for criterion, me, good, _ in GOOD_AND_POOR if "wishes" in me} | {
    "age": (AGED, {"age": 50}),
    "interests": (Wish("interests", 1, ("film",)), {"interests": ("film",)}),
}


@pytest.mark.parametrize("criterion", WISHED)
def test_a_stronger_wish_weighs_more_and_a_must_as_the_strongest(criterion):
    wish, comes_true = WISHED[criterion]
    # Beside it stands one of weight 1 that does not come true.
    beside = Wish("gender", 1, ("m",)) if criterion != "gender" else Wish("smokes", 1, (True,))
    other = Buddy(id="b", **{"gender": "x", "smokes": False} | comes_true)

    def fit(strength):
        me = Participant(id="p", wishes=(replace(wish, strength=strength), beside))
        return criteria.side(me, other, Policy()).fit

    assert [fit(strength) for strength in (1, 2, 3, "must")] == [500, 666, 750, 750]


def test_what_is_unknown_is_left_out_and_lowers_the_coverage():
    me = Participant(id="p", age=40, wishes=(WISH["gender"],))
    mine = criteria.side(me, Buddy(id="b", age=40), Policy())
    assert (mine.fit, mine.known, mine.total) == (1000, 5, 30)
    theirs = criteria.side(Buddy(id="b", age=40), me, Policy())
    assert (theirs.known, theirs.total) == (5, 20)
    assert criteria.coverage(mine, theirs) == 20


def test_nothing_known_is_halfway_without_coverage():
    nobody = criteria.side(Participant(id="p"), Buddy(id="b"), Policy())
    assert (nobody.fit, nobody.known) == (500, 0)
    assert criteria.coverage(nobody, nobody) == 0
    assert criteria.coverage(Side(500, 0, 0), Side(500, 0, 0)) == 0


def test_the_poorer_side_counts_double():
    assert criteria.pair_fit(700, 801) == 725
    assert criteria.pair_fit(1000, 0) == 250
