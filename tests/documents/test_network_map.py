"""The network map on paper: the same bytes again, every name, and nobody's name where it should not be."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.documents.data import Letterhead, MapName, NetworkMapData, Sheet, Side
from app.documents.network_map import render
from app.network.map import Ring, Sector, Spot, free_spot
from app.vocabulary import NetworkKind

SECTORS = ("Familie en huisgenoten", "Vrienden en kennissen", "Buurt, vrije tijd, werk", "Hulpverlening en diensten")
DRAWN = NetworkMapData(
    sectors=SECTORS,
    rings=("heel dichtbij", "dichtbij", "bekend", "verder"),
    names=(
        MapName("Mama", NetworkKind.RELATIVE, Spot(150, 60)),
        MapName("Nadia (buddy)", NetworkKind.VOLUNTEER, Spot(40, 30)),
        MapName("Huisarts <b>", NetworkKind.PROFESSIONAL, Spot(-140, 75)),
        MapName("Poes Flocon", NetworkKind.GROUP, Spot(175, 20)),
    ),
    letterhead=Letterhead(name="Buddywerking De Voorbeeldstreek"),
    day=date(2026, 11, 23),
)


def read(data: NetworkMapData) -> tuple[str, tuple[float, float]]:
    (page,) = PdfReader(BytesIO(render(data))).pages
    return page.extract_text(), (float(page.mediabox.width), float(page.mediabox.height))


@pytest.mark.parametrize("sheet", Sheet)
def test_every_name_and_word_stands_on_it_once(sheet: Sheet) -> None:
    text, (width, height) = read(replace(DRAWN, sheet=sheet))
    for word in (*SECTORS, *DRAWN.rings, *(one.name for one in DRAWN.names), "Buddywerking De Voorbeeldstreek"):
        assert text.count(word) >= 1
    assert "23 november 2026" in text
    assert (width > height) is (sheet in (Sheet.A4_LANDSCAPE, Sheet.A3_LANDSCAPE))
    assert (max(width, height) > 900) is (sheet in (Sheet.A3_LANDSCAPE, Sheet.A3_PORTRAIT))


def test_a_second_run_gives_the_same_bytes() -> None:
    assert render(DRAWN) == render(DRAWN)


def test_whose_map_it_is_stands_on_it_only_where_that_is_wanted() -> None:
    assert "Marleen" not in read(DRAWN)[0]
    text, _size = read(replace(DRAWN, participant=Side("Marleen Zonnedauw", "Marleen")))
    assert "Netwerkkaart van Marleen Zonnedauw" in text
    assert "MZ" in text


def test_a_blank_map_has_the_same_circles_and_nobody_on_it() -> None:
    text, _size = read(replace(DRAWN, names=(), day=None))
    assert all(word in text for word in (*SECTORS, *DRAWN.rings, "ik"))
    assert "Mama" not in text


def test_a_hundred_names_stand_on_it() -> None:
    spots: list[Spot] = []
    for at in range(100):
        spots.append(free_spot(spots, Sector(at % 4), Ring(at // 4 % 4)))
    names = tuple(MapName(f"Iemand {at}.", NetworkKind.RELATIVE, spot) for at, spot in enumerate(spots))
    text, _size = read(replace(DRAWN, names=names))
    assert all(one.name in text for one in names)
