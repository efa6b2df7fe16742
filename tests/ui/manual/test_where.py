"""F1 leads to the page of what is in sight: of every page, of the views within, and of a dialog."""

from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.storage.vault import Vault
from app.ui.assembly import assemble
from app.ui.importing.wizard import ImportWizard
from app.ui.main_window import MainWindow
from app.ui.manual.pages import INDEX, contents
from app.ui.manual.where import SECTIONED, STANDS_OUT, TELLS, page_for
from app.ui.participants.new_participant import NewParticipant
from app.ui.store import Store
from app.ui.unlock.page import UnlockPage
from app.vocabulary import DuoState
from tests.vaults import example_vault

TODAY = date(2026, 11, 23)
NOT_IN_SIGHT = {"venster"}
"""Pages that tell of the window as a whole."""


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Vault]:
    with example_vault(tmp_path_factory.mktemp("demo") / "kluis", shared, TODAY) as opened:
        yield opened


@pytest.fixture
def window(vault: Vault, qtbot: QtBot) -> MainWindow:
    made = assemble(Store(vault))
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_room_that_is_named_is_there() -> None:
    assert [room for room in (*TELLS, *STANDS_OUT, *SECTIONED) if find_spec(room) is None] == []
    assert set(TELLS) >= STANDS_OUT


def test_every_page_is_told_by_something() -> None:
    assert {page.name for page in contents()} == set(TELLS.values()) | NOT_IN_SIGHT


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("today", "vandaag"),
        ("participants", "iemand-inschrijven"),
        ("buddies", "buddy-screenen"),
        ("matching", "klik-zoeken"),
        ("network", "netwerkkaart"),
        ("events", "bijeenkomsten"),
        ("offers", "wie-wacht"),
    ],
)
def test_a_page_of_the_window(window: MainWindow, page: str, told: str) -> None:
    window.show_page(page)
    assert page_for(window) == told


@pytest.mark.parametrize(
    ("page", "section", "told"),
    [
        ("figures", "overview", "cijfers"),
        ("figures", "signals", "signalen"),
        ("figures", "expenses", "onkosten"),
        ("figures", "papers", "vrijwilligers"),
        ("figures", "partners", "overdragen"),
        ("office", "rhythm", "instellingen"),
        ("office", "people", "overdragen"),
        ("office", "privacy", "privacy"),
        ("office", "history", "bewaren"),
    ],
)
def test_a_view_within_a_page(window: MainWindow, page: str, section: str, told: str) -> None:
    window.show_page(page)
    window.page.show_section(section)  # type: ignore[attr-defined]
    assert page_for(window) == told


def test_how_far_a_duo_came_decides(window: MainWindow) -> None:
    window.show_page("duos")
    told = {}
    for row in window.page.rows:  # type: ignore[attr-defined]
        if row.state not in told:
            window.page.show_duo(row.id)  # type: ignore[attr-defined]
            told[row.state] = page_for(window)
    assert told[DuoState.FIRST_MEETING] == "samenbrengen"
    assert told[DuoState.RUNNING] == "duo-opvolgen"


def test_where_the_keyboard_is_comes_first(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("office")
    window.page.show_section("laptop")  # type: ignore[attr-defined]
    window.activateWindow()
    make = window.page.backups.make  # type: ignore[attr-defined]
    make.setFocus()
    qtbot.waitUntil(make.hasFocus)
    assert page_for(window) == "bewaren"


def test_a_dialog_has_its_own(window: MainWindow, qtbot: QtBot) -> None:
    store = window.store
    dialog = NewParticipant(window, store, TODAY)
    qtbot.addWidget(dialog)
    assert page_for(dialog) == "iemand-inschrijven"
    wizard = ImportWizard(window, store)
    qtbot.addWidget(wizard)
    assert page_for(wizard) == "wachtlijst-inlezen"


def test_before_a_vault_is_open(qtbot: QtBot) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    assert page_for(page) == "beginnen"


def test_what_nobody_wrote_of_leads_to_the_index(qtbot: QtBot, window: MainWindow) -> None:
    from app.ui.keys import KeysDialog

    window.show_page("today")
    dialog = KeysDialog(None)
    qtbot.addWidget(dialog)
    assert page_for(dialog) == INDEX
