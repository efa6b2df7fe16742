"""What a choice costs: against brute force on small problems, and told for the cases a coordinator meets."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from app.matching import limits
from app.matching.compare import Move
from app.matching.engine import solve
from app.matching.pairs import score
from app.matching.people import Buddy, Participant, Wish
from app.matching.prices import MOST_ALTERNATIVES, Outcome, alternatives, price, prices
from app.matching.problem import Limits, Policy, Problem
from app.matching.rules import State
from app.matching.what_if import pinned
from tests.matching.brute_force import best_by_brute_force
from tests.matching.small_problems import problems

TODAY = date(2026, 11, 22)
COMMON = {"location": (51.0, 4.0), "travels_km": 10.0, "languages": ("nl",), "availability": ("mon-morning",)}


def participant(id, age=40, weeks=0, **more):
    return Participant(id=id, age=age, waiting_since=TODAY - timedelta(weeks=weeks), **COMMON | more)


def buddy(id, age=40, **more):
    return Buddy(id=id, age=age, **COMMON | more)


def problem(participants, buddies, **more):
    return Problem(date=TODAY, participants=tuple(participants), buddies=tuple(buddies), **more)


def solved(of):
    pairs = score(of)
    return of, pairs, solve(of, pairs=pairs)


def priced(of, one, other):
    return price(*solved(of), one, other)


@settings(max_examples=30)
@given(problems(compatible=True))
def test_every_price_is_what_brute_force_says(data):
    of, pairs, proposed = solved(Problem.from_dict(data))
    now = {(pair.participant, pair.buddy) for pair in proposed.pairs}
    base = best_by_brute_force(of)
    for row, one in enumerate(of.participants):
        for column, other in enumerate(of.buddies):
            found = price(of, pairs, proposed, one.id, other.id)
            chosen = pinned(of, (one.id, other.id))
            assert found.is_proven
            if (one.id, other.id) in now:
                assert found.outcome is Outcome.EQUAL
                assert not found.difference.moves
            elif found.outcome is Outcome.IMPOSSIBLE:
                assert found.refusals or limits.over_the_maximum(chosen, chosen.decided)[one.id, other.id]
            else:
                gains = found.difference.gains(of.policy.objective)
                wanted = tuple(after - before for after, before in zip(best_by_brute_force(chosen), base, strict=True))
                assert gains == wanted
                assert (
                    found.outcome.value
                    == {1: "better", 0: "equal", -1: "worse"}[
                        next((1 if gain > 0 else -1 for gain in gains if gain), 0)
                    ]
                )
                if of.policy.admit_unknown or pairs.state(row, column) is State.ALLOWED:
                    assert found.fits_too_little or found.outcome is not Outcome.BETTER


@settings(max_examples=20)
@given(problems(compatible=True))
def test_alternatives_are_the_cheapest_prices_that_are_not_proposed(data):
    of, pairs, proposed = solved(Problem.from_dict(data))
    objective = of.policy.objective
    for one in of.participants:
        now = {pair.buddy for pair in proposed.pairs if pair.participant == one.id}
        free = replace(of, decided=tuple(pair for pair in of.decided if pair[0] != one.id))
        possible = [found for found in prices(free, pairs, proposed, one.id) if found.difference]
        others = sorted((found for found in possible if found.buddy not in now), key=lambda p: p.buddy)
        told = alternatives(of, pairs, proposed, one.id)
        assert len(told) == min(MOST_ALTERNATIVES, len(others))
        losses = [found.difference.gains(objective) for found in told]
        assert losses == sorted((found.difference.gains(objective) for found in others), reverse=True)[: len(told)]
        assert told == alternatives(of, pairs, proposed, one.id)


def test_a_decided_pair_of_ones_own_gives_way_to_an_alternative():
    kept = problem([participant("p")], [buddy("b1"), buddy("b2")], decided=(("p", "b1"),))
    of, pairs, proposed = solved(kept)
    (other,) = alternatives(of, pairs, proposed, "p")
    assert (other.buddy, other.outcome) == ("b2", Outcome.EQUAL)
    assert other.difference.moves == (Move("p", "b1", "b2"),)


def test_what_the_rules_refuse_is_impossible_and_says_why():
    men = problem([participant("p", wishes=(Wish("gender", "must", ("f",)),))], [buddy("b", gender="m")])
    found = priced(men, "p", "b")
    assert (found.outcome, found.difference) == (Outcome.IMPOSSIBLE, None)
    assert [refusal.rule for refusal in found.refusals] == ["wish"]


def test_a_maximum_that_would_be_passed_is_named():
    two = [participant("p1", coordinator="An"), participant("p2", coordinator="An")]
    decided = {"decided": (("p1", "b1"),)}
    one_start = problem(two, [buddy("b1"), buddy("b2")], limits=Limits(coordinator_max={"An": 1}), **decided)
    assert priced(one_start, "p2", "b2").broken == ("coordinator_max",)
    assert priced(problem(two, [buddy("b1"), buddy("b2")], **decided), "p1", "b2").broken == ("participant",)
    assert priced(problem(two, [buddy("b1")], **decided), "p2", "b1").broken == ("capacity",)


def test_who_falls_out_who_moves_and_how_long_they_waited():
    # p1 suits b1 and b2, p2 and p3 only b1: whoever of them gets b1, the other waits on.
    evening = {"availability": ("tue-evening",)}
    people = [
        participant("p1", availability=("mon-morning", "tue-evening")),
        participant("p2", age=40, weeks=10, **evening),
        participant("p3", age=60, weeks=30, **evening),
    ]
    of = problem(people, [buddy("b1", age=40, **evening), buddy("b2", age=40)])
    _of, _pairs, proposed = solved(of)
    assert [(pair.participant, pair.buddy) for pair in proposed.pairs] == [("p1", "b2"), ("p2", "b1")]
    found = priced(of, "p3", "b1")
    assert found.outcome is Outcome.WORSE
    assert found.difference.moves == (Move("p2", "b1", None), Move("p3", None, "b1"))
    assert found.difference.longest_wait == (30, 10)
    costly = priced(of, "p1", "b1").difference
    assert (costly.totals["duos"], costly.left_out, costly.freed) == (-1, ("p2",), ("b2",))


def test_a_pair_that_waits_for_an_answer_may_turn_out_better():
    of = problem([participant("p", languages=None)], [buddy("b")])
    found = priced(of, "p", "b")
    assert (found.state, found.outcome) == (State.TO_ASK, Outcome.BETTER)
    assert found.difference.joined == ("p",)


def test_a_pair_that_fits_too_little_says_so():
    of = problem([participant("p", age=18)], [buddy("b", age=90)], policy=Policy(minimum_fit=900))
    found = priced(of, "p", "b")
    assert (found.outcome, found.fits_too_little) == (Outcome.BETTER, True)


def test_what_was_not_calculated_to_the_end_is_not_proven():
    of, pairs, proposed = solved(problem([participant("p1"), participant("p2")], [buddy("b")]))
    early = replace(proposed, status="feasible")
    waiting = next(one.id for one in of.participants if one.id != proposed.pairs[0].participant)
    assert price(of, pairs, proposed, waiting, "b").is_proven
    assert not price(of, pairs, early, waiting, "b").is_proven


@pytest.mark.parametrize("person", ["p1", "b1"])
def test_all_prices_of_one_end_when_nobody_waits_for_them(person):
    of, pairs, proposed = solved(problem([participant("p1"), participant("p2")], [buddy("b1"), buddy("b2")]))
    answers = iter([False])
    told = list(prices(of, pairs, proposed, person, lambda: next(answers, True)))
    assert len(told) < len(list(prices(of, pairs, proposed, person))) == 2
