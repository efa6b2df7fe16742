"""Files to sheets of raw cells: every format, and a sentence for every file that cannot be read."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.errors import KlikError
from app.transfer.sheets import read_sheets


def test_a_workbook_with_its_row_numbers(xlsx: Callable[..., Path]) -> None:
    path = xlsx(Lijst=[[], ["", "Naam"], [], ["", "Zonnedauw", date(1990, 7, 22), 2310]], Leeg=[[]])
    (sheet,) = read_sheets(path)
    assert sheet.name == "Lijst"
    assert [row.number for row in sheet.rows] == [2, 4]
    assert sheet.rows[0].cells[:2] == (None, "Naam")
    assert sheet.rows[1].cells[1:] == ("Zonnedauw", date(1990, 7, 22), 2310.0)


def test_an_open_document_sheet(ods: Callable[..., Path]) -> None:
    (sheet,) = read_sheets(ods([["Naam", "Postcode"], ["Vlinderdal", 2310.0]]))
    assert [row.cells for row in sheet.rows] == [("Naam", "Postcode"), ("Vlinderdal", 2310.0)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_in_every_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "lijst.csv"
    said = f"Naam{separator}Voornaam\r\n\r\nZonnedauw{separator}Zoë\r\n"
    path.write_bytes(said.encode(encoding))
    (sheet,) = read_sheets(path)
    assert [(row.number, row.cells) for row in sheet.rows] == [(1, ("Naam", "Voornaam")), (3, ("Zonnedauw", "Zoë"))]


def test_a_line_that_tells_the_separator_counts_as_a_row(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("sep=,\nNaam,Voornaam\nZonnedauw,Zoë\n", encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert [row.number for row in sheet.rows] == [2, 3]


def test_a_cell_of_several_lines_is_one_row(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text('Naam;Opmerkingen\nZonnedauw;"een\ntwee; drie"\nVlinderdal;x\n', encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert [(row.number, row.cells[-1]) for row in sheet.rows] == [(1, "Opmerkingen"), (2, "een\ntwee; drie"), (3, "x")]


def test_a_quotation_mark_that_never_closes_swallows_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text('Naam;Voornaam\n"Zonnedauw;Zoë\nVlinderdal;Nadia\n', encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert len(sheet.rows) == 3
    assert len(sheet.notes) == 1


def test_one_line_that_is_torn_leaves_the_others_whole(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text('"Naam";"Voornaam";"Info"\n"Zon";"Zoë";"zei ""ja""; lacht"\n"Maan";"An";"5" tv"', encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert [row.cells for row in sheet.rows] == [
        ("Naam", "Voornaam", "Info"),
        ("Zon", "Zoë", 'zei "ja"; lacht'),
        ("Maan", "An", '5" tv'),
    ]


def _spoiled(path: Path, part: str, old: str, new: str) -> None:
    """Change one text within one part of a zipped file."""
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    assert old.encode() in kept[part]
    kept[part] = kept[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w") as parts:
        for name, content in kept.items():
            parts.writestr(name, content)


def test_an_error_and_a_formula_without_a_result_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Voornaam"])
    book.active.append(["#N/A", "=A1"])
    path = tmp_path / "lijst.xlsx"
    book.save(path)
    (sheet,) = read_sheets(path)
    assert [(row, column) for row, column, _note in sheet.notes] == [(2, "A"), (2, "B")]


def test_a_cell_far_away_is_a_sentence_and_not_the_end_of_the_program(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Naam"
    book.active["XFD1048576"] = "x"
    path = tmp_path / "lijst.xlsx"
    book.save(path)
    with pytest.raises(KlikError, match="XFD1048576"):
        read_sheets(path)


def test_an_empty_cell_with_a_format_far_away_is_no_matter(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Naam"
    book.active["XFD1048576"].number_format = "0.00"
    path = tmp_path / "lijst.xlsx"
    book.save(path)
    (sheet,) = read_sheets(path)
    assert len(sheet.rows) == 1


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "leeg|empty"),
        (b"  \r\n;;;\r\n", "leeg|empty"),
        (b"PK\x03\x04 and no more", "lijst.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "lijst.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord|password"),
        (b"<html><table></table></html>", "lijst.xlsx"),
        (b"%PDF-1.7 and more", "lijst.xlsx"),
        (b"Naam\0Voornaam\0", "lijst.xlsx"),
        (b"Naam;\x81\x8d\n", "lijst.xlsx"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(content)
    with pytest.raises(KlikError, match=word):
        read_sheets(path)


def test_another_kind_of_document_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    with pytest.raises(KlikError):
        read_sheets(path)


def test_a_locked_open_document_is_a_sentence(ods: Callable[..., Path]) -> None:
    with pytest.raises(KlikError, match=r"wachtwoord|password"):
        read_sheets(ods([["Naam"]], locked=True))


def test_a_missing_or_too_large_file_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KlikError):
        read_sheets(tmp_path / "weg.csv")
    with pytest.raises(KlikError):
        read_sheets(tmp_path)
    path = tmp_path / "lijst.csv"
    path.write_text("Naam;Voornaam\n")
    monkeypatch.setattr("app.transfer.sheets.MOST_BYTES", 5)
    with pytest.raises(KlikError):
        read_sheets(path)


def test_a_damaged_sheet_is_a_sentence(xlsx: Callable[..., Path]) -> None:
    path = xlsx(Lijst=[["Naam", "Voornaam"]])
    _spoiled(path, "xl/worksheets/sheet1.xml", "</sheetData>", "<<<")
    with pytest.raises(KlikError):
        read_sheets(path)
