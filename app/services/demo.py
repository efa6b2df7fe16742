"""An invented buddywerking to look around in: a whole vault made from a seed, with every day counted from today.

What happens to people happens through the same services as in real life, so that the example can never show a state
that cannot be.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.matching.pairs import score
from app.matching.rules import Verdict, verdicts
from app.models import Buddy, Contact, Office, Participant, Person
from app.services.actions import about, action
from app.services.demo_criteria import settle_criterion
from app.services.demo_duos import SILENT_DAYS, Storyteller
from app.services.demo_evaluations import look_back
from app.services.demo_events import plan_events
from app.services.demo_expense_notes import pay_notes
from app.services.demo_filters import keep_filter
from app.services.demo_follow_ups import look_ahead
from app.services.demo_intake import tell_intakes
from app.services.demo_introductions import introduce_people
from app.services.demo_ladders import climb
from app.services.demo_network import draw_map, let_some_grow
from app.services.demo_network_meeting import hold_meeting, tell_meeting
from app.services.demo_offers import tell_offers
from app.services.demo_office import FrontDesk
from app.services.demo_outward import tell_outward
from app.services.demo_papers import note_report, sign_papers
from app.services.demo_people import words
from app.services.demo_screening import tell_screenings
from app.services.demo_signals import tell_signals
from app.services.duo_path import exclude, plan_meeting
from app.services.matching import problem
from app.services.network import note_answer
from app.services.people import get
from app.services.subjects import Subject
from app.storage.journal import UPGRADE
from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.vault import Vault
from app.vocabulary import Answer, BuddyStatus, Click, ContactKind, DuoState, ParticipantStatus

WAITING = 45
FREE = 12
FULL = [3] * 10 + [2] * 6
"""The capacity of the buddies who have no free place."""
TOGETHER = [DuoState.RUNNING] * 35 + [DuoState.TRIAL] * 2 + [DuoState.PAUSED] * 2 + [DuoState.CLOSING]
GETTING_TO_KNOW, AFTERCARE, LEFT_A_DUO = 4, 3, 2
SILENT = 5
BEST = 4
"""A duo is chosen among this many of the best, so that the very best are not all taken."""


@action(N_("Example filled in"))
def fill(session: Session, today: date, seed: int = 1) -> None:
    """Fill an empty vault with an invented buddywerking; the same seed and day give the same vault, ids included.

    Raises ``KlikError`` where the vault knows an office or a person already.
    """
    if session.scalar(select(Person.id).limit(1)) or session.scalar(select(Office.id).limit(1)):
        raise KlikError(N_("The example is only filled into an empty vault."))
    rng = Random(seed)
    with _numbered(session, Random(rng.getrandbits(64))):
        _Example(session, rng, today).tell()
        session.flush()
        pay_notes(session, today)
    about(session, words("office")["office"]["name"])


def make(folder: Path, today: date, seed: int = 1) -> None:
    """Make the demo vault in a new or empty folder, locked with the passphrase that stands in the manual."""
    vault, _code = Vault.create(folder, DEMO_PASSPHRASE, demo=True)
    # A beginning, not a step: nobody means to undo everybody.
    with vault, vault.write(fill.action, kind=UPGRADE) as session:
        fill(session, today, seed)


@contextmanager
def _numbered(session: Session, rng: Random) -> Iterator[None]:
    """Let every new record take its id from ``rng``, whoever makes it."""
    kept = []  # a session forgets what nobody holds, and would read it back again and again

    def number(session: Session, *_: Any) -> None:
        for record in session.new:
            record.id = record.id or UUID(int=rng.getrandbits(128), version=4)
            kept.append(record)

    event.listen(session, "before_flush", number)
    try:
        yield
    finally:
        event.remove(session, "before_flush", number)


class _Example:
    """The example while it is being made: first the people, then what happened between them."""

    def __init__(self, session: Session, rng: Random, today: date) -> None:
        self._session = session
        self._rng = rng
        self._today = today
        self._desk = FrontDesk(session, rng, today)
        self._story = Storyteller(session, rng, today)
        self._taken: set[UUID] = set()
        self._until: dict[UUID, int] = {}  # by buddy: how many days ago an earlier duo was over

    def tell(self) -> None:
        """Everything, in an order in which it could have happened."""
        desk = self._desk
        desk.open()
        self._free = [desk.buddy(featured=sheet) for sheet in words("featured")["buddies"]]
        self._free += [desk.buddy() for _ in range(FREE - len(self._free))]
        desk.make_couple(self._free[-1])
        self._full = [desk.buddy(capacity=capacity) for capacity in FULL]
        self._meeting = [desk.buddy() for _ in range(2)]
        self._stopped, self._paused = desk.buddy(), desk.buddy()
        featured = [desk.participant(featured=sheet) for sheet in words("featured")["participants"]]
        self._taken |= {participant.id for participant in featured}
        people = WAITING + len(TOGETHER) + GETTING_TO_KNOW + AFTERCARE + LEFT_A_DUO
        self._people = featured + [desk.participant() for _ in range(people - len(featured))]
        self._asked = problem(self._session, self._today)
        self._pairs = score(self._asked)
        self._past()
        self._present()
        self._getting_to_know()
        self._others()
        self._talks()
        look_ahead(self._session, self._today, self._people, self._free)
        sign_papers(self._session, self._today)
        note_report(self._session, Subject("buddy", self._full[0].id), self._today)
        self._maps()
        look_back(self._session, Random(self._rng.getrandbits(64)), self._today)
        plan_events(self._session, self._rng, self._today)
        settle_criterion(self._session, self._people, self._free)
        tell_intakes(self._session, Random(7), self._today, self._people, self._free + self._full)
        tell_offers(self._session, Random(11), self._today, self._people)
        keep_filter(self._session)
        tell_screenings(self._session, Random(11), self._today)
        introduce_people(self._session, Random(8), self._today, self._people, self._free + self._full)
        tell_signals(self._session, self._today)
        tell_outward(self._session, Random(24), self._today)

    def _past(self) -> None:
        """Duos that are over, and meetings without a click."""
        for buddy in (self._stopped, self._free[1], self._free[2]):
            self._over(buddy, DuoState.ENDED, self._rng.randint(25, 80))
        for buddy, state in ((self._paused, DuoState.ENDED), (self._full[4], DuoState.STOPPED_EARLY)):
            participant = self._over(buddy, state, self._rng.randint(400, 480))
            participant.status = ParticipantStatus.LEFT
            participant.left_on = self._story.day(self._rng.randint(300, 380))
        self._over(self._free[3], DuoState.STOPPED_EARLY, self._rng.randint(60, 120))
        for buddy, ago in ((self._free[4], 35), (self._free[8], 80), (self._meeting[0], 150)):
            participant, broken = self._choose(buddy)
            duo_id = self._story.propose(participant, buddy, ago + 20, broken)
            self._story.meet(duo_id, ago, *self._rng.sample([Click.YES, Click.NO], 2))
        self._stopped.status, self._stopped.remarks = BuddyStatus.STOPPED, words("buddies")["stopped"]
        self._paused.status, self._paused.remarks = BuddyStatus.PAUSED, words("buddies")["paused"]

    def _over(self, buddy: Buddy, state: DuoState, ago: int) -> Participant:
        """A duo that came to ``state``, its last, so long ago."""
        participant, broken = self._choose(buddy)
        begun = ago + self._rng.randint(180, 500)
        found = self._story.begin(participant, buddy, begun, broken, over=True)
        self._story.follow(found, begun, state, ago)
        self._story.contacts(found, begun, ago + 5)
        self._until[buddy.id] = ago
        return participant

    def _present(self) -> None:
        """The duos that are together now; a buddy with two places who is getting to know someone has one duo less."""
        places = [buddy for buddy in self._full for _ in range(buddy.capacity)]
        for buddy in (self._full[0], self._full[5]):
            places.remove(buddy)
        states = list(TOGETHER)
        for kept in (places, states):
            self._rng.shuffle(kept)
        silent = SILENT
        for buddy, state in zip(places, states, strict=True):
            quiet = state is DuoState.RUNNING and silent > 0
            silent -= quiet
            self._together(buddy, state, quiet)

    def _together(self, buddy: Buddy, state: DuoState, quiet: bool) -> None:
        rng = self._rng
        begun = rng.randint(20, 60) if state is DuoState.TRIAL else round(rng.triangular(120, 1200, 250))
        begun = min(begun, self._until.get(buddy.id, begun + 40) - 40)
        since = {DuoState.PAUSED: rng.randint(15, 40), DuoState.CLOSING: rng.randint(10, 30)}.get(state, 0)
        last = rng.randint(2, 19) + (since if state is DuoState.PAUSED else SILENT_DAYS if quiet else 0)
        participant, broken = self._choose(buddy)
        found = self._story.begin(participant, buddy, begun, broken)
        self._story.follow(found, begun, state, since)
        self._story.contacts(found, begun, last)

    def _getting_to_know(self) -> None:
        """Two are asked, and one pair of them meets today; of two who met one meets once more, one may agree."""
        story = self._story
        asked, thinking = self._propose(self._meeting[0], 7), self._propose(self._full[0], 5)
        story.ask(asked, Answer.YES, Answer.YES, 3)
        plan_meeting(self._session, asked, self._today, words("duos")["planned_place"], time(10, 30))
        story.ask(thinking, Answer.YES, Answer.THINKING, 2)
        again, click = self._propose(self._full[5], 24), self._propose(self._meeting[1], 17)
        story.meet(again, 6, Click.AGAIN, Click.YES)
        plan_meeting(self._session, again, story.coming(4), words("duos")["planned_place"], time(14))
        story.meet(click, 3, Click.YES, Click.YES)

    def _propose(self, buddy: Buddy, ago: int) -> UUID:
        participant, broken = self._choose(buddy)
        return self._story.propose(participant, buddy, ago, broken)

    def _others(self) -> None:
        """Those at the beginning and at the end of their way, and a pair that is not to be proposed."""
        desk, said = self._desk, words("buddies")
        for status, days in (
            *((ParticipantStatus.REGISTERED, days) for days in (3, 9, 26)),
            *((ParticipantStatus.INTAKE, days) for days in (20, 27)),
            (ParticipantStatus.REFERRED, 440),
            (ParticipantStatus.LEFT, 310),
        ):
            newcomer = desk.participant(status, days)
            if status is ParticipantStatus.REGISTERED:
                newcomer.question = newcomer.intake_on = newcomer.coordinator = None
            elif status is ParticipantStatus.LEFT:
                newcomer.left_on = self._story.day(40)
        for candidate in [BuddyStatus.CANDIDATE] * 3 + [BuddyStatus.SCREENING] * 2:
            desk.buddy(candidate)
        desk.buddy(BuddyStatus.NOT_RETAINED).screening_note = said["not_retained"]
        participant, _broken = self._choose(self._free[6], keep=True)
        exclude(self._session, participant.id, self._free[6].id, words("duos")["excluded"])

    def _talks(self) -> None:
        """Talks of the coordinators with those who wait, are in aftercare, or stand ready as a buddy."""
        rng, said = self._rng, words("participants")
        waiting = [person for person in self._people if person.status is ParticipantStatus.WAITING]
        for participant in waiting:
            assert participant.intake_on
            intake = (self._today - participant.intake_on).days
            self._talk(participant, intake, ContactKind.VISIT, said["intake_note"])
            ago = rng.randint(62, 130) if rng.random() < 0.15 else rng.randint(2, 55)
            while ago < min(intake - 7, 700):
                kind = rng.choices([ContactKind.PHONE, ContactKind.VISIT, ContactKind.MAIL], [8, 2, 1])[0]
                self._talk(participant, ago, kind, rng.choice(said["waiting_notes"]))
                ago += rng.randint(40, 110)
        for participant in rng.sample(waiting, 4):
            self._talk(participant, 2, ContactKind.PHONE, rng.choice(said["unreached_notes"]), reached=False)
            participant.coordinator = None
        for participant in self._people:
            if participant.status is ParticipantStatus.AFTERCARE:
                self._talk(participant, rng.randint(4, 18), ContactKind.PHONE, said["aftercare_note"])
        for buddy in self._free:
            self._talk(buddy, rng.randint(1, 9), ContactKind.PHONE, rng.choice(words("buddies")["talks"]))

    def _maps(self) -> None:
        """Two who drew a network map, one of them with a buddy and as it was at the start, and one who wants none.

        Around the first one a network meeting is coming, and around the other it was held.
        """
        first, *_others, third = self._people[: len(words("featured")["participants"])]
        together = next(person for person in self._people if person.status is ParticipantStatus.IN_DUO)
        draw_map(self._session, first, "waiting", self._story.day(70))
        draw_map(self._session, together, "together", self._story.day(21), kept=True)
        others = [person for person in self._people if person is not together]
        let_some_grow(self._session, others, self._story.day(182), self._story.day(24))
        climb(self._session, together.id, self._today)
        note_answer(self._session, third.id, False, self._story.day(30))
        day, coming = self._story.day, self._story.coming
        tell_meeting(self._session, first, "coming", day(12), coming(9))
        held = tell_meeting(self._session, together, "held", day(60), day(31))
        hold_meeting(self._session, held, "held", day(31), (day(3), coming(58), coming(149)), day(10))

    def _talk(
        self, whom: Participant | Buddy, ago: int, kind: ContactKind, note: str, reached: bool | None = True
    ) -> None:
        side = {"participant_id": whom.id} if isinstance(whom, Participant) else {"buddy_id": whom.id}
        coordinator = self._desk.coordinator(whom.person)
        made = Contact(
            on=self._story.day(ago), kind=kind, coordinator_id=coordinator.id, reached=reached, note=note, **side
        )
        self._session.add(made)

    def _choose(self, buddy: Buddy, keep: bool = False) -> tuple[Participant, tuple[str, ...]]:
        """One of the best for this buddy who is not taken yet, and the rules against it, which there rarely are.

        With ``keep`` that participant may be chosen again.
        """
        asked, pairs = self._asked, self._pairs
        column = asked.buddy_index[str(buddy.id)]
        no, doubt, fit = (grid[:, column].tolist() for grid in (pairs.no != 0, pairs.to_ask, pairs.fit))
        left = [row for row, seeker in enumerate(asked.participants) if UUID(seeker.id) not in self._taken]
        left.sort(key=lambda row: (no[row], doubt[row], -fit[row]))
        row = self._rng.choice([row for row in left[:BEST] if not no[row] and not doubt[row]] or left[:1])
        chosen = asked.participants[row]
        if not keep:
            self._taken.add(UUID(chosen.id))
        said = verdicts(chosen, asked.buddies[column], asked)
        broken = tuple(code for code, verdict in said.items() if verdict is Verdict.NO)
        return get(self._session, Participant, UUID(chosen.id)), broken
