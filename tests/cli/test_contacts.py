"""Contacts on the command line: noted, by the month as well, and listed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.services import existing_duos, people
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, ParticipantStatus
from tests.cli.conftest import SECRET


@pytest.fixture
def duo(kluis: Path) -> str:
    waits, free = {"status": ParticipantStatus.WAITING}, {"status": BuddyStatus.AVAILABLE}
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        marleen = perform(vault, people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, waits)
        nadia = perform(vault, people.add_buddy, {"first_name": "Nadia", "last_name": "Vlinderdal"}, free)

        return str(perform(vault, existing_duos.record, marleen, nadia, date(2024, 1, 8), date(2024, 1, 8)))


def test_a_contact_is_noted_and_listed(klik: Any, duo: str) -> None:
    where = ("--vault", "kluis", "--duo", duo)
    talk = klik(
        "contact", *where, "--date", "2025-03-04", "--kind", "phone", "--side", "buddy", "--note", "Fijn.", "--json"
    )
    klik("contact", *where, "--date", "2025-03-09", "--kind", "outing")
    month = klik("contact", *where, "--date", "2025-02-01", "--kind", "outing", "--times", 3, "--month", "--json")
    assert month["duo"] == talk["duo"] == duo
    told = klik("list", "--vault", "kluis", "contacts", "--json")
    assert [(one["on"], one["kind"], one["times"], one["precision"]) for one in told] == [
        ("2025-03-09", "outing", 1, "day"),
        ("2025-03-04", "phone", 1, "day"),
        ("2025-02-28", "outing", 3, "month"),
    ]
    assert (told[1]["id"], told[1]["note"], told[1]["cost"], told[1]["duo"]) == (talk["contact"], "Fijn.", None, duo)
    assert told[1]["buddy"]
    said = klik("list", "--vault", "kluis", "contacts")
    assert "28/02/2025  Marleen Z. & Nadia V.  3 keer in februari 2025" in said


def test_what_was_noted_of_a_month_is_said(klik: Any, duo: str) -> None:
    where = ("contact", "--vault", "kluis", "--duo", duo, "--date", "2025-02-01", "--kind", "outing", "--month")
    assert "Genoteerd: Ze zagen elkaar niet in februari 2025" in klik(*where, "--times", 0)
    assert "Genoteerd: 3 keer in februari 2025" in klik(*where, "--times", 3)


def test_how_often_is_a_small_number(capsys: pytest.CaptureFixture[str]) -> None:
    for times in ("-3", "100", "vaak"):
        with pytest.raises(SystemExit) as left:
            cli.main(["contact", "--vault", "kluis", "--duo", "x", "--kind", "outing", "--month", f"--times={times}"])
        assert left.value.code == 2
        said = capsys.readouterr().err
        assert "van 0 tot 99" in said
        assert "97" not in said


def test_a_month_needs_how_often_and_an_outing(klik: Any, duo: str) -> None:
    where = ("--vault", "kluis", "--duo", duo, "--date", "2025-02-01")
    for said in (
        ("--kind", "outing", "--month"),
        ("--kind", "outing", "--times", 2),
        ("--kind", "phone", "--times", 2, "--month"),
    ):
        assert "--times" in klik("contact", *where, *said, code=1)
    later = ("--vault", "kluis", "--duo", duo, "--date", "2999-02-01")
    assert "Deze dag moet nog komen." in klik("contact", *later, "--kind", "phone", code=1)
    assert klik("list", "--vault", "kluis", "contacts", "--json") == []
