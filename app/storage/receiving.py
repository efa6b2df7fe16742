"""Receiving a vault that another laptop handed over: in a new folder, or in the place of what stands here of it.

Nothing that stands here is touched before the file is verified and goes on from it. Then the one takes the place of the
other (``swap.py``), and what stood here is in quarantine whole.
"""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as sc

from app.storage import chain, erased, hand_over, journal, keyfile, opening, place, remembered, snapshot, state, swap
from app.storage.chain import Head
from app.storage.connection import check_header, connect, sentences
from app.storage.errors import BackupDamaged, FolderNotEmpty
from app.storage.files import make_folder, remove, settle, settle_folder, worded
from app.storage.hand_over import HandOver
from app.storage.hand_over_errors import (
    AlreadyReceived,
    Diverged,
    HandOverOlder,
    NoHandOver,
    NoSuchHandOver,
    OwnHandOver,
)
from app.storage.holder import hold
from app.storage.journal import Author
from app.storage.migrations import LADDER
from app.storage.names import DATA, KEYS, SPARE, UNFINISHED, is_vault
from app.storage.snapshot import BackupInfo
from app.storage.state import State


def receive(
    file: Path,
    folder: Path,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    *,
    take_over: bool = False,
) -> BackupInfo:
    """Take a vault over from a file; from then on this laptop writes in it. The secret is that of the day it was given.

    Where the folder holds the same vault, the file must go on from where that stands: AlreadyReceived, HandOverOlder or
    Diverged where it does not, OwnHandOver where this laptop made it itself, and nothing is changed.
    """
    if not file.is_file():
        raise NoHandOver
    if not is_vault(folder):
        place.check_new(folder)
        opening.check_empty(folder)
    snapshot.check_not_newer(file, LADDER)
    new = not folder.exists()
    with worded(), sentences():
        make_folder(folder)
        held = hold(folder, take_over)
        try:
            swap.finish(folder)
            there = is_vault(folder)
            if not there:
                opening.clear(folder)
            coming = swap.prepare(folder) if there else folder
            make_folder(coming)
            try:
                info, known = _make_ready(file, folder, coming, passphrase, recovery_code)
            except BaseException:
                remove(*(coming / name for name in (DATA, KEYS, SPARE, state.STATE, UNFINISHED)))
                if there or new:
                    shutil.rmtree(coming, ignore_errors=True)
                raise
            erased.carry(info.vault, file.parent, folder)
            if there:
                swap.commit(folder)
            remembered.remember(folder, known)
        finally:
            held.release()
    return info


def _make_ready(
    file: Path, folder: Path, coming: Path, passphrase: str | None, recovery_code: str | None
) -> tuple[BackupInfo, State]:
    """Make the whole set in ``coming``; the database takes its name last."""
    part = coming / UNFINISHED
    info, keys = snapshot.extract(file, part)
    unlocked = keyfile.unlock(keys, passphrase=passphrase, recovery_code=recovery_code)
    key = unlocked.key
    if not snapshot.matches(part, key, info):
        raise BackupDamaged
    known = remembered.recall(folder, state.read(folder, keys.vault))
    if coming != folder:
        _check_continues(part, folder, keys.vault, key, known.device)
    known = replace(known, device=known.device or uuid4().hex, doubted=False, given=False)
    known = known.at(_take(part, key, Author(unlocked.name, known.device), known.number))
    keyfile.write(coming, keys)
    state.write(coming, known, safely=True)
    part.replace(coming / DATA)
    settle_folder(coming)
    return info, known


def _check_continues(part: Path, folder: Path, vault: str, key: bytes, device: str) -> None:
    """Hold the history in the file against the one that stands here."""
    if keyfile.read(folder).vault != vault:
        raise FolderNotEmpty
    check_header(folder / DATA)
    with closing(connect(folder / DATA, key)) as ours, closing(connect(part, key, journal_mode="DELETE")) as theirs:
        given = _given(theirs)
        if hand_over.was_received(ours, given.token):
            raise AlreadyReceived
        same = chain.common(ours, theirs)
        here, there = (chain.since(one, same.sequence) for one in (ours, theirs))
        if here:
            raise Diverged(here, there) if there else HandOverOlder(here)
        if given.given_by == (device or hand_over.here(ours)):
            raise OwnHandOver


def _given(file: sc.Connection) -> HandOver:
    found = hand_over.last(file)
    if found is None or not found.is_under_way:
        raise NoSuchHandOver
    return found


def _take(part: Path, key: bytes, author: Author, last: int) -> Head:
    """Write in the file that this laptop has it; without a journal beside it, which a next attempt would find."""
    with closing(connect(part, key, journal_mode="MEMORY")) as file:
        hand_over.note(file, hand_over.received(_given(file), author.device))
        journal.mark(file, journal.RECEIVED, author, last)
        head = chain.head(file)
    settle(part)
    return head
