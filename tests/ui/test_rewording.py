"""Another language while Klik is open: nothing is locked or lost, and nothing of the old one stays in sight."""

import gc
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app import settings
from app.i18n import _, choose_language, language, speaking
from app.services import people
from app.services.subjects import Subject
from app.storage.backup import latest_backup
from app.storage.vault import Vault
from app.ui.application import reword
from app.ui.contacts.dialog import ContactDialog
from app.ui.desk import Desk
from app.ui.drafts import DraftDialog
from app.ui.tasks import any_running
from app.ui.tour.stops import STOPS
from app.ui.tour.tour import Tour, show_tour
from app.ui.widgets.notice_line import NoticeLine
from tests.vaults import SECRET, locked_vault


@pytest.fixture(autouse=True)
def dutch_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dressed: QApplication) -> Iterator[None]:
    """What this laptop remembers goes to a folder of the test, and the next test is Dutch again."""
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")
    yield
    reword("nl_BE")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return locked_vault(tmp_path / "kluis")


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    made = Desk(folder)
    yield made
    if made.window:
        made.window.close()
    if made.unlock:
        made.unlock.close()


def in_french(desk: Desk, qtbot: QtBot) -> Any:
    """Choose French where it is chosen: in the settings, on the card of how Klik looks."""
    window = desk.window
    assert window
    window.show_page("office")
    page: Any = window.page
    page.show_section("laptop")
    page.look.language.choose("fr_BE")
    qtbot.waitUntil(lambda: desk.window is not window)
    return desk.window


def test_a_tour_goes_on_at_the_same_stop_in_the_other_language(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window
    show_tour(desk.window).go_to(2)
    new = in_french(desk, qtbot)
    tour = new.findChild(Tour)
    assert (tour.at, tour.card.isVisible()) == (2, True)
    with speaking("fr_BE"):
        assert tour.card.title.text() == _(STOPS[2].title)
    assert new.page.id == STOPS[2].page


def test_the_window_speaks_another_language_on_the_same_open_vault(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    vault = Vault.unlock(folder, passphrase=SECRET)
    desk.open(vault)
    assert desk.window
    desk.window.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    new = in_french(desk, qtbot)
    assert not vault.is_locked
    assert desk.unlock is None
    assert latest_backup(folder) is None
    assert (language(), settings.load()["language"]) == ("fr_BE", "fr_BE")
    assert new.isVisible()
    assert new.page.id == "office"
    assert new.page.sections.current == "laptop"
    assert new.page.look.language.current == "fr_BE"
    assert new.store.vault.undoable()
    new.store.undo()
    assert new.store.read(people.participants, date.today()) == ()


def test_a_field_that_was_half_typed_is_stored_and_the_same_person_in_sight(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window
    desk.window.store.write(people.add_participant, {"first_name": "Achraf"}, {})
    marleen = desk.window.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    desk.window.show_page("participants")
    page: Any = desk.window.page
    page.choose(marleen)
    page.edit("last_name")
    field = page._form.fields["last_name"]
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "Vinkenstein")
    desk.reword("fr_BE")
    new: Any = desk.window
    assert new.page.id == "participants"
    assert new.page.current == marleen
    (found,) = (one for one in new.store.read(people.participants, date.today()) if one.id == marleen)
    assert found.last_name == "Vinkenstein"


def test_what_could_not_be_stored_is_offered_afterwards(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window
    marleen = desk.window.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    desk.window.show_page("participants")
    page: Any = desk.window.page
    page.choose(marleen)
    page.edit("phone")
    qtbot.keyClicks(page._form.fields["phone"].editor, "0400 x")
    desk.reword("fr_BE")
    qtbot.waitUntil(lambda: bool(desk.window and desk.window.findChildren(DraftDialog)))
    assert desk.window
    (asked,) = desk.window.findChildren(DraftDialog)
    assert "0400 x" in asked.text.toPlainText()
    asked.throw_away.click()


def test_of_the_window_before_nothing_stays_and_nothing_hears(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    window = weakref.ref(desk.window)
    gc.freeze()
    new = in_french(desk, qtbot)
    qtbot.waitUntil(lambda: not any_running())
    qtbot.waitUntil(lambda: window() is None, timeout=20_000)
    new.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    assert len(new.store.read(people.participants, date.today())) == 1


def test_an_example_stays_one(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET), remember=False)
    new = in_french(desk, qtbot)
    practice = _("Practice data: everybody in here is invented, and nothing you try can go wrong.")
    assert practice in [line.words.text() for line in new.findChildren(NoticeLine)]
    assert settings.load() == {"language": "fr_BE"}


def test_the_page_before_a_vault_keeps_what_was_typed(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.ask()
    before = desk.unlock
    assert before
    assert "nl_BE" not in before.languages.buttons
    qtbot.keyClicks(before.secret, "samen onder")
    before.languages.buttons["en_BE"].click()
    qtbot.waitUntil(lambda: desk.unlock is not before)
    assert desk.unlock
    assert desk.unlock.isVisible()
    assert desk.unlock.secret.text() == "samen onder"
    said = {one.text() for one in desk.unlock.findChildren(QLabel)}
    assert {"Password", "Welcome back"} <= said
    assert "Wachtwoord" not in said


def test_the_ways_to_begin_are_said_anew(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.unlock.entrance.data_folder", lambda: tmp_path)
    desk = Desk(None)
    desk.ask()
    desk.reword("en_BE")
    assert desk.unlock
    assert desk.unlock.welcome.isVisible()
    assert desk.unlock.welcome.new_vault.text() == "Make a vault of your own…"
    desk.unlock.close()


def test_qt_speaks_along(dressed: QApplication) -> None:
    said, labels = [], list[set[str]]()
    for code in ("nl_BE", "fr_BE", "en_BE"):
        reword(code)
        said.append((QApplication.translate("QPlatformTheme", "Cancel"), QLocale().name()))
        asked = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
        labels.append({label.text().replace("&", "") for label in asked.findChildren(QLabel)})
        asked.deleteLater()
        assert len(dressed.findChildren(QTranslator)) <= 2  # the one before goes with the next turn of the loop
        QApplication.sendPostedEvents(None, 52)
    assert said == [("Annuleren", "nl_BE"), ("Annuler", "fr_BE"), ("Cancel", "en_BE")]
    assert [len(one) for one in labels] == [3, 3, 3]
    assert not labels[0] & labels[2]
    assert not labels[1] & labels[2]


def test_what_was_filled_in_is_only_shown_in_another_language(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window
    marleen = desk.window.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    dialog = ContactDialog(desk.window, desk.window.store, Subject("participant", marleen), date.today())
    dialog.open()
    qtbot.keyClicks(dialog.remark.editor, "De bus reed zonder haar door")
    desk.lock()
    choose_language("fr_BE")
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    qtbot.waitUntil(lambda: bool(desk.window and desk.window.findChildren(DraftDialog)))
    assert desk.window
    (asked,) = desk.window.findChildren(DraftDialog)
    assert asked.go_on.isHidden()
    assert "De bus reed zonder haar door" in asked.text.toPlainText()
    asked.throw_away.click()
