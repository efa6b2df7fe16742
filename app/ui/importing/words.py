"""What becomes of a row, and what a row says of somebody, in words."""

from collections.abc import Iterable

from app.i18n import N_, _, language_name, listed, ngettext, number, short_date, telephone
from app.services.import_plan import Outcome, PlannedRow
from app.transfer.people import CellWarning, ReadPerson
from app.vocabulary import Role, word

NEW = {Role.PARTICIPANT: N_("New participant"), Role.BUDDY: N_("New buddy")}


def becomes(row: PlannedRow) -> str:
    """What becomes of a row."""
    if row.outcome is Outcome.REFUSED:
        return _("Not taken over")
    if row.outcome is Outcome.NEW and row.read:
        return _(NEW[row.read.role])
    if row.differing:
        return _("Known already; stays as it is: {facts}").format(facts=listed(list(row.differing)))
    return _("Known already; nothing changes")


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


def says(read: ReadPerson) -> str:
    """What a row says of somebody, the most telling first."""
    born = short_date(read.birth_date) or (str(read.birth_year) if read.birth_year else "")
    place = " ".join(filter(None, (read.postcode, read.place)))
    half_days = len(read.availability or ())
    free = ngettext("{n} half-day free", "{n} half-days free", half_days).format(n=half_days) if half_days else ""
    spoken = listed([language_name(code) for code in read.languages])
    parts = (word(read.status), born and f"° {born}", word(read.gender), place, telephone(read.phone), spoken, free)
    return " · ".join(filter(None, parts))


def grouped(warnings: Iterable[CellWarning], most: int | None = None) -> list[str]:
    """The same remark about many rows is said once, with the rows, ``most`` of them."""
    rows: dict[str, list[int]] = {}
    for told in warnings:
        rows.setdefault(_with_column(told), []).append(told.row)
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
