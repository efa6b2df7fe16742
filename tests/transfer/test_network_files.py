"""A network map in a file and back: everybody, where they stand and how it is, and nothing dangerous read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize
from uuid import UUID

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import KlikError
from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Ring, Sector, Spot
from app.services.network_files import map_graphml, map_workbook, read_file
from app.vocabulary import Met, NetworkKind, Often, Support, TieKind
from tests.services.conftest import TODAY

WRITE: dict[str, Callable[[MapContents], bytes]] = {
    ".xlsx": lambda contents: map_workbook(contents, TODAY),
    ".graphml": map_graphml,
}
_supports = st.frozensets(st.sampled_from(Support))
_names = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x2FFF), min_size=1, max_size=20
).map(lambda said: " ".join(normalize("NFC", said).split()))


@st.composite
def contacts(draw: st.DrawFn, at: int) -> MapContact:
    spot = st.builds(Spot, st.integers(-1800, 1799).map(lambda n: n / 10), st.integers(130, 990).map(lambda n: n / 10))
    return MapContact(
        UUID(int=at + 1),
        f"{draw(_names)} {at}".strip(),
        said_kind=draw(st.none() | st.sampled_from(NetworkKind)),
        relation=draw(st.none() | st.sampled_from(["zus", "=1+1", "huisarts & vriend"])),
        spot=draw(st.none() | spot),
        potential=draw(st.booleans()),
        deceased=draw(st.booleans()),
        often=draw(st.none() | st.sampled_from(Often)),
        met=draw(st.none() | st.sampled_from(Met)),
        without_buddy=draw(st.none() | st.booleans()),
        bond=draw(st.none() | st.sampled_from(TieKind)),
        receives=draw(_supports),
        gives=draw(_supports),
    )


@st.composite
def maps(draw: st.DrawFn) -> MapContents:
    people = tuple(draw(contacts(at)) for at in range(draw(st.integers(1, 5))))
    pairs = [(a.id, b.id) for a in people for b in people if a.id < b.id]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return MapContents(people, tuple(MapTie(*pair, draw(st.sampled_from(TieKind))) for pair in chosen))


def told(contents: MapContents) -> tuple[list[MapContact], set[Any]]:
    """What must be the same again: all but the ids, and a kind that only says what its part says already."""
    named = {one.id: one.name for one in contents.contacts}
    same = [replace(one, id=UUID(int=0), said_kind=one.kind) for one in contents.contacts]
    return same, {(frozenset((named[tie.one], named[tie.other])), tie.kind) for tie in contents.ties}


def read(path: Path, content: bytes | str) -> MapContents:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(path).contents


@pytest.mark.parametrize("kind", WRITE)
@given(contents=maps())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_out_and_in_again_is_the_same_map(tmp_path: Path, kind: str, contents: MapContents) -> None:
    path = tmp_path / f"kaart{kind}"
    path.write_bytes(WRITE[kind](contents))
    found = read_file(path)
    assert told(found.contents) == told(contents)
    assert found.notes == ()
    if kind == ".graphml":  # a workbook tells when it was made
        assert WRITE[kind](contents) == path.read_bytes()


def test_a_simple_list_of_names_is_enough(tmp_path: Path) -> None:
    assert [one.name for one in read(tmp_path / "a.csv", "Mama\nMieke\n\nmama\nHuisarts\n").contacts] == [
        "Mama",
        "Mieke",
        "Huisarts",
    ]
    titled = "Naam;Kring;Deel van de kaart;Hoe vaak\nMama;dichtbij;Familie en huisgenoten;soms\n"
    found = read(tmp_path / "b.csv", titled)
    (mama,) = found.contacts
    assert (mama.ring, mama.sector, mama.often) == (Ring.CLOSE, Sector.FAMILY, None)
    (note,) = read_file(tmp_path / "b.csv").notes
    assert str(note) == "Mama: niet begrepen werd ‘Hoe vaak’; dat blijft ongekend."


def test_a_list_without_a_name_is_refused(tmp_path: Path) -> None:
    assert [one.name for one in read(tmp_path / "a.csv", "Voornaam;Kring\nSus;verder\n").contacts] == ["Sus"]
    with pytest.raises(KlikError, match=r"In leeg\.csv staat geen enkele naam"):
        read(tmp_path / "leeg.csv", "Naam;Kring\n;verder\n")


def test_another_ring_written_in_the_list_counts_more_than_the_numbers(tmp_path: Path) -> None:
    contents = MapContents((MapContact(UUID(int=1), "Mama", spot=Spot(135.0, 20.0)),))
    path = tmp_path / "kaart.xlsx"
    path.write_bytes(map_workbook(contents, TODAY))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    assert titles[:5] == ["Naam", "Soort", "Wie is dat?", "Kring", "Deel van de kaart"]
    sheet.cell(2, 4).value = "bekend"
    sheet.cell(2, 5).value = "Vrienden en kennissen"
    book.save(path)
    (mama,) = read_file(path).contents.contacts
    assert (mama.ring, mama.sector) == (Ring.KNOWN, Sector.FRIENDS)


NETWORK = """<?xml version="1.0"?>{doctype}
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 <key id="d0" for="node" attr.name="often" attr.type="string"/>
 <graph edgedefault="undirected">
  <node id="Mama"/><node id="Mieke"><data key="d0">weekly</data></node>
  <edge source="Mama" target="Mieke"/><edge source="Mieke" target="Mama"/><edge source="Mama" target="Mama"/>
 </graph>
