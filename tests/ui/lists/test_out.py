"""What a table shows goes to paper and to Excel: those rows, those columns, that order, and nothing else."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.documents.data import Cell, Letterhead
from app.i18n import short_date
from app.services import lists_out, people
from app.ui.lists.print_dialog import PrintDialog
from app.ui.lists.shown import list_data
from app.ui.lists.table_pane import TablePane
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.ui.widgets.row_table_model import Column
from app.vocabulary import ParticipantStatus

TableOf = Callable[[MainWindow], TablePane]
Answering = Callable[[Callable[[Any], None]], None]
SavedAs = Callable[[str], Path]
TODAY = date(2026, 11, 23)


def text_of(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)


def accept(dialog: Any) -> None:
    dialog.accept()


def test_excel_gets_what_is_shown(
    window: MainWindow, table_of: TableOf, answering: Answering, saved_as: SavedAs, qtbot: QtBot
) -> None:
    pane = table_of(window)
    pane.chips["all"].click()
    pane.search_for("bij")
    pane.table.setColumnHidden(1, True)
    pane.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    said: list[str] = []
    window.store.said.connect(lambda words, _undo: said.append(words))
    answering(accept)
    file = saved_as("lijst")
    task = pane.export_shown()
    assert task
    with qtbot.waitSignal(task.ended):
        pass
    sheet: Any = load_workbook(file.with_name("lijst.xlsx")).active
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    model = pane.table.rows
    assert head == [
        model.headerData(at, Qt.Orientation.Horizontal) for at in range(12) if not pane.table.isColumnHidden(at)
    ]
    assert "Plaats" not in head
    assert [row[0] for row in rows] == ["Yasmina K. & Bij Yasmina", "Luc K. & Bij Luc", "Émile Z. & Bij Émile"]
    assert rows[0][head.index("Sinds")].date() == TODAY
    assert "lijst.xlsx" in said[-1]


def test_the_paper_holds_what_is_shown_and_none_of_the_rest(
    window: MainWindow, table_of: TableOf, answering: Answering, saved_as: SavedAs, qtbot: QtBot
) -> None:
    pane = table_of(window)
    pane.search_for("mol")
    answering(accept)
    file = saved_as("lijst.pdf")
    task = pane.print_shown()
    assert task
    with qtbot.waitSignal(task.ended):
        pass
    said = text_of(file)
    assert "Luc K. & Bij Luc" in said
    assert "Émile" not in said
    assert "Yasmina" not in said


def test_ctrl_p_prints_what_the_list_shows(
    window: MainWindow, answering: Answering, saved_as: SavedAs, qtbot: QtBot
) -> None:
    page: Any = window.page
    qtbot.keyClicks(page.list.search, "geel")
    file = saved_as("lijst.pdf")
    answering(accept)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: "Émile" in text_of(file))
    assert "Luc" not in text_of(file)
    assert page.views.switch.current == "list"


def test_the_addresses_of_the_chosen_for_on_the_road(
    window: MainWindow, table_of: TableOf, answering: Answering, saved_as: SavedAs, duo_ids: list[UUID], qtbot: QtBot
) -> None:
    pane = table_of(window)
    pane.chips["all"].click()
    pane.table.select(duo_ids[0])
    qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pane.table.selected == duo_ids[:2]

    def choose(dialog: PrintDialog) -> None:
        dialog.choose("road")
        assert dialog.whom == "chosen"
        dialog.accept()

    file = saved_as("onderweg.pdf")
    answering(choose)
    task = pane.print_shown()
    assert task
    with qtbot.waitSignal(task.ended):
        pass
    said = text_of(file)
    assert ["Émile" in said, "Luc" in said, "Yasmina" in said] == [True, True, False]
    assert said.index("Geel") < said.index("Mol")


def test_who_thinks_better_of_it_writes_nothing(
    window: MainWindow, table_of: TableOf, answering: Answering, tmp_path: Path
) -> None:
    pane = table_of(window)
    for ask in (pane.print_shown, pane.export_shown):
        answering(lambda dialog: dialog.reject())
        assert ask() is None
    assert list(tmp_path.glob("*.pdf")) + list(tmp_path.glob("*.xlsx")) == []


def test_what_belongs_on_the_screen_only_is_named_and_not_printed(window: MainWindow) -> None:
    dialog = PrintDialog(window, 2, 1, ["Wacht"], has_remarks=True)
    assert "Wacht" in dialog._about.text()
    dialog.choose("road")
    assert "Wacht" not in dialog._about.text()
    assert not dialog.remarks
    assert dialog.whom == "all"


@pytest.mark.parametrize(
    ("words", "value", "kept"),
    [
        (short_date(TODAY), TODAY, TODAY),
        ("november 2026", TODAY, None),
        ("12", 12, 12),
        ("12 jaar", 12, None),
        ("1,5", 1.5, 1.5),
        ("True", True, None),
        ("", None, None),
    ],
)
def test_a_day_or_number_goes_along_only_where_the_words_say_it(words: str, value: Any, kept: Any) -> None:
    column = Column[object]("Since", lambda _row: words, sort=lambda _row: value)
    data = list_data("Duos", [column], [object()], TODAY, Letterhead())
    assert data.rows == ((Cell(words, kept),),)


def test_a_list_of_participants_never_says_on_paper_that_or_how_long_somebody_waits(
    store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    own = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5), "care_note": "geheim"}
    store.write(people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, own)
    page = ParticipantsPage(store, lambda: TODAY)
    qtbot.addWidget(page)
    page.prepare()
    page.refresh()
    page.views.switch.choose("table")
    table = page.views.table.table
    for at in range(len(table.rows.columns)):
        table.setColumnHidden(at, False)
    on_screen = list_data("x", table.shown_columns, table.rows.shown, TODAY, Letterhead())
    assert "Wachtend" in str(on_screen.rows)
    on_paper = [column for column in table.shown_columns if column.on_paper]
    file = tmp_path / "lijst.pdf"
    file.write_bytes(lists_out.paper(list_data("x", on_paper, table.rows.shown, TODAY, Letterhead())))
    said = text_of(file).lower()
    assert "marleen zonnedauw" in said
    for words in ("wacht", "mnd", "maand", "week", "weken", "geheim"):
        assert words not in said, words


def test_the_dialog_is_as_high_as_what_it_says(window: MainWindow, qtbot: QtBot) -> None:
    dialog = PrintDialog(window, 20, 3, ["Wacht"], has_remarks=True)
    dialog.show()
    dialog.choose("road")
    qtbot.wait(5)
    high = dialog.height()
    dialog.choose("list")
    qtbot.waitUntil(lambda: dialog.height() < high)
    dialog.reject()
