"""Who is kept longer than the office settled: proposed once a year, kept longer with a why, never erased by itself."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.errors import KlikError
from app.models import Buddy, Participant
from app.services import existing_duos, retention, transfer
from app.services.actions import perform
from app.services.retention import Kept, Terms
from app.storage import journal
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, DuoState, ParticipantStatus
from tests.services.conftest import TODAY

Add = Callable[..., UUID]


def past(vault: Vault, today: date = TODAY) -> list[tuple[str, Kept, date]]:
    with vault.read() as session:
        return [(one.name, one.kept, one.since) for one in retention.past_term(session, today)]


def change(vault: Vault, kind: type[Participant] | type[Buddy], record: UUID, **facts: Any) -> None:
    with vault.write("Veranderd") as session:
        session.get_one(kind, record).take(facts)


def test_each_is_kept_as_long_as_was_settled(vault: Vault, participant: Add, buddy: Add) -> None:
    left = participant()
    change(vault, Participant, left, status=ParticipantStatus.LEFT, left_on=date(2025, 11, 22), vulnerable=True)
    assert past(vault, date(2026, 11, 21)) == []
    assert past(vault) == [("Marleen Zonnedauw", Kept.NOT_ADMITTED, date(2025, 11, 22))]
    change(vault, Participant, left, isolated=True)
    assert past(vault) == []
    assert past(vault, date(2030, 11, 22)) == [("Marleen Zonnedauw", Kept.PARTICIPANT, date(2025, 11, 22))]
    perform(vault, retention.settle, Terms(participant=12))
    assert past(vault) == [("Marleen Zonnedauw", Kept.PARTICIPANT, date(2025, 11, 22))]
    with pytest.raises(KlikError):
        perform(vault, retention.settle, Terms(buddy=0))
    with vault.read() as session:
        assert retention.terms(session) == Terms(participant=12)


def test_who_stopped_without_a_day_is_counted_from_when_that_was_noted(vault: Vault, buddy: Add) -> None:
    stopped = buddy()
    change(vault, Buddy, stopped, active_since=date(2001, 1, 1), status=BuddyStatus.STOPPED)
    assert past(vault) == []  # noted just now
    assert past(vault, date(2060, 1, 1)) == [("Nadia Vlinderdal", Kept.BUDDY, datetime.now(UTC).date())]


@pytest.mark.parametrize("noted", [True, False])
def test_who_left_without_a_day_is_found_also_where_the_history_was_emptied(
    vault: Vault, participant: Add, buddy: Add, noted: bool
) -> None:
    gone = {} if noted else {"status": ParticipantStatus.LEFT}
    left, stopped = participant(**{"registered_on": None} | gone), buddy()
    if noted:
        change(vault, Participant, left, status=ParticipantStatus.LEFT)
    change(vault, Buddy, stopped, status=BuddyStatus.STOPPED)
    with vault.write("Leeg") as session:
        session.info["after_seal"] = lambda session: journal.empty(session, "1")
        session.get_one(Buddy, stopped).remarks = "x"
    today = datetime.now(UTC).date()
    assert past(vault) == []
    assert {(name, since) for name, _kept, since in past(vault, date(2060, 1, 1))} == {
        ("Marleen Zonnedauw", today),
        ("Nadia Vlinderdal", today),
    }


def test_one_role_that_goes_on_is_enough(vault: Vault, participant: Add, buddy: Add) -> None:
    left = participant()
    change(vault, Participant, left, status=ParticipantStatus.LEFT, left_on=date(2010, 1, 1))
    with vault.write("Ook buddy") as session:
        person = session.get_one(Participant, left).person_id
        session.add(also := Buddy(person_id=person, status=BuddyStatus.AVAILABLE))
        session.flush()
        record = also.id
    assert past(vault) == []
    change(vault, Buddy, record, status=BuddyStatus.STOPPED)
    assert past(vault) == []
    assert past(vault, date(2060, 1, 1))[0][1] in Kept


def test_a_duo_that_goes_on_keeps_both(vault: Vault, participant: Add, buddy: Add) -> None:
    seeker, helper = participant(), buddy()
    perform(vault, existing_duos.record, seeker, helper, date(2010, 3, 3), TODAY)
    change(vault, Participant, seeker, status=ParticipantStatus.LEFT, left_on=date(2010, 1, 1))
    assert past(vault) == []
    with vault.read() as session:
        assert DuoState.RUNNING in [duo.state for duo in session.query(existing_duos.Duo)]


def test_kept_longer_with_a_why(vault: Vault, participant: Add) -> None:
    left = participant()
    change(vault, Participant, left, status=ParticipantStatus.LEFT, left_on=date(2010, 1, 1))
    with vault.read() as session:
        (one,) = retention.past_term(session, TODAY)
    for until, why in ((TODAY, "Er loopt een klacht."), (date(2027, 1, 1), " ")):
        with pytest.raises(KlikError):
            perform(vault, retention.keep_longer, one.person_id, until, why, TODAY)
    perform(vault, retention.keep_longer, one.person_id, date(2027, 1, 1), "Er loopt een klacht.", TODAY)
    assert past(vault) == []
    assert len(past(vault, date(2027, 1, 1))) == 1


def test_not_asked_in_the_first_days_after_lists_were_read_in(vault: Vault, participant: Add) -> None:
    left = participant()
    with vault.write(transfer.import_lists.action) as session:
        session.get_one(Participant, left).take({"status": ParticipantStatus.LEFT, "left_on": date(2010, 1, 1)})
    begun = datetime.now(UTC).date()
    with vault.read() as session:
        assert retention.asked(session, begun + timedelta(days=29)) == 0
        assert retention.asked(session, begun + timedelta(days=30)) == 1


def test_asked_once_a_year(vault: Vault, participant: Add) -> None:
    left = participant()
    change(vault, Participant, left, status=ParticipantStatus.LEFT, left_on=date(2010, 1, 1))

    def asked(today: date) -> int:
        with vault.read() as session:
            return retention.asked(session, today)

    assert asked(TODAY) == 1
    perform(vault, retention.looked, TODAY)
    assert asked(TODAY) == asked(date(2027, 11, 21)) == 0
    assert asked(date(2027, 11, 22)) == 1
    perform(vault, retention.settle, Terms())
    assert asked(TODAY) == 0
