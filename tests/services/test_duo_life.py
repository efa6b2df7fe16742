"""Duos over five years with a clock of their own: whatever is noted, nothing impossible and nobody forgotten."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, precondition, rule
from sqlalchemy import select

from app.errors import KlikError
from app.models import Base, Buddy, FollowUp, Participant
from app.models.duo import GETTING_TO_KNOW, MOVES, TOGETHER
from app.services import agreements, contacts, duo_path, duos, evaluations, follow_ups, people, today
from app.services.actions import perform
from app.services.duo_path import Ending
from app.services.duos import DuoRow
from app.services.evaluations import Said
from app.services.follow_ups import Reminder, Step
from app.services.subjects import Subject
from app.vocabulary import (
    Answer,
    BuddyStatus,
    Click,
    ContactKind,
    DuoState,
    EndReason,
    ParticipantStatus,
    Role,
    Voice,
)
from tests.vaults import new_vault

BEGIN = date(2026, 1, 5)
END = BEGIN + timedelta(days=5 * 365)
REGISTERED = date(2025, 9, 1)
A_YEAR = 400
"""Days within which something is due of whoever is together: the evaluations are a year apart."""
S = DuoState


class Life(RuleBasedStateMachine):
    """Two participants, two buddies, and everything that is noted of them."""

    pairs = Bundle("pairs")

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.vault = new_vault(Path(self._folder.name) / "vault")
        self.day = BEGIN
        self.before: list[dict[str, list[Any]]] = []
        self.undone: list[dict[str, list[Any]]] = []

    @initialize(target=pairs)
    def register(self) -> Any:
        waiting = {"status": ParticipantStatus.WAITING, "registered_on": REGISTERED}
        free = {"status": BuddyStatus.AVAILABLE, "capacity": 1}
        seekers = [perform(self.vault, people.add_participant, {"first_name": n}, waiting) for n in ("Lieve", "Luc")]
        helpers = [
            perform(self.vault, people.add_buddy, {"first_name": n}, free | {"capacity": at})
            for at, n in enumerate(("Wout", "Nadia"), 1)
        ]
        self.seekers, self.helpers = seekers, helpers
        # A random walk seldom gets far: the first two have signed already.
        self.do(duo_path.accept, seekers[0], helpers[1], self.day)
        self.sign(0)
        return multiple(*((seeker, helper) for seeker in seekers for helper in helpers))

    # What is done

    def do(self, service: Any, *args: Any) -> None:
        """One action, or a sentence that refuses it: then nothing has changed at all."""
        before = self.contents()
        done = self.vault.undoable()
        try:
            perform(self.vault, service, *args)
        except KlikError:
            assert self.contents() == before
            return
        if self.vault.undoable() != done:
            self.before.append(before)
            self.undone.clear()

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        self.day = min(END, self.day + timedelta(days=days))

    @rule(days=st.integers(80, 400))
    def wait_long(self, days: int) -> None:
        self.wait(days)

    @rule(pair=pairs)
    def propose(self, pair: tuple[UUID, UUID]) -> None:
        self.do(duo_path.accept, *pair, self.day)

    @rule(at=st.integers(0, 9), side=st.sampled_from(Role), answer=st.sampled_from(Answer))
    def answer(self, at: int, side: Role, answer: Answer) -> None:
        self.of(at, lambda row: self.do(duo_path.note_answer, row.id, side, answer, self.day))

    @rule(at=st.integers(0, 9), days=st.integers(1, 30))
    def plan(self, at: int, days: int) -> None:
        self.of(at, lambda row: self.do(duo_path.plan_meeting, row.id, self.day + timedelta(days=days), "bibliotheek"))

    @rule(at=st.integers(0, 9), said=st.tuples(st.sampled_from([*Click, None]), st.sampled_from([Click.YES, *Click])))
    def meet(self, at: int, said: tuple[Click | None, Click | None]) -> None:
        self.of(at, lambda row: self.do(duo_path.note_meeting, row.id, *said, self.day))

    @rule(at=st.integers(0, 9))
    def sign(self, at: int) -> None:
        """Both say yes in the end, and sign; or sign anew what was renewed."""

        def settle(row: DuoRow) -> None:
            if row.state in GETTING_TO_KNOW:
                self.do(duo_path.note_meeting, row.id, Click.YES, Click.YES, row.met_on or self.day)
                self.do(agreements.sign_agreement, row.id, self.day)
            else:
                self.do(agreements.renew, row.id)
                self.do(agreements.sign_new_version, row.id, self.day)

        self.of(at, settle)

    @rule(at=st.integers(0, 9), way=st.integers(0, 5), days=st.integers(0, 90))
    def move(self, at: int, way: int, days: int) -> None:
        """Any step that may be taken from here; with some days a return, a closing talk or aftercare is agreed."""

        def go(row: DuoRow) -> None:
            if not (row.together and row.moves):
                return
            state = sorted(row.moves)[way % len(row.moves)]
            until = self.day + timedelta(days=days) if days else None
            if state in duo_path.ENDS:
                self.do(duo_path.end, row.id, state, self.day, None, Ending(EndReason.MOVED, None, until))
            else:
                agreed = until if state in (S.PAUSED, S.CLOSING) else None
                self.do(duo_path.move, row.id, state, self.day, None, agreed)

        self.of(at, go)

    @rule(at=st.integers(0, 9), state=st.sampled_from(DuoState))
    def move_anywhere(self, at: int, state: DuoState) -> None:
        """Most of these are refused."""
        self.of(at, lambda row: self.do(duo_path.move, row.id, state, self.day))

    @rule(at=st.integers(0, 9), side=st.sampled_from([*Role, None]), reached=st.sampled_from([True, None, False]))
    def talk(self, at: int, side: Role | None, reached: bool | None) -> None:
        self.of(
            at,
            lambda row: self.do(
                contacts.note_talk, Subject("duo", row.id), self.day, ContactKind.PHONE, reached, None, side
            ),
        )

    @rule(at=st.integers(0, 9))
    def go_out(self, at: int) -> None:
        self.of(at, lambda row: self.do(contacts.note_outing, row.id, self.day, "koffie"))

    @rule(at=st.integers(0, 9), voice=st.sampled_from(Voice), months=st.sampled_from([3, 6, 12, 24, None]))
    def look_back(self, at: int, voice: Voice, months: int | None) -> None:
        self.of(at, lambda row: self.do(evaluations.note, row.id, Said(voice, months, self.day, ())))

    @rule(at=st.integers(0, 9), days=st.integers(0, 60))
    def next_step(self, at: int, days: int) -> None:
        step = Step("bellen", self.day + timedelta(days=days))
        self.of(at, lambda row: self.do(follow_ups.add_step, Subject("duo", row.id), step))

    @rule(at=st.integers(0, 9), days=st.integers(1, 40))
    def put_off(self, at: int, days: int) -> None:
        self.due(at, lambda one: self.do(follow_ups.put_off, one, self.day + timedelta(days=days)))

    @rule(at=st.integers(0, 9))
    def tick(self, at: int) -> None:
        self.due(at, lambda one: self.do(follow_ups.done, one, self.day))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.contents())
        self.vault.undo()
        assert self.contents() == self.before.pop()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.before.append(self.contents())
        self.vault.redo()
        assert self.contents() == self.undone.pop()

    # What always holds

    @invariant()
    def no_impossible_state(self) -> None:
        for row in self.rows():
            states = [state for state, _on in row.steps]
            assert states[0] is S.PROPOSED
            assert row.state is states[-1]
            assert all(later in MOVES[sooner] for sooner, later in pairwise(states))
            assert row.state not in TOGETHER or row.agreement_signed_on

    @invariant()
    def everybody_stands_where_their_duos_are(self) -> None:
        rows = self.rows()
        with self.vault.read() as session:
            seekers = [session.get_one(Participant, one) for one in self.seekers]
            helpers = [session.get_one(Buddy, one) for one in self.helpers]
        sides = [*((one, "participant_id") for one in seekers), *((one, "buddy_id") for one in helpers)]
        for who, field in sides:
            states = {row.state for row in rows if getattr(row, field) == who.id}
            if states & TOGETHER:
                assert who.status.value == "in_duo"
            elif states & GETTING_TO_KNOW:
                assert who.status.value == "meeting"
            else:
                assert who.status in (ParticipantStatus.WAITING, ParticipantStatus.AFTERCARE, BuddyStatus.AVAILABLE)
        for helper in helpers:
            assert sum(row.open for row in rows if row.buddy_id == helper.id) <= helper.capacity
        # Waiting time is nobody's to lose.
        assert all(one.registered_on == REGISTERED for one in seekers)

    @invariant()
    def nothing_is_forgotten(self) -> None:
        """Of every open duo something is due now, or stands among what comes, or rests until a day."""
        with self.vault.read() as session:
            found = today.today(session, self.day)
            resting = {note.duo_id for note in session.scalars(select(FollowUp).where(FollowUp.on > self.day))}
        seen = {one.whom.id for one in (*found.rows, *found.coming, *found.paused) if one.whom}
        for row in self.rows():
            if row.state in GETTING_TO_KNOW or row.state is S.PAUSED:
                assert row.id in seen | resting, row.state

    def teardown(self) -> None:
        """Once nobody does anything any more, within a year there is something to do of every duo, and aftercare."""
        with self.vault.read() as session:
            to_come = {row.id for row in duos.duos(session) if row.state in TOGETHER - {S.PAUSED}}
            to_come |= {row.id for row in duos.duos(session) if row.state is S.PAUSED and row.until}
            tasks = select(FollowUp.id).where(FollowUp.kind.in_(follow_ups.TASKS), FollowUp.done_on.is_(None))
            undone = set(session.scalars(tasks))
            for days in range(0, A_YEAR, 14):
                if not to_come | undone:
                    break
                rows = today.today(session, self.day + timedelta(days=days)).rows
                to_come -= {row.whom.id for row in rows}
                undone -= {row.reminder.id for row in rows}
        assert not to_come
        assert not undone
        self.vault.lock()
        self._folder.cleanup()

    # How it is looked at

    def rows(self) -> tuple[DuoRow, ...]:
        with self.vault.read() as session:
            return duos.duos(session)

    def of(self, at: int, do: Callable[[DuoRow], None]) -> None:
        """Do something with one of the duos that go on, while there is any."""
        rows = self.rows()
        if chosen := [row for row in rows if row.open] or rows:
            do(chosen[at % len(chosen)])

    def due(self, at: int, do: Callable[[Reminder], None]) -> None:
        with self.vault.read() as session:
            rows = today.today(session, self.day).rows
        if rows:
            do(rows[at % len(rows)].reminder)

    def contents(self) -> dict[str, list[Any]]:
        with self.vault.read() as session:
            return {
                table.name: sorted(map(repr, session.execute(select(table)))) for table in Base.metadata.sorted_tables
            }


Life.TestCase.settings = settings(
    max_examples=4, stateful_step_count=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
TestLife = Life.TestCase
