"""Copying contacts for the file: plain text with initials, to the clipboard."""

from collections.abc import Sequence
from uuid import UUID

from app.i18n import ngettext
from app.services.contact_file import for_file
from app.ui import clipboard
from app.ui.store import Store


def copy_for_file(store: Store, contacts: Sequence[UUID]) -> None:
    """Put them on the clipboard, and say so."""
    clipboard.copy(store.read(for_file, contacts))
    said = ngettext("{n} contact copied, with initials", "{n} contacts copied, with initials", len(contacts))
    store.said.emit(said.format(n=len(contacts)), False)
