"""Proposals that are kept: in the problem as decided, until a duo begins, and given back by undo."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.errors import KlikError
from app.matching.engine import solve
from app.models import Duo, Exclusion, KeptProposal, Participant
from app.models.duo import OPEN
from app.services import duo_path, hard_days, kept_proposals, matching, people
from app.services.actions import perform
from app.services.rows import WishRow
from app.storage.vault import Vault
from app.vocabulary import Answer, BuddyStatus, Click, Gender, ParticipantStatus, Role, Strength
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
Add = Callable[..., UUID]
Pairs = set[tuple[UUID, UUID]]
DO: dict[str, Callable[[Vault, UUID, UUID], object]] = {
    "keep": lambda vault, one, other: perform(vault, kept_proposals.keep, one, other, TODAY),
    "release": lambda vault, one, _other: perform(vault, kept_proposals.release, one),
    "accept": lambda vault, one, other: perform(vault, duo_path.accept, one, other, TODAY),
    "exclude": lambda vault, one, other: perform(vault, duo_path.exclude, one, other),
    "no": lambda vault, one, _other: _says_no(vault, one),
    "pause": lambda vault, _one, other: perform(vault, people.move_buddy, other, BuddyStatus.PAUSED),
    "free": lambda vault, _one, other: perform(vault, people.move_buddy, other, BuddyStatus.AVAILABLE),
    "leave": lambda vault, one, _other: _stand(vault, one, ParticipantStatus.LEFT),
    "wait": lambda vault, one, _other: _stand(vault, one, ParticipantStatus.WAITING),
}
WHAT = ("keep", "keep", *DO)


def keep(vault: Vault, participant: UUID, buddy: UUID) -> None:
    perform(vault, kept_proposals.keep, participant, buddy, TODAY)


def decided(vault: Vault) -> Pairs:
    with vault.read() as session:
        pairs = matching.problem(session, TODAY).decided
    return {(UUID(participant), UUID(buddy)) for participant, buddy in pairs}


def recorded(vault: Vault) -> Pairs:
    with vault.read() as session:
        return {(one.participant_id, one.buddy_id) for one in session.scalars(select(KeptProposal))}


def person_of(vault: Vault, role_id: UUID) -> UUID:
    with vault.read() as session:
        rows: list[Any] = [*people.participants(session, TODAY), *people.buddies(session, TODAY)]
        found: UUID = next(row.person_id for row in rows if row.id == role_id)
    return found


def _says_no(vault: Vault, participant: UUID) -> None:
    with vault.read() as session:
        open_duo = select(Duo.id).where(Duo.participant_id == participant, Duo.state.in_(OPEN))
        duo = session.scalar(open_duo)
    if duo:
        perform(vault, duo_path.note_answer, duo, Role.BUDDY, Answer.NO, TODAY)


def _stand(vault: Vault, participant: UUID, status: ParticipantStatus) -> None:
    """Somebody who is in no duo leaves, or waits again."""
    with vault.read() as session:
        free = people.participant(session, participant, TODAY).status in (
            ParticipantStatus.WAITING,
            ParticipantStatus.LEFT,
        )
    if free:
        perform(vault, people.change_participant, participant, {"status": status})


def _add(vault: Vault, do: Any, name: str, number: int) -> UUID:
    facts = {"first_name": f"{name} {number}", "languages": ["nl"], "postcode": "2440", "travels_km": 15}
    facts["availability"] = {"sat-morning": True}
    status = ParticipantStatus.WAITING if do is people.add_participant else BuddyStatus.AVAILABLE
    more = {"capacity": 1 + number} if do is people.add_buddy else {}
    made: UUID = perform(vault, do, facts, {"status": status, **more})
    return made


def test_a_kept_pair_is_decided_in_the_solution_though_another_is_better(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    whom, far = participant(), buddy("Omer", interests=["treinen"])
    buddy("Nadia")
    keep(vault, whom, far)
    with vault.read() as session:
        solution = solve(matching.problem(session, TODAY))
    assert [(pair.participant, pair.buddy, pair.decided, pair.broken) for pair in solution.pairs] == [
        (str(whom), str(far), True, ())
    ]


def test_keeping_is_one_step_to_undo_and_is_named_in_the_journal(vault: Vault, participant: Add, buddy: Add) -> None:
    pair = participant(), buddy()
    keep(vault, *pair)
    entry = vault.undoable()
    assert entry is not None
    assert (entry.action, entry.about) == ("Proposal kept", "Marleen & Nadia")
    vault.undo()
    assert decided(vault) == recorded(vault) == set()
    vault.redo()
    assert decided(vault) == {pair}
    perform(vault, kept_proposals.release, pair[0])
    assert recorded(vault) == set()
    vault.undo()
    assert decided(vault) == {pair}


def test_keeping_twice_changes_nothing_and_another_buddy_comes_in_place(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    whom, one, other = participant(), buddy(), buddy("Greet")
    keep(vault, whom, one)
    before = vault.undoable()
    keep(vault, whom, one)
    assert vault.undoable() == before
    keep(vault, whom, other)
    assert recorded(vault) == {(whom, other)}
    vault.undo()
    assert recorded(vault) == {(whom, one)}


def test_letting_go_of_what_was_not_kept_changes_nothing(vault: Vault, participant: Add) -> None:
    whom = participant()
    before = vault.undoable()
    perform(vault, kept_proposals.release, whom)
    assert vault.undoable() == before


def test_who_cannot_be_proposed_now_is_not_kept(vault: Vault, participant: Add, buddy: Add) -> None:
    left, paused = participant(status=ParticipantStatus.LEFT), buddy(status=BuddyStatus.PAUSED)
    with pytest.raises(KlikError, match="wacht"):
        keep(vault, left, buddy("Greet"))
    with pytest.raises(KlikError, match="Op pauze"):
        keep(vault, participant("Luc"), paused)
    assert recorded(vault) == set()


def test_whom_a_rule_keeps_apart_is_not_kept(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, volunteer = participant(), buddy(languages=["fr"])
    with pytest.raises(KlikError, match="regels"):
        keep(vault, whom, volunteer)
    perform(vault, duo_path.exclude, whom, volunteer)
    with pytest.raises(KlikError, match="niet meer aan elkaar voorgesteld"):
        keep(vault, whom, volunteer)


def test_no_more_are_kept_with_a_buddy_than_there_are_places(vault: Vault, participant: Add, buddy: Add) -> None:
    volunteer = buddy(capacity=2)
    seekers = [participant(name) for name in ("Marleen", "Luc", "Rita")]
    for seeker in seekers[:2]:
        keep(vault, seeker, volunteer)
    with pytest.raises(KlikError, match="geen plaats meer"):
        keep(vault, seekers[2], volunteer)
    perform(vault, kept_proposals.release, seekers[0])
    keep(vault, seekers[2], volunteer)
    assert decided(vault) == {(seeker, volunteer) for seeker in seekers[1:]}


def test_a_kept_pair_that_breaks_a_rule_later_stays_and_is_flagged(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, volunteer = participant(), buddy(gender=Gender.MALE)
    keep(vault, whom, volunteer)
    wish = WishRow("gender", ("f",), None, None, Strength.MUST, True)
    perform(vault, people.set_wishes, person_of(vault, whom), Role.PARTICIPANT, [wish])
    with vault.read() as session:
        solution = solve(matching.problem(session, TODAY))
    assert [(pair.decided, pair.broken) for pair in solution.pairs] == [(True, ("wish",))]


def test_a_duo_of_the_two_ends_it_and_undo_brings_it_back(vault: Vault, participant: Add, buddy: Add) -> None:
    pair = participant(), buddy()
    keep(vault, *pair)
    duo = perform(vault, duo_path.accept, *pair, TODAY)
    assert recorded(vault) == set()
    vault.undo()
    assert decided(vault) == {pair}
    vault.redo()
    perform(vault, duo_path.note_answer, duo, Role.BUDDY, Answer.NO, TODAY)
    assert recorded(vault) == set()


def test_a_duo_with_another_ends_what_has_no_place_any_more(vault: Vault, participant: Add, buddy: Add) -> None:
    one, two, three = participant(), participant("Luc"), participant("Rita")
    single, double = buddy(), buddy("Greet", capacity=2)
    keep(vault, one, single)
    keep(vault, two, double)
    perform(vault, duo_path.accept, three, single, TODAY)
    assert recorded(vault) == {(two, double)}
    duo = perform(vault, duo_path.accept, one, double, TODAY)
    assert recorded(vault) == {(two, double)}
    assert decided(vault) == set()  # who gets to know somebody takes nobody on meanwhile
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.NO, TODAY)
    assert decided(vault) == {(two, double)}


def test_two_who_are_not_proposed_any_more_are_not_kept(vault: Vault, participant: Add, buddy: Add) -> None:
    pair, other = (participant(), buddy()), (participant("Luc"), buddy("Greet"))
    keep(vault, *pair)
    keep(vault, *other)
    perform(vault, duo_path.exclude, *pair)
    assert recorded(vault) == {other}
    vault.undo()
    assert recorded(vault) == {pair, other}


def test_a_pause_lets_a_kept_proposal_rest(vault: Vault, participant: Add, buddy: Add) -> None:
    pair = participant(), buddy()
    keep(vault, *pair)
    perform(vault, people.move_buddy, pair[1], BuddyStatus.PAUSED)
    assert decided(vault) == set()
    perform(vault, people.move_buddy, pair[1], BuddyStatus.AVAILABLE)
    assert decided(vault) == {pair}


def test_who_stops_is_kept_for_nobody(vault: Vault, participant: Add, buddy: Add) -> None:
    one, two = (participant(), buddy()), (participant("Luc"), buddy("Greet"))
    keep(vault, *one)
    keep(vault, *two)
    perform(vault, people.change_participant, one[0], {"status": ParticipantStatus.REFERRED})
    assert recorded(vault) == {two}
    perform(vault, people.move_buddy, two[1], BuddyStatus.STOPPED)
    assert recorded(vault) == set()


@pytest.mark.parametrize("role", [0, 1])
def test_a_mistaken_hard_day_that_is_taken_back_gives_it_back(
    vault: Vault, participant: Add, buddy: Add, role: int
) -> None:
    pair = participant(), buddy()
    keep(vault, *pair)
    person = person_of(vault, pair[role])
    perform(vault, hard_days.deceased, person, TODAY - DAY)
    assert decided(vault) == set()
    perform(vault, hard_days.take_back, person)
    assert decided(vault) == {pair}


def test_fewer_places_than_proposals_kept_is_flagged(vault: Vault, participant: Add, buddy: Add) -> None:
    volunteer = buddy(capacity=2)
    for seeker in (participant(), participant("Luc")):
        keep(vault, seeker, volunteer)
    perform(vault, people.change_buddy, volunteer, {"capacity": 1})
    with vault.read() as session:
        solution = solve(matching.problem(session, TODAY))
    assert [(pair.decided, pair.broken) for pair in solution.pairs] == [(True, ("capacity",))] * 2


@settings(max_examples=6)
@given(st.lists(st.tuples(st.sampled_from(WHAT), st.integers(0, 2), st.integers(0, 1)), max_size=10))
def test_whatever_happens_what_is_kept_can_be_calculated_and_undone(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    """A kept pair is in the problem or rests; of who is in a duo, stopped or not wanted nothing is kept."""
    with new_vault(tmp_path_factory.mktemp("kept") / "vault") as vault:
        seekers = [_add(vault, people.add_participant, "Participant", number) for number in range(3)]
        volunteers = [_add(vault, people.add_buddy, "Buddy", number) for number in range(2)]
        states = [recorded(vault)]
        for what, one, other in steps:
            before = vault.undoable()
            with suppress(KlikError):
                DO[what](vault, seekers[one], volunteers[other])
            if vault.undoable() != before:
                states.append(recorded(vault))
            with vault.read() as session:
                problem = matching.problem(session, TODAY)
                taken = {(one.participant_id, one.buddy_id) for one in session.scalars(select(Duo))}
                busy = {one.participant_id for one in session.scalars(select(Duo)) if one.state in OPEN}
                left = [one.id for one in session.scalars(select(Participant)) if one.status is ParticipantStatus.LEFT]
                unwanted = {(one.participant_id, one.buddy_id) for one in session.scalars(select(Exclusion))}
            kept = recorded(vault)
            found = solve(problem)  # which verifies what it hands out
            assert {(one.participant, one.buddy) for one in found.pairs if one.decided} == set(problem.decided)
            assert decided(vault) <= kept
            assert not kept & (taken | unwanted)
            assert not {participant for participant, _buddy in kept} & {*busy, *left}
        for state in reversed(states[:-1]):
            vault.undo()
            assert recorded(vault) == state
