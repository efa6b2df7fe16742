"""Putting a backup in the place of a vault, what that would lose, and bringing a vault from elsewhere to this laptop.

Nothing is thrown away: what stood there goes to ``quarantine/`` whole, and stays there.
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from dataclasses import replace as with_other
from datetime import date, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sc
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.storage import chain, erased, hand_over, journal, keyfile, opening, place, remembered, snapshot, state, swap
from app.storage.backup import backup, restore
from app.storage.chain import Head
from app.storage.connection import connect, make_engine, sentences
from app.storage.errors import (
    BackupOfAnother,
    KeyFileDamaged,
    NoBackup,
    RecoveryCodeMistyped,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.holder import hold
from app.storage.journal import Author
from app.storage.migrations import LADDER, Ladder, climb
from app.storage.names import BACKUPS, DATA
from app.storage.snapshot import BackupInfo
from app.storage.state import State
from app.storage.vault import Vault


@dataclass(frozen=True)
class Loss:
    """What a vault holds that a backup does not: how many changes, and of the last day; more once it was opened.

    ``days`` and ``actions`` are pairs with how many, the last day and the most frequent action first; an action is a
    message id.
    """

    count: int
    last: date | None = None
    days: Sequence[tuple[date, int]] = ()
    actions: Sequence[tuple[str, int]] = ()


def loss(folder: Path, head: Head) -> Loss:
    """What would be lost by going back to where a backup stands, as far as is known without opening the vault."""
    known = _known(folder)
    if known is None or known.number <= head.number:
        return Loss(0)
    return Loss(known.number - head.number, _day(known.changed) if known.changed else None)


def loss_of_open(file: sc.Connection, head: Head) -> Loss:
    """What would be lost, day by day and by name, of a vault that is open."""
    rows = file.execute(
        'SELECT "at", "action" FROM journal_transaction WHERE number > ? ORDER BY number DESC', (head.number,)
    ).fetchall()
    days = Counter(_day(at) for at, _action in rows)
    actions = Counter(action for _at, action in rows)
    return Loss(len(rows), max(days, default=None), sorted(days.items(), reverse=True), actions.most_common())


def weigh(folder: Path, head: Head, passphrase: str | None = None, recovery_code: str | None = None) -> Loss:
    """What would be lost, by name where the secret still opens the vault in the folder, else by number."""
    try:
        held = hold(folder)
    except KlikError:
        return loss(folder, head)
    try:
        _keys, unlocked, _from = opening.unlock(folder, passphrase, recovery_code)
        with sentences(), closing(connect(folder / DATA, unlocked.key)) as file:
            return loss_of_open(file, head)
    except (KlikError, sc.Error):
        return loss(folder, head)
    finally:
        held.release()


@dataclass(frozen=True)
class Ways:
    """Whose passphrases and which codes opened a vault on the day of a backup, and now; None where nobody can tell."""

    then: tuple[str, ...]
    now: tuple[str, ...] | None
    key: bytes


def ways(file: Path, folder: Path, passphrase: str | None = None, recovery_code: str | None = None) -> Ways | None:
    """Who could open the vault when a backup was made; None where the same opens it now, or the secret is not right."""
    then, now = snapshot.keys(file), None
    with suppress(KeyFileDamaged):
        now = keyfile.read(folder)
    if then == now:
        return None
    try:
        key = keyfile.unlock(then, passphrase=passphrase, recovery_code=recovery_code).key
    except (WrongPassphrase, WrongRecoveryCode, RecoveryCodeMistyped):
        return None
    return Ways(keyfile.ways(then, key), keyfile.ways(now, key) if now and now.vault == then.vault else None, key)


@contextmanager
def glance(folder: Path, key: bytes) -> Iterator[Session]:
    """A session that only reads in a vault that nobody has open."""
    held = hold(folder)
    engine = make_engine(folder / DATA, key)
    try:
        with sentences(folder), Session(engine) as session:
            yield session
    finally:
        engine.dispose()
        held.release()


def apart(file: Path, folder: Path, passphrase: str | None = None, recovery_code: str | None = None) -> BackupInfo:
    """Put a backup into a new or empty folder, if a vault may stand there (``backup.restore``)."""
    place.check_new(folder)
    return restore(file, folder, passphrase, recovery_code)


def replace(
    file: Path,
    folder: Path,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    *,
    ladder: Ladder = LADDER,
    anyway: bool = False,
    take_over: bool = False,
) -> BackupInfo:
    """Put a backup in the place of the vault in ``folder``, opened and verified first with the secret of its day.

    What stood there is in quarantine afterwards. Stopped at any moment it is the one or the other, whole. The laptop
    stays the one it was, and the numbers of the history go on beyond the last one it knew. ``anyway`` and ``take_over``
    as in ``Vault.unlock``.
    """
    if not file.is_file():
        raise NoBackup
    held = hold(folder, take_over)
    try:
        if not anyway:
            place.check_known(folder)
        swap.finish(folder)
        before, info = _known(folder), snapshot.read(file)
        if _whose(folder, before) not in ("", info.vault):
            raise BackupOfAnother
        coming = swap.prepare(folder)
        try:
            restore(file, coming, passphrase, recovery_code, ladder=ladder)
            unlocked = keyfile.unlock(snapshot.keys(file), passphrase=passphrase, recovery_code=recovery_code)
            _go_on(coming, unlocked, before or state.read(coming, info.vault), len(ladder))
        except BaseException:
            shutil.rmtree(coming, ignore_errors=True)
            raise
        erased.carry(info.vault, file.parent, folder)  # first: stopped in between, nobody who was erased comes back
        swap.commit(folder)
        return info
    finally:
        held.release()


def bring_here(
    folder: Path,
    target: Path,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    *,
    take_over: bool = False,
) -> None:
    """Bring a vault that stands on a share or in a folder that synchronises to a new folder on this laptop.

    A verified backup is made there and put back here; from now on automatic backups go there as well. The vault that
    stood there is in quarantine afterwards, so that nobody goes on in it.
    """
    place.check_new(target)
    opening.check_empty(target)
    with Vault.unlock(
        folder, passphrase=passphrase, recovery_code=recovery_code, anyway=True, take_over=take_over
    ) as vault:
        made = backup(vault)
        restore(made.path, target, passphrase, recovery_code)
        state.write(target, with_other(vault.state, also_to=str(folder / BACKUPS)), safely=True)
    held = hold(folder)
    try:
        swap.set_aside(folder)
    finally:
        held.release()


def _go_on(coming: Path, unlocked: keyfile.Unlocked, before: State, newest: int) -> None:
    """Let a set that is to come be of the same laptop as before, and never use a number twice."""
    with sentences(), closing(connect(coming / DATA, unlocked.key, journal_mode="DELETE")) as file:
        if before.given and climb.version(file) == newest and hand_over.away(file, before.device) is None:
            # Made before the vault was handed over: with it back here, two laptops would work in it.
            hand_over.note(file, hand_over.new(file, before.device, ""))
        journal.mark(file, journal.PUT_BACK, Author(unlocked.name, before.device), before.number)
        state.write(coming, with_other(before, doubted=False).at(chain.head(file)), safely=True)


def _known(folder: Path) -> State | None:
    """Where the vault in a folder stood, from beside it and from what this laptop remembers."""
    found = state.peek(folder)
    return remembered.recall(folder, found) if found else None


def _whose(folder: Path, known: State | None) -> str:
    """Which vault stands in a folder; empty where nobody can tell any more."""
    if known:
        return known.vault
    with suppress(KeyFileDamaged):
        return keyfile.read(folder).vault
    return ""


def _day(utc: str) -> date:
    return datetime.fromisoformat(utc).astimezone().date()
