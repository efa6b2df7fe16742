"""Who fits one person, and what an answer changes."""

from collections.abc import Callable
from uuid import UUID

import pytest

from app.errors import KlikError
from app.matching.rules import State
from app.services import people
from app.services.actions import perform
from app.services.proposals import WhoFits, brief, who_fits
from app.storage.vault import Vault

from .conftest import TODAY

Adding = Callable[..., UUID]


def fits(vault: Vault, person_id: UUID) -> WhoFits:
    with vault.read() as session:
        return who_fits(brief(session, TODAY), str(person_id))
