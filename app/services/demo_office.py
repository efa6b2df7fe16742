"""The invented office of the example, and the registration of the people who come to it."""

from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from app.models import Area, Buddy, Coordinator, Office, Organisation, Participant, Person
from app.services.demo_people import Inventor, words
from app.services.people import add_buddy, add_participant, get, put_wishes
from app.vocabulary import BuddyStatus, ParticipantStatus, Role


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


class FrontDesk:
    """Opens the office and registers invented people as they come in."""

    def __init__(self, session: Session, rng: Random, today: date) -> None:
        self._session = session
        self._rng = rng
        self._today = today
        self._inventor = Inventor(rng, today)

    def open(self) -> None:
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

    def participant(
        self,
        status: ParticipantStatus = ParticipantStatus.WAITING,
        days: int = 0,
        featured: dict[str, Any] | None = None,
    ) -> Participant:
        """A new participant, registered ``days`` ago or, by chance, one month to three years ago."""
        rng = self._rng
        invented = self._inventor.featured(featured) if featured else self._inventor.participant()
        registered = days or (featured or {}).get("registered") or round(31 + 1050 * rng.random() ** 2)
        own = invented.own | {
            "status": status,
            "registered_on": self._day(registered),
            "intake_on": self._day(max(2, registered - rng.randint(10, 35))),
            "referrer": rng.choice(self._referrers) if rng.random() < 0.6 else None,
        }
        made = get(self._session, Participant, add_participant(self._session, invented.facts, own))
        put_wishes(made.person, Role.PARTICIPANT, invented.wishes)
        made.coordinator = self.coordinator(made.person)
        return made

    def coordinator(self, person: Person) -> Coordinator:
        """Each coordinator follows half of the areas."""
        return self._coordinators[self._areas.index(self._area(person)) % len(self._coordinators)]

    def _area(self, person: Person) -> Area:
        return next(area for area in self._areas if person.municipality in (area.municipalities or ()))

    def buddy(
        self,
        status: BuddyStatus = BuddyStatus.AVAILABLE,
        capacity: int = 1,
        featured: dict[str, Any] | None = None,
    ) -> Buddy:
        """A new buddy; one who is further than a candidate was screened and began some weeks ago."""
        rng = self._rng
        invented = self._inventor.featured(featured) if featured else self._inventor.buddy()
        began = self._day(rng.randint(10, 80))
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
        if featured or rng.random() < 0.65:
            near = featured["area_names"] if featured else [self._area(made.person).name, rng.choice(self._areas).name]
            made.areas = [str(area.id) for area in self._areas if area.name in near]
        return made

    def make_couple(self, buddy: Buddy) -> None:
        """Give a buddy someone at home who goes along."""
        first = buddy.person
        where = ("street", "postcode", "place", "municipality")
        same = (*where, "availability", "languages", "has_pets", "pets_note", "smokes", "smokes_note")
        facts = self._inventor.buddy().facts | {name: getattr(first, name) for name in same}
        buddy.second_person = Person(**facts)

    def _day(self, ago: int) -> date:
        return working_day(self._today - timedelta(days=ago))
