"""The lines of a note as they are kept: what stood on it that day, whatever is corrected afterwards."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.expenses.lines import Line, Reckoned, Source
from app.models import ExpenseNote
from app.vocabulary import Travel


def kept(lines: Iterable[Reckoned]) -> list[Any]:
    """Lines as JSON.

    The id of where one comes from stands a step lower than the rest: who is erased takes that id along, and not the
    line, which the law keeps.
    """
    return [
        {
            "day": one.line.day.isoformat(),
            "what": one.line.what,
            "who": one.line.who,
            "route": one.line.route,
            "cost": one.line.cost,
            "km": one.line.km,
            "travel": one.line.travel.value if one.line.travel else None,
            "proof": one.line.proof,
            "rate": one.rate,
            "transport": one.transport,
            "other": one.other,
            "from": {one.line.source.kind: one.line.source.id} if one.line.source else {},
        }
        for one in lines
    ]


def read_lines(note: ExpenseNote) -> tuple[Reckoned, ...]:
    """The lines of a note."""
    return tuple(_read(one) for one in note.lines or ())


def _read(said: dict[str, Any]) -> Reckoned:
    source = next((Source(kind, key) for kind, key in said["from"].items()), None)
    line = Line(
        date.fromisoformat(said["day"]),
        said["what"],
        said["who"],
        said["route"],
        said["cost"],
        said["km"],
        Travel(said["travel"]) if said["travel"] else None,
        said["proof"],
        source=source,
    )
    return Reckoned(line, said["transport"], said["other"], said["rate"])
