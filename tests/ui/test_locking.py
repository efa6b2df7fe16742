"""When Klik locks, and that it does so clean: whatever is open, whatever runs, and nothing of a name stays behind."""

import gc
import json
import sys
import time
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text, update
from sqlalchemy.pool import SingletonThreadPool
from sqlalchemy.pool.base import _ConnectionFairy

from app import settings
from app.errors import KlikError
from app.models import Base, Office
from app.services import people
from app.services.actions import action, perform
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui import clipboard, locking, messages
from app.ui.contacts.dialog import ContactDialog
from app.ui.desk import Desk
from app.ui.locking import LAST, TICK, USUAL, Locking
from app.ui.messages import CrashDialog, confirm
from app.ui.tasks import Task, any_running
from app.ui.tour import progress
from app.ui.unlock.recovery import RecoveryCode
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.notice_line import NoticeLine
from app.vocabulary import ParticipantStatus
from tests.filled import fill
from tests.vaults import SECRET, locked_vault


class Clocks:
    """One that stops when the laptop sleeps, and the one on the wall."""

    def __init__(self) -> None:
        self.counted, self.wall = 1000.0, 5000.0

    def pass_by(self, seconds: float) -> None:
        self.counted += seconds
        self.wall += seconds

    def sleep(self, seconds: float) -> None:
        self.wall += seconds


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")
    progress.keep(0)  # nobody is offered the tour here


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(clocks: Clocks, qtbot: QtBot) -> Iterator[Locking]:
    made = Locking(None, lambda: clocks.counted, lambda: clocks.wall)
    made._timer.stop()  # each look is asked for here
    yield made
    made.deleteLater()


@pytest.fixture
def said(watch: Locking) -> list[object]:
    heard: list[object] = []
    watch.warned.connect(heard.append)
    watch.lock_wanted.connect(lambda: heard.append("lock"))
    return heard


