"""A network meeting from being explained until it is followed up, and its way back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.errors import KlikError
from app.models import Base
from app.network.map import Spot
from app.services import (
    follow_ups,
    hard_days,
    network,
    network_invitees,
    network_meeting_papers,
    network_meetings,
    network_moments,
    network_plans,
    office,
    people,
    rhythms,
)
from app.services.actions import perform
from app.services.network_meeting_rows import MeetingRow, Phase
from app.services.rhythms import Rhythms
from app.services.today import coming, today
from app.services.today_rows import Group, Matter, TodayRow
from app.storage.keyfile import Cost
from app.storage.vault import Vault
from app.vocabulary import NetworkKind, PlanOwner, Reply

EXPLAINED, HELD = date(2026, 9, 1), date(2026, 10, 7)
FIRST, SECOND, THIRD = date(2026, 11, 4), date(2027, 1, 7), date(2027, 4, 7)
Add = Callable[..., UUID]


@pytest.fixture
def marleen(vault: Vault, participant: Add) -> UUID:
    perform(vault, office.change_office, {"network_meetings": True})
    return participant()


@pytest.fixture
def meeting(vault: Vault, marleen: UUID) -> UUID:
    return perform(vault, network_meetings.explain, marleen, EXPLAINED, True)


def seen(vault: Vault, meeting_id: UUID) -> MeetingRow:
    with vault.read() as session:
        return network_meetings.meeting(session, meeting_id)


def on_today(vault: Vault, on: date) -> list[TodayRow]:
    with vault.read() as session:
        mine = (Matter.NETWORK_MEETING, Matter.NETWORK_CHECK)
        return [row for row in today(session, on).rows if row.matter in mine]


def test_it_goes_from_phase_to_phase(vault: Vault, marleen: UUID) -> None:
    meeting = perform(vault, network_meetings.explain, marleen, EXPLAINED, None)
    phases = [seen(vault, meeting).phase]

    def then(service: Any, *args: Any) -> Any:
        made = perform(vault, service, *args)
        phases.append(seen(vault, meeting).phase)
        return made

    then(network_meetings.change, meeting, {"answer": True})
    then(network_meetings.change, meeting, {"question": "  Wie gaat er mee? "})
    assert seen(vault, meeting).question == "Wie gaat er mee?"
    (mieke,) = then(network_invitees.name, meeting, ["Mieke"])
    then(network_invitees.change, mieke, {"invited": True})
    then(network_meetings.change, meeting, {"planned_on": HELD, "planned_at": time(14)})
    then(network_meetings.note_held, meeting, HELD)
    assert phases == [
        Phase.EXPLAINED,
        Phase.QUESTION,
        Phase.WHO,
        Phase.WHO,
        Phase.PREPARATION,
        Phase.HELD,
        Phase.FOLLOW_UP,
    ]
    assert Phase.FOLLOW_UP not in seen(vault, meeting).done
    for check in seen(vault, meeting).checks:
        perform(vault, network_plans.change_check, check.id, {"held_on": check.due_on, "did_not_work": "te druk"})
    assert seen(vault, meeting).done == frozenset(Phase)


def test_a_second_meeting_follows_and_the_newest_comes_first(vault: Vault, marleen: UUID, meeting: UUID) -> None:
    second = perform(vault, network_meetings.explain, marleen, HELD, False)
    with vault.read() as session:
        found = network_meetings.meetings(session, marleen)
    assert [(row.id, row.answer) for row in found.rows] == [(second, False), (meeting, True)]
    perform(vault, network_meetings.remove, second)
    with vault.read() as session:
        assert [row.id for row in network_meetings.meetings(session, marleen).rows] == [meeting]


def test_nobody_is_asked_whom_the_participant_did_not_want(vault: Vault, meeting: UUID) -> None:
    (papa,) = perform(vault, network_invitees.name, meeting, ["Papa"], " Dirk ")
    with pytest.raises(KlikError, match="Papa"):
        perform(vault, network_invitees.change, papa, {"reply": Reply.ASKED})
    with pytest.raises(KlikError), vault.read() as session:
        network_meeting_papers.invitations(session, meeting, HELD, [papa])
    perform(vault, network_invitees.change, papa, {"invited": True, "reply": Reply.WRITTEN})
    (one,) = seen(vault, meeting).invitees
    assert (one.named_by, one.invited, one.reply) == ("Dirk", True, Reply.WRITTEN)
    perform(vault, network_invitees.change, papa, {"invited": False})
    (one,) = seen(vault, meeting).invitees
    assert (one.invited, one.reply) == (False, Reply.NOT_ASKED)
    vault.undo()
    assert seen(vault, meeting).invitees[0].reply is Reply.WRITTEN


def test_people_come_from_the_map_and_by_whom_they_are_named(vault: Vault, marleen: UUID, meeting: UUID) -> None:
    ids = perform(vault, network.name, marleen, ["Mieke", "Poes Flocon", "Opa", "Buur", "Babydienst"])
    mieke, poes, opa, buur, dienst = ids
    perform(vault, network.place, buur, Spot(40, 75))
    perform(vault, network.note, [poes], {"said_kind": NetworkKind.ANIMAL})
    perform(vault, network.note, [dienst], {"said_kind": NetworkKind.GROUP})
    perform(vault, network.note, [opa], {"deceased": True})
    perform(vault, network_invitees.name, meeting, ["buur"])
    with vault.read() as session:
        assert [one.name for one in network_invitees.candidates(session, meeting)] == ["Mieke"]
    perform(vault, network_invitees.name_from_map, meeting, [mieke, buur])
    with pytest.raises(KlikError, match="mieke"):
        perform(vault, network_invitees.name, meeting, ["Zus Ria", "mieke"])
    assert [(one.name, one.contact_id) for one in seen(vault, meeting).invitees] == [("buur", None), ("Mieke", mieke)]
    # Who is taken off the map still thinks along; who does not want to be in a file is on no list either.
    perform(vault, network.remove, [mieke])
    assert seen(vault, meeting).invitees[1].contact_id is None
    vault.undo()
    perform(vault, network_moments.forget, [mieke])
    assert [one.name for one in seen(vault, meeting).invitees] == ["buur"]


def test_requirements_are_set_before_the_meeting_and_the_plan_answers_them(
    vault: Vault, marleen: UUID, meeting: UUID
) -> None:
    safe = perform(vault, network_plans.add_requirement, meeting, " Iemand  belt elke week ")
    perform(vault, network_plans.change_requirement, safe, {"set_by": "de huisarts", "why": "veilig", "met": True})
    perform(vault, network_meetings.note_held, meeting, HELD)
    with pytest.raises(KlikError, match="7/10/2026"):
        perform(vault, network_plans.add_requirement, meeting, "Nog iets")
    bell = perform(vault, network_plans.add_line, meeting, PlanOwner.NETWORK, "Bellen")
    perform(vault, network_plans.add_line, meeting, PlanOwner.SELF, "Wandelen")
    perform(vault, network_plans.add_line, meeting, PlanOwner.NETWORK, "Boodschappen doen")
    perform(vault, network_plans.change_line, bell, {"requirement_id": safe, "when": "zondag"})
    found = seen(vault, meeting)
    assert [line.what for line in found.lines] == ["Wandelen", "Bellen", "Boodschappen doen"]
    assert found.shares == {PlanOwner.SELF: 1, PlanOwner.NETWORK: 2}
    assert (found.answering(safe), found.requirements[0].words) == ((2,), "Iemand belt elke week")
    perform(vault, network_plans.change_line, bell, {"what_if_not": "Ria belt", "done_on": FIRST})
    assert seen(vault, meeting).lines[1].done_on == FIRST
    with pytest.raises(KlikError):
        perform(vault, network_plans.change_line, bell, {"what": "  "})
    other = perform(vault, network_meetings.explain, marleen, HELD, True)
    theirs = perform(vault, network_plans.add_requirement, other, "Iets anders")
    with pytest.raises(ValueError, match="another meeting"):
        perform(vault, network_plans.change_line, bell, {"requirement_id": theirs})
    perform(vault, network_plans.remove_requirement, safe)
    assert [line.requirement_id for line in seen(vault, meeting).lines] == [None] * 3


def test_the_talks_come_with_the_day_it_was_held_and_move_along(vault: Vault, meeting: UUID) -> None:
    perform(vault, network_meetings.note_held, meeting, HELD)
    assert [check.due_on for check in seen(vault, meeting).checks] == [FIRST, SECOND, THIRD]
    one, _two, three = seen(vault, meeting).checks
    perform(vault, network_plans.change_check, one.id, {"held_on": FIRST, "worked": "bellen"})
    with vault.read() as session:
        assert network_meeting_papers.plan(session, meeting).checks == (SECOND, THIRD)
    perform(vault, network_plans.change_check, three.id, {"due_on": date(2027, 4, 9)})
    perform(vault, network_meetings.note_held, meeting, date(2026, 10, 8))
    assert [check.due_on for check in seen(vault, meeting).checks] == [FIRST, date(2027, 1, 8), date(2027, 4, 9)]
    perform(vault, network_meetings.note_held, meeting, None)
    assert [check.worked for check in seen(vault, meeting).checks] == ["bellen"]  # what was said is kept
    vault.undo()
    perform(vault, network_plans.remove_check, three.id)
    assert len(seen(vault, meeting).checks) == 2


def test_a_meeting_held_after_all_gets_the_talks_that_are_still_to_come(vault: Vault, meeting: UUID) -> None:
    perform(vault, network_meetings.note_held, meeting, HELD)
    one = seen(vault, meeting).checks[0]
    perform(vault, network_plans.change_check, one.id, {"held_on": FIRST, "worked": "bellen"})
    perform(vault, network_meetings.note_held, meeting, None)
    perform(vault, network_meetings.note_held, meeting, HELD)
    assert [check.due_on for check in seen(vault, meeting).checks] == [FIRST, SECOND, THIRD]
    for check in seen(vault, meeting).checks:
        perform(vault, network_plans.remove_check, check.id)
    perform(vault, network_meetings.note_held, meeting, date(2026, 10, 8))
    assert Phase.FOLLOW_UP not in seen(vault, meeting).done  # nobody talked about it
    assert seen(vault, meeting).checks == ()  # a corrected day brings back nobody's removed talks


def test_talks_after_the_last_day_of_a_month_stay_within_the_month() -> None:
    assert Rhythms().meeting_checks(date(2025, 11, 30)) == (date(2025, 12, 29), date(2026, 3, 2), date(2026, 6, 1))
    assert Rhythms(meeting_months=(6,)).meeting_checks(date(2026, 8, 31))[1] == date(2027, 3, 1)  # 28 is a Sunday


def test_a_newer_meeting_does_not_silence_the_talks_after_an_older_one(vault: Vault, marleen: UUID) -> None:
    older = perform(vault, network_meetings.explain, marleen, EXPLAINED, True)
    newer = perform(vault, network_meetings.explain, marleen, EXPLAINED, True)
    for meeting, day in ((newer, date(2026, 10, 14)), (older, HELD)):
        perform(vault, network_meetings.change, meeting, {"planned_on": day})
    assert [row.on for row in on_today(vault, date(2026, 10, 15))] == [HELD]  # one at a time, the first first
    perform(vault, network_meetings.note_held, older, HELD)
    perform(vault, network_meetings.note_held, newer, date(2026, 10, 14))  # a week later, and so are its talks
    assert [(row.on, row.since) for row in on_today(vault, date(2026, 11, 12))] == [(FIRST, HELD)]
    later = seen(vault, newer).checks[0]
    perform(vault, network_plans.change_check, later.id, {"held_on": later.due_on})
    assert [(row.on, row.since) for row in on_today(vault, date(2026, 11, 12))] == [(FIRST, HELD)]
    perform(vault, network_plans.change_check, seen(vault, older).checks[0].id, {"held_on": FIRST})
    assert on_today(vault, date(2026, 11, 12)) == []


def test_two_talks_on_one_day_are_one_matter(vault: Vault, meeting: UUID) -> None:
    perform(vault, network_meetings.note_held, meeting, HELD)
    extra = perform(vault, network_plans.add_check, meeting, FIRST)
    perform(vault, network_plans.change_check, extra, {"held_on": FIRST})
    assert on_today(vault, FIRST) == []


def test_what_was_put_off_rests_while_words_are_noted_and_speaks_again_for_another_day(
    vault: Vault, meeting: UUID
) -> None:
    perform(vault, network_meetings.note_held, meeting, HELD)
    (row,) = on_today(vault, FIRST)
    perform(vault, follow_ups.put_off, row.reminder, date(2026, 11, 20))
    first = seen(vault, meeting).checks[0]
    perform(vault, network_plans.change_check, first.id, {"worked": "bellen"})
    assert on_today(vault, date(2026, 11, 9)) == []
    perform(vault, network_plans.add_check, meeting, date(2026, 11, 6))
    assert [row.on for row in on_today(vault, date(2026, 11, 9))] == [date(2026, 11, 6)]


def test_an_office_settles_its_own_days(vault: Vault, meeting: UUID) -> None:
    perform(vault, rhythms.change, Rhythms(meeting_weeks=6, meeting_months=(4,)))
    perform(vault, network_meetings.note_held, meeting, HELD)
    assert [check.due_on for check in seen(vault, meeting).checks] == [date(2026, 11, 18), date(2027, 2, 8)]
    with pytest.raises(KlikError):
        perform(vault, rhythms.change, Rhythms(meeting_months=(6, 3)))


def test_it_stands_on_vandaag_until_it_is_noted(vault: Vault, marleen: UUID, meeting: UUID) -> None:
    planned = {"planned_on": HELD, "planned_at": time(14), "place": "De Linde"}
    perform(vault, network_meetings.change, meeting, planned)
    (row,) = on_today(vault, HELD)
    assert (row.matter, row.group, row.hour, row.said) == (Matter.NETWORK_MEETING, Group.AGREED, time(14), "De Linde")
    assert on_today(vault, date(2026, 10, 8))[0].group is Group.DUE  # how was it?
    with vault.read() as session:
        ahead = [one.on for one in coming(session, EXPLAINED, THIRD) if one.matter is Matter.NETWORK_MEETING]
    assert ahead == [HELD]
    perform(vault, follow_ups.put_off, on_today(vault, HELD)[0].reminder, date(2026, 10, 12))
    assert on_today(vault, HELD) == []
    perform(vault, network_meetings.change, meeting, {"planned_on": HELD})  # nothing rests any more
    assert [row.on for row in on_today(vault, HELD)] == [HELD]
    perform(vault, network_meetings.note_held, meeting, HELD)
    assert on_today(vault, date(2026, 10, 8)) == []
    (row,) = on_today(vault, FIRST)
    assert (row.matter, row.on, row.since, row.participant and row.participant.id) == (
        Matter.NETWORK_CHECK,
        FIRST,
        HELD,
        marleen,
    )
    perform(vault, follow_ups.put_off, row.reminder, date(2026, 11, 20))
    assert [row.group for row in on_today(vault, date(2026, 11, 9))] == []
    assert [(row.on, row.put_off) for row in on_today(vault, date(2026, 11, 16))] == [(date(2026, 11, 20), True)]
    first = seen(vault, meeting).checks[0]
    perform(vault, network_plans.change_check, first.id, {"due_on": date(2026, 11, 6)})  # nothing rests any more
    assert [row.on for row in on_today(vault, date(2026, 11, 9))] == [date(2026, 11, 6)]
    # One that was passed over is not asked for any more once a later one is due, or was held.
    assert [row.on for row in on_today(vault, SECOND)] == [SECOND]
    perform(vault, network_plans.change_check, seen(vault, meeting).checks[1].id, {"held_on": SECOND})
    assert [row.on for row in on_today(vault, THIRD)] == [THIRD]
    perform(vault, office.change_office, {"network_meetings": False})
    assert on_today(vault, THIRD) == []


def test_nothing_asks_for_who_wants_none_or_may_not_be_contacted(vault: Vault, marleen: UUID, meeting: UUID) -> None:
    perform(vault, network_meetings.change, meeting, {"planned_on": HELD, "answer": None})
    assert len(on_today(vault, HELD)) == 1  # who thinks it over said no such thing
    perform(vault, network_meetings.change, meeting, {"answer": False})
    assert on_today(vault, HELD) == []
    (mieke,) = perform(vault, network_invitees.name, meeting, ["Mieke"])
    perform(vault, network_invitees.change, mieke, {"invited": True})
    with pytest.raises(KlikError), vault.read() as session:
        network_meeting_papers.invitations(session, meeting, HELD)
    perform(vault, network_meetings.change, meeting, {"answer": True, "question": "Wie gaat er mee?"})
    with vault.read() as session:
        (letter,) = network_meeting_papers.invitations(session, meeting, HELD)
        person = people.participant(session, marleen, HELD).person_id
    assert (letter.name, letter.question) == ("Mieke", "")
    perform(vault, network_meetings.change, meeting, {"shares_question": True})
    with vault.read() as session:
        assert network_meeting_papers.invitations(session, meeting, HELD)[0].question == "Wie gaat er mee?"
    perform(vault, network_invitees.change, mieke, {"reply": Reply.NO})
    with pytest.raises(KlikError), vault.read() as session:
        network_meeting_papers.invitations(session, meeting, HELD)
    perform(vault, hard_days.no_contact, person, EXPLAINED)
    assert on_today(vault, HELD) == []
    with pytest.raises(KlikError, match="Marleen"), vault.read() as session:
        network_meeting_papers.invitations(session, meeting, HELD)


def test_the_history_names_the_participant_and_nobody_else(vault: Vault, meeting: UUID) -> None:
    perform(vault, network_invitees.name, meeting, ["Mieke Geheim"], "Dirk Geheim")
    perform(vault, network_plans.add_line, meeting, PlanOwner.SELF, "Geheim")
    for entry in vault.history(10)[:3]:
        assert "Geheim" not in f"{entry.action} {entry.about}"
        assert entry.about == "Marleen Z."


def contents(vault: Vault) -> dict[str, list[str]]:
    with vault.read() as session:
        return {table.name: sorted(map(repr, session.execute(select(table)))) for table in Base.metadata.sorted_tables}


EDITS = ("explain", "change", "held", "name", "map", "invitee", "set", "line", "answer", "check", "drop", "remove")


def edit(vault: Vault, marleen: UUID, what: str, at: int) -> None:
    """One thing a coordinator could do; refused where it makes no sense."""
    with vault.read() as session:
        rows = network_meetings.meetings(session, marleen).rows
    row = rows[at % len(rows)] if rows else None
    if what == "explain" or row is None:
        perform(vault, network_meetings.explain, marleen, EXPLAINED, (True, False, None)[at % 3])
    elif what == "change":
        perform(vault, network_meetings.change, row.id, {"question": f"vraag {at}", "planned_on": HELD})
    elif what == "held":
        perform(vault, network_meetings.note_held, row.id, (HELD, FIRST, None)[at % 3])
    elif what == "name":
        perform(vault, network_invitees.name, row.id, [f"iemand {at}"])
    elif what == "map":
        with vault.read() as session:
            there = [one.contact_id for one in network_invitees.candidates(session, row.id)]
        perform(vault, network_invitees.name_from_map, row.id, there)
    elif what == "invitee":
        for one in row.invitees[:1]:
            perform(vault, network_invitees.change, one.id, {"invited": at % 2 == 0, "reply": Reply.COMES})
    elif what == "set":
        perform(vault, network_plans.add_requirement, row.id, f"eis {at}")
    elif what == "line":
        perform(vault, network_plans.add_line, row.id, list(PlanOwner)[at % 4], f"iets {at}")
    elif what == "answer":
        for line, requirement in zip(row.lines, row.requirements, strict=False):
            perform(vault, network_plans.change_line, line.id, {"requirement_id": requirement.id})
    elif what == "check":
        for check in row.checks[:1]:
            perform(vault, network_plans.change_check, check.id, {"held_on": FIRST})
    elif what == "drop":
        for requirement in row.requirements[:1]:
            perform(vault, network_plans.remove_requirement, requirement.id)
    else:
        perform(vault, network_meetings.remove, row.id)


@settings(max_examples=8)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 5)), min_size=3, max_size=14))
def test_whatever_is_done_can_be_undone(tmp_path_factory: Any, edits: list[tuple[str, int]]) -> None:
    folder: Path = tmp_path_factory.mktemp("meeting")
    vault, _code = Vault.create(folder / "vault", "een lange zin om te openen", cost=Cost(8, 1, 1))
    with vault:
        marleen = perform(vault, people.add_participant, {"first_name": "Marleen"}, {})
        perform(vault, network.name, marleen, ["Mama"])
        before, done = contents(vault), len(vault.history(1000))
        for what, at in edits:
            with suppress(KlikError):
                edit(vault, marleen, what, at)
        after, steps = contents(vault), len(vault.history(1000)) - done
        for _step in range(steps):
            vault.undo()
        assert contents(vault) == before
        for _step in range(steps):
            vault.redo()
        assert contents(vault) == after
