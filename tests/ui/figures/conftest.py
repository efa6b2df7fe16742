"""A window with the page of figures, on a vault with two duos, somebody who waits, and an event."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import events, people
from app.services.existing_duos import record
from app.services.office import add_coordinator
from app.services.organisations import add_organisation
from app.ui.figures.overview import Overview
from app.ui.figures.page import OVERVIEW, FiguresPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.tasks import any_running
from app.vocabulary import BuddyStatus, EventKind, Gender, ParticipantStatus

TODAY = date(2026, 11, 23)


@pytest.fixture
def known(store: Store) -> dict[str, UUID]:
    """Ids, by name: Marleen and Nadia are a duo since March, Luc waits, and there was a stand on the market."""
    partner = store.write(add_organisation, {"name": "De Wilgenlantaarn", "is_partner": True})
    an = store.write(add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    found = {"partner": partner, "An": an}
    for name, gender, coordinator in (("Marleen Zonnedauw", Gender.FEMALE, an), ("Luc Regenboog", Gender.MALE, None)):
        first, last = name.split()
        facts = {"first_name": first, "last_name": last, "gender": gender, "postcode": "2440", "place": "Geel"}
        own = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 12)}
        own |= {"intake_on": date(2026, 2, 2), "coordinator_id": coordinator}
        found[first] = store.write(people.add_participant, facts, own)
    buddy = {"first_name": "Nadia", "last_name": "Vlinderdal", "postcode": "2250", "place": "Olen"}
    own = {"status": BuddyStatus.AVAILABLE, "partner_id": partner, "active_since": date(2025, 12, 1)}
    found["Nadia"] = store.write(people.add_buddy, buddy, own)
    found["duo"] = store.write(record, found["Marleen"], found["Nadia"], date(2026, 3, 2), TODAY)
    market = {"title": "Stand op de markt", "people_reached": 40}
    found["market"] = store.write(events.add_event, EventKind.OUTREACH, date(2026, 5, 9), market)
    return found


@pytest.fixture
def page(store: Store) -> FiguresPage:
    return FiguresPage(store, lambda: TODAY)


@pytest.fixture
def window(qtbot: QtBot, store: Store, page: FiguresPage) -> MainWindow:
    made = MainWindow(store, [page])
    qtbot.addWidget(made)
    made.resize(1366, 768)
    return made


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[], None]:
    """Wait for what is counted beside the window."""

    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not any_running())
        QApplication.processEvents()

    return wait


@pytest.fixture
def overview(window: MainWindow, page: FiguresPage, settle: Callable[[], None]) -> Callable[[], Any]:
    """Show the window; the overview, once it is counted."""

    def show() -> Overview:
        window.show()
        settle()
        found = page.views[OVERVIEW]
        assert isinstance(found, Overview)
        return found

    return show