def look_for(seconds: int, watch: Locking, clocks: Clocks) -> None:
    """Let time go by, with the looks in it."""
    for _look in range(seconds // TICK):
        clocks.pass_by(TICK)
        watch.look()


def test_whoever_is_away_ten_minutes_finds_it_locked_and_was_told_before(
    watch: Locking, clocks: Clocks, said: list[object]
) -> None:
    look_for(USUAL * 60 - LAST - TICK, watch, clocks)
    assert said == []
    look_for(TICK, watch, clocks)
    assert said == [True]
    look_for(LAST - TICK, watch, clocks)
    assert said == [True]
    look_for(TICK, watch, clocks)
    assert said == [True, False, "lock"]


def test_any_key_keeps_it_open(watch: Locking, clocks: Clocks, said: list[object], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is window.windowHandle())
    look_for(USUAL * 60 - TICK, watch, clocks)
    assert said == [True]
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    QApplication.processEvents()
    assert said == [True, False]
    look_for(USUAL * 60 - LAST - TICK, watch, clocks)
    assert said == [True, False]


@pytest.mark.parametrize("minutes", [2, 20, 0])
def test_this_laptop_keeps_after_how_long(minutes: int, watch: Locking, clocks: Clocks, said: list[object]) -> None:
    locking.choose_minutes(minutes)
    assert locking.minutes() == minutes
    look_for(minutes * 60 - TICK, watch, clocks)
    assert "lock" not in said
    look_for(3600, watch, clocks)
    assert ("lock" in said) is bool(minutes)


def test_rubbish_in_the_settings_is_the_usual_time(tmp_path: Path) -> None:
    for kept in (7, "10", None, [2]):
        settings.save(lock_after=kept)
        assert locking.minutes() == USUAL


def test_a_laptop_that_slept_is_locked_at_the_first_look(watch: Locking, clocks: Clocks, said: list[object]) -> None:
    locking.choose_minutes(0)
    look_for(60, watch, clocks)
    clocks.sleep(5 * 60)
    look_for(TICK, watch, clocks)
    assert said == ["lock"]
    look_for(60, watch, clocks)
    assert said == ["lock"]


def test_a_clock_that_goes_back_locks_nothing_and_opens_nothing(
    watch: Locking, clocks: Clocks, said: list[object]
) -> None:
    clocks.sleep(-3600)
    look_for(USUAL * 60 - LAST - TICK, watch, clocks)
    assert said == []
    look_for(LAST + TICK, watch, clocks)
    assert said[-1] == "lock"


def test_who_waits_for_a_long_task_is_not_locked_out_but_a_stuck_one_keeps_nothing_open(
    watch: Locking, clocks: Clocks, said: list[object], qtbot: QtBot
) -> None:
    over = Event()
    task = Task(lambda is_cancelled, report: over.wait()).start()
    look_for(USUAL * 60 + TICK, watch, clocks)
    assert said == [True, False]
    look_for(USUAL * 60, watch, clocks)
    assert said[-1] == "lock"
    over.set()
    qtbot.waitUntil(lambda: not any_running())
    assert task


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return locked_vault(tmp_path / "kluis")


@pytest.fixture
def desk(folder: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(folder)
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        perform(
            vault,
            people.add_participant,
            {"first_name": "Marleen", "last_name": "Vinkenstein"},
            {"status": ParticipantStatus.WAITING},
        )
    made.open(Vault.unlock(folder, passphrase=SECRET))
    yield made
    for window in (made.window, made.unlock):
        if window:
            window.close()


def test_the_last_half_minute_says_so_above_the_page(desk: Desk, cut_in: Any) -> None:
    window = desk.window
    assert window

    def lines() -> list[NoticeLine]:
        return [line for line in window.findChildren(NoticeLine) if line.isVisible()]

    desk.locking.warned.emit(True)
    assert len(lines()) == 1
    assert cut_in(window) == []
    desk.locking.warned.emit(False)
    assert lines() == []
    desk.locking.warned.emit(True)
    desk.locking._warns = True
    lines()[0].follow.click()
    assert lines() == []


def test_it_locks_in_the_midst_of_questions_within_questions(desk: Desk, qtbot: QtBot) -> None:
    """A dialog that waits, with a question over it, each in a loop of its own; what follows them finds nothing."""
    window, vault = desk.window, desk._vault
    assert window
    assert vault
    marleen = window.store.read(people.participants, date.today())[0].id
    went_on: list[str] = []

    def ask() -> None:
        dialog = ContactDialog(window, window.store, Subject("participant", marleen), date.today())
        QTimer.singleShot(20, lambda: went_on.append(str(confirm(dialog, "Zeker?", "Het is dan weg.", "Weg"))))
        went_on.append(str(dialog.exec()))

    def lock_once_both_ask() -> None:
        if sum(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets()) == 2:
            desk.locking.lock_wanted.emit()
        else:
            QTimer.singleShot(20, lock_once_both_ask)

    QTimer.singleShot(0, ask)
    QTimer.singleShot(20, lock_once_both_ask)
    qtbot.waitUntil(lambda: vault.is_locked and len(went_on) == 2)
    assert went_on == ["False", "0"]
    assert desk.unlock
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == [desk.unlock]


def test_the_keys_lock_over_a_dialog_as_well(desk: Desk, qtbot: QtBot) -> None:
    window, vault = desk.window, desk._vault
    assert window
    assert vault
    marleen = window.store.read(people.participants, date.today())[0].id
    dialog = ContactDialog(window, window.store, Subject("participant", marleen), date.today())
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not vault.is_locked
    QTest.keyPress(dialog.windowHandle(), Qt.Key.Key_L, both)  # no release: the window that it would come to is gone
    qtbot.waitUntil(lambda: vault.is_locked)


def test_who_asked_for_something_that_needs_the_vault_is_not_told_of_a_fault(
    desk: Desk, qtbot: QtBot, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a paper is made after a question, whatever was answered."""
    window, vault = desk.window, desk._vault
    assert window
    assert vault
    monkeypatch.setattr("sys.excepthook", None)
    messages.install_excepthook()
    hook = sys.excepthook
    with qtbot.captureExceptions() as caught:

        def ask() -> None:
            Dialog(window, "Wat zeg je?").exec()
            window.store.read(people.participants, date.today())

        QTimer.singleShot(0, ask)
        QTimer.singleShot(200, desk.lock)
        qtbot.waitUntil(lambda: bool(caught))
    kind, error, trace = caught[0]
    hook(kind, error, trace)
    assert [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()] == []


def test_a_dialog_that_lets_nobody_leave_goes_as_well(desk: Desk, qtbot: QtBot) -> None:
    assert desk.window
    RecoveryCode(desk.window, "7KM2W-Q9RTX-0HV3C-NN8WM-4PZ6W1").open()
    menu = QMenu(desk.window)
    menu.addAction("Marleen Vinkenstein")
    menu.popup(desk.window.pos())
    desk.lock()
    assert desk.unlock
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == [desk.unlock]


def test_a_task_that_runs_is_stopped_and_what_it_finds_goes_nowhere(desk: Desk, qtbot: QtBot) -> None:
    assert desk.window
    vault, reading, over, finished = desk._vault, Event(), Event(), Event()
    told: list[object] = []
    assert vault

    def work(_is_cancelled: object, _report: object) -> int:
        with vault.read() as session:
            session.execute(text("SELECT 1"))
            reading.set()
            over.wait()
            found = len(people.participants(session, date.today()))
        finished.set()
        return found

    task = Task(work)
    task.done.connect(told.append)
    task.start()
    reading.wait()
    key = vault.keys()[1]
    desk.lock()
    assert vault.is_locked
    over.set()
    qtbot.waitUntil(finished.is_set)
    qtbot.wait(100)
    assert told == []
    assert not any_running()
    gc.unfreeze()
    gc.collect()
    assert [one for one in gc.get_referrers(key) if type(one).__name__ != "frame"] == []
    # what is rehearsed for the next window stands in memory, where nobody is
    fairies = [one for one in gc.get_objects() if isinstance(one, _ConnectionFairy)]
    assert [one for one in fairies if not isinstance(one._pool, SingletonThreadPool)] == []
    with Vault.unlock(vault.folder, passphrase=SECRET) as again:
        assert not again.is_locked


def test_what_a_task_is_writing_is_written_whole_before_the_vault_closes(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    assert desk.window
    store, begun = desk.window.store, Event()

    @action("Two at once")
    def add_two(session: Any) -> None:
        for name in ("Odile", "Bie"):
            people.add_participant(session, {"first_name": name}, {})
            begun.set()
            time.sleep(0.1)  # in which locking begins

    task = Task(lambda is_cancelled, report: store.write_beside(add_two)).start()
    begun.wait()
    desk.lock()
    assert task
    with Vault.unlock(folder, passphrase=SECRET) as vault, vault.read() as session:
        names = {one.first_name for one in people.participants(session, date.today())}
    assert names == {"Marleen", "Odile", "Bie"}
    qtbot.wait(50)


def test_the_steps_of_a_first_start_and_the_question_who_works_are_locked_too(folder: Path, qtbot: QtBot) -> None:
    desk = Desk(folder)
    first = Vault.unlock(folder, passphrase=SECRET)
    desk.begin(first)
    desk.lock()
    assert first.is_locked
    assert desk.steps is None
    assert desk.unlock
    entrance = desk._entrance
    assert entrance
    second = Vault.unlock(folder, passphrase=SECRET)
    entrance._vault = second
    entrance.page.ask_who([(uuid4(), "An Zilverberk")])
    desk.lock()
    assert second.is_locked
    assert desk.unlock
    assert desk.unlock is not entrance.page
    assert desk.unlock.isVisible()
    desk.unlock.close()


def test_the_vault_is_closed_even_where_what_was_typed_cannot_be_kept(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    assert desk.window
    vault = desk._vault
    assert vault
    marleen = desk.window.store.read(people.participants, date.today())[0].id
    dialog = ContactDialog(desk.window, desk.window.store, Subject("participant", marleen), date.today())
    dialog.open()
    qtbot.keyClicks(dialog.remark.editor, "Een half verhaal")
    (folder / "drafts").mkdir()
    with pytest.raises((OSError, KlikError)):
        desk.lock()
    assert vault.is_locked
    assert desk.unlock
    assert desk.unlock.isVisible()


def test_locking_waits_for_nobody_where_a_field_cannot_be_stored(
    desk: Desk, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file was moved away: the sentence about it would wait for an answer, with the page behind it."""
    assert desk.window
    vault = desk._vault
    assert vault
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    messages.install_excepthook()
    desk.window.activateWindow()
    desk.window.show_page("office")
    page: Any = desk.window.page
    qtbot.keyClicks(page.fields["name"].editor, "Buddywerking")
    (folder / "data.db").rename(folder / "weg.db")
    QTimer.singleShot(0, desk.locking.lock_wanted.emit)
    qtbot.waitUntil(lambda: vault.is_locked)
    qtbot.wait(100)
    assert desk.unlock
    above = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not desk.unlock]
    assert not any(isinstance(top, Dialog) and "Buddywerking" in top.title.text() for top in above)
    for top in above:
        top.close()


def test_what_was_copied_is_gone_with_the_lock_unless_it_is_somebody_elses(desk: Desk) -> None:
    clipboard.copy("0470 12 34 56")
    assert "x-kde-passwordManagerHint" in QApplication.clipboard().mimeData().formats()
    desk.lock()
    assert QApplication.clipboard().text() == ""
    QApplication.clipboard().setText("van een ander programma")
    clipboard.forget()
    assert QApplication.clipboard().text() == "van een ander programma"


def test_a_number_is_only_briefly_on_the_clipboard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "MOMENT", 30)
    clipboard.copy("0470 12 34 56", briefly=True)
    clipboard.copy("Een brief die er langer mag staan")
    qtbot.wait(80)
    assert QApplication.clipboard().text() == "Een brief die er langer mag staan"
    clipboard.copy("0470 12 34 56", briefly=True)
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "")


