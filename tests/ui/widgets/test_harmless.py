"""A fault in one row of a list or a table: it is told once, the other rows are there, and nothing falls over it."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from app.ui.widgets.list_model import Drawing, ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel


def words(row: int) -> str:
    if row % 3 == 0:
        raise ValueError(row)
    return f"Rij {row}"


def a_list() -> ListView:
    drawing = Drawing[int](lambda row: row, str, str, lambda row: ListRow(row, (), words(row), "Geel"))
    view = ListView("Nummers", drawing)
    view.set_rows(range(300))
    return view


def a_table() -> RowTable:
    column: Column[int] = Column("Nummer", words, sort=lambda row: row)
    model: RowTableModel[int] = RowTableModel([column], str)
    model.set_rows(range(300))
    return RowTable(model, "Nummers", key=lambda row: row)


@pytest.mark.parametrize("make", [a_list, a_table])
def test_a_row_that_fails_is_told_once_and_the_rest_is_painted(
    make: Callable[[], QAbstractItemView], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr("app.ui.widgets.harmless._told", set())
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: told.append(kind))
    view = make()
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    for at in range(100):
        view.verticalScrollBar().setValue(at * 20)
        view.grab()
    assert told == [ValueError]
    index = view.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Rij 1"
