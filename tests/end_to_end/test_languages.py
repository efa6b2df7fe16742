"""Every page and every main dialog in each language: nothing of another one stands there, and all of it has room."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import choose_language
from app.storage.vault import Vault
from app.ui import theme
from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.tokens import LIGHT
from app.ui.widgets.dialog import Dialog
from tests.end_to_end.spoken import foreign, of_the_office, texts
from tests.end_to_end.test_by_keyboard import TODAY, dialogs, views
from tests.ui.conftest import cut
from tests.vaults import example_vault

WIDTHS = (1366, 1024)
"""Of the window: the first view of each page is looked at in both, the others in the narrow one."""


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Vault]:
    with example_vault(tmp_path_factory.mktemp("demo") / "kluis", shared, TODAY) as opened:
        yield opened


@pytest.fixture(scope="module")
def own(vault: Vault) -> frozenset[str]:
    return of_the_office(vault)


@pytest.fixture(params=[("nl_BE", 100), ("fr_BE", 130), ("en_BE", 100)], ids=["Dutch", "French, large", "English"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language in force; the longest one in large letters."""
    code, size = request.param
    choose_language(code)
    theme.apply(make_application(), LIGHT, size)
    yield code
    choose_language("nl_BE")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else the old window is dressed again
    theme.apply(make_application(), LIGHT, 100)


@pytest.fixture
def window(vault: Vault, spoken: str, qtbot: QtBot) -> MainWindow:
    made = assemble(Store(vault))
    qtbot.addWidget(made)
    made.resize(WIDTHS[0], 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def without_room(shown: QWidget, qtbot: QtBot) -> list[str]:
    """What is cut off in a window, at each width."""
    found = []
    for width in WIDTHS:
        shown.resize(width, 768)
        found += [f"{width}: {one}" for one in settled(shown, qtbot)]
    return found


def settled(shown: QWidget, qtbot: QtBot) -> list[str]:
    """What is cut off: what was just made takes its room a moment later."""
    for _moment in range(8):
        QApplication.processEvents()
        if not (faults := cut(shown)):
            break
        qtbot.wait(20)
    return faults


def test_every_page_and_dialog_speaks_one_language(
    window: MainWindow, spoken: str, own: frozenset[str], qtbot: QtBot
) -> None:
    troubles: dict[str, str] = {}
    seen: set[str] = set()

    def look(shown: QWidget, name: str, faults: Callable[[QWidget, QtBot], list[str]]) -> None:
        new = set(texts(shown)) - seen
        seen.update(new)
        for one in (*foreign(new, spoken, own), *(faults(shown, qtbot) if spoken == "fr_BE" else ())):
            troubles.setdefault(one, name)

    for view in views(window, qtbot):
        QApplication.processEvents()
        look(window, view, settled if "," in view else without_room)
    for name, ask in dialogs(window, qtbot):
        ask_and_look(window, ask, lambda dialog, name=name: look(dialog, name, settled), qtbot)  # type: ignore[misc]
    assert not troubles, "\n".join(f"{where}: {one}" for one, where in troubles.items())


def ask_and_look(window: MainWindow, ask: Callable[[], object], look: Callable[[QWidget], None], qtbot: QtBot) -> None:
    """Open a dialog, look at it, and leave it."""
    looked: list[QWidget] = []

    def at_it() -> None:
        dialog = QApplication.activeModalWidget()
        if not (isinstance(dialog, Dialog) and dialog.isVisible()) or looked:
            return
        looked.append(dialog)
        try:
            look(dialog)
        finally:
            QDialog.reject(dialog)

    waiting = QTimer(window, interval=5)
    waiting.timeout.connect(at_it)
    waiting.start()
    ask()
    qtbot.waitUntil(lambda: bool(looked))
    waiting.stop()
    QApplication.processEvents()
