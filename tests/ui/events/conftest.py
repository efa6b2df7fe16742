"""A window with the page of events, on a vault with a few people in it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import events, guests, people
from app.services.events import EventRow
from app.services.guests import GuestRow
from app.ui.events.page import EventsPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.vocabulary import BuddyStatus, EventKind, ParticipantStatus, Role

TODAY = date(2026, 11, 23)
LONG = "Wolfgang-Aurelius " + "van-der-Langenhove-" * 5


@pytest.fixture
def known(store: Store) -> dict[str, tuple[Role, UUID]]:
    """Two buddies who are available and one who stopped, and two participants who wait."""
    found: dict[str, tuple[Role, UUID]] = {}
    reach = {"phone": "+32400000012", "email": "nadia@buddy.example"}
    for name, status in (
        ("Nadia Vlinderdal", BuddyStatus.AVAILABLE),
        ("Omar Zandpad", BuddyStatus.AVAILABLE),
        ("Stef Rustdag", BuddyStatus.STOPPED),
    ):
        facts = {"first_name": name.split()[0], "last_name": name.split()[1]} | (reach if name[0] == "N" else {})
        found[name.split()[0]] = Role.BUDDY, store.write(people.add_buddy, facts, {"status": status})
    for name in ("Marleen Zonnedauw", "Luc Regenboog"):
        facts = {"first_name": name.split()[0], "last_name": name.split()[1], "place": "Geel"}
        made = store.write(people.add_participant, facts, {"status": ParticipantStatus.WAITING})
        found[name.split()[0]] = Role.PARTICIPANT, made
    return found


@pytest.fixture
def plan(store: Store, known: dict[str, tuple[Role, UUID]]) -> Callable[..., UUID]:
    """Plans an event with some of these on its list."""

    def add(on: date = TODAY, *names: str, kind: EventKind = EventKind.INTERVISION, **facts: Any) -> UUID:
        made = store.write(events.add_event, kind, on, facts)
        store.write(guests.invite, made, [known[name] for name in names])
        return made

    return add


@pytest.fixture
def page(store: Store) -> EventsPage:
    return EventsPage(store, lambda: TODAY)


@pytest.fixture
def window(store: Store, page: EventsPage, known: object, qtbot: QtBot) -> MainWindow:
    made = MainWindow(store, [page])
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def stored(store: Store) -> Callable[[UUID], tuple[EventRow, tuple[GuestRow, ...]]]:
    """An event and its list as they stand in the vault."""
    return lambda made: (store.read(events.event, made), store.read(guests.guests, made))


@pytest.fixture
def answering(window: MainWindow) -> Callable[[Callable[[Dialog], None]], list[str]]:
    """Does something with the next dialog that opens; gives a list that its title is put in."""

    def soon(do: Callable[[Dialog], None]) -> list[str]:
        titles: list[str] = []

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, Dialog) or not dialog.isActiveWindow():
                return
            waiting.stop()
            titles.append(dialog.title.text())
            try:
                do(dialog)
            except BaseException:
                dialog.reject()  # or the test would wait for ever
                raise

        waiting = QTimer(window, interval=5)
        waiting.timeout.connect(act)
        waiting.start()
        return titles

    return soon


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """A key, or words, to whatever has the keyboard now."""

    def do(what: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus
        if isinstance(what, str):
            qtbot.keyClicks(focus, what)
        else:
            qtbot.keyClick(focus, what, modifier)

    return do
