"""The second look catches every kind of lie."""

from dataclasses import replace
from datetime import date

import pytest

from app.matching.engine import solve
from app.matching.people import Buddy, Participant
from app.matching.problem import Limits, Problem
from app.matching.verify import UnsoundSolutionError, verify

FACTS = {"location": (51.0, 4.0), "travels_km": 10.0, "languages": ("nl",), "availability": ("mon-morning",)}
PROBLEM = Problem(
    date=date(2026, 11, 22),
    participants=(
        Participant(id="p1", waiting_since=date(2026, 1, 1), **FACTS),
        Participant(id="p2", **FACTS),
        Participant(id="p3", **FACTS | {"languages": ("tr",)}),
    ),
    buddies=(Buddy(id="b1", **FACTS), Buddy(id="b2", **FACTS)),
    limits=Limits(starts_max=2, partner_min={"Zon": 1}),
    decided=(("p2", "b2"),),
)
SOUND = solve(PROBLEM)


def test_what_the_engine_says_holds():
    verify(PROBLEM, SOUND)
    assert [(pair.participant, pair.buddy) for pair in SOUND.pairs] == [("p1", "b1"), ("p2", "b2")]


def first(**changes):
    return {"pairs": (replace(SOUND.pairs[0], **changes), SOUND.pairs[1])}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"pairs": SOUND.pairs[:1]}, "left out"),
        ({"pairs": SOUND.pairs[::-1]}, "order"),
        ({"pairs": (SOUND.pairs[0], *SOUND.pairs)}, "twice"),
        ({"pairs": (SOUND.pairs[1], replace(SOUND.pairs[0], participant="p3"))}, "refused"),
        (first(buddy="b2"), "capacity"),
        (first(participant="p2"), "participant"),
        (first(decided=True), "decided"),
        (first(fit=SOUND.pairs[0].fit + 1), "fit"),
        (first(fit_buddy=SOUND.pairs[0].fit_buddy + 1), "sides"),
        (first(coverage=100), "known"),
        ({"totals": {**SOUND.totals, "waiting": 0}}, "totals"),
        ({"totals": {**SOUND.totals, "shortfall": 0}}, "totals"),
        ({"shortfalls": ()}, "shortfalls"),
        ({"bounds": {**SOUND.bounds, "fit": SOUND.totals["fit"] + 1}}, "bound"),
        ({"status": "feasible", "bounds": {**SOUND.bounds, "fit": SOUND.totals["fit"] - 1}}, "bound"),
        ({"counts": {**SOUND.counts, "allowed": 0}}, "counted"),
    ],
)
def test_a_lie_is_found(changes, fault):
    with pytest.raises(UnsoundSolutionError, match=fault):
        verify(PROBLEM, replace(SOUND, **changes))


def test_a_proposal_under_the_minimum_fit_or_over_a_maximum_is_a_lie():
    strict = replace(PROBLEM, policy=replace(PROBLEM.policy, minimum_fit=1000))
    with pytest.raises(UnsoundSolutionError, match="minimum fit"):
        verify(strict, SOUND)
    with pytest.raises(UnsoundSolutionError, match="starts_max"):
        verify(replace(PROBLEM, limits=replace(PROBLEM.limits, starts_max=1)), SOUND)


def test_a_pair_that_passed_before_needs_no_second_look_but_everything_else_does():
    lie = replace(SOUND, **first(fit_participant=1))
    verify(PROBLEM, lie, known=lie.pairs)
    with pytest.raises(UnsoundSolutionError, match="sides"):
        verify(PROBLEM, lie, known=SOUND.pairs)
    with pytest.raises(UnsoundSolutionError, match="decided or not"):
        verify(replace(PROBLEM, decided=()), SOUND, known=SOUND.pairs)
