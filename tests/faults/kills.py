"""Kill −9, at moments spread over the whole of what is being done: by the clock, and at the system calls themselves."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from app.errors import KlikError
from app.storage import backup, keyfile
from app.storage.names import DATA, KEYS, SPARE, is_vault
from app.storage.vault import Vault
from tests.faults import jobs
from tests.faults.places import Given, copies, filled, restored, state
from tests.faults.rows import Row, room, row
from tests.faults.server import Job, finish, killed_after, killed_at, may_trace, moments
from tests.vaults import SECRET, locked_vault

GOLDEN = Path(__file__).parents[1] / "storage" / "golden" / "schema-1.klikbackup"
_HALF_AND_HALF = "half by the clock, half at the entry of a system call, spread over all of them"
_CHANCE = random.Random(8)


def while_saving(many: int) -> Row:
    """Participants added and changed, locked with a backup every eight changes; one vault dies time and again."""
    wrong, acknowledged, unacknowledged = [], 0, 0
    with room() as here:
        folder, at = locked_vault(here / "0"), 0
        traced = moments(here / "trace", jobs.save, locked_vault(here / "t"), 0, 9) if may_trace() else []
        seconds = finish(jobs.save, locked_vault(here / "s"), 0, 9)[1]
        for number in range(many):
            if number % 50 == 49:  # a young vault again: what is held against what was said stays quick
                folder, at = locked_vault(here / str(number)), 0
            if traced and number % 5 == 4:
                said = killed_at(*_CHANCE.choice(traced), jobs.save, folder, at)
            else:
                said = killed_after(_CHANCE.uniform(0, seconds), jobs.save, folder, at)
            acknowledged += len(said)
            expected = said[-1] + 1 if said else at
            held, trouble = state(folder)
            if trouble or held is None or not expected <= held <= expected + 1:
                wrong.append(f"kill {number}: {expected} said to be saved, {held} found {trouble}")
                folder, at = locked_vault(here / f"again{number}"), 0
                continue
            unacknowledged += held - expected
            at = held
    return row(
        "Killed while saving",
        "kill −9; four of five by the clock, one at the entry of a system call"
        if traced
        else "kill −9 by the clock; no strace here",
        many,
        f"{acknowledged} acknowledged changes, 0 lost, 0 corrupt" if not wrong else f"{acknowledged} acknowledged",
        wrong,
        f"{unacknowledged} changes were on the disk that nobody had been told of yet",
    )


def during_backup(many: int) -> Row:
    def verify(said: list[Any], folder: Path, *_more: Any) -> str:
        held, trouble = state(folder)
        if trouble or held != 9:
            return f"{held} changes {trouble}"
        found = list((folder / "backups").glob("*.klikbackup")) if (folder / "backups").exists() else []
        if "done" in said and not found:
            return "a backup that was said to be made is not there"
        for file in found:
            if bad := restored(file, folder.with_name(folder.name + "-back"), 9):
                return bad
        left = sorted(path.name for path in folder.rglob("*.part*"))
        return f"still there after opening: {left}" if left else ""

    with room() as here:
        wrong, remark = _die(many, jobs.back_up, copies(here, filled(here / "full", 9)), verify, here)
    return row("Killed during a backup", _HALF_AND_HALF, many, _result(wrong, "each backup file whole"), wrong, remark)


def during_restore(many: int) -> Row:
    def verify(said: list[Any], file: Path, folder: Path) -> str:
        if "done" not in said and not (folder / DATA).exists():
            if is_vault(folder):
                return "half a vault is taken for a vault"
            return restored(file, folder, 9)
        held, trouble = state(folder)
        return "" if held == 9 and not trouble else f"{held} changes {trouble}"

    with room() as here:
        full = filled(here / "full", 9)
        with Vault.unlock(full, passphrase=SECRET) as vault:
            file = backup.backup(vault, here / "of.klikbackup").path
        wrong, remark = _die(many, jobs.put_back, ((file, here / f"back{number}") for number in count()), verify, here)
    return row("Killed during a restore", _HALF_AND_HALF, many, _result(wrong, "nothing, or all"), wrong, remark)


def while_replacing(many: int) -> Row:
    def verify(said: list[Any], file: Path, folder: Path) -> str:
        held, trouble = state(folder)
        if trouble or held not in ((9,) if "done" in said else (9, 12)):
            return f"{held} changes {trouble}"
        if left := sorted(path.name for path in folder.glob("coming*")):
            return f"still there after opening: {left}"
        aside = [path for path in (folder / "quarantine").glob("*") if is_vault(path)]
        kept = [state(path)[0] for path in aside]
        return "" if kept == ([12] if held == 9 else []) else f"aside: {kept}"

    with room() as here:
        full = filled(here / "full", 9)
        with Vault.unlock(full, passphrase=SECRET) as vault:
            file = backup.backup(vault, here / "of.klikbackup").path
            for number in range(9, 12):
                jobs.save_one(vault, number)
        given = ((file, folder) for (folder,) in copies(here, full))
        wrong, remark = _die(many, jobs.put_in_place, given, verify, here)
    return row(
        "Killed while a backup takes the place of a vault",
        _HALF_AND_HALF,
        many,
        _result(wrong, "the vault, or the backup with the vault kept aside"),
        wrong,
        remark,
    )


def during_migration(many: int) -> Row:
    def verify(_said: list[Any], folder: Path) -> str:
        try:
            with Vault.unlock(folder, passphrase=SECRET) as vault:
                troubles = jobs.sound(vault)
                with vault.read() as session:
                    people = session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar_one()
        except KlikError as error:
            return str(error)
        for file in (folder / "backups").glob("*.klikbackup"):
            if bad := restored(file, folder.with_name(folder.name + "-back"), None):
                return bad
        left = sorted(path.name for path in folder.rglob("*.part*"))
        return str(troubles or left or ("" if people == before["person"] else f"{people} people"))

    with room() as here:
        before = backup.restore(GOLDEN, here / "full", SECRET).counts
        wrong, remark = _die(many, jobs.open_older, copies(here, here / "full"), verify, here)
    return row(
        "Killed during a migration", _HALF_AND_HALF, many, _result(wrong, "the old schema, or the new"), wrong, remark
    )


def during_first_start(many: int) -> Row:
    def verify(said: list[Any], folder: Path) -> str:
        code = said[1] if len(said) > 1 else None
        if is_vault(folder):
            with suppress(KlikError), Vault.unlock(folder, passphrase=SECRET) as vault:
                return str(jobs.sound(vault) or "")
        elif not code:
            Vault.create(folder, SECRET, cost=jobs.CHEAP)[0].lock()
            return str(state(folder)[1])
        return "neither a vault nor a place for one"

    with room() as here:
        wrong, remark = _die(many, jobs.begin, ((here / f"new{number}",) for number in count()), verify, here)
    return row(
        "Killed during the first start",
        _HALF_AND_HALF,
        many,
        _result(wrong, "no vault yet, or a whole one"),
        wrong,
        remark,
    )


def while_changing_passphrase(many: int) -> Row:
    def verify(said: list[Any], folder: Path, _to: str) -> str:
        now = [secret for secret in (SECRET, jobs.OTHER) if _opens(folder, secret)]
        if len(now) != 1 or ("done" in said and now != [jobs.OTHER]):
            return f"{len(now)} of the two passphrases open it"
        with Vault.unlock(folder, passphrase=now[0]) as vault:
            if troubles := jobs.sound(vault):
                return str(troubles)
        files = {(folder / name).read_bytes() for name in (KEYS, SPARE)}
        if len(files) != 1:
            return "the spare key file still opens with the passphrase of before"
        keyfile.parse(files.pop())
        return ""

    with room() as here:
        given = ((folder, jobs.OTHER) for (folder,) in copies(here, filled(here / "full", 3)))
        wrong, remark = _die(many, jobs.change_passphrase, given, verify, here)
    return row(
        "Killed while a passphrase changes",
        _HALF_AND_HALF,
        many,
        _result(wrong, "the old one opens, or the new"),
        wrong,
        remark,
    )


def while_emptying(many: int) -> Row:
    def verify(said: list[Any], folder: Path) -> str:
        held, trouble = state(folder)
        if trouble or held != 40:
            return f"{held} changes {trouble}"
        with Vault.unlock(folder, passphrase=SECRET) as vault, vault.raw() as file:
            full = file.execute("SELECT count(*) FROM journal WHERE salt IS NOT NULL").fetchone()[0]
        return "what was said to be emptied is there" if full and "done" in said else ""

    with room() as here:
        wrong, remark = _die(many, jobs.empty_history, copies(here, filled(here / "full", 40)), verify, here)
    return row(
        "Killed while old history is emptied and the file written anew",
        _HALF_AND_HALF,
        many,
        _result(wrong, "emptied or not, every record there and the chain whole"),
        wrong,
        remark,
    )


def _die(many: int, job: Job, given: Iterator[Given], verify: Callable[..., str], here: Path) -> tuple[list[str], str]:
    """Kill ``many`` times, each time on something fresh; what did not hold, and how the kills were spread."""
    said, seconds = finish(job, *next(given))
    assert len(said) > 1, "the job does not even work when nobody kills it"
    traced = moments(here / "trace", job, *next(given)) if may_trace() else []
    counted = many // 2 if traced else 0
    wrong, landed = [], 0
    for number in range(many):
        args = next(given)
        if number < counted:
            call, nth = traced[number * len(traced) // counted]
            moment, said = f"{call} {nth}", killed_at(call, nth, job, *args)
        else:
            after = seconds * (number - counted + _CHANCE.random()) / (many - counted)
            moment, said = f"after {after:.3f} s", killed_after(after, job, *args)
        landed += len(said) < 2
        if trouble := verify(said, *args):
            wrong.append(f"{moment}: {trouble}")
        for place in args:
            if isinstance(place, Path) and place.is_dir():
                shutil.rmtree(place)
                shutil.rmtree(place.with_name(place.name + "-back"), ignore_errors=True)
    spread = f"{len(traced)} system calls to die at" if traced else "no strace here: by the clock only"
    return wrong, f"{spread}; {landed} died before it was done"


def _result(wrong: list[str], words: str) -> str:
    return "old or new: " + words if not wrong else "; ".join(wrong[:3])


def _opens(folder: Path, secret: str) -> bool:
    try:
        Vault.unlock(folder, passphrase=secret).lock()
    except KlikError:
        return False
    return True
