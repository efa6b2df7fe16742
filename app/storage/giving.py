"""Giving a vault to another laptop in one file, and taking it back without one.

The file is ready and verified before the vault says that it was given, and takes its name after that: who is stopped in
between has a vault that was not handed over, or one that was and whose file can be made again.
"""

from pathlib import Path

import sqlcipher3.dbapi2 as sc

from app.i18n import N_
from app.storage import hand_over, journal, snapshot
from app.storage.errors import BackupDamaged, PlaceTaken
from app.storage.hand_over import HandOver
from app.storage.hand_over_errors import HandedOver, NotHandedOver
from app.storage.names import HANDED_OVER
from app.storage.snapshot import BackupInfo
from app.storage.vault import Vault

_WHY = N_("Hand-over to another laptop")


def give(vault: Vault, target: Path, to: str = "") -> BackupInfo:
    """Hand a vault over in a file at ``target``, or in that folder; from then on it can only be read here.

    Where this laptop gave it already and it is under way, the same file is made again. HandedOver where another laptop
    works in it.
    """
    path = _place(vault, target)
    keys, key = vault.keys()
    with vault.alone() as file, vault.raw() as source:
        if given := hand_over.away(file, vault.state.device):
            if not (given.is_under_way and given.given_by == vault.state.device):
                raise HandedOver(given.given_to)
            info = snapshot.write(source, key, keys, path, _WHY)
        else:
            info = _first(vault, file, source, path, to.strip())
    vault.remember(vault.head(), given=True)
    return info


def reclaim(vault: Vault) -> None:
    """Work here again although the vault was given: what is done on the other laptop can then not be joined."""
    device = vault.state.device
    with vault.alone() as file:
        given = hand_over.away(file, device)
        if given is None:
            raise NotHandedOver
        file.execute("BEGIN IMMEDIATE")
        try:
            hand_over.note(file, _taken_back(file, given, device))
            vault.mark(file, journal.RECLAIMED)
            file.execute("COMMIT")
        finally:
            if file.in_transaction:
                file.execute("ROLLBACK")
    vault.remember(vault.head(), given=False)


def _first(vault: Vault, file: sc.Connection, source: sc.Connection, path: Path, to: str) -> BackupInfo:
    keys, key = vault.keys()
    row = hand_over.new(file, vault.state.device, to)

    def note(where: sc.Connection) -> None:
        hand_over.note(where, row)
        vault.mark(where, journal.HANDED_OVER, to)

    file.execute("BEGIN IMMEDIATE")
    try:
        with snapshot.prepared(source, key, keys, path, _WHY, note) as info:
            note(file)
            file.execute("COMMIT")
    finally:
        if file.in_transaction:
            file.execute("ROLLBACK")
    return info


def _taken_back(file: sc.Connection, given: HandOver, device: str) -> HandOver:
    """By who gave it, the same hand-over; by any other laptop, which then knows no better, one to itself."""
    if given.is_under_way and given.given_by == device:
        return hand_over.reclaimed(given)
    return hand_over.reclaimed(hand_over.new(file, device, ""))


def _place(vault: Vault, target: Path) -> Path:
    """Where the file comes; never over anything but an older one."""
    if target.is_dir():
        return snapshot.free_name(target, vault.id, len(vault.schema.ladder), HANDED_OVER)
    path = target if target.suffix.casefold() == HANDED_OVER else target.with_name(target.name + HANDED_OVER)
    if path.exists():
        try:
            snapshot.read(path)
        except BackupDamaged as error:
            raise PlaceTaken from error
    return path
