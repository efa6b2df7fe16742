"""F1 leads to the page of what is in sight: of every page, of the views within, and of a dialog."""

from datetime import date
from importlib.util import find_spec
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.about import AboutDialog
from app.ui.assembly import assemble
from app.ui.importing.wizard import ImportWizard
from app.ui.keys import KeysDialog
from app.ui.main_window import MainWindow
from app.ui.manual.pages import INDEX, contents
from app.ui.manual.where import SECTIONED, STANDS_OUT, TELLS, page_for
from app.ui.participants.new_participant import NewParticipant
from app.ui.store import Store
from app.ui.unlock.page import UnlockPage

TODAY = date(2026, 11, 23)
PAGES = {
    "today": "vandaag",
    "participants": "iemand-inschrijven",
    "buddies": "buddy-screenen",
    "duos": "duo-opvolgen",
    "matching": "klik-zoeken",
    "network": "netwerkkaart",
    "events": "bijeenkomsten",
    "offers": "wie-wacht",
}
SECTIONS = {
    ("figures", "overview"): "cijfers",
    ("figures", "signals"): "signalen",
    ("figures", "expenses"): "onkosten",
    ("figures", "papers"): "vrijwilligers",
    ("figures", "partners"): "overdragen",
    ("office", "rhythm"): "instellingen",
    ("office", "people"): "overdragen",
    ("office", "privacy"): "privacy",
    ("office", "history"): "bewaren",
}


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    made = assemble(store)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_room_that_is_named_is_there() -> None:
    assert [room for room in (*TELLS, *STANDS_OUT, *SECTIONED) if find_spec(room) is None] == []
    assert set(TELLS) >= STANDS_OUT


def test_every_page_is_told_by_something() -> None:
    assert {page.name for page in contents()} == set(TELLS.values())


def test_what_is_in_sight_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    pages: dict[str, Any] = {page.id: page for page in window.pages}

    def told(page: str, section: str = "") -> str:
        window.show_page(page)
        if section:
            pages[page].show_section(section)
        QApplication.processEvents()
        return page_for(window)

    assert {page: told(page) for page in PAGES} == PAGES
    assert {(page, section): told(page, section) for page, section in SECTIONS} == SECTIONS

    told("office", "laptop")  # where the keyboard is comes first
    window.activateWindow()
    pages["office"].backups.back_up.setFocus()
    qtbot.waitUntil(pages["office"].backups.back_up.hasFocus)
    assert page_for(window) == "bewaren"

    for dialog, page in (
        (NewParticipant(window.store, TODAY, window), "iemand-inschrijven"),
        (ImportWizard(window.store, window, lambda: TODAY), "wachtlijst-inlezen"),
        (AboutDialog(window), "instellingen"),  # it has none, so that of what it stands over
    ):
        assert page_for(dialog) == page


def test_before_a_vault_is_open(qtbot: QtBot) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    assert page_for(page) == "beginnen"


def test_what_nobody_wrote_of_leads_to_the_index(qtbot: QtBot) -> None:
    dialog = KeysDialog(None)
    qtbot.addWidget(dialog)
    assert page_for(dialog) == INDEX
