"""The steps of a buddy that are given by hand, and the couple."""

from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.models import Buddy, Person
from app.services import duo_path, people
from app.services.actions import perform
from app.services.rows import BuddyRow
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, ParticipantStatus

S = BuddyStatus
TODAY = date(2026, 11, 23)


@pytest.fixture
def nadia(vault: Vault) -> UUID:
    facts = {"first_name": "Nadia", "last_name": "Vlinderdal", "place": "Olen"}
    return perform(vault, people.add_buddy, facts, {"partner": "Samen Onderweg"})


def stored(vault: Vault, buddy_id: UUID) -> BuddyRow:
    with vault.read() as session:
        return people.buddy(session, buddy_id, TODAY)


def begin_duo(vault: Vault, buddy_id: UUID) -> UUID:
    waits = {"status": ParticipantStatus.WAITING}
    marleen = perform(vault, people.add_participant, {"first_name": "Marleen"}, waits)
    return perform(vault, duo_path.accept, marleen, buddy_id, TODAY)


def test_a_step_brings_what_was_learned_along_and_is_one_step_to_undo(vault: Vault, nadia: UUID) -> None:
    facts = {"screened_on": date(2026, 11, 20), "screened_precision": "day", "screening_note": "Warm."}
    perform(vault, people.move_buddy, nadia, S.AVAILABLE, facts)
    found = stored(vault, nadia)
    assert (found.status, found.screened_on, found.screening_note) == (S.AVAILABLE, date(2026, 11, 20), "Warm.")
    vault.undo()
    found = stored(vault, nadia)
    assert (found.status, found.screened_on, found.screening_note) == (S.CANDIDATE, None, None)


@pytest.mark.parametrize("status", [S.MEETING, S.IN_DUO])
def test_what_follows_from_a_duo_is_not_given_by_hand(vault: Vault, nadia: UUID, status: BuddyStatus) -> None:
    with pytest.raises(KlikError, match="volgt uit een duo"):
        perform(vault, people.move_buddy, nadia, status)
    assert stored(vault, nadia).status is S.CANDIDATE


def test_a_duo_that_goes_on_decides_and_what_was_learned_is_noted_all_the_same(vault: Vault, nadia: UUID) -> None:
    perform(vault, people.move_buddy, nadia, S.AVAILABLE)
    duo = begin_duo(vault, nadia)
    with pytest.raises(KlikError, match="heeft een duo dat loopt"):
        perform(vault, people.move_buddy, nadia, S.PAUSED)
    perform(vault, people.move_buddy, nadia, S.MEETING, {"screening_note": "Warm."})
    assert stored(vault, nadia).screening_note == "Warm."
    perform(vault, duo_path.withdraw, duo)
    perform(vault, people.move_buddy, nadia, S.PAUSED)
    assert stored(vault, nadia).status is S.PAUSED


def test_a_couple_shares_its_home_and_is_one_buddy_again(vault: Vault, nadia: UUID) -> None:
    karim = perform(vault, people.add_second_person, nadia, {"first_name": "Karim"})
    second = stored(vault, nadia).second
    assert second
    assert (second.person_id, second.place, second.municipality) == (karim, "Olen", "Olen")
    with pytest.raises(KlikError, match="al een koppel"):
        perform(vault, people.add_second_person, nadia, {"first_name": "Els"})
    perform(vault, people.remove_second_person, nadia)
    assert stored(vault, nadia).second is None
    with vault.read() as session:
        assert session.get(Person, karim) is None
    vault.undo()
    assert stored(vault, nadia).second == second


def test_a_second_person_with_a_role_of_their_own_stays_known(vault: Vault, nadia: UUID) -> None:
    karim = perform(vault, people.add_second_person, nadia, {"first_name": "Karim"})
    with vault.write("As a buddy as well") as session:
        session.add(Buddy(person_id=karim))
    perform(vault, people.remove_second_person, nadia)
    with vault.read() as session:
        assert session.get(Person, karim) is not None


def test_one_organisation_however_it_is_written(vault: Vault, nadia: UUID) -> None:
    other = perform(vault, people.add_buddy, {"first_name": "Els"}, {"partner": "SAMEN ONDERWEG"})
    assert stored(vault, other).partner == "Samen Onderweg"
    perform(vault, people.change_buddy, other, {"partner": None})
    assert stored(vault, other).partner is None
