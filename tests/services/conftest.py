"""A real vault, opened cheaply, and a few invented people in it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.services import people
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import HALF_DAYS, BuddyStatus, ParticipantStatus
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
FACTS: dict[str, Any] = {
    "postcode": "2440",
    "place": "Geel",
    "languages": ["nl"],
    "travels_km": 15,
    "interests": ["wandelen", "koken"],
    "availability": {slot: slot.startswith("sat") for slot in HALF_DAYS},
}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path / "vault") as made:
        yield made


@pytest.fixture
def participant(vault: Vault) -> Callable[..., UUID]:
    """Registers a waiting participant; named arguments replace facts, or say something of the participant."""

    def add(first_name: str = "Marleen", last_name: str = "Zonnedauw", **said: Any) -> UUID:
        own = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
        return perform(vault, people.add_participant, *_sorted(first_name, last_name, own, said))

    return add


@pytest.fixture
def buddy(vault: Vault) -> Callable[..., UUID]:
    """Registers an available buddy; named arguments replace facts, or say something of the buddy."""

    def add(first_name: str = "Nadia", last_name: str = "Vlinderdal", **said: Any) -> UUID:
        own = {"status": BuddyStatus.AVAILABLE, "capacity": 1}
        return perform(vault, people.add_buddy, *_sorted(first_name, last_name, own, said))

    return add


def _sorted(
    first_name: str, last_name: str, own: dict[str, Any], said: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    of_role = {
        "status",
        "registered_on",
        "capacity",
        "areas",
        "remarks",
        "partner_id",
        "minors",
        "question_kind",
        "offers",
    }
    own |= {name: value for name, value in said.items() if name in of_role}
    facts = FACTS | {name: value for name, value in said.items() if name not in of_role}
    return {"first_name": first_name, "last_name": last_name} | facts, own
