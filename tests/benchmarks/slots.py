"""Opens what a coordinator opens, on a large vault, and prints one JSON object: ``slots.py FOLDER``.

Of each the longest the window was held up, in milliseconds of the processor on its thread: as it is opened (``step``),
and in a turn of the loop after that (``turn``), with what came beside the window shown. Whatever takes over a tenth of
a second by the clock is among the ``slow`` ones.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import thread_time
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from watch import Watched
from window import REST, Walk

from app.services import people
from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.contacts.dialog import ContactDialog
from app.ui.first_seconds import SOON, FirstSeconds
from app.ui.importing.opening import Importing
from app.ui.load_ahead import LoadAhead

SECOND = 1_000


class Openings(Walk):
    """Everything once, in the order of a day."""

    def go(self) -> dict[str, Any]:
        self.window = assemble(self.store)
        self.window.resize(1366, 768)
        self.window.show()
        self.settle_paint()
        FirstSeconds(self.store, self.vault, self.window)
        self.app.wait(2 * SOON)
        self.app.rest("the first seconds")
        self.app.wait(SECOND)
        self.app.rest("the first seconds")
        pages: dict[str, Any] = {page.id: page for page in self.window.pages}
        for role in ("participants", "buddies"):
            self.open_page(role)
            page = pages[role]
            self.slot(f"somebody new on {role}", page.ask_new)
            self.slot(f"form on {role}", lambda page=page: page.edit(page.first_section), page.end_edit)
            self.slot(f"contact on {role}", lambda page=page: self.contact(page.subject))
        self.open_page("duos")
        self.slot("contact on duos", lambda: self.contact(pages["duos"].subject))
        self.slot("contact of whom is still to choose", lambda: self.contact(None))
        self.slot("contact of a duo noted", self.note_duo)
        self.window.show_page("participants")
        self.slot("contact noted", lambda: self.note(people.participants))
        self.slot("today, after a note", lambda: self.window.show_page("today"))
        self.slot("coming weeks", pages["today"].show_weeks, pages["today"].show_today)
        self.open_page("matching")
        self.open_page("network")
        self.slot("the whole working", pages["network"].show_programme)
        for page_id in ("events", "offers", "office", "figures"):
            self.open_page(page_id)
        for view in ("impact", "signals", "expenses", "papers", "partners"):
            self.slot(f"figures, {view}", lambda view=view: pages["figures"].show_section(view))
        self.slot("import", lambda: Importing(self.store, self.window).open())
        self.told["slow"] = [vars(slow) for slow in sorted(self.app.slow, key=lambda slow: -slow.ms)]
        self.window.close()
        self.vault.lock()
        return self.told

    def contact(self, subject: Any) -> None:
        ContactDialog(self.window, self.store, subject, date.today()).exec()

    def open_page(self, page_id: str) -> None:
        self.slot(f"page {page_id}", lambda: self.window.show_page(page_id))

    def slot(self, name: str, do: Callable[[], object], after: Callable[[], object] = lambda: None) -> None:
        """Do something, wait for what follows, and leave the dialog that it opened."""
        self.app.rest("before")
        start = thread_time()
        with self.app.doing(name):
            do()
        step = (thread_time() - start) * 1000
        self.app.most_work = 0.0
        with self.app.doing(f"{name}, after it", counts=False):
            self.app.wait(REST)
        self.app.rest(f"{name}, beside the window")
        with self.app.doing(f"{name}, what came beside the window", counts=False):
            self.app.wait(REST)
        self.told.setdefault("slots", {})[name] = {"step": round(step), "turn": round(self.app.most_work)}
        for dialog in self.app.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        after()
        self.app.wait(REST)


def main() -> None:
    app = Watched(sys.argv[:1])
    make_application()
    QDialog.exec = lambda dialog: dialog.open() or 0  # type: ignore[assignment, method-assign]  # and go on
    ahead = LoadAhead(app).findChild(QTimer)  # the password is typed calmly
    app.wait(SECOND)
    while ahead.isActive():
        app.wait(SECOND)
    app.slow.clear()
    print(json.dumps(Openings(app, Path(sys.argv[1])).go(), indent=1))


if __name__ == "__main__":
    main()
