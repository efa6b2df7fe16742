"""Events: planned and corrected; whom one may invite, who came, and when a buddy was last at an intervision."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select

from app.errors import KlikError
from app.models import Area, Attendance, Event, Organisation
from app.services import duo_path, event_papers, events, guests, lists_out, people, search
from app.services.actions import Action, perform
from app.services.events import EventRow
from app.services.guests import Group, GuestRow, Wanted
from app.services.kept import Kept
from app.storage.journal import history
from app.storage.vault import Vault
from app.vocabulary import Answer, BuddyStatus, Click, EventKind, ParticipantStatus, Role
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
EVERYBODY = Wanted(frozenset(Group))
Add = Callable[..., UUID]


@pytest.fixture
def plan(vault: Vault) -> Callable[..., UUID]:
    def add(kind: EventKind = EventKind.INTERVISION, on: date = TODAY, **facts: Any) -> UUID:
        return perform(vault, events.add_event, kind, on, facts)

    return add


def one(vault: Vault, event_id: UUID) -> EventRow:
    with vault.read() as session:
        return events.event(session, event_id)


def there(vault: Vault, event_id: UUID) -> tuple[GuestRow, ...]:
    with vault.read() as session:
        return guests.guests(session, event_id)


def fit(vault: Vault, event_id: UUID, wanted: Wanted) -> list[str]:
    with vault.read() as session:
        return [found.name for found in guests.candidates(session, event_id, wanted, TODAY)]


def invite(vault: Vault, event_id: UUID, role: Role, *ids: UUID) -> tuple[GuestRow, ...]:
    perform(vault, guests.invite, event_id, [(role, record) for record in ids])
    return there(vault, event_id)


def test_only_kind_and_day_are_needed_and_the_rest_is_corrected_field_by_field(vault: Vault, plan: Add) -> None:
    made = plan()
    assert (one(vault, made).name, one(vault, made).starts_at, one(vault, made).invited) == ("Intervisie", None, 0)
    for facts in ({"title": "Grenzen"}, {"starts_at": time(19, 30)}, {"place": "Geel"}, {"people_reached": 0}):
        perform(vault, events.change_event, made, facts)
    row = one(vault, made)
    assert (row.name, row.starts_at, row.place, row.people_reached) == ("Grenzen", time(19, 30), "Geel", 0)


def test_a_fact_that_no_event_has_is_a_bug(vault: Vault, plan: Add) -> None:
    with pytest.raises(AttributeError):
        perform(vault, events.change_event, plan(), {"colour": "red"})


def test_what_was_written_as_a_theme_comes_back_latest_first(vault: Vault, plan: Add) -> None:
    for days, theme in ((30, "grenzen"), (10, "diversiteit"), (5, "grenzen"), (1, None)):
        plan(on=TODAY - timedelta(days=days), theme=theme)
    with vault.read() as session:
        assert events.themes(session) == ("grenzen", "diversiteit")


def test_answers_are_three_valued_and_counted(vault: Vault, plan: Add, buddy: Add) -> None:
    made = plan()
    first, second, third = invite(vault, made, Role.BUDDY, buddy("An"), buddy("Bea"), buddy("Cas"))
    perform(vault, guests.note_coming, first.id, True)
    perform(vault, guests.note_coming, second.id, False)
    perform(vault, guests.note_present, third.id, True)
    row = one(vault, made)
    assert (row.invited, row.coming, row.not_coming, row.present) == (3, 1, 1, 1)
    assert [guest.coming for guest in there(vault, made)] == [True, False, None]
    perform(vault, guests.note_coming, first.id, None)
    assert one(vault, made).coming == 0


def test_every_step_is_undone_to_what_was(vault: Vault, plan: Add, buddy: Add) -> None:
    made, nadia = plan(), buddy()
    (guest,) = invite(vault, made, Role.BUDDY, nadia)
    steps: list[tuple[Action[..., Any], tuple[Any, ...]]] = [
        (events.change_event, (made, {"title": "Anders"})),
        (events.call_off, (made,)),
        (guests.note_coming, (guest.id, True)),
        (guests.note_present, (guest.id, True)),
        (guests.note_invited, ([guest.id], TODAY)),
        (guests.take_off, (guest.id,)),
        (events.remove_event, (made,)),
    ]
    for service, arguments in steps:
        before = one(vault, made), there(vault, made)
        perform(vault, service, *arguments)
        with vault.read() as session:
            gone = session.get(Event, made) is None
        assert gone or (one(vault, made), there(vault, made)) != before
        vault.undo()
        assert (one(vault, made), there(vault, made)) == before


def test_the_history_says_who_was_written_to(vault: Vault, plan: Add, buddy: Add) -> None:
    made = plan()
    (guest,) = invite(vault, made, Role.BUDDY, buddy())
    perform(vault, guests.note_invited, [guest.id], TODAY)
    with vault.read() as session:
        assert history(session, 1)[0].about == "Nadia V."


def test_an_event_goes_with_its_list(vault: Vault, plan: Add, buddy: Add) -> None:
    made = plan()
    invite(vault, made, Role.BUDDY, buddy())
    perform(vault, events.remove_event, made)
    with vault.read() as session:
        assert session.scalars(select(Attendance)).all() == [] == session.scalars(select(Event)).all()


# Whom one may invite


def test_groups_area_and_organisation_narrow_down_together(
    vault: Vault, plan: Add, buddy: Add, participant: Add
) -> None:
    with vault.write("partner") as session:
        partner = Organisation(name="De Brug", is_partner=True)
        area = Area(name="Rond Mol", municipalities=["Mol"])
        session.add_all([partner, area])
        session.flush()
        partner_id, area_id = partner.id, area.id
    made = plan()
    marleen = participant("Marleen")
    bea = buddy("Bea", partner_id=partner_id, postcode="2400", place="Mol")
    nadia, _free = buddy("Nadia"), buddy("Cas")
    buddy("Dirk", status=BuddyStatus.CANDIDATE)
    buddy("Elke", status=BuddyStatus.STOPPED)
    duo = perform(vault, duo_path.accept, marleen, nadia, TODAY)
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    participant("Wim")

    def of(*groups: Group, **more: Any) -> list[str]:
        return [name.split()[0] for name in fit(vault, made, Wanted(frozenset(groups), **more))]

    assert of() == []
    assert of(Group.BUDDIES_AVAILABLE) == ["Bea", "Cas"]
    assert of(Group.WAITING) == ["Wim"]
    assert of(Group.BUDDIES_NEW) == ["Dirk"]
    assert of(Group.BUDDIES_AVAILABLE, organisation="De Brug") == ["Bea"]
    assert of(*Group, area=area_id) == ["Bea"]
    assert "Elke" not in of(*Group)
    invite(vault, made, Role.BUDDY, bea)
    assert of(Group.BUDDIES_AVAILABLE) == ["Cas"]  # who stands there is not offered again


def test_those_together_are_found_on_both_sides(vault: Vault, plan: Add, buddy: Add, participant: Add) -> None:
    made = plan()
    participant("Lieve", status=ParticipantStatus.IN_DUO)
    buddy("Wout", status=BuddyStatus.IN_DUO)
    assert fit(vault, made, Wanted(frozenset({Group.PARTICIPANTS_IN_DUO}))) == ["Lieve Zonnedauw"]
    assert fit(vault, made, Wanted(frozenset({Group.BUDDIES_IN_DUO}))) == ["Wout Vlinderdal"]


def test_long_without_intervision_counts_only_where_somebody_was(vault: Vault, plan: Add, buddy: Add) -> None:
    an, bea, cas = buddy("An"), buddy("Bea"), buddy("Cas")
    long_ago, lately = plan(on=TODAY - timedelta(days=300)), plan(on=TODAY - timedelta(days=20))
    for event_id, record, present in ((long_ago, an, True), (lately, bea, True), (lately, cas, False)):
        guest = next(row for row in invite(vault, event_id, Role.BUDDY, record) if row.record_id == record)
        perform(vault, guests.note_present, guest.id, present)
    wanted = Wanted(frozenset({Group.BUDDIES_AVAILABLE}), no_intervision_since=TODAY - timedelta(days=180))
    assert [name.split()[0] for name in fit(vault, plan(), wanted)] == ["An", "Cas"]


STATES: tuple[dict[str, Any], ...] = (
    {},
    {"deceased_on": date(2026, 10, 1)},
    {"no_contact_since": date(2026, 10, 1)},
)


@given(st.lists(st.tuples(st.sampled_from(Role), st.sampled_from(STATES)), min_size=1, max_size=6), st.data())
@settings(max_examples=8)
def test_whoever_cannot_be_reached_is_in_no_list_letter_or_filter(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[Role, dict[str, Any]]], data: st.DataObject
) -> None:
    folder: Path = tmp_path_factory.mktemp("events")
    with new_vault(folder / "vault") as vault:
        made = perform(vault, events.add_event, EventKind.OPEN, TODAY + timedelta(days=9))
        records: list[tuple[Role, UUID, UUID]] = []
        for at, (role, _state) in enumerate(said):
            facts = {"first_name": f"Naam{at}", "last_name": "Voorbeeld"}
            if role is Role.BUDDY:
                record = perform(vault, people.add_buddy, facts, {"status": BuddyStatus.AVAILABLE})
            else:
                record = perform(vault, people.add_participant, facts, {"status": ParticipantStatus.WAITING})
            with vault.read() as session:
                read = people.buddy if role is Role.BUDDY else people.participant
                records.append((role, record, read(session, record, TODAY).person_id))
        invited = [one for one in records if data.draw(st.booleans())]
        perform(vault, guests.invite, made, [(role, record) for role, record, _person in invited])
        for (_role, _record, person), (_same, state) in zip(records, said, strict=True):
            perform(vault, people.change_person, person, state)
        gone = {record for (_r, record, _p), (_s, state) in zip(records, said, strict=True) if state}
        with vault.read() as session:
            offered = {found.id for found in guests.candidates(session, made, EVERYBODY, TODAY)}
            offered |= {found.id for found in guests.anybody(session, made, TODAY)}
            listed = {row.record_id for row in guests.guests(session, made)}
            to_sign = event_papers.attendance_list(session, made).names
            assert events.event(session, made).invited == len(listed)
        assert not gone & (offered | listed)
        assert offered | listed == {record for _r, record, _p in records} - gone
        assert len(to_sign) == len(listed)
        for role, record, _person in records:
            if record in gone:
                with pytest.raises(KlikError, match="wil geen contact meer"):
                    perform(vault, guests.invite, made, [(role, record)])


def test_who_was_there_stays_known_and_is_not_written_to(vault: Vault, plan: Add, buddy: Add) -> None:
    made, nadia = plan(), buddy()
    (guest,) = invite(vault, made, Role.BUDDY, nadia)
    perform(vault, guests.note_present, guest.id, True)
    with vault.read() as session:
        person = people.buddy(session, nadia, TODAY).person_id
    perform(vault, people.change_person, person, {"deceased_on": TODAY})
    (row,) = there(vault, made)
    assert row.present is True
    assert row.people == ()
    with vault.read() as session, pytest.raises(KlikError, match="niemand op de lijst"):
        event_papers.invitations(session, made, TODAY)


def test_of_a_couple_the_other_one_is_still_invited(vault: Vault, plan: Add, buddy: Add) -> None:
    nadia = buddy(phone="+32400000011")
    perform(vault, people.add_second_person, nadia, {"first_name": "Omar", "last_name": "Zandpad"})
    made = plan()
    (row,) = invite(vault, made, Role.BUDDY, nadia)
    assert row.name == "Nadia Vlinderdal & Omar Zandpad"
    perform(vault, people.change_person, row.people[0].person_id, {"no_contact_since": TODAY})
    (row,) = there(vault, made)
    assert (row.name, len(row.people)) == ("Omar Zandpad", 1)
    with vault.read() as session:
        (letter,) = event_papers.invitations(session, made, TODAY)
    assert (letter.full_name, letter.called) == ("Omar Zandpad", "Omar")


# The last intervision of a buddy


def test_the_last_intervision_is_where_the_buddy_was(vault: Vault, plan: Add, buddy: Add) -> None:
    nadia, kept = buddy(), Kept()
    vault.on_change(kept.tell)

    def last() -> date | None:
        told = kept.told()
        with vault.read() as session:
            kept.lend(session, told)
            (row,) = people.buddies(session, TODAY)
            assert row == people.buddy(session, nadia, TODAY)  # what is kept is what stands there
            return row.last_intervision

    assert last() is None
    day = TODAY - timedelta(days=40)
    made, training = plan(on=day), plan(EventKind.TRAINING, TODAY)
    (guest,) = invite(vault, made, Role.BUDDY, nadia)
    (other,) = invite(vault, training, Role.BUDDY, nadia)
    assert last() is None
    perform(vault, guests.note_present, guest.id, True)
    perform(vault, guests.note_present, other.id, True)
    assert last() == day
    perform(vault, events.change_event, made, {"on": day + timedelta(days=1)})
    assert last() == day + timedelta(days=1)
    perform(vault, events.call_off, made)
    assert last() is None
    perform(vault, events.take_up, made)
    perform(vault, events.remove_event, made)
    assert last() is None
    vault.undo()
    assert last() == day + timedelta(days=1)


# What leaves the vault


def test_a_letter_to_each_apart_and_none_once_it_is_called_off(
    vault: Vault, plan: Add, buddy: Add, participant: Add
) -> None:
    made = plan(EventKind.OPEN, place="De Brug")
    perform(vault, guests.invite, made, [(Role.BUDDY, buddy()), (Role.PARTICIPANT, participant())])
    with vault.read() as session:
        letters = event_papers.invitations(session, made, TODAY)
        first = guests.guests(session, made)[0]
        assert len(event_papers.invitations(session, made, TODAY, [first.id])) == 1
    assert [letter.full_name for letter in letters] == ["Marleen Zonnedauw", "Nadia Vlinderdal"]
    assert letters[0].address == ("2440 Geel",)
    perform(vault, guests.note_invited, [first.id], TODAY)
    perform(vault, guests.note_invited, [first.id], TODAY + timedelta(days=3))
    assert there(vault, made)[0].invited_on == TODAY
    perform(vault, events.call_off, made)
    with vault.read() as session, pytest.raises(KlikError, match="gaat niet door"):
        event_papers.invitations(session, made, TODAY)


def test_a_list_that_participants_see_holds_no_surnames(vault: Vault, plan: Add, buddy: Add, participant: Add) -> None:
    made = plan(EventKind.OPEN)
    (nadia,) = invite(vault, made, Role.BUDDY, buddy())
    with vault.read() as session:
        assert event_papers.attendance_list(session, made).names == ("Nadia Vlinderdal",)
    invite(vault, made, Role.PARTICIPANT, participant())
    with vault.read() as session:
        assert event_papers.attendance_list(session, made).names == ("Marleen Z.", "Nadia V.")
    perform(vault, guests.note_coming, nadia.id, False)
    with vault.read() as session:
        assert event_papers.attendance_list(session, made).names == ("Marleen Z.",)


def test_the_guest_list_for_excel(vault: Vault, plan: Add, buddy: Add, tmp_path: Path) -> None:
    made = plan(title="=Grenzen")
    (guest,) = invite(vault, made, Role.BUDDY, buddy(phone="+32400000011"))
    perform(vault, guests.note_invited, [guest.id], TODAY)
    perform(vault, guests.note_coming, guest.id, False)
    with vault.read() as session:
        (tmp_path / "gasten.xlsx").write_bytes(lists_out.workbook(event_papers.guest_list(session, made, TODAY)))
    rows = [[cell.value for cell in row] for row in load_workbook(tmp_path / "gasten.xlsx").active.rows]
    day = datetime.combine(TODAY, time())
    assert rows == [
        ["Naam", "Rol", "Uitgenodigd", "Komt", "Was er"],
        ["Nadia Vlinderdal", "buddy", day, "nee", None],
    ]


def test_an_appointment_tells_what_and_where_but_not_for_whom(vault: Vault, plan: Add) -> None:
    made = plan(EventKind.WAITING, title="Wachtenden van Geel", theme="eenzaamheid", place="De Brug", note="geheim")
    with vault.read() as session:
        content = event_papers.calendar_file(event_papers.appointment(session, made)).decode()
    assert "SUMMARY:Ontmoeting\r\n" in content
    assert "LOCATION:De Brug\r\n" in content
    assert not any(word in content.casefold() for word in ("wacht", "eenzaam", "geheim"))


def test_a_first_meeting_is_initials_and_no_place(vault: Vault, participant: Add, buddy: Add) -> None:
    duo = perform(vault, duo_path.accept, participant(), buddy(), TODAY)
    with vault.read() as session, pytest.raises(KlikError, match="nog geen dag"):
        event_papers.first_meeting(session, duo)
    for side in Role:
        perform(vault, duo_path.note_answer, duo, side, Answer.YES, TODAY)
    perform(vault, duo_path.plan_meeting, duo, TODAY, "14 u., bij Marleen thuis")
    with vault.read() as session:
        content = event_papers.calendar_file(event_papers.first_meeting(session, duo)).decode()
    assert "SUMMARY:Kennismaking M.Z. & N.V.\r\n" in content
    assert "Marleen" not in content
    assert "LOCATION" not in content


def test_an_event_is_found_by_title_kind_theme_and_place(vault: Vault, plan: Add) -> None:
    plan(title="Babbelavond", theme="diversiteit", place="De Brug")
    plan(EventKind.TRAINING)
    with vault.read() as session:
        index = search.index(search.read(session))

    def found(query: str) -> list[str]:
        return [hit.entry.name for kind, hits in index.find(query).groups for hit in hits if kind == "event"]

    assert found("babbel") == found("diversiteit brug") == found("intervisie") == ["Babbelavond"]
    assert found("vorming") == ["Vorming"]
