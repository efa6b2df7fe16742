"""*Lijst | Tabel* on the page of duos: one search and one filter, and an arrangement that is remembered."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.services import duo_path
from app.services.subjects import Subject
from app.ui.lists.table_pane import TablePane
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.vocabulary import Click

TableOf = Callable[[MainWindow], TablePane]
OpenWindow = Callable[..., MainWindow]
TODAY = date(2026, 11, 23)


def shown(pane: TablePane) -> list[str]:
    return [row.participant_first for row in pane.table.rows.shown]


def test_the_table_shows_what_the_list_does_and_gives_it_back(
    window: MainWindow, table_of: TableOf, qtbot: QtBot
) -> None:
    page: Any = window.page
    page.list.all.click()
    qtbot.keyClicks(page.list.search, "emile")
    pane = table_of(window)
    assert (shown(pane), pane.filter, pane.search.text()) == (["Émile"], "all", "emile")
    pane.search_for("")
    pane.chips["open"].click()
    assert shown(pane) == ["Émile", "Luc"]
    pane.table.select(page.views.table.table.rows.shown[1].id)
    page.views.switch.choose("list")
    assert (page.list.search.text(), page.list.going_on.isChecked()) == ("", True)
    assert page.list.current == pane.table.current


def test_the_search_finds_what_its_hint_names_and_nothing_else(window: MainWindow, table_of: TableOf) -> None:
    pane = table_of(window)
    for query, found in (("bij geel", ["Émile"]), ("KIEZEL mol", ["Luc"]), ("voorgesteld", []), ("2026", [])):
        pane.search_for(query)
        assert (query, shown(pane)) == (query, found)


def test_an_empty_search_says_so_and_is_cleared(window: MainWindow, table_of: TableOf, qtbot: QtBot) -> None:
    pane = table_of(window)
    pane.search_for("niemand")
    assert not pane.print.isEnabled()
    clear = next(button for button in pane.findChildren(Button) if button.kind == "link")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert shown(pane) == ["Émile", "Luc", "Yasmina"]


def test_enter_and_a_double_click_open_the_row_in_the_list(window: MainWindow, table_of: TableOf, qtbot: QtBot) -> None:
    page: Any = window.page
    pane = table_of(window)
    second = pane.table.rows.shown[1].id
    pane.table.select(second)
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert (page.views.switch.current, page.list.current) == ("list", second)
    pane = table_of(window)
    at = QPoint(40, pane.table.rowViewportPosition(0) + 10)
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (page.views.switch.current, page.list.current) == ("list", pane.table.rows.shown[0].id)


def test_ctrl_f_and_f6_go_where_the_table_is(window: MainWindow, table_of: TableOf, qtbot: QtBot) -> None:
    pane = table_of(window)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.search.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert pane.table.hasFocus()


def test_another_page_that_names_a_duo_brings_the_list_back(
    window: MainWindow, table_of: TableOf, duo_ids: list[UUID]
) -> None:
    page: Any = window.page
    table_of(window)
    page.show_duo(duo_ids[2])
    assert (page.views.switch.current, page.list.current) == ("list", duo_ids[2])


def test_the_arrangement_comes_back_in_the_next_window(
    open_window: OpenWindow, table_of: TableOf, duo_ids: list[UUID], tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = open_window(settings)
    table = table_of(first).table
    header = table.horizontalHeader()
    table.setColumnWidth(0, 333)
    table.setColumnHidden(2, True)
    header.moveSection(header.visualIndex(7), 1)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    arranged = [column.title for column in table.shown_columns]
    first.close()
    again: Any = open_window(settings).page
    assert again.views.switch.current == "table"
    pane = again.views.table
    assert [column.title for column in pane.table.shown_columns] == arranged
    assert pane.table.columnWidth(0) == 333
    assert [row.place for row in pane.table.rows.shown] == ["Mol", "Geel"]


def test_a_change_elsewhere_comes_into_the_table_and_the_choice_stays(
    window: MainWindow, table_of: TableOf, store: Store, duo_ids: list[UUID]
) -> None:
    pane = table_of(window)
    pane.table.select(duo_ids[1])
    store.write(duo_path.note_meeting, duo_ids[0], Click.NO, Click.NO, TODAY)
    assert shown(pane) == ["Luc"]
    assert pane.table.current == duo_ids[1]
    store.undo()
    assert shown(pane) == ["Émile", "Luc"]


def test_the_model_is_sound(window: MainWindow, table_of: TableOf, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table_of(window).table.rows)


@pytest.mark.parametrize("width", [1000, 1024, 1339, 1366])
def test_nothing_is_cut(width: int, window: MainWindow, table_of: TableOf, cut_in: Any) -> None:
    window.resize(width, 768)
    table_of(window)
    QApplication.processEvents()
    assert cut_in(window) == []


def test_ctrl_l_is_about_the_row_of_the_table(
    window: MainWindow, table_of: TableOf, duo_ids: list[UUID], qtbot: QtBot
) -> None:
    page: Any = window.page
    page.show_duo(duo_ids[0])
    pane = table_of(window)
    pane.table.select(duo_ids[1])
    with qtbot.waitSignal(page.note_wanted) as wanted:
        qtbot.keyClick(pane.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [Subject("duo", duo_ids[1])]


def test_whoever_another_page_names_stays_in_sight_after_a_search_in_the_table(
    window: MainWindow, table_of: TableOf, duo_ids: list[UUID], qtbot: QtBot
) -> None:
    page: Any = window.page
    pane = table_of(window)
    pane.search_for("luc")
    page.show_duo(duo_ids[0])
    qtbot.wait(20)
    assert page.list.current == duo_ids[0]
