"""From what a coordinator writes to a municipality."""

import pytest

from app.places import all_places, find, fold


@pytest.mark.parametrize(
    ("postcode", "name", "municipality"),
    [
        ("2440", None, "Geel"),
        ("2360", "OUD-TURNHOUT", "Oud-Turnhout"),
        (None, "geel", "Geel"),
        ("2440", "Nergenshuizen", "Geel"),
        ("0000", "Geel", None),
        (None, "Nergenshuizen", None),
        (None, None, None),
    ],
)
def test_find(postcode: str | None, name: str | None, municipality: str | None) -> None:
    found = find(postcode, name)
    assert (found.municipality if found else None) == municipality


def test_one_place_stands_for_every_postcode() -> None:
    codes = {place.postcode for place in all_places()}
    assert sum(place.main for place in all_places()) == len(codes)


def test_folding() -> None:
    assert fold(" Élise ") == "elise"
