"""The papers of volunteers on the command line."""

from datetime import date
from pathlib import Path
from typing import Any

from app.models import Buddy
from app.services import papers
from app.services.actions import perform
from app.services.people import identify
from app.storage.vault import Vault
from app.vocabulary import PaperKind
from tests.vaults import SECRET

DAY = ("--date", "2026-11-22")


def test_what_is_missing_and_what_runs_out(klik: Any, kluis: Path, lists: list[Path]) -> None:
    assert "geen vrijwilliger actief" in klik("papers", "--vault", "kluis", *DAY)
    klik("import", "--vault", "kluis", *lists, *DAY)
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        with vault.read() as session:
            nadia = identify(session, Buddy, "Nadia")
            person = session.get_one(Buddy, nadia).person_id
        for kind in papers.COMPULSORY:
            perform(vault, papers.add, nadia, person, kind, {"on": date(2026, 1, 1), "until": date(2026, 12, 31)})
    told = klik("papers", "--vault", "kluis", "--json", *DAY)
    assert {one["name"] for one in told["volunteers"]} == {"Nadia Vlinderdal", "Stef Korenbloem"}
    first = next(one for one in told["volunteers"] if one["name"] == "Nadia Vlinderdal")
    assert (first["partner"], first["missing"], first["benefits_asked"]) == ("Zorgkring", [], False)
    assert {(one["kind"], one["until"]) for one in first["ending"]} == {
        (PaperKind.AGREEMENT_NOTE.value, "2026-12-31"),
        (PaperKind.INFORMATION_NOTE.value, "2026-12-31"),
    }
    assert (told["insured"], told["within_days"]) == (False, 60)
    said = klik("papers", "--vault", "kluis", *DAY)
    assert said.split()[:2] == ["Partner", "Naam"]
    assert "afsprakennota, informatienota" in said
    assert said.count("uitkering nog niet gevraagd") == sum(not one["benefits_asked"] for one in told["volunteers"])
