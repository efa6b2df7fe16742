"""A buddywerking far larger than any: thousands of invented people, made in bulk, the same from the same seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.models import (
    Agreement,
    Base,
    Buddy,
    Contact,
    Coordinator,
    Duo,
    DuoStep,
    Evaluation,
    Office,
    Participant,
    Person,
    Wish,
)
from app.places import all_places
from app.services.demo_people import words
from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.vault import Vault
from app.vocabulary import (
    HALF_DAYS,
    BuddyStatus,
    ContactKind,
    DuoState,
    Gender,
    ParticipantStatus,
    Role,
    Strength,
    Voice,
)

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Size:
    """How many of each."""

    participants: int = 7_000
    buddies: int = 3_000
    duos: int = 2_000
    contacts: int = 50_000
    days: int = 1_400  # in which those lie


def make(folder: Path, today: date, size: Size = Size(), seed: int = 1) -> None:
    """Make the vault, locked with the passphrase of the demo."""
    vault, _code = Vault.create(folder, DEMO_PASSPHRASE, slot="C0 Voorbeeld", demo=True)
    with vault, vault.write("Benchmark filled in") as session:
        _Large(session, Random(seed), today, size).fill()


class _Large:
    def __init__(self, session: Session, rng: Random, today: date, size: Size) -> None:
        self._session, self._rng, self._today, self._size = session, rng, today, size
        names = words("names")
        self._first = [
            (gender, name if isinstance(name, str) else name["name"])
            for kind, gender in (("women", Gender.FEMALE), ("men", Gender.MALE))
            for name in names[kind]
        ]
        self._last: Sequence[str] = names["surnames"]
        self._places = [place for place in all_places() if place.province in ("Antwerpen", "Limburg")][:120]

    def fill(self) -> None:
        size = self._size
        self._put(Office, [{"name": "Buddywerking De Grote Voorbeeldstreek"}])
        coordinators = self._put(Coordinator, [{"first_name": f"C{n}", "last_name": "Voorbeeld"} for n in range(12)])
        people = self._put(Person, [self._person() for _ in range(size.participants + size.buddies)])
        seekers, volunteers = people[: size.participants], people[size.participants :]
        participants = self._put(
            Participant, [self._participant(at, person, coordinators) for at, person in enumerate(seekers)]
        )
        buddies = self._put(Buddy, [self._buddy(at, person) for at, person in enumerate(volunteers)])
        self._put(Wish, [wish for person in seekers for wish in self._wishes(person, Role.PARTICIPANT)])
        self._put(Wish, [wish for person in volunteers for wish in self._wishes(person, Role.BUDDY)])
        self._duos(participants, buddies, coordinators)

    def _duos(self, participants: list[UUID], buddies: list[UUID], coordinators: list[UUID]) -> None:
        size, rng = self._size, self._rng
        states = rng.choices(
            [DuoState.RUNNING, DuoState.TRIAL, DuoState.PAUSED, DuoState.ENDED, DuoState.NO_CLICK, DuoState.ASKED],
            [50, 4, 4, 25, 10, 7],
            k=size.duos,
        )
        duos = self._put(
            Duo,
            [
                {
                    "participant_id": participants[at % len(participants)],
                    "buddy_id": buddies[at % len(buddies)],
                    "state": state,
                }
                for at, state in enumerate(states)
            ],
        )
        steps, agreements = [], []
        for duo, state in zip(duos, states, strict=True):
            road = [DuoState.PROPOSED, DuoState.FIRST_MEETING, DuoState.TRIAL, DuoState.RUNNING]
            road = [*(road[: road.index(state)] if state in road else road[:2]), state]
            start = self._ago(1500)
            steps += [
                {"duo_id": duo, "position": at, "state": step, "on": start + timedelta(days=at)}
                for at, step in enumerate(road)
            ]
            agreements.append({"duo_id": duo, "version": 1, "signed_on": start + timedelta(days=3)})
        self._put(DuoStep, steps)
        self._put(Agreement, agreements)
        begun = {step["duo_id"]: step["on"] for step in steps if step["state"] in (DuoState.TRIAL, DuoState.RUNNING)}
        self._put(Evaluation, list(self._evaluations(begun)))
        self._put(Contact, list(self._contacts(duos, participants, coordinators)))

    def _contacts(
        self, duos: list[UUID], participants: list[UUID], coordinators: list[UUID]
    ) -> Iterator[dict[str, Any]]:
        rng, notes = self._rng, ("samen naar de markt", "gebeld: het gaat goed", "een koffie gedronken")
        for at in range(self._size.contacts):
            shared = at % 5 > 0
            yield {
                "on": self._ago(self._size.days),
                "kind": rng.choice(list(ContactKind)),
                "duo_id": rng.choice(duos) if shared else None,
                "participant_id": None if shared else rng.choice(participants),
                "buddy_id": None,
                "coordinator_id": rng.choice(coordinators),
                "reached": True,
                "note": rng.choice(notes),
            }

    def _evaluations(self, begun: dict[UUID, date]) -> Iterator[dict[str, Any]]:
        """Most moments to look back were held, some are still to be."""
        for duo, since in begun.items():
            for months in (3, 6, 12, 24, 36, 48):
                on = since + timedelta(days=months * 31)
                if on < self._today and self._rng.random() < 0.9:
                    yield {"duo_id": duo, "voice": Voice.TOGETHER, "months": months, "on": on}

    def _person(self) -> dict[str, Any]:
        rng = self._rng
        gender, first_name = rng.choice(self._first)
        place = rng.choice(self._places)
        return {
            "first_name": first_name,
            "last_name": rng.choice(self._last),
            "birth_date": self._ago(365 * 60, 365 * 20),
            "gender": gender,
            "postcode": place.postcode,
            "place": place.name,
            "municipality": place.municipality,
            "phone": f"+32400{rng.randrange(1_000_000):06d}",
            "email": None,
            "languages": ["nl"],
            "smokes": rng.choice((True, False, None)),
            "has_pets": rng.choice((True, False, None)),
            "travels_km": float(rng.choice((5, 10, 15))),
            "has_car": rng.choice((True, False)),
            "interests": rng.sample(words("words")["interests"], 3),
            "traits": rng.sample(words("words")["traits"], 2),
            "availability": {slot: rng.random() < 0.3 for slot in HALF_DAYS},
        }

    def _participant(self, at: int, person: UUID, coordinators: list[UUID]) -> dict[str, Any]:
        in_duo = at < self._size.duos * 0.65
        others = [ParticipantStatus.WAITING] * 5 + [ParticipantStatus.REGISTERED, ParticipantStatus.LEFT] * 2
        return {
            "person_id": person,
            "status": ParticipantStatus.IN_DUO if in_duo else self._rng.choice(others),
            "registered_on": self._ago(900),
            "coordinator_id": self._rng.choice(coordinators),
            "question": "Iemand om mee te wandelen en een koffie te drinken.",
            "remarks": "Belt liefst in de voormiddag.",
        }

    def _buddy(self, at: int, person: UUID) -> dict[str, Any]:
        in_duo = at < self._size.duos * 0.65
        others = [BuddyStatus.AVAILABLE] * 3 + [BuddyStatus.SCREENING, BuddyStatus.CANDIDATE, BuddyStatus.STOPPED]
        return {
            "person_id": person,
            "status": BuddyStatus.IN_DUO if in_duo else self._rng.choice(others),
            "capacity": 1,
            "screened_on": self._ago(900),
            "active_since": self._ago(800),
            "motivation": "Wil graag iets betekenen voor iemand.",
        }

    def _wishes(self, person: UUID, role: Role) -> Rows:
        kinds: tuple[dict[str, Any], ...] = (
            {"about": "gender", "values": ["f"], "strength": Strength.STRONG},
            {"about": "age", "lower": 30, "upper": 60, "strength": Strength.RATHER},
            {"about": "smokes", "values": [False], "strength": Strength.MUST},
            {"about": "traits", "values": ["rustig"], "strength": Strength.NICE},
        )
        empty = {"values": None, "lower": None, "upper": None}
        chosen = self._rng.sample(kinds, self._rng.randint(0, 3))
        return [{"person_id": person, "role": role, "position": at} | empty | wish for at, wish in enumerate(chosen)]

    def _ago(self, days: int, least: int = 0) -> date:
        return self._today - timedelta(days=self._rng.randint(least, least + days))

    def _put(self, kind: type[Base], rows: Rows) -> list[UUID]:
        """Insert rows under ids of the seed; gives the ids."""
        ids = [UUID(int=self._rng.getrandbits(128), version=4) for _ in rows]
        self._session.execute(insert(kind), [{"id": own} | row for own, row in zip(ids, rows, strict=True)])
        return ids
