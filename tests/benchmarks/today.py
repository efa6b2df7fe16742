"""Measures Vandaag with 5,000 duos and 200,000 contacts: ``python tests/benchmarks/today.py [FOLDER]``.

The vault is made in the folder, unless it is there already. Prints the medians of reading, and of reading and showing.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, thread_time

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
GOAL = 150  # milliseconds
TIMES = 9


def main() -> None:
    from office import Size, make

    with tempfile.TemporaryDirectory(prefix="klik-benchmark-") as made:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made, "vault")
        if not folder.exists():
            make(folder, date.today(), Size(duos=5_000, contacts=200_000))
        measure(folder)


def measure(folder: Path) -> None:
    from app.services.today import coming, today
    from app.services.today_rows import FIRST
    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.storage.vault import Vault
    from app.ui.application import make_application
    from app.ui.main_window import MainWindow
    from app.ui.store import Store
    from app.ui.today.page import TodayPage

    app = make_application()
    on = date.today()
    with Vault.unlock(folder, passphrase=DEMO_PASSPHRASE) as vault:
        store = Store(vault)
        found = store.read(today, on, FIRST)
        print(f"{found.count()} things to do, {len(found.rows)} of them named")
        _tell("read", lambda: store.read(today, on, FIRST))
        _tell("all of it named", lambda: store.read(today, on))
        _tell("six weeks to come", lambda: store.read(coming, on, on + timedelta(days=42)))
        page = TodayPage(store, date.today)
        window = MainWindow(store, [page])
        window.resize(1366, 768)
        window.show()
        app.processEvents()

        def again() -> None:
            page.groups._found = None  # as if all of it were new
            page.refresh()
            app.processEvents()

        _tell(f"read and shown (goal {GOAL})", again)
        window.close()


def _tell(what: str, do: Callable[[], object]) -> None:
    took = []
    for _ in range(TIMES):
        start = perf_counter(), thread_time()
        do()
        took.append(((perf_counter() - start[0]) * 1000, (thread_time() - start[1]) * 1000))
    passed, worked = (statistics.median(times) for times in zip(*took, strict=True))
    print(f"{what}: {passed:.0f} ms, {worked:.0f} of them at work (first time {took[0][0]:.0f})")


if __name__ == "__main__":
    main()
