"""The clipboard of the system, which every program reads: what Klik puts there is marked, and taken away again.

Other programs are asked not to keep it in their history. On a Mac that cannot be said from here.
"""

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

MOMENT = 30_000
"""Milliseconds after which a number, an address or a code that was copied is taken away."""
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_OURS = "application/x-klik"
_HINTS = {
    _OURS: b"1",
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
}


def copy(words: str, *, briefly: bool = False) -> None:
    """Put words on the clipboard, until the vault is locked; ``briefly`` for what is pasted at once."""
    data = QMimeData()
    data.setText(words)
    for name, content in _HINTS.items():
        data.setData(name, content)
    QGuiApplication.clipboard().setMimeData(data)
    if briefly:
        QTimer.singleShot(MOMENT, lambda: forget(words))


def forget(words: str = "") -> None:
    """Take away what Klik put there, or only these words of it; what was copied elsewhere since stays."""
    clipboard = QGuiApplication.clipboard()
    there = clipboard.mimeData()
    if there and there.hasFormat(_OURS) and (not words or there.text() == words):
        clipboard.clear()
