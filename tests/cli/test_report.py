"""The report on the command line: its name says what kind of file, and of whom is asked by name."""

import csv
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import load_workbook

from app.cli.report import _coordinator
from app.errors import KlikError
from app.services import office
from app.services.actions import perform
from app.storage.vault import Vault
from tests.vaults import SECRET

DAY = ("--date", "2026-11-22")
YEAR = ("--vault", "kluis", "--from", "2026-01-01", "--to", "2026-12-31")


def test_a_report_in_each_kind_of_file(klik: Any, kluis: Path, lists: list[Path], tmp_path: Path) -> None:
    klik("import", "--vault", "kluis", *lists, *DAY)
    klik("record-duo", "--vault", "kluis", "Marleen", "Nadia", "--since", "2026-03-02", *DAY)
    for kind in ("pdf", "xlsx", "csv", "json"):
        assert "Dit bestand is niet versleuteld." in klik("report", *YEAR, "--out", f"verslag.{kind}")
    told = {one["figure"]: one["n"] for one in json.loads((tmp_path / "verslag.json").read_text())["figures"]}
    assert (told["duo_started"], told["registered"]) == (1, 2)
    with (tmp_path / "verslag.csv").open(encoding="utf-8-sig", newline="") as file:
        wholes = {one["figure"]: int(one["n"]) for one in csv.DictReader(file, delimiter=";") if not one["by"]}
    assert wholes == told
    rows = load_workbook(tmp_path / "verslag.xlsx")["Cijfers"].iter_rows(min_row=2, values_only=True)
    assert [row[2] for row in rows] == list(told.values())
    with pypdfium2.PdfDocument(tmp_path / "verslag.pdf") as paper:
        assert "Jaarverslag 2026" in paper[0].get_textpage().get_text_range()
    assert "Marleen" not in klik("history", "--vault", "kluis").splitlines()[0]  # nobody is noted with it
    assert "Verslag van 1/01/2026 tot en met 31/12/2026" in klik("history", "--vault", "kluis").splitlines()[0]


def test_of_one_partner_and_what_is_refused(klik: Any, kluis: Path, lists: list[Path], tmp_path: Path) -> None:
    klik("import", "--vault", "kluis", *lists, *DAY)
    klik("report", *YEAR, "--partner", "zorgkring", "--out", "deel.json")
    part = json.loads((tmp_path / "deel.json").read_text())
    assert part["of"] == "buddy's van Zorgkring"
    klik("report", *YEAR, "--out", "alles.json")
    whole = json.loads((tmp_path / "alles.json").read_text())
    sums = [sum(one["n"] for one in told["figures"]) for told in (part, whole)]
    assert sums[0] < sums[1]
    assert "Zorgkring" in klik("report", *YEAR, "--partner", "Niemand", "--out", "x.pdf", code=1)
    assert "vraagt een naam" in klik("report", *YEAR, "--partner", "", "--out", "x.pdf", code=1)
    assert "‘Niemand’" in klik("report", *YEAR, "--partner", "Niemand", "--out", "x.pdf", code=1)
    assert "‘Niemand’" in klik("report", *YEAR, "--coordinator", "Niemand", "--out", "x.pdf", code=1)
    assert ".pdf, .xlsx, .csv, .json" in klik("report", *YEAR, "--out", "x.docx", code=1)
    wrong = ("--vault", "kluis", "--from", "2026-12-31", "--to", "2026-01-01", "--out", "x.pdf")
    assert "mag niet na" in klik("report", *wrong, code=1)
    for days in (("0001-01-01", "2026-12-31"), ("2026-01-01", "9999-12-31")):
        wrong = ("--vault", "kluis", "--from", days[0], "--to", days[1], "--out", "x.json")
        assert "1/01/1990" in klik("report", *wrong, code=1)
    assert not list(tmp_path.glob("x.*"))


def test_of_two_coordinators_with_one_name_it_is_not_guessed(kluis: Path) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        first = perform(vault, office.add_coordinator, {"first_name": "Anke", "last_name": "Boszicht"})
        perform(vault, office.add_coordinator, {"first_name": "Anke", "last_name": "Weizicht"})
        with vault.read() as session:
            assert _coordinator(session, "anke boszicht") == first
            with pytest.raises(KlikError, match="‘Anke’"):
                _coordinator(session, "Anke")
