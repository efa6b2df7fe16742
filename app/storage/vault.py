"""The vault: one office's records behind one door for reading and one for writing.

``read()`` gives a session that changes nothing, ``write(action)`` one that is a single transaction, a single entry in
the journal and a single step of undo. Sessions may be used in any thread; there is one writer at a time.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock, get_ident
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import sqlcipher3.dbapi2 as sc
from sqlalchemy import Engine, MetaData, event
from sqlalchemy.orm import Session

from app.models import Base
from app.storage import erased, hand_over, journal, keyfile, opening, place, remembered, snapshot, state, swap, undo
from app.storage.connection import sentences
from app.storage.errors import HandedOver, NothingToRedo, NothingToUndo, NoVault, VaultGone, VaultLocked
from app.storage.files import worded
from app.storage.hand_over import HandOver
from app.storage.holder import Held, hold
from app.storage.journal import DO, REDO, UNDO, Author, Change, Entry, Head
from app.storage.keyfile import Cost
from app.storage.migrations import LADDER, Ladder, Schema
from app.storage.names import DATA, is_vault
from app.storage.snapshot import BackupInfo
from app.storage.state import State


class Vault:
    """An open vault. Use ``create`` or ``unlock``; as a context manager it locks itself at the end."""

    def __init__(
        self, folder: Path, held: Held, keys: keyfile.KeyFile, unlocked: keyfile.Unlocked, schema: Schema
    ) -> None:
        self.folder = folder
        self.slot = unlocked.name
        self.work_as()
        self.schema = schema
        self._held = held
        self._keys = keys
        self._key = unlocked.key
        self._engine: Engine | None = None
        self._inode = 0
        self.was_read_through = False
        self.keys_from: BackupInfo | None = None  # where the key file was gone or damaged
        self._writing = Lock()
        self._copying = Lock()
        self._writer: int | None = None
        self._subscribers: list[Callable[[Change], None]] = []
        self._told: list[Callable[[], None]] = []

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
            folder.mkdir(parents=True, exist_ok=True)
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
        except BaseException:
            held.release()
            raise
        return vault

    def _open(self, unlocked: keyfile.Unlocked, accept_loss: bool = False) -> None:
        self._engine, self._state, self.was_read_through = opening.enter(
            self.folder, self._keys, unlocked, self.schema, accept_loss
        )
        self._inode = os.stat(self.folder / DATA).st_ino

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lock()

    def work_as(self, name: str = "", coordinator: UUID | None = None) -> None:
        """Sign every change from now on with a name; a service finds whose in ``session.info["coordinator"]``.

        Without a name it is that of the slot that opened the vault.
        """
        self.actor = name or self.slot
        self.coordinator = coordinator

    def away(self) -> HandOver | None:
        """The hand-over by which another laptop works in this vault, so that it is only read here."""
        with self.raw() as file:
            return hand_over.away(file, self._state.device)

    def check_ours(self) -> None:
        """HandedOver where this vault is only read: then nothing leaves it either that has to be noted."""
        if given := self.away():
            raise HandedOver(given.given_to)

    @property
    def is_locked(self) -> bool:
        return self._engine is None

    @property
    def id(self) -> str:
        """The vault's own identity, the same in its key file, its database and its backups."""
        return self._keys.vault

    @property
    def state(self) -> State:
        """Where this vault stands on this laptop, with its last verified backup."""
        return self._state

    def lock(self) -> None:
        """Close the vault: everything in the one file, the key forgotten, the folder free for others.

        A backup that is being made is finished first.
        """
        with self._copying, self._one_writer():
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

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the vault and keeps nothing."""
        with sentences(self.folder), Session(self._open_engine(), expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self, action: str, about: str = "", kind: str = DO) -> Iterator[Session]:
        """A session that is committed at the end, or rolled back where anything is raised.

        ``action`` is a message id (``N_``) and ``about`` its parameter; who learns it later sets
        ``session.info["about"]``. ``session.info["after_seal"]`` is a function of the session that is called once the
        journal is sealed, still in this transaction: for what empties the journal. A write waits for the one before;
        one inside another is a bug. With the kind ``UPGRADE`` it is a beginning that undo does not cross.
        """
        with self._one_writer(), self._transaction(action, about, kind) as session:
            yield session
        self._tell(session)

    def undo(self) -> Entry:
        """Take the last thing done back; gives what that was. Raises NothingToUndo."""
        return self._go_back(UNDO)

    def redo(self) -> Entry:
        """Do again what was undone last; gives what that was. Raises NothingToRedo."""
        return self._go_back(REDO)

    def undoable(self) -> Entry | None:
        """What undo would take back; nothing where this vault is only read."""
        with self.read() as session:
            return None if self.away() else undo.undoable(session)

    def redoable(self) -> Entry | None:
        """What redo would do again; nothing where this vault is only read."""
        with self.read() as session:
            return None if self.away() else undo.redoable(session)

    def history(self, limit: int = 100) -> list[Entry]:
        """The last transactions, newest first."""
        with self.read() as session:
            return journal.history(session, limit)

    def on_change(self, subscriber: Callable[[Change], None]) -> None:
        """Have ``subscriber`` called after each commit, undo and redo too, in the thread that wrote."""
        self._subscribers.append(subscriber)

    def head(self) -> Head:
        """Where the journal stands."""
        with self.raw() as file:
            return journal.head(file)

    @contextmanager
    def raw(self) -> Iterator[sc.Connection]:
        """The driver's own connection, for the other files of this room."""
        with sentences(self.folder), opening.raw(self._open_engine()) as file:
            yield file

    @contextmanager
    def alone(self) -> Iterator[sc.Connection]:
        """The same while nobody writes, for what stands beside the journal."""
        with self._one_writer():
            self._check_still_there()
            with self.raw() as file:
                yield file

    def snapshot(self, target: Path, why: str = "") -> BackupInfo:
        """Make a verified backup at ``target`` and remember it; ``why`` is a message id without parameters."""
        # One at a time: two of the same second would write to the same file.
        with self._copying:
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

    def doubt(self) -> None:
        """Remember that the file was found damaged: it is read through before it opens again."""
        self.remember(doubted=True)

    def remember(self, **facts: Any) -> None:
        """Keep facts of ``State`` beside the vault, and tell it to who asked ``on_remembered``."""
        with worded(), self._one_writer():
            self._open_engine()
            self._remember(replace(self._state, **facts), safely=True)
        for subscriber in self._told:
            subscriber()

    def on_remembered(self, subscriber: Callable[[], None]) -> None:
        """Have ``subscriber`` called when a backup was made, or another fact of ``state`` changed, in any thread."""
        self._told.append(subscriber)

    def keys(self) -> tuple[keyfile.KeyFile, bytes]:
        """The key file and the data key, for the other files of this room."""
        self._open_engine()
        return self._keys, self._key

    def rewrap(self, change: Callable[[keyfile.KeyFile, bytes], keyfile.KeyFile]) -> None:
        """Keep another key file for the same data key."""
        keys = change(*self.keys())
        if keys != self._keys:
            self.check_ours()  # the keys come back with the vault
        with worded():
            keyfile.write(self.folder, keys)
        self._keys = keys

    def _open_engine(self) -> Engine:
        if self._engine is None:
            raise VaultLocked
        return self._engine

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        if self._writer == get_ident():
            raise RuntimeError("a write inside a write")
        with self._writing:
            self._writer = get_ident()
            try:
                yield
            finally:
                self._writer = None

    @contextmanager
    def _transaction(self, action: str, about: str, kind: str = DO, undoes: int | None = None) -> Iterator[Session]:
        engine = self._open_engine().execution_options(klik_write=True)
        self._check_still_there()
        with sentences(self.folder), Session(engine, expire_on_commit=False) as session:
            if given := hand_over.away(session.connection().connection.driver_connection, self._state.device):
                raise HandedOver(given.given_to)
            session.info.update(about=about, coordinator=self.coordinator)
            journal.begin(session, action, Author(self.actor, self._state.device), kind, undoes)
            event.listen(session, "before_commit", _only_the_vault_commits)
            yield session
            session.flush()
            change = session.info["change"] = journal.seal(session, session.info["about"])
            if after := session.info.get("after_seal"):
                after(session)
            head = journal.head(session.connection().connection.driver_connection)
            session.info["sealed"] = True
            session.commit()
        if change:
            # The commit stands. A state that lags behind sees less, and is no reason to call the save a failure.
            with suppress(OSError):
                self._remember(self._state.at(head), safely=False)

    def _go_back(self, kind: str) -> Entry:
        find, nothing = (undo.undoable, NothingToUndo) if kind == UNDO else (undo.redoable, NothingToRedo)
        with self._one_writer():
            with self.read() as session:
                entry = find(session)
            if entry is None:
                raise nothing
            with self._transaction(entry.action, entry.about, kind, entry.number) as session:
                undo.reverse(session, self.schema.metadata, entry.number)
        self._tell(session)
        return entry

    def _tell(self, session: Session) -> None:
        if change := session.info["change"]:
            for subscriber in self._subscribers:
                subscriber(change)

    def _remember(self, known: State, *, safely: bool) -> None:
        self._state = known
        state.write(self.folder, known, safely=safely)

    def _check_still_there(self) -> None:
        """A file that was moved away takes every write without a word and keeps none; two laptops in it spoil it."""
        self._held.check()
        try:
            there = os.stat(self.folder / DATA).st_ino == self._inode
        except FileNotFoundError:
            there = False
        if not there:
            raise VaultGone


def _only_the_vault_commits(session: Session) -> None:
    if not session.info.get("sealed") and not session.in_nested_transaction():
        raise RuntimeError("a service never commits: Vault.write() does")
