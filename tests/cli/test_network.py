"""Network maps on the command line; and no other command tells a third party's name."""

import argparse
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree
from zipfile import ZipFile

import pypdfium2
import pytest
from PIL import Image

from app.cli.parser import build
from app.models import Participant
from app.network.map import Spot
from app.services import network, network_moments, network_ties
from app.services.actions import perform
from app.services.people import identify
from app.storage.vault import Vault
from app.vocabulary import MomentKind, NetworkKind, TieKind
from tests.cli.conftest import SECRET

DAY = ("--date", "2026-11-22")
WHOSE = ("--vault", "kluis", "--participant", "Marleen")
THEN, LATER = date(2026, 3, 12), date(2026, 9, 14)
TOKENS = ("Zwaanhilde", "Ottokarine", "Kwistebiebel", "Vlaskruiper", "Grobbendonk", "stiefnichtje")


@pytest.fixture
def marleen(klik: Any, kluis: Path, lists: list[Path]) -> UUID:
    """In a duo, with a map as it was twice: one came closer, one is gone, one is new."""
    klik("import", "--vault", "kluis", *lists, *DAY)
    klik("record-duo", "--vault", "kluis", "Marleen", "Nadia", *DAY)
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        with vault.read() as session:
            made = identify(session, Participant, "Marleen")
        (aunt,) = perform(vault, network.name, made, ["Zwaanhilde"], Spot(150, 90))
        (gone,) = perform(vault, network.name, made, ["Ottokarine"], Spot(20, 30))
        (dog,) = perform(vault, network.name, made, ["Grobbendonk"], Spot(-20, 30))
        perform(vault, network.note, [aunt], {"relation": "stiefnichtje"})
        perform(vault, network_moments.keep, made, THEN, MomentKind.START)
        perform(vault, network.remove, [gone])
        perform(vault, network.move, {aunt: Spot(150, 30)})
        (cat,) = perform(vault, network.name, made, ["Kwistebiebel"], Spot(170, 50))
        perform(vault, network.note, [cat], {"said_kind": NetworkKind.ANIMAL})
        perform(vault, network.name, made, ["Vlaskruiper"])
        perform(vault, network_ties.tie, [(aunt, cat), (aunt, dog)], TieKind.TENSE)
        perform(vault, network_moments.keep, made, LATER, MomentKind.HALF_YEAR)
    return made


def words(file: Path) -> str:
    """Everything that can be read in a file."""
    content = file.read_bytes()
    if content.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(content) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as parts:
            return "\n".join(parts.read(name).decode() for name in parts.namelist())
    return content.decode(errors="replace")


def test_a_map_in_a_file_with_names_or_without(klik: Any, marleen: UUID, tmp_path: Path) -> None:
    for kind in ("pdf", "svg", "graphml", "xlsx"):
        file = tmp_path / f"kaart.{kind}"
        assert "Dit bestand is niet versleuteld." in klik("network", *WHOSE, "--out", file)
        assert "Zwaanhilde" in words(file)
        assert "Ottokarine" not in words(file)
        assert "Marleen" not in words(file)
        klik("network", *WHOSE, "--moment", THEN.isoformat(), "--out", file)
        assert "Ottokarine" in words(file)
        klik("network", *WHOSE, "--pseudonyms", "--out", file)
        assert not [token for token in TOKENS if token in words(file)]
        assert all(name in words(file) for name in ("N1", "D1"))


def test_a_map_as_a_picture_and_what_is_no_map_at_all(klik: Any, marleen: UUID, tmp_path: Path) -> None:
    klik("network", *WHOSE, "--out", "kaart.png")
    assert Image.open(BytesIO((tmp_path / "kaart.png").read_bytes())).width > 2000
    assert ".pdf, .svg, .png, .graphml, .xlsx" in klik("network", *WHOSE, "--out", "kaart.docx", code=1)
    said = klik("network", *WHOSE, "--moment", "2026-01-01", "--out", "kaart.svg", code=1)
    assert "12/03/2026" in said
    assert not (tmp_path / "kaart.svg").exists()
    assert klik("network-figures", "--vault", "kluis", "--participant", "Niemand", code=1)
    never = ("--vault", "kluis", "--participant", "Luc", "--from", "2026-01-01")
    assert "nog geen kaart bewaard" in klik("network-compare", *never, code=1)
    assert ".pdf" in klik("network-compare", *WHOSE, "--from", THEN.isoformat(), "--out", "samen.png", code=1)
    assert not (tmp_path / "samen.png").exists()


def test_two_maps_compared(klik: Any, marleen: UUID, tmp_path: Path) -> None:
    both = (*WHOSE, "--from", THEN.isoformat(), "--to", LATER.isoformat())
    told = klik("network-compare", *both, "--json", "--out", "samen.pdf")
    assert (told["from"], told["to"]) == ("2026-03-12", "2026-09-14")
    assert [one["name"] for one in told["new"]] == ["Kwistebiebel"]
    assert [one["name"] for one in told["gone"]] == ["Ottokarine"]
    (closer,) = told["closer"]
    assert (closer["name"], closer["from"]["ring"], closer["to"]["ring"]) == ("Zwaanhilde", "further", "very_close")
    (tie,) = told["ties"]
    assert (tie["from"], tie["to"]) == (None, "tense")
    assert [len(told[when]["there"]) for when in ("then", "now")] == [3, 3]
    assert "Kwistebiebel" in words(tmp_path / "samen.pdf")
    said = klik("network-compare", *WHOSE, "--from", THEN.isoformat(), "--pseudonyms")
    assert said.splitlines() == [
        "Nieuw, 1: D1",
        "Dichterbij, 1: N1",
        "Niet meer op de kaart, 1: N2",
        "Tussen N1 en N3 is het nu gespannen",
    ]
    assert not [token for token in TOKENS if token in said]


