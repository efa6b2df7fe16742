"""A list on paper: every cell of every row, the head on every page; the addresses for a day on the road."""

from collections.abc import Callable
from datetime import date

from app.documents import people_list, road_list
from app.documents.data import Cell, Letterhead, ListColumn, ListData, Reach, RoadData, Stop
from app.documents.style import MISSING
from app.vocabulary import Role

Pages = Callable[[bytes], list[str]]
TODAY = date(2026, 11, 23)
COLUMNS = (ListColumn("Naam"), ListColumn("Plaats"), ListColumn("Sinds", right=True))


def a_list(*rows: tuple[str, ...]) -> ListData:
    letterhead = Letterhead(name="Buddywerking De Voorbeeldstreek")
    return ListData("Duo's", TODAY, COLUMNS, tuple(tuple(map(Cell, row)) for row in rows), letterhead)


def test_every_row_is_there_and_the_head_on_every_page(pages: Pages) -> None:
    found = pages(people_list.render(a_list(*((f"Buddy {at:03}", "Geel", "3/05/2026") for at in range(120)))))
    assert len(found) > 2
    assert all("Naam" in page and "Sinds" in page for page in found)
    said = " ".join(found)
    assert [at for at in range(120) if f"Buddy {at:03}" not in said] == []
    assert "23 november 2026 · 120 op de lijst" in found[0]
    assert "Buddywerking De Voorbeeldstreek" in found[0]
    assert f"bladzijde 2 van {len(found)}" in found[1]


def test_long_cells_wrap_and_run_on_over_pages(pages: Pages) -> None:
    story = " ".join(f"woord{at}" for at in range(3000))
    found = pages(people_list.render(a_list((story, "https://" + "a" * 400, ""), ("Laatste", "", ""))))
    said = " ".join(found)
    assert len(found) > 3
    assert [at for at in range(3000) if f"woord{at}" not in said] == []
    assert said.replace(" ", "").count("a" * 400) == 1
    assert "Laatste" in found[-1]


def test_what_looks_like_markup_or_is_no_letter_is_harmless(pages: Pages) -> None:
    said = " ".join(pages(people_list.render(a_list(("<b>&amp; 😀", "a\nb", "")))))
    assert f"<b>&amp; {MISSING}" in said


def test_a_list_of_many_columns_stays_on_the_page(pages: Pages) -> None:
    columns = tuple(ListColumn(f"Kolom {at}") for at in range(14))
    row = tuple(Cell("een paar woorden van iemand") for _ in columns)
    said = " ".join(pages(people_list.render(ListData("Deelnemers", TODAY, columns, (row,)))))
    assert said.count("iemand") == 14


def test_the_same_list_is_the_same_paper() -> None:
    data = a_list(("Marleen", "Geel", ""))
    assert people_list.render(data) == people_list.render(data)


def test_the_road_names_each_place_and_how_to_reach_who_lives_there(pages: Pages) -> None:
    marleen = Reach(
        Role.PARTICIPANT,
        "Marleen Zonnedauw",
        ("Modelstraat 1", "2440 Geel"),
        "0400 00 00 12",
        "marleen@post.example",
        "ma vm",
    )
    data = RoadData(
        TODAY,
        (
            ("Geel", (Stop((marleen,), "belt liever niet"),)),
            ("", (Stop((Reach(Role.BUDDY, "Jef"), Reach(Role.BUDDY, "An"))),)),
        ),
        left_out=2,
    )
    said = " ".join(pages(road_list.render(data)))
    for words in (
        "Geel",
        "Marleen Zonnedauw",
        "Modelstraat 1",
        "2440 Geel",
        "0400 00 00 12",
        "marleen@post.example",
        "kan: ma vm",
        "belt liever niet",
        "Zonder gemeente",
        "nog te vragen",
        "2 bezoeken",
        "2 niet vermeld",
    ):
        assert words in said, words
    assert said.index("Marleen") < said.index("Jef") < said.index("An ")


def test_nobody_is_torn_over_two_pages(pages: Pages) -> None:
    stops = tuple(
        Stop((Reach(Role.PARTICIPANT, f"Naam {at:02}", ("Straat 1", "2440 Geel"), f"tel {at:02}"),)) for at in range(40)
    )
    found = pages(road_list.render(RoadData(TODAY, (("Geel", stops),))))
    assert len(found) > 3
    for at in range(40):
        assert [f"Naam {at:02}" in page for page in found] == [f"tel {at:02}" in page for page in found]
