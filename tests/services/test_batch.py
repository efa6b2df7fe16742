"""One action for several: all of them in one step of undo; who may not be contacted is left out and named."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import batch, contacts, duo_path, events, follow_ups, guests, hard_days, people
from app.services.actions import perform
from app.services.follow_ups import Step
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ContactKind, EventKind, Role

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


@pytest.fixture
def three(vault: Vault, participant: Add) -> list[UUID]:
    """Marleen, Luc, and Rita who died."""
    made = [participant("Marleen"), participant("Luc"), participant("Rita", "Regenboog")]
    with vault.read() as session:
        rita = people.participant(session, made[2], TODAY).person_id
    perform(vault, hard_days.deceased, rita, TODAY)
    return made


def test_one_talk_and_one_step_with_each_and_one_undo(vault: Vault, three: list[UUID]) -> None:
    with vault.read() as session:
        chosen = batch.chosen(session, "participant", three)
    assert (chosen.subjects, chosen.left_out) == (tuple(Subject("participant", one) for one in three[:2]), ("Rita R.",))
    perform(vault, batch.note_talks, chosen.subjects, TODAY, ContactKind.PHONE, note="Kerstkaart")
    perform(vault, batch.add_steps, chosen.subjects, Step("Bellen", TODAY + timedelta(days=7)))

    def noted() -> list[tuple[int, int]]:
        with vault.read() as session:
            whom = [Subject("participant", one) for one in three]
            return [(len(contacts.contacts_of(session, one)), len(follow_ups.open_steps(session, one))) for one in whom]

    assert noted() == [(1, 1), (1, 1), (0, 0)]
    step = vault.undoable()
    assert step
    assert step.about == "2 op de lijst"
    vault.undo()
    assert noted() == [(1, 0), (1, 0), (0, 0)]
    vault.undo()
    assert noted() == [(0, 0)] * 3


def test_of_one_the_name_is_told_and_of_nobody_nothing_is_noted(vault: Vault, three: list[UUID]) -> None:
    perform(vault, batch.note_talks, [Subject("participant", three[0])], TODAY, ContactKind.MAIL)
    done = vault.undoable()
    assert done
    assert done.about == "Marleen Z."
    with pytest.raises(KlikError):
        perform(vault, batch.note_talks, [], TODAY, ContactKind.MAIL)


def test_a_duo_is_left_out_when_one_side_is_gone_and_invited_with_who_is_there(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    pairs = [(participant("Marleen"), buddy("Nadia")), (participant("Luc"), buddy("Omar", "Sterrenmos"))]
    ids = [perform(vault, duo_path.accept, *pair, TODAY) for pair in pairs]
    with vault.read() as session:
        omar = people.buddy(session, pairs[1][1], TODAY).person_id
    perform(vault, hard_days.no_contact, omar, TODAY, pause=False)
    with vault.read() as session:
        chosen = batch.chosen(session, "duo", ids)
    assert chosen == batch.Chosen((Subject("duo", ids[0]),), ("Luc & Omar",))
    event = perform(vault, events.add_event, EventKind.OPEN, TODAY + timedelta(days=9))
    assert perform(vault, batch.invite, event, "duo", ids) == 3
    assert perform(vault, batch.invite, event, "duo", ids) == 0
    with vault.read() as session:
        there = guests.guests(session, event)
        assert batch.left_out(session, "duo", ids) == ("Omar Sterrenmos",)
    assert {(one.role, one.record_id) for one in there} == {
        (Role.PARTICIPANT, pairs[0][0]),
        (Role.BUDDY, pairs[0][1]),
        (Role.PARTICIPANT, pairs[1][0]),
    }
    vault.undo()
    with vault.read() as session:
        assert guests.guests(session, event) == ()
