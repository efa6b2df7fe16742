"""What leaves the vault on the command line: the own file, everything, and that it is noted."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.services import handouts, people
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import HandoutKind
from tests.cli.conftest import SECRET

DAY = ("--date", "2026-11-22")


@pytest.fixture
def duo(klik: Any, lists: list[Path], kluis: Path) -> str:
    klik("import", "--vault", "kluis", *lists, *DAY)
    klik("record-duo", "--vault", "kluis", "Marleen", "Nadia", *DAY)
    made = klik("list", "--vault", "kluis", "duos", "--json")[0]["id"]
    klik("contact", "--vault", "kluis", "--duo", made, "--kind", "phone", "--note", "Nadia kookte voor Luc", *DAY)
    return str(made)


def left(kluis: Path) -> list[tuple[HandoutKind, str]]:
    with Vault.unlock(kluis, passphrase=SECRET) as vault, vault.read() as session:
        return [(row.kind, row.what) for row in handouts.left(session, 100)]


def test_the_own_file_as_pdf_and_json(klik: Any, duo: str, kluis: Path, tmp_path: Path) -> None:
    said = klik("person-file", "--vault", "kluis", "--id", "Marleen", "--out", "map")
    assert said.count("niet versleuteld") == 2
    paper, data = sorted(Path("map").iterdir(), key=lambda one: one.suffix, reverse=True)
    assert paper.name.startswith("dossier-MZ-")
    assert paper.stem == data.stem
    told = json.loads(data.read_text(encoding="utf-8"))
    assert told["name"] == "Marleen Zonnedauw"
    words = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(paper).pages)
    for text in (words, data.read_text(encoding="utf-8")):
        assert "[je buddy] kookte voor [iemand anders]" in text
        assert "Nadia" not in text
    assert left(kluis) == [(HandoutKind.PERSON_FILE, "")]


def test_by_any_number_of_her_and_nobody_by_a_wrong_one(klik: Any, duo: str, kluis: Path) -> None:
    role = next(
        one["id"] for one in klik("list", "--vault", "kluis", "participants", "--json") if one["first_name"] == "Luc"
    )
    klik("person-file", "--vault", "kluis", "--id", role, "--out", "map", "--large", "--reports")
    assert [one.name.split("-")[1] for one in Path("map").iterdir()] == ["LK", "LK"]
    (large,) = Path("map").glob("*.pdf")
    assert large.stem.endswith("-groot")
    klik("person-file", "--vault", "kluis", "--id", role, "--out", "map")
    assert len([*Path("map").glob("*.pdf")]) == 2  # the one does not take the place of the other
    said = klik("person-file", "--vault", "kluis", "--id", "Niemand", "--out", "map", code=1)
    assert said.strip() == "Er is niemand die Niemand heet."
    assert "niets" in klik("person-file", "--vault", "kluis", "--id", "ffffffff", "--out", "map", code=1)


def test_everything_as_json(klik: Any, duo: str, kluis: Path) -> None:
    assert "niet versleuteld" in klik("export", "--vault", "kluis", "--out", "alles.json")
    told = json.loads(Path("alles.json").read_text(encoding="utf-8"))
    assert {one["first_name"] for one in told["tables"]["person"]} >= {"Marleen", "Nadia", "Luc"}
    assert "altijd alles" in klik("export", "--vault", "kluis", "--out", "x.json", "buddies", code=1)
    assert ".json" in klik("export", "--vault", "kluis", "--out", "x.csv", code=1)
    assert not list(Path().glob("x.*"))
    assert left(kluis) == [(HandoutKind.EXPORT, "Een volledige kopie (JSON)")]


def test_every_file_about_somebody_is_noted(klik: Any, duo: str, kluis: Path) -> None:
    vault = ("--vault", "kluis")
    klik("export", *vault, "--out", "b.xlsx", "buddies", *DAY)
    klik("agreement", *vault, "--duo", duo, "--out", "a.pdf")
    klik("evaluation-form", *vault, "--duo", duo, "--side", "buddy", "--out", "e.pdf")
    klik("evaluation-form", *vault, "--blank", "--side", "buddy", "--out", "leeg.pdf")
    klik("network", *vault, "--participant", "Marleen", "--out", "kaart.svg", "--pseudonyms")
    klik("documents", *vault, "information-note", "--duo", duo, "--out", "uit")
    assert {what for _kind, what in left(kluis)} == {
        "Buddy's, in Excel",
        "Overeenkomst van een duo",
        "Evaluatieformulier: buddy",
        "Netwerkkaart zonder namen",
        "Informatienota voor een vrijwilliger",
    }


def test_the_number_of_a_couple_means_neither_of_the_two(klik: Any, duo: str, kluis: Path) -> None:
    nadia = next(
        one["id"] for one in klik("list", "--vault", "kluis", "buddies", "--json") if one["first_name"] == "Nadia"
    )
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        perform(vault, people.add_second_person, UUID(nadia), {"first_name": "Femke", "last_name": "Vlinderdal"})
    assert "koppel" in klik("person-file", "--vault", "kluis", "--id", nadia, "--out", "map", code=1)
    klik("person-file", "--vault", "kluis", "--id", "Femke", "--out", "map")
    assert all(one.name.startswith("dossier-FV-") for one in Path("map").iterdir())
