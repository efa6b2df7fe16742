"""Who changed what when: of everything, or of one record with what each change did to it."""

from argparse import Namespace
from typing import Any

from sqlalchemy.orm import Session

from app.cli.opening import opened
from app.cli.output import show_json, table, tell
from app.errors import KlikError
from app.i18n import N_, _, clock, short_date
from app.models import Buddy, Duo, Participant
from app.services import history
from app.services.history import Line
from app.services.history_words import CHANGED, HOW, RecordChange
from app.services.people import identify
from app.services.subjects import Kind, Subject

_KINDS: dict[Kind, Any] = {"participant": Participant, "buddy": Buddy, "duo": Duo}


def show(given: Namespace) -> None:
    """List the last changes; of one record all of them, field by field."""
    with opened(given) as vault, vault.read() as session:
        if not given.id:
            lines = list(history.page(session).lines)
            changes: dict[int, tuple[RecordChange, ...]] = {}
        else:
            whose = history.whose(session, _meant(session, given.id))
            lines = history.lines(session, whose.numbers)
            changes = {line.number: history.explain(session, line.number, whose).records for line in lines}
    if given.json:
        show_json([_told(line, changes.get(line.number)) for line in lines])
        return
    if not lines:
        tell(_("Nothing was changed yet."))
    if not given.id:
        table(_cells(line) for line in lines)
        return
    for line in lines:
        print("  ".join(filter(None, _cells(line))))
        for record in changes[line.number]:
            print("    " + _head(record))
            for field in record.fields:
                print(f"      {field.called}: {field.words}")


def _meant(session: Session, said: str) -> Subject:
    """A participant, a buddy or a duo, by id or by name."""
    found, refused = [], []
    for kind, model in _KINDS.items():
        try:
            found.append(Subject(kind, identify(session, model, said)))
        except KlikError as error:
            refused.append(error)
    if len(found) > 1:
        raise KlikError(N_("More than one record starts with {prefix}: give more characters."), prefix=said)
    if not found:
        raise refused[0]
    return found[0]


def _cells(line: Line) -> tuple[str, ...]:
    at = line.at.astimezone()
    mark = _("taken back") if line.taken_back else _("Ctrl+Z takes this back") if line.next else ""
    return f"{short_date(at.date())} {clock(at)}", line.who, line.what, mark


def _head(record: RecordChange) -> str:
    return record.what if record.how == CHANGED else f"{record.what}: {_(HOW[record.how])}"


def _told(line: Line, changes: tuple[RecordChange, ...] | None) -> dict[str, Any]:
    told = {
        "number": line.number,
        "at": line.at,
        "who": line.who,
        "action": line.action,
        "about": line.about,
        "what": line.what,
        "kind": line.kind,
        "taken_back": line.taken_back,
        "next_to_undo": line.next,
    }
    if changes is not None:
        told["changes"] = [
            {
                "table": one.table,
                "id": one.id,
                "what": one.what,
                "how": one.how,
                "fields": [
                    {"field": field.field, "called": field.called, "before": field.before, "after": field.after}
                    for field in one.fields
                ],
            }
            for one in changes
        ]
    return told
