"""Small files to read, made when they are needed."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest

Grid = list[list[Any]]
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml">{}</m:file-entry></m:manifest>'
)


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets, by name, to a workbook; a name that begins with ``_`` is hidden."""

    def write(name: str = "lijst.xlsx", **sheets: Grid) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            sheet.sheet_state = "hidden" if title.startswith("_") else "visible"
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def ods(tmp_path: Path) -> Callable[[Grid], Path]:
    """Write one sheet of texts and numbers to an .ods."""

    def cell(value: Any) -> str:
        kind = f'office:value-type="float" office:value="{value}"' if isinstance(value, float) else ""
        kind = kind or 'office:value-type="string"'
        return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"

    def write(rows: Grid, *, locked: bool = False) -> Path:
        names = ("office", "table", "text")
        spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
        body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        content = (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="Lijst">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>"
        )
        path = tmp_path / "lijst.ods"
        with zipfile.ZipFile(path, "w") as parts:
            parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            parts.writestr("content.xml", content)
            parts.writestr("META-INF/manifest.xml", _MANIFEST.format("<m:encryption-data/>" if locked else ""))
        return path

    return write
