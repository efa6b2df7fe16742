"""What is to be checked in rows, in words."""

from collections.abc import Iterable

from app.i18n import _, labelled, ngettext, number
from app.services.import_plan import PlannedRow
from app.transfer.people import CellWarning


def to_check(row: PlannedRow) -> str:
    """What to look at in a row, on one line."""
    if row.reason:
        return str(row.reason)
    return " ".join(dict.fromkeys(_with_column(told) for told in row.warnings))


def remark(told: CellWarning) -> str:
    """Something to check, with the cell it is about."""
    if told.column and told.value:
        return _("{column} ‘{value}’: {reason}").format(column=told.column, value=told.value, reason=told.reason)
    return _with_column(told)


def grouped(warnings: Iterable[CellWarning], most: int | None = None, *, sheets: bool = False) -> list[str]:
    """The same remark about many rows is said once, with ``most`` of its rows; with ``sheets``, for each apart."""
    rows: dict[str, list[int]] = {}
    for told in warnings:
        said = _with_column(told)
        rows.setdefault(labelled(told.sheet, said) if sheets and told.sheet else said, []).append(told.row)
    return [_with_rows(words, list(filter(None, dict.fromkeys(at))), most) for words, at in rows.items()]


def _with_column(told: CellWarning) -> str:
    return _("{column}: {reason}").format(column=told.column, reason=told.reason) if told.column else str(told.reason)


def _with_rows(line: str, at: list[int], most: int | None) -> str:
    if not at:
        return line
    rows = ", ".join(map(str, at[:most]))
    if most and len(at) > most:
        rows = _("{rows} and {n} more").format(rows=rows, n=number(len(at) - most))
    return ngettext("{line} (row {rows})", "{line} (rows {rows})", len(at)).format(line=line, rows=rows)
