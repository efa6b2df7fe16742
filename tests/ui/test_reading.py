"""What is typed in a field, whichever page it stands on: read as facts, or refused with what to do."""

from datetime import date
from typing import Any

import pytest

from app.errors import KlikError
from app.ui import reading

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("read", "text", "facts"),
    [
        (reading.birth, "12/03/1968", {"birth_date": date(1968, 3, 12), "birth_year": None}),
        (reading.birth, "1968", {"birth_date": None, "birth_year": 1968}),
        (reading.birth, "", {"birth_date": None, "birth_year": None}),
        (reading.account, "be68 5390 0754.7034", {"account": "BE68539007547034"}),
        (reading.account, "NL91 ABNA 0417 1643 00", {"account": "NL91ABNA0417164300"}),
        (reading.account, " ", {"account": None}),
        (reading.kilometres, "7,5 km", {"travels_km": 7.5}),
        (reading.kilometres, "0", {"travels_km": 0.0}),
        (reading.located, "2440", {"postcode": "2440", "place": "Geel"}),
        (reading.located, "Geel", {"postcode": "2440", "place": "Geel"}),
        (reading.located, "2250 Olen", {"postcode": "2250", "place": "Olen"}),
        (reading.located, "", {"postcode": None, "place": None}),
        (reading.listed("interests"), "Wandelen; koken, wandelen", {"interests": ["wandelen", "koken"]}),
        (reading.listed("interests"), " , ", {"interests": None}),
        (reading.day("since", "precision"), "maart 2024", {"since": date(2024, 3, 1), "precision": "month"}),
        (reading.day("since", "precision"), "", {"since": None, "precision": "day"}),
    ],
)
def test_what_is_typed_is_read(read: reading.Reader, text: str, facts: dict[str, Any]) -> None:
    assert read(text, TODAY) == facts


@pytest.mark.parametrize(
    ("read", "text", "sentence"),
    [
        (reading.birth, "24/11/2026", "Deze dag moet nog komen."),
        (reading.birth, "31/02/1968", "31 februari bestaat niet."),
        (reading.birth, "1/1/1850", "Deze dag ligt te ver terug."),
        (reading.kilometres, "ver", "Schrijf een aantal kilometer, zoals 15."),
        (reading.located, "Nergenshuizen", "Deze plaats is niet gekend"),
        (reading.account, "BE68 5390 0754 7043", "Dit rekeningnummer klopt niet"),
        (reading.account, "BE68 5390 0754", "Schrijf het hele rekeningnummer"),
        (reading.account, "539-0075470-34", "Schrijf het hele rekeningnummer"),
        (reading.phone, "12", "Schrijf één telefoonnummer, zoals 0400 12 34 56."),
        (reading.day("on"), "2025", "Schrijf dag, maand en jaar, zoals 14/03/2026."),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(read: reading.Reader, text: str, sentence: str) -> None:
    with pytest.raises(KlikError) as refused:
        read(text, TODAY)
    assert sentence in str(refused.value)
    assert reading.refused(read, lambda: TODAY)(text) == str(refused.value)
