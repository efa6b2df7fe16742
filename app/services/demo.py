"""An invented buddywerking to look around in: a whole vault made from a seed, with every day counted from today.

What happens to people happens through the same services as in real life, so that the example can never show a state
that cannot be.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Office, Person
from app.services.actions import about, action
from app.services.demo_people import words
from app.vocabulary import DuoState

WAITING = 45
FREE = 8
HALF_FREE = 4
FULL = [3] * 4 + [2] * 9 + [1] * 3
"""The capacity of the buddies who have no free place."""
TOGETHER = [DuoState.RUNNING] * 27 + [DuoState.TRIAL] * 3 + [DuoState.PAUSED] * 3 + [DuoState.CLOSING] * 2
SILENT = 5
PLACES_TRIED = 4
"""A duo is chosen among this many of the best, so that the best are not all taken."""


@action(N_("Example filled in"))
def fill(session: Session, today: date, seed: int = 1) -> None:
    """Fill an empty vault with an invented buddywerking; the same seed and day give the same vault, ids included."""
    if session.scalar(select(Person.id).limit(1)) or session.scalar(select(Office.id).limit(1)):
        raise KlikError(N_("The example is only filled into an empty vault."))
    rng = Random(seed)
    with _numbered(session, Random(rng.getrandbits(64))):
        _Example(session, rng, today).tell()
        session.flush()
    about(session, words("office")["office"]["name"])


class _Example:
    """The example while it is being made: first the office and its people, then what happened between them."""

    def __init__(self, session: Session, rng: Random, today: date) -> None:
        self._session = session
        self._rng = rng
        self._inventor = Inventor(rng, today)
        self._story = Storyteller(session, rng, today)
        self._today = today
        self._taken: set[UUID] = set()

    def tell(self) -> None:
        """Everything, in an order in which it could have happened."""
        self._open_office()
        featured = words("featured")
        self._free = [self._buddy(self._inventor.featured(sheet), sheet["area_names"]) for sheet in featured["buddies"]]
        self._free += [self._buddy() for _ in range(FREE - len(self._free))]
        self._half_free = [self._buddy(capacity=2) for _ in range(HALF_FREE)]
        self._full = [self._buddy(capacity=capacity) for capacity in FULL]
        self._meeting = [self._buddy() for _ in range(2)]
        self._stopped, self._paused = self._buddy(), self._buddy()
        self._make_couple(self._free[5])
        self._waiting = [self._participant(self._inventor.featured(sheet)) for sheet in featured["participants"]]
        self._taken |= {participant.id for participant in self._waiting}
        pool = WAITING + len(TOGETHER) + 4 + 3 + 2  # with four getting to know, three in aftercare, two who left
        self._waiting += [self._participant() for _ in range(pool - len(self._waiting))]
        self._order = self._fitting(problem(self._session, self._today))
        self._past()
        self._present()
        self._getting_to_know()
        self._others()
        self._talks()

    def _open_office(self) -> None:
        """Who the office is, who works there, with whom it works together, and where."""
        given = words("office")
        self._coordinators = [Coordinator(**facts) for facts in given["coordinators"]]
        self._partners = [Organisation(**facts, is_partner=True) for facts in given["partners"]]
        self._referrers = [Organisation(**facts, is_referrer=True) for facts in given["referrers"]]
        self._areas = [Area(**facts) for facts in given["areas"]]
        self._session.add_all(
            [Office(**given["office"]), *self._coordinators, *self._partners, *self._referrers, *self._areas]
        )
        self._session.flush()

    def _participant(
        self, invented: Invented | None = None, status: ParticipantStatus = ParticipantStatus.WAITING, days: int = 0
    ) -> Participant:
        """A new participant, registered ``days`` ago or, by chance, one month to three years ago."""
        rng = self._rng
        invented = invented or self._inventor.participant()
        registered = days or round(rng.triangular(32, 1090, 200))
        own = invented.own | {
            "status": status,
            "registered_on": self._story.day(registered),
            "intake_on": self._story.day(max(2, registered - rng.randint(10, 35))),
            "referrer": rng.choice(self._referrers) if rng.random() < 0.6 else None,
        }
        made = get(self._session, Participant, add_participant(self._session, invented.facts, own))
        put_wishes(made.person, Role.PARTICIPANT, invented.wishes)
        made.coordinator = self._coordinator(made.person)
        return made

    def _coordinator(self, person: Person) -> Coordinator:
        """Each coordinator follows half of the areas."""
        return self._coordinators[self._areas.index(self._area(person)) % len(self._coordinators)]

    def _area(self, person: Person) -> Area:
        return next(area for area in self._areas if person.municipality in (area.municipalities or ()))

    def _buddy(
        self,
        invented: Invented | None = None,
        areas: list[str] | None = None,
        capacity: int = 1,
        status: BuddyStatus = BuddyStatus.AVAILABLE,
    ) -> Buddy:
        """A new buddy; one who is further than a candidate was screened and began some weeks ago."""
        rng = self._rng
        invented = invented or self._inventor.buddy()
        began = self._story.day(rng.randint(10, 80))
        own = invented.own | {
            "status": status,
            "capacity": capacity,
            "partner": rng.choice(self._partners) if rng.random() < 0.7 else None,
        }
        if status is BuddyStatus.AVAILABLE:
            own |= {
                "active_since": began,
                "screened_on": began - timedelta(days=rng.randint(7, 28)),
                "screening_note": rng.choice(words("buddies")["screening_notes"]),
            }
        made = get(self._session, Buddy, add_buddy(self._session, invented.facts, own))
        put_wishes(made.person, Role.BUDDY, invented.wishes)
        if areas is None and rng.random() < 0.65:
            areas = [self._area(made.person).name, *rng.sample([area.name for area in self._areas], 1)]
        made.areas = [str(area.id) for area in self._areas if area.name in (areas or ())] or None
        return made

    def _make_couple(self, buddy: Buddy) -> None:
        """Give a buddy someone at home who goes along."""
        first = buddy.person
        shared = ("street", "postcode", "place", "municipality", "availability", "languages", "has_pets", "smokes")
        facts = self._inventor.buddy().facts | {name: getattr(first, name) for name in shared}
        buddy.second_person = Person(**facts)

    def _fitting(self, asked: Problem) -> dict[UUID, list[tuple[UUID, tuple[str, ...]]]]:
        """For each buddy all participants, best first, with the rules that say no to them."""
        pairs = score(asked)
        found = {}
        for column, buddy in enumerate(asked.buddies):
            refused, doubtful, fit = (g[:, column].tolist() for g in (pairs.refused, pairs.to_ask, pairs.fit))
            rows = sorted(range(len(fit)), key=lambda row: (refused[row], doubtful[row], -fit[row]))
            found[UUID(buddy.id)] = [
                (
                    UUID(asked.participants[row].id),
                    tuple(
                        code
                        for code, said in verdicts(asked.participants[row], buddy, asked).items()
                        if said is Verdict.NO
                    )
                    if refused[row]
                    else (),
                )
                for row in rows
            ]
        return found

    def _choose(self, buddy: Buddy) -> tuple[Participant, Buddy, tuple[str, ...]]:
        """One of the best for this buddy who is not taken yet; rather one against whom no rule speaks."""
        left = [choice for choice in self._order[buddy.id] if choice[0] not in self._taken][:PLACES_TRIED]
        chosen, broken = self._rng.choice([choice for choice in left if not choice[1]] or left[:1])
        self._taken.add(chosen)
        return get(self._session, Participant, chosen), buddy, broken


@contextmanager
def _numbered(session: Session, rng: Random) -> Iterator[None]:
    """Let every new record take its id from ``rng``, whoever makes it."""

    def number(session: Session, *_: Any) -> None:
        for record in session.new:
            record.id = record.id or UUID(int=rng.getrandbits(128), version=4)

    event.listen(session, "before_flush", number)
    try:
        yield
    finally:
        event.remove(session, "before_flush", number)
