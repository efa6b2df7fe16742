"""Who holds a vault: a lock that the system takes back when we die, and beside it a note for other laptops.

On this laptop the lock tells all. Over a network it may tell nothing, and it is not copied with a folder; so the note
says which laptop has the vault open. One that stayed behind here, after a crash, is worth nothing.
"""

import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from app.i18n import clock, short_date
from app.storage.errors import VaultInUse, VaultInUseElsewhere, VaultTakenOver
from app.storage.files import replace_file, worded
from app.storage.names import HOLDER, LOCK


@dataclass(frozen=True)
class Holder:
    """One program that has a vault open; ``since`` is UTC in ISO form."""

    host: str
    pid: int
    since: str

    @classmethod
    def here(cls) -> Self:
        # Without what a network adds to it: that differs from one network to the next.
        return cls(platform.node().partition(".")[0], os.getpid(), datetime.now(UTC).isoformat())

    @property
    def when(self) -> str:
        """Since when, by the clock on the wall."""
        at = datetime.fromisoformat(self.since).astimezone()
        return f"{short_date(at.date())} {clock(at)}"


class Held:
    """A vault that nobody else opens until it is released."""

    def __init__(self, folder: Path, lock: FileLock, holder: Holder) -> None:
        self._folder, self._lock, self._holder = folder, lock, holder

    def check(self) -> None:
        """VaultTakenOver where another laptop took it meanwhile."""
        found = read(self._folder)
        if found and found.host != self._holder.host:
            raise VaultTakenOver(found.host)

    def release(self) -> None:
        """Let others in; what another laptop noted meanwhile stays."""
        with suppress(OSError):
            if read(self._folder) == self._holder:
                (self._folder / HOLDER).unlink()
        self._lock.release()


def hold(folder: Path, take_over: bool = False) -> Held:
    """Keep everybody else out of the folder, other programs and this one.

    VaultInUse where one on this laptop has it open; VaultInUseElsewhere where another laptop has, unless
    ``take_over``.
    """
    lock, holder = FileLock(folder / LOCK, timeout=0, thread_local=False), Holder.here()
    try:
        with worded():
            lock.acquire()
    except Timeout as error:
        raise VaultInUse from error
    try:
        other = read(folder)
        if other and other.host != holder.host and not take_over:
            raise VaultInUseElsewhere(other.host, other.when)
        with worded():
            replace_file(folder / HOLDER, json.dumps(asdict(holder), indent=1).encode(), safely=False)
    except BaseException:
        lock.release()
        raise
    return Held(folder, lock, holder)


def read(folder: Path) -> Holder | None:
    """Who says to hold a folder; None where nobody does, or nobody can tell."""
    with suppress(OSError, ValueError, TypeError):
        found = Holder(**json.loads((folder / HOLDER).read_bytes()))
        datetime.fromisoformat(found.since)
        return found
    return None
