"""The door of an open vault: many may read, one writes, and each write is a transaction of its own.

Such a transaction is a single entry in the journal and a single step of undo; whoever asked is told of it afterwards.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock, get_ident
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sc
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app.storage import chain, hand_over, journal, opening, state, undo
from app.storage.chain import Head
from app.storage.connection import sentences
from app.storage.errors import (
    NothingToRedo,
    NothingToUndo,
    VaultGone,
    VaultLocked,
)
from app.storage.files import worded
from app.storage.hand_over import HandOver
from app.storage.hand_over_errors import HandedOver
from app.storage.holder import Held
from app.storage.journal import DO, REDO, UNDO, Author, Change, Entry
from app.storage.migrations import Schema
from app.storage.names import DATA
from app.storage.state import State


class Door:
    """What a ``Vault`` is to who works in it; it opens and locks as that does."""

    _state: State

    def __init__(self, folder: Path, held: Held, slot: str, schema: Schema) -> None:
        self.folder = folder
        self.slot = slot
        self.work_as()
        self.schema = schema
        self._held = held
        self._engine: Engine | None = None
        self._inode = 0
        self._writing = Lock()
        self._writer: int | None = None
        self._subscribers: list[Callable[[Change], None]] = []
        self._told: list[Callable[[], None]] = []

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
    def state(self) -> State:
        """Where this vault stands on this laptop, with its last verified backup."""
        return self._state

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

    def on_change(self, subscriber: Callable[[Change], None]) -> Callable[[], None]:
        """Have ``subscriber`` called after each commit, undo and redo too, in the thread that wrote; what is given
        back ends that."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def head(self) -> Head:
        """Where the journal stands."""
        with self.raw() as file:
            return chain.head(file)

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

    def mark(self, file: sc.Connection, action: str, about: str = "") -> None:
        """Note in the history what changes no row; only ``alone``."""
        journal.mark(file, action, self._author, about=about)

    def remember(self, head: Head | None = None, **facts: Any) -> None:
        """Keep facts of ``State`` beside the vault, and tell it to who asked ``on_remembered``."""
        with worded(), self._one_writer():
            self._open_engine()
            known = replace(self._state, **facts)
            self._remember(known.at(head) if head else known, safely=True)
        for subscriber in self._told:
            subscriber()

    def on_remembered(self, subscriber: Callable[[], None]) -> Callable[[], None]:
        """Have ``subscriber`` called when a backup was made, or another fact of ``state`` changed, in any thread; what
        is given back ends that."""
        self._told.append(subscriber)
        return lambda: self._told.remove(subscriber)

    @property
    def _author(self) -> Author:
        return Author(self.actor, self._state.device)

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
            journal.begin(session, action, self._author, kind, undoes)
            event.listen(session, "before_commit", _only_the_vault_commits)
            yield session
            session.flush()
            change = session.info["change"] = journal.seal(session, session.info["about"])
            if after := session.info.get("after_seal"):
                after(session)
            head = chain.head(session.connection().connection.driver_connection)
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
                self.check_ours()
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
