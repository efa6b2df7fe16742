"""Who changed what when, on the command line."""

from pathlib import Path
from typing import Any

from app.models import Participant
from app.services import people
from app.services.actions import perform
from app.services.people import identify
from app.storage.vault import Vault
from tests.cli.conftest import SECRET


def test_the_history_of_everything_and_of_one(klik: Any, kluis: Path, lists: list[Path]) -> None:
    klik("import", "--vault", "kluis", *lists, "--date", "2026-11-22")
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        with vault.read() as session:
            marleen = session.get_one(Participant, identify(session, Participant, "Marleen"))
        perform(vault, people.change_person, marleen.person_id, {"phone": "+32400445566"})
        elke = perform(vault, people.add_participant, {"first_name": "Elke"}, {})
        vault.undo()

    everything = klik("history", "--vault", "kluis", "--json")
    assert [one["kind"] for one in everything] == ["undo", "do", "do", "do"]
    assert [one["taken_back"] for one in everything] == [False, True, False, False]
    assert [one["next_to_undo"] for one in everything] == [False, False, True, False]
    assert "Gegevens gewijzigd: Marleen Z." in klik("history", "--vault", "kluis")

    (changed, imported) = klik("history", "--vault", "kluis", "--id", str(marleen.id)[:8], "--json")
    assert changed["changes"] == [
        {
            "table": "person",
            "id": str(marleen.person_id),
            "what": "Wie is dit · Marleen Zonnedauw",
            "how": "changed",
            "fields": [
                {"field": "phone", "called": "Telefoon", "before": "0400 11 22 33", "after": "0400 44 55 66"},
            ],
        }
    ]
    assert {one["table"] for one in imported["changes"]} == {"person", "participant", "wish"}
    assert "Telefoon: 0400 11 22 33 → 0400 44 55 66" in klik("history", "--vault", "kluis", "--id", "Marleen")
    assert "is hier niets" in klik("history", "--vault", "kluis", "--id", str(elke), code=1)
