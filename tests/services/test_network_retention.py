"""Maps of who left longer ago than the office keeps them: told, wiped where that is asked, and back with undo."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app.models import Invitee, NetworkMeeting
from app.network.map import Spot
from app.services import duo_path, existing_duos, network, network_moments, network_retention, office, people
from app.services.actions import action, perform
from app.storage.vault import Vault
from app.vocabulary import DuoState, MomentKind, ParticipantStatus
from tests.services.conftest import TODAY

LONG_AGO = date(2026, 5, 22)


@action("Invited")
def invite(session: Any, participant_id: UUID) -> None:
    made = NetworkMeeting(participant_id=participant_id)
    session.add(made)
    session.flush()
    session.add(Invitee(meeting_id=made.id, name="Tante Jo"))


@pytest.fixture
def left(vault: Vault, participant: Callable[..., UUID]) -> UUID:
    """Marleen left on the day that counts, with a name on the map, another on one that was kept, and a meeting."""
    made = participant(status=ParticipantStatus.LEFT)
    perform(vault, people.change_participant, made, {"left_on": LONG_AGO})
    (mama,) = perform(vault, network.name, made, ["Mama"], Spot(150, 20))
    perform(vault, network_moments.keep, made, LONG_AGO, MomentKind.END)
    perform(vault, network.remove, [mama])
    perform(vault, network.name, made, ["Mieke"])
    perform(vault, invite, made)
    return made


def found(vault: Vault, today: date = TODAY) -> list[tuple[str, int, int]]:
    with vault.read() as session:
        return [(one.full_name, one.names, one.maps) for one in network_retention.past_keeping(session, today)]


def test_nobody_is_told_before_the_office_settled_how_long_and_before_that_day(vault: Vault, left: UUID) -> None:
    assert found(vault) == []
    perform(vault, office.change_office, {"network_months": 6})
    assert found(vault, date(2026, 11, 21)) == []
    assert found(vault) == [("Marleen Zonnedauw", 2, 1)]


def test_who_is_still_there_or_left_on_an_unknown_day_is_not_told(
    vault: Vault, left: UUID, participant: Callable[..., UUID]
) -> None:
    perform(vault, office.change_office, {"network_months": 0})
    luc = participant("Luc", "Regenboog")
    perform(vault, network.name, luc, ["Zus"])
    perform(vault, people.change_participant, left, {"left_on": None})
    assert found(vault) == []
    with vault.read() as session:
        person = people.participant(session, luc, TODAY).person_id
    perform(vault, people.change_person, person, {"deceased_on": LONG_AGO})
    assert found(vault) == [("Luc Regenboog", 1, 0)]


def test_who_is_in_aftercare_counts_from_the_day_that_was_agreed_for_it(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    perform(vault, office.change_office, {"network_months": 2})
    luc = participant("Luc", "Regenboog")
    perform(vault, network.name, luc, ["Zus"])
    duo = perform(vault, existing_duos.record, luc, buddy(), date(2025, 1, 1), date(2026, 1, 1))
    assert found(vault) == []
    ending = duo_path.Ending(aftercare=date(2026, 9, 22))
    perform(vault, duo_path.end, duo, DuoState.STOPPED_EARLY, date(2026, 6, 1), None, ending)
    perform(vault, people.change_participant, luc, {"status": ParticipantStatus.AFTERCARE})
    assert found(vault, date(2026, 11, 21)) == []
    assert found(vault) == [("Luc Regenboog", 1, 0)]


def test_wiping_takes_every_name_and_can_be_undone(vault: Vault, left: UUID, participant: Callable[..., UUID]) -> None:
    perform(vault, office.change_office, {"network_months": 6})
    luc = participant("Luc", "Regenboog")
    perform(vault, network.name, luc, ["Zus"])
    perform(vault, network_retention.wipe, [left])
    assert found(vault) == []
    with vault.read() as session:
        assert network.network(session, left).contacts == ()
        assert network_moments.moments(session, left) == ()
        assert session.query(Invitee).count() == 0
        assert len(network.network(session, luc).contacts) == 1
    assert "Mieke" not in repr(vault.undoable())
    vault.undo()
    assert found(vault) == [("Marleen Zonnedauw", 2, 1)]
    with vault.read() as session:
        assert session.query(Invitee).count() == 1
