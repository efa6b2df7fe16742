"""The agreements of all duos that are shown, in one PDF or each in a file of its own."""

from collections.abc import Collection, Sequence
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import KlikError
from app.i18n import N_, _, ngettext
from app.services import handouts, paper_language
from app.services.duos import DuoRow
from app.ui.duos.view import MAY_AGREE
from app.ui.messages import tell
from app.ui.saving import PDF, add_told, asked_file, paper_words
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.progress_card import FloatingProgress
from app.ui.widgets.text import label

ONE, EACH = "one", "each"
NOTHING = N_("None of these duos has an agreement to print.")


def save_agreements(parent: QWidget, store: Store, shown: Sequence[DuoRow], today: date) -> Task | None:
    """Ask how and where, and write them beside the window; None where that was left."""
    ids = [row.id for row in shown if row.state in MAY_AGREE]
    if not ids:
        tell(parent.window(), KlikError(NOTHING))
        return None
    languages = store.read(paper_language.of_agreements, ids)
    dialog = AgreementsDialog(parent.window(), len(ids), paper_words(store, "duo_agreement", languages))
    if not dialog.exec():
        return None
    target = asked_file(parent, _("agreements.pdf"), PDF) if dialog.how == ONE else _asked_folder(parent)
    return _write(parent, store, ids, dialog.how, target, dialog.large.isChecked(), today) if target else None


class AgreementsDialog(Dialog):
    """Asks with ``exec()``: ``how`` is one file for all or each its own, ``large`` whether in large print.

    ``languages`` are words about the language they are in.
    """

    def __init__(self, parent: QWidget | None, count: int, languages: str = "") -> None:
        title = ngettext("{n} agreement as PDF", "{n} agreements as PDF", count).format(n=count)
        super().__init__(parent, title, width=WIDE)
        self.how = ""
        self.large = CheckBox(_("In large print"))
        warning = _(
            "Of the duos that are shown now, without whoever died or wants no contact any more. The files are not "
            "encrypted: keep them in a place only you see, and remove them once they are printed."
        )
        self.body.addWidget(label(warning, wrap=True))
        add_told(self, languages)
        self.body.addWidget(self.large)
        self.add_cancel()
        each, one = outlined(_("A file for each duo…")), filled(_("All in one file…"), "paper")
        for button, how in ((each, EACH), (one, ONE)):
            button.clicked.connect(lambda _on=False, how=how: self._choose(how))
            self.add_answer(button, default=button is one)

    def _choose(self, how: str) -> None:
        self.how = how


def _asked_folder(parent: QWidget) -> Path | None:
    begin = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen = QFileDialog.getExistingDirectory(parent.window(), _("In which folder?"), begin)
    return Path(chosen) if chosen else None


def _write(
    parent: QWidget, store: Store, ids: Collection[UUID], how: str, target: Path, large: bool, today: date
) -> Task:
    store.vault.check_ours()

    def work(is_cancelled: IsCancelled, report: Report) -> Collection[UUID]:
        from app.services import documents  # ReportLab is slow to import: only who prints waits for it

        with store.vault.read() as session:
            told = documents.agreements(session, ids)
        if not told:
            raise KlikError(NOTHING)

        def done(share: float) -> None:
            if is_cancelled():
                raise CancelledError
            report(_("{n} of {count}").format(n=round(share * len(told)), count=len(told)), share)

        if how == ONE:
            documents.save(target, documents.agreements_pdf(list(told.values()), done, large=large))
        else:
            documents.write_agreements(target, told, done, large=large)
        return list(told)

    def tell_done(written: Collection[UUID]) -> None:
        n = len(written)
        store.write_quietly(handouts.note_agreements, written, today)
        words = ngettext("{n} agreement saved: {file}.", "{n} agreements saved: {file}.", n)
        store.said.emit(words.format(n=n, file=target.name), False)

    task = Task(work)
    task.done.connect(tell_done)
    task.failed.connect(lambda error: tell(parent.window(), error))
    FloatingProgress(parent.window(), _("Making the agreements"), task)
    return task.start()
