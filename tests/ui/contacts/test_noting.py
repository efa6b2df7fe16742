"""One keystroke from anywhere: Ctrl+L opens the dialog on every page of the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import settings
from app.ui.assembly import assemble
from app.ui.contacts.dialog import ContactDialog
from app.ui.main_window import MainWindow
from app.ui.store import Store


@pytest.fixture
def whole(
    store: Store, duo: object, marleen: object, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    made = assemble(store)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_contact_is_one_keystroke_away_on_every_page(whole: MainWindow, qtbot: QtBot) -> None:
    opened = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ContactDialog):
            opened.append(whole.page.id)
            dialog.reject()

    waiting = QTimer(whole, interval=5)
    waiting.timeout.connect(close)
    waiting.start()
    for page in whole.pages:
        whole.show_page(page.id)
        whole.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is whole)
        qtbot.keyClick(QApplication.focusWidget() or whole, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda page=page: page.id in opened)  # type: ignore[misc]
    waiting.stop()
    assert opened == [page.id for page in whole.pages]
