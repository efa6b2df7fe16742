"""Expenses on paper: a note, and the list by name of a calendar year for the tax office."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.data import Cell, ListColumn, ListData
from app.documents.expense_data import ExpenseLine, ExpenseNoteData
from app.errors import KlikError
from app.expenses.ceilings import verdict
from app.expenses.lines import Reckoned
from app.i18n import N_, _, euro, number, short_date
from app.models import Person
from app.services.documents import address, in_print, letterhead
from app.services.expense_notes import note, notes
from app.services.expense_words import amount_said, ceiling_said
from app.services.expense_years import known_year
from app.services.expenses import NameRow, list_by_name
from app.services.legal_amounts import law
from app.services.people import get
from app.vocabulary import LegalKind, Travel, word


def note_data(session: Session, note_id: UUID) -> ExpenseNoteData:
    """A note as it was made, with where its year stands today."""
    found = note(session, note_id)
    person = get(session, Person, found.person_id)
    year = verdict(known_year(session, person.id, found.first.year), (), law(session))
    return ExpenseNoteData(
        found.number,
        found.name,
        found.first,
        found.last,
        word(found.system),
        tuple(map(_line, found.lines)),
        euro(found.amount),
        _("{km} km").format(km=number(found.km)) if found.km else "",
        found.made_on,
        address(person),
        account_said(person.account),
        tuple(ceiling_said(one) for one in year.totals),
        found.approved_by or "",
        found.approved_on,
        found.paid_on,
        letterhead(session),
    )


def notes_pdf(data: Sequence[ExpenseNoteData], *, large: bool = False) -> bytes:
    """Notes in one file, each on pages of its own."""
    from app.documents.expense_note import bind  # ReportLab is slow to import: only who prints waits for it

    return in_print(lambda: bind(data), large)


def account_said(account: str | None) -> str:
    """``BE68 5390 0754 7034``"""
    bare = account or ""
    return " ".join(bare[at : at + 4] for at in range(0, len(bare), 4))


def lists(session: Session, year: int, on: date) -> tuple[ListData, ListData]:
    """The list by name: of each volunteer all of the year, and of each the days. ``on``: the day it is made.

    Raises ``KlikError`` where nobody has anything in that year.
    """
    rows = list_by_name(session, year)
    if not rows:
        raise KlikError(N_("Nobody has an expense note of {year}."), year=year)
    head = letterhead(session)
    title = _("Expenses of volunteers in {year}").format(year=year)
    names = (_("Name"), _("How"), _("Notes"), _("Kilometres"), _("Amount"), _("Of it paid"), _("Remark"))
    right = (False, False, True, True, True, True, False)
    columns = tuple(ListColumn(name, at) for name, at in zip(names, right, strict=True))
    count = dict.fromkeys((row.name for row in rows), 0)
    for one in notes(session, year):
        count[one.name] = count.get(one.name, 0) + 1
    whole = [_whole(row, count) for row in rows]
    total = sum(row.amount for row in rows), sum(row.paid for row in rows), sum(row.km for row in rows)
    whole.append((Cell(_("Together")), Cell(""), Cell(""), _km(total[2]), _money(total[0]), _money(total[1]), Cell("")))
    days = [(Cell(row.name), Cell(short_date(day), day), _money(cents)) for row in rows for day, cents in row.days]
    by_day = (ListColumn(_("Name")), ListColumn(_("Day"), True), ListColumn(_("Amount"), True))
    by_day_title = _("Days in {year}").format(year=year)
    return ListData(title, on, columns, tuple(whole), head), ListData(by_day_title, on, by_day, tuple(days), head)


def csv(data: Iterable[ListData]) -> bytes:
    """Lists as text that a spreadsheet opens: semicolons between, and a comma in amounts, as Excel reads it here."""
    lines: list[str] = []
    for one in data:
        lines += ["", one.title] if lines else []
        lines.append(";".join(_quoted(column.title) for column in one.columns))
        lines += [";".join(_quoted(_plain(cell)) for cell in row) for row in one.rows]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _whole(row: NameRow, count: dict[str, int]) -> tuple[Cell, ...]:
    kept = _("of outings with somebody who was erased, or of a volunteer who was") if row.kept else ""
    n = 0 if row.kept else count[row.name]
    return (
        Cell(row.name),
        Cell(word(row.system)),
        Cell(str(n), n) if n else Cell(""),
        _km(row.km),
        _money(row.amount),
        Cell("") if row.kept else _money(row.paid),
        Cell(kept),
    )


def _line(one: Reckoned) -> ExpenseLine:
    line = one.line
    way = [_("{km} km").format(km=number(line.km))] if line.km else []
    way += [word(line.travel)] if line.travel else []
    if one.rate is not None:
        kind = LegalKind.BIKE_KM if line.travel is Travel.BIKE else LegalKind.CAR_KM
        way.append(_("at {rate}").format(rate=amount_said(kind, one.rate)))
    return ExpenseLine(
        line.day,
        line.who,
        line.what,
        line.route,
        " ".join(way),
        euro(one.transport) if one.transport else "",
        euro(one.other) if one.other else "",
        line.proof,
        euro(one.amount),
    )


def _money(cents: int) -> Cell:
    return Cell(euro(cents), cents / 100)


def _km(km: float) -> Cell:
    return Cell(number(km), km) if km else Cell("")


def _plain(cell: Cell) -> str:
    if isinstance(cell.value, float):
        return f"{cell.value:.2f}".replace(".", ",")
    return cell.words


def _quoted(words: str) -> str:
    safe = f"'{words}" if words[:1] in ("=", "+", "-", "@") else words
    return '"' + safe.replace('"', '""') + '"' if set(safe) & set(';"\r\n') else safe
