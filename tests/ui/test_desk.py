"""The life of the window: asking, opening, locking, closing."""

import gc
import json
import os
import time
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from app import settings
from app.errors import KlikError
from app.i18n import short_date
from app.services import agreements, duo_path, network, office, people
from app.services.actions import perform
from app.storage import opening
from app.storage.backup import backup, before, latest_backup
from app.storage.errors import VaultDamaged
from app.storage.keyfile import Cost
from app.storage.trial import IN_PLACE
from app.storage.vault import Vault
from app.ui import first_seconds
from app.ui.backing_up import BackingUp
from app.ui.desk import Desk
from app.ui.first_steps import progress as first_steps
from app.ui.importing.wizard import ImportWizard
from app.ui.tasks import any_running
from app.ui.tour import progress
from app.ui.unlock.new_vault import NewVault
from app.ui.unlock.recovery import RecoveryCode
from app.ui.unlock.restore import RestoreBackup
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.notice_line import NoticeLine
from app.vocabulary import BuddyStatus, Click, ParticipantStatus
from tests.vaults import SECRET, locked_vault


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What this laptop remembers goes to a folder of the test."""
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")
    progress.keep(0)  # nobody is offered the tour here


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return locked_vault(tmp_path / "kluis")


@pytest.fixture
def desk(folder: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(folder)
    yield made
    if made.window:
        made.window.close()
    if made.unlock:
        made.unlock.close()


def test_the_password_opens_the_window_and_a_wrong_one_gets_a_sentence(desk: Desk, qtbot: QtBot) -> None:
    desk.ask()
    assert desk.unlock
    desk.unlock.password_given.emit("niet deze")
    qtbot.waitUntil(lambda: desk.unlock is not None and bool(desk.unlock.field.error))
    assert desk.window is None
    desk.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.unlock is None
    assert desk.window
    assert desk.window.windowTitle() == "Klik"
    assert [page.id for page in desk.window.pages] == [
        "today",
        "participants",
        "buddies",
        "matching",
        "duos",
        "network",
        "events",
        "figures",
        "office",
        "offers",
    ]


def test_locking_closes_the_vault_and_asks_again(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    vault = Vault.unlock(folder, passphrase=SECRET)
    desk.open(vault)
    assert desk.window
    desk.window.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    desk.window.lock_wanted.emit()
    assert vault.is_locked
    assert desk.window is None
    assert desk.unlock
    backed_up = latest_backup(folder)
    assert backed_up
    assert backed_up.counts["participant"] == 1


def test_who_unlocks_again_stands_on_the_same_page_with_the_same_person(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window
    both = [desk.window.store.write(people.add_participant, {"first_name": name}, {}) for name in ("An", "Bea")]
    for view in ("list", "table"):
        desk.window.show_page("participants")
        page: Any = desk.window.page
        page.choose(both[1])
        page.views.switch.choose(view)
        desk.lock()
        desk.open(Vault.unlock(folder, passphrase=SECRET))
        assert desk.window.page.id == "participants"
        page = desk.window.page
        assert (page.views.switch.current, page.current) == (view, both[1])
    page.views.switch.choose("list")
    assert page.shown_row.id == both[1], "the list that comes after a table shows who was chosen there"
    desk.lock()
    elsewhere = locked_vault(tmp_path / "elders")
    desk.open(Vault.unlock(elsewhere, passphrase=SECRET))
    assert desk.window.page.id == "today"


def test_of_a_window_that_was_locked_nothing_stays(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    gc.freeze()  # as a window does once it is complete
    window = weakref.ref(desk.window)
    desk.lock()
    qtbot.waitUntil(lambda: window() is None)


def test_closing_the_window_backs_up_and_locks(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    vault = Vault.unlock(folder, passphrase=SECRET)
    desk.open(vault)
    assert desk.window
    desk.window.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    desk.window.close()
    QApplication.processEvents()
    assert vault.is_locked
    assert latest_backup(folder)


def test_what_was_typed_last_is_not_lost_with_the_window(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window
    desk.window.show_page("office")
    page: Any = desk.window.page
    page.fields["name"].editor.setFocus()
    qtbot.keyClicks(page.fields["name"].editor, "Buddywerking")
    desk.window.close()
    with Vault.unlock(folder, passphrase=SECRET) as vault, vault.read() as session:
        assert office.office(session).name == "Buddywerking"


def test_a_name_that_was_being_said_is_not_lost_either(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window
    marleen = desk.window.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    desk.window.store.write(network.name, marleen, ["Mama"])
    desk.window.show_page("network")
    page: Any = desk.window.page
    page.show_participant(marleen)
    qtbot.keyClicks(page.room.names.line, "Godelieve")
    desk.window.close()
    with Vault.unlock(folder, passphrase=SECRET) as vault, vault.read() as session:
        assert [row.name for row in network.network(session, marleen).contacts] == ["Mama", "Godelieve"]


def test_a_vault_that_lost_changes_opens_only_after_a_question(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        old = (folder / "data.db").read_bytes()
        perform(vault, people.add_participant, {"first_name": "Marleen"}, {})
    (folder / "data.db").write_bytes(old)

    asked: list[str] = []

    def agree() -> None:
        for dialog in desk.unlock.findChildren(Dialog) if desk.unlock else ():
            asked.append(dialog.title.text())
            asking.stop()
            next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Zo openen").click()

    asking = QTimer(desk, interval=30)
    asking.timeout.connect(agree)
    desk.ask()
    assert desk.unlock
    asking.start()
    desk.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: desk.window is not None)
    assert asked == ["Zonder die wijzigingen openen?"]


def test_a_vault_of_another_laptop_is_taken_over_after_a_question(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    held = {"host": "LAPTOP-TOM", "pid": 7, "since": "2026-11-23T09:41:00+00:00"}
    (folder / "holder.json").write_text(json.dumps(held))
    said: list[str] = []

    def agree() -> None:
        for dialog in desk.unlock.findChildren(Dialog) if desk.unlock else ():
            said.extend(one.text() for one in dialog.findChildren(QLabel))
            asking.stop()
            next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Hier openen").click()

    asking = QTimer(desk, interval=30)
    asking.timeout.connect(agree)
    desk.ask()
    assert desk.unlock
    asking.start()
    desk.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: desk.window is not None)
    assert any("LAPTOP-TOM" in words for words in said)


def test_a_key_file_that_came_from_a_backup_is_said_above_every_page(desk: Desk, folder: Path) -> None:
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        backup(vault)
    for name in ("keys.json", "keys.json.bak"):
        (folder / name).unlink()
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window
    (notice,) = desk.window.findChildren(NoticeLine)
    assert "sleutelbestand" in notice.words.text()


def test_from_the_window_it_locks_before_a_backup_is_put_back(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    vault = Vault.unlock(folder, passphrase=SECRET)
    desk.open(vault)
    assert desk.window
    desk.window.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    desk.window.show_page("office")
    page: Any = desk.window.page
    page.show_section("laptop")
    page.backups.put_back.click()
    assert vault.is_locked
    assert desk.unlock
    (dialog,) = desk.unlock.findChildren(RestoreBackup)
    qtbot.waitUntil(lambda: dialog.file is not None)
    assert dialog.is_in_place
    dialog.close()


def test_a_backup_may_be_put_back_although_none_could_be_made_on_locking(desk: Desk, folder: Path) -> None:
    vault = Vault.unlock(folder, passphrase=SECRET)
    desk.open(vault)
    assert desk.window
    desk.window.store.write(people.add_participant, {"first_name": "Marleen"}, {})
    (folder / "backups").write_text("in the way")
    with pytest.raises(KlikError):
        desk.put_back()
    assert vault.is_locked
    assert desk.unlock
    (dialog,) = desk.unlock.findChildren(RestoreBackup)
    dialog.close()


def test_a_large_vault_that_is_found_damaged_is_locked_with_a_sentence(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(opening, "SOON", 0)
    vault = Vault.unlock(folder, passphrase=SECRET)
    desk.open(vault)
    with open(folder / "data.db", "r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(b"100 bytes that do not hold".ljust(100))
    qtbot.waitUntil(lambda: vault.is_locked, timeout=20_000)  # it is read through when all pages are made
    assert desk.window is None
    assert desk.unlock
    assert "beschadigd" in desk.unlock.field.error
    assert desk.unlock.mend.isVisible()
    assert latest_backup(folder) is None
    with pytest.raises(VaultDamaged):  # from now on before anything is shown
        Vault.unlock(folder, passphrase=SECRET)


def test_damage_that_a_check_finds_locks_with_a_sentence_too(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    vault = Vault.unlock(folder, passphrase=SECRET)
    desk.open(vault)
    assert desk.window
    with open(folder / "data.db", "r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(b"100 bytes that do not hold".ljust(100))
    desk.window.show_page("office")
    page: Any = desk.window.page
    page.check_vault()
    qtbot.waitUntil(lambda: vault.is_locked)
    assert desk.window is None
    assert desk.unlock
    assert "beschadigd" in desk.unlock.field.error


def test_a_backup_that_did_not_hold_is_told_above_the_pages(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    vault = Vault.unlock(folder, passphrase=SECRET)
    made = before(vault, "Test").path
    with open(made, "r+b") as file:
        file.seek(3000)
        file.write(b"bytes that do not hold")
    desk.open(vault)
    assert desk.window
    desk.window.findChild(BackingUp).begin()
    qtbot.waitUntil(lambda: bool(desk.window and desk.window.findChildren(NoticeLine)))
    (notice,) = desk.window.findChildren(NoticeLine)
    assert "beschadigd" in notice.words.text()
    notice.follow.click()
    page: Any = desk.window.page
    assert page.sections.current == "laptop"
    qtbot.waitUntil(lambda: not page.backups.last.visibleRegion().isEmpty())
    assert "bleek een back-up beschadigd" in page.backups.trial.text()
    made_anew = latest_backup(folder)
    assert made_anew
    assert made_anew.why == IN_PLACE


def test_why_no_backup_can_be_made_stays_above_the_pages_until_one_is(desk: Desk, folder: Path) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window

    def said() -> list[str]:
        lines = desk.window.findChildren(NoticeLine) if desk.window else []
        return [line.words.text() for line in lines if line.isVisible()]

    going = desk.window.findChild(BackingUp)
    for why in ("Er is geen plaats meer.", "De schijf is weg."):
        going.held_up.emit(why)
        assert said() == [why]
    going.held_up.emit("")
    assert said() == []


def test_the_demo_is_not_remembered(desk: Desk, folder: Path, tmp_path: Path) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET), remember=False)
    assert settings.load() == {"tour": 0}


def test_practice_data_are_looked_at_and_left_for_a_vault_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_in: Any, qtbot: QtBot
) -> None:
    monkeypatch.setattr("app.services.demo_vault.data_folder", lambda: tmp_path / "data")
    desk = Desk(None)
    desk.ask()
    assert desk.unlock
    desk.unlock.welcome.demo.click()
    assert not desk.unlock.welcome.new_vault.isEnabled()
    qtbot.waitUntil(lambda: desk.window is not None, timeout=60_000)
    assert desk.window
    (notice,) = desk.window.findChildren(NoticeLine)
    assert notice.isVisible()
    assert "verzonnen" in notice.words.text()
    assert settings.load() == {"tour": 0}
    notice.follow.click()
    assert desk.window is None
    assert desk.unlock
    assert desk.unlock.welcome.isVisible()
    desk.unlock.close()


def test_a_backup_is_put_back_and_opened(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("app.ui.unlock.new_vault.data_folder", lambda: tmp_path / "data")
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        perform(vault, people.add_participant, {"first_name": "Marleen"}, {})
        file = backup(vault, tmp_path / "stick.klikbackup").path
    desk = Desk(None)
    desk.ask()
    assert desk.unlock
    monkeypatch.setattr("app.ui.unlock.restore.QFileDialog.getOpenFileName", lambda *_asked: (str(file), ""))
    desk.unlock.welcome.restore.click()
    (dialog,) = desk.unlock.findChildren(RestoreBackup)
    dialog.choose.click()
    qtbot.keyClicks(dialog.password.secret, SECRET)
    dialog.answer.click()
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.window
    assert settings.load()["vault"] == str(tmp_path / "data" / "kluis")
    assert [row.first_name for row in desk.window.store.read(people.participants, date.today())] == ["Marleen"]
    desk.window.close()


def test_a_folder_without_a_vault_is_said_and_nothing_is_made(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk(tmp_path / "nergens")
    desk.ask()
    assert desk.unlock
    assert desk.unlock.welcome.sentence
    assert not (tmp_path / "nergens").exists()
    desk.unlock.close()


def test_a_vault_in_the_usual_folder_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr("app.ui.unlock.entrance.data_folder", lambda: tmp_path / "data")
    locked_vault(tmp_path / "data" / "kluis")
    desk = Desk(None)
    desk.ask()
    assert desk.unlock
    assert desk.unlock.field.isVisible()
    begun: list[str] = []
    monkeypatch.setattr(
        "app.ui.unlock.entrance.QFileDialog.getExistingDirectory", lambda _page, _title, near: begun.append(near) or ""
    )
    desk.unlock.other_file_wanted.emit()
    assert begun == [str(tmp_path / "data")]
    desk.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.window
    desk.window.close()


def test_a_first_vault_is_made_in_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr("app.ui.unlock.new_vault.data_folder", lambda: tmp_path / "data")
    desk = Desk(None)
    desk.ask()
    assert desk.unlock
    assert not desk.unlock.field.isVisible()
    desk.unlock.welcome.new_vault.click()
    (asking,) = desk.unlock.findChildren(NewVault)
    for edit in (asking.secret.first, asking.secret.second):
        qtbot.keyClicks(edit, SECRET)
    asking.answer.click()
    qtbot.waitUntil(lambda: bool(desk.unlock and desk.unlock.findChildren(RecoveryCode)), timeout=20_000)
    (shown,) = desk.unlock.findChildren(RecoveryCode)
    assert desk.window is None
    code = next(card.accessibleName() for card in shown.findChildren(QFrame) if card.objectName() == "card")
    qtbot.keyClicks(shown.check, code.rpartition("-")[2])
    shown.answer.click()
    assert desk.unlock is None
    assert desk.steps
    desk.steps.skip.click()
    assert desk.steps is None
    assert desk.window
    assert settings.load()["vault"] == str(tmp_path / "data" / "kluis")
    desk.window.close()
    Vault.unlock(tmp_path / "data" / "kluis", recovery_code=code).lock()


def test_the_first_steps_lead_to_reading_in_lists(folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    choose = "app.ui.importing.files_step.QFileDialog.getOpenFileNames"
    monkeypatch.setattr(choose, lambda *which: asked.append(which[1]) or ([], ""))
    desk = Desk(None)
    desk.begin(Vault.unlock(folder, passphrase=SECRET))
    assert desk.steps
    desk.steps.show_step(3)
    desk.steps.lists.read.click()
    assert desk.window
    assert [one.isVisible() for one in desk.window.findChildren(ImportWizard)] == [True]
    qtbot.waitUntil(lambda: asked == ["Welke lijsten?"])
    desk.window.close()


def test_closing_the_first_steps_locks_the_vault_and_keeps_what_was_typed(folder: Path, qtbot: QtBot) -> None:
    desk = Desk(None)
    desk.begin(Vault.unlock(folder, passphrase=SECRET))
    assert desk.steps
    qtbot.keyClicks(desk.steps.letterhead.fields.by_name["name"].editor, "Werking")
    desk.steps.close()
    with Vault.unlock(folder, passphrase=SECRET) as vault, vault.read() as session:
        assert office.office(session).name == "Werking"


def test_first_steps_that_were_broken_off_are_taken_up_where_one_was(folder: Path, qtbot: QtBot) -> None:
    def offered(desk: Desk) -> list[NoticeLine]:
        assert desk.window
        return [line for line in desk.window.findChildren(NoticeLine) if "eerste stappen" in line.words.text()]

    def commands(desk: Desk) -> list[str]:
        assert desk.window
        return [one.words for one in desk.window.rare if "eerste stappen" in one.words]

    desk = Desk(None)
    desk.begin(Vault.unlock(folder, passphrase=SECRET))
    assert desk.steps
    desk.steps.show_step(2)
    desk.steps.close()
    assert settings.load()["vault"] == str(folder), "and the vault is found again"
    desk = Desk(folder)
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert commands(desk) == ["Verder met de eerste stappen"]
    (line,) = offered(desk)
    line.follow.click()
    qtbot.waitUntil(lambda: desk.steps is not None)
    assert desk.steps
    assert (desk.steps.step, desk.window) == (2, None)
    desk.steps.skip.click()
    assert desk.window
    assert (offered(desk), commands(desk)) == ([], [])
    desk.window.close()


def test_steps_that_are_broken_off_do_not_wear_the_name_of_another_office(folder: Path, qtbot: QtBot) -> None:
    settings.save(vault="/elsewhere", office="Oude werking")
    desk = Desk(None)
    desk.begin(Vault.unlock(folder, passphrase=SECRET))
    assert desk.steps
    desk.steps.close()
    assert (settings.load()["vault"], settings.load().get("office", "")) == (str(folder), "")


def test_who_would_rather_not_go_on_with_the_first_steps_is_not_asked_again(folder: Path, qtbot: QtBot) -> None:
    first_steps.keep(folder, 1)
    desk = Desk(folder)
    for times in (1, 0):
        desk.open(Vault.unlock(folder, passphrase=SECRET))
        assert desk.window
        lines = [line for line in desk.window.findChildren(NoticeLine) if "eerste stappen" in line.words.text()]
        assert len(lines) == times
        for line in lines:
            assert line.decline
            line.decline.click()
            assert not line.isVisible()
        assert not [one for one in desk.window.rare if "eerste stappen" in one.words]
        desk.window.close()


def test_another_vault_is_chosen_where_none_is_known(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    chosen = [str(tmp_path), str(folder)]
    monkeypatch.setattr("app.ui.unlock.entrance.QFileDialog.getExistingDirectory", lambda *_given: chosen.pop(0))
    desk = Desk(None)
    desk.ask()
    assert desk.unlock
    desk.unlock.welcome.find_vault.click()
    assert desk.unlock.welcome.sentence
    assert not desk.unlock.secret.isVisible()
    desk.unlock.welcome.find_vault.click()
    assert not desk.unlock.welcome.sentence
    assert desk.unlock.secret.isVisible()
    desk.unlock.password_given.emit(SECRET)
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.window
    desk.window.close()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the clock on the wall can only be set there")
def test_the_last_backup_is_said_by_the_clock_on_the_wall(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = json.loads((folder / "state.json").read_text())
    (folder / "state.json").write_text(json.dumps(known | {"backup_at": "2026-11-19T23:30:00+00:00"}))
    with monkeypatch.context() as here:
        here.setenv("TZ", "CET-1")
        time.tzset()
        desk.ask()
    time.tzset()
    assert desk.unlock
    said = [label.text() for label in desk.unlock.findChildren(QLabel)]
    assert any("nagekeken back-up: " + short_date(date(2026, 11, 20)) in words for words in said)


def test_numbers_that_were_being_typed_are_not_lost_with_the_window(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk.window
    store = desk.window.store
    made = store.write(
        duo_path.accept,
        store.write(people.add_participant, {"first_name": "Marleen"}, {"status": ParticipantStatus.WAITING}),
        store.write(people.add_buddy, {"first_name": "Nadia"}, {"status": BuddyStatus.AVAILABLE}),
        date.today(),
    )
    store.write(duo_path.note_meeting, made, Click.YES, Click.YES, date.today())
    desk.window.show_page("duos")
    page: Any = desk.window.page
    high = page.detail.agreement.form.trial.edits[1]
    high.setFocus()
    high.selectAll()
    qtbot.keyClicks(high, "25")
    desk.window.close()
    with Vault.unlock(folder, passphrase=SECRET) as vault, vault.read() as session:
        assert agreements.terms(session, made)["trial_max"] == 25


def test_nothing_begins_to_read_a_vault_that_is_being_locked(
    desk: Desk, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SOON", 0)
    vault = Vault.unlock(folder, passphrase=SECRET)
    assert not vault.was_read_through
    monkeypatch.setattr(first_seconds, "SOON", 0)
    desk.open(vault)
    while not any_running():  # it reads ahead
        QApplication.processEvents()
    assert desk.window
    desk.window.lock_wanted.emit()
    assert not any_running()


def test_who_came_in_with_the_recovery_code_is_led_to_another_password(tmp_path: Path, qtbot: QtBot) -> None:
    vault, code = Vault.create(tmp_path / "kluis", SECRET, cost=Cost(8, 1, 1))
    vault.lock()
    desk = Desk(None)
    desk.open(Vault.unlock(tmp_path / "kluis", recovery_code=code))
    assert desk.window
    (notice,) = desk.window.findChildren(NoticeLine)
    assert "code op papier" in notice.words.text()
    notice.follow.click()
    assert desk.window.page.id == "office"
    assert desk.window.page.sections.current == "laptop"  # type: ignore[attr-defined]
    desk.window.close()