def test_nothing_of_an_open_vault_is_left_in_memory(desk: Desk, qtbot: QtBot) -> None:
    """No widget, no store, no engine, and nobody who holds the key; no name in anything that Python keeps."""
    window, vault = desk.window, desk._vault
    assert window
    assert vault
    for page in window.pages:
        window.show_page(page.id)
        qtbot.wait(50)
    window.show_page("participants")
    people_page: Any = window.page
    people_page.choose(window.store.read(people.participants, date.today())[0].id)
    people_page.edit()
    qtbot.waitUntil(lambda: not any_running())
    key = vault.keys()[1]
    gone = [weakref.ref(one) for one in (window, window.store, vault._engine, people_page)]
    del window, page, people_page
    desk.lock()
    qtbot.waitUntil(lambda: not any(one() for one in gone), timeout=20_000)
    assert vault._key == b""
    mine = [one for one in gc.get_referrers(key) if type(one).__name__ not in ("frame", "coroutine")]
    assert mine == []
    assert [one for one in QApplication.allWidgets() if one.window() is not desk.unlock] == []
    kept = [
        one for one in gc.get_objects() if isinstance(one, list | tuple | dict | set) and _names("Vinkenstein", one)
    ]
    assert kept == []


def _names(name: str, held: Any) -> bool:
    values = held.values() if isinstance(held, dict) else held
    return any(isinstance(value, str) and value.startswith(name) for value in list(values))


