"""Measures the lists as a desk on a large vault, and prints one JSON object: ``people.py FOLDER``.

What ``window.py`` measures of them is not measured again: here are own filters, and the tables.
"""

import json
import statistics
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtTest import QTest
from watch import Watched
from window import REST, WORDS, Walk

from app.services import filters, people
from app.services.filter_fields import Relation
from app.services.filters import Condition, Filter
from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.lists.list_and_table import LIST, TABLE
from app.ui.lists.own_filters import OWN

ASKED = (Condition("registered_on", Relation.LONGER, 6), Condition("interests", Relation.HOLDS, "wandel"))


class Desk(Walk):
    """A coordinator who looks people up."""

    def go(self) -> dict[str, Any]:
        today = date.today()
        self.store.write(filters.keep, "participant", "Lang", ASKED)
        self.window = assemble(self.store)
        self.window.show()
        self.settle_paint()
        self.window.show_page("participants")
        self.app.wait(REST)
        self.app.rest("read through")
        page: Any = self.window.page
        rows = self.store.read(people.participants, today)
        self.told["rows"] = len(rows)
        wanted = self.store.read(filters.resolved, Filter("participant", "", ASKED), today)
        self.told["passing"] = sum(map(wanted.test(today), rows))
        self.took("count_ms", lambda: sum(map(wanted.test(today), rows)))
        page.list.choose_filter("all")
        self.took(
            "choose_filter_ms", lambda: page.own.choose(page.own.known[0]), lambda: page.list.choose_filter("all")
        )
        self.type_in("list, own filter", page.own.known[0])
        page.list.choose_filter("all")
        page.views.switch.choose(TABLE)
        self.settle_paint()
        self.type_in("table", None)
        pane = page.views.table
        pane.choose_filter("all")
        self.took(
            "choose_filter_in_table_ms",
            lambda: page.own.choose(page.own.known[0]),
            lambda: pane.choose_filter("all"),
        )
        self.type_in("table, own filter", page.own.known[0])
        self.took("note_filtered_ms", lambda: self.note(people.participants))
        self.took(
            "open_filtered_ms",
            lambda: self.window.show_page("participants"),
            lambda: self.window.show_page("today"),
        )
        pane.choose_filter("all")
        self.settle_paint()
        self.took("choose_all_ms", pane.table.selectAll, pane.table.selectionModel().clearSelection)
        page.views.switch.choose(LIST)
        self.window.show_page("buddies")
        self.window.page.views.switch.choose(TABLE)  # type: ignore[attr-defined]
        self.window.page.views.table.choose_filter("all")  # type: ignore[attr-defined]
        self.settle_paint()
        self.type_in("table of buddies", None)
        self.window.close()
        self.vault.lock()
        return self.told

    def took(self, name: str, do: Callable[[], object], before: Callable[[], object] = lambda: None) -> None:
        """What it takes until it is painted, the middle of five."""
        found = []
        for _ in range(5):
            before()
            self.settle_paint()
            start = perf_counter()
            do()
            self.settle_paint()
            found.append((perf_counter() - start) * 1000)
        self.told[name] = round(statistics.median(found))

    def type_in(self, name: str, own: Filter | None) -> None:
        """Every key of some words, from the key to the rows as they are then."""
        page: Any = self.window.page
        if own:
            page.own.choose(own)
            assert (page.views.pane or page.list).chips[OWN].isChecked()
        box = page.search_box
        box.setFocus()
        keys = []
        for word in WORDS:
            for letter in word:
                start = perf_counter()
                QTest.keyClick(box, letter)
                self.settle_paint()
                keys.append((perf_counter() - start) * 1000)
            box.clear()
            self.settle_paint()
        keys.sort()
        middle, late = statistics.median(keys), keys[int(len(keys) * 0.95)]
        self.told["typing"][name] = {"median": round(middle, 1), "p95": round(late, 1), "max": round(keys[-1], 1)}


def main() -> None:
    app = Watched(sys.argv[:1])
    make_application()
    print(json.dumps(Desk(app, Path(sys.argv[1])).go(), indent=1))


if __name__ == "__main__":
    main()
