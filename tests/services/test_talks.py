"""Talks with a participant, and what there is to ask: noted, read back, undone."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import contacts, duo_path, office, people
from app.services.actions import perform
from app.services.rows import WishRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ContactKind, Role, Strength

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


def heard(vault: Vault, participant_id: UUID) -> date | None:
    with vault.read() as session:
        return people.participant(session, participant_id, TODAY).last_heard


def test_a_talk_is_heard_only_when_somebody_was_reached_or_nobody_said(vault: Vault, participant: Add) -> None:
    marleen = participant()
    for on, reached, last in ((1, True, 1), (2, False, 1), (3, None, 3)):
        perform(
            vault, contacts.note_talk, Subject("participant", marleen), date(2026, 11, on), ContactKind.PHONE, reached
        )
        assert heard(vault, marleen) == date(2026, 11, last)
    vault.undo()
    assert heard(vault, marleen) == date(2026, 11, 1)


def test_a_talk_is_with_somebody_there_is(vault: Vault, participant: Add) -> None:
    with pytest.raises(KlikError):
        perform(vault, contacts.note_talk, Subject("participant", UUID(int=1)), TODAY, ContactKind.PHONE)


def test_what_was_noted_of_a_participant_holds_the_contacts_of_the_duo(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    marleen, luc, nadia = participant(), participant("Luc", "Kiezelsteen"), buddy()
    perform(
        vault,
        contacts.note_talk,
        Subject("participant", marleen),
        date(2026, 10, 1),
        ContactKind.VISIT,
        True,
        "Op de koffie.",
    )
    perform(vault, contacts.note_talk, Subject("participant", luc), date(2026, 10, 2), ContactKind.PHONE)
    duo = perform(vault, duo_path.accept, marleen, nadia, date(2026, 11, 1))
    perform(vault, contacts.note_talk, Subject("duo", duo), date(2026, 11, 8), ContactKind.PHONE)
    with vault.read() as session:
        found = contacts.contacts_of(session, Subject("participant", marleen))
    assert [(contact.on, contact.note) for contact in found] == [
        (date(2026, 11, 8), None),
        (date(2026, 10, 1), "Op de koffie."),
    ]


def test_what_wishes_are_about_is_told_by_role(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen, nadia = participant(), buddy()
    with vault.read() as session:
        hers = people.participant(session, marleen, TODAY).person_id
        other = people.buddy(session, nadia, TODAY).person_id
    gender = WishRow("gender", ("f",), None, None, Strength.MUST, True)
    pets = WishRow("has_pets", (False,), None, None, Strength.NICE, False)
    perform(vault, people.set_wishes, hers, Role.PARTICIPANT, [gender])
    perform(vault, people.set_wishes, other, Role.BUDDY, [pets])
    with vault.read() as session:
        assert people.wished_about(session, Role.BUDDY) == {"has_pets"}
        assert people.wished_about(session, Role.PARTICIPANT) == {"gender"}


def test_colleagues_who_work_here_are_told_by_name(vault: Vault) -> None:
    for first, active in (("Tom", True), ("An", True), ("Els", False)):
        facts = {"first_name": first, "last_name": "Zilverberk", "active": active}
        perform(vault, office.add_coordinator, facts)
    with vault.read() as session:
        assert [one.full_name for one in office.coordinators(session)] == ["An Zilverberk", "Tom Zilverberk"]
