"""Handing a caseload over: all of it in one step of undo, a letter to each who may have one, and an overview."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import agreements, caseload, duo_path, duos, follow_ups, handouts, hard_days, office, people
from app.services.actions import perform
from app.services.follow_ups import Step
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import Answer, Click, DuoState, HandoutKind, ParticipantStatus, Role

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


@pytest.fixture
def colleagues(vault: Vault) -> tuple[UUID, UUID]:
    made = [perform(vault, office.add_coordinator, {"first_name": name}) for name in ("An", "Tom")]
    return made[0], made[1]


@pytest.fixture
def followed(vault: Vault, participant: Add, buddy: Add, colleagues: tuple[UUID, UUID]) -> list[UUID]:
    """Marleen with a duo and a step, Luc who died, Rita; all of An. Jos is nobody's, Bea left."""
    ids = [participant(name, phone="+32400000012") for name in ("Marleen", "Luc", "Rita", "Jos", "Bea")]
    for one in (*ids[:3], ids[4]):
        perform(vault, people.change_participant, one, {"coordinator_id": colleagues[0]})
    perform(vault, people.change_participant, ids[4], {"status": ParticipantStatus.LEFT})
    duo = perform(vault, duo_path.accept, ids[0], buddy("Nadia"), TODAY - timedelta(days=90))
    for role in Role:
        perform(vault, duo_path.note_answer, duo, role, Answer.YES, TODAY - timedelta(days=80))
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY - timedelta(days=70))
    perform(vault, agreements.sign_agreement, duo, TODAY - timedelta(days=69))
    perform(vault, follow_ups.add_step, Subject("participant", ids[0]), Step("Bellen", TODAY + timedelta(days=3)))
    with vault.read() as session:
        luc = people.participant(session, ids[1], TODAY).person_id
    perform(vault, hard_days.deceased, luc, TODAY)
    return ids


def of(vault: Vault, coordinator: UUID | None) -> list[str]:
    with vault.read() as session:
        return [one.name.split()[0] for one in caseload.caseload(session, coordinator, TODAY)]


def test_a_caseload_moves_with_its_duos_in_one_step(
    vault: Vault, followed: list[UUID], colleagues: tuple[UUID, UUID]
) -> None:
    an, tom = colleagues
    assert (of(vault, an), of(vault, tom), of(vault, None)) == (["Marleen", "Rita"], [], ["Jos"])
    perform(vault, caseload.hand_over, followed[:2], tom)
    assert (of(vault, an), of(vault, tom)) == (["Rita"], ["Marleen"])
    with vault.read() as session:
        assert [row.coordinator for row in duos.duos(session)] == ["Tom"]
        assert next(row.state for row in duos.duos(session)) is DuoState.TRIAL
    vault.undo()
    assert (of(vault, an), of(vault, tom)) == (["Marleen", "Rita"], [])
    with pytest.raises(KlikError):
        perform(vault, caseload.hand_over, [], tom)


def test_the_letters_go_to_participants_and_buddies_and_not_to_who_is_gone(
    vault: Vault, followed: list[UUID], colleagues: tuple[UUID, UUID]
) -> None:
    an, tom = colleagues
    perform(vault, caseload.hand_over, followed, tom)
    before = dict.fromkeys(followed, an) | {followed[3]: None}
    with vault.read() as session:
        found = caseload.handover_letters(session, before, TODAY, TODAY)
    assert [(one.to.called, one.coordinator_before) for one in found.letters] == [
        ("Marleen", "An"),
        ("Nadia", "An"),
        ("Rita", "An"),
        ("Jos", ""),
    ]
    assert {one.coordinator.full_name for one in found.letters} == {"Tom"}
    assert found.left_out == ("Luc Zonnedauw",)
    perform(vault, handouts.note_letters, found.letters, TODAY)
    with vault.read() as session:
        kinds = [[one.kind for one in handouts.handouts(session, Subject("participant", who))] for who in followed[:3]]
        nadia = next(row.buddy_id for row in duos.duos(session))
        to_nadia = [one.to for one in handouts.handouts(session, Subject("buddy", nadia))]
    assert kinds == [[HandoutKind.LETTER], [], [HandoutKind.LETTER]]
    assert to_nadia == ["Nadia Vlinderdal"]


def test_the_overview_says_who_with_whom_and_what_is_open(vault: Vault, followed: list[UUID]) -> None:
    with vault.read() as session:
        data = caseload.overview(session, followed[:2], "Tom", TODAY)
    said = [[cell.words for cell in row] for row in data.rows]
    assert said[1] == [
        "Marleen Zonnedauw",
        "In een duo",
        "Nadia Vlinderdal",
        "0400 00 00 12",
        "13/09/2026",
        "25/11/2026",
        "25/11/2026 Bellen",
    ]
    assert said[0][:4] == ["Luc Zonnedauw", "geen contact meer", "", ""]
