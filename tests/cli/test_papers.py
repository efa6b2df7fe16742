"""Papers on the command line: of one duo, of all of them, with no surname in the name of a file."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest

from app.models import Duo
from app.services import consents, introductions, people
from app.services.actions import perform
from app.services.handouts import handouts
from app.storage.vault import Vault
from app.vocabulary import ConsentKind, Role
from tests.vaults import SECRET

DAY = ("--date", "2026-11-22")


@pytest.fixture
def duo(klik: Any, kluis: Path, lists: list[Path]) -> str:
    """Marleen and Nadia, together; Luc and Stef were only proposed."""
    klik("import", "--vault", "kluis", *lists, *DAY)
    people = {row["last_name"]: row["id"] for row in klik("list", "--vault", "kluis", "participants", "--json")}
    buddies = {row["last_name"]: row["id"] for row in klik("list", "--vault", "kluis", "buddies", "--json")}
    klik("accept", "--vault", "kluis", people["Kiezelsteen"], buddies["Korenbloem"], "--reason", "proef", *DAY)
    made = klik("record-duo", "--vault", "kluis", people["Zonnedauw"], buddies["Vlinderdal"], "--json", *DAY)
    return str(made["duo"])


def text(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_agreements_of_all_who_have_one(klik: Any, duo: str, tmp_path: Path) -> None:
    said = klik("documents", "--vault", "kluis", "agreement", "--all", "--out", "uit", *DAY)
    assert "1 bestand in uit" in said
    (file,) = (tmp_path / "uit").iterdir()
    assert file.name == f"overeenkomst-MZ-NV-{duo[:8]}.pdf"
    assert "Marleen Zonnedauw" in text(file)
    assert "Ontwerp" not in text(file)  # they were on their way before they came into Klik
    usual = file.read_bytes()
    klik("documents", "--vault", "kluis", "agreement", "--duo", duo, "--out", "uit", *DAY)
    assert file.read_bytes() == usual
    klik("documents", "--vault", "kluis", "agreement", "--duo", duo[:8], "--out", "uit", "--large", *DAY)
    assert file.read_bytes() != usual


@pytest.mark.parametrize(
    ("kind", "file"), [("agreement-note", "afsprakennota"), ("information-note", "informatienota")]
)
def test_the_notes_of_the_buddies(klik: Any, duo: str, tmp_path: Path, kind: str, file: str) -> None:
    klik("documents", "--vault", "kluis", kind, "--duo", duo, "--out", "uit", *DAY)
    (one,) = (tmp_path / "uit").iterdir()
    assert one.name.startswith(f"{file}-NV-")
    assert "Nadia Vlinderdal" in text(one)
    assert "Marleen" not in text(one)
    klik("documents", "--vault", "kluis", kind, "--all", "--out", "alle", *DAY)
    assert len(list((tmp_path / "alle").iterdir())) == 2


def test_where_a_file_stands_no_folder_is_made(klik: Any, duo: str, tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("mijn brief")
    said = klik("documents", "--vault", "kluis", "agreement", "--all", "--out", "uit", *DAY, code=1)
    assert "niet schrijven" in said
    said = klik("person-file", "--vault", "kluis", "--id", "Marleen", "--out", "uit", code=1)
    assert "niet schrijven" in said
    assert (tmp_path / "uit").read_text() == "mijn brief"


@pytest.mark.parametrize("kind", ["closing-letter", "certificate", "handover-letter"])
def test_what_a_duo_may_not_have_yet_is_refused_with_a_reason(klik: Any, duo: str, tmp_path: Path, kind: str) -> None:
    assert klik("documents", "--vault", "kluis", kind, "--duo", duo, "--out", "uit", *DAY, code=1)
    assert "zo'n papier" in klik("documents", "--vault", "kluis", kind, "--all", "--out", "uit", *DAY, code=1)
    assert not (tmp_path / "uit").exists()


def test_whose_paper_it_is_has_to_be_said(klik: Any, kluis: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in ((), ("--all", "--duo", "abc")):
        with pytest.raises(SystemExit) as left:
            klik("documents", "--vault", "kluis", "agreement", *wrong, "--out", "uit")
        assert left.value.code == 2


def test_an_introduction_once_it_is_approved(klik: Any, duo: str, kluis: Path, tmp_path: Path) -> None:
    asked = ("introduction", "--vault", "kluis", "--duo", duo, "--for", "buddy", "--out", "marleen.pdf", *DAY)
    assert "Nog te vragen wat er van Marleen gedeeld mag worden" in klik(*asked, code=1)
    with Vault.unlock(kluis, passphrase=SECRET) as vault, vault.write("consent") as session:
        whom, _nadia = introductions.reader_of(session, UUID(duo), Role.BUDDY)
        consents.note_consent(session, whom, ConsentKind.BUDDY, True, date(2026, 11, 20), None, ["interests"])
    assert "Nog na te lezen" in klik(*asked, code=1)
    assert not (tmp_path / "marleen.pdf").exists()
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        perform(vault, introductions.approve, whom, date(2026, 11, 20))
    assert "marleen.pdf" in klik(*asked)
    said = " ".join(text(tmp_path / "marleen.pdf").split())
    assert "Maak kennis met Marleen" in said
    assert "koken en markten" in said
    assert "Zonnedauw" not in said
    with Vault.unlock(kluis, passphrase=SECRET) as vault, vault.read() as session:
        (given,) = handouts(session, whom)
    assert (given.to, given.on) == ("Nadia Vlinderdal", date(2026, 11, 22))
    other = ("introduction", "--vault", "kluis", "--duo", duo, "--for", "participant", "--out", "nadia.pdf", *DAY)
    assert "Nadia" in klik(*other, code=1)


def test_a_paper_in_the_language_of_the_participant_or_in_the_one_that_is_asked_for(
    klik: Any, kluis: Path, duo: str, tmp_path: Path
) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        with vault.read() as session:
            person = session.get_one(Duo, UUID(duo)).participant.person_id
        perform(vault, people.change_person, person, {"paper_language": "fr"})
    klik("agreement", "--vault", "kluis", "--duo", duo, "--out", "eigen.pdf")
    assert "Notre convention" in text(tmp_path / "eigen.pdf")
    klik("agreement", "--vault", "kluis", "--duo", duo, "--out", "ander.pdf", "--language", "en")
    assert "Our agreement" in text(tmp_path / "ander.pdf")
    form = ("evaluation-form", "--vault", "kluis", "--blank", "--side", "buddy")
    klik(*form, "--out", "leeg.pdf", "--language", "fr")
    assert "Comment va notre duo" in text(tmp_path / "leeg.pdf")
    klik(*form, "--out", "leeg.pdf")
    assert "Hoe gaat het met ons duo" in text(tmp_path / "leeg.pdf")
