"""Brought to an offer, warmly: the question that follows stays in step with whatever is noted, and all is undone."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.errors import KlikError
from app.models import Base, FollowUp, Referral
from app.services import follow_ups, hard_days, offers, outings, people, referrals, rhythms
from app.services.actions import perform
from app.services.follow_ups import Reminder
from app.services.rhythms import Rhythms
from app.services.subjects import Subject
from app.services.today import today
from app.services.today_rows import Matter
from app.storage.vault import Vault
from app.vocabulary import Along, Answer, FollowUpKind, ParticipantStatus
from tests.vaults import new_vault

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
Add = Callable[..., UUID]


@pytest.fixture
def hall(vault: Vault) -> UUID:
    return perform(vault, offers.add_offer, {"name": "Zaal De Verzonnen Hoek", "place": "Geel"})


def only(vault: Vault, participant_id: UUID) -> referrals.ReferralRow:
    with vault.read() as session:
        (found,) = referrals.referrals_of(session, participant_id)
    return found


def contents(vault: Vault) -> dict[str, list[str]]:
    with vault.read() as session:
        return {table.name: sorted(map(repr, session.execute(select(table)))) for table in Base.metadata.sorted_tables}


def test_a_referral_from_first_visit_to_the_answer_half_a_year_later(
    vault: Vault, participant: Add, hall: UUID
) -> None:
    marleen, before = participant(), contents(vault)
    facts = {"offer_id": hall, "along": Along.BUDDY, "along_name": "Nadia"}
    made = perform(vault, referrals.refer, marleen, TODAY, facts)
    row = only(vault, marleen)
    assert (row.what, row.place, row.along, row.times, row.is_open) == (
        "Zaal De Verzonnen Hoek",
        "Geel",
        Along.BUDDY,
        0,
        True,
    )
    assert row.ask_on == date(2027, 5, 24)  # half a year later is a Sunday
    for _time in range(3):
        perform(vault, referrals.went_along, made)
    perform(vault, referrals.goes_alone, made, TODAY + 30 * DAY)
    assert (only(vault, marleen).times, only(vault, marleen).alone_since) == (3, TODAY + 30 * DAY)
    perform(vault, referrals.end_referral, made, TODAY + 60 * DAY, "gaat liever wandelen", None)
    assert only(vault, marleen).ask_on == row.ask_on  # over, and still a question worth asking
    with vault.read() as session:
        (due,) = (one for one in today(session, row.ask_on).rows if one.matter is Matter.REFERRAL)
    assert (due.said, due.name) == ("Zaal De Verzonnen Hoek", "Marleen Zonnedauw")
    perform(vault, referrals.note_met, made, True, row.ask_on)
    assert (only(vault, marleen).ask_on, only(vault, marleen).met_people) == (None, True)
    perform(vault, referrals.note_met, made, None, row.ask_on)
    assert only(vault, marleen).ask_on == row.ask_on
    for _change in range(8):
        vault.undo()
    assert contents(vault) == before


def test_the_question_moves_with_the_first_day_unless_another_was_chosen(
    vault: Vault, participant: Add, hall: UUID
) -> None:
    marleen = participant()
    made = perform(vault, referrals.refer, marleen, TODAY, {"offer_id": hall})
    perform(vault, referrals.change_referral, made, {"on": TODAY + 31 * DAY}, TODAY)
    assert only(vault, marleen).ask_on == Rhythms().referral_due(TODAY + 31 * DAY)
    with vault.read() as session:
        (step,) = follow_ups.open_steps(session, Subject("participant", marleen))
    chosen = TODAY + 99 * DAY
    perform(vault, follow_ups.put_off, Reminder(step.kind, Subject("participant", marleen), step.id), chosen)
    perform(vault, referrals.change_referral, made, {"on": TODAY, "offer_id": None, "what": "De vakbond"}, TODAY)
    assert (only(vault, marleen).ask_on, only(vault, marleen).what) == (chosen, "De vakbond")
    perform(vault, rhythms.change, Rhythms(referral=1))
    perform(vault, referrals.refer, participant("Luc"), TODAY, {"what": "De bibliotheek"})
    with vault.read() as session:
        assert FollowUpKind.REFERRAL in {one.kind for one in session.scalars(select(FollowUp))}
        assert {one.on for one in session.scalars(select(FollowUp))} == {chosen, date(2026, 12, 23)}


def test_what_cannot_be_noted_is_said_in_a_sentence(vault: Vault, participant: Add, hall: UUID) -> None:
    marleen = participant()
    for facts in ({}, {"what": "  "}):
        with pytest.raises(KlikError):
            perform(vault, referrals.refer, marleen, TODAY, facts)
    made = perform(vault, referrals.refer, marleen, TODAY, {"offer_id": hall})
    with pytest.raises(KlikError):
        perform(vault, referrals.end_referral, made, TODAY - DAY, None, None)
    with vault.read() as session:
        person = people.participant(session, marleen, TODAY).person_id
    perform(vault, hard_days.deceased, person, TODAY)
    assert only(vault, marleen).ask_on is None
    with pytest.raises(KlikError):
        perform(vault, referrals.refer, marleen, TODAY, {"offer_id": hall})
    perform(vault, referrals.end_referral, made, TODAY, None, None)
    with pytest.raises(KlikError, match="Marleen"):
        perform(vault, referrals.take_up, made, TODAY)


DOING = (
    "refer",
    "type",
    "change",
    "along",
    "alone",
    "met",
    "end",
    "remove",
    "pair",
    "answer",
    "tick",
    "again",
    "up",
    "put off",
    "name",
)


@settings(max_examples=7, deadline=None)
@example([("refer", 0), ("met", 0), ("put off", 0)])
@given(st.lists(st.tuples(st.sampled_from(DOING), st.integers(0, 5)), min_size=4, max_size=14))
def test_in_any_order_the_question_follows_and_undo_leads_back(doing: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder, new_vault(Path(folder, "vault")) as vault:
        own = {"status": ParticipantStatus.WAITING}
        who = [perform(vault, people.add_participant, {"first_name": name}, own) for name in ("Marleen", "Luc", "Rita")]
        hall = perform(vault, offers.add_offer, {"name": "Zaal De Verzonnen Hoek"})
        start, done = contents(vault), 0
        for at, (what, n) in enumerate(doing):
            with suppress(KlikError):
                done += _do(vault, who, hall, what, n, TODAY + at * DAY)
            _check(vault)
        end = contents(vault)
        for _step in range(done):
            vault.undo()
        assert contents(vault) == start
        for _step in range(done):
            vault.redo()
        assert contents(vault) == end


def _do(vault: Vault, who: list[UUID], hall: UUID, what: str, n: int, on: date) -> bool:
    """Do it to the ``n``th there is; whether there was anything to do it to."""
    with vault.read() as session:
        found = list(session.scalars(select(Referral.id).order_by(Referral.id)))
        outing = session.get(Referral, found[n % len(found)]) if found else None
        sides = (outing.participant_id, outing.other_id) if outing else (None, None)
        task = outing.follow_up_id if outing else None
    doing: dict[str, tuple[Any, ...]] = {
        "refer": (referrals.refer, who[n % 3], on, {"offer_id": hall}),
        "type": (referrals.refer, who[n % 3], on, {"what": f"dienst {n}"}),
        "pair": (outings.pair, who[n % 3], who[(n + 1) % 3], on, "markt"),
        "name": (offers.change_offer, hall, {"name": f"Zaal {on:%j}"}),
    }
    if outing:
        one = outing.id
        reminder = Reminder(FollowUpKind.REFERRAL, Subject("participant", outing.participant_id), task)
        doing |= {
            "change": (referrals.change_referral, one, {"what": f"iets {on:%j}", "on": on}, on),
            "along": (referrals.went_along, one),
            "alone": (referrals.goes_alone, one, on),
            "met": (referrals.note_met, one, (True, False, None)[n % 3], on),
            "end": (referrals.end_referral, one, on, "voorbij", (True, None)[n % 2]),
            "again": (referrals.goes_along_again, one),
            "up": (referrals.take_up, one, on),
            "remove": (referrals.remove_referral, one),
        }
        if sides[1]:
            answer = (Answer.YES, Answer.YES, Answer.NO, Answer.THINKING, None)[n % 5]
            doing["answer"] = (outings.note_answer, one, sides[n % 2], answer, on)
        if task:
            doing |= {"tick": (follow_ups.done, reminder, on), "put off": (follow_ups.put_off, reminder, on + DAY)}
    if what not in doing:
        return False
    with vault.read() as session:
        number = vault.undoable()
    perform(vault, *doing[what])
    return vault.undoable() != number


def _check(vault: Vault) -> None:
    """One question for each that is agreed, called as it is, over once answered; and none that belongs to nothing."""
    with vault.read() as session:
        tasks = {one.id: one for one in session.scalars(select(FollowUp))}
        for one in session.scalars(select(Referral)):
            agreed = one.other_id is None or one.answer is one.other_answer is Answer.YES
            assert (one.follow_up_id is not None) == agreed
            if one.follow_up_id:
                task = tasks.pop(one.follow_up_id)
                assert (task.kind, task.participant_id) == (FollowUpKind.REFERRAL, one.participant_id)
                assert task.what == referrals.name_of(session, one)
                assert one.met_people is None or task.done_on is not None
        assert not tasks
