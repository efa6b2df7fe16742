"""What counts: settled together, taken along into the problem, tried without keeping it, and given back by undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import KlikError
from app.matching.engine import solve
from app.matching.problem import OBJECTIVES, Limits, Policy
from app.models import Office, Organisation, Participant
from app.services import criteria, kept_proposals, matching, office, organisations, proposals, what_counts
from app.services.actions import perform
from app.services.what_counts import WhatCounts
from app.storage.vault import Vault
from app.vocabulary import HALF_DAYS

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


def settled(vault: Vault) -> WhatCounts:
    with vault.read() as session:
        return what_counts.settled(session)


def settle(vault: Vault, policy: Policy | None = None, limits: Limits | None = None) -> None:
    perform(vault, what_counts.settle, WhatCounts(policy or Policy(), limits or Limits()))


def kept(vault: Vault) -> tuple[Any, Any]:
    with vault.read() as session:
        found = office.the_office(session)
        return found.policy, found.limits


def coordinator(vault: Vault, first_name: str = "An") -> str:
    return str(perform(vault, office.add_coordinator, {"first_name": first_name, "last_name": "Zilverberk"}))


def partner(vault: Vault, name: str = "Samana") -> str:
    return str(perform(vault, organisations.add_organisation, {"name": name, "is_partner": True}))


def test_nothing_settled_is_what_the_engine_has_of_itself(vault: Vault) -> None:
    assert settled(vault) == WhatCounts()
    settle(vault)
    assert vault.undoable() is None or kept(vault) == (None, None)


def test_what_is_settled_comes_back_and_is_in_the_problem(vault: Vault) -> None:
    policy = Policy(
        weights={"age": 0, "interests": 10, "distance": 7},
        objective=("fit", "waiting", "duos"),
        minimum_fit=400,
        minimum_shared_slots=2,
        admit_unknown=True,
    )
    an, samana = coordinator(vault), partner(vault)
    limits = Limits(
        starts_max=0,
        coordinator_max={an: 2},
        partner_max={samana: 3},
        partner_min={samana: 3},
        priority_min={"dringend": 1},
    )
    settle(vault, policy, limits)
    assert settled(vault) == WhatCounts(policy, limits)
    with vault.read() as session:
        problem = matching.problem(session, TODAY)
    assert (problem.policy, problem.limits) == (policy, limits)


def test_only_what_differs_is_kept_and_nothing_once_all_is_as_usual(vault: Vault) -> None:
    settle(vault, Policy(weights={"age": 5, "gender": 10}), Limits(starts_max=4))
    assert kept(vault) == ({"weights": {"gender": 10}}, {"starts_max": 4})
    settle(vault)
    assert kept(vault) == (None, None)


def test_settling_is_one_step_to_undo(vault: Vault) -> None:
    settle(vault, Policy(minimum_fit=600), Limits(starts_max=4))
    first = settled(vault)
    settle(vault, Policy(weights={"age": 0}), Limits(starts_max=2))
    vault.undo()
    assert settled(vault) == first
    vault.undo()
    assert settled(vault) == WhatCounts()
    vault.redo()
    assert settled(vault) == first


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (WhatCounts(Policy(weights={"age": 11})), "gewicht"),
        (WhatCounts(Policy(weights={"age": True})), "gewicht"),
        (WhatCounts(Policy(objective=())), "doel"),
        (WhatCounts(Policy(objective=("duos", "duos", "fit"))), "doel"),
        (WhatCounts(Policy(objective=("duos", "fit", "luck"))), "doel"),
        (WhatCounts(Policy(minimum_fit=1001)), "1000"),
        (WhatCounts(Policy(minimum_shared_slots=0)), "Halve dagen"),
        (WhatCounts(limits=Limits(starts_max=-1)), "grens"),
        (WhatCounts(limits=Limits(priority_min={"dringend": 1000})), "grens"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(vault: Vault, wrong: WhatCounts, said: str) -> None:
    settle(vault, Policy(weights={"age": 0}), Limits(starts_max=2))
    before = settled(vault)
    with pytest.raises(KlikError) as error:
        perform(vault, what_counts.settle, wrong)
    assert said in str(error.value)
    assert settled(vault) == before


def test_a_partner_of_whom_more_is_asked_than_may_be_is_named(vault: Vault) -> None:
    samana = partner(vault)
    with pytest.raises(KlikError, match="Samana: minstens 3 en hoogstens 2"):
        settle(vault, limits=Limits(partner_max={samana: 2}, partner_min={samana: 3}))


def test_who_is_gone_or_renamed_does_no_harm(vault: Vault, participant: Add, buddy: Add) -> None:
    an, samana, gone = coordinator(vault), partner(vault), partner(vault, "Gedaan vzw")
    whom, volunteer = participant(), buddy(partner_id=UUID(samana))
    limits = Limits(coordinator_max={an: 1, str(uuid4()): 0}, partner_max={samana: 1, gone: 0}, partner_min={gone: 0})
    settle(vault, limits=limits)
    perform(vault, organisations.change_organisation, UUID(samana), {"name": "Samana Kempen"})
    with vault.write("test") as session:
        session.delete(session.get_one(Organisation, UUID(gone)))
    assert settled(vault).limits == Limits(coordinator_max={an: 1}, partner_max={samana: 1})
    with vault.read() as session:
        problem = matching.problem(session, TODAY)
        assert what_counts.names(session)[samana] == "Samana Kempen"
    assert [(pair.participant, pair.buddy) for pair in solve(problem).pairs] == [(str(whom), str(volunteer))]


def test_what_a_later_version_wrote_is_passed_over(vault: Vault) -> None:
    with vault.write("test") as session:
        session.add(Office(policy={"minimum_fit": 400, "mood": 3}, limits={"starts_max": 2, "weather": {"rain": 1}}))
    assert settled(vault) == WhatCounts(Policy(minimum_fit=400), Limits(starts_max=2))


def test_what_there_is_to_settle(vault: Vault, participant: Add, buddy: Add) -> None:
    an, tom, lies = (coordinator(vault, name) for name in ("An", "Tom", "Lies"))
    samana, vriend = partner(vault), partner(vault, "Vriendenkring")
    follower, first = participant(), participant("Luc")
    buddy(partner_id=UUID(vriend))
    perform(vault, criteria.add_criterion, "Houdt van honden")
    with vault.write("test") as session:
        session.get_one(Participant, follower).coordinator_id = UUID(tom)
        session.get_one(Participant, first).priority_groups = ["dringend", "jong"]
        session.get_one(Organisation, UUID(vriend)).is_partner = False
    for who in (tom, lies):
        perform(vault, office.change_coordinator, UUID(who), {"active": False})
    settle(vault, limits=Limits(priority_min={"uit een opname": 1}))
    with vault.read() as session:
        found = what_counts.countable(session)
    assert [one.key for one in found.coordinators] == [an, tom]
    assert [one.key for one in found.partners] == [samana, vriend]
    assert [one.name for one in found.groups] == ["dringend", "jong", "uit een opname"]
    assert found.criteria[-1] == "custom:Houdt van honden"
    assert [one.name for one in found.coordinators] == ["An Zilverberk", "Tom Zilverberk"]


def test_a_limit_for_who_no_longer_works_along_can_still_be_taken_away(vault: Vault) -> None:
    an, most, least, other = coordinator(vault), partner(vault), partner(vault, "Kring"), partner(vault, "Vreemd")
    settle(vault, limits=Limits(coordinator_max={an: 1}, partner_max={most: 1}, partner_min={least: 1}))
    perform(vault, office.change_coordinator, UUID(an), {"active": False})
    for one in (most, least, other):
        perform(vault, organisations.change_organisation, UUID(one), {"is_partner": False})
    with vault.read() as session:
        found = what_counts.countable(session)
    assert [one.key for one in found.coordinators] == [an]
    assert {one.key for one in found.partners} == {most, least}


def test_a_limit_of_none_leaves_everybody_waiting_but_for_who_is_kept(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    whom, volunteer = participant(), buddy()
    participant("Luc")
    buddy("Omer")
    settle(vault, limits=Limits(starts_max=0))
    with vault.read() as session:
        assert solve(matching.problem(session, TODAY)).pairs == ()
    perform(vault, kept_proposals.keep, whom, volunteer, TODAY)
    with vault.read() as session:
        (pair,) = solve(matching.problem(session, TODAY)).pairs
    assert (pair.participant, pair.buddy, pair.broken) == (str(whom), str(volunteer), ("starts_max",))


@pytest.fixture
def some(vault: Vault, participant: Add, buddy: Add) -> str:
    """Five who wait and four buddies, one of them of a partner: its id as text."""
    samana = partner(vault)
    days = {slot: slot.startswith(("sat", "mon")) for slot in HALF_DAYS}
    for at, name in enumerate(("Marleen", "Luc", "Rita", "Elke", "Jos")):
        participant(name, birth_year=1950 + 9 * at, interests=["wandelen", "treinen"][: 1 + at % 2], availability=days)
    for at, name in enumerate(("Nadia", "Omer", "Jef", "Stef")):
        by = {"partner_id": UUID(samana)} if name == "Jef" else {}
        buddy(name, birth_year=1985 - 8 * at, interests=["treinen", "koken"][: 1 + at % 2], availability=days, **by)
    with vault.write("test") as session:
        for one in session.query(Participant):
            one.priority_groups = ["dringend"] if one.person.first_name in ("Jos", "Elke") else None
    return samana


COUNTS = st.builds(
    WhatCounts,
    st.builds(
        Policy,
        weights=st.dictionaries(st.sampled_from(["age", "interests", "distance"]), st.integers(0, 10)),
        objective=st.permutations(OBJECTIVES).map(tuple),
        minimum_fit=st.sampled_from([0, 400, 600, 1000]),
        minimum_shared_slots=st.integers(1, 4),
        admit_unknown=st.booleans(),
    ),
    st.builds(
        Limits,
        starts_max=st.none() | st.integers(0, 5),
        priority_min=st.dictionaries(st.just("dringend"), st.integers(0, 3)),
    ),
)


def test_a_preview_is_what_settling_it_brings(vault: Vault, some: str) -> None:
    with vault.read() as session:
        found = proposals.propose(proposals.brief(session, TODAY))

    @given(COUNTS, st.none() | st.integers(0, 2))
    @settings(max_examples=20)
    def same(counts: WhatCounts, of_partner: int | None) -> None:
        most = {} if of_partner is None else {some: of_partner}
        counts = replace(counts, limits=replace(counts.limits, partner_max=most))
        preview = what_counts.preview(found, counts)
        perform(vault, what_counts.settle, counts)
        with vault.read() as session:
            solution = solve(matching.problem(session, TODAY))
        assert (preview.solution.pairs, preview.solution.totals) == (solution.pairs, solution.totals)
        assert preview.solution.shortfalls == solution.shortfalls

    same()


def test_a_preview_of_what_is_settled_already_changes_nothing(vault: Vault, some: str) -> None:
    settle(vault, Policy(weights={"age": 0}), Limits(starts_max=2, partner_min={some: 1}))
    with vault.read() as session:
        found = proposals.propose(proposals.brief(session, TODAY))
    difference = what_counts.preview(found, settled(vault)).difference
    assert difference.moves == ()
    assert set(difference.totals.values()) == {0}


def test_a_preview_judges_the_list_of_now_by_what_is_tried(vault: Vault, some: str) -> None:
    """A minimum that was not asked for before is not met less well by it, and fits of other weights are no gain."""
    with vault.read() as session:
        found = proposals.propose(proposals.brief(session, TODAY))
    asked = what_counts.preview(found, WhatCounts(limits=Limits(priority_min={"dringend": 3})))
    assert [(one.wanted, one.reached) for one in asked.solution.shortfalls] == [(3, 2)]
    assert asked.difference.totals["shortfall"] <= 0
    heavier = what_counts.preview(found, WhatCounts(Policy(weights={"interests": 10, "age": 0})))
    assert heavier.difference.standing(heavier.problem.policy.objective) >= 0
