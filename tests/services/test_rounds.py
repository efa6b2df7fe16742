"""What was decided on a calculation is noted with it, in one change, and can be calculated again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app.errors import KlikError
from app.matching.engine import solve
from app.matching.problem import Problem
from app.matching.replay import replay
from app.matching.solution import Solution
from app.models import Buddy, Participant, Round
from app.services import duo_path, kept_proposals, matching, office, rounds
from app.services.actions import perform
from app.services.rounds import Decision, RoundRow, with_round
from app.storage.vault import Vault

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
Add = Callable[..., UUID]
Calculation = tuple[Problem, Solution]


@pytest.fixture
def pairs(participant: Add, buddy: Add) -> list[tuple[UUID, UUID]]:
    """Two participants and two buddies, each pair with interests of its own."""
    train, garden = ["treinen", "film"], ["tuin", "yoga"]
    return [
        (participant(interests=train), buddy(interests=train)),
        (participant("Luc", "Kiezel", interests=garden), buddy("Greet", "Linde", interests=garden)),
    ]


def calculated(vault: Vault, on: date = TODAY) -> Calculation:
    with vault.read() as session:
        problem = matching.problem(session, on)
    return problem, solve(problem)


def listed(vault: Vault) -> tuple[RoundRow, ...]:
    with vault.read() as session:
        return rounds.rounds(session)


def said(vault: Vault) -> list[tuple[str, ...]]:
    return [tuple(one.sentence for one in row.decisions) for row in listed(vault)]


def test_a_decision_is_noted_in_the_same_step_of_undo(vault: Vault, pairs: list[tuple[UUID, UUID]]) -> None:
    of = calculated(vault)
    perform(vault, with_round(duo_path.accept, *of, TODAY), *pairs[0], TODAY)
    (row,) = listed(vault)
    assert (row.on, row.by, row.waiting, row.buddies, row.proposals) == (TODAY, "", 2, 2, 2)
    assert said(vault) == [("Marleen Z. & Nadia V.: voorstel aanvaard",)]
    entry = vault.undoable()
    assert entry is not None
    assert (entry.action, entry.about) == ("Proposal accepted", "Marleen & Nadia")
    vault.undo()
    assert listed(vault) == ()
    vault.redo()
    assert len(listed(vault)) == 1


def test_what_is_decided_on_one_calculation_comes_together(vault: Vault, pairs: list[tuple[UUID, UUID]]) -> None:
    of = calculated(vault)
    perform(vault, with_round(kept_proposals.keep, *of, TODAY), *pairs[0], TODAY)
    again = of[0], replace(of[1], seconds={"total": 99.0})  # how long it took makes it no other one
    perform(vault, with_round(duo_path.exclude, *again, TODAY), *pairs[1], "van vroeger")
    assert said(vault) == [("Marleen Z. & Nadia V.: voorstel behouden", "Luc K. & Greet L.: niet meer voorgesteld")]
    vault.undo()
    assert [len(one) for one in said(vault)] == [1]
    perform(vault, with_round(kept_proposals.release, *calculated(vault), TODAY), pairs[0][0])
    assert said(vault)[0] == ("Marleen Z. & Nadia V.: niet langer behouden",)
    assert len(said(vault)) == 2


def test_a_decision_that_is_refused_leaves_no_round(vault: Vault, pairs: list[tuple[UUID, UUID]]) -> None:
    of = calculated(vault)
    perform(vault, duo_path.accept, *pairs[0], TODAY)
    with pytest.raises(KlikError):
        perform(vault, with_round(kept_proposals.keep, *of, TODAY), *pairs[0], TODAY)
    assert listed(vault) == ()


def test_letting_go_of_what_was_not_kept_is_no_decision(vault: Vault, pairs: list[tuple[UUID, UUID]]) -> None:
    perform(vault, with_round(kept_proposals.release, *calculated(vault), TODAY), pairs[0][0])
    assert listed(vault) == ()


def test_it_is_known_who_decided(vault: Vault, pairs: list[tuple[UUID, UUID]]) -> None:
    who = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Peeters"})
    vault.work_as("An Peeters", who)
    perform(vault, with_round(kept_proposals.keep, *calculated(vault), TODAY), *pairs[0], TODAY)
    assert listed(vault)[0].by == "An Peeters"


def test_a_round_is_calculated_again_to_the_same_and_beside_today(
    vault: Vault, pairs: list[tuple[UUID, UUID]], buddy: Add
) -> None:
    problem, solution = calculated(vault)
    perform(vault, with_round(duo_path.exclude, problem, solution, TODAY), *pairs[0])
    buddy("Omer", "Lisdodde", interests=["treinen"])
    with vault.read() as session:
        stored = rounds.calculation(session, rounds.rounds(session)[0].id)
    assert stored[0] == problem
    assert stored[1] == replace(solution, unmatched=(), seconds={})
    found = replay(*stored, *calculated(vault, TODAY + DAY))
    assert found.again.moves == ()
    assert set(found.again.totals.values()) == {0}
    (move,) = found.since.moves
    assert (move.participant, move.before) == (str(pairs[0][0]), str(pairs[0][1]))
    with vault.read() as session:
        assert session.get_one(Buddy, UUID(move.after)).person.first_name == "Omer"


def test_an_engine_that_chooses_otherwise_is_told(vault: Vault, pairs: list[tuple[UUID, UUID]]) -> None:
    problem, solution = calculated(vault)
    one, other = solution.pairs
    crossed = (replace(one, buddy=other.buddy), replace(other, buddy=one.buddy))
    found = replay(problem, replace(solution, pairs=crossed), problem, solution)
    assert {move.participant for move in found.again.moves} == {one.participant, other.participant}


def test_a_round_holds_ids_and_no_names(vault: Vault, pairs: list[tuple[UUID, UUID]]) -> None:
    perform(vault, with_round(kept_proposals.keep, *calculated(vault), TODAY), *pairs[0], TODAY)
    with vault.read() as session:
        row = session.scalars(select(Round)).one()
        told = repr((row.problem, row.solution, row.decisions, *rounds.calculation(session, row.id)))
    assert str(pairs[0][0]) in told
    for name in ("Marleen", "Zonnedauw", "Nadia", "Vlinderdal", "Luc", "Greet"):
        assert name not in told


def test_who_is_gone_is_told_without_a_name(vault: Vault, pairs: list[tuple[UUID, UUID]]) -> None:
    perform(vault, with_round(duo_path.exclude, *calculated(vault), TODAY), *pairs[0])
    with vault.write("test") as session:
        session.delete(session.get_one(Participant, pairs[0][0]))
    assert said(vault) == [("iemand die niet meer in Klik staat & Nadia V.: niet meer voorgesteld",)]
    assert len(replay(*_stored(vault), *calculated(vault)).since.moves) == 0


def test_only_the_newest_rounds_are_kept(
    vault: Vault, pairs: list[tuple[UUID, UUID]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "MOST", 3)
    problem, solution = calculated(vault)
    for day in range(5):
        of = replace(problem, date=TODAY + day * DAY), solution
        perform(vault, with_round(kept_proposals.keep, *of, TODAY + day * DAY), *pairs[day % 2], TODAY)
    assert [row.on for row in listed(vault)] == [TODAY + day * DAY for day in (4, 3, 2)]
    vault.undo()
    assert [row.on for row in listed(vault)] == [TODAY + day * DAY for day in (3, 2, 1)]


def test_a_decision_of_every_kind_has_its_words() -> None:
    for decision in Decision:
        assert "Rita W. & Omer L." in rounds.DecisionRow(decision, "Rita W.", "Omer L.").sentence


def _stored(vault: Vault) -> Calculation:
    with vault.read() as session:
        return rounds.calculation(session, rounds.rounds(session)[0].id)
