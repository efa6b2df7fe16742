"""One thing otherwise: what a relaxation promises is what comes true."""

from datetime import date

from hypothesis import given, settings

from app.matching.engine import solve
from app.matching.people import Buddy, Participant, Wish
from app.matching.problem import Problem
from app.matching.rules import State, state, verdicts
from app.matching.solution import Unlock
from app.matching.what_if import joined_by, pinned, relaxed, with_person, without
from tests.matching.small_problems import problems

COMMON = {"location": (51.0, 4.0), "travels_km": 10.0, "languages": ("nl",), "availability": ("mon-morning",)}


def problem(participants, buddies, **more):
    return Problem(date=date(2026, 11, 22), participants=tuple(participants), buddies=tuple(buddies), **more)


def one(**mine):
    return Participant(id="p", **COMMON | mine)


def buddies(*theirs):
    return [Buddy(id=f"b{index}", **COMMON | facts) for index, facts in enumerate(theirs)]


def pairs_of(of):
    return [(pair.participant, pair.buddy) for pair in solve(of).pairs]


def admitted(of, participant, buddy):
    found = state(verdicts(participant, buddy, of).values())
    return found is State.ALLOWED or (found is State.TO_ASK and of.policy.admit_unknown)


@settings(max_examples=40)
@given(problems())
def test_every_unlock_brings_as_many_pairs_as_it_says(data):
    of = Problem.from_dict({**data, "policy": {**data["policy"], "minimum_fit": 0}})
    for left in solve(of).unmatched:
        before = {other.id for other in of.buddies if admitted(of, of.participant(left.participant), other)}
        for unlock in left.unlocks:
            changed = relaxed(of, left.participant, unlock)
            person = changed.participant(left.participant)
            after = {other.id for other in changed.buddies if admitted(changed, person, other)}
            assert before <= after
            # Relaxing for one buddy may help with another as well; never fewer than was said.
            assert len(after - before) >= unlock.pairs > 0
            if unlock.side == "participant":
                assert changed.buddies == of.buddies
                assert len(after - before) == unlock.pairs
            else:
                assert person == of.participant(left.participant)


def test_a_must_of_the_participant_becomes_a_wish_and_a_firm_one_stays():
    musts = (Wish("smokes", "must", (False,)), Wish("gender", "must", ("f",), firm=True))
    of = problem([one(wishes=musts)], buddies({"smokes": True, "gender": "f"}))
    (unlock,) = solve(of).unmatched[0].unlocks
    changed = relaxed(of, "p", unlock)
    assert [(wish.about, wish.strength) for wish in changed.participant("p").wishes] == [
        ("smokes", 3),
        ("gender", "must"),
    ]
    assert (pairs_of(of), pairs_of(changed)) == ([], [("p", "b0")])


def test_every_buddy_of_whom_it_is_asked_relaxes_and_no_other():
    of = problem(
        [one(availability=("mon-morning", "tue-evening"))],
        buddies({"availability": ("sun-evening",)}, {"availability": ("sat-evening",)}, {"languages": ("tr",)}),
    )
    changed = relaxed(of, "p", Unlock("availability", "buddy", 2))
    assert [buddy.availability for buddy in changed.buddies] == [
        ("sun-evening", "tue-evening"),
        ("sat-evening", "tue-evening"),
        ("mon-morning",),
    ]


def test_what_was_never_an_unlock_changes_nothing():
    of = problem([one()], buddies({"languages": ("tr",)}))
    assert relaxed(of, "p", Unlock("range", "participant", 1)) == of


def test_pinned_excluded_changed_and_joined():
    of = problem([one()], buddies({}, {}))
    assert pairs_of(pinned(of, ("p", "b1"))) == [("p", "b1")]
    assert pairs_of(without(pinned(of, ("p", "b0")), ("p", "b0"))) == [("p", "b1")]
    assert pairs_of(with_person(of, one(languages=("tr",)))) == []
    assert len(joined_by(of, Buddy(id="new", **COMMON)).buddies) == 3
