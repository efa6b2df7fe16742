"""How pages open the history of one record; what it brings with it is only loaded then."""

from PySide6.QtWidgets import QWidget

from app.services.subjects import Subject
from app.ui.store import Store


def open_history(store: Store, parent: QWidget, subject: Subject, name: str) -> None:
    """Over the window: every change that touched somebody or a duo."""
    from app.ui.history.dialog import HistoryDialog

    HistoryDialog(store, parent.window(), subject, name).open()
