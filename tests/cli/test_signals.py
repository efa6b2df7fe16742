"""The yearly note of signals on the command line: refused while somebody is named."""

from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2

from app.services import signals
from app.services.actions import perform
from app.storage.vault import Vault
from tests.vaults import SECRET


def test_the_note_of_a_year(klik: Any, kluis: Path, lists: list[Path], tmp_path: Path) -> None:
    klik("import", "--vault", "kluis", *lists, "--date", "2026-11-22")
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        named = perform(vault, signals.add, "mobiliteit", "marleen zonnedauw geraakt er niet", date(2026, 3, 1))
        perform(vault, signals.add, "wonen", "Geen studio te vinden.", date(2025, 3, 1))
    ask = ("signals", "--vault", "kluis", "--out", "nota.pdf", "--year")
    assert "marleen zonnedauw" in klik(*ask, "2026", code=1)
    assert not (tmp_path / "nota.pdf").exists()
    assert "niet versleuteld" in klik(*ask, "2025")
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        perform(vault, signals.change, named, {"description": "Na zes uur is er geen bus."})
    assert "gebruik .pdf" in klik("signals", "--vault", "kluis", "--out", "nota.docx", "--year", "2026", code=1)
    assert not (tmp_path / "nota.docx").exists()
    klik(*ask, "2026")
    with pypdfium2.PdfDocument(tmp_path / "nota.pdf") as note:
        text = " ".join(page.get_textpage().get_text_range() for page in note)
    assert "Na zes uur is er geen bus." in text
