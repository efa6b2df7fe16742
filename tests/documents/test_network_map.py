"""The network map on paper and in files: the same people in each, and nobody's name where it should not be."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from app.documents.data import Letterhead, Side
from app.documents.network_data import NetworkMapData, Sheet
from app.documents.network_map import DPI, png, render, svg
from app.documents.network_marks import COLORS
from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Ring, Sector, Spot, free_spot
from app.vocabulary import NetworkKind, TieKind

SVG = "{http://www.w3.org/2000/svg}"
SECTORS = ("Familie en huisgenoten", "Vrienden en kennissen", "Buurt, vrije tijd, werk", "Hulpverlening en diensten")


def somebody(at: int, name: str, angle: float, distance: float, **said: Any) -> MapContact:
    return MapContact(UUID(int=at), name, spot=Spot(angle, distance), **said)


PEOPLE = (
    somebody(1, "Mama", 150, 60),
    somebody(2, "Nadia (buddy)", 40, 30, said_kind=NetworkKind.VOLUNTEER, duo=UUID(int=99)),
    somebody(3, "Huisarts <b>", -140, 75),
    somebody(4, "Poes Flocon", 175, 20, said_kind=NetworkKind.ANIMAL),
    somebody(5, "Leesgroep & co", -50, 50, said_kind=NetworkKind.GROUP),
    somebody(6, "Buurman 22", -70, 90, potential=True),
    somebody(7, "Oma", 100, 40, deceased=True),
)
TIES = (
    MapTie(UUID(int=1), UUID(int=7)),
    MapTie(UUID(int=1), UUID(int=4), TieKind.ENDED),
    MapTie(UUID(int=2), UUID(int=5), TieKind.TENSE),
)
DRAWN = NetworkMapData(
    contents=MapContents((*PEOPLE, MapContact(UUID(int=8), "Tante Jo")), TIES),
    sectors=SECTORS,
    rings=("heel dichtbij", "dichtbij", "bekend", "verder"),
    letterhead=Letterhead(name="Buddywerking De Voorbeeldstreek"),
    day=date(2026, 11, 23),
)


def read(data: NetworkMapData) -> tuple[str, tuple[float, float]]:
    (page,) = PdfReader(BytesIO(render(data))).pages
    return page.extract_text(), (float(page.mediabox.width), float(page.mediabox.height))


def words_of(drawn: bytes) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def symbols_of(drawn: bytes) -> dict[str, tuple[float, float]]:
    """The middle of everybody's symbol."""
    found = {}
    for group in ElementTree.fromstring(drawn).iter(f"{SVG}g"):
        if (title := group.find(f"{SVG}title")) is not None:
            shape = group[1][0]
            at = [float(shape.get(name, 0)) for name in ("cx", "cy", "x", "y", "width", "height")]
            x, y = at[0] + at[2] + at[4] / 2, at[1] + at[3] + at[5] / 2
            if corners := [point.split(",") for point in shape.get("points", "").split()]:
                x, y = (sum(float(corner[axis]) for corner in corners) / len(corners) for axis in (0, 1))
            found[title.text or ""] = x, y
    return found


@pytest.mark.parametrize("sheet", Sheet)
def test_every_name_and_word_stands_on_it_once(sheet: Sheet) -> None:
    text, (width, height) = read(replace(DRAWN, sheet=sheet))
    for word in (*SECTORS, *DRAWN.rings, *(one.name for one in PEOPLE), "Buddywerking De Voorbeeldstreek"):
        assert text.count(word) >= 1
    assert "23 november 2026" in text
    assert "† Oma" in text
    assert "Tante Jo" not in text  # waits to be placed
    for sign in ("kennen elkaar", "vroeger", "gespannen", "kan groeien", "overleden"):
        assert sign in text
    assert (width > height) is (sheet in (Sheet.A4_LANDSCAPE, Sheet.A3_LANDSCAPE))
    assert (max(width, height) > 900) is (sheet in (Sheet.A3_LANDSCAPE, Sheet.A3_PORTRAIT))


def test_a_second_run_gives_the_same_bytes() -> None:
    assert render(DRAWN) == render(DRAWN)
    assert svg(DRAWN) == svg(DRAWN)


