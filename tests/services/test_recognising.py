"""Whether two are the same: two facts that agree, and never a name alone."""

from datetime import date
from typing import Any

import pytest

from app.services.import_facts import said
from app.services.recognising import Lookup, Verdict, named, pair, verdict
from app.vocabulary import ParticipantStatus
from tests.services.test_transfer import participant

BORN, LATER = date(1968, 2, 12), date(1999, 2, 12)
PHONE, MAIL = "+32400000001", "zon@zon.example"
SURE, ASK, ELSE = Verdict
MIA = {"first_name": "Mia"}


def facts(**of: Any) -> dict[str, Any]:
    return said(participant(**{"remarks": "fietst"} | of))


@pytest.mark.parametrize(
    ("known", "row", "expected"),
    [
        # the name and the date of birth
        ({"birth_date": BORN}, {"birth_date": BORN}, SURE),
        ({"birth_date": BORN, "phone": PHONE}, {"birth_date": BORN, "phone": "+32400000002"}, SURE),
        ({"birth_date": BORN, "first_name": "MARLÈEN"}, {"birth_date": BORN}, SURE),
        (
            {"birth_date": BORN, "first_name": "", "last_name": "Zonnedauw Marleen"},
            {"birth_date": BORN},
            SURE,
        ),
        # the same row once more
        ({}, {}, SURE),
        ({"postcode": "2440"}, {"postcode": "2440"}, SURE),
        ({"status": ParticipantStatus.WAITING}, {"status": ParticipantStatus.REGISTERED}, SURE),
        ({"phone": PHONE, "smokes": True}, {"phone": PHONE}, SURE),
        # the name and something else
        ({"phone": PHONE, "smokes": True}, {"phone": PHONE, "smokes": False}, ASK),
        ({"email": MAIL}, {"email": MAIL, "birth_date": BORN}, ASK),
        ({"birth_date": BORN}, {"birth_year": 1968}, ASK),
        ({"street": "Dorp 1"}, {"street": "Dorp 1", "phone": PHONE}, ASK),
        ({"registered_on": BORN}, {"registered_on": BORN, "phone": PHONE}, ASK),
        # a father and a son
        ({"birth_date": BORN}, {"birth_date": LATER}, ELSE),
        ({"birth_date": BORN, "street": "Dorp 1"}, {"birth_date": LATER, "street": "Dorp 1"}, ELSE),
        ({"birth_date": BORN, "phone": PHONE}, {"birth_date": LATER, "phone": PHONE}, ASK),
        ({"birth_year": 1968}, {"birth_year": 1999}, ELSE),
        # a name alone
        ({"phone": PHONE}, {}, ELSE),
        ({"phone": PHONE}, {"phone": "+32400000002"}, ELSE),
        ({"birth_date": BORN}, {"phone": PHONE}, ELSE),
        ({"remarks": "zwemt"}, {}, ELSE),
        # another name
        ({"birth_date": BORN, "phone": PHONE}, {"birth_date": BORN, "phone": PHONE} | MIA, ASK),
        ({"birth_date": BORN, "email": MAIL}, {"birth_date": BORN, "email": MAIL} | MIA, ASK),
        ({"birth_date": BORN}, {"birth_date": BORN} | MIA, ELSE),
        ({"phone": PHONE, "email": MAIL}, {"phone": PHONE, "email": MAIL} | MIA, ELSE),
    ],
)
def test_two_are_the_same(known: dict[str, Any], row: dict[str, Any], expected: Verdict) -> None:
    one, other = facts(**row), facts(**known)
    assert verdict(one, other, named(one) == named(other)) is expected
    found = Lookup([facts(first_name="Luc", last_name="Kiezelsteen"), other])
    assert found.likely(one, expected) == ([1] if expected is not ELSE or not row.get("first_name") else [])


def test_in_another_role_a_name_alone_is_nobody() -> None:
    other = {name: value for name, value in facts().items() if name not in ("status", "remarks")}
    assert verdict(facts(), other, True) is ELSE


def test_a_father_and_a_son_are_each_found_again() -> None:
    both = facts(birth_date=BORN, phone=PHONE), facts(birth_date=LATER, phone=PHONE)
    assert pair(both[::-1], Lookup(both)) == {0: 1, 1: 0}


def test_everybody_is_found_once() -> None:
    assert pair([facts(), facts(), facts()], Lookup([facts(), facts()])) == {0: 0, 1: 1}
