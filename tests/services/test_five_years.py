"""Five years of two people, at random: whatever a coordinator notes, no impossible state, no duty lost, all undone."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.errors import KlikError
from app.models import Agreement, Base, Duo, FollowUp
from app.models.duo import GETTING_TO_KNOW, MOVES, TOGETHER
from app.services import agreements, contacts, duo_path, duos, matching, people, scans
from app.services.actions import perform
from app.services.duo_path import ENDS, Ending
from app.storage.vault import Vault
from app.ui.duos.path import path
from app.vocabulary import (
    Answer,
    BuddyStatus,
    Click,
    ContactKind,
    DuoState,
    EndReason,
    FollowUpKind,
    ParticipantStatus,
    Role,
)
from tests.vaults import new_vault

BEGIN = date(2026, 1, 5)
YEARS = 5


class Office:
    """A vault with a participant and two buddies, a clock, and all that may be noted of their duos."""

    def __init__(self, vault: Vault, rng: Random) -> None:
        self.vault, self.rng, self.today = vault, rng, BEGIN
        waits = {"status": ParticipantStatus.WAITING, "registered_on": BEGIN - timedelta(days=90)}
        self.participant = perform(vault, people.add_participant, {"first_name": "Marleen"}, waits)
        free = {"status": BuddyStatus.AVAILABLE}
        self.buddies = [perform(vault, people.add_buddy, {"first_name": name}, free) for name in ("Nadia", "Jef")]
        self.accept()

    def newest(self) -> UUID:
        with self.vault.read() as session:
            rows = duos.duos(session)
        return next((row.id for row in rows if row.open), rows[-1].id)

    def do(self, service: Any, *given: Any) -> Any:
        return perform(self.vault, service, *given)

    def accept(self) -> None:
        self.do(duo_path.accept, self.participant, self.rng.choice(self.buddies), self.today, "toch")

    def answer(self) -> None:
        for side in Role:
            self.do(duo_path.note_answer, self.newest(), side, Answer.YES, self.today)

    def refuse(self) -> None:
        self.do(duo_path.note_answer, self.newest(), self.rng.choice(list(Role)), Answer.NO, self.today)

    def meet(self) -> None:
        said = self.rng.choices([Click.YES, Click.AGAIN, Click.NO], [6, 1, 1], k=2)
        self.do(duo_path.note_meeting, self.newest(), *said, self.today)

    def agree(self) -> None:
        self.do(agreements.change_agreement, self.newest(), {"costs": self.rng.choice(["elk de helft", "om beurten"])})

    def sign(self) -> None:
        service = self.rng.choice([agreements.sign_agreement, agreements.sign_new_version])
        self.do(service, self.newest(), self.today, "Geel", ["Marleen"], "kast 2")

    def renew(self) -> None:
        self.do(self.rng.choice([agreements.renew, agreements.drop]), self.newest())

    def scan(self) -> None:
        with self.vault.read() as session:
            found = session.scalars(select(Agreement.id)).first()
        if found:
            self.do(scans.keep, found, "blad.pdf", b"%PDF-" + self.rng.randbytes(20))

    def see(self) -> None:
        self.do(contacts.note_outing, self.newest(), self.today, "koffie")

    def confirm(self) -> None:
        self.do(duo_path.confirm, self.newest(), self.today, None, self.rng.choice([ContactKind.PHONE, None]))

    def move(self) -> None:
        until = self.rng.choice([None, self.today + timedelta(days=self.rng.randint(-3, 60))])
        self.do(duo_path.move, self.newest(), self.rng.choice(list(DuoState)), self._some_day(), None, until)

    def change_pause(self) -> None:
        self.do(duo_path.change_pause, self.newest(), self.today + timedelta(days=self.rng.randint(-30, 60)))

    def end(self) -> None:
        aftercare = self.rng.choice([None, self.today + timedelta(days=self.rng.randint(0, 120))])
        ending = Ending(self.rng.choice([None, *EndReason]), "de wandelclub", aftercare)
        self.do(duo_path.end, self.newest(), self.rng.choice(ENDS), self.today, "mooi geweest", ending)

    def wait_again(self) -> None:
        """Who was in aftercare would like a buddy once more."""
        with self.vault.read() as session:
            status = people.participant(session, self.participant, self.today).status
        if status is ParticipantStatus.AFTERCARE:
            self.do(people.change_participant, self.participant, {"status": ParticipantStatus.WAITING})

    def _some_day(self) -> date:
        return self.today - timedelta(days=self.rng.choice([0, 0, 0, 40]))


STEPS: dict[str, Callable[[Office], None]] = {
    name: getattr(Office, name)
    for name in (
        *("accept", "answer", "refuse", "meet", "agree", "sign", "renew", "scan", "see", "confirm", "move"),
        *("change_pause", "end", "wait_again"),
    )
}


def check(vault: Vault, office: Office) -> None:
    """What is always so."""
    with vault.read() as session:
        rows = {row.id: row for row in duos.duos(session)}
        for found in session.scalars(select(Duo)):
            steps = found.steps
            assert [step.position for step in steps] == list(range(len(steps)))
            assert steps[0].state is DuoState.PROPOSED
            assert steps[-1].state is found.state
            for before, after in pairwise(steps):
                assert after.state in MOVES[before.state]
                assert before.on <= after.on or after.state in GETTING_TO_KNOW
            for step in steps:
                assert step.until is None or step.until > step.on
                assert step.until is None or step.state in (DuoState.PAUSED, DuoState.CLOSING, *ENDS)
            assert found.end_reason is None or found.state in ENDS
            versions = agreements.versions(session, found.id)
            assert [one.version for one in versions] == list(range(len(versions), 0, -1))
            assert all(one.signed_on for one in versions[1:])  # only the newest may be still to sign
            if found.state in TOGETHER or found.state in ENDS:
                assert found.click
                assert versions[-1].signed_on
            shown = path(rows[found.id])
            assert sum(step.state in ("now", "paused", "ended") for step in shown) == 1
            last_done = max((at for at, step in enumerate(shown) if step.state == "done"), default=-1)
            assert all(step.state == "done" for step in shown[: last_done + 1])
            # Whatever became of them, the two are not proposed again.
            if found.participant.status is ParticipantStatus.WAITING and found.buddy.status is BuddyStatus.AVAILABLE:
                assert (str(found.participant_id), str(found.buddy_id)) in matching.problem(
                    session, office.today
                ).excluded
        states = {row.state for row in rows.values()}
        marleen = people.participant(session, office.participant, office.today)
        assert marleen.registered_on == BEGIN - timedelta(days=90)
        if states & TOGETHER:
            assert marleen.status is ParticipantStatus.IN_DUO
        elif states & GETTING_TO_KNOW:
            assert marleen.status is ParticipantStatus.MEETING
        else:
            assert marleen.status in (ParticipantStatus.WAITING, ParticipantStatus.AFTERCARE)
        assert sum(row.open for row in rows.values()) <= 1
        # Every day that was agreed for aftercare is a step to do, in the words of who it was with.
        agreed = sorted(row.until for row in rows.values() if row.state in ENDS and row.until)
        due = session.scalars(select(FollowUp.on).where(FollowUp.kind == FollowUpKind.AFTERCARE))
        assert sorted(due) == agreed


def contents(vault: Vault) -> dict[str, list[Any]]:
    with vault.read() as session:
        return {table.name: sorted(map(repr, session.execute(select(table)))) for table in Base.metadata.sorted_tables}


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    walked=st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 60)), max_size=25),
    straight=st.booleans(),
    seed=st.integers(0, 2**32),
)
def test_five_years(tmp_path_factory: Any, walked: list[tuple[str, int]], straight: bool, seed: int) -> None:
    folder = tmp_path_factory.mktemp("years")
    with new_vault(folder / "vault") as vault:
        before = contents(vault)
        office = Office(vault, Random(seed))
        # A random walk seldom gets far: half of the time it begins at a signature.
        first = [("answer", 1), ("meet", 7), ("sign", 7), ("renew", 30)] if straight else []
        for name, days in (*first, *walked):
            office.today = min(office.today + timedelta(days=days), BEGIN.replace(year=BEGIN.year + YEARS))
            with suppress(KlikError):
                STEPS[name](office)
            check(vault, office)
        after = contents(vault)
        while vault.undoable():
            vault.undo()
        assert contents(vault) == before
        while vault.redoable():
            vault.redo()
        assert contents(vault) == after
