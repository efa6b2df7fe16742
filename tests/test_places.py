"""From what a coordinator writes to a municipality."""

import pytest

from app.places import all_places, find, fold, regions


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


def test_regions_are_found_by_the_beginning_of_a_name_or_a_postcode() -> None:
    def found(typed: str) -> list[tuple[str, str, int]]:
        return [(region.kind, region.name, len(region.municipalities)) for region in regions(typed)]

    assert found("antw")[:2] == [("municipality", "Antwerpen", 1), ("province", "Antwerpen", 67)]
    assert found("sint nik") == [("municipality", "Sint-Niklaas", 1)]
    assert ("place", "Lichtaart", 1) in found("licht")
    assert regions("Lichtaart")[0].municipalities == ("Kasterlee",)
    kind, name, many = found("22")[0]
    assert (kind, name) == ("postcodes", "22")
    assert "Herentals" in regions("22")[0].municipalities
    assert many > 5
    assert found("2440") == [("municipality", "Geel", 1)]
    assert regions(" ") == regions("qqqq") == []
    assert len(regions("a")) == 8
