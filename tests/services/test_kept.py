"""What a window keeps between two reads is always what it would read anew."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.services import contacts, criteria, duo_path, duos, follow_ups, merging, organisations, people, rhythms
from app.services.actions import perform
from app.services.follow_ups import Reminder, Step
from app.services.kept import Kept, left_of
from app.services.people_rows import PARTICIPANTS, read_participants
from app.services.rhythms import Rhythms
from app.services.rows import WishRow
from app.services.subjects import Subject
from app.storage.errors import NothingToRedo, NothingToUndo
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, Click, ContactKind, DuoState, ParticipantStatus, Role, Strength
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
Lists = tuple[tuple[Any, ...], ...]


class Desk:
    """A vault, what is kept of it, and everything a coordinator may do in it, at random."""

    def __init__(self, vault: Vault, rng: Random) -> None:
        self.vault, self.rng = vault, rng
        self.kept = Kept(self.ask)
        vault.on_change(self.kept.tell)

    def ask(self, question: Callable[[Session], Any]) -> Any:
        """Ask as the window does, with what is kept."""
        told = self.kept.told()
        with self.vault.read() as session:
            self.kept.lend(session, told)
            return question(session)

    def read(self, kept: bool = True, today: date = TODAY) -> Lists:
        def lists(session: Session) -> Lists:
            return people.participants(session, today), people.buddies(session, today), duos.duos(session)

        if kept:
            found: Lists = self.ask(lists)
            return found
        with self.vault.read() as session:
            return lists(session)

    def answers(self, kept: bool = True) -> tuple[Any, ...]:
        def all_of_them(session: Session) -> tuple[Any, ...]:
            each = [ask(session, role) for ask in (people.wished_about, duos.unnoted) for role in Role]
            return (*each, criteria.criteria(session))

        if kept:
            found: tuple[Any, ...] = self.ask(all_of_them)
            return found
        with self.vault.read() as session:
            return all_of_them(session)

    def do(self, what: int) -> None:
        steps: list[Callable[[], object]] = [
            self._add,
            self._rename,
            self._wish,
            self._pair,
            self._meet,
            self._talk,
            self._undo,
            self._redo,
            self._couple,
            self._settle,
            self._plan,
            self._refer,
            self._rename_elsewhere,
            self._merge,
        ]
        steps[what % len(steps)]()

    def _settle(self) -> None:
        days = self.rng.randint(1, 30)
        perform(self.vault, rhythms.change, Rhythms(every_days=(days, days), quiet=self.rng.randint(1, 9)))

    def _one(self, rows: tuple[Any, ...]) -> Any:
        return self.rng.choice(rows) if rows else None

    def _add(self) -> None:
        facts = {"first_name": self.rng.choice("ABC"), "languages": ["nl"], "availability": {"mon-morning": True}}
        if self.rng.random() < 0.5:
            perform(self.vault, people.add_participant, facts, {"status": ParticipantStatus.WAITING})
        else:
            perform(self.vault, people.add_buddy, facts, {"status": BuddyStatus.AVAILABLE})

    def _rename(self) -> None:
        seekers, volunteers, _pairs = self.read(kept=False)
        if one := self._one((*seekers, *volunteers)):
            perform(self.vault, people.change_person, one.person_id, {"first_name": self.rng.choice("DEF")})

    def _wish(self) -> None:
        if one := self._one(self.read(kept=False)[0]):
            wishes = [WishRow("smokes", (False,), None, None, Strength.MUST, False)][: self.rng.randint(0, 1)]
            perform(self.vault, people.set_wishes, one.person_id, Role.PARTICIPANT, wishes)

    def _pair(self) -> None:
        seekers, volunteers, _pairs = self.read(kept=False)
        free = [one for one in seekers if one.status is ParticipantStatus.WAITING]
        places = [one for one in volunteers if one.free_places and one.status is BuddyStatus.AVAILABLE]
        if free and places:
            with suppress(KlikError):  # one person in both roles
                perform(self.vault, duo_path.accept, free[0].id, places[0].id, TODAY, "because")

    def _meet(self) -> None:
        asked = [one for one in self.read(kept=False)[2] if one.state is DuoState.PROPOSED]
        if one := self._one(tuple(asked)):
            perform(self.vault, duo_path.note_meeting, one.id, Click.YES, self.rng.choice(list(Click)), TODAY)

    def _talk(self) -> None:
        if one := self._one(self.read(kept=False)[0]):
            on = TODAY - timedelta(days=self.rng.randint(0, 9))
            perform(self.vault, contacts.note_talk, Subject("participant", one.id), on, ContactKind.PHONE)

    def _undo(self) -> None:
        with suppress(NothingToUndo):
            self.vault.undo()

    def _redo(self) -> None:
        with suppress(NothingToRedo):
            self.vault.redo()

    def _couple(self) -> None:
        alone = [one for one in self.read(kept=False)[1] if not one.second_person_id]
        if one := self._one(tuple(alone)):
            perform(self.vault, people.add_second_person, one.id, {"first_name": "Femke"})

    def _plan(self) -> None:
        seekers, volunteers, _pairs = self.read(kept=False)
        if one := self._one((*seekers, *volunteers)):
            whom = Subject("buddy" if one in volunteers else "participant", one.id)
            if steps := self._ask(follow_ups.open_steps, whom):
                perform(self.vault, follow_ups.done, Reminder(steps[0].kind, whom, steps[0].id), TODAY)
            else:
                perform(self.vault, follow_ups.add_step, whom, Step(None, TODAY))

    def _refer(self) -> None:
        if one := self._one(self.read(kept=False)[1]):
            perform(self.vault, people.change_buddy, one.id, {"screened_at": self.rng.choice("XY")})

    def _rename_elsewhere(self) -> None:
        if one := self._one(self._ask(organisations.organisations)):
            with suppress(KlikError):
                perform(self.vault, organisations.change_organisation, one.id, {"name": self.rng.choice("XYZ")})

    def _merge(self) -> None:
        seekers, volunteers, _pairs = self.read(kept=False)
        if len(both := [*seekers, *volunteers]) > 1:
            with suppress(KlikError):
                one, other = self.rng.sample(both, 2)
                perform(self.vault, merging.merge, one.person_id, other.person_id, {}, TODAY)

    def _ask(self, service: Callable[..., Any], *args: Any) -> Any:
        with self.vault.read() as session:
            return service(session, *args)


@settings(max_examples=6)
@given(st.lists(st.integers(0, 13), max_size=14), st.integers(0, 99))
def test_what_is_kept_is_what_would_be_read(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int], seed: int
) -> None:
    with new_vault(Path(tmp_path_factory.mktemp("kept"), "vault")) as vault:
        desk = Desk(vault, Random(seed))
        for step in [0, 0, 0, 0, *steps]:
            desk.do(step)
            before = desk.read()
            assert all(one is other for one, other in zip(desk.read(), before, strict=True))
            assert desk.answers() == desk.answers(kept=False)
            if desk.rng.random() < 0.5:  # what is not looked at in between is still to be read then
                assert before == desk.read(kept=False)
        assert desk.read() == desk.read(kept=False)


def test_a_new_name_elsewhere_and_a_next_step_are_seen(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    marleen, nadia = participant(), buddy()
    perform(vault, people.change_buddy, nadia, {"screened_at": "Samen Onderweg"})
    desk = Desk(vault, Random(1))
    desk.read()
    with vault.read() as session:
        (partner,) = organisations.organisations(session)
    perform(vault, organisations.change_organisation, partner.id, {"name": "Samen Verder"})
    assert desk.read()[1][0].screened_at == "Samen Verder"
    perform(vault, follow_ups.add_step, Subject("participant", marleen), Step(None, TODAY))
    assert desk.read()[0][0].next_on == TODAY


def test_what_was_left_of_a_row_is_read_when_it_is_asked_for(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    for name in ("An", "Bea", "Cis", "Dora", "Elke", "Fons"):
        participant(name, languages=["nl", "tr"])
    buddy(languages=["nl"])
    desk = Desk(vault, Random(1))
    rows, (volunteer,), _pairs = desk.read()
    assert [one.first_name for one in rows] == ["An", "Bea", "Cis", "Dora", "Elke", "Fons"]
    assert all(map(left_of, (*rows, volunteer)))
    assert [one.languages for one in rows[:3]] == [("nl", "tr")] * 3
    assert [left_of(one) for one in rows] == [False, False, False, True, True, True]  # each by itself
    perform(vault, people.change_person, rows[4].person_id, {"languages": ["fr"]})
    assert not any(map(left_of, rows))  # one too many to be read by itself
    assert rows[4].languages == ("nl", "tr")
    assert desk.read()[0][4].languages == ("fr",)
    desk.ask(lambda session: people.read_on(session, Role.BUDDY, TODAY))
    assert not left_of(volunteer)
    assert desk.read()[1][0] is volunteer
    assert replace(volunteer, languages=None).languages is None
    with pytest.raises(AttributeError):
        _none = volunteer.what_no_row_has


def test_nobody_waits_for_what_is_left_of_a_list_that_is_there(
    vault: Vault, participant: Callable[..., UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    participant(languages=["nl"])
    desk = Desk(vault, Random(1))
    before = desk.read()
    begun, go_on = Event(), Event()

    def slow(*asked: Any) -> Any:
        found = read_participants(*asked)
        begun.set()
        assert go_on.wait(20)
        return found

    monkeypatch.setattr(desk.kept, "_shelves", {replace(PARTICIPANTS, read=slow): desk.kept._shelves[PARTICIPANTS]})
    (listing,) = desk.kept._shelves

    def complete() -> None:
        with vault.read() as session:
            desk.kept.complete(session, listing, TODAY)

    reading = Thread(target=complete)
    reading.start()
    assert begun.wait(20)
    with vault.read() as session:
        assert desk.kept.rows(session, listing, TODAY, desk.kept.told()) == before[0]
    assert left_of(before[0][0])
    go_on.set()
    reading.join(20)
    assert not left_of(before[0][0])
    assert before[0][0].languages == ("nl",)


def test_of_who_is_gone_meanwhile_nothing_is_made_up(vault: Vault, participant: Callable[..., UUID]) -> None:
    participant()
    desk = Desk(vault, Random(1))
    (gone,), _volunteers, _pairs = desk.read()
    vault.undo()
    with pytest.raises(KlikError, match="is hier niets"):
        _languages = gone.languages
    assert not desk.read()[0]


def test_who_did_not_change_is_the_same_object(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    marleen, *_others = [participant(name) for name in ("Marleen", "An", "Bea")]
    buddy()
    desk = Desk(vault, Random(1))
    before, volunteers, _pairs = desk.read()
    perform(vault, contacts.note_talk, Subject("participant", marleen), TODAY, ContactKind.PHONE)
    after, same, _pairs = desk.read()
    assert [one.id for one, other in zip(before, after, strict=True) if one is not other] == [marleen]
    assert same is volunteers


def test_what_is_asked_of_all_is_asked_again_only_where_it_may_have_changed(
    vault: Vault, participant: Callable[..., UUID]
) -> None:
    marleen = participant(status=ParticipantStatus.IN_DUO)
    desk = Desk(vault, Random(1))
    (one,), before = desk.read()[0], desk.answers()
    perform(vault, contacts.note_talk, Subject("participant", marleen), TODAY, ContactKind.PHONE)
    assert all(now is then for now, then in zip(desk.answers(), before, strict=True))
    perform(vault, people.change_person, one.person_id, {"custom": {"Houdt van honden": True}})
    assert [row.name for row in desk.answers()[-1]] == ["Houdt van honden"]
    assert marleen in desk.answers()[2]
    perform(vault, people.change_participant, marleen, {"status": ParticipantStatus.WAITING})
    assert marleen not in desk.answers()[2]


def test_another_day_and_a_change_too_large_to_tell_read_everything(
    vault: Vault, participant: Callable[..., UUID]
) -> None:
    participant()
    desk = Desk(vault, Random(1))
    desk.read()
    assert desk.read(today=TODAY + timedelta(weeks=2))[0][0].waiting_weeks == desk.read()[0][0].waiting_weeks + 2
    with vault.write("Many added") as session:
        for at in range(300):
            people.add_participant(session, {"first_name": f"N{at}"}, {})
    assert len(desk.read()[0]) == 301


def test_a_session_that_began_before_a_change_does_not_count_as_having_seen_it(
    vault: Vault, participant: Callable[..., UUID]
) -> None:
    marleen = participant()
    desk = Desk(vault, Random(1))
    desk.read()
    told = desk.kept.told()
    with vault.read() as session:
        desk.kept.lend(session, told)
        assert people.participant(session, marleen, TODAY).last_heard is None  # from here on it sees this moment
        perform(vault, contacts.note_talk, Subject("participant", marleen), TODAY, ContactKind.PHONE)
        people.participants(session, TODAY)
    assert desk.read()[0][0].last_heard == TODAY


def test_a_row_has_every_field(vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]) -> None:
    perform(vault, people.add_second_person, buddy(), {"first_name": "Femke"})
    participant()
    with vault.read() as session:
        (one,), (couple,) = people.participants(session, TODAY), people.buddies(session, TODAY)
    assert couple.second
    for row in (one, couple, couple.second):
        assert replace(row) == row
    assert (couple.second.first_name, couple.second_person) == ("Femke", "Femke")


def test_the_words_of_shared_facts_are_understood_alike(vault: Vault, participant: Callable[..., UUID]) -> None:
    weeks: list[Any] = [None, {}, {"mon-morning": True, "tue-evening": False}, {"tue-evening": True}]
    for at, (week, words) in enumerate(product(weeks, (None, [], ["nl"]))):
        participant(f"N{at:02}", availability=week, languages=words)
    with vault.read() as session:
        rows = people.participants(session, TODAY)
    told = [(row.availability, row.free, row.languages) for row in rows]
    free = {0: None, 1: None, 2: ("mon-morning",), 3: ("tue-evening",)}
    assert told == [
        (week or None, free[at], None if words is None else tuple(words))
        for at, week in enumerate(weeks)
        for words in (None, [], ["nl"])
    ]
