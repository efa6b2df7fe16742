"""Hard days from the menu of a person: by the keyboard, with what follows named, and taken back."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services import agreements, duo_path, duos, follow_ups, people
from app.services.actions import perform
from app.services.duos import DuoRow
from app.services.rows import ParticipantRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.people.hard_days import PAUSE, Parting
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import BuddyStatus, Click, DuoState, ParticipantStatus

Stored = Callable[[UUID], ParticipantRow]
Choose = Callable[[str], Dialog]


@pytest.fixture
def nadia(vault: Vault) -> UUID:
    return perform(
        vault,
        people.add_buddy,
        {"first_name": "Nadia", "last_name": "Vlinderdal"},
        {"status": BuddyStatus.AVAILABLE},
    )


@pytest.fixture
def duo(vault: Vault, marleen: UUID, nadia: UUID) -> UUID:
    """Marleen and Nadia, who are on their way together."""
    made = perform(vault, duo_path.accept, marleen, nadia, date(2026, 9, 1), "Ze kennen elkaar al.")
    perform(vault, duo_path.note_meeting, made, Click.YES, Click.YES, date(2026, 9, 8))
    perform(vault, agreements.sign_agreement, made, date(2026, 9, 15))
    return made


@pytest.fixture
def choose(page: ParticipantsPage, window: MainWindow, marleen: UUID) -> Choose:
    """Chooses in the menu of Marleen, and gives the dialog that opens."""

    def act(words: str) -> Dialog:
        page.choose(marleen)
        next(one for one in page.detail.heading.menu.actions() if one.text() == words).trigger()
        QApplication.processEvents()
        found = QApplication.activeModalWidget()
        assert isinstance(found, Dialog)
        return found

    return act


def entries(page: ParticipantsPage) -> list[str]:
    return [one.text() for one in page.detail.heading.menu.actions()]


def said(dialog: Dialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def press(dialog: Dialog, words: str) -> None:
    next(one for one in dialog.findChildren(Button) if one.text() == words).click()


def test_a_death_by_the_keyboard_and_back(
    choose: Choose,
    page: ParticipantsPage,
    store: Store,
    stored: Stored,
    marleen: UUID,
    nadia: UUID,
    duo: UUID,
    qtbot: QtBot,
) -> None:
    dialog = choose("Overleden…")
    assert isinstance(dialog, Parting)
    assert "Het duo met Nadia eindigt die dag" in said(dialog)
    assert "Een rustig gesprek met Nadia plannen" in dialog.talk.text()
    day = dialog.day.editor
    assert day.hasFocus()
    qtbot.keyClick(day, Qt.Key.Key_Return)  # a day is needed, and nothing is noted without it
    assert dialog.isVisible()
    assert stored(marleen).deceased_on is None
    qtbot.keyClicks(day, "20/11")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    if dialog.isVisible():  # the first Enter only reads the day
        qtbot.keyClick(day, Qt.Key.Key_Return)
    row = stored(marleen)
    assert (row.deceased_on, row.status) == (date(2026, 11, 20), ParticipantStatus.LEFT)
    found: DuoRow = store.read(duos.duo, duo)
    assert (found.state, found.since(DuoState.STOPPED_EARLY)) == (DuoState.STOPPED_EARLY, date(2026, 11, 20))
    (step,) = store.read(follow_ups.open_steps, Subject("buddy", nadia))
    assert (step.what, step.on) == ("Rustig praten over het afscheid van Marleen", date(2026, 11, 24))
    assert "Terugnemen…" in entries(page)
    assert entries(page)[-2:] == ["", "Wissen…"]  # last, and apart
    store.undo()
    assert stored(marleen).may_be_contacted
    assert store.read(duos.duo, duo).state is DuoState.TRIAL
    assert store.read(follow_ups.open_steps, Subject("buddy", nadia)) == ()


def test_a_death_noted_by_mistake_is_taken_back_later(
    choose: Choose, page: ParticipantsPage, store: Store, stored: Stored, marleen: UUID, duo: UUID
) -> None:
    dialog = choose("Overleden…")
    assert isinstance(dialog, Parting)
    dialog.talk.setChecked(False)
    dialog.day.set_day(date(2026, 11, 20))
    dialog.save()
    store.write(people.change_person, stored(marleen).person_id, {"pronouns": "zij"})  # something else in between
    press(choose("Terugnemen…"), "Terugnemen")
    assert (stored(marleen).deceased_on, stored(marleen).status) == (None, ParticipantStatus.IN_DUO)
    assert store.read(duos.duo, duo).state is DuoState.TRIAL


def test_who_wants_no_contact_may_pause_and_come_again(
    choose: Choose, store: Store, stored: Stored, marleen: UUID, duo: UUID
) -> None:
    dialog = choose("Wil geen contact meer…")
    assert isinstance(dialog, Parting)
    dialog.duo.choose(PAUSE)
    press(dialog, "Noteren")
    assert stored(marleen).no_contact_since == date(2026, 11, 23)
    assert store.read(duos.duo, duo).state is DuoState.PAUSED
    press(choose("Weer contact…"), "Vanaf nu")
    assert stored(marleen).may_be_contacted
    assert store.read(duos.duo, duo).state is DuoState.PAUSED


def test_an_admission_pauses_until_home(
    choose: Choose, page: ParticipantsPage, store: Store, stored: Stored, marleen: UUID, duo: UUID
) -> None:
    press(choose("Opgenomen…"), "Noteren")
    assert store.read(duos.duo, duo).state is DuoState.PAUSED
    chips = [one.text() for one in page.detail.heading.findChildren(QLabel)]
    assert "opgenomen sinds 23/11/2026" in chips or stored(marleen).admitted_since == date(2026, 11, 23)
    press(choose("Weer thuis…"), "Weer opnemen")
    assert stored(marleen).admitted_since is None
    assert store.read(duos.duo, duo).state is DuoState.TRIAL


def test_who_waits_has_nobody_to_talk_with(choose: Choose) -> None:
    dialog = choose("Overleden…")
    assert isinstance(dialog, Parting)
    assert not dialog.talk.isVisible()
    assert "duo" not in said(dialog)
    dialog.reject()