def test_pdf_svg_and_png_show_the_same_people() -> None:
    text, (width, height) = read(DRAWN)
    written = words_of(svg(DRAWN))
    for one in PEOPLE:
        name = f"† {one.name}" if one.deceased else one.name
        assert name in text
        assert written.count(name) == 1
    picture = Image.open(BytesIO(png(DRAWN))).convert("RGB")
    assert picture.size == pytest.approx((width * DPI / 72, height * DPI / 72), abs=2)
    places = symbols_of(svg(DRAWN))
    for one in PEOPLE:
        assert one.kind
        x, y = places[one.name]
        row = [picture.getpixel((round((x + aside) * DPI / 72), round(y * DPI / 72))) for aside in range(-9, 10)]
        assert tuple(round(part * 255) for part in COLORS[one.kind].rgb()) in row, one.name


def test_the_svg_tells_its_title_and_everybody_to_a_screen_reader() -> None:
    root = ElementTree.fromstring(svg(replace(DRAWN, participant=Side("Marleen Zonnedauw", "Marleen"))))
    assert root.findtext(f"{SVG}title") == "Netwerkkaart van Marleen Zonnedauw"
    told = root.findtext(f"{SVG}desc") or ""
    assert all(one.name in told for one in PEOPLE)
    titles = {one.text for one in root.iter(f"{SVG}title")}
    assert {one.name for one in PEOPLE} <= titles


def test_whose_map_it_is_stands_on_it_only_where_that_is_wanted() -> None:
    assert "Marleen" not in read(DRAWN)[0]
    text, _size = read(replace(DRAWN, participant=Side("Marleen Zonnedauw", "Marleen")))
    assert "Netwerkkaart van Marleen Zonnedauw" in text
    assert "MZ" in text


def test_a_blank_map_has_the_same_circles_and_nobody_on_it() -> None:
    text, _size = read(replace(DRAWN, contents=MapContents(), day=None))
    assert all(word in text for word in (*SECTORS, *DRAWN.rings, "ik", "gespannen"))
    assert "Mama" not in text


def test_a_hundred_names_stand_on_it() -> None:
    spots: list[Spot] = []
    for at in range(100):
        spots.append(free_spot(spots, Sector(at % 4), Ring(at // 4 % 4)))
    people = tuple(MapContact(UUID(int=at + 1), f"Iemand {at}.", spot=spot) for at, spot in enumerate(spots))
    data = replace(DRAWN, contents=MapContents(people))
    text, _size = read(data)
    assert all(one.name in text for one in people)
    assert {one.name for one in people} <= set(words_of(svg(data)))


@pytest.mark.parametrize("sheet", [Sheet.A4_LANDSCAPE, Sheet.A4_PORTRAIT])
def test_of_sixty_people_no_name_stands_over_a_symbol(sheet: Sheet) -> None:
    spots: list[Spot] = []
    for at in range(60):
        spots.append(free_spot(spots, Sector(at % 4), Ring(at // 4 % 4)))
    called = ("Mama", "Zus Ria", "Neef Timo", "Godelieve", "Buurman 22", "Leesgroep bib")
    people = tuple(
        MapContact(UUID(int=at + 1), f"{called[at % 6]} {at}", spot=spot, potential=at % 9 == 0)
        for at, spot in enumerate(spots)
    )
    drawn = svg(replace(DRAWN, contents=MapContents(people), sheet=sheet))
    symbols = symbols_of(drawn)
    for text in ElementTree.fromstring(drawn).iter(f"{SVG}text"):
        if text.text in symbols:
            x, y, wide, high = (float(text.get(name, 0)) for name in ("x", "y", "textLength", "font-size"))
            left = x - wide * {"end": 1.0, "middle": 0.5}.get(text.get("text-anchor", ""), 0.0)
            over = [
                name
                for name, (a, b) in symbols.items()
                if left - 5 < a < left + wide + 5 and y - high * 0.7 - 5 < b < y + 5
            ]
            assert over == [], text.text


@pytest.mark.parametrize("name", ["محمد", "Zoë 🌻", "\x00\u202e\ud83d&<", "W" * 100, ""])
def test_whatever_somebody_is_called_the_svg_can_be_read(name: str) -> None:
    data = replace(DRAWN, contents=MapContents((somebody(1, name, 10, 60),)), participant=Side(name, name))
    assert words_of(svg(data))


def test_a_name_in_letters_that_the_paper_lacks_stands_in_the_svg_as_it_is() -> None:
    names = "أمي", "Zoë 👩‍👧", "Mama"
    people = tuple(somebody(at, name, at * 40, 60) for at, name in enumerate(names, start=1))
    drawn = svg(replace(DRAWN, contents=MapContents(people)))
    assert set(names) <= set(words_of(drawn))
    wide = {one.text: one.get("textLength") for one in ElementTree.fromstring(drawn).iter(f"{SVG}text")}
    assert [bool(wide[name]) for name in names] == [False, False, True]
