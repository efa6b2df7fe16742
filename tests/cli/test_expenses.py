"""The list by name of what volunteers were paid back: as PDF, Excel and CSV with the same sums, and noted."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app import cli
from app.models import Buddy, Duo
from app.services import contacts, expense_notes, expense_years, handouts, office
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import ExpenseSystem, HandoutKind, Payer, Travel
from tests.cli.conftest import SECRET

DAY = ("--date", "2026-11-22")


@pytest.fixture
def noted(klik: Any, lists: list[Path], kluis: Path) -> Path:
    """Nadia has a note of 2025: what she paid, and the way by car."""
    klik("import", "--vault", "kluis", *lists, *DAY)
    klik("record-duo", "--vault", "kluis", "Marleen", "Nadia", *DAY)
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        perform(vault, office.change_office, {"expenses_here": True})
        with vault.write("Partner") as session:
            duo = session.scalars(select(Duo)).one()
            duo_id, buddy = duo.id, session.get_one(Buddy, duo.buddy_id)
            buddy.partner_id, person = None, buddy.person_id
        perform(vault, expense_years.choose_system, person, 2025, ExpenseSystem.FLAT)
        paid = {"cost": 12_50, "paid_by": Payer.BUDDY, "km": 10.0, "travel": Travel.CAR}
        perform(vault, contacts.note_outing, duo_id, date(2025, 3, 3), "film", **paid)
        first, last = date(2025, 1, 1), date(2025, 12, 31)
        perform(vault, expense_notes.make_note, person, first, last, date(2026, 11, 22))
    return kluis


def test_the_three_files_say_the_same(klik: Any, noted: Path) -> None:
    for ending in ("pdf", "xlsx", "csv"):
        said = klik("expenses", "--vault", "kluis", "--year", "2025", "--out", f"lijst.{ending}")
        assert "niet versleuteld" in said
    paper = " ".join(page.extract_text() for page in PdfReader("lijst.pdf").pages).replace("\xa0", " ")
    assert "Nadia Vlinderdal" in paper
    assert "€ 16,79" in paper
    book = openpyxl.load_workbook("lijst.xlsx")
    year, days = book.worksheets
    assert [cell.value for cell in year[2]] == ["Nadia Vlinderdal", "forfait", 1, 10, 16.79, 0]
    assert [row[2].value for row in days.iter_rows(min_row=2)] == [16.79]
    text = Path("lijst.csv").read_text("utf-8-sig")
    assert "Nadia Vlinderdal;forfait;1;10,00;16,79;0,00" in text
    assert "Nadia Vlinderdal;3/03/2025;16,79" in text
    with Vault.unlock(noted, passphrase=SECRET) as vault, vault.read() as session:
        left = [(row.kind, row.what) for row in handouts.left(session, 10)]
    assert left == [(HandoutKind.LIST, "Onkosten van vrijwilligers in 2025")]


def test_what_is_no_year_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("expenses", "signals"):
        for year in ("0", "1989", "99999", "-1", "vorig"):
            with pytest.raises(SystemExit) as left:
                cli.main([command, "--vault", "kluis", f"--year={year}", "--out", "lijst.pdf"])
            assert left.value.code == 2
            assert "schrijf een jaar, zoals 2026" in capsys.readouterr().err


def test_a_year_without_a_note_and_another_kind_of_file_are_refused(klik: Any, noted: Path) -> None:
    for year, name in (("2024", "lijst.pdf"), ("2025", "lijst.docx")):
        klik("expenses", "--vault", "kluis", "--year", year, "--out", name, code=1)
        assert not Path(name).exists()
