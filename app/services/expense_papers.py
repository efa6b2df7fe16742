"""Expenses on paper: a note, and the list by name of a calendar year for the tax office."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.data import Cell, ListColumn, ListData
from app.documents.expense_data import ExpenseLine, ExpenseNoteData
from app.errors import KlikError
from app.expenses.ceilings import Verdict, verdict
from app.expenses.lines import Reckoned
from app.i18n import N_, _, euro, grouped, number, short_date, speaking
from app.models import Person
from app.services import lists_out
from app.services.documents import address, in_print, letterhead
from app.services.expense_noted import NoteRow, note
from app.services.expense_words import amount_said, ceiling_said, to_say
from app.services.expense_years import known_year
from app.services.expenses import NameRow, list_by_name
from app.services.legal_amounts import law
from app.services.paper_language import language_of
from app.services.people import get
from app.vocabulary import LegalKind, Travel, word


def note_data(session: Session, note_id: UUID) -> ExpenseNoteData:
    """A note as it was made, with where its year stands today, in the language of the volunteer."""
    found = note(session, note_id)
    person = get(session, Person, found.person_id)
    year = verdict(known_year(session, person.id, found.first.year), (), law(session))
    with speaking(language_of(person)):
        return _note(session, found, person, year)


def _note(session: Session, found: NoteRow, person: Person, year: Verdict) -> ExpenseNoteData:
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
        grouped(person.account),
        tuple(ceiling_said(one) for one in to_say(year.totals)),
        found.approved_by or "",
        found.approved_on,
        found.paid_on,
        letterhead(session),
    )


def notes_pdf(data: Sequence[ExpenseNoteData], *, large: bool = False) -> bytes:
    """Notes in one file, each on pages of its own."""
    from app.documents.expense_note import bind  # ReportLab is slow to import: only who prints waits for it

    return in_print(lambda: bind(data), large)


def lists(session: Session, year: int, on: date) -> tuple[ListData, ListData]:
    """The list by name: of each volunteer all of the year, and of each the days. ``on``: the day it is made.

    Raises ``KlikError`` where nobody has anything in that year.
    """
    rows = list_by_name(session, year)
    if not rows:
        raise KlikError(
            N_("Nobody has an expense note of {year}. A note is made in the window, under Figures › Expenses."),
            year=year,
        )
    head = letterhead(session)
    title = _("Expenses of volunteers in {year}").format(year=year)
    names = [_("Name"), _("How"), _("Notes"), _("Kilometres"), _("Amount"), _("Of it paid")]
    names += [_("Remark")] if any(row.kept for row in rows) else []
    columns = tuple(ListColumn(name, 2 <= at <= 5) for at, name in enumerate(names))
    whole = [_whole(row)[: len(columns)] for row in rows]
    amount, paid, km = (sum(getattr(row, name) for row in rows) for name in ("amount", "paid", "km"))
    foot = _("Together {amount}, of which {paid} is paid, and {km} km").format(
        amount=euro(amount), paid=euro(paid), km=number(km)
    )
    days = [(Cell(row.name), Cell(short_date(day), day), _money(cents)) for row in rows for day, cents in row.days]
    by_day = (ListColumn(_("Name")), ListColumn(_("Day"), True), ListColumn(_("Amount"), True))
    by_day_title = _("Days in {year}").format(year=year)
    return ListData(title, on, columns, tuple(whole), head, foot), ListData(by_day_title, on, by_day, tuple(days), head)


def pdf(data: Sequence[ListData]) -> bytes:
    """The list of the year on paper, and after it the days."""
    from app.documents.people_list import bind

    return bind([one for one in data if one.rows])


def workbook(data: Sequence[ListData]) -> bytes:
    """The same as an Excel workbook, with a sheet of the year and one of the days."""
    return lists_out.workbook(*data)


def csv(data: Iterable[ListData]) -> bytes:
    """Lists as text that a spreadsheet opens: semicolons between, and a comma in amounts, as Excel reads it here."""
    lines: list[str] = []
    for one in data:
        lines += ["", one.title] if lines else []
        lines.append(";".join(_quoted(column.title) for column in one.columns))
        lines += [";".join(_quoted(_plain(cell)) for cell in row) for row in one.rows]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


WRITERS: dict[str, Callable[[tuple[ListData, ListData]], bytes]] = {".pdf": pdf, ".xlsx": workbook, ".csv": csv}
"""What makes a file of the list, by how its name ends."""


def _whole(row: NameRow) -> tuple[Cell, ...]:
    kept = _("of outings with somebody who was erased, or of a volunteer who was") if row.kept else ""
    return (
        Cell(row.name),
        Cell(word(row.system)),
        Cell(str(row.notes), row.notes) if row.notes else Cell(""),
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
