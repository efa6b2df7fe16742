"""A window to open the wizard over, and lists of invented people."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import people
from app.ui.importing.opening import Importing
from app.ui.importing.wizard import ImportWizard
from app.ui.store import Store

TODAY = date(2026, 11, 23)


@pytest.fixture
def importing(store: Store, window: QWidget) -> Importing:
    return Importing(store, window, lambda: TODAY)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write a list of lines to a file."""

    def write(name: str, *lines: str) -> Path:
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path / name

    return write


@pytest.fixture
def opened(importing: Importing, qtbot: QtBot) -> Callable[..., ImportWizard]:
    """Open the wizard on files, and wait until they are read."""

    def open_on(*files: Path) -> ImportWizard:
        wizard = importing.open(files)
        qtbot.waitUntil(lambda: not wizard.is_busy)
        return wizard

    return open_on


@pytest.fixture
def go_on(qtbot: QtBot) -> Callable[..., None]:
    """Press the one way on, as often as is said, and wait each time."""

    def press(wizard: ImportWizard, times: int = 1) -> None:
        for _time in range(times):
            assert wizard.next.isEnabled(), wizard.hint.text()
            wizard.next.click()
            qtbot.waitUntil(lambda: not wizard.is_busy)

    return press


@pytest.fixture
def there(store: Store) -> Callable[[], list[Any]]:
    """Who is in the vault now."""
    return lambda: [*store.read(people.participants, TODAY), *store.read(people.buddies, TODAY)]
