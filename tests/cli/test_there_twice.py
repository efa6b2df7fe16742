"""Who may be there twice, on the command line."""

from datetime import date
from pathlib import Path
from typing import Any

from app.services import people
from app.services.actions import perform
from app.storage.vault import Vault
from tests.cli.conftest import SECRET


def test_who_may_be_there_twice_is_listed_with_why(klik: Any, kluis: Path) -> None:
    assert klik("duplicates", "--vault", "kluis", "--json") == []
    facts = {
        "first_name": "Marleen",
        "last_name": "Zonnedauw",
        "birth_date": date(1968, 2, 12),
        "phone": "+32400112233",
    }
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        perform(vault, people.add_participant, facts | {"place": "Geel"}, {})
        buddy = perform(vault, people.add_buddy, facts | {"place": "Mol"}, {})
    pair = klik("duplicates", "--vault", "kluis", "--json")[0]
    assert (pair["agrees"], pair["differs"]) == (["name", "date of birth", "phone"], ["place"])
    assert {"role": "buddy", "id": str(buddy), "status": "candidate"} in [one["roles"][0] for one in pair["people"]]
    said = klik("duplicates", "--vault", "kluis")
    assert "Hetzelfde: naam, geboortedatum en telefoon · anders: woonplaats" in said
    assert f"° 12/02/1968 · Mol · 0400 11 22 33 · buddy {str(buddy)[:8]} (Kandidaat)" in said
