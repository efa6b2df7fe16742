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
    assert "1 signaal" in text
    assert "1 keer gezien in 2026" in text


def test_a_signal_that_was_only_answered_in_a_year_was_not_seen_in_it(klik: Any, kluis: Path, tmp_path: Path) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        bus = perform(vault, signals.add, "mobiliteit", "Na zes uur is er geen bus.", date(2025, 3, 1))
        passing = perform(vault, signals.passed, bus, "gemeente", date(2025, 4, 1))
        perform(
            vault, signals.change_passing, passing, {"answer": "Staat op de agenda.", "answered_on": date(2026, 1, 5)}
        )
        perform(vault, signals.add, "wonen", "Geen studio te vinden.", date(2025, 3, 1))
    klik("signals", "--vault", "kluis", "--out", "nota.PDF", "--year", "2026")
    with pypdfium2.PdfDocument(tmp_path / "nota.PDF") as note:
        text = note[0].get_textpage().get_text_range()
    assert "niet gezien in 2026, 1 keer in totaal" in text
    assert "0 keer" not in text
    assert "studio" not in text
