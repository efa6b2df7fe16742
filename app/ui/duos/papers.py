"""Papers of a duo, saved where the coordinator wants them: outside the vault, in clear, and that is said first."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _
from app.ui.duos.view import DuoView
from app.ui.messages import confirm, tell
from app.ui.store import Store
from app.ui.tasks import Task
from app.vocabulary import Role

_UNFIT = re.compile(r"[^\w-]+")


def save_agreement(parent: QWidget, store: Store, view: DuoView) -> Task | None:
    """Write the agreement as it stands now, in the file that is asked for."""
    from app.services import documents  # ReportLab is slow to import: only who prints waits for it

    data = store.read(documents.agreement, view.row.id)
    name = _("agreement-{participant}-{buddy}.pdf").format(
        participant=_plain(view.row.participant_first), buddy=_plain(view.row.buddy_first)
    )
    warning = _(
        "The file is not encrypted: whoever opens it reads what {both} agreed. Keep it in a place only you see, and "
        "remove it once it is printed."
    ).format(both=view.names[None])
    return _save(parent, store, name, warning, lambda: documents.agreement_pdf(data))


def save_evaluation_form(parent: QWidget, store: Store, side: Role) -> Task | None:
    """Write the blank form of one side; no name stands on it."""
    from app.services import documents

    data = store.read(documents.blank_evaluation_form, side)
    name = _("evaluation-participant.pdf") if side is Role.PARTICIPANT else _("evaluation-buddy.pdf")
    return _save(parent, store, name, "", lambda: documents.evaluation_form_pdf(data))


def _save(parent: QWidget, store: Store, name: str, warning: str, make: Callable[[], bytes]) -> Task | None:
    if warning and not confirm(
        parent.window(), _("Save outside the vault?"), warning, _("Choose a place…"), destructive=False
    ):
        return None
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _kind = QFileDialog.getSaveFileName(
        parent.window(), _("Save as PDF"), str(Path(folder, name)), "PDF (*.pdf)"
    )
    if not chosen:
        return None
    target = Path(chosen)
    if target.suffix.casefold() != ".pdf":
        target = target.with_name(f"{target.name}.pdf")

    def work(_is_cancelled: object, _report: object) -> Path:
        from app.services import documents

        documents.save(target, make())
        return target

    task = Task(work, parent)
    task.done.connect(
        lambda path: store.said.emit(_("Saved: {file}. This file is not encrypted.").format(file=path.name), False)
    )
    task.failed.connect(lambda error: tell(parent.window(), error))
    return task.start()


def _plain(name: str) -> str:
    """A first name as it may stand in the name of a file on any system."""
    return _UNFIT.sub("-", name).strip("-") or "duo"
