"""Measures the window on a large vault, and prints one JSON object: ``window.py FOLDER [--profile]``."""

import json
import statistics
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from watch import Watched

from app.services import contacts, duos, people
from app.services.subjects import Subject
from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.vault import Vault
from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.first_seconds import SOON, FirstSeconds
from app.ui.main_window import MainWindow
from app.ui.smoke import process
from app.ui.store import Store
from app.vocabulary import ContactKind

WORDS = ("marijke", "nora wal", "geel", "wandelen", "koffie", "xyz")
REST = 300
"""Milliseconds in which pages are made ready, before the script goes on as a coordinator would."""


class Walk:
    """A coordinator at work, as a script."""

    def __init__(self, app: Watched, folder: Path) -> None:
        self.app = app
        self.told: dict[str, Any] = {"pages": {}, "typing": {}}
        start = perf_counter()
        self.vault = Vault.unlock(folder, passphrase=DEMO_PASSPHRASE)
        self.told["unlock_ms"] = _since(start)
        self.store = Store(self.vault)
        self.window: MainWindow

    def go(self) -> dict[str, Any]:
        start = perf_counter()
        with self.app.doing("open the window", counts=False):
            self.window = assemble(self.store)
            self.window.show()
            self.settle_paint()
        self.told["window_ms"] = _since(start)
        FirstSeconds(self.store, self.vault, self.window)
        self.app.wait(2 * SOON)
        self.told["beside_ms"] = self.app.rest("the first seconds")
        with self.app.doing("pages made ready", counts=False):
            self.app.wait(REST)
        self.app.rest("read through")
        self.told["rss_mb"] = process.megabytes()
        for page in self.window.pages:
            self.open(page.id, "first")
        for page in self.window.pages:
            self.open(page.id, "again")
        for page in self.window.pages:
            if page.search_box is not None and page.id != "network":
                self.type_on(page.id)
        for page_id in ("participants", "buddies", "duos"):
            self.choose_on(page_id)
        self.change("participants", "note_contact_ms", lambda: self.note(people.participants))
        self.change("duos", "note_duo_contact_ms", self.note_duo)
        self.change("participants", "change_a_fact_ms", self.correct)
        self.change("participants", "undo_ms", self.store.undo)
        self.app.rest("the end")
        self.told["rss_mb_at_the_end"] = process.megabytes()
        self.told["longest_ms"], self.told["most_work_ms"] = round(self.app.longest), round(self.app.most_work)
        self.told["slow"] = [vars(slow) for slow in sorted(self.app.slow, key=lambda slow: -slow.ms)]
        self.window.close()
        self.vault.lock()
        return self.told

    def settle_paint(self) -> None:
        """Let everything be drawn that is due now."""
        self.app.turn(3)

    def open(self, page_id: str, when: str) -> None:
        start = perf_counter()
        with self.app.doing(f"open {page_id} ({when})"):
            self.window.show_page(page_id)
        self.settle_paint()
        self.told["pages"].setdefault(page_id, {})[when] = _since(start)
        self.app.rest(f"{page_id} beside the window")

    def type_on(self, page_id: str) -> None:
        """Every key of some words, from the key to the list as it is then."""
        self.window.show_page(page_id)
        self.settle_paint()
        page = self.window.page
        box = page.search_box
        assert box is not None
        chips = getattr(getattr(page, "list", None), "chips", {})
        if "all" in chips:
            chips["all"].click()
        box.setFocus()
        keys = []
        for word in WORDS:
            for letter in word:
                start = perf_counter()
                with self.app.doing(f"type on {page_id}", counts=False):
                    QTest.keyClick(box, letter)
                    self.settle_paint()
                keys.append((perf_counter() - start) * 1000)
            box.clear()
            self.settle_paint()
        keys.sort()
        self.told["typing"][page_id] = {
            "median": round(statistics.median(keys), 1),
            "p95": round(keys[int(len(keys) * 0.95)], 1),
            "max": round(keys[-1], 1),
        }

    def choose_on(self, page_id: str) -> None:
        """Walk down the list with the keyboard."""
        self.window.show_page(page_id)
        self.settle_paint()
        view = self.window.page.findChild(QListView)
        steps = []
        for _ in range(20):
            start = perf_counter()
            with self.app.doing(f"choose on {page_id}", counts=False):
                QTest.keyClick(view, Qt.Key.Key_Down)
                self.settle_paint()
            steps.append((perf_counter() - start) * 1000)
        self.told.setdefault("choosing", {})[page_id] = {
            "median": round(statistics.median(steps), 1),
            "max": round(max(steps), 1),
        }

    def change(self, page_id: str, name: str, do: Callable[[], object]) -> None:
        """Something is saved while a page is in sight; until the page shows it."""
        self.window.show_page(page_id)
        self.settle_paint()
        took = []
        for _ in range(5):
            start = perf_counter()
            with self.app.doing(name):
                do()
            self.settle_paint()
            took.append((perf_counter() - start) * 1000)
        self.told[name] = round(statistics.median(took))

    def note(self, ask: Any) -> None:
        one = self.store.read(ask, date.today())[17]
        self.store.write(contacts.note_talk, Subject("participant", one.id), date.today(), ContactKind.PHONE, True, "x")

    def note_duo(self) -> None:
        one = next(row for row in self.store.read(duos.duos) if row.together)
        self.store.write(contacts.note_talk, Subject("duo", one.id), date.today(), ContactKind.PHONE, True, "x")

    def correct(self) -> None:
        one = self.store.read(people.participants, date.today())[5]
        self.store.write(people.change_person, one.person_id, {"street": f"Voorbeeldstraat {perf_counter()}"})


def _since(start: float) -> int:
    return round((perf_counter() - start) * 1000)


def main() -> None:
    app = Watched(sys.argv[:1])
    make_application()
    assert isinstance(QApplication.instance(), Watched)
    print(json.dumps(Walk(app, Path(sys.argv[1])).go(), indent=1))


if __name__ == "__main__":
    main()
