"""Each hard rule three times over: trivially fine, allowed, refused; and what is unknown stays unknown.

The first table is every rule and every kind of must, from a fact to the reason that is told; below it stand the bounds
of each rule.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from app.matching import rules
from app.matching.engine import solve
from app.matching.explain import refusals
from app.matching.people import ABOUT, Buddy, Participant, Wish
from app.matching.problem import Policy, Problem
from app.matching.rules import RULES, State, Verdict

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
GEEL, OLEN = (51.16, 4.99), (51.14, 4.86)  # 9.36 km apart


WEEK = ("mon-morning", "tue-evening", "sat-evening")
APART = rules.kilometres(Participant(id="p", location=GEEL), Buddy(id="b", location=OLEN))
# Two who may meet, whatever is not named in the table.
SUITED = {"location": GEEL, "travels_km": 20.0, "languages": ("nl",), "availability": WEEK}


@dataclass(frozen=True)
class Case:
    """What two people are beside ``SUITED``: of whom it is no question, who just suit, and who do not.

    ``told``: of the reason why not, the facts behind it.
    """

    rule: str
    fine: tuple[dict[str, Any], dict[str, Any]]
    allowed: tuple[dict[str, Any], dict[str, Any]]
    refused: tuple[dict[str, Any], dict[str, Any]]
    told: dict[str, Any] = field(default_factory=dict)
    least: int = 1

    def problem(self, which, swapped=False):
        mine, theirs = getattr(self, which)[:: -1 if swapped else 1]
        return Problem(
            date=date(2026, 11, 22),
            participants=(Participant(id="p", **SUITED | mine), Participant(id="another", **SUITED)),
            buddies=(Buddy(id="b", **SUITED | theirs, capacity=1),),
            policy=Policy(minimum_shared_slots=self.least),
        )


def must(about, values, fact, other_fact, **told):
    """The wish of one side about a fact of the other: nobody wishes, it is so, it is not."""
    name = {"language": "languages"}.get(about, about)
    wish = Wish(about, "must", **values)
    facts, others = (
        {"custom": {about.removeprefix("custom:"): one}} if about.startswith("custom:") else {name: one}
        for one in (fact, other_fact)
    )
    found = other_fact if isinstance(other_fact, tuple) else (other_fact,)
    told = {"about": about, "facts": found, "met": False} | told
    return Case("wish", ({}, others), ({"wishes": (wish,)}, facts), ({"wishes": (wish,)}, others), told)


CASES = {
    "half-days": Case(
        "availability",
        fine=({}, {}),
        allowed=({}, {"availability": ("wed-morning", "sat-evening")}),
        refused=({}, {"availability": ("mon-evening",)}),
        told={"shared": 0, "minimum": 1},
    ),
    "half-days, two at least": Case(
        "availability",
        fine=({}, {}),
        allowed=({}, {"availability": ("mon-morning", "sat-evening")}),
        refused=({}, {"availability": ("mon-morning", "mon-evening")}),
        told={"shared": 1, "minimum": 2},
        least=2,
    ),
    "region": Case(
        "region",
        fine=({"area": "Geel"}, {}),
        allowed=({"area": "Geel"}, {"areas": ("Mol", "Geel")}),
        refused=({"area": "Geel"}, {"areas": ("Mol",)}),
        told={"area": "Geel", "areas": ("Mol",)},
    ),
    "distance": Case(
        "distance",
        fine=({}, {}),
        allowed=({"travels_km": APART}, {"location": OLEN, "travels_km": 5.0}),
        refused=({"travels_km": 9.0}, {"location": OLEN, "travels_km": 5.0}),
        told={"km": APART, "limit": 9.0},
    ),
    "language": Case(
        "language",
        fine=({}, {}),
        allowed=({"languages": ("tr", "fr")}, {"languages": ("nl", "fr")}),
        refused=({"languages": ("tr",)}, {"languages": ("nl",)}),
        told={"participant": ("tr",), "buddy": ("nl",)},
    ),
    "gender": must("gender", {"values": ("f", "x")}, "x", "m", wished=("f", "x")),
    "smoking": must("smokes", {"values": (False,)}, False, True, wished=(False,)),
    "pets": must("has_pets", {"values": (False,)}, False, True),
    "a language besides": must("language", {"values": ("tr",)}, ("nl", "tr"), ("nl", "fr")),
    "character": must("traits", {"values": ("rustig", "humor")}, ("humor", "nuchter"), ("nuchter",)),
    "an interest": must("interests", {"values": ("film",)}, ("koken", "film"), ("koken",)),
    "age": must("age", {"youngest": 30, "oldest": 50}, 50, 51, **{"from": 30, "to": 50}),
    "age, no younger": must("age", {"youngest": 30}, 30, 29, **{"from": 30, "to": None}),
    "something of the office": must("custom:auto", {"values": (True,)}, True, False),
    "something of the office, of several": must("custom:sport", {"values": ("yoga",)}, "yoga", "voetbal"),
}


# Only a buddy names areas; all the rest may come from either side.
SIDES = [(name, False) for name in CASES] + [(name, True) for name in CASES if name != "region"]


@pytest.mark.parametrize(("name", "swapped"), SIDES)
def test_each_rule_is_trivially_fine_allowed_and_refused_with_its_reason(name, swapped):
    case = CASES[name]
    for which in ("fine", "allowed"):
        problem = case.problem(which, swapped)
        one, other = problem.participant("p"), problem.buddy("b")
        assert set(rules.verdicts(one, other, problem).values()) == {YES}
        assert refusals(one, other, problem) == ()
    problem = case.problem("refused", swapped)
    one, other = problem.participant("p"), problem.buddy("b")
    (refusal,) = refusals(one, other, problem)
    sides = {"participant": case.told["buddy"], "buddy": case.told["participant"]} if "buddy" in case.told else {}
    told = case.told | (sides if swapped else {})
    told |= {"side": "buddy" if swapped else "participant"} if case.rule == "wish" else {}
    assert refusal.rule == case.rule
    assert {name: refusal.reason.params[name] for name in told} == told
    assert [name for name, verdict in rules.verdicts(one, other, problem).items() if verdict is NO] == [case.rule]


@pytest.mark.parametrize("name", CASES)
def test_who_is_refused_is_not_proposed_and_waits_for_that_reason(name):
    case = CASES[name]
    solution = solve(case.problem("refused"))
    told = {one.participant: one for one in solution.unmatched}
    assert [pair.participant for pair in solution.pairs] in ([], ["another"])
    assert (dict(told["p"].refused), told["p"].allowed, told["p"].to_ask) == ({case.rule: 1}, 0, 0)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.rule == "wish"])
def test_a_must_may_be_opened_unless_it_is_firm(name):
    case = CASES[name]
    mine, theirs = case.refused
    firm = replace(case, refused=({"wishes": tuple(replace(wish, firm=True) for wish in mine["wishes"])}, theirs))
    found = [
        {(unlock.relax, unlock.side, unlock.pairs) for unlock in told.unlocks}
        for problem in (case.problem("refused"), firm.problem("refused"))
        for told in solve(problem).unmatched
        if told.participant == "p"
    ]
    assert found == [{(f"wish:{case.told['about']}", "participant", 1)}, set()]


def test_the_table_has_every_rule_and_every_kind_of_must():
    assert {case.rule for case in CASES.values()} | {"excluded"} == set(RULES)
    musts = {case.told["about"] for case in CASES.values() if case.rule == "wish"}
    assert set(ABOUT) | {"custom:auto", "custom:sport"} == musts


def test_a_pair_that_is_excluded_is_refused_whatever_else_is_so():
    others = Problem(
        date=date(2026, 11, 22),
        participants=(Participant(id="p", **SUITED), Participant(id="another", **SUITED)),
        buddies=(Buddy(id="b", **SUITED),),
        excluded=(("another", "b"),),
    )
    solution = solve(others)
    assert [(pair.participant, pair.buddy) for pair in solution.pairs] == [("p", "b")]
    assert [(one.participant, dict(one.refused)) for one in solution.unmatched] == [("another", {"excluded": 1})]
    assert [one.rule for one in refusals(others.participant("another"), others.buddy("b"), others)] == ["excluded"]


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
