"""What connects the wish of a page to note a contact with the one dialog."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.services.subjects import Subject
from app.ui.page import Page
from app.ui.store import Store


def listen(pages: Iterable[Page], store: Store, window: QWidget, today: Callable[[], date]) -> None:
    """Open the dialog over ``window`` whenever one of these pages wants a contact noted."""

    def ask(subject: Subject | None) -> None:
        from app.ui.contacts.dialog import ContactDialog  # only when it is wanted: a window opens without it

        ContactDialog(window, store, subject, today()).exec()

    for page in pages:
        page.note_wanted.connect(ask)
