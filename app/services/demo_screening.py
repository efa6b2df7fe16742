"""How the volunteers of the example came: some are on their way, at a partner, and of most a decision stands."""

from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Buddy, Coordinator, Duo, Organisation
from app.services import papers, screening
from app.services.demo_people import words
from app.services.follow_ups import Step
from app.services.office import coordinators
from app.vocabulary import Advice, BuddyStatus, DuoState, PaperKind

S = BuddyStatus


def tell_screenings(session: Session, rng: Random, today: date) -> None:
    """Of the candidates one comes for a talk, one waits for a decision, and one is welcome and signs papers."""
    _Screenings(session, rng, today).tell()


class _Screenings:
    def __init__(self, session: Session, rng: Random, today: date) -> None:
        self._session, self._rng, self._today = session, rng, today
        self._said: dict[str, Any] = words("buddies")["screening"]
        partners = select(Organisation).where(Organisation.is_partner).order_by(Organisation.id)
        self._partners = [one.name for one in session.scalars(partners)]
        self._by = coordinators(session)[0].full_name

    def tell(self) -> None:
        said, day = self._said, timedelta(days=1)
        coming, talked, *_more = self._of(S.SCREENING)
        *_new, welcome = self._of(S.CANDIDATE)
        screening.ask(self._session, coming.id, self._partners[0], self._today - 9 * day)
        self._talk(talked, 5, Advice.WITH_CARE, said["with_care"])
        self._talk(welcome, 12, Advice.FITS, said["welcome"])
        self._decide(welcome, 4, retained=True)
        papers.add(
            self._session, welcome.id, welcome.person_id, PaperKind.AGREEMENT_NOTE, {"on": self._today - 2 * day}
        )
        [thanked] = self._of(S.NOT_RETAINED)
        note = thanked.screening_note
        screening.note_talk(self._session, thanked.id, self._talk_of(40, Advice.NOT_NOW, f"{said['not_now']} {note}"))
        then = Step(said["thanks"], self._today + 5 * day)
        screening.decide(self._session, thanked.id, self._today - 33 * day, self._by, retained=False, then=then)
        for paused in self._of(S.PAUSED):
            paused.paused_note = said["paused"]
        for buddy in self._of(S.AVAILABLE, S.IN_DUO, S.MEETING):
            self._long_ago(buddy)
        self._with_children()

    def _of(self, *statuses: BuddyStatus) -> list[Buddy]:
        found = select(Buddy).where(Buddy.status.in_(statuses)).order_by(Buddy.screened_on.desc(), Buddy.id)
        return list(self._session.scalars(found))

    def _talk(self, buddy: Buddy, ago: int, advice: Advice, note: str) -> None:
        """Asked at a partner, and spoken there."""
        screening.ask(self._session, buddy.id, self._rng.choice(self._partners), self._ago(ago + 14))
        screening.note_talk(self._session, buddy.id, self._talk_of(ago, advice, note))

    def _talk_of(self, ago: int, advice: Advice, note: str) -> dict[str, Any]:
        screener = self._rng.choice(self._said["screeners"])
        return {"screened_on": self._ago(ago), "screener": screener, "advice": advice, "screening_note": note}

    def _decide(self, buddy: Buddy, ago: int, *, retained: bool) -> None:
        screening.decide(self._session, buddy.id, self._ago(ago), self._by, retained=retained, then=None)

    def _long_ago(self, buddy: Buddy) -> None:
        """Who decided on somebody who is a buddy, and what the intake brought; of some that was never noted."""
        rng, said = self._rng, self._said
        if buddy.screened_on and rng.random() < 0.7:
            known = self._session.scalars(select(Coordinator).order_by(Coordinator.id)).all()
            buddy.screened_at = buddy.partner
            buddy.screener = rng.choice(said["screeners"])
            buddy.advice = rng.choice([Advice.FITS, Advice.FITS, Advice.WITH_CARE])
            buddy.decided_on = min(buddy.screened_on + timedelta(days=4), buddy.active_since or self._today)
            buddy.decided_by = rng.choice(known).full_name
        if rng.random() < 0.6:
            buddy.source, buddy.introduction = rng.choice(said["sources"]), rng.choice(said["introduction"])
        if rng.random() < 0.4:
            buddy.experience, buddy.other_work = rng.choice(said["experience"]), rng.choice(said["other_work"])

    def _with_children(self) -> None:
        """In one home there are children; whose buddy that is has still to show an extract."""
        running = select(Duo).where(Duo.state == DuoState.RUNNING).order_by(Duo.id)
        duo = next(iter(self._session.scalars(running)))
        duo.participant.minors, duo.participant.household = True, self._said["household"]

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)
