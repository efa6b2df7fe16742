"""Measures ten thousand people out of a list and into one: ``python tests/benchmarks/importing.py [RUNS]``.

The workbook is an export of the benchmark's own vault, so that it holds every column; it is read in an empty one, as
the wizard does: opened, recognised, read, planned and taken over in one step. Beside the seconds on the clock stand
those of the processor: on a machine that has more to do, the clock says little. docs/benchmarks.md has what was found.
"""

import gc
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]
TODAY = date(2026, 11, 27)
GOAL_S = 15.0
Times = dict[str, list[tuple[float, float]]]  # seconds of the processor, and on the clock


def main() -> None:
    gc.disable()  # as in the window, which collects when nobody waits (ui/collecting.py)
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    from office import Size, make

    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.storage.vault import Vault

    told: Times = {}
    with tempfile.TemporaryDirectory(prefix="klik-benchmark-") as folder:
        make(Path(folder, "vault"), TODAY, Size(duos=1, contacts=1))
        with Vault.unlock(Path(folder, "vault"), passphrase=DEMO_PASSPHRASE) as vault:
            for _ in range(runs):
                _out(vault, Path(folder, "all.xlsx"), told)
        for run in range(runs):
            _in(Path(folder, "all.xlsx"), Path(folder, f"empty-{run}"), told)
    print("| 10,000 people | processor, median | clock, median |\n|---|---|---|")
    for what, found in told.items():
        spent, passed = (statistics.median(one) for one in zip(*found, strict=True))
        print(f"| {what} | {spent:.1f} | {passed:.1f} |")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nMost memory: {most} MB. Goal of the whole import: {GOAL_S:g} s.")


def _out(vault: Any, file: Path, told: Times) -> None:
    from app.services import export, lists_out

    def lists() -> Any:
        with vault.read() as session:
            return export.lists(session, TODAY)[:2]  # without the duos

    made = _timed("Out: lists made", told, lists)
    file.write_bytes(_timed("Out: workbook written", told, lambda: lists_out.workbook(*made)))


def _in(file: Path, folder: Path, told: Times) -> None:
    from app.services.actions import perform
    from app.services.import_plan import plan_lists
    from app.services.transfer import import_lists
    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.storage.vault import Vault
    from app.transfer.reading import read_people
    from app.transfer.recognised import recognise
    from app.transfer.sheets import read_sheets

    vault, _code = Vault.create(folder, DEMO_PASSPHRASE, slot="C0 Voorbeeld", demo=True)
    began = _now()
    with vault:
        sheets = _timed("In: file opened", told, lambda: read_sheets(file))
        found = _timed("In: columns recognised", told, lambda: recognise(file, sheets))
        reading = _timed("In: people read", told, lambda: read_people(found, TODAY))

        def plan() -> Any:
            with vault.read() as session:
                return plan_lists(session, [reading])

        _timed("In: planned", told, plan)
        # The plan is made once more as it is carried out, so that what is written is what the vault then asks for.
        (report,) = _timed("In: taken over", told, lambda: perform(vault, import_lists, [reading]))
        told.setdefault("**In: all of it**", []).append(_since(began))
        assert report.added == report.rows == 10_000, report.refused[:3]
        (again,) = _timed("Read in once more: planned", told, lambda: plan().lists)
        assert again.report.unchanged == 10_000
        _timed("Undone", told, vault.undo)


def _timed(what: str, told: Times, work: Callable[[], Any]) -> Any:
    began = _now()
    made = work()
    told.setdefault(what, []).append(_since(began))
    return made


def _now() -> tuple[float, float]:
    return time.process_time(), time.perf_counter()


def _since(began: tuple[float, float]) -> tuple[float, float]:
    spent, passed = _now()
    return spent - began[0], passed - began[1]


if __name__ == "__main__":
    main()
