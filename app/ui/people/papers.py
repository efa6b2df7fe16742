"""What the tab of the papers leads to; what makes a paper is loaded when one is wanted."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.rows import BuddyRow, RoleRow
from app.ui.store import Store
from app.vocabulary import Role, Voice


def give_agreement(parent: QWidget, store: Store, duo_id: UUID, today: date) -> None:
    """The agreement of a duo of who is shown."""
    from app.ui.duos.papers import save_agreement
    from app.ui.duos.view import read_view

    save_agreement(parent, store, store.read(read_view, duo_id, today))


def give_form(parent: QWidget, store: Store, role: Role) -> None:
    """The blank form to evaluate a duo with, of one side."""
    from app.ui.duos.papers import save_evaluation_form

    save_evaluation_form(parent, store, Voice(role.value))


def give_letter(parent: QWidget, store: Store, row: RoleRow, name: str, today: date) -> None:
    """A letter or a note for who is shown, by the name of its template."""
    from app.ui.letters import give_handover, give_note

    if name == "handover_letter":
        give_handover(parent, store, row.id, row.called, today)
    elif isinstance(row, BuddyRow):
        give_note(parent, store, row, name, today)
