"""Measures the page of matching with a region of people, and prints one JSON object: ``matching_window.py [FOLDER]``.

About 1,400 who wait and 650 buddies with a place. Walks through the three views, looks at what a choice costs, and
tries what counts; every turn that held the window up over a tenth of a second is named.
"""

import json
import statistics
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from watch import Watched

from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.vault import Vault
from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.main_window import MainWindow
from app.ui.matching.list_pane import NOT_YET, PROPOSALS, WHO_FITS
from app.ui.matching.page import MatchingPage
from app.ui.store import Store

REGION = office.Size(participants=2_700, buddies=1_400, duos=200, contacts=500)
STEPS = 8
PAUSE = 250
"""Milliseconds that she looks at a row: the prices begin, and the next row stops them."""


class Walk:
    """A coordinator at the page of matching, as a script."""

    def __init__(self, app: Watched, store: Store) -> None:
        self.app, self.window = app, assemble(store)
        self.told: dict[str, Any] = {}

    def go(self) -> dict[str, Any]:
        self.window.resize(1366, 768)
        self.window.show()
        self.app.rest("the window")
        page = _matching(self.window)
        self.told["solved_ms"] = self.timed("open matching", lambda: self.window.show_page("matching"), wait=True)
        problem = page.solving.proposals.brief.problem if page.solving.proposals else None
        self.told["people"] = [len(problem.participants), len(problem.buddies)] if problem else []
        for view in (PROPOSALS, WHO_FITS, NOT_YET):
            self.timed(f"turn to {view}", lambda view=view: page.list.views.choose(view))
            steps = [self.step(view, page) for _ in range(STEPS)]
            self.told[f"row_of_{view}_ms"] = [round(statistics.median(steps)), round(max(steps))]
            self.told[f"told_of_{view}_ms"] = self.app.rest(f"what {view} waits for")
        self.timed("turn to proposals", lambda: page.list.views.choose(PROPOSALS))
        self.told["what_counts_ms"] = self.timed("open what counts", page.what_counts.button.click)
        self.app.rest("the end")
        self.told["longest_ms"] = round(self.app.longest)
        self.told["slow"] = [vars(slow) for slow in sorted(self.app.slow, key=lambda slow: -slow.ms)]
        self.window.close()
        return self.told

    def step(self, view: str, page: MatchingPage) -> float:
        took = self.timed(f"a row of {view}", lambda: QTest.keyClick(page.list.list, Qt.Key.Key_Down))
        with self.app.doing(f"prices of {view}", counts=False):
            self.app.wait(PAUSE)
        return took

    def timed(self, doing: str, do: Callable[[], object], *, wait: bool = False) -> int:
        start = perf_counter()
        with self.app.doing(doing):
            do()
        with self.app.doing(f"{doing}, painted", counts=False):
            self.app.turn(3)
        if wait:
            self.app.rest(doing)
        return round((perf_counter() - start) * 1000)


def _matching(window: MainWindow) -> MatchingPage:
    return next(page for page in window.pages if isinstance(page, MatchingPage))


def main(folder: Path) -> None:
    app = Watched(sys.argv[:1])
    make_application()
    vault = folder / "region"
    if not vault.exists():
        office.make(vault, date.today(), REGION)
    with Vault.unlock(vault, passphrase=DEMO_PASSPHRASE) as opened:
        print(json.dumps(Walk(app, Store(opened)).go(), indent=1))


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]))
    else:
        with TemporaryDirectory() as made:
            main(Path(made))
