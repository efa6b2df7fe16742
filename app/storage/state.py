"""The small file beside the vault: which laptop this is, where the journal stood, and what became of its backups.

It is kept outside the database because a database cannot tell that its own last rows are gone. No name stands in it,
and nothing is lost with it: a missing or damaged state only sees less.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.storage.files import replace_file

if TYPE_CHECKING:  # the journal brings the database along, and this is asked before there is one
    from app.storage.chain import Head

STATE = "state.json"


@dataclass(frozen=True)
class State:
    """Moments are UTC in ISO form, and empty where there was none.

    ``changed``: when the last change was made. ``backup_file`` is where the last verified backup went.
    ``also_to`` is a folder outside for automatic backups, and ``also_file`` the last that was seen there, ``also_at``
    when. ``tried_at``: when backups were last put back on trial; ``tried_bad`` names those that did not hold.
    ``doubted``: the file was found damaged, so that it is read through before it is shown again. ``checked_at`` is when
    the vault was last looked at as a whole, and ``troubles`` how much was found then. ``given``: this laptop handed it
    over, which a backup of before does not know.
    """

    vault: str
    device: str
    opened: str = ""
    number: int = 0
    chain: str = ""
    changed: str = ""
    backup_at: str = ""
    backup_file: str = ""
    also_to: str = ""
    also_file: str = ""
    also_at: str = ""
    tried_at: str = ""
    tried_bad: str = ""
    doubted: bool = False
    checked_at: str = ""
    troubles: int = 0
    given: bool = False

    def at(self, head: "Head") -> "State":
        if head.number == self.number and head.chain == self.chain:
            return self
        return replace(self, number=head.number, chain=head.chain, changed=datetime.now(UTC).isoformat())


def read(folder: Path, vault: str) -> State:
    """The state of a vault on this laptop; without a device where there is none, or it is another vault's."""
    known = peek(folder)
    return known if known and known.vault == vault else State(vault, "")


def peek(folder: Path) -> State | None:
    """What stands there, of whichever vault it is; None where nobody knows. What a later Klik added is passed over."""
    with suppress(OSError, ValueError, TypeError, AttributeError):
        found = json.loads((folder / STATE).read_bytes())
        return State(**{one.name: found[one.name] for one in fields(State) if one.name in found})
    return None


def write(folder: Path, state: State, *, safely: bool) -> None:
    """Keep the state; not ``safely`` after each commit, where one lagging behind does no harm."""
    replace_file(folder / STATE, json.dumps(asdict(state), indent=1).encode(), safely=safely)


def moment(kept: str) -> datetime | None:
    """A moment of the state, in UTC."""
    with suppress(ValueError, TypeError):
        return datetime.fromisoformat(kept)
    return None


def last_opened(folder: Path) -> datetime | None:
    """When the vault was last unlocked on this laptop; None where nobody knows."""
    known = peek(folder)
    return moment(known.opened) if known else None


def last_backup(folder: Path) -> datetime | None:
    """When the vault last had a verified backup made on this laptop; None where nobody knows."""
    known = peek(folder)
    return moment(known.backup_at) if known else None
