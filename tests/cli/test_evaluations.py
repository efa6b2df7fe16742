"""Forms out, filled forms in, and what was held, on the command line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from app.services import existing_duos, people
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, ParticipantStatus
from tests.cli.conftest import SECRET

DAY = ("--date", "2026-11-22")


@pytest.fixture
def duo(kluis: Path) -> str:
    """Marleen and Nadia, together since March."""
    waits = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
    free = {"status": BuddyStatus.AVAILABLE, "capacity": 1}
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        marleen = perform(vault, people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, waits)
        nadia = perform(vault, people.add_buddy, {"first_name": "Nadia", "last_name": "Vlinderdal"}, free)
        return str(perform(vault, existing_duos.record, marleen, nadia, date(2026, 3, 2), date(2026, 11, 22)))


def fill(file: Path, answers: dict[str, str]) -> Path:
    writer = PdfWriter(clone_from=file)
    for page in writer.pages:
        writer.update_page_form_field_values(page, answers)
    writer.write(file)
    return file


def test_a_form_goes_out_is_filled_in_and_comes_back(klik: Any, kluis: Path, duo: str, tmp_path: Path) -> None:
    form = ("--duo", duo[:8], "--moment", "6m", "--side", "buddy", "--out", "blad.pdf")
    klik("evaluation-form", "--vault", "kluis", *form)
    assert "een half jaar" in PdfReader(tmp_path / "blad.pdf").pages[0].extract_text()
    file = fill(tmp_path / "blad.pdf", {"belasting": "/4", "fijn": "Zee, € 3\nen één ijsje"})
    read = klik("read-form", "--vault", "kluis", file, "--json")
    assert (read["duo"], read["voice"], read["months"], read["notices"], read["kept"]) == (duo, "buddy", 6, [], None)
    answers = {one["key"]: (one["answer"], one["words"]) for one in read["answers"]}
    assert answers["belasting"] == (4, "zwaar")
    assert answers["fijn"][0] == "Zee, € 3\nen één ijsje"
    assert answers["gemak"] == (None, None)
    assert klik("list", "--vault", "kluis", "evaluations", "--json") == []
    assert "Er werd niets bewaard" in klik("read-form", "--vault", "kluis", file)
    kept = klik("read-form", "--vault", "kluis", file, "--keep", "--json", *DAY)["kept"]
    (held,) = klik("list", "--vault", "kluis", "evaluations", "--json")
    assert (held["id"], held["duo"], held["on"], held["buddy_name"]) == (kept, duo, "2026-11-22", "Nadia Vlinderdal")
    assert [one for one in held["answers"] if one["key"] == "belasting"] == [
        {"key": "belasting", "question": "Hoe zwaar weegt het voor jou?", "answer": 4, "words": "zwaar"}
    ]
    assert "na 6 maanden" in klik("list", "--vault", "kluis", "evaluations")


def test_a_blank_form_asks_whose_it_is(klik: Any, kluis: Path, duo: str, tmp_path: Path) -> None:
    klik(
        "evaluation-form", "--vault", "kluis", "--blank", "--moment", "year", "--side", "participant", "--out", "b.pdf"
    )
    file = fill(tmp_path / "b.pdf", {"zelfvertrouwen": "/5"})
    assert "--duo" in klik("read-form", "--vault", "kluis", file, code=1)
    read = klik("read-form", "--vault", "kluis", file, "--duo", duo, "--json")
    assert (read["months"], read["participant_name"], len(read["notices"])) == (12, "Marleen Zonnedauw", 1)


def test_what_is_no_form_is_refused_with_a_sentence(klik: Any, kluis: Path, duo: str, tmp_path: Path) -> None:
    klik("agreement", "--vault", "kluis", "--duo", duo, "--out", "overeenkomst.pdf")
    assert "geen invulvelden" in klik("read-form", "--vault", "kluis", tmp_path / "overeenkomst.pdf", code=1)
    assert "weg.pdf" in klik("read-form", "--vault", "kluis", tmp_path / "weg.pdf", code=1)
