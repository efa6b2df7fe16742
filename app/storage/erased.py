"""The register of who was erased, outside the database: ids alone, which tell nobody anything.

It stands beside the vault, and beside every place a backup went to, so that an older file of the vault that is put back
forgets the same people again. Like the state it is a help and no truth: one that is missing or damaged only knows less.
"""

import json
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from app import settings
from app.storage.files import replace_file

REGISTER = "erased.json"


def known(vault: str, *folders: Path) -> frozenset[UUID]:
    """Who of a vault is known to be erased, in any of these folders."""
    found: set[UUID] = set()
    for folder in folders:
        with suppress(OSError):
            found.update(UUID(one) for one in _read(folder).get(vault, ()))
    return frozenset(found)


def add(vault: str, people: Collection[UUID], *folders: Path) -> None:
    """Remember them in each of these folders, beside whom is known there; a folder that is not there is passed over.

    So is one that cannot be read for the moment: it may know of others, who would be lost in it.
    """
    for folder in folders:
        with suppress(OSError):
            found = _read(folder)
            kept = {*found.get(vault, ()), *(one.hex for one in people)}
            if kept != set(found.get(vault, ())):
                replace_file(folder / REGISTER, json.dumps({**found, vault: sorted(kept)}, indent=1).encode())


def carry(vault: str, source: Path, target: Path) -> None:
    """Let the folder of a vault know what stands beside a backup of it, or beside the vault this laptop works in."""
    ours = settings.load().get("vault")
    add(vault, known(vault, source, *((Path(ours),) if ours else ())), target)


def share(vault: str, one: Path, other: Path) -> None:
    """Let both folders know what either does."""
    add(vault, known(vault, one, other), one, other)


def _read(folder: Path) -> dict[str, list[str]]:
    """The ids by vault; nothing where there is none, or it is damaged."""
    with suppress(FileNotFoundError, ValueError, TypeError, AttributeError):
        found = json.loads((folder / REGISTER).read_bytes())
        return {vault: [UUID(one).hex for one in people] for vault, people in found.items()}
    return {}
