"""Why a pair fits or not, what to ask, what stands in the way: codes with the facts behind them."""

from datetime import date

import pytest

from app.matching.engine import solve
from app.matching.explain import Kind, explain
from app.matching.pairs import score
from app.matching.people import Buddy, Participant, Wish
from app.matching.problem import Policy, Problem
from app.matching.questions import OpenQuestion, questions
from app.matching.ranking import rank
from app.matching.rules import State
from app.matching.solution import Unlock
from app.vocabulary import Role

COMMON = {"location": (51.0, 4.0), "travels_km": 10.0, "languages": ("nl",), "availability": ("mon-morning",)}
THIRTY_KM_ON = (51.27, 4.0)


def problem(participants, buddies, **more):
    return Problem(date=date(2026, 11, 22), participants=tuple(participants), buddies=tuple(buddies), **more)


def participant(id="p", **more):
    return Participant(id=id, **COMMON | more)


def buddy(id="b", **more):
    return Buddy(id=id, **COMMON | more)


def of_pair(mine, theirs, **more):
    one, other = participant(**mine), buddy(**theirs)
    return explain(problem([one], [other], **more), one.id, other.id)


def row(explanation, criterion):
    return next(row for row in explanation.rows if row.criterion == criterion)


def test_a_pair_that_fits_is_told_from_both_sides():
    wish = Wish("gender", 2, ("f",))
    found = of_pair(
        {"age": 58, "interests": ("markten", "wandelen", "film"), "wishes": (wish,)},
        {"age": 61, "gender": "f", "interests": ("wandelen", "markten")},
    )
    assert (found.state, found.km, found.half_days) == (State.ALLOWED, 0.0, ("mon-morning",))
    assert found.interests == ("markten", "wandelen")
    assert (found.known_points, found.points) == (5, 5)
    gender = row(found, "gender")
    assert (gender.participant.kind, gender.participant.value) == (Kind.VALUE, 1000)
    wished = {"about": "gender", "of": Role.BUDDY, "facts": ("f",), "met": True, "wished": ("f",)}
    assert gender.participant.reason.params == wished
    assert (gender.buddy.kind, gender.buddy.value, gender.buddy.reason.code) == (Kind.NO_WISH, None, "no_wish")
    assert row(found, "age").buddy.reason.params == {"age": 58, "years_apart": 3}
    assert row(found, "interests").participant.value == 1000
    assert not found.questions + found.refusals + found.beforehand
    assert [one.criterion for one in found.rows] == ["availability", "distance", "interests", "gender", "age"]


def test_what_is_unknown_is_neither_good_nor_bad():
    found = of_pair({"wishes": (Wish("smokes", 1, (False,)),)}, {})
    smokes = row(found, "smokes")
    assert (smokes.participant.kind, smokes.participant.value) == (Kind.UNKNOWN, None)
    assert found.known_points < found.points
    assert found.state is State.ALLOWED  # a wish is no must


def test_a_wish_that_does_not_come_true_clashes_and_is_talked_over_beforehand():
    wishes = (Wish("smokes", 1, (False,)), Wish("age", 2, youngest=40, oldest=55), Wish("traits", 3, ("rustig",)))
    found = of_pair({"age": 58, "smokes": True, "gender": "f", "traits": ("druk",)}, {"gender": "m", "wishes": wishes})
    assert row(found, "smokes").buddy.kind is Kind.CLASH
    age = row(found, "age").buddy
    assert (age.kind, age.value, age.reason.params["met"]) == (Kind.VALUE, 700, False)
    assert [(one.side, one.reason.params["about"]) for one in found.beforehand] == [
        (Role.BUDDY, "smokes"),
        (Role.BUDDY, "age"),
    ]
    assert found.beforehand[0].reason.params["wisher_gender"] == "m"


def test_every_rule_that_refuses_is_told_with_its_facts():
    found = of_pair(
        {"availability": ("tue-morning",), "area": "Mol", "languages": ("tr",), "gender": "m"},
        {"areas": ("Geel",), "location": THIRTY_KM_ON, "wishes": (Wish("gender", "must", ("f",)),)},
        excluded=(("p", "b"),),
    )
    assert found.state is State.REFUSED
    told = {refusal.rule: refusal.reason.params for refusal in found.refusals}
    assert list(told) == ["availability", "region", "distance", "language", "wish", "excluded"]
    assert told["availability"] == {"shared": 0, "minimum": 1}
    assert told["region"] == {"area": "Mol", "areas": ("Geel",)}
    assert (round(told["distance"]["km"]), told["distance"]["limit"]) == (30, 10.0)
    assert told["language"] == {"participant": ("tr",), "buddy": ("nl",)}
    assert (told["wish"]["side"], told["wish"]["facts"], told["wish"]["wished"]) == (Role.BUDDY, ("m",), ("f",))


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (
            {"availability": None},
            {"availability": ()},
            [("availability", "p", "availability"), ("availability", "b", "availability")],
        ),
        ({}, {"areas": ("Geel",)}, [("region", "p", "area")]),
        ({"location": None}, {"travels_km": None}, [("distance", "p", "location")]),
        ({"location": THIRTY_KM_ON}, {"travels_km": None}, [("distance", "b", "travels_km")]),
        (
            {"travels_km": None},
            {"travels_km": None},
            [("distance", "p", "travels_km"), ("distance", "b", "travels_km")],
        ),
        ({"languages": ()}, {}, [("language", "p", "language")]),
        ({"wishes": (Wish("custom:auto", "must", ("ja",)),)}, {}, [("wish", "b", "custom:auto")]),
        ({}, {"wishes": (Wish("age", "must", youngest=40),)}, [("wish", "p", "age")]),
    ],
)
def test_an_open_question_says_whose_fact_is_missing(mine, theirs, expected):
    found = of_pair(mine, theirs)
    assert found.state is State.TO_ASK
    sides = {"p": Role.PARTICIPANT, "b": Role.BUDDY}
    assert list(found.questions) == [OpenQuestion(rule, sides[id], id, about) for rule, id, about in expected]