def test_a_fault_while_names_are_everywhere_leaves_none_of_them(
    folder: Path, tmp_path: Path, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    """A name in every text of the vault, on which Klik itself fails: no file, no title and no report holds one."""
    vault = Vault.unlock(folder, passphrase=SECRET)
    with vault.write("Filled") as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
        fill(session, Base.metadata, "Vinkenstein")
        session.execute(update(Office).values(name="Buddywerking"))
    desk, reports = Desk(folder), []
    titles: set[str] = set()

    def read_report() -> None:
        for top in QApplication.topLevelWidgets():
            titles.add(top.windowTitle())
            if isinstance(top, CrashDialog) and top.isVisible():
                reports.append(top.report.toPlainText())
                top.accept()

    reader = QTimer(desk, interval=20)
    reader.timeout.connect(read_report)
    reader.start()
    messages.install_excepthook()
    try:
        desk.open(vault)
        assert desk.window
        for at, page in enumerate(desk.window.pages):
            if page.id != "duos":  # there PySide itself ends over a row that cannot be drawn
                desk.window.rail.page_wanted.emit(at)
                qtbot.wait(150)
        box = desk.window._boxes[desk.window.page.id]
        desk.window.everywhere.go_to(box)
        box.setText("Vinkenstein")
        qtbot.wait(50)
        desk.lock()
        qtbot.wait(50)
    finally:
        sys.excepthook = sys.__excepthook__
        reader.stop()
    assert reports
    assert all("app.ui.main_window:" in report for report in reports)
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"settings.json", "window.ini"} <= {path.name for path in files}
    for content in (*files.values(), *(said.encode() for said in (*titles, *reports, *capfd.readouterr()))):
        assert b"vinkenstein" not in content.lower()
        assert "vinkenstein".encode("utf-16-le") not in content.lower()
    known = json.loads((tmp_path / "config" / "settings.json").read_text())
    assert set(known) <= {"vault", "office", "working", "lock_after", "tour"}
    assert desk.unlock
    desk.unlock.close()
