"""Two maps laid over each other on one sheet: every change in words, counts beside each other, and never a score."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.documents.network_comparison import render
from app.documents.network_data import NetworkComparisonData, Sheet
from app.network.compare import compare
from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Ring, Sector, Spot, free_spot
from app.vocabulary import TieKind
from tests.documents.test_network_map import DRAWN, somebody

THEN = MapContents(
    (
        somebody(1, "Zus Ria", 120, 75),
        somebody(2, "Mama", 150, 30),
        somebody(3, "Ex-collega Hugo", 10, 70),
        somebody(4, "Buurman 22", -60, 90, potential=True),
        somebody(5, "Neef Timo", 100, 95),
        somebody(8, "Nonkel Jos", -150, 60),
    ),
    (MapTie(UUID(int=1), UUID(int=2), TieKind.TENSE), MapTie(UUID(int=2), UUID(int=3))),
)
NOW = MapContents(
    (
        somebody(1, "Zus Ria", 120, 35),
        somebody(2, "Mama", 150, 60),
        somebody(4, "Buurman 22", -60, 90),
        somebody(5, "Neef Timo", 20, 95),
        somebody(6, "Mieke", 40, 75),
        somebody(7, "Marktkramer Sus", -30, 60),
        somebody(8, "Nonkel Jos", -150, 60, deceased=True),
    ),
    (MapTie(UUID(int=1), UUID(int=2)),),
)


def compared(then: MapContents = THEN, now: MapContents = NOW, sheet: Sheet = Sheet.A4_LANDSCAPE) -> bytes:
    changes = compare(then, now, {UUID(int=7)})
    words = DRAWN.sectors, DRAWN.rings, DRAWN.letterhead, DRAWN.participant, sheet
    return render(NetworkComparisonData(then, now, changes, date(2026, 3, 12), date(2026, 9, 14), *words))


def text(pdf: bytes) -> str:
    (page,) = PdfReader(BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("sheet", Sheet)
def test_every_change_is_told_once_on_one_sheet(sheet: Sheet) -> None:
    said = text(compared(sheet=sheet))
    for told in (
        "Van 12 maart 2026 tot 14 september 2026",
        "Nieuw, 1 Mieke",
        "Terug op de kaart, 1 Marktkramer Sus",
        "Dichterbij, 1 Zus Ria",
        "Verder weg, 1 Mama",
        "Elders op de kaart, 1 Neef Timo (naar Vrienden en kennissen)",
        "Gegroeid, 1 Buurman 22",
        "Niet meer op de kaart, 1 Ex-collega Hugo",
        "Overleden, 1 Nonkel Jos",
        "Tussen Zus Ria en Mama is het niet meer gespannen",
        "+ Mieke",
        "Op de kaart 5 6",
        "Kan groeien 1 0",
        "Delen zonder iemand 1 1",
    ):
        assert told in said, told
    assert said.count("Nonkel Jos") == 2  # in words, and where he keeps his place
    assert "%" not in said


def test_who_is_gone_is_drawn_where_he_stood_and_told_once_whatever_is_known_of_it() -> None:
    unplaced = somebody(1, "Zus Ria", 120, 75), somebody(8, "Nonkel Jos", -150, 60)
    now = MapContents((replace(unplaced[0], spot=None), replace(unplaced[1], spot=None, deceased=True)))
    said = text(compared(MapContents(unplaced), now))
    assert "Genoemd, nu zonder plaats, 1 Zus Ria" in said
    assert "Overleden, 1 Nonkel Jos" in said
    assert "Niet meer op de kaart, " not in said
    assert [said.count(one.name) for one in unplaced] == [2, 2]


def test_twice_the_same_bytes_and_two_equal_maps_say_so() -> None:
    assert compared() == compared()
    said = text(compared(THEN, THEN))
    assert "Op de kaart is niets veranderd." in said
    assert "Nieuw," not in said


def test_sixty_people_of_whom_many_moved_stay_on_one_sheet() -> None:
    spots: list[Spot] = []
    for at in range(60):
        spots.append(free_spot(spots, Sector(at % 4), Ring(at // 4 % 4)))
    then = MapContents(tuple(MapContact(UUID(int=at + 1), f"Iemand {at}", spot=spot) for at, spot in enumerate(spots)))
    moved = tuple(
        replace(one, spot=spots[at - 1]) if at % 4 == 0 else one for at, one in enumerate(then.contacts) if at % 7
    )
    said = text(compared(then, MapContents(moved)))
    assert "Niet meer op de kaart, 9" in said
    assert all(one.name in said for one in then.contacts)
