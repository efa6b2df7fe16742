"""The end of an intake: two ticks that block nothing, and an outcome that can always be another one."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from app.errors import KlikError
from app.models import KeptProposal
from app.services import admission, duo_path, hard_days, kept_proposals, office, organisations, people, working
from app.services.actions import perform
from app.services.rows import ParticipantRow
from app.storage.vault import Vault
from app.vocabulary import ParticipantStatus

TODAY = date(2026, 11, 22)
S = ParticipantStatus
Add = Callable[..., UUID]
OTHER = "Buddywerking De Overkant"


def row(vault: Vault, participant_id: UUID) -> ParticipantRow:
    with vault.read() as session:
        return people.participant(session, participant_id, TODAY)


def checked(vault: Vault, participant_id: UUID) -> tuple[bool | None, bool | None, date | None, str | None]:
    one = row(vault, participant_id)
    return one.vulnerable, one.isolated, one.checked_on, one.checked_by


def test_the_first_answer_gets_the_day_and_who_works_and_a_correction_stays(vault: Vault, participant: Add) -> None:
    whom = participant(status=S.INTAKE)
    an = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    with vault.read() as session:
        (one,) = office.coordinators(session)
    assert one.id == an
    vault.work_as(*working.signature(one))
    perform(vault, admission.check, whom, {"isolated": False}, TODAY)
    assert checked(vault, whom) == (None, False, TODAY, "An Zilverberk")
    perform(vault, people.change_participant, whom, {"checked_on": date(2026, 11, 3), "checked_by": "Tom"})
    perform(vault, admission.check, whom, {"vulnerable": True}, TODAY)
    assert checked(vault, whom) == (True, False, date(2026, 11, 3), "Tom")
    perform(vault, admission.check, whom, {"vulnerable": None, "isolated": None}, TODAY)
    assert checked(vault, whom) == (None, None, None, None)
    for _step in range(3):
        vault.undo()
    assert checked(vault, whom) == (None, False, TODAY, "An Zilverberk")


def test_nobody_at_work_is_nobody_said(vault: Vault, participant: Add) -> None:
    whom = participant(status=S.INTAKE)
    perform(vault, admission.check, whom, {"vulnerable": True}, TODAY)
    assert checked(vault, whom) == (True, None, TODAY, None)


@pytest.mark.parametrize("ticks", [{}, {"vulnerable": False, "isolated": False}, {"vulnerable": True}])
def test_no_answer_stands_in_the_way_of_waiting(vault: Vault, participant: Add, ticks: dict[str, bool]) -> None:
    whom = participant(status=S.REGISTERED)
    perform(vault, admission.check, whom, ticks, TODAY)
    perform(vault, admission.accept, whom)
    assert row(vault, whom).status is S.WAITING


def test_an_outcome_is_taken_back_by_another_and_by_undo(vault: Vault, participant: Add) -> None:
    whom = participant(status=S.INTAKE)
    begun = row(vault, whom)
    perform(vault, admission.refer, whom, OTHER, "Verhuist naar de kust.", date(2026, 11, 20))
    one = row(vault, whom)
    assert (one.status, one.referred_to, one.left_note, one.left_on) == (
        S.REFERRED,
        OTHER,
        "Verhuist naar de kust.",
        date(2026, 11, 20),
    )
    perform(vault, admission.withdraw, whom, "Zingt nu in een koor.", date(2026, 11, 21))
    one = row(vault, whom)
    assert (one.status, one.referred_to, one.left_note) == (S.LEFT, None, "Zingt nu in een koor.")
    perform(vault, admission.accept, whom)
    one = row(vault, whom)
    assert (one.status, one.referred_to, one.left_note, one.left_on) == (S.WAITING, None, None, None)
    for _step in range(3):
        vault.undo()
    assert row(vault, whom) == begun
    with vault.read() as session:
        assert organisations.organisations(session) == ()


def test_an_organisation_is_the_one_that_is_known_and_no_more_than_it_was(vault: Vault, participant: Add) -> None:
    facts = {"name": OTHER, "aliases": ["De Overkant"], "is_neighbour": True, "contact_name": "Mieke"}
    perform(vault, organisations.add_organisation, facts)
    perform(vault, organisations.add_organisation, {"name": "Artsenhuis", "is_referrer": True})
    whom = participant(status=S.INTAKE)
    perform(vault, admission.refer, whom, "de overkant", None, TODAY)
    perform(vault, admission.refer, participant(status=S.INTAKE), "Praatcafé", None, None)
    assert row(vault, whom).referred_to == OTHER
    with vault.read() as session:
        found = admission.elsewhere(session)
        flags = {one.name: (one.is_partner, one.is_referrer) for one in organisations.organisations(session)}
    assert [(one.name, one.near) for one in found] == [(OTHER, True), ("Artsenhuis", False), ("Praatcafé", False)]
    assert flags == {OTHER: (False, False), "Artsenhuis": (False, True), "Praatcafé": (False, False)}


@pytest.mark.parametrize("leave", [admission.refer, admission.withdraw])
def test_who_leaves_keeps_no_proposal_and_gets_it_back_by_undo(
    vault: Vault, participant: Add, buddy: Add, leave: object
) -> None:
    whom, other = participant(), buddy()
    perform(vault, kept_proposals.keep, whom, other, TODAY)
    if leave is admission.refer:
        perform(vault, admission.refer, whom, None, None, TODAY)
    else:
        perform(vault, admission.withdraw, whom, None, TODAY)

    def kept() -> int:
        with vault.read() as session:
            return len(session.scalars(select(KeptProposal)).all())

    assert kept() == 0
    vault.undo()
    assert kept() == 1


@pytest.mark.parametrize("day", [hard_days.deceased, hard_days.no_contact])
def test_nobody_waits_who_may_not_be_contacted(vault: Vault, participant: Add, day: Any) -> None:
    whom = participant()
    perform(vault, day, row(vault, whom).person_id, TODAY)
    with pytest.raises(KlikError, match="Marleen"):
        perform(vault, admission.accept, whom)
    assert row(vault, whom).status is S.LEFT


def test_a_duo_that_goes_on_is_ended_on_its_own_page(vault: Vault, participant: Add, buddy: Add) -> None:
    whom = participant()
    perform(vault, duo_path.accept, whom, buddy(), TODAY)
    before = row(vault, whom)
    for do in (
        lambda: perform(vault, admission.accept, whom),
        lambda: perform(vault, admission.refer, whom, OTHER, None, TODAY),
        lambda: perform(vault, admission.withdraw, whom, None, TODAY),
    ):
        with pytest.raises(KlikError):
            do()
    assert row(vault, whom) == before
    with vault.read() as session:
        assert organisations.organisations(session) == ()
