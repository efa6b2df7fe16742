"""All there is in the vault in one file for another program: every table, each row as it stands; docs/exit.md says how.

Not in it is the content of the history, which tells what everything was before: only when, by whom and what was done.
"""

import base64
import json
import sys
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import __version__
from app.models import Base
from app.services.person_file_words import plain
from app.storage import journal

FORMAT = "klik-export"


def as_json(session: Session, today: date) -> bytes:
    """Every table by its name, its rows in the order of their ids; links are the ids of rows in other tables."""
    tables = {
        table.name: [
            {column.name: _plain(value) for column, value in zip(table.columns, row, strict=True)}
            for row in session.execute(select(table).order_by(table.c.id))
        ]
        for table in Base.metadata.sorted_tables
    }
    changes = [
        {"number": one.number, "at": one.at.isoformat(), "actor": one.actor, "action": one.action, "about": one.about}
        for one in reversed(journal.history(session, sys.maxsize))
    ]
    told = {"format": FORMAT, "version": 1, "klik": __version__, "made_on": today.isoformat()}
    return json.dumps(told | {"tables": tables, "changes": changes}, ensure_ascii=False, indent=1).encode()


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else plain(value)
