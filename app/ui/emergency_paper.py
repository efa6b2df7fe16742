"""The emergency card on its way to the printer or into a file, for the pages that lead to it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.paper_language import asked
from app.ui.saving import Spoken, give_pdf, nobody
from app.ui.store import Store
from app.ui.tasks import Task


def give_emergency_card(parent: QWidget, store: Store, buddy_id: UUID | None = None) -> Task | None:
    """Print or save the card: of a buddy with the number of the coordinator, else with room to write it."""
    from app.services import documents  # ReportLab is slow to import: only who prints waits for it

    data = store.read(documents.emergency_card, buddy_id)

    def again(language: str) -> Callable[[bool], bytes]:
        with asked(language):
            other = store.read(documents.emergency_card, buddy_id)
        return lambda _large: documents.emergency_card_pdf(other)

    warning = _("On it stand the numbers of the office and, where it is known, of the coordinator. Nobody's file.")
    return give_pdf(
        parent,
        store,
        _("emergency-card.pdf"),
        warning,
        lambda: documents.emergency_card_pdf(data),
        sent=nobody,
        template="emergency_card",
        spoken=Spoken((data.letterhead.language,), again),
    )
