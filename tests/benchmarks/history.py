"""Measures the history of a vault with 200,000 contacts: ``python tests/benchmarks/history.py``.

How long it takes to read, what emptying its old part takes and frees, and what a scan of ten megabytes costs. Each
measurement of emptying is in a copy. docs/benchmarks.md says what was found.
"""

import os
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

from office import Size, make  # noqa: E402
from sqlalchemy import select  # noqa: E402

from app.models import Duo, Participant, Person  # noqa: E402
from app.services import agreements, history, people, recycle_bin, scans  # noqa: E402
from app.services.actions import perform  # noqa: E402
from app.services.history import Sought  # noqa: E402
from app.services.subjects import Subject  # noqa: E402
from app.storage import chain, compaction  # noqa: E402
from app.storage.keyfile import DEMO_PASSPHRASE  # noqa: E402
from app.storage.vault import Vault  # noqa: E402

CONTACTS, CHANGES, SCAN = 200_000, 20_000, 10 * 1024 * 1024


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="klik-benchmark-") as folder:
        original, copy = Path(folder, "vault"), Path(folder, "copy")
        make(original, date.today(), Size(contacts=CONTACTS))
        with Vault.unlock(original, passphrase=DEMO_PASSPHRASE) as vault:
            _change(vault)
            _reading(vault)
        print(f"memory so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
        shutil.copytree(original, copy)
        with Vault.unlock(copy, passphrase=DEMO_PASSPHRASE) as vault:
            _emptying(vault)
        print(
            f"memory after the file was written anew: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
        )
        shutil.rmtree(copy)
        with Vault.unlock(original, passphrase=DEMO_PASSPHRASE) as vault:
            _scan(vault)


def _change(vault: Vault) -> None:
    """Years of work: facts of people, one at a time, each an entry of its own."""
    with vault.read() as session:
        whose = list(session.scalars(select(Person.id).limit(500)))
    for at in range(CHANGES):
        perform(vault, people.change_person, whose[at % len(whose)], {"street": f"Lindelaan {at}"})


def _reading(vault: Vault) -> None:
    with vault.read() as session:
        duo = session.scalars(select(Duo.id)).first()
        participant = session.scalars(select(Participant.id)).first()
        assert duo
        assert participant
        _median("The last hundred changes", lambda: history.page(session))
        _median("Who and what there is to choose from", lambda: history.choices(session))
        _median("A word that nothing holds, one page", lambda: history.page(session, Sought("niemand")))
        for words, subject in (("participant", Subject("participant", participant)), ("duo", Subject("duo", duo))):
            found = history.whose(session, subject)
            _median(f"All that hangs on a {words}", lambda subject=subject: history.whose(session, subject))
            _median(f"Its first page, {words}", lambda found=found: history.page(session, whose=found))
            _median(
                f"The entry of 250,000 rows, told of a {words}", lambda found=found: history.explain(session, 1, found)
            )
        _median("The recycle bin, all of it new", lambda: recycle_bin.thrown_away(session, datetime.now(UTC)))
        _median("The chain followed", lambda: chain.verify(session), 1)


def _emptying(vault: Vault) -> None:
    moment = datetime.now(UTC) + timedelta(days=1)
    before = _size(vault)
    old = compaction.old(vault, moment)
    _median("How much is old", lambda: compaction.old(vault, moment))
    chunks: list[float] = []
    last = perf_counter()

    def tick(_part: float) -> None:
        nonlocal last
        now = perf_counter()
        chunks.append(now - last)
        last = now

    begun = perf_counter()
    rows = compaction.empty(vault, old.until, lambda: False, tick)
    _told(f"{rows} rows emptied, s", perf_counter() - begun)
    _told("of which the longest write, ms", max(chunks) * 1000)
    begun = perf_counter()
    freed = compaction.give_back(vault)
    _told("The file written anew, s", perf_counter() - begun)
    sizes = [round(size / 1e6) for size in (before, _size(vault), freed, old.bytes)]
    print("{} MB before, {} after; {} given back, {} was said".format(*sizes))
    with vault.read() as session:
        assert chain.verify(session) is None


def _scan(vault: Vault) -> None:
    with vault.read() as session:
        duo = session.scalars(select(Duo.id).where(Duo.state == "running")).first()
        assert duo
        version = agreements.versions(session, duo)[0].id
    size = _size(vault)
    content = b"%PDF-" + os.urandom(SCAN - 5)

    def grown(words: str, do: Callable[[], Any]) -> Any:
        nonlocal size
        begun = perf_counter()
        made = do()
        with vault.raw() as file:
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        _told(f"A scan of 10 MB {words}, s", perf_counter() - begun)
        print(f"  the vault grew {(_size(vault) - size) / 1e6:.0f} MB")
        size = _size(vault)
        return made

    scan = grown("kept", lambda: perform(vault, scans.keep, version, "blad.pdf", content))
    grown("removed", lambda: perform(vault, scans.remove, scan))
    grown("back by undo", vault.undo)


def _median(words: str, do: Callable[[], Any], runs: int = 5) -> None:
    times = []
    for _run in range(runs):
        begun = perf_counter()
        do()
        times.append(perf_counter() - begun)
    _told(f"{words}, ms", statistics.median(times) * 1000)


def _told(words: str, figure: float) -> None:
    print(f"| {words} | {figure:.1f} |")


def _size(vault: Vault) -> int:
    return sum(file.stat().st_size for file in vault.folder.glob("data.db*"))


if __name__ == "__main__":
    main()
