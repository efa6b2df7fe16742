"""All duos by month: typed on a table, shown as it was noted, and each digit one step to undo."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.services import contacts, duo_path, existing_duos, people
from app.services.duos import DuoRow
from app.services.subjects import Subject
from app.ui.duos.months_table import MonthsPane, MonthsTable
from app.ui.duos.page import MONTHS, DuosPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.vocabulary import BuddyStatus, ContactKind, DuoState, ParticipantStatus

TODAY = date(2026, 11, 23)
OCTOBER, NOVEMBER = 10, 11  # their places among the twelve months
Key = Qt.Key


@pytest.fixture
def duo_ids(store: Store) -> list[UUID]:
    """Two duos that are together since years."""
    made = []
    for first, last in (("Anna", "Zonnedauw"), ("Bert", "Kiezelsteen")):
        waits = {"status": ParticipantStatus.WAITING}
        who = store.write(people.add_participant, {"first_name": first, "last_name": last}, waits)
        buddy = store.write(people.add_buddy, {"first_name": f"Bij {first}"}, {"status": BuddyStatus.AVAILABLE})
        made.append(store.write(existing_duos.record, who, buddy, date(2024, 3, 1), TODAY))
    return made


@pytest.fixture
def table(duo_ids: list[UUID], window: MainWindow, page: DuosPage) -> MonthsTable:
    page.views.switch.choose(MONTHS)
    QApplication.processEvents()
    pane = page.views.currentWidget()
    assert isinstance(pane, MonthsPane)
    assert isinstance(pane.table, MonthsTable)
    pane.table.select(duo_ids[0])
    pane.table.setFocus()
    return pane.table


def cells(table: MonthsTable, row: int = 0) -> dict[int, str]:
    """What stands in a row, by the place of the month; empty ones left out."""
    words = {at: str(table.rows.index(row, at + 1).data()) for at in range(12)}
    return {at: said for at, said in words.items() if said}


def outings(store: Store, duo: UUID) -> list[tuple[int, date]]:
    return [(one.times, one.on) for one in store.read(contacts.contacts_of, Subject("duo", duo)) if one.monthly]


def test_a_digit_notes_so_many_times_and_is_one_step_to_undo(
    table: MonthsTable, duo_ids: list[UUID], store: Store, qtbot: QtBot
) -> None:
    assert table.month == OCTOBER  # the month that is gathered now
    qtbot.keyClicks(table, "3")
    assert outings(store, duo_ids[0]) == [(3, date(2026, 10, 31))]
    assert cells(table) == {OCTOBER: "3"}
    assert (table.month, table.current) == (OCTOBER, duo_ids[0])
    qtbot.keyClicks(table, "4")
    assert outings(store, duo_ids[0]) == [(4, date(2026, 10, 31))]
    store.undo()
    assert cells(table) == {OCTOBER: "3"}
    store.undo()
    assert cells(table) == {}
    assert outings(store, duo_ids[0]) == []
    store.redo()
    assert cells(table) == {OCTOBER: "3"}


def test_arrows_walk_and_the_keys_of_a_belgian_keyboard_type(
    table: MonthsTable, duo_ids: list[UUID], store: Store, qtbot: QtBot
) -> None:
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_Right)
    assert (table.current, table.month) == (duo_ids[1], NOVEMBER)
    for key, text in ((Key.Key_Eacute, "é"), (Key.Key_Agrave, "à")):
        QApplication.sendEvent(table, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))
        qtbot.keyClick(table, Key.Key_Left)
    assert cells(table, 1) == {NOVEMBER: "2", OCTOBER: "0"}
    assert outings(store, duo_ids[1]) == [(2, TODAY), (0, date(2026, 10, 31))]


def test_delete_makes_a_month_unknown_again(
    table: MonthsTable, duo_ids: list[UUID], store: Store, qtbot: QtBot
) -> None:
    qtbot.keyClicks(table, "0")
    assert cells(table) == {OCTOBER: "0"}
    qtbot.keyClick(table, Key.Key_Delete)
    assert cells(table) == {}
    assert outings(store, duo_ids[0]) == []


def test_talks_stand_apart_and_nothing_noted_is_not_none(
    table: MonthsTable, duo_ids: list[UUID], store: Store, qtbot: QtBot
) -> None:
    store.write(contacts.note_talk, Subject("duo", duo_ids[0]), date(2026, 9, 3), ContactKind.PHONE, True)
    qtbot.keyClicks(table, "1")

    def spoken(at: int) -> str:
        return str(table.rows.index(0, at + 1).data(Qt.ItemDataRole.AccessibleTextRole))

    assert cells(table) == {OCTOBER: "1"}
    assert spoken(OCTOBER) == "1 keer in oktober 2026"
    assert spoken(9) == "september 2026 · niets genoteerd · 1 gesprek"
    assert table.cut_words(table.rows.index(0, 10)) == spoken(9)


def test_fewer_times_than_by_their_own_day_is_told(
    table: MonthsTable,
    duo_ids: list[UUID],
    store: Store,
    qtbot: QtBot,
    answering: Callable[[Callable[[Dialog], None]], list[str]],
) -> None:
    for day in (3, 17):
        store.write(contacts.note_outing, duo_ids[0], date(2026, 10, day))
    assert cells(table) == {OCTOBER: "2"}
    titles = answering(lambda dialog: dialog.accept())
    qtbot.keyClicks(table, "1")
    assert titles == ["Dat lukte niet"]
    assert cells(table) == {OCTOBER: "2"}
    qtbot.keyClicks(table, "5")
    assert cells(table) == {OCTOBER: "5"}


def test_enter_opens_the_duo_and_the_switch_walks_between_three_views(
    table: MonthsTable, duo_ids: list[UUID], page: DuosPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_Return)
    assert page.views.switch.current == "list"
    assert page.list.current == duo_ids[1]
    page.views.switch.choose("table")
    assert page.views.table
    page.views.table.search_for("anna")
    page.views.switch.choose(MONTHS)
    assert [row.duo.participant_first for row in table.rows.shown] == ["Anna"]


def test_a_pause_is_a_word_and_an_end_long_ago_is_left_out(
    table: MonthsTable, duo_ids: list[UUID], store: Store, row: Callable[[UUID], DuoRow], page: DuosPage
) -> None:
    store.write(duo_path.move, duo_ids[0], DuoState.PAUSED, date(2026, 8, 10))
    store.write(duo_path.move, duo_ids[0], DuoState.RUNNING, date(2026, 9, 5))
    assert cells(table) == {8: "pauze", 9: "pauze"}  # August and September
    store.write(duo_path.move, duo_ids[1], DuoState.STOPPED_EARLY, date(2025, 6, 1))
    pane = page.views.currentWidget()
    assert isinstance(pane, MonthsPane)
    pane.choose_filter("all")
    assert [one.duo.id for one in table.rows.shown] == [duo_ids[0]]
    assert row(duo_ids[1]).state is DuoState.STOPPED_EARLY


def test_the_model_keeps_its_promises(table: MonthsTable, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table.rows)
    table.grab()  # painted without a word from Qt
    qtbot.keyClicks(table, "7")
    table.grab()
