"""The ways between the page of buddies and the others, in the whole window."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.services import duo_path, people
from app.services.actions import perform
from app.storage.vault import Vault
from app.ui.assembly import assemble
from app.ui.buddies.page import BuddiesPage
from app.ui.duos.page import DuosPage
from app.ui.main_window import MainWindow
from app.ui.matching.page import MatchingPage
from app.ui.page import Page
from app.ui.store import Store
from app.vocabulary import Click, ParticipantStatus

Add = Callable[..., UUID]


@pytest.fixture
def desk(store: Store, nadia: UUID, vault: Vault, qtbot: QtBot) -> MainWindow:
    waits = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
    perform(vault, people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, waits)
    made = assemble(store)
    qtbot.addWidget(made)
    made.show()
    return made


def page(desk: MainWindow, kind: type[Page]) -> Page:
    return next(page for page in desk.pages if isinstance(page, kind))


def test_who_fits_leads_to_the_waiting_who_may_fit(desk: MainWindow, nadia: UUID, qtbot: QtBot) -> None:
    desk.show_page("buddies")
    buddies = page(desk, BuddiesPage)
    assert isinstance(buddies, BuddiesPage)
    buddies.show_buddy(nadia)
    buddies.detail.heading.who_fits.click()
    assert isinstance(desk.page, MatchingPage)


def test_the_name_of_a_buddy_in_a_duo_leads_to_the_buddy_and_back(
    desk: MainWindow, nadia: UUID, add: Add, vault: Vault, qtbot: QtBot
) -> None:
    waits = {"status": ParticipantStatus.WAITING}
    luc = perform(vault, people.add_participant, {"first_name": "Luc"}, waits)
    duo = perform(vault, duo_path.accept, luc, nadia, date(2026, 11, 10))
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, date(2026, 11, 17))
    add("Els")
    desk.show_page("duos")
    duos, buddies = page(desk, DuosPage), page(desk, BuddiesPage)
    assert isinstance(duos, DuosPage)
    assert isinstance(buddies, BuddiesPage)
    duos.show_duo(duo)
    duos.detail.heading.buddy.clicked.emit()
    assert desk.page is buddies
    assert buddies.current == nadia
    assert buddies.detail.heading.name.text() == "Nadia Vlinderdal"
    buddies.duo_wanted.emit(duo)
    assert desk.page is duos
    assert duos.subject
    assert duos.subject.id == duo
