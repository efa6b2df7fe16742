"""Who fits one person, and what noting an answer does."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.matching.rules import State
from app.services import people
from app.services.actions import perform
from app.services.proposals import WhoFits, brief, propose, who_fits
from app.storage.vault import Vault
from app.vocabulary import HALF_DAYS, BuddyStatus

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


def fits(vault: Vault, person_id: UUID) -> WhoFits:
    with vault.read() as session:
        return who_fits(brief(session, TODAY), str(person_id))


def test_both_sides_give_the_same_pairs_allowed_before_to_ask(vault: Vault, participant: Add, buddy: Add) -> None:
    nadia = buddy()
    near, unasked = participant(), participant("Luc", "Kiezelsteen", languages=None)
    of_buddy = fits(vault, nadia)
    assert [(one.participant, one.state) for one in of_buddy.pairs] == [
        (str(near), State.ALLOWED),
        (str(unasked), State.TO_ASK),
    ]
    assert fits(vault, near).pairs == of_buddy.pairs[:1]
    assert (of_buddy.refused, of_buddy.others) == ({}, 2)


def test_waiting_orders_only_who_fits_equally_well(vault: Vault, participant: Add, buddy: Add) -> None:
    nadia = buddy()
    newest = participant("Bea", "Sneeuwklok", registered_on=date(2026, 11, 2))
    oldest = participant("Rita", "Morgenrood", registered_on=date(2024, 2, 5))
    never_said = participant("Dirk", "Zandloper", registered_on=None)
    less = participant("Luc", "Kiezelsteen", registered_on=date(2020, 1, 5), interests=["schaken"])
    order = [one.participant for one in fits(vault, nadia).pairs]
    assert order[0] == str(oldest)
    assert set(order[:3]) == {str(oldest), str(newest), str(never_said)}
    assert order.index(str(newest)) < order.index(str(never_said)) < order.index(str(less))


def test_for_a_buddy_in_screening_it_can_be_seen_who_would_fit(vault: Vault, participant: Add, buddy: Add) -> None:
    buddy("Omer", "Lisdodde")
    marleen, jef = participant(), buddy("Jef", "Klaverblad", status=BuddyStatus.SCREENING)
    with vault.read() as session:
        of = brief(session, TODAY, jef)
    assert [one.participant for one in who_fits(of, str(jef)).pairs] == [str(marleen)]
    assert (of.enters(str(jef)), of.enters(str(marleen))) == (False, True)
    assert all(pair.buddy != str(jef) for pair in propose(of).proposed)


@pytest.mark.parametrize("status", [BuddyStatus.STOPPED, BuddyStatus.NOT_RETAINED])
def test_for_a_buddy_who_left_nobody_is_sought(vault: Vault, buddy: Add, status: BuddyStatus) -> None:
    jef = buddy("Jef", "Klaverblad", status=status)
    with vault.read() as session:
        assert brief(session, TODAY, jef).aside is None


def test_it_is_counted_who_fits_and_whom_to_ask(vault: Vault, participant: Add, buddy: Add) -> None:
    nadia, marleen = buddy(), participant()
    luc = participant("Luc", "Kiezelsteen", languages=None)
    with vault.read() as session:
        counted = propose(brief(session, TODAY)).fitting
    assert counted == {str(nadia): (1, 1), str(marleen): (1, 0), str(luc): (0, 1)}


def test_whom_two_rules_refuse_stands_under_both(vault: Vault, participant: Add, buddy: Add) -> None:
    nadia = buddy()
    never = {slot: slot == "sun-evening" for slot in HALF_DAYS}
    far = participant("Elke", "Madelief", availability=never, postcode="8400", place="Oostende")
    found = fits(vault, nadia)
    assert found.pairs == ()
    assert found.refused == {"availability": (str(far),), "distance": (str(far),)}


def test_somebody_who_does_not_take_part_is_refused_with_a_sentence(vault: Vault, buddy: Add) -> None:
    with pytest.raises(KlikError):
        fits(vault, UUID(int=1))


def test_an_answer_of_two_is_noted_for_both_in_one_step(vault: Vault, buddy: Add) -> None:
    both = [buddy(), buddy("Femke", "Radijsje")]
    with vault.read() as session:
        persons = [people.buddy(session, one, TODAY).person_id for one in both]
    perform(vault, people.note_facts, persons, {"smokes": False})
    with vault.read() as session:
        assert [people.buddy(session, one, TODAY).smokes for one in both] == [False, False]
    assert vault.history(1)[0].about == "Nadia V. & Femke R."
    vault.undo()
    with vault.read() as session:
        assert [people.buddy(session, one, TODAY).smokes for one in both] == [None, None]
