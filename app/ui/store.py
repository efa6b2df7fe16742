"""The window's view on the vault: every read and every change of a page goes through here.

A change runs a service in one transaction and is one step to undo. Pages hear which tables changed; the window hears
when it was saved and what undo and redo would do. Nothing here speaks SQL: a session is only handed on.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from threading import get_ident
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.i18n import _
from app.services.actions import worded
from app.services.kept import Kept
from app.storage.hand_over_errors import HandedOver

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Change(Protocol):
    """What a vault tells after a change: the rows that changed, per table."""

    @property
    def action(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def tables(self) -> Mapping[str, frozenset[Any]]: ...
    @property
    def touched(self) -> frozenset[str] | None: ...


class Entry(Protocol):
    """A change in the journal: the name of the action (a message id) and whom it was about."""

    @property
    def action(self) -> str: ...
    @property
    def about(self) -> str: ...


class Vault(Protocol):
    """What the window needs of an open vault."""

    slot: str
    coordinator: UUID | None
    folder: Path

    @property
    def state(self) -> Any: ...

    def work_as(self, name: str = "", coordinator: UUID | None = None) -> None: ...
    def read(self) -> AbstractContextManager[Any]: ...
    def write(self, action: str, about: str = "") -> AbstractContextManager[Any]: ...
    def undo(self) -> object: ...
    def redo(self) -> object: ...
    def undoable(self) -> Entry | None: ...
    def redoable(self) -> Entry | None: ...
    def check_ours(self) -> None: ...
    def on_change(self, callback: Callable[[Any], None]) -> Callable[[], None]: ...
    def on_remembered(self, callback: Callable[[], None]) -> Callable[[], None]: ...


class Service(Protocol[P, R_co]):
    """A service that writes: it takes a session first and carries the name of its action."""

    action: str

    def __call__(self, session: Any, *args: P.args, **kwargs: P.kwargs) -> R_co: ...


class Store(QObject):
    """Reads and changes an open vault, on the thread of the window."""

    changed = Signal(object)  # Change
    saved = Signal(datetime)
    said = Signal(str, bool)  # a sentence for the toast; whether undo takes it back
    refused = Signal()  # this vault is only read now, so that nothing was kept of what was just done
    history_changed = Signal(str, str)  # what undo and what redo would do; empty for nothing
    remembered = Signal()  # what this laptop knows of the vault changed, such as its last backup
    _changed_beside = Signal(object)
    _remembered_beside = Signal()

    def __init__(self, vault: Vault, now: Callable[[], datetime] = datetime.now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vault = vault
        self._now = now
        self._heard: list[Change] = []
        self._thread = get_ident()
        self._changed_beside.connect(self._on_changed_beside, Qt.ConnectionType.QueuedConnection)
        self._kept = Kept(self.read)
        self._remembered_beside.connect(self.remembered, Qt.ConnectionType.QueuedConnection)
        self._heard_through = (
            vault.on_change(self._on_change),
            vault.on_remembered(self._remembered_beside.emit),
        )

    def leave(self) -> None:
        """Hear no more of the vault, for a window that goes while the vault stays open."""
        for end in self._heard_through:
            end()

    def read(self, ask: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Ask a service that only reads; the long lists it reads are kept for the next time."""
        told = self._kept.told()
        with self.vault.read() as session:
            self._kept.lend(session, told)
            return ask(session, *args, **kwargs)

    def write(self, do: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Let a service change something: one transaction, one step to undo. Raises what the service raises."""
        outcome = self.write_quietly(do, *args, **kwargs)
        # A service that found nothing to change leaves no step to undo, and needs no toast.
        for change in self._heard:
            self.said.emit(worded(change), True)
        return outcome

    def write_quietly(self, do: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The same for a field that is saved as it is filled in: the bottom line says so, without a toast."""
        self._heard.clear()
        try:
            with self.vault.write(do.action) as session:
                outcome = do(session, *args, **kwargs)
        except HandedOver:
            self.refused.emit()
            raise
        self._tell_history()
        return outcome

    def write_beside(self, do: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The same within a task, for the rare change that takes long; pages hear of it on the thread of the window.

        No toast: who waits for the task tells what was done.
        """
        with self.vault.write(do.action) as session:
            return do(session, *args, **kwargs)

    def undo(self) -> None:
        """Take the last change back."""
        if entry := self.vault.undoable():
            self.vault.undo()
            self._tell_history()
            self.said.emit(_("Undone: {action}").format(action=worded(entry)), False)

    def redo(self) -> None:
        """Do again what was taken back."""
        if entry := self.vault.redoable():
            self.vault.redo()
            self._tell_history()
            self.said.emit(_("Done again: {action}").format(action=worded(entry)), True)

    def tell_history(self) -> None:
        """Say what undo and redo would do now, for a window that just opened."""
        undo, redo = self.vault.undoable(), self.vault.redoable()
        self.history_changed.emit(worded(undo) if undo else "", worded(redo) if redo else "")

    def _on_change(self, change: Change) -> None:
        if get_ident() != self._thread:
            self._changed_beside.emit(change)
            return
        self._heard.append(change)
        self._kept.tell(change)
        self.changed.emit(change)

    @Slot(object)
    def _on_changed_beside(self, change: Change) -> None:
        self._kept.tell(change)
        self.changed.emit(change)
        self._tell_history()

    def _tell_history(self) -> None:
        self.saved.emit(self._now())
        self.tell_history()
