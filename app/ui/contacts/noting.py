"""What connects the wish of a page to note a contact with the one dialog."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.services.contacts import ContactRow, subject_of
from app.services.follow_ups import Reminder
from app.services.subjects import Subject
from app.ui.page import Page
from app.ui.store import Store
from app.vocabulary import FollowUpKind

CALLS = frozenset({FollowUpKind.AFTERCARE, FollowUpKind.CHECK_IN, FollowUpKind.SILENT})
"""The reminders about a duo that ask for a talk."""


def change(window: QWidget, store: Store, contact: ContactRow, today: date) -> None:
    """Open the dialog over ``window`` to put a contact right."""
    from app.ui.contacts.dialog import ContactDialog

    ContactDialog(window, store, subject_of(contact), today, noted=contact).exec()


def listen(pages: Iterable[Page], store: Store, window: QWidget, today: Callable[[], date]) -> None:
    """Open the dialog over ``window`` whenever one of these pages wants a contact noted."""

    def ask(wanted: Subject | Reminder | None) -> None:
        from app.ui.contacts.dialog import ContactDialog  # only when it is wanted: a window opens without it

        if isinstance(wanted, Reminder):
            calls = wanted.kind in CALLS
            ContactDialog(window, store, wanted.whom, today(), wanted.id, calls=calls).exec()
        else:
            ContactDialog(window, store, wanted, today()).exec()

    for page in pages:
        page.note_wanted.connect(ask)
