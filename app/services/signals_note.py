"""The signals of a year in one note, for those who can do something about them."""

from datetime import date

from sqlalchemy.orm import Session

from app.documents.signals_data import NotedSignal, SignalsNoteData, Told
from app.places import fold
from app.services.documents import letterhead
from app.services.signals import SignalRow, check_nameless, signals


def note(session: Session, year: int) -> SignalsNoteData:
    """What was met, passed on or answered in a year; refused as long as somebody is named in it.

    Of what was passed on in a later year the note of that year tells.
    """
    rows = [row for row in signals(session) if row.in_year(year)]
    check_nameless(rows)
    themes: dict[str, tuple[str, list[NotedSignal]]] = {}
    for row in rows:
        themes.setdefault(fold(row.theme), (row.theme, []))[1].append(_noted(row, year))
    found = [(theme, tuple(sorted(of, key=lambda one: (-one.times, fold(one.description))))) for theme, of in
             themes.values()]  # fmt: skip
    found.sort(key=lambda one: (-sum(signal.times for signal in one[1]), fold(one[0])))
    return SignalsNoteData(year, tuple(found), letterhead(session))


def years(rows: tuple[SignalRow, ...], today: date) -> tuple[int, ...]:
    """The years of which there is something to tell, the last one first, and always this one."""
    first = min((day.year for row in rows for day in row.days), default=today.year)
    return tuple(range(today.year, min(first, today.year) - 1, -1))


def note_pdf(data: SignalsNoteData) -> bytes:
    """The note on paper."""
    from app.documents.signals_note import render  # ReportLab is slow to import: only who prints waits for it

    return render(data)


def _noted(row: SignalRow, year: int) -> NotedSignal:
    seen = [day for day in row.seen_on if day.year <= year]
    told = tuple(
        Told(one.to, one.on, one.answer, one.answered_on)
        if one.answer and not (one.answered_on and one.answered_on.year > year)
        else Told(one.to, one.on)
        for one in row.passings
        if one.on.year <= year
    )
    closed = row.closed_on if row.closed_on and row.closed_on.year <= year else None
    return NotedSignal(row.description, sum(day.year == year for day in seen), len(seen), told, closed)
