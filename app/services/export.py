"""Everything out in one workbook: who and what is in the vault, with the titles that the importer knows.

What a list cannot hold (contacts, evaluations, papers, network maps) stays in the vault; docs/lists.md says it all.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from app.documents.data import Cell, ListColumn, ListData
from app.i18n import N_, _
from app.services import duos, lists_out, people
from app.services.duos import DuoRow
from app.services.import_account import Account
from app.services.import_names import Names
from app.transfer import writing
from app.transfer.writing import Writer, Written
from app.vocabulary import DuoState, Role, word


class Whom(StrEnum):
    """What goes out."""

    PARTICIPANTS = "participants"
    BUDDIES = "buddies"
    DUOS = "duos"
    ALL = "all"


_SHEETS = {Whom.PARTICIPANTS: N_("Participants"), Whom.BUDDIES: N_("Buddies"), Whom.DUOS: N_("Duos")}
_OVER = (DuoState.ENDED, DuoState.STOPPED_EARLY, DuoState.NO_CLICK)


def lists(session: Session, today: date, whom: Whom = Whom.ALL, *, care: bool = False) -> tuple[ListData, ...]:
    """What is in the vault as lists, one record a row; notes of care only where they are asked for."""
    return tuple(_list(session, one, today, care) for one in _SHEETS if whom in (one, Whom.ALL))


def workbook(session: Session, today: date, whom: Whom = Whom.ALL, *, care: bool = False) -> bytes:
    """The same as an Excel workbook, a sheet for each."""
    return lists_out.workbook(*lists(session, today, whom, care=care))


def _list(session: Session, whom: Whom, today: date, care: bool) -> ListData:
    rows: Iterable[Any]
    if whom is Whom.DUOS:
        columns, rows = _named(session) | _DUO, duos.duos(session)
    elif whom is Whom.BUDDIES:
        columns, rows = _titled(Role.BUDDY, care), people.buddies(session, today)
    else:
        columns, rows = _titled(Role.PARTICIPANT, care), people.participants(session, today)
    written = tuple(tuple(_cells(columns.values(), row)) for row in rows)
    return ListData(_(_SHEETS[whom]), today, tuple(ListColumn(_(title)) for title in columns), written)


def _titled(role: Role, care: bool) -> dict[str, Writer]:
    return {writing.title(field): write for field, write in writing.columns(role, care=care).items()}


def _named(session: Session) -> dict[str, Writer]:
    """Both names, as the importer finds whom they mean."""
    names = Names(Account(session))
    return {
        N_("Participant"): lambda row: Written(
            names.distinct(Role.PARTICIPANT, str(row.participant_id), row.participant)
        ),
        N_("Buddy"): lambda row: Written(names.distinct(Role.BUDDY, str(row.buddy_id), row.buddy)),
    }


def _cells(writers: Iterable[Writer], row: Any) -> Iterator[Cell]:
    for write in writers:
        said = write(row)
        yield Cell(said.words, said.value)


def _since(row: DuoRow) -> Written:
    return writing.day(row.began or (row.steps[0][1] if row.steps else None))


def _stopped(row: DuoRow) -> Written:
    return writing.day(row.since(row.state) if row.state in _OVER else None)


_DUO: dict[str, Writer] = {
    N_("Status"): lambda row: Written(word(row.state)),
    N_("Since"): _since,
    N_("Stopped on"): _stopped,
    N_("Reason"): lambda row: Written(word(row.end_reason)),
    N_("Agreement signed on"): lambda row: writing.day(row.agreement_signed_on),
    N_("Contact person"): lambda row: Written(row.coordinator or ""),
}
