"""What is due, on the command line."""

from datetime import date
from pathlib import Path
from typing import Any

from app.models import Buddy
from app.services import follow_ups, papers, people
from app.services.actions import perform
from app.services.follow_ups import Step
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, PaperKind, ParticipantStatus
from tests.cli.conftest import SECRET

DAY = date(2026, 11, 23)


def test_today_tells_what_is_due_and_why(klik: Any, kluis: Path) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        waiting = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
        facts = {"first_name": "Marleen", "last_name": "Zonnedauw", "phone": "+32400000012"}
        marleen = perform(vault, people.add_participant, facts, waiting)
        nadia = perform(vault, people.add_buddy, {"first_name": "Nadia"}, {"status": BuddyStatus.AVAILABLE})
        perform(vault, follow_ups.add_step, Subject("buddy", nadia), Step("10.30 u., vorming", DAY))
        perform(vault, follow_ups.add_step, Subject("buddy", nadia), Step("bellen", date(2026, 12, 7)))
        with vault.read() as session:
            person = session.get_one(Buddy, nadia).person_id
        perform(vault, papers.add, nadia, person, PaperKind.TRAINING, {"until": date(2026, 12, 1)})
    first = klik("today", "--vault", "kluis", "--date", DAY.isoformat()).splitlines()[0]
    assert first.split("  ")[:2] == ["afgesproken", "23/11/2026 10.30 u."]
    told = klik("today", "--vault", "kluis", "--json", "--date", DAY.isoformat())
    assert (told["date"], told["until"], told["paused"]) == ("2026-11-23", "2026-11-29", [])
    step, unheard, free = told["rows"]
    assert (step["matter"], step["group"], step["time"], step["said"]) == ("step", "agreed", "10:30", "vorming")
    assert unheard["about"] == {"kind": "participant", "id": str(marleen)}
    assert unheard["people"] == [
        {"role": "participant", "id": str(marleen), "name": "Marleen Zonnedauw", "phone": "+32400000012"}
    ]
    assert (unheard["matter"], unheard["since"], unheard["call"]) == ("unheard", "2026-01-05", ["participant"])
    assert (free["task"], free["talks"]) == ("match", {"participant": None, "buddy": None})
    assert [(one["matter"], one["date"], one["said"]) for one in told["coming"]] == [("step", "2026-12-07", "bellen")]
    assert told["papers"] == [
        {"about": {"kind": "buddy", "id": str(nadia)}, "name": "Nadia", "kind": "training", "until": "2026-12-01"}
    ]
    assert set(step) == {
        *("group", "task", "matter", "about", "people", "call", "date", "time", "since", "months", "silent_since"),
        *("review_on", "talks", "said", "put_off"),
    }
