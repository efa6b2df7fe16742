"""An older file of the vault that is put back forgets once more whom it still knows as if nothing had happened."""

from collections.abc import Callable
from uuid import UUID

from app.models import Buddy, Participant
from app.services import erasing, existing_duos, people
from app.services.actions import perform
from app.storage import erased
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
