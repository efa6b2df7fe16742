"""What is told of one relaxation is what it brings: each is tried, on a copy, for everybody it could help."""

from collections import Counter

from hypothesis import given, settings

from app.matching import criteria
from app.matching.engine import solve
from app.matching.problem import Problem
from tests.matching import checked
from tests.matching.small_problems import SLOTS, problems


def relaxed(person):
    """Everything that one person could give way in, with its label: a must, ten kilometres, a half-day."""
    wishes = person.get("wishes", [])
    for about in {wish["about"] for wish in wishes if wish["strength"] == "must"}:
        milder = [
            {**wish, "strength": 3}
            if wish["about"] == about and wish["strength"] == "must" and not wish.get("firm")
            else wish
            for wish in wishes
        ]
        yield f"wish:{about}", {**person, "wishes": milder}
    if person.get("travels_km") is not None:
        yield "range", {**person, "travels_km": person["travels_km"] + 10}
    if person.get("availability"):
        for slot in SLOTS:
            if slot not in person["availability"]:
                yield f"availability:{slot}", {**person, "availability": [*person["availability"], slot]}


def may_be_proposed(data, one, other, least):
    """By the rules alone, and if ``least`` is more than 0 also by the fit."""
    verdict = checked.together(checked.verdicts(data, one, other).values())
    if verdict == checked.NO or (verdict == checked.ASK and not data["policy"].get("admit_unknown")):
        return False
    pair = Problem.from_dict({**data, "participants": [one], "buddies": [other], "decided": [], "excluded": []})
    (one,), (other,) = pair.participants, pair.buddies
    sides = criteria.side(one, other, pair.policy), criteria.side(other, one, pair.policy)
    return criteria.pair_fit(*(side.fit for side in sides)) >= least


@settings(max_examples=20)
@given(problems(compatible=True))
def test_every_relaxation_brings_the_pairs_that_are_told(data):
    least = data["policy"].get("minimum_fit", 0)
    people = {one["id"]: one for one in data["participants"]}
    for told in solve(Problem.from_dict(data)).unmatched:
        one, brought = people[told.participant], Counter()
        for other in data["buddies"]:
            if may_be_proposed(data, one, other, 0):
                continue
            mine = {label for label, milder in relaxed(one) if may_be_proposed(data, milder, other, least)}
            theirs = {label for label, milder in relaxed(other) if may_be_proposed(data, one, milder, least)}
            brought.update((label, "participant") for label in mine)
            # Which half-day a buddy could add does not matter: whichever the participant has.
            brought.update({(label if label.startswith("wish:") else label.split(":")[0], "buddy") for label in theirs})
        assert {(unlock.relax, unlock.side): unlock.pairs for unlock in told.unlocks} == brought
        assert [unlock.pairs for unlock in told.unlocks] == sorted(brought.values(), reverse=True)
