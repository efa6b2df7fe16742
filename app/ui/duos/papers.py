"""Papers of a duo, printed or saved where the coordinator wants them."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.duos.view import DuoView
from app.ui.saving import give_pdf, plain
from app.ui.store import Store
from app.ui.tasks import Task
from app.vocabulary import Role


def save_agreement(parent: QWidget, store: Store, view: DuoView, version_id: UUID | None = None) -> Task | None:
    """Print the agreement as it stands now or was in an earlier version, or write it in the file that is asked for."""
    from app.services import documents  # ReportLab is slow to import: only who prints waits for it

    data = store.read(documents.agreement, view.row.id, version_id)
    name = _("agreement-{participant}-{buddy}.pdf").format(
        participant=plain(view.row.participant_first, "duo"), buddy=plain(view.row.buddy_first, "duo")
    )
    warning = _(
        "The file is not encrypted: whoever opens it reads what {both} agreed. Keep it in a place only you see, and "
        "remove it once it is printed."
    ).format(both=view.names[None])
    return give_pdf(parent, store, name, warning, lambda: documents.agreement_pdf(data))


def save_evaluation_form(parent: QWidget, store: Store, side: Role) -> Task | None:
    """Print or write the blank form of one side; no name stands on it."""
    from app.services import documents

    data = store.read(documents.blank_evaluation_form, side)
    name = _("evaluation-participant.pdf") if side is Role.PARTICIPANT else _("evaluation-buddy.pdf")
    return give_pdf(parent, store, name, "", lambda: documents.evaluation_form_pdf(data))
