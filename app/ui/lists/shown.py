"""What a table shows, as papers and workbooks take it: its columns from left to right, its rows from top to bottom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.documents.data import Cell, Letterhead, ListColumn, ListData
from app.i18n import _, number, short_date
from app.ui.widgets.row_table_model import Column


def list_data(
    title: str, columns: Sequence[Column[Any]], rows: Sequence[Any], today: date, letterhead: Letterhead
) -> ListData:
    """The words of each cell, with the day or number that they say."""
    return ListData(
        _(title),
        today,
        tuple(ListColumn(_(column.title), column.right) for column in columns),
        tuple(tuple(_cell(column, row) for column in columns) for row in rows),
        letterhead,
    )


def _cell(column: Column[Any], row: Any) -> Cell:
    """A day or a number only where the words say just that: ``maart 2026`` is no day."""
    words = column.words(row)
    value = column.sort(row) if column.sort else None
    if isinstance(value, date) and words == short_date(value):
        return Cell(words, value)
    if isinstance(value, int | float) and not isinstance(value, bool) and words in (str(value), number(value)):
        return Cell(words, value)
    return Cell(words)
