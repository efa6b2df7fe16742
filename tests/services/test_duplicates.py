"""Who may be there twice: two facts that agree, never a name alone, and nobody who is known to be another."""

import time
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

import pytest

from app.services import duplicates, existing_duos, people
from app.services.actions import perform
from app.services.duplicates import BIRTH, MAIL, NAME, NEARLY, PHONE, PLACE, TURNED, YEAR
from app.storage.vault import Vault
from app.vocabulary import Role

TODAY = date(2026, 11, 22)
BORN, PHONE_1, PHONE_2 = date(1960, 3, 4), "+32400000001", "+32400000002"


def found(vault: Vault) -> list[tuple[str, str, tuple[str, ...]]]:
    with vault.read() as session:
        return [(pair.one.name, pair.other.name, pair.agrees) for pair in duplicates.pairs(session)]


def test_of_who_wants_no_contact_no_number_is_told(vault: Vault, participant: Callable[..., UUID]) -> None:
    participant(phone=PHONE_1, email="m@post.example")
    participant(phone=PHONE_1, email="m@post.example", no_contact_since=TODAY)
    with vault.read() as session:
        (pair,) = duplicates.pairs(session)
        told = {(one.phone, one.email) for one in (pair.one, pair.other)}
        assert told == {(PHONE_1, "m@post.example"), (None, None)}
        assert duplicates.known(session, [pair.one.person_id])[pair.one.person_id] == pair.one


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ({"birth_date": BORN}, {"birth_date": BORN}, (NAME, BIRTH)),
        ({"birth_date": BORN}, {"birth_year": 1960}, (NAME, YEAR)),
        ({"phone": PHONE_1}, {"phone": "0400 00 00 01"}, (NAME, PHONE)),
        ({"email": "M.Zon@post.example"}, {"email": "m.zon@post.example"}, (NAME, MAIL)),
        ({"first_name": "ZOÉ", "birth_year": 1960}, {"first_name": "zoe", "birth_year": 1960}, (NAME, YEAR)),
        (
            {"first_name": "Zonnedauw", "last_name": "Marleen", "birth_date": BORN},
            {"birth_date": BORN},
            (TURNED, BIRTH),
        ),
        # Another name needs a birth to the day beside it; a name but for one letter any two facts.
        (
            {"last_name": "Wilg", "birth_date": BORN, "phone": PHONE_1},
            {"birth_date": BORN, "phone": PHONE_1},
            (BIRTH, PHONE),
        ),
        ({"last_name": "Wilg", "birth_year": 1960, "phone": PHONE_1}, {"birth_year": 1960, "phone": PHONE_1}, None),
        ({"first_name": "Marlen", "birth_date": BORN}, {"birth_date": BORN}, None),
        (
            {"first_name": "Marlen", "birth_year": 1960, "phone": PHONE_1},
            {"birth_year": 1960, "phone": PHONE_1},
            (NEARLY, YEAR, PHONE),
        ),
        (
            {"first_name": "Marelen", "email": "m@post.example", "phone": PHONE_1},
            {"email": "m@post.example", "phone": PHONE_1},
            (NEARLY, PHONE, MAIL),
        ),
        # A name alone, half a name, a father and a son.
        ({}, {}, None),
        ({"last_name": "", "birth_year": 1960}, {"last_name": "", "birth_year": 1960}, None),
        ({"birth_year": 1960, "phone": PHONE_1}, {"birth_year": 1985, "phone": PHONE_1}, None),
        ({"birth_date": BORN, "phone": PHONE_1}, {"birth_date": date(1960, 4, 3), "phone": PHONE_1}, None),
    ],
)
def test_two_facts_that_agree(
    vault: Vault,
    participant: Callable[..., UUID],
    buddy: Callable[..., UUID],
    one: dict[str, Any],
    other: dict[str, Any],
    agrees: tuple[str, ...] | None,
) -> None:
    participant(**one)
    buddy(**{"first_name": "Marleen", "last_name": "Zonnedauw"} | other)
    assert [pair[2] for pair in found(vault)] == ([agrees] if agrees else [])


def test_it_is_said_what_differs_and_in_which_roles_they_stand(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    participant(birth_year=1960, phone=PHONE_1, place="Geel", street="Kerkstraat 1")
    buddy("Marleen", "Zonnedauw", birth_year=1960, phone=PHONE_2, postcode="2200", place="Herentals")
    with vault.read() as session:
        pair = duplicates.pairs(session)[0]
    assert pair.differs == (PHONE, PLACE)
    assert {one.roles[0][0] for one in (pair.one, pair.other)} == {Role.PARTICIPANT, Role.BUDDY}


def test_who_is_known_to_be_another_is_not_proposed(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    seeker, volunteer = participant("Jo", "Wilg", phone=PHONE_1), buddy("Jo", "Wilg", phone=PHONE_1)
    perform(vault, existing_duos.record, seeker, volunteer, None, TODAY)
    couple = buddy("Bo", "Beek", phone=PHONE_2)
    perform(vault, people.add_second_person, couple, {"first_name": "Bo", "last_name": "Beek", "phone": PHONE_2})
    assert found(vault) == []
    participant("An", "Berg", birth_year=1970)
    participant("An", "Berg", birth_year=1970)
    with vault.read() as session:
        pair = duplicates.pairs(session)[0]
    perform(vault, duplicates.distinct, pair.other.person_id, pair.one.person_id)
    perform(vault, duplicates.distinct, pair.one.person_id, pair.other.person_id)
    assert found(vault) == []
    vault.undo()
    assert [pair[:2] for pair in found(vault)] == [("An Berg", "An Berg")]


def test_a_number_of_a_house_says_nothing_of_one(vault: Vault, participant: Callable[..., UUID]) -> None:
    for _one in range(duplicates.OWN):
        participant("An", "Berg", phone=PHONE_1)
    assert found(vault)
    participant("Wim", "Berg", phone=PHONE_1)
    assert found(vault) == []


def test_ten_thousand_people_are_compared_in_a_second() -> None:
    """Also where all of them have the number of one house, and many bear the same name."""
    rng = Random(3)

    class Row:
        def __init__(self, at: int) -> None:
            self.id = UUID(int=at)
            self.first_name, self.last_name = f"Voornaam{at % 90}", f"Naam{at % 70}"
            self.birth_date = None if at % 3 else date(1950, 1, 1).replace(year=1940 + at % 60)
            self.birth_year = None if at % 2 else 1940 + at % 60
            self.gender = self.street = self.postcode = self.deceased_on = self.no_contact_since = None
            self.place = "Geel"
            self.phone = "+3214000000" if at % 4 == 0 else f"+32400{rng.randrange(10**6):06}"
            self.email = "onthaal@huis.example" if at % 5 == 0 else f"m{at}@post.example"

    rows: Any = [Row(at) for at in range(10_000)]
    begun = time.process_time()
    pairs = duplicates.find(duplicates.Material(rows, {}, frozenset()))
    assert time.process_time() - begun < 1
    assert pairs
