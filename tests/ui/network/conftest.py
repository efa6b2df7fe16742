"""A window with the page of network maps, on a vault with two participants in it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.network.contents import MapContact
from app.network.map import Spot
from app.services import network, people
from app.services.network import NetworkMap
from app.ui.main_window import MainWindow
from app.ui.network.page import NetworkPage
from app.ui.store import Store
from app.vocabulary import ParticipantStatus

TODAY = date(2026, 11, 23)


@pytest.fixture
def marleen(store: Store) -> UUID:
    """Three on her map, and two who wait."""
    waits = {"status": ParticipantStatus.WAITING}
    made = store.write(people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, waits)
    store.write(people.add_participant, {"first_name": "Luc", "last_name": "Regenboog"}, {})
    for name, angle, distance in (("Mama", 150, 55), ("Mieke", 40, 75), ("Huisarts", -140, 75)):
        store.write(network.name, made, [name], Spot(angle, distance))
    store.write(network.name, made, ["Tante Jo", "Babydienst"])
    return made


@pytest.fixture
def page(store: Store, marleen: UUID) -> NetworkPage:
    return NetworkPage(store, lambda: TODAY)


@pytest.fixture
def window(store: Store, page: NetworkPage, marleen: UUID, qtbot: QtBot) -> MainWindow:
    made = MainWindow(store, [page])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    page.show_participant(marleen)
    return made


@pytest.fixture
def stored(store: Store, marleen: UUID) -> Callable[[], NetworkMap]:
    """What the vault knows of the map now."""
    return lambda: store.read(network.network, marleen)


@pytest.fixture
def contact(stored: Callable[[], NetworkMap]) -> Callable[[str], MapContact]:
    """Somebody on it, by name."""
    return lambda name: next(row for row in stored().contacts if row.name == name)
