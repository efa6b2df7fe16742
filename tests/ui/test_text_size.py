"""Every page of the window holds at every text size, changed while it is open; and nothing stands outside it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import duos
from app.ui import theme
from app.ui.assembly import assemble
from app.ui.main_window import MainWindow
from app.ui.office.page import AREA, HISTORY, LAPTOP, OFFICE, PAPERS, PEOPLE, RHYTHM
from app.ui.store import Store
from tests.vaults import example_vault

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Store]:
    with example_vault(tmp_path_factory.mktemp("kluis") / "k", shared, TODAY) as vault:
        yield Store(vault)


@pytest.fixture
def window(store: Store, dressed: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    made = assemble(store)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(dressed, theme.tokens(), 100)


def test_nothing_is_cut_on_any_page(window: MainWindow, cut_in: Any, qtbot: QtBot) -> None:
    app: Any = QApplication.instance()
    for page in window.pages:
        window.show_page(page.id)
    for percent, widths in ((100, [1000]), (115, [1152]), (130, [1024, 1280, 1366]), (150, [1366])):
        theme.apply(app, theme.tokens(), percent)
        for width in widths:
            window.resize(width, 768)
            for page in window.pages:
                window.show_page(page.id)
                assert (percent, width, cut_in(window)) == (percent, width, [])


class Strays(QObject):
    """What came up as a window of its own, because it was shown before it stood anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_nothing_is_a_window_of_its_own(window: MainWindow, store: Store) -> None:
    app: Any = QApplication.instance()
    strays = Strays()
    app.installEventFilter(strays)
    pages: dict[str, Any] = {page.id: page for page in window.pages}
    for page in window.pages:
        window.show_page(page.id)
    shown: set[object] = set()
    for duo in store.read(duos.duos):
        if duo.state not in shown:
            shown.add(duo.state)
            pages["duos"].show_duo(duo.id)
    for section in (OFFICE, RHYTHM, AREA, PEOPLE, PAPERS, LAPTOP, HISTORY):
        pages["office"].show_section(section)
    app.removeEventFilter(strays)
    assert strays.seen == []
    alone = [one for one in app.topLevelWidgets() if one.parent() is None and one.objectName() != "proposed"]
    assert alone == [window]
