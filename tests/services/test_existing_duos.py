"""A duo that was on its way before it came into Klik: who may be noted in one, and what everybody is then."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import KlikError
from app.models.duo import MOVES, TOGETHER
from app.services import agreements, documents, duo_path, duos, people
from app.services.actions import perform
from app.services.existing_duos import possible_buddies, record
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, DuoState, ParticipantStatus
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
MARCH = date(2024, 3, 1)
Add = Callable[..., UUID]


def row(vault: Vault, duo: UUID) -> duos.DuoRow:
    with vault.read() as session:
        return duos.duo(session, duo)


def stand(vault: Vault, participant: UUID, buddy: UUID) -> tuple[ParticipantStatus, BuddyStatus]:
    with vault.read() as session:
        return people.participant(session, participant, TODAY).status, people.buddy(session, buddy, TODAY).status


@pytest.mark.parametrize("was", [ParticipantStatus.IN_DUO, ParticipantStatus.WAITING])
@pytest.mark.parametrize("buddy_was", [BuddyStatus.AVAILABLE, BuddyStatus.IN_DUO])
def test_it_runs_since_the_day_and_is_taken_back(
    vault: Vault, participant: Add, buddy: Add, was: ParticipantStatus, buddy_was: BuddyStatus
) -> None:
    marleen, nadia = participant(status=was), buddy(status=buddy_was)
    duo = perform(vault, record, marleen, nadia, MARCH, TODAY)
    assert row(vault, duo).steps == ((DuoState.RUNNING, MARCH),)
    assert row(vault, duo).state_note is None
    assert stand(vault, marleen, nadia) == (ParticipantStatus.IN_DUO, BuddyStatus.IN_DUO)
    with vault.read() as session:
        assert people.buddy(session, nadia, TODAY).free_places == 0
    assert vault.undo().about == "Marleen & Nadia"
    assert stand(vault, marleen, nadia) == (was, buddy_was)
    with vault.read() as session:
        assert duos.duos(session) == ()


def test_a_day_that_is_less_exact_than_it_looks_says_so(vault: Vault, participant: Add, buddy: Add) -> None:
    known = perform(vault, record, participant(), buddy(), MARCH, TODAY, "maart 2024")
    unknown = perform(vault, record, participant("Luc"), buddy("Jef"), None, TODAY)
    assert (row(vault, known).since(DuoState.RUNNING), row(vault, known).state_note) == (
        MARCH,
        "Samen sinds maart 2024.",
    )
    assert row(vault, unknown).since(DuoState.RUNNING) == TODAY
    assert row(vault, unknown).state_note == "Sinds wanneer is niet geweten."


def test_it_goes_on_like_any_other_and_its_agreement_can_be_signed(vault: Vault, participant: Add, buddy: Add) -> None:
    duo = perform(vault, record, participant(status=ParticipantStatus.IN_DUO), buddy(), MARCH, TODAY)
    with vault.read() as session:
        assert documents.agreement(session, duo).click_recorded  # its paper is no draft
    perform(vault, agreements.change_agreement, duo, {"usual_day": "zaterdag"})
    perform(vault, agreements.sign_new_version, duo, TODAY, "Geel")
    assert (row(vault, duo).agreement_signed_on, row(vault, duo).state) == (TODAY, DuoState.RUNNING)
    perform(vault, duo_path.move, duo, DuoState.PAUSED, TODAY)
    assert row(vault, duo).state is DuoState.PAUSED


def refusal(vault: Vault, participant: UUID, buddy: UUID, since: date | None = None) -> str:
    with pytest.raises(KlikError) as refused:
        perform(vault, record, participant, buddy, since, TODAY)
    return str(refused.value)


@pytest.mark.parametrize(
    "status", [s for s in ParticipantStatus if s not in (ParticipantStatus.WAITING, ParticipantStatus.IN_DUO)]
)
def test_only_of_who_waits_or_is_in_a_duo(
    vault: Vault, participant: Add, buddy: Add, status: ParticipantStatus
) -> None:
    assert "Marleen Z. is" in refusal(vault, participant(status=status), buddy())


@pytest.mark.parametrize("status", [s for s in BuddyStatus if s not in (BuddyStatus.AVAILABLE, BuddyStatus.IN_DUO)])
def test_only_with_a_buddy_who_may_have_one(vault: Vault, participant: Add, buddy: Add, status: BuddyStatus) -> None:
    assert "Nadia V." in refusal(vault, participant(status=ParticipantStatus.IN_DUO), buddy(status=status))


def test_nobody_has_two_and_no_buddy_more_than_there_are_places_for(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen, luc = participant(), participant("Luc", "Kiezelsteen", status=ParticipantStatus.IN_DUO)
    nadia, jef = buddy(), buddy("Jef", "Korenbloem")
    perform(vault, record, marleen, nadia, None, TODAY)
    assert refusal(vault, marleen, jef) == "Marleen Z. heeft al een duo in Klik."
    assert "geen vrije plaats" in refusal(vault, luc, nadia)
    assert "moet nog komen" in refusal(vault, luc, jef, date(2026, 11, 23))


def test_whoever_may_not_be_contacted_is_left_alone(vault: Vault, participant: Add, buddy: Add) -> None:
    gone, marleen = participant("Greet", no_contact_since=TODAY), participant()
    silent, nadia = buddy("Stef", no_contact_since=TODAY), buddy()
    assert "Greet" in refusal(vault, gone, nadia)
    assert "Stef" in refusal(vault, marleen, silent)


def test_nobody_is_a_duo_with_herself(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen, nadia = participant(), buddy()
    with vault.read() as session:
        person = people.buddy(session, nadia, TODAY).person_id
    perform(vault, people.change_participant, marleen, {"person_id": person})
    assert "zichzelf" in refusal(vault, marleen, nadia)


def test_the_list_of_buddies_says_beforehand_what_would_be_refused(vault: Vault, participant: Add, buddy: Add) -> None:
    for first_name, said in (
        ("An", {}),
        ("Bert", {"status": BuddyStatus.IN_DUO}),
        ("Cis", {"status": BuddyStatus.PAUSED}),
        ("Dora", {"capacity": 0}),
        ("Ella", {"no_contact_since": TODAY}),
    ):
        buddy(first_name, **said)
    with vault.read() as session:
        found = possible_buddies(session, TODAY)
    assert [(one.row.first_name, one.unnoted, bool(one.against)) for one in found] == [
        ("An", False, False),
        ("Bert", True, False),
        ("Cis", False, True),
        ("Dora", False, True),
        ("Ella", False, True),
    ]
    marleen = participant(status=ParticipantStatus.IN_DUO)
    for one in found:
        if one.against:
            assert one.against in refusal(vault, marleen, one.row.id)
    perform(vault, record, marleen, found[1].row.id, None, TODAY)
    with vault.read() as session:
        bert = possible_buddies(session, TODAY)[1]
    assert (bert.unnoted, bert.against) == (False, "geen vrije plaats")


STEP = st.tuples(st.sampled_from(["record", "accept", "move", "undo"]), st.integers(0, 99), st.integers(0, 99))


@settings(max_examples=5)
@given(steps=st.lists(STEP, min_size=3, max_size=14))
def test_what_everybody_is_follows_from_the_duos_whatever_is_done(
    tmp_path_factory: Any, steps: list[tuple[str, int, int]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("existing")
    with new_vault(folder / "vault") as vault:
        for number, status in enumerate([ParticipantStatus.WAITING, ParticipantStatus.IN_DUO] * 2):
            perform(vault, people.add_participant, {"first_name": f"Deelnemer {number}"}, {"status": status})
        for number, buddy_status in enumerate([BuddyStatus.AVAILABLE, BuddyStatus.IN_DUO]):
            own = {"status": buddy_status, "capacity": number + 1}
            perform(vault, people.add_buddy, {"first_name": f"Buddy {number}"}, own)
        for what, one, other in steps:
            with suppress(KlikError):
                _do(vault, what, one, other)
            _check_consistent(vault)


def _do(vault: Vault, what: str, one: int, other: int) -> None:
    with vault.read() as session:
        participants, buddies = people.participants(session, TODAY), people.buddies(session, TODAY)
        pairs = duos.duos(session)
    pair = participants[one % len(participants)].id, buddies[other % len(buddies)].id
    if what == "record":
        perform(vault, record, *pair, None, TODAY)
    elif what == "accept":
        perform(vault, duo_path.accept, *pair, TODAY, "kennen elkaar")
    elif what == "move" and pairs:
        duo = pairs[one % len(pairs)]
        onward = sorted(MOVES[duo.state])
        if onward:
            perform(vault, duo_path.move, duo.id, onward[other % len(onward)], TODAY)
    elif what == "undo" and (done := vault.undoable()) and "added" not in done.action:
        vault.undo()


def _check_consistent(vault: Vault) -> None:
    with vault.read() as session:
        open_duos = [duo for duo in duos.duos(session) if duo.open]
        for one in people.participants(session, TODAY):
            states = [duo.state for duo in open_duos if duo.participant_id == one.id]
            assert len(states) <= 1
            if states:
                assert one.status is (ParticipantStatus.IN_DUO if states[0] in TOGETHER else ParticipantStatus.MEETING)
        for buddy in people.buddies(session, TODAY):
            states = [duo.state for duo in open_duos if duo.buddy_id == buddy.id]
            assert len(states) <= buddy.capacity
            if states:
                assert buddy.status is (BuddyStatus.IN_DUO if TOGETHER & set(states) else BuddyStatus.MEETING)
