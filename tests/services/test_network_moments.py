"""Maps that were kept: they do not change any more, and what is forgotten is forgotten on all of them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from app.errors import KlikError
from app.models import Invitee, Ladder, NetworkMeeting, NetworkMoment
from app.network.compare import compare
from app.network.contents import MapContents
from app.network.map import Spot
from app.services import (
    duo_path,
    existing_duos,
    network,
    network_invitees,
    network_meetings,
    network_moments,
    network_plans,
    network_ties,
)
from app.services.actions import perform
from app.services.network_moments import Keeping, Moment
from app.storage.vault import Vault
from app.vocabulary import DuoState, Met, MomentKind, PlanOwner, TieKind

TODAY = date(2026, 11, 22)
BEGAN = date(2026, 3, 12)
CLOSE, FAR = Spot(120, 30), Spot(-110, 88.5)
K = MomentKind


@pytest.fixture
def marleen(vault: Vault, participant: Callable[..., UUID]) -> UUID:
    return participant()


@pytest.fixture
def mama(vault: Vault, marleen: UUID) -> UUID:
    (made,) = perform(vault, network.name, marleen, ["Mama"], FAR)
    return made


def kept(vault: Vault, marleen: UUID) -> tuple[Moment, ...]:
    with vault.read() as session:
        return network_moments.moments(session, marleen)


def now(vault: Vault, marleen: UUID) -> MapContents:
    with vault.read() as session:
        return network.network(session, marleen).contents


def keeping(vault: Vault, marleen: UUID) -> Keeping:
    with vault.read() as session:
        return network_moments.keeping(session, marleen)


def test_a_kept_map_stays_as_it_was(vault: Vault, marleen: UUID, mama: UUID) -> None:
    (papa,) = perform(vault, network.name, marleen, ["Papa"], CLOSE)
    perform(vault, network_ties.tie, [(mama, papa)], TieKind.TENSE)
    perform(vault, network.note, [papa], {"relation": "vader", "met": Met.ALWAYS})
    before = now(vault, marleen)
    perform(vault, network_moments.keep, marleen, BEGAN, K.START, None, " An en Marleen ")
    perform(vault, network.move, {mama: CLOSE})
    perform(vault, network.rename, mama, "Moeder")
    perform(vault, network.remove, [papa])
    (moment,) = kept(vault, marleen)
    assert (moment.on, moment.kind, moment.present) == (BEGAN, K.START, "An en Marleen")
    assert moment.contents == before
    with vault.read() as session:
        then, today = (network_moments.contents_on(session, marleen, on) for on in (BEGAN, None))
    assert then == before
    found = compare(then, today)
    assert [one.now.name for one in found.closer] == ["Moeder"]
    assert [one.name for one in found.gone] == ["Papa"]


def test_each_day_has_one_map_and_an_empty_one_is_not_kept(vault: Vault, marleen: UUID) -> None:
    perform(vault, network.name, marleen, ["Tante Jo"])
    with pytest.raises(KlikError, match="nog niemand"):
        perform(vault, network_moments.keep, marleen, BEGAN, K.START)
    perform(vault, network.name, marleen, ["Mama"], FAR)
    first = perform(vault, network_moments.keep, marleen, BEGAN, K.START)
    with pytest.raises(KlikError, match="12/03/2026"):
        perform(vault, network_moments.keep, marleen, BEGAN, K.OTHER)
    second = perform(vault, network_moments.keep, marleen, TODAY, K.OTHER)
    with pytest.raises(KlikError, match="12/03/2026"):
        perform(vault, network_moments.change, second, BEGAN, K.OTHER, None)
    perform(vault, network_moments.change, first, BEGAN, K.HALF_YEAR, "An")
    assert [(one.on, one.kind, one.present) for one in kept(vault, marleen)] == [
        (BEGAN, K.HALF_YEAR, "An"),
        (TODAY, K.OTHER, None),
    ]
    perform(vault, network_moments.remove, first)
    assert [one.id for one in kept(vault, marleen)] == [second]


def test_a_day_without_a_map_names_those_there_are(vault: Vault, marleen: UUID, mama: UUID) -> None:
    perform(vault, network_moments.keep, marleen, BEGAN, K.START)
    with vault.read() as session, pytest.raises(KlikError, match="12/03/2026"):
        network_moments.contents_on(session, marleen, TODAY)


def test_who_comes_back_is_the_same_one_and_waits(vault: Vault, marleen: UUID, mama: UUID) -> None:
    perform(vault, network.note, [mama], {"relation": "moeder"})
    perform(vault, network_moments.keep, marleen, BEGAN, K.START)
    perform(vault, network.rename, mama, "Moeke")
    perform(vault, network_moments.keep, marleen, BEGAN + timedelta(100), K.OTHER)
    perform(vault, network.remove, [mama])
    perform(vault, network.name, marleen, ["Sus"], CLOSE)
    perform(vault, network_moments.keep, marleen, BEGAN + timedelta(200), K.HALF_YEAR)
    with vault.read() as session:
        assert [one.name for one in network_moments.former(session, marleen)] == ["Moeke"]  # once, as last known
    perform(vault, network_moments.bring_back, marleen, mama)
    (waits,) = now(vault, marleen).waiting
    assert (waits.id, waits.relation) == (mama, "moeder")
    perform(vault, network.place, mama, CLOSE)
    with vault.read() as session:
        assert network_moments.former(session, marleen) == ()
    *before, half_year = kept(vault, marleen)
    before_both = network_moments.earlier([*before, half_year], half_year.on)
    found = compare(half_year.contents, now(vault, marleen), before_both)
    assert [one.id for one in found.returned] == [mama]


def test_who_is_forgotten_stands_on_no_map_and_undo_brings_all_back(vault: Vault, marleen: UUID, mama: UUID) -> None:
    perform(vault, network.name, marleen, ["Sus"], CLOSE)
    perform(vault, network_moments.keep, marleen, BEGAN, K.START)
    before = (now(vault, marleen), kept(vault, marleen))
    perform(vault, network_moments.forget, [mama])
    assert [one.name for one in now(vault, marleen).contacts] == ["Sus"]
    assert [one.name for one in kept(vault, marleen)[0].contents.contacts] == ["Sus"]
    assert "Mama" not in str(_stored(vault))
    vault.undo()
    assert (now(vault, marleen), kept(vault, marleen)) == before
    perform(vault, network.remove, [mama])
    perform(vault, network_moments.forget, [mama])
    assert "Mama" not in str(_stored(vault))


def test_who_is_forgotten_after_being_taken_off_stands_in_no_meeting_either(
    vault: Vault, marleen: UUID, mama: UUID, participant: Callable[..., UUID]
) -> None:
    (sus,) = perform(vault, network.name, marleen, ["Sus"], CLOSE)
    perform(vault, network_moments.keep, marleen, BEGAN, K.START)
    meeting = perform(vault, network_meetings.explain, marleen, TODAY, True)
    perform(vault, network_invitees.name_from_map, meeting, [mama])
    perform(vault, network_invitees.name, meeting, ["Zus"], "mama")
    line = perform(vault, network_plans.add_line, meeting, PlanOwner.NETWORK, "Bellen")
    perform(vault, network_plans.change_line, line, {"who": "Mama"})
    asked = perform(vault, network_plans.add_requirement, meeting, "Iemand belt")
    perform(vault, network_plans.change_requirement, asked, {"set_by": "Mama", "why": "veilig"})
    other = perform(vault, network_meetings.explain, participant("Luc"), TODAY, True)
    perform(vault, network_invitees.name, other, ["Mama"])
    perform(vault, network.remove, [mama])
    (stepmother,) = perform(vault, network.name, marleen, ["Mama"])
    hers = perform(vault, network_meetings.explain, marleen, TODAY, True)
    perform(vault, network_invitees.name_from_map, hers, [stepmother])
    perform(vault, network_moments.forget, [mama, sus])
    with vault.read() as session:
        assert [one.contact_id for one in network_meetings.meeting(session, hers).invitees] == [stepmother]
        found = network_meetings.meeting(session, meeting)
        assert [one.name for one in network_meetings.meeting(session, other).invitees] == ["Mama"]
    assert [(one.name, one.named_by) for one in found.invitees] == [("Zus", None)]
    assert [(one.what, one.who) for one in found.lines] == [("Bellen", None)]
    assert [(one.set_by, one.why) for one in found.requirements] == [(None, "veilig")]
    assert "Mama" not in str(_stored(vault))
    assert (done := vault.undoable())
    assert done.about == "Marleen Z."
    vault.undo()
    with vault.read() as session:
        assert [one.name for one in network_meetings.meeting(session, meeting).invitees] == ["Mama", "Zus"]


def test_what_another_version_kept_of_the_others_outlives_a_forgotten_name(
    vault: Vault, marleen: UUID, mama: UUID
) -> None:
    perform(vault, network.name, marleen, ["Sus"], CLOSE)
    moment = perform(vault, network_moments.keep, marleen, BEGAN, K.START)
    with vault.write("of later") as session:
        kept_then = session.get_one(NetworkMoment, moment)
        there = [one | {"colour": "blue", "often": "of later"} for one in kept_then.contents["contacts"]]
        kept_then.contents = kept_then.contents | {"contacts": there}
    perform(vault, network_moments.forget, [mama])
    (left,) = _stored(vault)[0]["contacts"]
    assert (left["name"], left["colour"], left["often"]) == ("Sus", "blue", "of later")
    assert [one.often for one in kept(vault, marleen)[0].contents.contacts] == [None]


def test_a_farewell_that_was_taken_back_is_no_end(
    vault: Vault, marleen: UUID, mama: UUID, buddy: Callable[..., UUID]
) -> None:
    duo = perform(vault, existing_duos.record, marleen, buddy(), BEGAN, BEGAN)
    for days, state in ((100, DuoState.CLOSING), (120, DuoState.RUNNING), (200, DuoState.CLOSING)):
        perform(vault, duo_path.move, duo, state, BEGAN + timedelta(days))
    assert keeping(vault, marleen).ending == BEGAN + timedelta(200)
    perform(vault, duo_path.end, duo, DuoState.ENDED, BEGAN + timedelta(230), None)
    assert keeping(vault, marleen).ending == BEGAN + timedelta(200)


def test_who_leaves_the_map_leaves_what_was_done_with_them(vault: Vault, marleen: UUID, mama: UUID) -> None:
    with vault.write("steps") as session:
        meeting = NetworkMeeting(participant_id=marleen)
        session.add_all([meeting, Ladder(participant_id=marleen, place="Koor", contact_id=mama)])
        session.flush()
        session.add(Invitee(meeting_id=meeting.id, name="Mama", contact_id=mama))
    perform(vault, network.remove, [mama])
    with vault.read() as session:
        assert [(one.place, one.contact_id) for one in session.scalars(select(Ladder))] == [("Koor", None)]
        assert [(one.name, one.contact_id) for one in session.scalars(select(Invitee))] == [("Mama", None)]
    vault.undo()
    with vault.read() as session:
        assert session.scalar(select(Ladder.contact_id)) == session.scalar(select(Invitee.contact_id)) == mama


def test_the_history_names_nobody_on_a_map(vault: Vault, marleen: UUID, mama: UUID) -> None:
    moment = perform(vault, network_moments.keep, marleen, BEGAN, K.START, None, "Godelieve")
    perform(vault, network_moments.change, moment, TODAY, K.END, "Mama en Godelieve")
    perform(vault, network.remove, [mama])
    perform(vault, network_moments.bring_back, marleen, mama)
    perform(vault, network_moments.forget, [mama])
    perform(vault, network_moments.remove, moment)
    ours = vault.history(100)[:6]
    assert {entry.about for entry in ours} == {"Marleen Z."}
    assert not [entry for entry in ours if "Mama" in entry.action or "Godelieve" in entry.action]


def test_the_moment_is_proposed_from_the_duo(
    vault: Vault, marleen: UUID, mama: UUID, buddy: Callable[..., UUID]
) -> None:
    assert keeping(vault, marleen) == Keeping(None, None, None, frozenset())
    assert keeping(vault, marleen).kind_on(TODAY) is K.START
    duo = perform(vault, existing_duos.record, marleen, buddy(), BEGAN, TODAY)
    found = keeping(vault, marleen)
    assert (found.duo_id, found.began, found.ending) == (duo, BEGAN, None)
    for days, kind in ((-3, K.START), (20, K.START), (180, K.HALF_YEAR), (370, K.YEAR), (600, K.OTHER)):
        assert found.kind_on(BEGAN + timedelta(days)) is kind
    perform(vault, network_moments.keep, marleen, BEGAN, K.START, duo)
    assert keeping(vault, marleen).kind_on(BEGAN + timedelta(20)) is K.OTHER
    assert kept(vault, marleen)[0].buddy == "Nadia"
    perform(vault, duo_path.move, duo, DuoState.CLOSING, TODAY)
    assert keeping(vault, marleen).kind_on(TODAY) is K.END
    assert keeping(vault, marleen).kind_on(BEGAN + timedelta(180)) is K.HALF_YEAR
    perform(vault, network_moments.keep, marleen, BEGAN + timedelta(170), K.HALF_YEAR)  # of no duo in particular
    assert keeping(vault, marleen).kind_on(BEGAN + timedelta(180)) is K.OTHER


def _stored(vault: Vault) -> list[dict[str, Any]]:
    with vault.read() as session:
        return [moment.contents for moment in session.scalars(select(NetworkMoment))]
