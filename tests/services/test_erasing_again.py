"""An older file of the vault that is put back forgets once more whom it still knows as if nothing had happened."""

import os
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from app.errors import KlikError
from app.models import Buddy, Participant
from app.services import erasing, existing_duos, people
from app.services.actions import perform
from app.storage import drafts, erased
from app.storage.names import DRAFTS
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, ParticipantStatus
from tests.services.conftest import TODAY
from tests.services.test_erasing import nothing_left, person_of, whole

Add = Callable[..., UUID]


def test_who_was_in_a_duo_then_leaves_the_other_one_free(vault: Vault, participant: Add, buddy: Add) -> None:
    helper = buddy()
    perform(vault, existing_duos.record, participant(), helper, TODAY, TODAY)
    erased.add(vault.id, {person_of(vault, Participant)}, vault.folder)
    assert erasing.again(vault, TODAY) == 1
    with vault.read() as session:
        assert session.get_one(Buddy, helper).status is BuddyStatus.AVAILABLE
    nothing_left(vault, "Zonnedauw")
    whole(vault)


def test_the_other_way_round_the_participant_waits_again(vault: Vault, participant: Add, buddy: Add) -> None:
    seeker = participant()
    perform(vault, existing_duos.record, seeker, buddy(), TODAY, TODAY)
    erased.add(vault.id, {person_of(vault, Buddy)}, vault.folder)
    assert erasing.again(vault, TODAY) == 1
    with vault.read() as session:
        assert session.get_one(Participant, seeker).status is ParticipantStatus.WAITING
    whole(vault)


def test_both_halves_of_a_couple_one_after_the_other(vault: Vault, participant: Add, buddy: Add) -> None:
    seeker, helper = participant(), buddy()
    perform(vault, people.add_second_person, helper, {"first_name": "Femke", "last_name": "Vinkenstein"})
    perform(vault, existing_duos.record, seeker, helper, TODAY, TODAY)
    with vault.read() as session:
        both = {one.id for one in session.get_one(Buddy, helper).people}
    erased.add(vault.id, both, vault.folder)
    assert erasing.again(vault, TODAY) == 2
    with vault.read() as session:
        assert session.get(Buddy, helper) is None
        assert session.get_one(Participant, seeker).status is ParticipantStatus.WAITING
    nothing_left(vault, "Vlinderdal", "Vinkenstein")
    whole(vault)


def test_what_failed_after_the_records_were_gone_is_done_at_the_next_opening(vault: Vault, participant: Add) -> None:
    participant()
    ours = person_of(vault, Participant)
    in_the_way = vault.folder / DRAFTS
    in_the_way.mkdir()  # so that what was being typed cannot be thrown away
    with pytest.raises(KlikError):
        erasing.erase_for_good(vault, ours, TODAY)
    assert not erased.known(vault.id, vault.folder)
    in_the_way.rmdir()
    drafts.add(vault, [drafts.Draft("Contact", "2026-11-22T10:00", (drafts.Entry("text", "Wat", "Marleen belde"),))])
    assert erasing.again(vault, TODAY) == 0
    assert erased.known(vault.id, vault.folder) == {ours}
    assert drafts.waiting(vault) == []
    nothing_left(vault, "Zonnedauw")


@pytest.mark.skipif(os.name == "nt", reason="a link asks for rights there")
def test_a_register_that_cannot_be_read_for_the_moment_is_not_written_over(tmp_path: Path) -> None:
    register = tmp_path / erased.REGISTER
    register.symlink_to(register)  # nobody can read through a link to itself
    erased.add("een", {UUID(int=2)}, tmp_path)
    assert register.is_symlink()
    assert erased.known("een", tmp_path) == frozenset()