def test_two_maps_that_cannot_be_compared(klik: Any, marleen: UUID, tmp_path: Path) -> None:
    then, later = THEN.isoformat(), LATER.isoformat()
    said = klik("network-compare", *WHOSE, "--from", later, "--to", then, code=1)
    assert "--from 14/09/2026 moet vroeger zijn dan --to 12/03/2026" in said
    assert "moet vroeger zijn" in klik("network-compare", *WHOSE, "--from", then, "--to", then, code=1)
    assert "geen PDF" in klik("network-compare", *WHOSE, "--from", then, "--out", "samen.svg", code=1)
    said = klik("network-compare", *WHOSE, "--from", later)
    assert said.strip() == "Op de twee kaarten staat hetzelfde."
    said = klik("network-compare", *WHOSE[:3], "Luc", "--from", then, code=1)
    assert said.strip() == "Van deze deelnemer is nog geen kaart bewaard."
    assert not list(tmp_path.glob("samen*"))


def test_a_map_in_counts_and_as_a_graph(klik: Any, marleen: UUID, tmp_path: Path) -> None:
    told = klik("network-figures", *WHOSE, "--json")
    assert {kind: len(found) for kind, found in told["by_kind"].items() if found} == {"relative": 2, "animal": 1}
    assert [one["name"] for one in told["waiting"]] == ["Vlaskruiper"]
    assert (told["ties"], told["pairs"], round(told["density"], 2)) == (2, 3, 0.67)
    assert "op de kaart" in klik("network-figures", *WHOSE)
    klik("network", *WHOSE, "--out", "kaart.graphml")
    root = ElementTree.parse(tmp_path / "kaart.graphml").getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {key.get("id") for key in root.iter(f"{space}key")}
    nodes = {node.get("id") for node in root.iter(f"{space}node")}
    assert len(nodes) == 5  # the participant, and four on the map
    assert {data.get("key") for data in root.iter(f"{space}data")} <= keys
    edges = list(root.iter(f"{space}edge"))
    assert len(edges) == 6
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in edges)


def test_no_other_command_tells_who_is_on_a_map(klik: Any, marleen: UUID, tmp_path: Path) -> None:
    """Every command there is, or it has a reason not to be here; whatever it says and writes is read."""
    duo = klik("list", "--vault", "kluis", "duos", "--json")[0]["id"]
    vault, out = ("--vault", "kluis"), tmp_path / "uit"
    out.mkdir()
    of_lists = ("participants", "buddies", "duos", "contacts", "evaluations", "events")
    papers = ("agreement", "agreement-note", "information-note")
    walked: dict[str, list[tuple[object, ...]]] = {
        "check": [(*vault, "--json")],
        "problem-report": [(*vault, "--matching")],
        "backups": [(*vault, "--json"), vault],
        "list": [*((*vault, kind, "--json") for kind in of_lists), (*vault, "participants")],
        "today": [(*vault, "--json")],
        "history": [(*vault, "--json"), *((*vault, "--id", "Marleen", *how) for how in ((), ("--json",)))],
        "match": [
            (*vault, "--json", "--out", out / "s.json", "--pairs", out / "p.csv", "--export-problem", out / "k.json"),
            (*vault, "--explain", "Luc", "--json"),
        ],
        "rank": [(*vault, "--buddy", "Stef", "--prices", "--json")],
        "wanted": [(*vault, "--json")],
        "rounds": [(*vault, "--json")],
        "duplicates": [(*vault, "--json")],
        "export": [(*vault, "--out", out / "alles.xlsx", "all", "--care")],
        "contact": [(*vault, "--duo", duo, "--kind", "visit", "--side", "participant", "--json")],
        "agreement": [(*vault, "--duo", duo, "--out", out / "a.pdf")],
        "documents": [(*vault, kind, "--all", "--out", out) for kind in papers],
        "person-file": [(*vault, "--id", who, "--out", out) for who in ("Marleen", "Nadia")],
        "report": [
            (*vault, "--from", "2026-01-01", "--to", "2026-12-31", "--out", out / f"verslag.{kind}")
            for kind in ("pdf", "xlsx", "csv", "json")
        ],
        "signals": [(*vault, "--year", "2026", "--out", out / "signalen.pdf")],
        "papers": [(*vault, "--json"), vault],
        "evaluation-form": [(*vault, "--duo", duo, "--side", "together", "--out", out / "e.pdf")],
    }
    encrypted = {"backup", "restore", "create", "demo", "passphrase", "coordinators"}
    encrypted |= {"hand-over", "receive", "reclaim"}
    changes = {"import", "accept", "record-duo", "erase"}
    about_maps = {"network", "network-compare", "network-figures"}
    # Told on a duo that meets, of a form that was filled in, or of what somebody agreed to.
    rest = {"meeting", "read-form", "introduction"}
    # Of volunteers alone, with initials of whom they met; and of what is missing, without names.
    rest |= {"expenses", "papers", "signals"}
    (commands,) = (one for one in build()._actions if isinstance(one, argparse._SubParsersAction))
    assert set(commands.choices) == {*walked, *encrypted, *changes, *about_maps, *rest}
    for command, ways in walked.items():
        for way in ways:
            said = repr(klik(command, *way))
            assert not [token for token in TOKENS if token in said], command
    files = [file for file in out.rglob("*") if file.is_file()]
    assert len(files) >= 8
    for file in files:
        assert not [token for token in TOKENS if token in words(file)], file
