"""Measures one start as a coordinator knows it, and prints one JSON object: ``start.py FOLDER``.

From the start of the process to the question for the password; then a password is typed, and from Enter until the
first page stands there, and the list of all participants.
"""

import json
import sys
from pathlib import Path

from app import bootstrap

PAUSE = 1.5
"""Seconds in which a password is typed."""
PATIENCE = 30.0


def main() -> None:
    application, desk = bootstrap.desk_on(Path(sys.argv[1]))
    for _ in range(3):
        application.processEvents()
    from app.ui.smoke import process

    told = {"question_ms": process.milliseconds()}

    from time import perf_counter, sleep

    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from app.storage.keyfile import DEMO_PASSPHRASE

    assert desk.unlock
    until = perf_counter() + PAUSE
    QTest.keyClicks(desk.unlock.secret, DEMO_PASSPHRASE)
    while perf_counter() < until:
        application.processEvents()
        sleep(0.001)
    start = perf_counter()
    QTest.keyClick(desk.unlock.secret, Qt.Key.Key_Return)
    while desk.window is None or not desk.window.isVisible():
        assert perf_counter() - start < PATIENCE, desk.unlock and desk.unlock.field.error
        application.processEvents()
        sleep(0.001)
    window = desk.window
    application.processEvents()
    window.repaint()
    told["window_ms"] = round((perf_counter() - start) * 1000)
    window.show_page("participants")
    application.processEvents()
    window.repaint()
    told["list_ms"] = round((perf_counter() - start) * 1000)
    told["page"] = window.pages[0].id
    told["loaded"] = sorted({"numpy", "ortools", "pandas", "reportlab", "openpyxl", "phonenumbers"} & set(sys.modules))
    print(json.dumps(told))
    window.close()


if __name__ == "__main__":
    main()
