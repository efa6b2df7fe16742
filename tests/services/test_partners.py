"""The part of each partner in the figures: by name, under the name of that time, and with the lists behind it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.figures.asked import Asked, whole_year
from app.models import Duo, DuoStep
from app.services import contacts, hard_days, organisations, partners, people
from app.services.actions import perform
from app.services.figures import behind
from app.services.follow_ups import Step
from app.services.partners import ACTIVE, CANDIDATE, PartnerRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, DuoState
from tests.services.conftest import TODAY

Add = Callable[..., UUID]


@pytest.fixture
def two(vault: Vault) -> tuple[UUID, UUID]:
    """Two partners; the first one was called otherwise until the end of 2025."""
    samana = perform(vault, organisations.add_organisation, {"name": "Ziekenzorg CM", "is_partner": True})
    perform(vault, organisations.rename_organisation, samana, "Samana", date(2026, 1, 1), TODAY)
    other = perform(vault, organisations.add_organisation, {"name": "Afspraak", "is_partner": True})
    return samana, other


def rows(vault: Vault, asked: Asked) -> tuple[PartnerRow, ...]:
    with vault.read() as session:
        return partners.partner_rows(session, asked, TODAY)


def test_each_partner_has_its_part_and_all_parts_are_the_whole(
    vault: Vault, two: tuple[UUID, UUID], participant: Add, buddy: Add
) -> None:
    samana, other = two
    nadia = buddy("Nadia", partner_id=samana)
    buddy("Kandidaat", partner_id=samana, status=BuddyStatus.CANDIDATE)
    buddy("Gestopt", partner_id=samana, status=BuddyStatus.STOPPED)
    gone = buddy("Weg", partner_id=other)
    alone = buddy("Alleen")
    with vault.read() as session:
        person = people.buddy(session, gone, TODAY).person_id
    perform(vault, hard_days.deceased, person, TODAY, Step("Bellen", TODAY))
    for who, other_one in ((nadia, participant("Rita")), (alone, participant("Luc"))):
        with vault.write("Begin") as session:
            steps = [DuoStep(position=0, state=DuoState.RUNNING, on=date(2026, 3, 1))]
            found = Duo(participant_id=other_one, buddy_id=who, state=DuoState.RUNNING, steps=steps)
            session.add(found)
            session.flush()
            duo = found.id
        perform(vault, contacts.note_outing, duo, date(2026, 4, 1))
    first, second, third = rows(vault, whole_year(2026))
    assert [first.called, second.called, third.called] == ["Afspraak", "Samana", ""]
    assert (second.id, third.id) == (samana, None)
    assert (first.now, second.now, third.now) == (
        {ACTIVE: 0, CANDIDATE: 0},
        {ACTIVE: 1, CANDIDATE: 1},
        {ACTIVE: 1, CANDIDATE: 0},
    )
    for name, of_each in (("duo_started", (0, 1, 1)), ("duo_running", (0, 1, 1)), ("seen", (0, 1, 1))):
        assert tuple(one.counts[name] for one in (first, second, third)) == of_each
    with vault.read() as session:
        (duo_behind,) = behind(session, whole_year(2026), "duo_running", TODAY, "partner", second.code)
        (now,) = partners.buddies_now(session, samana, ACTIVE)
    assert duo_behind.name.endswith("Nadia Vlinderdal")
    assert now.subject == Subject("buddy", nadia)


def test_a_past_period_has_the_name_of_then_and_one_partner_may_be_asked_for(
    vault: Vault, two: tuple[UUID, UUID], buddy: Add
) -> None:
    buddy("Nadia", partner_id=two[0])
    assert [one.called for one in rows(vault, whole_year(2025))] == ["Afspraak", "Ziekenzorg CM (nu Samana)"]
    (only,) = rows(vault, replace(whole_year(2026), partner_id=two[0]))
    assert (only.called, only.earlier) == ("Samana", (("Ziekenzorg CM", None),))
