"""Each criterion: unknown, full and poor; and each weight moves the fit the way its name says."""

import pytest

from app.matching import criteria
from app.matching.criteria import Side
from app.matching.people import Buddy, Participant, Wish
from app.matching.problem import Policy

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


def values(criterion, me, other):
    return [part.value for part in criteria.parts(criterion, Participant(id="p", **me), Buddy(id="b", **other))]


@pytest.mark.parametrize(
    ("criterion", "me", "other", "expected"),
    [
        ("age", {}, {"age": 40}, [None]),
        ("age", {"age": 40}, {"age": 45}, [1000]),
        ("age", {"age": 40}, {"age": 55}, [750]),
        ("age", {"age": 20}, {"age": 90}, [0]),
        ("age", {"age": 20, "wishes": (Wish("age", 1, youngest=40, oldest=60),)}, {}, [None]),
        ("age", {"age": 20, "wishes": (Wish("age", 1, youngest=40, oldest=60),)}, {"age": 60}, [1000]),
        ("age", {"age": 20, "wishes": (Wish("age", 1, youngest=40, oldest=60),)}, {"age": 37}, [700]),
        ("age", {"age": 20, "wishes": (Wish("age", 1, oldest=60),)}, {"age": 75}, [0]),
        ("interests", {"interests": ("film",)}, {}, [None]),
        ("interests", {"interests": ("film",)}, {"interests": ("film", "koken", "lezen", "yoga")}, [1000]),
        ("interests", {"interests": ("film", "yoga", "zang")}, {"interests": ("film", "koken", "lezen")}, [333]),
        ("interests", {"interests": ("a", "b", "c", "d")}, {"interests": ("a", "b", "c", "e")}, [1000]),
        ("interests", {"interests": ("film",)}, {"interests": ("koken",)}, [0]),
        ("availability", {"availability": ()}, {"availability": ("mon-morning",)}, [None]),
        ("availability", {"availability": ("mon-morning",)}, {"availability": ("mon-morning",)}, [333]),
        ("availability", {"availability": ("mon-morning",)}, {"availability": ("tue-morning",)}, [0]),
        ("distance", {"location": HOME}, {"location": HOME}, [None]),
        ("distance", {"location": HOME, "travels_km": 0.0}, {"location": HOME}, [1000]),
        ("distance", {"location": HOME, "travels_km": 10.0}, {"location": NEAR}, [722]),
        ("distance", {"location": HOME, "travels_km": 10.0}, {"location": FAR}, [0]),
        ("distance", {"location": HOME, "travels_km": 0.0}, {"location": NEAR}, [0]),
        ("gender", {}, {"gender": "f"}, []),
        ("gender", {"wishes": (WISH["gender"],)}, {}, [None]),
        ("gender", {"wishes": (WISH["gender"],)}, {"gender": "f"}, [1000]),
        ("gender", {"wishes": (WISH["gender"],)}, {"gender": "m"}, [0]),
        ("smokes", {"wishes": (WISH["smokes"],)}, {"smokes": False}, [1000]),
        ("smokes", {"wishes": (WISH["smokes"],)}, {"smokes": True}, [0]),
        ("has_pets", {"wishes": (WISH["has_pets"],)}, {"has_pets": True}, [1000]),
        ("has_pets", {"wishes": (WISH["has_pets"],)}, {"has_pets": False}, [0]),
        ("language", {"wishes": (WISH["language"],)}, {"languages": ("nl", "tr")}, [1000]),
        ("language", {"wishes": (WISH["language"],)}, {"languages": ("nl",)}, [0]),
        ("traits", {"wishes": (WISH["traits"],)}, {"traits": ("humor", "rustig", "nuchter")}, [1000]),
        ("traits", {"wishes": (WISH["traits"],)}, {"traits": ("humor",)}, [750]),
        ("traits", {"wishes": (WISH["traits"],)}, {"traits": ("nuchter",)}, [0]),
        ("custom:auto", {"wishes": (WISH["custom:auto"],)}, {"custom": {"auto": "ja"}}, [1000]),
        ("custom:auto", {"wishes": (WISH["custom:auto"],)}, {"custom": {"auto": "nee"}}, [0]),
        ("custom:auto", {"wishes": (WISH["custom:auto"],)}, {}, [None]),
    ],
)
def test_the_curve_of_each_criterion(criterion, me, other, expected):
    assert values(criterion, me, other) == expected


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


def test_a_stronger_wish_weighs_more_and_a_must_as_the_strongest():
    other = Buddy(id="b", gender="f", age=90)

    def fit(strength):
        me = Participant(id="p", age=20, wishes=(Wish("gender", strength, ("f",)),))
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
