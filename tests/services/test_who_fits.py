"""Who fits one person, and what noting an answer does."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.matching.rules import State
from app.services import people
from app.services.actions import perform
from app.services.proposals import WhoFits, brief, who_fits
from app.storage.vault import Vault
from app.vocabulary import HALF_DAYS

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
