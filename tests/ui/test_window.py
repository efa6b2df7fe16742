"""Store and window together, on a real vault: saving, undo everywhere, stale pages, the rail, and names for all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.services import people
from app.services.actions import action
from app.storage import backup
from app.storage.vault import Vault
from app.ui.keys import KeysDialog
from app.ui.main_window import MainWindow
from app.ui.store import Store

NOON = datetime(2026, 11, 23, 12, 5)


def add(store: Store, first: str = "Marleen", last: str = "Zonnedauw") -> None:
    store.write(people.add_participant, {"first_name": first, "last_name": last}, {})


def undo_of(vault: Vault) -> str:
    entry = vault.undoable()
    return entry.about if entry else ""


@action("Nothing changed")
def change_nothing(session: Session) -> str:
    return "as it was"


@pytest.fixture
def window(store: Store, pages: list[Any], qtbot: QtBot) -> MainWindow:
    made = MainWindow(store, pages)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(pages[0].line.hasFocus)
    return made


# The store


def test_a_write_is_saved_told_and_undone(store: Store, qtbot: QtBot) -> None:
    changes: list[Any] = []
    said: list[tuple[str, bool]] = []
    history: list[tuple[str, str]] = []
    saved: list[datetime] = []
    store.changed.connect(changes.append)
    store.said.connect(lambda words, undo: said.append((words, undo)))
    store.history_changed.connect(lambda undo, redo: history.append((undo, redo)))
    store.saved.connect(saved.append)
    add(store)
    assert "participant" in changes[0].tables
    assert said[0][1]
    assert "Marleen Z." in said[0][0]
    assert [bool(words) for words in history[-1]] == [True, False]
    assert saved == [datetime(2026, 11, 23, 9, 41)]
    store.undo()
    assert [bool(words) for words in history[-1]] == [False, True]
    assert not said[-1][1]
    store.redo()
    assert [bool(words) for words in history[-1]] == [True, False]
    assert len(changes) == 3


def test_a_write_that_changed_nothing_says_nothing(store: Store) -> None:
    add(store)
    said: list[str] = []
    store.said.connect(lambda words, _undo: said.append(words))
    assert store.write(change_nothing) == "as it was"
    assert said == []


def test_a_field_is_saved_without_a_toast(store: Store, vault: Vault) -> None:
    said: list[str] = []
    saved: list[datetime] = []
    store.said.connect(lambda words, _undo: said.append(words))
    store.saved.connect(saved.append)
    store.write_quietly(people.add_participant, {"first_name": "Luc", "last_name": "Kiezelsteen"}, {})
    assert (said, len(saved), undo_of(vault)) == ([], 1, "Luc K.")


def test_undo_with_nothing_to_undo_is_no_fault(store: Store) -> None:
    said: list[str] = []
    store.said.connect(lambda words, _undo: said.append(words))
    store.undo()
    store.redo()
    assert said == []


# Undo everywhere


def test_ctrl_z_in_an_untouched_field_undoes_the_last_change(window: MainWindow, vault: Vault, qtbot: QtBot) -> None:
    add(window.store)
    qtbot.keyClick(window.page.areas[0], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undo_of(vault) == ""
    qtbot.keyClick(window.page.areas[0], Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert undo_of(vault) == "Marleen Z."


def test_ctrl_z_undoes_typing_first(window: MainWindow, vault: Vault, qtbot: QtBot) -> None:
    add(window.store)
    line = window.page.areas[0]
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), undo_of(vault)) == ("", "Marleen Z.")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undo_of(vault) == ""


def test_the_toast_and_the_bottom_line_say_what_was_done(window: MainWindow, vault: Vault, qtbot: QtBot) -> None:
    add(window.store)
    assert window.toast.isVisible()
    assert "Marleen Z." in window.bottom_line.undo.text()
    assert "9.41" in window.bottom_line.saved.text()
    qtbot.mouseClick(window.toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert undo_of(vault) == ""
    assert window.bottom_line.undo.text() == ""


# Pages


def test_a_page_reads_when_it_is_in_sight_and_something_of_its_own_changed(
    window: MainWindow, pages: list[Any]
) -> None:
    first, second = pages
    assert (first.reads, second.reads) == (1, 0)
    add(window.store)
    assert (first.reads, second.reads) == (2, 0)
    window.show_page(second.id)
    assert (first.reads, second.reads) == (2, 1)
    add(window.store, "Luc", "Kiezelsteen")
    window.show_page(second.id)
    assert (first.reads, second.reads) == (2, 1)
    window.show_page(first.id)
    assert (first.reads, second.reads) == (3, 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_Eacute], ids=["digit", "azerty"])
def test_the_second_page_by_its_digit_key(key: Qt.Key, window: MainWindow, pages: list[Any], qtbot: QtBot) -> None:
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.page is pages[1]
    assert pages[1].line.hasFocus()


def test_f6_walks_from_rail_to_page_and_back(window: MainWindow, pages: list[Any], qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.rail.tabs.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert pages[0].line.hasFocus()


def test_the_rail_is_a_list_of_tabs_and_walks_by_arrow(window: MainWindow, pages: list[Any], qtbot: QtBot) -> None:
    tabs = window.rail.tabs
    assert isinstance(tabs, QTabBar)
    face = QAccessible.queryAccessibleInterface(tabs)
    assert face.role() == QAccessible.Role.PageTabList
    assert face.child(0).role() == QAccessible.Role.PageTab
    assert [face.child(at).text(QAccessible.Text.Name) for at in range(2)] == [tabs.tabText(at) for at in range(2)]
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Down)
    assert window.page is pages[1]
    assert tabs.hasFocus()


@pytest.mark.parametrize("width", [1000, 1024, 1119, 1120, 1219, 1220, 1280, 1339, 1340, 1366])
def test_nothing_of_the_window_is_cut(width: int, window: MainWindow, cut_in: Any, qtbot: QtBot) -> None:
    add(window.store, "Marleen-Godelieve", "Zonnedauw van den Bogaerde")
    window.bottom_line.show_backup(NOON, "deze laptop en KLIKSTICK")
    window.resize(width, 768)
    qtbot.wait(1)
    assert cut_in(window) == []


@pytest.mark.parametrize(("width", "rail"), [(1024, 92), (1339, 92), (1340, 172), (1366, 172)])
def test_the_rail_narrows_with_the_window(width: int, rail: int, window: MainWindow) -> None:
    window.resize(width, 768)
    assert window.rail.width() == rail
    assert window.rail.tabs.tabRect(0).width() == rail


def test_the_lock_is_a_key_and_a_button(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_wanted):
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(window, Qt.Key.Key_L, both)
    told: list[int] = []
    window.lock_wanted.connect(lambda: told.append(1))
    window.rail.findChildren(QWidget)
    window.rail.lock_wanted.emit()
    assert told == [1]


def test_every_widget_that_takes_focus_has_a_name(window: MainWindow) -> None:
    add(window.store)
    found = [widget for widget in window.findChildren(QWidget) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert len(found) > 5
    faces = [(widget, QAccessible.queryAccessibleInterface(widget)) for widget in found]
    assert [widget for widget, face in faces if not face.text(QAccessible.Text.Name)] == []


def test_the_title_of_the_window_names_nobody(window: MainWindow) -> None:
    add(window.store)
    assert window.windowTitle() == "Klik"


def test_the_window_comes_back_where_it_was(store: Store, pages: list[Any], qtbot: QtBot, tmp_path: Any) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = MainWindow(store, pages, settings)
    qtbot.addWidget(first)
    first.resize(1111, 700)
    first.close()
    second = MainWindow(store, [type(pages[0])("again")], settings)
    qtbot.addWidget(second)
    # The screen of the tests is narrower than the window; its height tells.
    assert second.height() == 700


def test_the_backup_is_named_or_missed(window: MainWindow) -> None:
    missing = window.bottom_line.backup.text()
    window.bottom_line.show_backup(NOON, "deze laptop")
    assert missing
    assert window.bottom_line.backup.text().endswith("12.05 u. naar deze laptop")


def test_whatever_makes_a_backup_it_is_said(window: MainWindow, vault: Vault, qtbot: QtBot) -> None:
    before = window.bottom_line.backup.text()
    with ThreadPoolExecutor(1) as beside:
        beside.submit(backup.before, vault, "Test").result()
    qtbot.waitUntil(lambda: window.bottom_line.backup.text() != before)
    assert window.bottom_line.backup.text().startswith("Laatste nagekeken back-up: vandaag")


def test_shift_f1_tells_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []

    def read() -> None:
        dialog = window.findChild(KeysDialog)
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(50, read)
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert {"Overal zoeken", "Ctrl+K", "Spatie"} <= set(told)
