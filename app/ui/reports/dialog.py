"""The dialog of a report or complaint: the facts, who was told, what was agreed, and when it was over."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import reports, subjects
from app.services.follow_ups import Step
from app.services.reports import ReportRow
from app.services.subjects import Subject
from app.ui.days import DayField
from app.ui.layers import as_if_read
from app.ui.store import Store
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import WIDE, Again, Dialog
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.layout import beside
from app.ui.widgets.segmented import Segmented
from app.vocabulary import ReportKind, word


class ReportDialog(Dialog):
    """A new one may come back as a next step, in words that say nothing of it; one that is known may be closed."""

    def __init__(
        self, store: Store, whom: Subject, known: ReportRow | None, today: date, parent: QWidget | None = None
    ) -> None:
        title = _("Change the report") if known else _("Note a report or complaint")
        super().__init__(parent, title, width=WIDE)
        self._store, self._whom, self._known = store, whom, known
        self.kind = Segmented([(kind.value, word(kind)) for kind in ReportKind], _("Kind"))
        if known:
            self.kind.choose(known.kind.value)
        self.day = DayField(_("Day"), known.on if known else today, latest=today, compulsory=True)
        hint = _("Only what was seen or said; no judgement.")
        self.facts = TextField(
            _("What exactly happened"), known.facts if known else "", lines=3, hint=hint, optional=False
        )
        as_if_read(self.facts)
        self.told = TextField(_("Who was told"), (known.told or "") if known else "")
        self.steps = as_if_read(TextField(_("What was agreed"), (known.steps or "") if known else "", lines=2))
        self.back = DayField(_("Come back to it on"), earliest=today, optional=True)
        closed = known.closed_on if known else None
        self.closed = DayField(_("Closed on"), closed, latest=today, optional=True)
        self.body.addLayout(beside(Field(_("Kind"), self.kind, optional=False), self.day))
        for field in (self.facts, self.told, self.steps, self.back, self.closed):
            self.body.addWidget(field)
        self.back.setVisible(not known)
        self.closed.setVisible(known is not None)
        if known:
            remove = self.add_answer(outlined(_("Remove")), accepts=None)
            remove.clicked.connect(lambda _on=False: self._remove(known))
        self.add_cancel()
        save = self.add_answer(filled(_("Note it")), accepts=None, default=True)
        save.clicked.connect(lambda _on=False: self.save())
        self.facts.setFocus()

    def again(self) -> Again:
        facts = {"kind": self._whom.kind, "id": str(self._whom.id)}
        return Again("" if self._known else "report", self._store.read(subjects.called, self._whom), facts)

    def save(self) -> None:
        """Note it, or say what is missing."""
        wrong = [field for field in (self.day, self.closed if self._known else self.back) if not field.commit()]
        if wrong:
            wrong[0].setFocus()
            return
        facts = {
            "kind": ReportKind(self.kind.current),
            "on": self.day.day,
            "facts": self.facts.text,
            "told": self.told.text or None,
            "steps": self.steps.text or None,
        }
        try:
            if self._known:
                self._store.write(reports.change, self._known.id, facts | {"closed_on": self.closed.day})
            else:
                step = Step(_("Come back to a report"), self.back.day) if self.back.day else None
                self._store.write(reports.add, self._whom, facts, step)
        except KlikError as error:
            field = self.facts if not self.facts.text else self.closed
            field.set_error(str(error))
            field.setFocus()
            return
        self.accept()

    def _remove(self, known: ReportRow) -> None:
        self._store.write(reports.remove, known.id)
        self.accept()
