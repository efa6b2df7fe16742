"""One start as a coordinator knows it, timed: from the start of the process to the question for the password; then a
password is typed, and from Enter until the first page stands there, and the list of all participants.

Nothing is loaded here that the window would not load at that point: what is measured is what a coordinator waits for.
Where several work with the vault, the one who is named first is at work.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.smoke import process

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.desk import Desk

PAUSE = 1.5
"""Seconds in which a password is typed."""
HEAVY = ("numpy", "ortools", "pandas", "reportlab", "openpyxl", "phonenumbers")
"""None of them before it is wanted; what stands in for one in a package was never read from a file."""
IDLE = 4.0
"""Seconds after which the window has nothing left to make ready."""
PATIENCE = 30.0


def start(report: Path, application: "QApplication", desk: "Desk") -> int:
    """Write the figures to ``report``, in milliseconds and megabytes; gives the exit code."""
    for _ in range(3):
        application.processEvents()
    told: dict[str, object] = {"question_ms": process.milliseconds()}

    from time import perf_counter, sleep

    def go_on(seconds: float) -> None:
        until = perf_counter() + seconds
        while perf_counter() < until:
            application.processEvents()
            sleep(0.001)

    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.ui.unlock.who import WhoCard

    question = desk.unlock
    if question is None:
        raise LookupError("no question for a password")
    question.secret.setText(DEMO_PASSPHRASE)
    go_on(PAUSE)
    began = perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(question.secret, key)
    while desk.window is None or not desk.window.isVisible():
        if perf_counter() - began > PATIENCE:
            raise TimeoutError("the vault does not open")
        application.processEvents()
        if (page := desk.unlock) and (who := page.findChild(WhoCard)):  # of several the first: it is timed, not asked
            told["works"] = "the first of those who may be working"
            who.buttons[0].click()
        sleep(0.001)
    window = desk.window
    application.processEvents()
    window.repaint()
    told["window_ms"] = round((perf_counter() - began) * 1000)
    window.show_page("participants")
    application.processEvents()
    window.repaint()
    told["list_ms"] = round((perf_counter() - began) * 1000)
    told["page"] = window.pages[0].id
    told["loaded"] = [name for name in HEAVY if getattr(sys.modules.get(name), "__file__", None)]
    go_on(IDLE)
    told["rss_mb"] = process.megabytes()
    report.write_text(json.dumps(told), encoding="utf-8")
    window.close()
    return 0
