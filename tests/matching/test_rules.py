"""Each hard rule three times over: trivially fine, allowed, refused; and what is unknown stays unknown."""

from datetime import date

import pytest

from app.matching import rules
from app.matching.people import Buddy, Participant, Wish
from app.matching.problem import Policy, Problem
from app.matching.rules import RULES, State, Verdict

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
GEEL, OLEN = (51.16, 4.99), (51.14, 4.86)  # 9.36 km apart


def ask(rule, participant=None, buddy=None, excluded=(), **policy):
    one, other = Participant(id="p", **participant or {}), Buddy(id="b", **buddy or {})
    problem = Problem(
        date=date(2026, 11, 22),
        participants=(one,),
        buddies=(other,),
        excluded=excluded,
        policy=Policy(**policy),
    )
    return RULES[rule](one, other, problem)


@pytest.mark.parametrize(
    ("mine", "theirs", "least", "verdict"),
    [
        (("mon-morning",), ("mon-morning",), 1, YES),
        (("mon-morning", "tue-evening", "wed-evening"), ("tue-evening", "wed-evening"), 2, YES),
        (("mon-morning",), ("mon-evening",), 1, NO),
        (("mon-morning", "tue-evening"), ("mon-morning",), 2, NO),
        (("mon-morning", "mon-morning"), ("mon-morning", "mon-morning"), 2, NO),
        (None, ("mon-morning",), 1, UNKNOWN),
        (("mon-morning",), (), 1, UNKNOWN),
    ],
)
def test_availability_asks_for_enough_shared_half_days(mine, theirs, least, verdict):
    assert ask("availability", {"availability": mine}, {"availability": theirs}, minimum_shared_slots=least) is verdict


@pytest.mark.parametrize(
    ("area", "areas", "verdict"),
    [
        (None, None, YES),
        ("Geel", (), YES),
        ("Geel", ("Mol", "Geel"), YES),
        ("Geel", ("Mol",), NO),
        (None, ("Mol",), UNKNOWN),
        ("", ("Mol",), UNKNOWN),
    ],
)
def test_region_is_one_the_buddy_names(area, areas, verdict):
    assert ask("region", {"area": area}, {"areas": areas}) is verdict


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [
        ((GEEL, 0.0), (GEEL, 0.0), YES),
        ((GEEL, 5.0), (OLEN, 10.0), YES),
        ((GEEL, None), (OLEN, 10.0), YES),
        ((GEEL, 5.0), (OLEN, 9.0), NO),
        ((GEEL, None), (OLEN, 9.0), UNKNOWN),
        ((GEEL, None), (OLEN, None), UNKNOWN),
        ((None, 50.0), (OLEN, 50.0), UNKNOWN),
    ],
)
def test_distance_is_within_the_larger_range(mine, theirs, verdict):
    one = {"location": mine[0], "travels_km": mine[1]}
    other = {"location": theirs[0], "travels_km": theirs[1]}
    assert ask("distance", one, other) is verdict


def test_the_distance_itself_is_still_within_range():
    apart = rules.kilometres(Participant(id="p", location=GEEL), Buddy(id="b", location=OLEN))
    assert apart == pytest.approx(9.34, abs=0.05)
    assert ask("distance", {"location": GEEL, "travels_km": apart}, {"location": OLEN, "travels_km": 0.0}) is YES


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [(("nl",), ("nl",), YES), (("fr", "tr"), ("nl", "fr"), YES), (("ar",), ("nl",), NO), ((), ("nl",), UNKNOWN)],
)
def test_language_is_shared(mine, theirs, verdict):
    assert ask("language", {"languages": mine}, {"languages": theirs}) is verdict


@pytest.mark.parametrize(
    ("wish", "facts", "verdict"),
    [
        (Wish("gender", 3, ("f",)), {"gender": "m"}, YES),
        (Wish("gender", "must", ("f", "x")), {"gender": "x"}, YES),
        (Wish("gender", "must", ("f",)), {"gender": "m"}, NO),
        (Wish("gender", "must", ("f",)), {}, UNKNOWN),
        (Wish("smokes", "must", (False,)), {"smokes": False}, YES),
        (Wish("smokes", "must", (0,)), {"smokes": False}, NO),
        (Wish("language", "must", ("tr",)), {"languages": ("nl", "tr")}, YES),
        (Wish("traits", "must", ("rustig",)), {"traits": ()}, UNKNOWN),
        (Wish("age", "must", youngest=30, oldest=50), {"age": 30}, YES),
        (Wish("age", "must", youngest=30, oldest=50), {"age": 50}, YES),
        (Wish("age", "must", youngest=30), {"age": 29}, NO),
        (Wish("age", "must", oldest=50), {"age": 51}, NO),
        (Wish("age", "must", oldest=50), {}, UNKNOWN),
        (Wish("custom:auto", "must", (True,)), {"custom": {"auto": True}}, YES),
        (Wish("custom:auto", "must", (1,)), {"custom": {"auto": True}}, NO),
        (Wish("custom:auto", "must", (1,)), {"custom": {"auto": [1.0, 1]}}, YES),
        (Wish("custom:auto", "must", (True,)), {"custom": {"auto": None}}, UNKNOWN),
    ],
)
def test_a_must_is_met_by_a_fact_of_the_other_on_either_side(wish, facts, verdict):
    assert ask("wish", {"wishes": (wish,)}, facts) is verdict
    assert ask("wish", facts, {"wishes": (wish,)}) is verdict


def test_one_unmet_must_outweighs_one_that_is_unknown():
    wishes = (Wish("gender", "must", ("f",)), Wish("smokes", "must", (False,)))
    assert ask("wish", {"wishes": wishes}, {"smokes": True}) is NO


@pytest.mark.parametrize(("excluded", "verdict"), [((), YES), ((("p", "b"),), NO)])
def test_nobody_is_brought_together_against_a_note(excluded, verdict):
    assert ask("excluded", excluded=excluded) is verdict


def test_the_state_of_a_pair_follows_from_its_rules():
    assert rules.state([YES, YES]) is State.ALLOWED
    assert rules.state([YES, UNKNOWN]) is State.TO_ASK
    assert rules.state([UNKNOWN, NO]) is State.REFUSED
