"""Maps of who left longer ago than the office keeps them: told, wiped where that is asked, and back with undo."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Invitee, MeetingCheck, NetworkMeeting, PlanLine, Requirement
from app.network.map import Spot
from app.services import duo_path, existing_duos, network, network_moments, network_retention, office, people
from app.services.actions import action, perform
from app.storage.vault import Vault
from app.vocabulary import DuoState, MomentKind, ParticipantStatus, PlanOwner
from tests.services.conftest import TODAY

LONG_AGO = date(2026, 5, 22)


@action("Met")
def meet(session: Session, participant_id: UUID) -> None:
    """A meeting in every part of which somebody may be named."""
    words = dict.fromkeys(("question", "place", "preparation", "early_signs", "who_calls"), "Tante Jo")
    made = NetworkMeeting(participant_id=participant_id, explained_on=LONG_AGO, answer=True, held_on=LONG_AGO, **words)
    session.add(made)
    session.flush()
    need = Requirement(meeting_id=made.id, words="Tante Jo mag blijven komen", set_by="Tante Jo")
    session.add_all([Invitee(meeting_id=made.id, name="Tante Jo", named_by="Tante Jo"), need])
    session.flush()
    line = {"owner": PlanOwner.NETWORK, "who": "Tante Jo", "what": "belt", "requirement_id": need.id}
    session.add(PlanLine(meeting_id=made.id, **line))
    session.add(MeetingCheck(meeting_id=made.id, due_on=LONG_AGO, held_on=LONG_AGO, worked="Tante Jo belde"))


def told_of_others(vault: Vault) -> str:
    """Everything that stands in the tables of network meetings."""
    with vault.read() as session:
        tables = (model.__table__ for model in (Invitee, MeetingCheck, NetworkMeeting, PlanLine, Requirement))
        return repr([row for table in tables for row in session.execute(select(table))])


@pytest.fixture
def left(vault: Vault, participant: Callable[..., UUID]) -> UUID:
    """Marleen left on the day that counts, with a name on the map, another on one that was kept, and a meeting."""
    made = participant(status=ParticipantStatus.LEFT)
    perform(vault, people.change_participant, made, {"left_on": LONG_AGO})
    (mama,) = perform(vault, network.name, made, ["Mama"], Spot(150, 20))
    perform(vault, network_moments.keep, made, LONG_AGO, MomentKind.END)
    perform(vault, network.remove, [mama])
    perform(vault, network.name, made, ["Mieke"])
    perform(vault, meet, made)
    return made


def found(vault: Vault, today: date = TODAY) -> list[tuple[str, int, int]]:
    with vault.read() as session:
        return [(one.full_name, one.names, one.maps) for one in network_retention.past_keeping(session, today)]


def test_nobody_is_told_before_the_office_settled_how_long_and_before_that_day(vault: Vault, left: UUID) -> None:
    assert found(vault) == []
    perform(vault, office.change_office, {"network_months": 6})
    assert found(vault, date(2026, 11, 21)) == []
    assert found(vault) == [("Marleen Zonnedauw", 3, 1)]


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
    before = told_of_others(vault)
    perform(vault, network_retention.wipe, [left])
    assert found(vault) == []
    with vault.read() as session:
        assert network.network(session, left).contacts == ()
        assert network_moments.moments(session, left) == ()
        meeting = session.query(NetworkMeeting).one()
        assert (meeting.explained_on, meeting.answer, meeting.held_on) == (LONG_AGO, True, LONG_AGO)
        assert session.query(MeetingCheck).one().held_on == LONG_AGO
        assert len(network.network(session, luc).contacts) == 1
    assert "Tante Jo" not in told_of_others(vault)
    assert "Mieke" not in repr(vault.undoable())
    vault.undo()
    assert found(vault) == [("Marleen Zonnedauw", 3, 1)]
    assert told_of_others(vault) == before


def test_who_has_no_map_but_a_meeting_is_told_as_well(vault: Vault, participant: Callable[..., UUID]) -> None:
    perform(vault, office.change_office, {"network_months": 0})
    luc = participant("Luc", "Regenboog", status=ParticipantStatus.LEFT)
    perform(vault, people.change_participant, luc, {"left_on": LONG_AGO})
    perform(vault, meet, luc)
    assert found(vault) == [("Luc Regenboog", 1, 0)]
    perform(vault, network_retention.wipe, [luc])
    assert found(vault) == []
