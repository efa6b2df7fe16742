"""The vault: one office's records behind one door for reading and one for writing.

``read()`` gives a session that changes nothing, ``write(action)`` one that is a single transaction, a single entry in
the journal and a single step of undo. Sessions may be used in any thread; there is one writer at a time.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import perf_counter
from types import TracebackType
from typing import Self

from sqlalchemy import MetaData

from app.models import Base
from app.storage import chain, erased, keyfile, opening, place, remembered, snapshot, swap
from app.storage.connection import sentences
from app.storage.door import Door
from app.storage.errors import BackupFailed, NoVault
from app.storage.files import make_folder, worded
from app.storage.holder import Held, hold
from app.storage.keyfile import Cost
from app.storage.migrations import LADDER, Ladder, Schema
from app.storage.names import DATA, is_vault
from app.storage.snapshot import BackupInfo

PATIENCE = 30
"""Seconds that a backup may take before nobody waits for it any more."""


class Vault(Door):
    """An open vault. Use ``create`` or ``unlock``; as a context manager it locks itself at the end."""

    def __init__(
        self, folder: Path, held: Held, keys: keyfile.KeyFile, unlocked: keyfile.Unlocked, schema: Schema
    ) -> None:
        super().__init__(folder, held, unlocked.name, schema)
        self._keys = keys
        self._key = unlocked.key
        self.was_read_through = False
        self.opened_in: float | None = None  # seconds, from its secret to its records
        self.keys_put_back: list[str] = []
        self.keys_from: BackupInfo | None = None  # where the key file was gone or damaged
        self.brought_up: BackupInfo | None = None  # made first, where it was of an older version
        self._copying = Lock()

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        metadata: MetaData = Base.metadata,
        ladder: Ladder = LADDER,
        slot: str = "coordinator",
        demo: bool = False,
        cost: Cost = Cost(),
    ) -> tuple[Self, str]:
        """Make a vault in a new or empty folder; gives it open, and the recovery code, which is shown once.

        ``slot`` is the name of the coordinator whose passphrase it is. Only a ``demo`` vault may have the passphrase
        that stands in the manual.
        """
        keyfile.check_passphrase(passphrase, demo=demo)
        place.check_new(folder)
        opening.check_empty(folder)
        with worded():
            make_folder(folder)
        held = hold(folder)
        try:
            opening.clear(folder)
            keys, unlocked, code = keyfile.new_keys(passphrase, slot, cost, demo=demo)
            opening.build(folder, unlocked.key, keys, Schema(metadata, ladder))
            vault = cls(folder, held, keys, unlocked, Schema(metadata, ladder))
            try:
                vault._open(unlocked)
            except BaseException:
                opening.take_away(folder)
                raise
        except BaseException:
            held.release()
            raise
        return vault, code

    @classmethod
    def unlock(
        cls,
        folder: Path,
        *,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        metadata: MetaData = Base.metadata,
        ladder: Ladder = LADDER,
        accept_loss: bool = False,
        anyway: bool = False,
        take_over: bool = False,
    ) -> Self:
        """Open a vault with a passphrase or the recovery code.

        Everything that can be wrong has its own error (``app.storage.errors``). Three of them the coordinator may
        answer: ``accept_loss`` opens a vault of which the last changes are missing, ``anyway`` one in a folder that
        synchronises or on a share, ``take_over`` one that another laptop says to have open.
        """
        start = perf_counter()
        if not is_vault(folder):
            raise NoVault
        place.check_writable(folder)
        held = hold(folder, take_over)
        try:
            if not anyway:
                place.check_known(folder)
            swap.finish(folder)
            keys, unlocked, keys_from = opening.unlock(folder, passphrase, recovery_code)
            vault = cls(folder, held, keys, unlocked, Schema(metadata, ladder))
            vault.keys_from = keys_from
            vault._open(unlocked, accept_loss)
            vault.opened_in = round(perf_counter() - start, 3)
        except BaseException:
            held.release()
            raise
        return vault

    def _open(self, unlocked: keyfile.Unlocked, accept_loss: bool = False) -> None:
        entered = opening.enter(self.folder, self._keys, unlocked, self.schema, accept_loss)
        self._engine, self._state = entered.engine, entered.state
        self.was_read_through, self.keys_put_back = entered.read_through, entered.keys_put_back
        self.brought_up = entered.brought_up
        self._inode = os.stat(self.folder / DATA).st_ino

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lock()

    @property
    def id(self) -> str:
        """The vault's own identity, the same in its key file, its database and its backups."""
        return self._keys.vault

    def lock(self) -> None:
        """Close the vault: everything in the one file, the key forgotten, the folder free for others.

        A backup that is being made is finished first, but one on a share that hangs is not waited for: it goes on by
        itself, or fails.
        """
        with self._one_copy(), self._one_writer():
            if self._engine is None:
                return
            try:
                with sentences(self.folder), opening.raw(self._engine) as file:
                    file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                self._engine.dispose()
                self._engine, self._key = None, b""
                remembered.remember(self.folder, self._state)
                self._subscribers.clear()
                self._held.release()

    def snapshot(self, target: Path, why: str = "") -> BackupInfo:
        """Make a verified backup at ``target`` and remember it; ``why`` is a message id without parameters."""
        with self._one_copy() as free:
            if not free:
                raise BackupFailed
            with self.raw() as file:
                info = snapshot.write(file, self._key, self._keys, target, why)
            self.remember(backup_at=info.at.isoformat(), backup_file=str(target.absolute()))
        remembered.remember(self.folder, self._state)
        erased.add(self.id, erased.known(self.id, self.folder), target.parent)
        return info

    def shrink(self) -> None:
        """Write the file anew, without the room in which nothing stands; killed meanwhile, it is as before or done.

        As long as that takes nothing is written, and there has to be room for the new one beside the old one.
        """
        with sentences(), self._one_writer(), self.raw() as file:
            self._check_still_there()
            file.execute("VACUUM")
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def rest(self) -> None:
        """Let go of the pages of the file that were kept at hand for a long list, up to 16 MB a connection.

        What is asked next reads and decrypts its own few again.
        """
        engine = self._open_engine()
        with ExitStack() as held:  # each once: the one given back last is lent first
            for _at in range(engine.pool.checkedin()):  # type: ignore[attr-defined]
                held.enter_context(opening.raw(engine)).execute("PRAGMA shrink_memory")

    def doubt(self) -> None:
        """Remember that the file was found damaged: it is read through before it opens again."""
        self.remember(doubted=True)

    def keys(self) -> tuple[keyfile.KeyFile, bytes]:
        """The key file and the data key, for the other files of this room."""
        self._open_engine()
        return self._keys, self._key

    def rewrap(
        self, change: Callable[[keyfile.KeyFile, bytes], keyfile.KeyFile], action: str = "", about: str = ""
    ) -> None:
        """Keep another key file for the same data key; that it was changed, and by whom, stands in the history.

        It is noted first: cut off in between, what stands there was at least begun.
        """
        keys = change(*self.keys())
        if keys != self._keys:
            self.check_ours()  # the keys come back with the vault
            with self.alone() as file:
                self.mark(file, action, about)
                head = chain.head(file)
                with suppress(OSError):  # as after any change
                    self._remember(self._state.at(head), safely=False)
        with worded():
            keyfile.write(self.folder, keys)
        self._keys = keys

    @contextmanager
    def _one_copy(self) -> Iterator[bool]:
        """One at a time, for two of the same second would write to the same file; gives whether it is."""
        free = self._copying.acquire(timeout=PATIENCE)
        try:
            yield free
        finally:
            if free:
                self._copying.release()
