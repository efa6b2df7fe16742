"""What the example owes the outside world: outreach, where people came from, and expenses of volunteers."""

from datetime import date, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Buddy,
    Contact,
    Coordinator,
    Duo,
    Expense,
    ExpenseYear,
    Organisation,
    Participant,
)
from app.models.duo import TOGETHER
from app.services.consents import note_consent
from app.services.demo_past import tell_past
from app.services.demo_people import words
from app.services.events import add_event
from app.services.guests import guests, invite, note_coming, note_invited, note_present
from app.services.office import change_office
from app.services.subjects import Subject
from app.services.year_words import YearWords, say_of_year
from app.vocabulary import Benefit, BuddyStatus, ConsentKind, ContactKind, EventKind, ExpenseSystem, Role, Travel

_MAY_KNOW = ("yes", "yes", "yes", "no", "yes", "")
_THERE = (BuddyStatus.AVAILABLE, BuddyStatus.MEETING, BuddyStatus.IN_DUO)
PAID_BACK = 5
"""So many volunteers have their expenses paid back here."""


def tell_outward(session: Session, rng: Random, today: date) -> None:
    """Some years of it, told last: what it draws on stands there, and stays as it is."""
    tell_past(session, rng, today)
    _Outward(session, rng, today).tell()


class _Outward:
    def __init__(self, session: Session, rng: Random, today: date) -> None:
        self._session, self._rng, self._today = session, rng, today
        self._said: dict[str, Any] = words("outward")
        partners = select(Organisation).where(Organisation.is_partner).order_by(Organisation.name)
        self._partners = session.scalars(partners).all()
        self._by = session.scalars(select(Coordinator).order_by(Coordinator.id)).all()[0]

    def tell(self) -> None:
        self._origins()
        self._rename()
        self._partners_may_know()
        self._events()
        self._expenses()
        last_year, said = self._today.year - 1, self._said["report"]
        say_of_year(self._session, last_year, YearWords(said["foreword"], said["staff"]))
        self._session.flush()

    def _origins(self) -> None:
        """How people heard of the office, as whom they are counted, and what a volunteer must tell a service."""
        rng, said = self._rng, self._said
        for one in self._session.scalars(select(Participant).order_by(Participant.id)):
            if rng.random() < 0.6:
                one.source = rng.choice(said["sources"])
            if one.target_groups is None and rng.random() < 0.5:
                one.target_groups = rng.sample(said["groups"], rng.choice((1, 1, 2)))
        buddies = self._session.scalars(select(Buddy).where(Buddy.status.in_(_THERE)).order_by(Buddy.id)).all()
        for at, buddy in enumerate(buddies):
            if rng.random() < 0.7:
                buddy.benefits = [[], [], [], [Benefit.UNEMPLOYMENT.value], [], [Benefit.ILLNESS.value], []][at % 7]

    def _rename(self) -> None:
        """One partner was called otherwise before, and its expense notes are handled here."""
        one, told = self._partners[0], self._said["partner"]
        one.earlier_names, one.valid_from = [[told["earlier"], None]], self._day(told["renamed"])
        one.expenses_here = True
        change_office(self._session, {"expenses_here": True})

    def _partners_may_know(self) -> None:
        """Most agreed that the partner hears of them, some did not, and some were never asked; a few participants."""
        buddies = self._session.scalars(select(Buddy).where(Buddy.partner_id.is_not(None)).order_by(Buddy.id))
        for at, buddy in enumerate(buddies):
            if answer := _MAY_KNOW[at % len(_MAY_KNOW)]:
                whom = Subject("buddy", buddy.id)
                note_consent(self._session, whom, ConsentKind.PARTNER, answer == "yes", self._day(20 + at))
        for duo in self._session.scalars(select(Duo).where(Duo.state.in_(TOGETHER)).order_by(Duo.id)).all()[::4]:
            whom = Subject("participant", duo.participant_id)
            note_consent(self._session, whom, ConsentKind.PARTNER, True, self._day(30))

    def _events(self) -> None:
        """Outreach and meetings of earlier years; whoever was a buddy by then may have been there."""
        since = select(Buddy).where(Buddy.active_since.is_not(None)).order_by(Buddy.id)
        buddies = self._session.scalars(since).all()
        for said in self._said["events"]:
            on = self._day(-said["days"])
            facts: dict[str, Any] = {
                "title": said.get("title", ""),
                "theme": said.get("theme"),
                "place": said["place"],
                "people_reached": said.get("reached"),
                "starts_at": time(19, 30),
                "partner_id": self._partners[said["partner"]].id if "partner" in said else None,
            }
            event_id = add_event(self._session, EventKind(said["kind"]), on, facts)
            there = [one for one in buddies if one.active_since and one.active_since <= on][: said.get("who", 0)]
            invite(self._session, event_id, [(Role.BUDDY, one.id) for one in there])
            self._came(event_id, on)

    def _came(self, event_id: UUID, on: date) -> None:
        found = guests(self._session, event_id)
        note_invited(self._session, [one.id for one in found], on - timedelta(days=21))
        for one in found:
            coming = self._rng.random() < 0.8
            note_coming(self._session, one.id, coming)
            note_present(self._session, one.id, coming)

    def _expenses(self) -> None:
        """What some volunteers of the partner paid, and how each is paid back: two by a flat rate, two as it was."""
        running = select(Buddy).where(Buddy.status == BuddyStatus.IN_DUO, Buddy.partner_id == self._partners[0].id)
        found = self._session.scalars(running.order_by(Buddy.id)).all()[:PAID_BACK]
        for at, buddy in enumerate(found):
            system = (ExpenseSystem.REAL, ExpenseSystem.FLAT, ExpenseSystem.REAL, ExpenseSystem.FLAT, None)[at]
            for back in (1, 0) if system else ():
                asked = self._day(20 + 365 * back + at)
                self._session.add(
                    ExpenseYear(person_id=buddy.person_id, year=self._today.year - back, system=system, asked_on=asked)
                )
            if at < len(self._said["accounts"]):
                buddy.person.account = self._said["accounts"][at]
            self._outings(buddy)
        for said, buddy in zip(self._said["expenses"], found, strict=False):
            self._session.add(
                Expense(
                    buddy_id=buddy.id,
                    person_id=buddy.person_id,
                    on=self._day(said["days"]),
                    what=said["what"],
                    cost=said.get("cost"),
                    km=said.get("km"),
                    travel=Travel(said["travel"]) if "travel" in said else None,
                )
            )

    def _outings(self, buddy: Buddy) -> None:
        """By what the buddy came, and how far, of most outings; an expense has a day of its own, also years ago."""
        rng = self._rng
        of_duo = select(Contact).join(Duo, Duo.id == Contact.duo_id).where(Duo.buddy_id == buddy.id)
        outings = of_duo.where(Contact.kind == ContactKind.OUTING).order_by(Contact.on, Contact.id)
        for one in self._session.scalars(outings).all():
            one.precision, one.times = "day", 1
            if rng.random() < 0.7:
                one.travel = rng.choice((Travel.CAR, Travel.CAR, Travel.BIKE, Travel.TRANSIT))
                if one.travel is Travel.TRANSIT:
                    one.cost, one.km = rng.choice((260, 520)), None
                else:
                    one.km = float(rng.randint(4, 38))
                    one.route = rng.choice(self._said["routes"])
                one.expense_of_id = buddy.person_id if len(buddy.people) > 1 else None

    def _day(self, ago: int) -> date:
        return self._today - timedelta(days=ago)
