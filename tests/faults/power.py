"""The power goes: what a kill cannot show, for after a kill the system still writes what it was given."""

import random
import shutil
from pathlib import Path

from app.errors import KlikError
from app.storage.errors import ChangesMissing
from app.storage.names import DATA
from app.storage.state import STATE
from app.storage.vault import Vault
from tests.faults import jobs
from tests.faults.rows import Row, not_tried, room, row
from tests.faults.server import calls, finish, may_trace
from tests.vaults import SECRET, locked_vault

WAL = DATA + "-wal"
_CHANCE = random.Random(3)


def settled(many: int) -> Row:
    """Between the last write of a change and the moment it is said to be saved, the system is asked to settle it."""
    fault, how = "Saved, but not on the disk", "system calls of that many changes, in order (strace)"
    if not may_trace():
        return not_tried(fault, how, "strace may not look at a process here")
    with room() as here:
        folder = locked_vault(here / "vault")
        lines, _said = calls(here / "trace", jobs.only_save, folder, 0, many, more=("-y",))
    wrong, changes, syncs, dirty = [], 0, 0, False
    for line in lines:
        call, _bracket, rest = line.partition("(")
        if call == "pwrite64" and f"/{WAL}>" in rest:
            dirty = True
        elif call in ("fsync", "fdatasync") and f"/{WAL}>" in rest:
            dirty, syncs = False, syncs + 1
        elif call == "write" and ("socket:" in rest or "pipe:" in rest):
            changes += 1
            if dirty:
                wrong.append(f"change {changes} was told before it was settled")
    if syncs < changes or changes != many:
        wrong.append(f"{syncs} times settled for {changes} changes")
    return row(fault, how, many, f"{syncs} fsyncs of the log for {changes} changes, each before it was told", wrong)


def torn_tails(many: int) -> Row:
    """The end of the log cut off, filled with noise or zeros, as a disk leaves what it was writing."""
    changes, wrong, kept, told = 12, [], 0, 0
    with room() as here:
        full = _left_open(here / "full", changes)
        log = (full / WAL).read_bytes()
        for number in range(many):
            folder = Path(shutil.copytree(full, here / f"torn{number}"))
            at, kind = _CHANCE.randrange(len(log)), ("cut", "noise", "zeros")[number % 3]
            rest = {"cut": b"", "noise": _CHANCE.randbytes(len(log) - at), "zeros": bytes(len(log) - at)}[kind]
            (folder / WAL).write_bytes(log[:at] + rest)
            if number % 2:
                (folder / STATE).unlink()
            held, trouble = _prefix(folder)
            kept += held or 0
            told += trouble == "told"
            if held is None or trouble not in ("", "told") or (number % 2 == 0 and trouble == "" and held < changes):
                wrong.append(f"{kind} at {at}: {held} changes, {trouble or 'and nobody told'}")
            shutil.rmtree(folder)
    return row(
        "Torn end of the log (WAL)",
        "cut, noise, zeros in turn; half of them with the small state file gone as well",
        many,
        "each time the first changes, whole, and nothing after",
        wrong,
        f"{kept} of {many * changes} changes still stood; where the state file was there, each loss was told ({told})",
    )


def _left_open(folder: Path, changes: int) -> Path:
    """A vault as the power leaves it: everything that was changed stands in the log only."""
    finish(jobs.only_save, locked_vault(folder), 0, changes)
    assert (folder / WAL).stat().st_size > 0
    return folder


def _prefix(folder: Path) -> tuple[int | None, str]:
    """How many changes are left, and whether it was told that some are missing."""
    told = ""
    try:
        vault = Vault.unlock(folder, passphrase=SECRET)
    except ChangesMissing:
        told, vault = "told", Vault.unlock(folder, passphrase=SECRET, accept_loss=True)
    except KlikError as error:
        return None, str(error)
    with vault:
        return jobs.saved(vault), "; ".join(jobs.sound(vault)) or told
