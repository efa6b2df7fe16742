"""A network from a workbook or a CSV: contacts as Klik wrote them, or any list with names, and ties between them."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from app.errors import KlikError
from app.i18n import N_, _
from app.network.contents import MapContact, MapContents, MapTie
from app.places import fold
from app.transfer.cells import Note, RawCell, line, note
from app.transfer.network_fields import ONE, OTHER, TIE, TITLES, Reader, ReadMap, check_size, enum_words, not_understood
from app.transfer.sheets import Row, Sheet, read_sheets
from app.vocabulary import TieKind

_NAMES = ("namen", "voornaam", "roepnaam", "bijnaam", "wie", "contact", "names", "first name", "nom", "prenom")
"""How a column of names may be called as well."""
_TITLES_WITHIN = 10
"""Rows: above the titles may stand what the list is about."""


def read_network(path: Path, sectors: Sequence[str] = ()) -> ReadMap:
    """Everybody in a file, in its order. Raises ``KlikError`` where it cannot be read or holds no name.

    The first sheet that is no sheet of ties has the contacts; without titles its first column holds the names.
    """
    sheets = read_sheets(path)
    ties = next((sheet for sheet in sheets if _tie_columns(sheet)), None)
    listed = next((sheet for sheet in sheets if sheet is not ties), None)
    rows, columns = _contact_rows(listed) if listed else ((), {})
    check_size(len(rows), path.name)
    reader = Reader(sectors)
    contacts: dict[str, MapContact] = {}
    notes: list[Note] = []
    for row in rows:
        one = reader.read({field: _cell(row.cells, at) for field, at in columns.items()})
        if one is None:
            continue
        if fold(one.name) in contacts:
            notes.append(note(N_("{name} stands in it twice; the first is taken."), name=one.name))
            continue
        contacts[fold(one.name)] = one
        if reader.unread:
            notes.append(not_understood(one.name, reader.unread))
    if not contacts:
        raise KlikError(N_("No name stands in {file}."), file=path.name)
    found, told = _read_ties(ties, {name: one.id for name, one in contacts.items()}) if ties else ((), ())
    return ReadMap(MapContents(tuple(contacts.values()), found), (*notes, *told))


def _contact_rows(sheet: Sheet) -> tuple[Sequence[Row], dict[str, int]]:
    """The rows with people, and which column says what."""
    known = _titles()
    for at, row in enumerate(sheet.rows[:_TITLES_WITHIN], start=1):
        titles = _columns(row.cells, known)
        if "name" in titles:
            return sheet.rows[at:], titles
    first = min(at for row in sheet.rows for at, cell in enumerate(row.cells) if line(cell))
    return sheet.rows, {"name": first}


def _tie_columns(sheet: Sheet) -> dict[str, int]:
    """Which column says what on a sheet of ties; empty for another sheet."""
    known = {fold(said): title for title in (ONE, OTHER, TIE) for said in (title, _(title))}
    found = _columns(sheet.rows[0].cells, known)
    return found if ONE in found and OTHER in found else {}


def _read_ties(sheet: Sheet, ids: dict[str, UUID]) -> tuple[tuple[MapTie, ...], tuple[Note, ...]]:
    columns = _tie_columns(sheet)
    kinds = enum_words(TieKind)
    found: dict[tuple[UUID, UUID], MapTie] = {}
    notes = []
    for row in sheet.rows[1:]:
        one, other = (ids.get(fold(_cell(row.cells, columns[title]))) for title in (ONE, OTHER))
        said = fold(_cell(row.cells, columns[TIE])) if TIE in columns else ""
        if one is None or other is None or one == other or (said and said not in kinds):
            notes.append(note(N_("The tie in row {row} was not understood; it is left out."), row=row.number))
            continue
        tie = MapTie.between(one, other, kinds.get(said, TieKind.EXISTING))
        found.setdefault(tie.pair, tie)
    return tuple(found.values()), tuple(notes)


def _titles() -> dict[str, str]:
    return dict.fromkeys(_NAMES, "name") | {
        fold(said): field for field, title in TITLES.items() for said in (field, title, _(title))
    }


def _columns(cells: Sequence[RawCell], known: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if (field := known.get(fold(line(cell)))) is not None:
            found.setdefault(field, at)
    return found


def _cell(cells: Sequence[RawCell], at: int) -> str:
    return line(cells[at]) if at < len(cells) else ""
