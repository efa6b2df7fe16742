"""Any office of five years, from a seed: whatever the file can hold, written straight into a vault."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.i18n import _
from app.models import (
    Attendance,
    Base,
    Buddy,
    Contact,
    Coordinator,
    Duo,
    DuoStep,
    Evaluation,
    Event,
    FollowUp,
    Goal,
    Ladder,
    Office,
    Organisation,
    Participant,
    Person,
    Referral,
)
from app.models.duo import GETTING_TO_KNOW, MOVES
from app.vocabulary import (
    BuddyStatus,
    ContactKind,
    DuoState,
    EndReason,
    EventKind,
    FollowUpKind,
    Gender,
    ParticipantStatus,
    Voice,
)

FIRST, LAST = date(2021, 1, 1), date(2025, 12, 31)
GOES_ON = date(2026, 6, 30)
"""A little is noted of the year after."""


class AnyOffice:
    """Fills a vault; gives the ids of what figures are asked of."""

    def __init__(self, session: Session, seed: int) -> None:
        self.rng, self.session = Random(seed), session
        ages = self.rng.choice([None, None, {"ages": [20, 40, 65]}])
        self._put(Office, 1, lambda: {"name": "Kantoor", "thresholds": ages})
        self.coordinators = self._put(Coordinator, 2, lambda: {"first_name": "An"})
        self.partners = self._put(Organisation, 2, lambda: {"name": "Partner", "is_partner": True})
        self.people = self._put(Person, 14, self._person)
        self.participants = self._put(Participant, self.rng.randint(1, 8), self._participant)
        self.buddies = self._put(Buddy, self.rng.randint(1, 6), self._buddy)
        self.duos = self._put(Duo, self.rng.randint(0, 12), self._duo)
        for duo in self.duos:
            self._walk(duo)
        many = self.rng.choice([5, 60])
        if self.duos:
            self._put(Contact, many, self._outing)
            self._put(Evaluation, many // 3, self._evaluation)
        self._put(Contact, many // 2, self._talk)
        self._happenings(self._put(Event, 6, self._event))

    def _happenings(self, events: list[UUID]) -> None:
        rng = self.rng
        pairs = [(event, who) for event in events for who in (*self.participants, *self.buddies)]
        guests = iter(rng.sample(pairs, min(len(pairs), 12)))
        self._put(Attendance, min(len(pairs), 12), lambda: self._guest(*next(guests)))
        self._put(FollowUp, 8, self._follow_up)
        self._put(Ladder, 3, self._ladder)
        self._asked = set[UUID]()
        self._put(Referral, 6, self._referral)
        self._put(Goal, 4, lambda: {"participant_id": self._seeker(), "words": "x", "reached_on": self._maybe_day()})

    def _put(self, kind: type[Base], n: int, make: Callable[[], dict[str, Any]]) -> list[UUID]:
        made = [{"id": UUID(int=self.rng.getrandbits(128), version=4)} | make() for _ in range(n)]
        if made:
            self.session.execute(insert(kind), made)
        return [one["id"] for one in made]

    def day(self, first: date = FIRST, last: date = GOES_ON) -> date:
        return first + timedelta(days=self.rng.randint(0, max(0, (last - first).days)))

    def _maybe_day(self, often: float = 0.7) -> date | None:
        return self.day() if self.rng.random() < often else None

    def _seeker(self) -> UUID:
        return self.rng.choice(self.participants)

    def _person(self) -> dict[str, Any]:
        rng = self.rng
        kind = rng.choice(["date", "date", "year", None])
        return {
            "first_name": rng.choice(["Marleen", "Jef", "Nadia"]),
            "gender": rng.choice([*Gender, None]),
            "birth_date": self.day(date(1930, 1, 1), date(2010, 1, 1)) if kind == "date" else None,
            "birth_year": rng.choice([1800, 1950, 1980, 2001, 2030]) if kind == "year" else None,
            "municipality": rng.choice(["Geel", "Mol", None]),
            "deceased_on": self.day() if rng.random() < 0.1 else None,
        }

    def _participant(self) -> dict[str, Any]:
        rng = self.rng
        status = rng.choice(list(ParticipantStatus))
        gone = status in (ParticipantStatus.LEFT, ParticipantStatus.REFERRED)
        return {
            "person_id": rng.choice(self.people),
            "status": status,
            "registered_on": self.day(date(2020, 1, 1)) if rng.random() < 0.85 else None,
            "intake_on": self._maybe_day(),
            "left_on": self._maybe_day() if gone else None,
            "coordinator_id": rng.choice([*self.coordinators, None]),
            "target_groups": rng.choice([None, [], ["armoede"], ["armoede", "migratie"]]),
        }

    def _buddy(self) -> dict[str, Any]:
        rng = self.rng
        first, second = rng.sample(self.people, 2)
        return {
            "person_id": first,
            "second_person_id": second if rng.random() < 0.3 else None,
            "status": rng.choice(list(BuddyStatus)),
            "partner_id": rng.choice([*self.partners, None]),
            "screened_on": self._maybe_day(),
            "active_since": self._maybe_day(),
        }

    def _duo(self) -> dict[str, Any]:
        return {
            "participant_id": self._seeker(),
            "buddy_id": self.rng.choice(self.buddies),
            "state": DuoState.PROPOSED,
            "end_reason": self.rng.choice([*EndReason, None]),
        }

    def _walk(self, duo: UUID) -> None:
        """A path as it may be: from a proposal, or noted when it ran already, maybe nobody knowing since when."""
        rng = self.rng
        state, on, note = DuoState.PROPOSED, self.day(), None
        if rng.random() < 0.3:
            state, note = DuoState.RUNNING, rng.choice([None, _("Since when is not known."), "Samen sinds de lente."])
        steps = [{"state": state, "on": on, "note": note}]
        for _at in range(rng.randint(0, 9)):
            following = sorted(MOVES[state])
            if not following:
                break
            forward = [one for one in following if one not in GETTING_TO_KNOW] or following
            state = rng.choice(rng.choice([following, forward]))
            # The first step of a duo that ran already may be no more than a guess.
            on += timedelta(days=rng.choice([0, 1, 20, 90, 300]) if len(steps) > 1 else rng.choice([-40, 0, 30, 200]))
            steps.append({"state": state, "on": on, "note": None})
        rows = [{"duo_id": duo, "position": at} | step for at, step in enumerate(steps)]
        self.session.execute(insert(DuoStep), rows)
        self.session.execute(update(Duo).where(Duo.id == duo).values(state=state))

    def _outing(self) -> dict[str, Any]:
        rng = self.rng
        times = rng.choice([0, 1, 3])
        monthly = rng.random() < 0.4
        return {
            "on": self.day(),
            "precision": "month" if monthly else "day",
            "times": times if monthly else 1,
            "kind": rng.choice([ContactKind.OUTING, ContactKind.OUTING, ContactKind.MEETING]),
            "duo_id": rng.choice(self.duos),
            "reached": False if monthly and not times else rng.choice([None, None, True]),
        }

    def _talk(self) -> dict[str, Any]:
        rng = self.rng
        side = rng.choice(["both", "participant", "buddy"])
        duo = rng.choice(self.duos) if self.duos and (side == "both" or rng.random() < 0.5) else None
        if duo is None and side == "both":
            side = "participant"
        seeker, helper = self._ends(duo) if duo else (self._seeker(), rng.choice(self.buddies))
        return {
            "on": self.day(),
            "kind": rng.choice([ContactKind.PHONE, ContactKind.VISIT, ContactKind.MAIL]),
            "duo_id": duo,
            "participant_id": seeker if side == "participant" else None,
            "buddy_id": helper if side == "buddy" else None,
            "reached": rng.choice([None, True, True, False]),
        }

    def _ends(self, duo: UUID) -> tuple[UUID, UUID]:
        found = self.session.execute(select(Duo.participant_id, Duo.buddy_id).where(Duo.id == duo)).one()
        return found.participant_id, found.buddy_id

    def _evaluation(self) -> dict[str, Any]:
        rng = self.rng
        answers = rng.choice([None, {"contact": 4}, {"geleerd": "luisteren", "contact": 3}])
        return {"duo_id": rng.choice(self.duos), "voice": rng.choice(list(Voice)), "on": self.day(), "answers": answers}

    def _event(self) -> dict[str, Any]:
        rng = self.rng
        return {
            "kind": rng.choice([EventKind.OUTREACH, *EventKind]),
            "on": self.day(),
            "people_reached": rng.choice([None, 0, 7, 40]),
            "cancelled": rng.random() < 0.2,
            "partner_id": rng.choice([*self.partners, None]),
            "coordinator_id": rng.choice([*self.coordinators, None]),
        }

    def _guest(self, event: UUID, who: UUID) -> dict[str, Any]:
        seeks = who in self.participants
        side = {"participant_id": who if seeks else None, "buddy_id": None if seeks else who}
        return {"event_id": event, "present": self.rng.choice([True, True, False, None])} | side

    def _follow_up(self) -> dict[str, Any]:
        kind = self.rng.choice([FollowUpKind.OWN_STEP, FollowUpKind.STEP, FollowUpKind.REFERRAL])
        return {"kind": kind, "on": self.day(), "done_on": self._maybe_day(), "participant_id": self._seeker()}

    def _ladder(self) -> dict[str, Any]:
        rungs = {f"{rung}_on": self._maybe_day(0.5) for rung in ("told", "accompanied", "with_buddy", "alone", "role")}
        return {"participant_id": self._seeker(), "place": "zwembad"} | rungs

    def _referral(self) -> dict[str, Any]:
        rng, seeker = self.rng, self._seeker()
        asking = FollowUp.kind == FollowUpKind.REFERRAL  # the only kind a referral ever has for its task
        mine = select(FollowUp.id).where(FollowUp.participant_id == seeker, asking, FollowUp.id.not_in(self._asked))
        task = self.rng.choice([*self.session.scalars(mine), None])
        self._asked |= {task} if task else set()
        return {
            "participant_id": seeker,
            "other_id": self._seeker() if rng.random() < 0.2 else None,
            "follow_up_id": task,
            "on": self.day(),
            "what": "koor",
            "alone_since": self._maybe_day(0.4),
            "ended_on": self._maybe_day(0.3),
            "met_people": rng.choice([True, True, False, None]),
        }
