"""What was decided on earlier calculations, on the command line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.matching.engine import solve
from app.services import kept_proposals, matching, people
from app.services.actions import perform
from app.services.rounds import with_round
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, ParticipantStatus
from tests.cli.conftest import SECRET

TODAY = date(2026, 11, 22)
FACTS: dict[str, Any] = {
    "languages": ["nl"],
    "postcode": "2440",
    "travels_km": 9,
    "availability": {"sat-morning": True},
}


def test_without_decisions_there_is_nothing_to_tell(klik: Any, kluis: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert klik("rounds", "--vault", kluis) == ""
    cli.main(["rounds", "--vault", str(kluis)])
    assert "Er is nog niets beslist" in capsys.readouterr().err
    assert klik("rounds", "--vault", kluis, "--json") == []


def test_decisions_are_told_with_day_and_names(klik: Any, kluis: Path) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        named = FACTS | {"first_name": "Rita", "last_name": "Wilgenroos"}
        rita = perform(vault, people.add_participant, named, {"status": ParticipantStatus.WAITING})
        named = FACTS | {"first_name": "Omer", "last_name": "Lisdodde"}
        omer = perform(vault, people.add_buddy, named, {"status": BuddyStatus.AVAILABLE, "capacity": 1})
        with vault.read() as session:
            problem = matching.problem(session, TODAY)
        perform(vault, with_round(kept_proposals.keep, problem, solve(problem), TODAY), rita, omer, TODAY)
    (told,) = klik("rounds", "--vault", kluis, "--json")
    assert (told["on"], told["waiting"], told["buddies"], told["proposals"]) == ("2026-11-22", 1, 1, 1)
    assert told["decisions"] == [{"decision": "kept", "participant": "Rita W.", "buddy": "Omer L."}]
    said = klik("rounds", "--vault", kluis)
    assert "22/11/2026" in said
    assert "Rita W. & Omer L.: voorstel behouden" in said
