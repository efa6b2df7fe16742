"""Ctrl+Z and Ctrl+Y everywhere: typing that is not committed yet is undone first, then the last change.

A line edit claims these keys for itself even when it has nothing to undo; this gives them back to the window.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class UndoKeys(QObject):
    """Watches the widget that has focus; keep a reference to it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = (event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
            if (undo and not _can(watched, undo=True)) or (redo and not _can(watched, undo=False)):
                event.ignore()
                return True
        return False

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QLineEdit | QPlainTextEdit | QTextEdit):
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit):
            now.installEventFilter(self)


def _can(editor: QObject, undo: bool) -> bool:
    """Whether an editor has typing of its own to undo or redo."""
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable() if undo else editor.isRedoAvailable()
    if isinstance(editor, QPlainTextEdit | QTextEdit):
        document = editor.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False
