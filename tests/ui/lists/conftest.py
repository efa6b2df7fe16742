"""A window with the page of duos and three of them, and answers for its dialogs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import duo_path, people
from app.ui.duos.page import DuosPage
from app.ui.lists.table_pane import TablePane
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.vocabulary import BuddyStatus, Click, ParticipantStatus

TODAY = date(2026, 11, 23)
NAMES = (("Émile", "Zonnedauw", "Geel"), ("Luc", "Kiezelsteen", "Mol"), ("Yasmina", "Korenbloem", "Retie"))
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def duo_ids(store: Store) -> list[UUID]:
    """Three duos; that of Yasmina did not click."""
    made = []
    for first, last, place in NAMES:
        who = store.write(
            people.add_participant,
            {"first_name": first, "last_name": last, "place": place},
            {"status": ParticipantStatus.WAITING},
        )
        buddy = store.write(people.add_buddy, {"first_name": f"Bij {first}"}, {"status": BuddyStatus.AVAILABLE})
        made.append(store.write(duo_path.accept, who, buddy, TODAY))
    store.write(duo_path.note_meeting, made[2], Click.NO, Click.YES, TODAY)
    return made


@pytest.fixture
def open_window(store: Store, qtbot: QtBot) -> OpenWindow:
    """Opens a window, perhaps with what was remembered."""

    def make(settings: QSettings | None = None) -> MainWindow:
        made = MainWindow(store, [DuosPage(store, lambda: TODAY)], settings)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return make


@pytest.fixture
def window(open_window: OpenWindow, duo_ids: list[UUID]) -> MainWindow:
    return open_window()


@pytest.fixture
def table_of() -> Callable[[MainWindow], TablePane]:
    """Switches the page to its table."""

    def switch(window: MainWindow) -> TablePane:
        page: Any = window.page
        page.views.switch.choose("table")
        assert isinstance(page.views.table, TablePane)
        return page.views.table

    return switch


@pytest.fixture
def answering(window: MainWindow) -> Callable[[Callable[[Any], None]], None]:
    """Does something with the next dialog that opens."""

    def soon(do: Callable[[Any], None]) -> None:
        def act() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, Dialog) and dialog.isVisible():
                waiting.stop()
                do(dialog)

        waiting = QTimer(window, interval=5)
        waiting.timeout.connect(act)
        waiting.start()

    return soon


@pytest.fixture
def saved_as(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Answers the system's question where to save."""

    def choose(name: str) -> Path:
        monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / name), ""))
        return tmp_path / name

    return choose
