"""Enter on a button."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from app.ui.widgets.buttons import outlined


def test_enter_presses_once_however_long_it_is_held(qtbot: QtBot) -> None:
    button, pressed = outlined("Gedaan"), list[int]()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(1))
    for is_repeated in (False, True, True):
        key = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=is_repeated
        )
        QCoreApplication.sendEvent(button, key)
    assert len(pressed) == 1
