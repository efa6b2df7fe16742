"""Pictures of a vault that is looked at, of one that goes to another laptop, and of how it is received."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from PySide6.QtCore import QTimer
from waiting import until, wait

from app.storage import giving
from app.storage.findings import Finding, Kind
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.notices import Notices
from app.ui.office.page import LAPTOP
from app.ui.unlock.page import UnlockPage
from app.ui.unlock.receive import ReceiveVault
from app.ui.widgets.layout import bring_into_sight

Scene = tuple[str, Callable[[], object]]
At = Callable[..., Callable[[], object]]
GONE = 600  # milliseconds, once the picture is taken
FOUND = (
    Finding(Kind.KEYS, where="keys.json.bak"),
    Finding(Kind.LINKS, 3),
    Finding(Kind.AREAS, 2),
    Finding(Kind.BACKUP, where="klik-2026-11-20T170312-1b2c3d4e-2.klikbackup"),
)


def of_checking(window: MainWindow, at: At) -> Iterator[Scene]:
    """The two cards, as they are at rest and when something is the matter."""
    yield "office-check", at("office", _looked_at)
    yield "office-check-found", at("office", lambda page: _found(page, FOUND))
    yield "office-check-restore", at("office", lambda page: _found(page, (Finding(Kind.CHAIN, 1204),)))
    yield "office-hand-over", at("office", lambda page: (page.show_section(LAPTOP), _in_sight(page.hand_over)))
    yield "office-hand-over-asked", at("office", lambda page: (page.show_section(LAPTOP), page.hand_over.give.click()))
    yield "office-handed-over", at("office", lambda page: _given(window, page))


def before_checking(page: UnlockPage) -> Iterator[Scene]:
    """How a vault is received."""
    yield "receive", lambda: (page.show_ways(back=False), ReceiveVault(page).open())


def _looked_at(page: Any) -> None:
    page.show_section(LAPTOP)
    page.check.start()
    until(page.check.look.isEnabled)
    _in_sight(page.check)


def _found(page: Any, found: tuple[Finding, ...]) -> None:
    page.show_section(LAPTOP)
    page._store.vault.remember(troubles=len(found))
    page.check.found = found
    page.check.refresh()
    _in_sight(page.check)


def _given(window: MainWindow, page: Any) -> None:
    """Handed over, and taken back for the pictures that follow."""
    page.show_section(LAPTOP)
    vault = window.store.vault
    assert isinstance(vault, Vault)
    giving.give(vault, Path(mkdtemp()), "Els")
    notices = Notices(window, vault)
    notices.tell_away()
    page.hand_over.refresh()
    giving.reclaim(vault)
    QTimer.singleShot(GONE, notices, notices.tell_away)
    _in_sight(page.hand_over)


def _in_sight(card: Any) -> None:
    wait(100)
    bring_into_sight(card)
