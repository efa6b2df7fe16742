"""A window with participants who wait and the offers nearby, in a real vault."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.services import offers, people
from app.services.actions import perform
from app.storage.vault import Vault
from app.ui.assembly import assemble
from app.ui.main_window import MainWindow
from app.ui.offers.meanwhile import MeanwhileCards
from app.ui.offers.page import OffersPage
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.vocabulary import ParticipantStatus, Threshold

Add = Callable[..., UUID]


@pytest.fixture
def add(vault: Vault) -> Add:
    """Registers somebody who waits since the beginning of the year; named arguments are facts of the person."""

    def register(first_name: str, last_name: str = "Zonnedauw", **facts: Any) -> UUID:
        own = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
        names = {"first_name": first_name, "last_name": last_name, "postcode": "2440", "place": "Geel"}
        return perform(vault, people.add_participant, names | facts, own)

    return register


@pytest.fixture
def marleen(add: Add) -> UUID:
    free = {"tue-afternoon": True}
    return add("Marleen", interests=["wandelen", "koken"], availability=free, phone="+32400000012")


@pytest.fixture
def luc(add: Add) -> UUID:
    free = {"tue-afternoon": True}
    return add("Luc", "Bosgeest", interests=["wandelen"], availability=free, phone="+32400000013")


@pytest.fixture
def club(vault: Vault) -> UUID:
    facts = {"name": "Wandelclub De Losse Veter", "kinds": ["wandelen"], "postcode": "2200", "place": "Herentals"}
    return perform(vault, offers.add_offer, facts | {"threshold": Threshold.LOW, "free": True})


@pytest.fixture
def window(store: Store, marleen: UUID, luc: UUID, club: UUID, qtbot: QtBot) -> MainWindow:
    made = assemble(store)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def offers_page(window: MainWindow) -> OffersPage:
    return next(page for page in window.pages if isinstance(page, OffersPage))


@pytest.fixture
def participants(window: MainWindow) -> ParticipantsPage:
    return next(page for page in window.pages if isinstance(page, ParticipantsPage))


@pytest.fixture
def cards(window: MainWindow, participants: ParticipantsPage, marleen: UUID) -> MeanwhileCards:
    """The path of Marleen."""
    return path_of(window, participants, marleen)


def path_of(window: MainWindow, page: ParticipantsPage, whose: UUID) -> MeanwhileCards:
    """Bring the path of somebody into sight."""
    window.show_page(page.id)
    page.show_participant(whose)
    page.detail.tabs.choose("path")
    beside = page.detail.trajectory.beside
    assert isinstance(beside, MeanwhileCards)
    return beside