</graphml>"""


def test_a_graphml_of_another_program_is_read_by_its_ids(tmp_path: Path) -> None:
    found = read(tmp_path / "ander.graphml", NETWORK.format(doctype=""))
    assert [(one.name, one.often) for one in found.contacts] == [("Mama", None), ("Mieke", Often.WEEKLY)]
    assert [tie.kind for tie in found.ties] == [TieKind.EXISTING]


YED = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
 <key for="node" id="d6" yfiles.type="nodegraphics"/><key for="node" id="d1" attr.name="often"/>
 <graph edgedefault="directed">
  <node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Mama<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
  <node id="n1"><data key="d6"><y:GroupNode><y:NodeLabel>Koor</y:NodeLabel></y:GroupNode></data><graph>
   <node id="n1::n0"><data key="d6"><y:NodeLabel>Zus
    Ria</y:NodeLabel></data><data key="d1">weekly</data></node></graph></node>
  <node id="n0"/>
  <edge source="n0" target="n1::n0"/><edge source="n1::n0" target="n0"/>
 </graph>
</graphml>"""


def test_a_graphml_of_yed_is_read_by_what_stands_in_its_nodes(tmp_path: Path) -> None:
    found = read(tmp_path / "yed.graphml", YED)
    said = [(one.name, one.often) for one in found.contacts]
    assert said == [("Mama", None), ("Koor", None), ("Zus Ria", Often.WEEKLY)]
    assert len(found.ties) == 1


def test_two_parts_that_are_called_the_same_keep_apart_who_stands_in_them(tmp_path: Path) -> None:
    sectors = ("Thuis", "Thuis", "", "Hulp")
    people = (
        MapContact(UUID(int=1), "Mama", spot=Spot(135.0, 20.0)),
        MapContact(UUID(int=2), "Sus", spot=Spot(45, 20)),
    )
    path = tmp_path / "kaart.xlsx"
    path.write_bytes(map_workbook(MapContents(people, sectors=sectors), TODAY))
    assert [one.spot for one in read_file(path, sectors).contents.contacts] == [one.spot for one in people]


def test_a_full_map_can_be_read_again(tmp_path: Path) -> None:
    full = MapContents(tuple(MapContact(UUID(int=at + 1), f"Iemand {at}") for at in range(500)))
    assert len(read(tmp_path / "kaart.graphml", map_graphml(full)).contacts) == 500


def test_titles_may_stand_lower_and_a_number_may_be_a_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Netwerk, bij de koffie"], [None, "Kring", "Naam"], [None, "dichtbij", "Mama"], [None, None, 112]):
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    book.save(tmp_path / "lijst.xlsx")
    assert [one.name for one in read_file(tmp_path / "lijst.xlsx").contents.contacts] == ["Mama", "112"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (NETWORK.format(doctype='<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'), "DOCTYPE"),
        (NETWORK.format(doctype='<!DOCTYPE g SYSTEM "file:///etc/passwd">').encode("utf-16"), "DOCTYPE"),
        (NETWORK[:200], "kan niet als GraphML gelezen worden"),
        ("<graphml/>", "geen enkele naam"),
        ("<graphml>" + "<node id='a'/>" * 501 + "</graphml>", "501 namen"),
        (" " * 5_000_001, "te groot"),
        ("", "kan niet als GraphML gelezen worden"),
    ],
)
def test_what_is_no_network_is_refused_with_a_sentence(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    with pytest.raises(KlikError, match=sentence):
        read(tmp_path / "kaart.graphml", content)
