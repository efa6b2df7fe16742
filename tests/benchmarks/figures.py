"""Measures the figures of five years with 2,000 people and 5,000 duos: ``python tests/benchmarks/figures.py [FOLDER]``.

Two vaults are made in the folder, unless they are there already: one with 20,000 contacts and one with 200,000. Prints
the medians, and how much more the larger one takes.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, thread_time

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]
CONTACTS = (20_000, 200_000)
GOAL, REPORT_GOAL = 1_500, 3_000  # milliseconds, all figures of five years, and the whole report of them
TIMES = 5


def main() -> None:
    from office import Size, make

    with tempfile.TemporaryDirectory(prefix="klik-benchmark-") as made:
        root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made)
        root.mkdir(parents=True, exist_ok=True)
        took = []
        for contacts in CONTACTS:
            folder = root / f"figures-{contacts}"
            if not folder.exists():
                make(folder, date.today(), Size(1_300, 700, 5_000, contacts, 1_800))
            print(f"{contacts:,} contacts")
            took.append(measure(folder))
        few, many = took
        for what in few:
            print(f"{what}: {many[what] / few[what]:.1f} times as long with ten times the contacts")


def measure(folder: Path) -> dict[str, float]:
    """The medians, in milliseconds at work, by what was done."""
    from app.figures.asked import Asked, whole_year
    from app.services import year_report
    from app.services.figures import behind, figures
    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.storage.vault import Vault

    today = date.today()
    five, one = Asked(date(today.year - 4, 1, 1), date(today.year, 12, 31)), whole_year(today.year - 1)
    with Vault.unlock(folder, passphrase=DEMO_PASSPHRASE) as vault, vault.read() as session:
        print(f"  {figures(session, five, today).figure('seen').n:,} times that duos saw each other in five years")
        return {
            f"all figures of five years (goal {GOAL})": median(lambda: figures(session, five, today)),
            "all figures of one year": median(lambda: figures(session, one, today)),
            "the list behind the duos that run": median(lambda: behind(session, five, "duo_running", today)),
            "the list behind the talks of a year": median(lambda: behind(session, one, "talks", today)),
            f"the report of five years, as PDF (goal {REPORT_GOAL})": median(
                lambda: year_report.pdf(year_report.report(session, five, today))
            ),
        }


def median(do: Callable[[], object]) -> float:
    """Of how long it took; printed too, with how much of that was at work."""
    took = []
    for _ in range(TIMES):
        start = perf_counter(), thread_time()
        do()
        took.append(((perf_counter() - start[0]) * 1000, (thread_time() - start[1]) * 1000))
    passed, worked = (statistics.median(times) for times in zip(*took, strict=True))
    print(f"  {passed:.0f} ms, {worked:.0f} of them at work")
    return worked


if __name__ == "__main__":
    main()
