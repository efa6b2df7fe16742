"""What was being typed when a vault was locked: kept beside it, sealed, until it is taken up again or thrown away.

It is no part of the vault: no backup and no hand-over holds it, and nothing is lost with a file that does not open.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from cryptography.exceptions import InvalidTag

from app.storage import keyfile
from app.storage.files import remove, replace_file, worded
from app.storage.names import DRAFTS

if TYPE_CHECKING:  # a window knows what a draft is before it loads the database
    from app.storage.vault import Vault

_PURPOSE = "klik drafts"


@dataclass(frozen=True)
class Entry:
    """One thing that was filled in: a ``text``, or a ``choice`` by its words. Both carry the label they stood under."""

    kind: str
    label: str
    said: str


@dataclass(frozen=True)
class Draft:
    """What stood in a dialog: its title, when (ISO, local time), and how it is opened again where that can be done."""

    title: str
    at: str
    entries: tuple[Entry, ...]
    about: str = ""
    opens: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    id: str = field(default_factory=lambda: uuid4().hex)


def add(vault: "Vault", drafts: Iterable[Draft]) -> None:
    """Keep drafts beside those that wait already."""
    if new := list(drafts):
        _write(vault, [*waiting(vault), *new])


def waiting(vault: "Vault") -> list[Draft]:
    """The drafts that are kept; none where the file does not open."""
    with suppress(OSError, ValueError, TypeError, KeyError, InvalidTag):
        sealed = (vault.folder / DRAFTS).read_text(encoding="ascii")
        found = json.loads(keyfile.unseal(vault.keys()[1], sealed, _PURPOSE, vault.id))
        return [Draft(**{**one, "entries": tuple(Entry(**entry) for entry in one["entries"])}) for one in found]
    return []


def drop(vault: "Vault", draft: Draft) -> None:
    """Let go of a draft that was taken up, or is not wanted any more."""
    _write(vault, [one for one in waiting(vault) if one.id != draft.id])


def forget(folder: Path) -> None:
    """Throw every draft of a vault away, open or not: what was typed may be about somebody who is erased."""
    with worded():
        remove(folder / DRAFTS)


def _write(vault: "Vault", drafts: list[Draft]) -> None:
    if not drafts:
        forget(vault.folder)
        return
    plain = json.dumps([asdict(one) for one in drafts])
    with worded():
        replace_file(
            vault.folder / DRAFTS, keyfile.seal(vault.keys()[1], plain.encode(), _PURPOSE, vault.id).encode("ascii")
        )