def test_the_question_that_most_pairs_wait_for_comes_first():
    people = [participant("p1"), participant("p2"), participant("p3", languages=("tr",))]
    buddies = [buddy("b1", languages=None), buddy("b2"), buddy("b3", availability=None)]
    people[0] = participant("p1", smokes=None)
    people[1] = participant("p2", availability=None)
    buddies[1] = buddy("b2", wishes=(Wish("smokes", "must", (False,)),))
    of = problem(people, buddies)
    found = [(one.person_id, one.about, one.pairs_unlocked) for one in questions(of, score(of))]
    assert found[0] == ("b1", "language", 3)
    assert ("b3", "availability", 2) in found  # p3 speaks no language of b3: asking does not help
    assert ("p1", "smokes", 1) in found
    assert [pairs for *_, pairs in found] == sorted((pairs for *_, pairs in found), reverse=True)


def test_ranking_groups_then_looks_at_fit_then_at_waiting_then_at_id():
    people = [
        participant("p1", age=70),
        participant("p2", age=40, waiting_since=date(2026, 11, 1)),
        participant("p3", age=40, waiting_since=date(2026, 1, 1)),
        participant("p4", age=40, waiting_since=date(2026, 11, 1)),
        participant("p5", age=40, languages=None),
        participant("p6", age=40, languages=("tr",), availability=("tue-morning",)),
    ]
    found = rank(problem(people, [buddy("a", age=90), buddy("b", age=40)], excluded=(("p1", "a"),)), "b")
    assert [one.participant for one in found] == ["p3", "p2", "p4", "p1", "p5", "p6"]
    assert [one.state for one in found] == [State.ALLOWED] * 4 + [State.TO_ASK, State.REFUSED]
    assert found[0].weeks_waited == 46
    assert found[-1].refused_by == ("availability", "language")


def unlocks(mine, *theirs, **policy):
    buddies = [buddy(f"b{index}", **facts) for index, facts in enumerate(theirs)]
    everyone = problem([participant(**mine)], buddies, policy=Policy(**policy))
    return list(solve(everyone).unmatched[0].unlocks)


def test_who_still_waits_is_told_by_the_first_rule_that_refuses():
    strangers = [buddy("b1", languages=("tr",), availability=("sun-evening",)), buddy("b2", languages=("tr",))]
    found = solve(problem([participant()], [*strangers, buddy("b3", languages=None)])).unmatched[0]
    assert (found.refused, found.to_ask, found.allowed) == ({"availability": 1, "language": 1}, 1, 0)


def test_a_must_made_a_wish_unlocks_unless_it_is_firm():
    smokers = {"smokes": True}, {"smokes": True}
    assert unlocks({"wishes": (Wish("smokes", "must", (False,)),)}, *smokers) == [
        Unlock("wish:smokes", "participant", 2)
    ]
    assert unlocks({"wishes": (Wish("smokes", "must", (False,), firm=True),)}, *smokers) == []
    assert unlocks({"gender": "m"}, {"wishes": (Wish("gender", "must", ("f",)),)}) == [
        Unlock("wish:gender", "buddy", 1)
    ]


def test_two_things_in_the_way_are_helped_by_none():
    wishes = (Wish("smokes", "must", (False,)), Wish("gender", "must", ("f",)))
    assert unlocks({"wishes": wishes}, {"smokes": True, "gender": "m"}) == []
    assert unlocks({"wishes": wishes[:1]}, {"smokes": True, "languages": ("tr",)}) == []


def test_ten_kilometres_further_unlocks_for_whoever_goes():
    near_enough = {"location": (51.16, 4.0), "travels_km": 8.0}  # 17.8 km
    assert unlocks({}, near_enough, {"location": THIRTY_KM_ON}) == [
        Unlock("range", "buddy", 1),
        Unlock("range", "participant", 1),
    ]
    assert unlocks({"travels_km": 5.0}, near_enough) == [Unlock("range", "buddy", 1)]


def test_one_more_half_day_unlocks_the_best_one_first():
    afternoons = {"availability": ("tue-afternoon",)}
    assert unlocks({}, afternoons, afternoons, {"availability": ("wed-morning",)}) == [
        Unlock("availability", "buddy", 3),
        Unlock("availability:tue-afternoon", "participant", 2),
        Unlock("availability:wed-morning", "participant", 1),
    ]
    assert unlocks({}, afternoons, minimum_shared_slots=2) == []


def test_what_would_still_be_under_the_minimum_fit_is_no_help():
    far_in_age = {"smokes": True, "age": 90}
    mine = {"age": 18, "wishes": (Wish("smokes", "must", (False,)),)}
    assert len(unlocks(mine, far_in_age)) == 1
    assert unlocks(mine, far_in_age, minimum_fit=900) == []
