"""How a change stands in a list, and how it is said beside it."""

from collections.abc import Sequence
from datetime import datetime

from app.i18n import _, clock, long_date
from app.services.history import Line, by
from app.services.history_words import CHANGED, GONE, HOW, NEW, RecordChange
from app.services.putting_back import put_back
from app.services.recycle_bin import take_out
from app.storage.journal import DO, LOSS, PUT_BACK, REDO, UNDO, UPGRADE
from app.ui.widgets.list_model import Fact, ListRow

ICONS = {DO: "note", UNDO: "undo", REDO: "redo", UPGRADE: "info", LOSS: "warn"}
_BY_ACTION = {PUT_BACK: "shield", put_back.action: "undo", take_out.action: "undo"}
_GONE = ("removed", "erased", "wiped", "taken away")
"""How an action is called that takes something away."""


def listed(lines: Sequence[Line]) -> list[ListRow]:
    """Rows under the days on which something changed."""
    return [
        ListRow(
            line.number,
            (),
            _title(line),
            " · ".join(filter(None, (clock(line.at.astimezone()), line.about, line.who))),
            _facts(line),
            long_date(line.at.astimezone().date()),
            icon=icon(line),
        )
        for line in lines
    ]


def _title(line: Line) -> str:
    """``Gegevens gewijzigd: telefoon``"""
    field = line.field if line.field[1:2].isupper() else line.field[:1].lower() + line.field[1:]
    return _("{action}: {about}").format(action=line.done, about=field) if field else line.done


def icon(line: Line) -> str:
    """The sign of a change: a bin where something went, else of what kind it is."""
    gone = line.kind == DO and any(word in line.action.lower() for word in _GONE)
    return "trash" if gone else _BY_ACTION.get(line.action, ICONS[line.kind])


def when(at: datetime, who: str) -> str:
    """``vrijdag 27 november 2026, 9.41 u. · door An Zilverberk``"""
    said = _("{day}, {clock}").format(day=long_date(at.astimezone().date()), clock=clock(at.astimezone()))
    return " · ".join(filter(None, (said, by(who))))


def state(line: Line) -> str:
    """What became of it since; empty where it simply stands."""
    if line.next:
        return _("This is what Ctrl+Z takes back now.")
    return _("This was taken back afterwards.") if line.taken_back else ""


def head(record: RecordChange) -> str:
    """``Contact · 3/11/2026: nieuw``"""
    if record.how == CHANGED:
        return record.what
    return _("{record}: {what}").format(record=record.what, what=_(HOW[record.how]))


def terms(record: RecordChange) -> list[tuple[str, str]]:
    """Each field by its name, with what it became; of a record that came or went only what it says."""
    whole = {NEW: "after", GONE: "before"}.get(record.how, "words")
    return [(field.called, said) for field in record.fields if (said := getattr(field, whole))]


def _facts(line: Line) -> tuple[Fact, ...]:
    if line.next:
        return (Fact("", "primary_ink"), Fact(_("Ctrl+Z"), "primary_ink"))
    return (Fact(""), Fact(_("taken back"))) if line.taken_back else ()
