"""What goes on for somebody who waits: when to hear from each other, own steps, and the meetings to come to."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import events, follow_ups, guests, hard_days, meanwhile, people
from app.services.actions import perform
from app.services.follow_ups import Reminder, Step
from app.services.kept import Kept
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import EventKind, FollowUpKind, Role

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
Add = Callable[..., UUID]


def test_the_next_contact_moves_and_never_stands_there_twice(vault: Vault, participant: Add) -> None:
    marleen = participant()
    kept = Kept()
    vault.on_change(kept.tell)

    def next_on() -> date | None:
        told = kept.told()
        with vault.read() as session:
            kept.lend(session, told)
            return people.participants(session, TODAY)[0].next_on

    assert next_on() is None
    for later in (7, 30, 3):
        perform(vault, meanwhile.plan_contact, marleen, TODAY + later * DAY)
        assert next_on() == TODAY + later * DAY
    with vault.read() as session:
        assert len(follow_ups.open_steps(session, Subject("participant", marleen))) == 1
        person = people.participant(session, marleen, TODAY).person_id
    vault.undo()
    assert next_on() == TODAY + 30 * DAY
    perform(vault, hard_days.no_contact, person, TODAY)
    assert next_on() is None
    with pytest.raises(KlikError):
        perform(vault, meanwhile.plan_contact, marleen, TODAY + DAY)


def test_own_steps_and_the_meetings_somebody_is_invited_to(vault: Vault, participant: Add) -> None:
    marleen = participant()
    whom = Subject("participant", marleen)
    walk = perform(vault, follow_ups.add_step, whom, Step("naar de bib", TODAY), FollowUpKind.OWN_STEP)
    perform(vault, follow_ups.add_step, whom, Step("wandelen", TODAY + DAY), FollowUpKind.OWN_STEP)
    perform(vault, follow_ups.done, Reminder(FollowUpKind.OWN_STEP, whom, walk), TODAY)
    past = perform(vault, events.add_event, EventKind.WAITING, TODAY - 30 * DAY, {"title": "Koffie"})
    perform(vault, guests.invite, past, [(Role.PARTICIPANT, marleen)])
    off = perform(vault, events.add_event, EventKind.OPEN, TODAY + DAY)
    perform(vault, events.call_off, off)
    perform(vault, events.add_event, EventKind.INTERVISION, TODAY + DAY)
    soon = perform(vault, events.add_event, EventKind.OPEN, TODAY + 9 * DAY, {"title": "Open tafel"})
    with vault.read() as session:
        found = meanwhile.meanwhile(session, marleen, TODAY)
    assert [(one.what, one.done_on) for one in found.own_steps] == [("wandelen", None), ("naar de bib", TODAY)]
    assert [(one.name, one.coming) for one in found.meetings] == [("Koffie", None)]
    assert found.next_meeting
    assert found.next_meeting.event_id == soon
    perform(vault, guests.invite, soon, [(Role.PARTICIPANT, marleen)])
    with vault.read() as session:
        found = meanwhile.meanwhile(session, marleen, TODAY)
        person = people.participant(session, marleen, TODAY).person_id
    assert [one.name for one in found.meetings] == ["Open tafel", "Koffie"]
    assert found.next_meeting is None
    vault.undo()
    perform(vault, hard_days.deceased, person, TODAY)
    with vault.read() as session:
        assert meanwhile.meanwhile(session, marleen, TODAY).next_meeting is None
