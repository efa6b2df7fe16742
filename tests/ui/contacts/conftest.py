"""A window on a vault with Marleen who waits, and Lieve and Wout who are a duo; the one dialog over it."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.services import agreements, duo_path, people
from app.services.subjects import Subject
from app.ui.contacts.dialog import ContactDialog
from app.ui.store import Store
from app.vocabulary import BuddyStatus, Click, ParticipantStatus

TODAY = date(2026, 11, 23)


@pytest.fixture
def marleen(store: Store) -> UUID:
    facts = {"first_name": "Marleen", "last_name": "Zonnedauw", "place": "Geel", "phone": "+32400000012"}
    own = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
    return store.write(people.add_participant, facts, own)


@pytest.fixture
def nadia(store: Store) -> UUID:
    facts = {"first_name": "Nadia", "last_name": "Vlinderdal", "place": "Olen"}
    return store.write(people.add_buddy, facts, {"status": BuddyStatus.AVAILABLE})


@pytest.fixture
def duo(store: Store) -> UUID:
    """Lieve and Wout, together since ten days."""
    begun = TODAY - timedelta(days=10)
    lieve = {"first_name": "Lieve", "last_name": "Regenboog", "interests": ["wandelen", "film"]}
    wout = {"first_name": "Wout", "last_name": "Sterrenmos", "interests": ["film", "fietsen"]}
    waits = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
    made = store.write(
        duo_path.accept,
        store.write(people.add_participant, lieve, waits),
        store.write(people.add_buddy, wout, {"status": BuddyStatus.AVAILABLE}),
        begun,
    )
    store.write(duo_path.note_meeting, made, Click.YES, Click.YES, begun)
    store.write(agreements.sign_agreement, made, begun, "Geel")
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(1024, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def dialog(store: Store, window: QMainWindow, qtbot: QtBot) -> Callable[[Subject | None], ContactDialog]:
    """Opens the dialog about somebody."""

    def ask(subject: Subject | None) -> ContactDialog:
        made = ContactDialog(window, store, subject, TODAY)
        made.open()
        made.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
        return made

    return ask
