"""The walk: a demo vault in a folder of its own, every page painted on it, every heavy part tried once.

It is what a package must pass before anybody gets it, and what a coordinator's helpdesk can ask for: nothing of the
user's own is read or written. An exception in a slot does not end a Qt program, so it is caught and told; and what
hangs is ended by a watchdog.
"""

import faulthandler
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication, QWidget

import app
from app import __version__
from app.storage.keyfile import DEMO_PASSPHRASE
from app.ui.smoke import process

LIMIT = 180.0
WELL, WRONG, STUCK = 0, 1, 3
"""Exit codes."""
_PATIENCE = 10.0
"""How long a page may go on working beside the window, in seconds, before it counts as not done."""
_KNOWN = ("propagateSizeHints",)
"""What Qt says of the offscreen platform, which has no frames."""


def smoke(report: Path | None = None, limit: float = LIMIT) -> int:
    """Walk, and tell on standard output, and in the file ``report`` where one is given; gives the exit code."""
    told: dict[str, Any] = {
        "ok": False,
        "version": __version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "first_paint_ms": None,
        "open_ms": None,
        "rss_mb": None,
        "pages": [],
        "checks": {},
        "warnings": [],
        "troubles": [],
    }
    with _watched(told, report, limit):
        _Walk(told).go()
    told["ok"] = not told["troubles"] and all(check["ok"] for check in told["checks"].values())
    _tell(told, report)
    return WELL if told["ok"] else WRONG


def _tell(told: dict[str, Any], report: Path | None) -> None:
    text = json.dumps(told, ensure_ascii=False, indent=1)
    if sys.stdout is not None:  # a program with a window and no console has none
        print(text, flush=True)
    if report:
        report.write_text(text, encoding="utf-8")


@contextmanager
def _watched(told: dict[str, Any], report: Path | None, limit: float) -> Iterator[None]:
    """End the process when it does not end by itself; in the second place also where no Python runs any more."""

    def end() -> None:
        told["troubles"].append(f"not done after {limit:g} seconds")
        _tell(told, report)
        if sys.stderr is not None:
            faulthandler.dump_traceback()
        os._exit(STUCK)

    dog = threading.Timer(limit, end)
    dog.daemon = True
    dog.start()
    if sys.stderr is not None:
        faulthandler.dump_traceback_later(limit + 15, exit=True)
    try:
        yield
    finally:
        dog.cancel()
        faulthandler.cancel_dump_traceback_later()


class _Walk:
    """Fills in what is told as it goes, so that a walk that gets stuck tells how far it came."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told

    def go(self) -> None:
        before = sys.excepthook
        sys.excepthook = self._on_exception
        said = qInstallMessageHandler(self._on_message)
        try:
            self._step("unlock", self._first_paint)
            with tempfile.TemporaryDirectory(prefix="klik-smoke-") as folder:
                self._step("walk", lambda: self._walk(Path(folder, "demo")))
        finally:
            sys.excepthook = before
            qInstallMessageHandler(said)

    def _first_paint(self) -> None:
        """What a coordinator sees first: the question for the password."""
        from app.ui.application import make_application
        from app.ui.unlock.page import UnlockPage

        make_application()
        unlock = UnlockPage()
        unlock.greet("Buddywerking")
        unlock.resize(1366, 768)
        unlock.show()
        self._paint("unlock", unlock, time.perf_counter())
        self._told["first_paint_ms"] = process.milliseconds()
        unlock.close()
        unlock.deleteLater()

    def _walk(self, folder: Path) -> None:
        from app.storage.vault import Vault
        from app.ui.assembly import assemble
        from app.ui.smoke import checks
        from app.ui.store import Store
        from app.ui.tasks import cancel_all

        heard = checks.listen()
        today = date.today()
        _make_demo(folder, today)
        began = time.perf_counter()
        with Vault.unlock(folder, passphrase=DEMO_PASSPHRASE) as vault:
            window = assemble(Store(vault))
            window.resize(1366, 768)
            window.show()
            for at, page in enumerate(window.pages):
                start = began if at == 0 else time.perf_counter()
                self._step(page.id, lambda page=page, start=start: self._page(window, page.id, start))  # type: ignore[misc]
                if at == 0:
                    self._told["open_ms"] = _since(began)
                    self._told["rss_mb"] = process.megabytes()
                    self._told["checks"]["light"] = checks.light()
            for name, check in (
                ("encryption", lambda: checks.encryption(vault, today)),
                ("search", lambda: checks.search(window, vault, today, self._settle)),
                ("pdf", lambda: checks.pdf(vault, today)),
                ("solver", lambda: checks.solver(vault, today)),
            ):
                self._told["checks"][name] = {"ok": False}
                self._step(name, lambda name=name, check=check: self._told["checks"].update({name: check()}))  # type: ignore[misc]
            self._told["checks"]["network"] = checks.network(heard)
            self._told["rss_mb_at_the_end"] = process.megabytes()
            cancel_all()
            window.close()
            self._settle()

    def _page(self, window: Any, page_id: str, start: float) -> None:
        """Show a page as a click on the rail does, and once more when what it does beside the window is done."""
        window.show_page(page_id)
        self._paint(page_id, window, start)
        self._settle()
        window.repaint()

    def _paint(self, name: str, widget: QWidget, start: float) -> None:
        QApplication.processEvents()
        widget.repaint()
        self._told["pages"].append({"page": name, "ms": _since(start)})
        if _is_blank(widget):
            self._told["troubles"].append(f"{name}: nothing is painted")

    def _settle(self) -> None:
        """Wait until no work goes on beside the window."""
        from app.ui.tasks import any_running

        until = time.perf_counter() + _PATIENCE
        QApplication.processEvents()
        while any_running():
            if time.perf_counter() > until:
                self._told["troubles"].append("the work beside the window does not end")
                return
            time.sleep(0.005)
            QApplication.processEvents()

    def _step(self, name: str, do: Callable[[], object]) -> None:
        try:
            do()
        except Exception:  # noqa: BLE001 - a fault of any kind is what is looked for here
            self._told["troubles"].append(f"{name}: {traceback.format_exc()}")

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._told["troubles"].append("".join(traceback.format_exception(kind, error, trace)))

    def _on_message(self, kind: QtMsgType, _context: object, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(known in words for known in _KNOWN):
            self._told["warnings"].append(words)


def _make_demo(folder: Path, today: date) -> None:
    """By the command line of this same program, so that what it loads for that is not counted as the window's."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "app"]
    line = [*program, "demo", "--vault", str(folder), "--date", today.isoformat()]
    here = {**os.environ, "PYTHONPATH": str(Path(app.__file__).parent.parent)}
    done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, env=here)
    if done.returncode:
        raise RuntimeError(done.stderr)


def _since(start: float) -> int:
    return round((time.perf_counter() - start) * 1000)


def _is_blank(widget: QWidget) -> bool:
    """Whether a widget shows one plain colour."""
    small = widget.grab().toImage().scaled(96, 54)
    return len({small.pixel(x, y) for x in range(small.width()) for y in range(small.height())}) < 8
