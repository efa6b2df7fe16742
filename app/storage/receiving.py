"""Receiving a vault that another laptop handed over: in a new folder, or in the place of what stands here of it.

Nothing here is touched before the file is verified and continues what stands here. What stood here is copied aside
whole; then the new file takes its place in one step, and either key file opens either of the two.
"""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as sc

from app.storage import hand_over, journal, keyfile, opening, snapshot, state
from app.storage.connection import check_header, connect, sentences
from app.storage.errors import (
    AlreadyReceived,
    BackupDamaged,
    Diverged,
    FolderNotEmpty,
    HandOverOlder,
    NewerVault,
    NoHandOver,
    NoSuchHandOver,
)
from app.storage.files import remove, settle, settle_folder, worded
from app.storage.findings import QUARANTINE
from app.storage.hand_over import HandOver
from app.storage.keyfile import KeyFile
from app.storage.migrations import LADDER
from app.storage.names import DATA, KEYS, LOCK, SPARE, is_vault
from app.storage.snapshot import BackupInfo

_PART = DATA + ".part"


def receive(file: Path, folder: Path, passphrase: str | None = None, recovery_code: str | None = None) -> BackupInfo:
    """Take a vault over from a file; from then on this laptop writes in it. The secret is that of the day it was given.

    Where the folder holds the same vault, the file must go on from where that stands: AlreadyReceived, HandOverOlder or
    Diverged where it does not, and nothing is changed.
    """
    if not file.is_file():
        raise NoHandOver
    there = (folder / DATA).exists()
    new, part = not folder.exists(), folder / _PART
    if not (there or new):
        _check_empty(folder)
    with worded(), sentences():
        folder.mkdir(parents=True, exist_ok=True)
        held = opening.hold(folder)
        try:
            remove(part)
            info, keys = snapshot.extract(file, part)
            key = keyfile.unlock(keys, passphrase=passphrase, recovery_code=recovery_code).key
            if not snapshot.matches(part, key, info):
                raise BackupDamaged
            if info.schema > len(LADDER):
                raise NewerVault
            if is_vault(folder) and keyfile.read(folder).vault != keys.vault:
                raise FolderNotEmpty
            known = state.read(folder, keys.vault)
            known = replace(known, device=known.device or uuid4().hex)
            if there:
                _check_continues(part, folder, key)
            _take(part, key, known.device)
            if there:
                _set_aside(folder)
            _settle_in(folder, keys, replace(known, doubted=False).at(info.head))
        except BaseException:
            remove(part)
            if new:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        finally:
            held.release()
    return info


def _check_empty(folder: Path) -> None:
    """As for any new vault, but for what an earlier attempt left behind: until its data are there it is none."""
    left = {LOCK, KEYS, SPARE, state.STATE, DATA}
    if not folder.is_dir() or any(item.name.removesuffix(".part") not in left for item in folder.iterdir()):
        raise FolderNotEmpty


def _check_continues(part: Path, folder: Path, key: bytes) -> None:
    """Hold the history in the file against the one that stands here."""
    check_header(folder / DATA)
    with closing(connect(folder / DATA, key)) as ours, closing(connect(part, key, journal_mode="DELETE")) as theirs:
        ours.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # nothing of it may be left beside the new file
        if hand_over.was_received(ours, _given(theirs).token):
            raise AlreadyReceived
        mine, same = journal.head(ours), journal.common(ours, theirs)
        if same.sequence == mine.sequence:
            return
        here, there = mine.number - same.number, journal.head(theirs).number - same.number
        raise Diverged(here, there) if there else HandOverOlder(here)


def _given(file: sc.Connection) -> HandOver:
    found = hand_over.last(file)
    if found is None or not found.is_under_way:
        raise NoSuchHandOver
    return found


def _take(part: Path, key: bytes, device: str) -> None:
    """Write in the file that this laptop has it; without a journal beside it, which a next attempt would find."""
    with closing(connect(part, key, journal_mode="MEMORY")) as file:
        hand_over.note(file, hand_over.received(_given(file), device))
    settle(part)


def _set_aside(folder: Path) -> None:
    """Copy what stands here, as one set; a copy, for until the new file has its place it must be here too."""
    aside = folder / QUARANTINE / f"{datetime.now():%Y-%m-%dT%H%M%S}-{uuid4().hex[:4]}"
    aside.mkdir(parents=True)
    for name in (DATA, KEYS, SPARE, state.STATE):
        if (folder / name).exists():
            shutil.copyfile(folder / name, aside / name)
            settle(aside / name)
    settle_folder(aside)


def _settle_in(folder: Path, keys: KeyFile, known: state.State) -> None:
    """Keys and state first, for each goes with the old data as well: a state that knows no number only sees less."""
    keyfile.write(folder, keys)
    state.write(folder, replace(known, number=0, chain=""), safely=True)
    remove(folder / (DATA + "-wal"), folder / (DATA + "-shm"))
    (folder / _PART).replace(folder / DATA)
    settle_folder(folder)
    state.write(folder, known, safely=True)
