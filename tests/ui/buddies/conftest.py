"""A window on the page of buddies, with a few invented people in a real vault."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.services import people
from app.services.actions import perform
from app.services.rows import BuddyRow
from app.storage.vault import Vault
from app.ui.buddies.page import BuddiesPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.vocabulary import BuddyStatus

TODAY = date(2026, 11, 23)
OWN = {
    "status",
    "capacity",
    "partner",
    "screened_on",
    "screening_note",
    "active_since",
    "motivation",
    "remarks",
    "areas",
}

Add = Callable[..., UUID]


@pytest.fixture
def add(vault: Vault) -> Add:
    """Registers a buddy who is available; named arguments replace facts."""

    def register(first_name: str, last_name: str = "Vlinderdal", **said: Any) -> UUID:
        own: dict[str, Any] = {"status": BuddyStatus.AVAILABLE}
        own |= {name: value for name, value in said.items() if name in OWN}
        facts = {name: value for name, value in said.items() if name not in OWN}
        return perform(vault, people.add_buddy, {"first_name": first_name, "last_name": last_name} | facts, own)

    return register


@pytest.fixture
def nadia(add: Add) -> UUID:
    return add(
        "Nadia",
        birth_date=date(1970, 4, 3),
        place="Olen",
        phone="+32400000034",
        interests=["wandelen", "koken"],
        traits=["rustig"],
        partner="Samen Onderweg",
        motivation="Een paar uur in de maand is weinig.",
        screened_on=date(2026, 9, 1),
        screening_note="Staat stevig in haar schoenen.",
        active_since=date(2026, 10, 1),
    )


@pytest.fixture
def page(store: Store) -> BuddiesPage:
    return BuddiesPage(store, lambda: TODAY)


@pytest.fixture
def window(store: Store, page: BuddiesPage, qtbot: QtBot) -> MainWindow:
    made = MainWindow(store, [page])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def stored(vault: Vault) -> Callable[[UUID], BuddyRow]:
    """What the vault knows of a buddy now."""

    def read(buddy_id: UUID) -> BuddyRow:
        with vault.read() as session:
            return people.buddy(session, buddy_id, TODAY)

    return read
