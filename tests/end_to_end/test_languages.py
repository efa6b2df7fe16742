"""Every page and every main dialog in each language: nothing of another one stands there, and all of it has room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import choose_language
from app.storage.vault import Vault
from app.ui import theme
from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.tokens import LIGHT
from tests.end_to_end.spoken import foreign, of_the_office, texts
from tests.end_to_end.test_by_keyboard import PAGES, TODAY, views
from tests.ui.conftest import cut
from tests.vaults import example_vault

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
WIDTHS = (1366, 1024)


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
    for width in WIDTHS if shown.width() == WIDTHS[0] else WIDTHS[::-1]:
        shown.resize(width, 768)
        for _moment in range(8):
            QApplication.processEvents()
            if not (faults := cut(shown)):
                break
            qtbot.wait(20)
        found += [f"{width}: {one}" for one in faults]
    return found


@pytest.mark.parametrize("pages", [PAGES[2:4], PAGES[4:5]], ids=" ".join)
def test_every_page_speaks_one_language(
    window: MainWindow, spoken: str, own: frozenset[str], pages: tuple[str, ...], qtbot: QtBot
) -> None:
    troubles: dict[str, str] = {}
    seen: set[str] = set()
    for view in views(window, qtbot, pages):
        QApplication.processEvents()
        new = set(texts(window)) - seen
        seen |= new
        for one in (*foreign(new, spoken, own), *without_room(window, qtbot)):
            troubles.setdefault(one, view)
    assert not troubles, "\n".join(f"{where}: {one}" for one, where in troubles.items())
