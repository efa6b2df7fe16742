"""Who is working: asked after unlocking where it is not known, shown in the bottom line, changed there."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app import settings
from app.models import Contact
from app.services import office
from app.services.actions import perform
from app.services.people import add_participant
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui.contacts.dialog import ContactDialog
from app.ui.desk import Desk
from tests.vaults import SECRET, new_vault

NAMES = (("An", "Zilverberk"), ("Bo", "Mosveld"), ("Cis", "Varenveld"))


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")


@pytest.fixture
def people(tmp_path: Path) -> dict[str, UUID]:
    """The coordinators of a vault that is locked."""
    with new_vault(tmp_path / "kluis") as made:
        return {
            first: perform(made, office.add_coordinator, {"first_name": first, "last_name": last})
            for first, last in NAMES
        }


@pytest.fixture
def desk(people: dict[str, UUID], tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(tmp_path / "kluis")
    yield made
    for window in (made.window, made.unlock):
        if window:
            window.close()


def ask(desk: Desk, qtbot: QtBot) -> Any:
    """Unlock, as far as the question who works."""
    desk.ask()
    assert desk.unlock
    desk.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: desk.unlock is None or desk.unlock.who is not None)
    return desk.unlock.who if desk.unlock else None


def test_the_name_that_is_chosen_signs_and_comes_first_next_time(
    desk: Desk, people: dict[str, UUID], tmp_path: Path, cut_in: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    who = ask(desk, qtbot)
    assert [button.text() for button in who.buttons] == [
        "An Zilverberk",
        "Bo Mosveld",
        "Cis Varenveld",
        "Iemand anders",
    ]
    assert cut_in(desk.unlock) == []  # type: ignore[arg-type]
    qtbot.keyClick(who.buttons[0], Qt.Key.Key_Down)
    qtbot.keyClick(who.buttons[1], Qt.Key.Key_Return)
    assert desk.window
    assert desk.window.bottom_line.working.text() == "Bo aan het werk"
    desk.window.store.write(office.change_office, {"name": "Werking"})
    vault: Any = desk.window.store.vault
    assert (vault.history()[0].actor, vault.coordinator) == ("Bo Mosveld", people["Bo"])
    assert "Bo" not in (tmp_path / "config" / "settings.json").read_text()
    desk.lock()
    assert [button.text() for button in ask(desk, qtbot).buttons][:2] == ["Bo Mosveld", "An Zilverberk"]


def test_somebody_else_is_nobody_in_particular(desk: Desk, qtbot: QtBot) -> None:
    ask(desk, qtbot).buttons[-1].click()
    assert desk.window
    assert desk.window.bottom_line.working.text() == "Wie is er aan het werk?"
    assert desk.window.store.vault.coordinator is None


def test_it_changes_without_locking(desk: Desk, people: dict[str, UUID], qtbot: QtBot) -> None:
    ask(desk, qtbot).buttons[0].click()
    assert desk.window
    line = desk.window.bottom_line
    actions = line.working.menu().actions()
    assert [action.isChecked() for action in actions] == [True, False, False]
    actions[2].trigger()
    assert line.working.text() == "Cis aan het werk"
    assert desk.window.store.vault.coordinator == people["Cis"]
    assert settings.load()["working"] == str(people["Cis"])


def test_the_bottom_line_follows_the_coordinators(desk: Desk, people: dict[str, UUID], qtbot: QtBot) -> None:
    ask(desk, qtbot).buttons[0].click()
    assert desk.window
    store, line = desk.window.store, desk.window.bottom_line
    store.write(office.change_coordinator, people["An"], {"first_name": "Anna"})
    assert line.working.text() == "Anna aan het werk"
    store.write(office.change_coordinator, people["An"], {"active": False})
    assert line.working.text() == "Wie is er aan het werk?"
    store.undo()
    store.write(office.change_coordinator, people["Bo"], {"active": False})
    store.write(office.change_coordinator, people["Cis"], {"active": False})
    assert line.working.text() == "Anna aan het werk"
    store.write(office.add_coordinator, {"first_name": "Anna", "last_name": "Lindeboom"})
    assert line.working.text() == "Anna Zilverberk aan het werk"


def test_closing_at_the_question_locks_the_vault(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    ask(desk, qtbot)
    assert desk.unlock
    desk.unlock.close()
    Vault.unlock(tmp_path / "kluis", passphrase=SECRET).lock()


def test_the_only_coordinator_is_not_asked(desk: Desk, people: dict[str, UUID], tmp_path: Path, qtbot: QtBot) -> None:
    with Vault.unlock(tmp_path / "kluis", passphrase=SECRET) as vault:
        for first in ("An", "Bo"):
            perform(vault, office.change_coordinator, people[first], {"active": False})
    assert ask(desk, qtbot) is None
    assert desk.window
    assert desk.window.bottom_line.working.text() == "Cis aan het werk"


def test_an_example_asks_nothing(desk: Desk, people: dict[str, UUID], tmp_path: Path) -> None:
    desk.open(Vault.unlock(tmp_path / "kluis", passphrase=SECRET), remember=False)
    assert desk.window
    assert desk.window.bottom_line.working.text() == "An aan het werk"
    assert settings.load() == {}


def test_a_contact_that_is_noted_is_a_talk_of_who_works(desk: Desk, people: dict[str, UUID], qtbot: QtBot) -> None:
    ask(desk, qtbot).buttons[1].click()
    assert desk.window
    store = desk.window.store
    marleen = store.write(add_participant, {"first_name": "Marleen"}, {})
    dialog = ContactDialog(desk.window, store, Subject("participant", marleen), date(2026, 11, 23))
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: bool(QApplication.focusWidget()))
    for key in ("t", "b"):
        qtbot.keyClicks(QApplication.focusWidget(), key)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with desk.window.store.vault.read() as session:
        (noted,) = session.scalars(select(Contact))
    assert noted.coordinator_id == people["Bo"]
    vault: Any = store.vault
    assert vault.history()[0].actor == "Bo Mosveld"


def test_no_toast_outlives_the_lock_and_no_name_stands_in_a_title(desk: Desk, qtbot: QtBot) -> None:
    ask(desk, qtbot).buttons[0].click()
    assert desk.window
    desk.window.store.write(add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, {})
    assert desk.window.toast.isVisible()
    desk.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert shown == [desk.unlock]
    assert [window.windowTitle() for window in shown] == ["Klik"]
    words = " ".join(label.text() for label in shown[0].findChildren(QLabel))
    assert "Marleen" not in words
    assert "Zilverberk" not in words
