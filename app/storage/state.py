"""The small file beside the vault: which laptop this is, where the journal stood, and the last verified backup.

It is kept outside the database because a database cannot tell that its own last rows are gone. No name stands in it,
and nothing is lost with it: a missing or damaged state only sees less.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.storage.files import replace_file

if TYPE_CHECKING:  # the journal brings the database along, and this is asked before there is one
    from app.storage.journal import Head

STATE = "state.json"


@dataclass(frozen=True)
class State:
    """``opened`` and ``backup_at`` are UTC in ISO form; ``backup_file`` is where the last verified backup went.

    ``doubted``: the file was found damaged, so that it is read through before it is shown again. ``checked_at`` is when
    the vault was last looked at as a whole (UTC), and ``troubles`` how much was found then.
    """

    vault: str
    device: str
    opened: str = ""
    number: int = 0
    chain: str = ""
    backup_at: str = ""
    backup_file: str = ""
    doubted: bool = False
    checked_at: str = ""
    troubles: int = 0

    def at(self, head: "Head") -> "State":
        return replace(self, number=head.number, chain=head.chain)


def read(folder: Path, vault: str) -> State:
    """The state of a vault on this laptop; without a device where there is none, or it is another vault's."""
    with suppress(OSError, ValueError, TypeError):
        state = State(**json.loads((folder / STATE).read_bytes()))
        if state.vault == vault:
            return state
    return State(vault, "")


def write(folder: Path, state: State, *, safely: bool) -> None:
    """Keep the state; not ``safely`` after each commit, where one lagging behind does no harm."""
    replace_file(folder / STATE, json.dumps(asdict(state), indent=1).encode(), safely=safely)


def last_opened(folder: Path) -> datetime | None:
    """When the vault was last unlocked on this laptop (UTC); None where nobody knows."""
    return _moment(folder, "opened")


def last_backup(folder: Path) -> datetime | None:
    """When the vault last had a verified backup made on this laptop (UTC); None where nobody knows."""
    return _moment(folder, "backup_at")


def _moment(folder: Path, name: str) -> datetime | None:
    with suppress(OSError, ValueError, TypeError, KeyError):
        return datetime.fromisoformat(json.loads((folder / STATE).read_bytes())[name])
    return None
