"""Lists that leave Klik: a workbook says exactly what was shown, and the road goes to whom may be visited."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from app.documents.data import Cell, ListColumn, ListData
from app.services import duo_path, lists_out, people
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import Role

TODAY = date(2026, 11, 23)
# Everything XML can hold; a carriage return becomes a new line, as in any XML.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.just("\n"))
LIKE_FORMULAS = st.builds("{}{}".format, st.sampled_from(["=", "+", "-", "@", "'", "\t="]), TEXTS)
VALUES = st.dates(date(1850, 1, 1)) | st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6)
CELLS = st.builds(Cell, TEXTS | LIKE_FORMULAS) | st.builds(lambda value: Cell(str(value), value), VALUES)


def read(content: bytes) -> Any:
    return load_workbook(BytesIO(content)).active


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_workbook_says_what_was_shown(rows: list[tuple[Cell, Cell]]) -> None:
    data = ListData("Duo's", TODAY, (ListColumn("=Naam"), ListColumn("Dag")), tuple(rows))
    head, *found = read(lists_out.workbook(data)).iter_rows(max_row=len(rows) + 1, max_col=2)
    assert [cell.value for cell in head] == ["=Naam", "Dag"]
    for row, cells in zip(rows, found, strict=True):
        for said, cell in zip(row, cells, strict=True):
            assert cell.data_type != "f"
            if isinstance(said.value, date) and said.value >= date(1900, 3, 1):  # before that Excel knows no day
                assert (cell.value.date(), cell.is_date) == (said.value, True)
            elif isinstance(said.value, float | int):
                assert cell.value == pytest.approx(said.value)
            else:
                # Excel takes such escapes back as it reads; openpyxl leaves them.
                assert unescape(cell.value or "") == said.words


def test_the_titles_stay_in_sight_and_filter() -> None:
    rows = tuple((Cell("Marleen Zonnedauw van den Bogaerde"), Cell("5", 5)) for _ in range(3))
    sheet = read(lists_out.workbook(ListData("Wie/wat: [alles]?", TODAY, (ListColumn("Naam"), ListColumn("n")), rows)))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B4")
    assert (sheet["A1"].font.b, sheet["A2"].font.b) == (True, False)
    assert sheet.column_dimensions["A"].width > 30 > sheet.column_dimensions["B"].width
    assert sheet["B2"].value == 5


def test_characters_no_file_can_hold_are_left_out() -> None:
    sheet = read(lists_out.workbook(ListData("", TODAY, (ListColumn("a"),), ((Cell("a\x00b\x1f\r\nc\ufffe"),),))))
    assert sheet["A2"].value == "ab\nc"


@pytest.mark.parametrize("words", ["=1+1", "+32", "-3", "@x"])
def test_a_text_like_a_formula_stays_one_when_it_is_edited(words: str) -> None:
    cell = read(lists_out.workbook(ListData("x", TODAY, (ListColumn("a"),), ((Cell(words),),))))["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)


def test_the_road_goes_by_municipality_to_who_may_be_visited(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    at_home = {"street": "Modelstraat 1", "phone": "+32400000012", "email": "m@post.example"}
    marleen = participant(remarks="belt liever niet", **at_home)
    emile = participant("Émile", "Zandloper")
    luc = participant("Luc", "Kiezelsteen", postcode="2400", place="Mol")
    nowhere = participant("Bo", "Nergens", postcode=None, place=None)
    gone = participant("Wijlen", "Vriend", deceased_on=date(2026, 3, 1))
    silent = participant("Stille", "Man", no_contact_since=date(2026, 3, 1))
    everyone = [nowhere, marleen, luc, gone, emile, silent]
    with vault.read() as session:
        road = lists_out.road(session, "participant", everyone, TODAY)
        told = lists_out.road(session, "participant", everyone, TODAY, remarks=True)
    assert [(place, [stop.people[0].name for stop in stops]) for place, stops in road.places] == [
        ("Geel", ["Émile Zandloper", "Marleen Zonnedauw"]),
        ("Mol", ["Luc Kiezelsteen"]),
        ("", ["Bo Nergens"]),
    ]
    assert road.left_out == 2
    reach = road.places[0][1][1].people[0]
    assert (reach.address, reach.phone, reach.email) == (
        ("Modelstraat 1", "2440 Geel"),
        "0400 00 00 12",
        "m@post.example",
    )
    assert reach.free == "za vm, nm, av"
    assert [stop.remark for _place, stops in road.places for stop in stops] == ["", "", "", ""]
    assert told.places[0][1][1].remark == "belt liever niet"


def test_the_road_of_a_duo_names_both_and_leaves_out_who_wants_no_contact(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    made = perform(vault, duo_path.accept, participant(), buddy(postcode="2250", place="Olen"), TODAY)
    with vault.read() as session:
        road = lists_out.road(session, "duo", [made], TODAY, remarks=True)
        person_id = people.participants(session, TODAY)[0].person_id
    assert [(place, [(reach.role, reach.name) for reach in stops[0].people]) for place, stops in road.places] == [
        ("Geel", [(Role.PARTICIPANT, "Marleen Zonnedauw"), (Role.BUDDY, "Nadia Vlinderdal")])
    ]
    perform(vault, people.change_person, person_id, {"no_contact_since": TODAY})
    with vault.read() as session:
        road = lists_out.road(session, "duo", [made], TODAY)
    assert [(place, stops[0].people[0].name) for place, stops in road.places] == [("Olen", "Nadia Vlinderdal")]


def test_a_couple_is_visited_together(vault: Vault, buddy: Callable[..., UUID]) -> None:
    karim, femke = buddy("Karim", "Zeewind", phone="+32400000013"), buddy("Femke", "Zeewind")
    with vault.read() as session:
        second = people.buddy(session, femke, TODAY).person_id
    perform(vault, people.change_buddy, karim, {"second_person_id": second})
    with vault.read() as session:
        road = lists_out.road(session, "buddy", [karim], TODAY)
    assert [reach.name for reach in road.places[0][1][0].people] == ["Karim Zeewind", "Femke Zeewind"]
