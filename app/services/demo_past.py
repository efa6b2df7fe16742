"""The earlier years of the example: duos that are over, what was noted of them, and how each of them looked back."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.questions import questions
from app.i18n import DEFAULT_LANGUAGE
from app.models import Buddy, Contact, Coordinator, Duo, Evaluation, Goal, Participant
from app.models.duo import TOGETHER
from app.services import documents, matching
from app.services.demo_duos import CONTACTS_KEPT_DAYS, Storyteller
from app.services.demo_evaluations import answers
from app.services.demo_people import words
from app.services.duos import duo
from app.services.evaluations import Said, note
from app.services.goals import add_goal
from app.services.people import add_buddy, add_participant, get
from app.vocabulary import BuddyStatus, ContactKind, DuoState, EndReason, Gender, ParticipantStatus, Voice

PHONES = 100
"""The last three digits of the phone of the first of them; nobody else of the example has such a number."""
A_MONTH, A_SEASON = 31, 92
MOMENTS = (3, 6, 12, 24)
_STORY = "verhaal"


def tell_past(session: Session, rng: Random, today: date) -> None:
    """Duos of some years ago; and of those that go on, what came before the last year, and how they looked back."""
    _Past(session, rng, today).tell()


class _Past:
    def __init__(self, session: Session, rng: Random, today: date) -> None:
        self._session, self._rng, self._today = session, rng, today
        self._said: dict[str, Any] = words("outward")
        self._story = Storyteller(session, rng, today)
        self._buddies: dict[str, Buddy] = {}
        self._coordinators = session.scalars(select(Coordinator).order_by(Coordinator.id)).all()
        self._phone = PHONES

    def tell(self) -> None:
        past = [self._over(sheet) for sheet in sorted(self._said["past"], key=lambda one: -one["begun"])]
        for buddy in self._buddies.values():
            buddy.status = BuddyStatus.STOPPED
        together = self._session.scalars(select(Duo).where(Duo.state.in_(TOGETHER)).order_by(Duo.id)).all()
        for one in together:
            self._earlier(one)
        self._session.flush()
        self._look_back([*past, *together[::2]])

    def _over(self, sheet: dict[str, Any]) -> Duo:
        """Two who were a duo, and are each their own way now."""
        session, story, begun = self._session, self._story, sheet["begun"]
        end, state = begun - sheet["lasted"], DuoState(sheet["state"])
        participant, buddy = self._participant(sheet), self._buddy(sheet)
        broken = matching.broken_rules(session, participant.id, buddy.id, story.day(begun + 24))
        found = story.begin(participant, buddy, begun, tuple(broken), over=True)
        story.follow(found, begun, state, end)
        found.end_reason, found.next_step = EndReason(sheet["reason"]), sheet["next"]
        found.steps[-1].note = sheet["note"]
        participant.status, participant.left_note = ParticipantStatus.LEFT, self._said["left"]
        participant.left_on = story.day(end - 20)
        self._met(found, begun, end)
        goal = self._rng.choice(words("evaluations")["goals"])
        add_goal(session, participant.id, goal, story.day(begun - 30))
        if state is DuoState.ENDED:
            kept = session.scalars(select(Goal).where(Goal.participant_id == participant.id)).one()
            kept.reached_on = story.day(end + sheet["lasted"] // 3)
        return found

    def _earlier(self, found: Duo) -> None:
        """What was noted of two who go on, before the last year."""
        began = next(step.on for step in found.steps if step.state is DuoState.TRIAL)
        self._met(found, (self._today - began).days, CONTACTS_KEPT_DAYS + A_MONTH)

    def _met(self, found: Duo, first: int, last: int) -> None:
        """How often two saw each other in each month, and that the coordinator called now and then."""
        rng, outings = self._rng, self._said["outings"]
        for ago in range(first - A_MONTH // 2, last, -A_MONTH):
            outing = {"kind": ContactKind.OUTING, "duo_id": found.id, "activity": rng.choice(outings)}
            self._session.add(Contact(on=self._day(ago), precision="month", times=rng.choice((1, 2, 2, 3)), **outing))
        called = {"kind": ContactKind.PHONE, "duo_id": found.id, "reached": True}
        called |= {"coordinator_id": found.participant.coordinator_id}
        for ago in range(first - 14, last, -A_SEASON):
            said = rng.choice(words("duos")["check_ins"])
            self._session.add(Contact(on=self._story.day(ago), note=said, **called))

    def _look_back(self, found: Iterable[Duo]) -> None:
        """Both sides at each moment of which nothing is kept yet: answers of one person stand beside each other."""
        held = {(one.duo_id, one.voice, one.months) for one in self._session.scalars(select(Evaluation))}
        texts = words("evaluations")["words"] | {
            "geleerd": self._said["learned"],
            "betekenis": self._said["meaning"],
        }
        for one in found:
            row = duo(self._session, one.id)
            assert row.began
            until = one.steps[-1].on if not row.open or row.state is DuoState.PAUSED else self._today
            for months in MOMENTS:
                on = row.began + timedelta(days=91 * months // 3 + self._rng.randint(0, 8))
                for voice in (Voice.PARTICIPANT, Voice.BUDDY):
                    if on < until and (one.id, voice, months) not in held:
                        self._answer(one, voice, months, on, texts)

    def _answer(self, found: Duo, voice: Voice, months: int, on: date, texts: dict[str, Any]) -> None:
        """What one side said: somewhat warmer later on than at first, and mostly glad that it is told."""
        rng = self._rng
        asked = questions(documents.evaluation_form(self._session, found.id, voice, months, DEFAULT_LANGUAGE))
        said = answers(asked, rng, texts)
        for one in asked:
            given = said.get(one.key)
            if isinstance(given, int) and len(one.options) == 5 and given > 2 and months < 12 and rng.random() < 0.4:
                said[one.key] = given - 1
            if one.key == _STORY:
                said[one.key] = 1 if rng.random() < 0.7 else 2
        note(self._session, found.id, Said(voice, months, on, asked, said))

    def _participant(self, sheet: dict[str, Any]) -> Participant:
        facts = self._person(sheet["participant"])
        own = {"status": ParticipantStatus.WAITING, "question": self._said["question"]}
        made = get(self._session, Participant, add_participant(self._session, facts, own))
        made.coordinator = self._coordinators[len(facts["last_name"]) % len(self._coordinators)]
        made.target_groups = sheet["groups"] or None
        made.vulnerable = made.isolated = True
        return made

    def _buddy(self, sheet: dict[str, Any]) -> Buddy:
        facts = self._person(sheet["buddy"])
        if (name := facts["last_name"]) not in self._buddies:
            own = {"status": BuddyStatus.AVAILABLE, "motivation": self._said["motivation"]}
            self._buddies[name] = get(self._session, Buddy, add_buddy(self._session, facts, own))
        return self._buddies[name]

    def _person(self, told: list[Any]) -> dict[str, Any]:
        first, last, gender, age, postcode, place = told
        self._phone += 1
        return {
            "first_name": first,
            "last_name": last,
            "gender": Gender(gender),
            "birth_date": self._today - timedelta(days=round(365.25 * age) + 40 + self._phone),
            "postcode": postcode,
            "place": place,
            "phone": f"+32400000{self._phone}",
            "languages": ["nl"],
        }

    def _day(self, ago: int) -> date:
        return self._today - timedelta(days=ago)
