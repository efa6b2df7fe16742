"""The dressed application, a vault with nobody in it, and pages of the least kind for tests of the window."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import N_
from app.storage.vault import Vault
from app.ui import clipboard, theme
from app.ui.application import make_application
from app.ui.page import Page
from app.ui.store import Store
from app.ui.tokens import LIGHT
from app.ui.widgets.text import ElidedLabel
from tests.vaults import new_vault


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    return make_application()


@pytest.fixture(autouse=True)
def cleared(dressed: QApplication) -> Iterator[None]:
    """No window of one test is left for the next: a change of theme would restyle them all, again and again.

    What belongs to a window goes with it. So do the proposals under a line, though they have no parent: a completer
    that finds them gone already takes them apart once more, and the memory is no longer what it was.
    """
    yield
    clipboard.forget()  # what is left there is taken apart after Python is, and the run ends in a crash
    for window in dressed.topLevelWidgets():
        if window.parent() is None and window.windowType() is not Qt.WindowType.Popup:
            window.deleteLater()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if (theme.tokens(), theme.text_size()) != (LIGHT, 100):  # a test that failed half-way
        theme.apply(dressed, LIGHT, 100)


@pytest.fixture
def qtbot(qtbot: QtBot) -> Iterator[QtBot]:
    """What a test shows by itself is dressed as the window is that it stands in otherwise."""
    add = qtbot.addWidget

    def add_dressed(widget: QWidget, **more: Any) -> None:
        if widget.isWindow() and not widget.styleSheet():
            theme.dress(widget)
        add(widget, **more)

    qtbot.addWidget = add_dressed  # type: ignore[method-assign]
    yield qtbot
    del qtbot.addWidget  # else it holds itself, and all of its test, until the end


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path / "vault") as made:
        yield made


@pytest.fixture
def store(vault: Vault) -> Store:
    return Store(vault, now=lambda: datetime(2026, 11, 23, 9, 41))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window to open dialogs over; a page's own tests put theirs in its place."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 768)
    made.show()
    return made


def cut(root: QWidget) -> list[str]:
    """What stands in sight with too little room: labels, buttons, and pages wider than what they scroll in."""
    faults = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QLabel | QAbstractButton) and not isinstance(widget, ElidedLabel):
            least = widget.minimumSizeHint()
            high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else least.height()
            if widget.text() and (widget.width() < least.width() or widget.height() < high):
                faults.append(f"{type(widget).__name__} {widget.text()!r} {widget.size()} needs {least}, {high} high")
        if isinstance(widget, QScrollArea) and widget.widget():
            wide, room = widget.widget().minimumSizeHint().width(), widget.viewport().width()
            if wide > room:
                faults.append(f"{widget.accessibleName()!r} is {wide} wide in {room}")
    return faults


@pytest.fixture
def cut_in(qtbot: QtBot) -> Callable[[QWidget], list[str]]:
    """The function above, for tests of pages: what was just made takes its room a moment later, and is given it."""

    def settled(root: QWidget) -> list[str]:
        for _moment in range(20):
            if not (faults := cut(root)):
                break
            qtbot.wait(25)
        return faults

    return settled


class PlainPage(Page):
    """A page with one line to type in, which counts how often it was read again."""

    def __init__(self, page_id: str, tables: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.id, self.title, self.icon, self.tables = page_id, page_id, "participant", tables
        self.line = QLineEdit()
        self.line.setAccessibleName("line")
        QVBoxLayout(self).addWidget(self.line)
        self.areas = (self.line,)
        self.reads = 0

    def refresh(self) -> None:
        self.reads += 1


@pytest.fixture
def pages() -> list[PlainPage]:
    return [PlainPage(N_("Participants"), frozenset({"participant"})), PlainPage(N_("Duos"), frozenset({"duo"}))]
