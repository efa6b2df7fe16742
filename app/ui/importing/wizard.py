"""The wizard itself: a page of its own over the window, with its path at the top and one way on at the bottom."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _, ngettext, number
from app.services.import_plan import FileReport, Plan
from app.services.transfer import remembered_columns
from app.ui.importing.done_step import DoneStep
from app.ui.importing.draft import Draft, Prepared, Source
from app.ui.importing.files_step import FilesStep
from app.ui.importing.jobs import TakingOver, opening, preparing, undoing
from app.ui.importing.preview_step import PreviewStep
from app.ui.importing.questions_step import QuestionsStep
from app.ui.importing.recognised_step import RecognisedStep
from app.ui.messages import confirm
from app.ui.store import Store
from app.ui.task_dialog import TaskDialog
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.layout import column
from app.ui.widgets.path_line import PathLine, Step
from app.vocabulary import Role

FILES, RECOGNISED, PREVIEW, QUESTIONS, DONE = range(5)


class ImportWizard(TaskDialog):
    """From files to a report. Back and forth keeps what was chosen; nothing is kept in the vault before the end."""

    people_wanted = Signal(object)  # Role
    doubles_wanted = Signal()
    proposals_wanted = Signal()

    def __init__(self, store: Store, window: QWidget, today: Callable[[], date]) -> None:
        super().__init__(window, _("Import lists"), _("Nothing is kept yet."))
        self._store, self._today = store, today
        self.draft = Draft(store.read(remembered_columns))
        self._reports: Sequence[FileReport] = ()
        self.path = PathLine()
        self.files, self.recognised, self.preview = FilesStep(), RecognisedStep(self.draft), PreviewStep()
        self.questions, self.done_step = QuestionsStep(), DoneStep()
        self.stack = QStackedWidget()
        self._steps = (self.files, self.recognised, self.preview, self.questions, self.done_step)
        for step in self._steps:
            self.stack.addWidget(step)
        self.back = self.add_answer(outlined(_("Back"), "left"), accepts=None)
        self.proposals = self.add_answer(outlined(_("To the proposals"), "match"), accepts=None)
        self.next = self.add_answer(filled(_("Next")), accepts=None, default=True)
        above = column(self.path, self.progress, gap=12)
        self.body.addLayout(above)
        self.body.addWidget(self.stack, 1)
        # What scrolls has its bar in the margin, so that right edges are one line.
        self._inside.setContentsMargins(24, 18, 12, 20)
        for beside in (self._top, self._answers, above):
            beside.setContentsMargins(0, 0, 12, 0)
        self._listen()
        self._show(FILES)

    @property
    def step(self) -> int:
        """Where the coordinator is."""
        return self.stack.currentIndex()

    @property
    def _may_answer(self) -> bool:
        """An answer may follow while the one before is thought through, and not once all of it is being taken over."""
        return self._task is None or (self.step == QUESTIONS and not isinstance(self._task, TakingOver))

    def add(self, files: Sequence[Path]) -> None:
        """Take files along; where all of them can be read, go on to what was recognised."""

        def go_on(opened: list[Source]) -> None:
            self.draft.add(opened)
            fine = all(source.sheets for source in self.draft.sources)
            self._show(RECOGNISED if fine else FILES)

        self.run(opening(files), go_on)

    def reject(self) -> None:
        """Stop what runs, or else leave; what would be lost with it is asked about first."""
        if self._task:
            self._task.cancel()
        elif self.step == DONE or not self.draft.touched or self._means_to_stop():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def go_on(self) -> None:
        """The next step."""
        if self._task:
            return
        if self.step == FILES:
            self._show(RECOGNISED)
        elif self.step == RECOGNISED:
            self._prepare(lambda: self._show(PREVIEW))
        elif self.step == PREVIEW and self._plan and self._plan.questions:
            self._show(QUESTIONS)
        elif self.step == DONE:
            self._leave()
        else:
            self._take_over()

    def go_back(self) -> None:
        """The step before, with everything as it was chosen."""
        if not self._task and FILES < self.step < DONE:
            self._show(self.step - 1)

    @property
    def _plan(self) -> Plan | None:
        return self.draft.prepared.plan if self.draft.prepared else None

    def _prepare(self, then: Callable[[], None], before: Prepared | None = None) -> None:
        """Read and plan again where anything changed since."""
        if self.draft.prepared and before is None:
            then()
            return

        def keep(prepared: Prepared) -> None:
            self.draft.prepared = prepared
            then()

        task = preparing(self._store, self.draft.to_read(), dict(self.draft.answers), self._today(), before)
        self.run(task, keep)

    def _answer(self, keys: Sequence[str], answer: str | None) -> None:
        for key in keys:
            if answer is None:
                self.draft.answers.pop(key, None)
            else:
                self.draft.answers[key] = answer
        if self._task:
            self._task.cancel()
        self._prepare(self.refresh, self.draft.prepared)

    def _take_over(self) -> None:
        if not (prepared := self.draft.prepared):
            return
        before = self._store.vault.undoable()

        def tell_all(reports: Sequence[FileReport]) -> None:
            self._reports = reports
            unread = [source for source in self.draft.sources if source.error]
            self.done_step.show_reports(reports, unread, self._store.vault.undoable() != before)
            self._show(DONE)

        self.run(TakingOver(self._store, prepared.readings, dict(self.draft.answers)), tell_all)

    def _take_back(self) -> None:
        def tell_undone(_nothing: None) -> None:
            self._reports = ()
            self.done_step.show_undone()
            self._show(DONE)

        self.run(undoing(self._store), tell_undone)

    def _leave(self) -> None:
        whose = self._whose()
        self.accept()
        if whose:
            self.people_wanted.emit(whose)

    def _see_proposals(self) -> None:
        self.accept()
        self.proposals_wanted.emit()

    def _find_doubles(self) -> None:
        self.accept()
        self.doubles_wanted.emit()

    def _means_to_stop(self) -> bool:
        consequence = _("Nothing was kept, and what you said of columns and rows is forgotten.")
        return confirm(self, _("Stop reading in these lists?"), consequence, _("Stop"), destructive=False)

    def _whose(self) -> Role | None:
        """Whom the lists brought: participants go before."""
        return next((role for role in Role if role in self._brought()), None)

    def _brought(self) -> set[Role]:
        return {one.role for one in self._plan.additions} if self._plan and self._reports else set()

    def _show(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.refresh()
        # Enter goes on where there is nothing to say.
        goes_on = step in (PREVIEW, DONE) or (step == RECOGNISED and self.next.isEnabled())
        (self.next if goes_on else self._steps[step]).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the draft as it is, on the step in sight."""
        self.files.show_sources(self.draft.sources)
        if self.step == RECOGNISED:
            self.recognised.refresh()
        elif self.step == PREVIEW and self._plan:
            self.preview.show_plan(self._plan)
        elif self.step == QUESTIONS and self._plan:
            self.questions.show_plan(self._plan, self.draft.answers)
        self._dress_answers()
        self.path.set_steps(self._way())

    def _dress_answers(self) -> None:
        plan, trouble = self._plan, self.recognised.trouble() if self.step == RECOGNISED else None
        last = self.step == QUESTIONS or (self.step == PREVIEW and not (plan and plan.questions))
        words = _("Take over") if last else _("Next")
        ready = bool(self.draft.readable) if self.step == FILES else bool(self.draft.wanted) and not trouble
        if self.step == DONE:
            whose, ready = self._whose(), True
            to = {Role.PARTICIPANT: _("To the participants"), Role.BUDDY: _("To the buddies"), None: _("Close")}
            words = to[whose]
        self.next.setText(words)
        self.next.updateGeometry()
        self.next.setEnabled(ready and self._may_answer)
        self.back.setVisible(FILES < self.step < DONE)
        self.proposals.setVisible(self.step == DONE and self._brought() == set(Role))
        self.stack.setEnabled(self._may_answer)
        self.hint.setText("" if self.step == DONE else trouble[1] if trouble else self._outlook())

    def _outlook(self) -> str:
        """What would come of it now, as far as it is known."""
        if not (plan := self._plan) or self.step < PREVIEW:
            return _("Nothing is kept yet.")
        reports = [one.report for one in plan.lists]
        added, known = sum(one.added for one in reports), sum(one.unchanged for one in reports)
        sentence = _("{added} to add, {unchanged} known already, {refused} not taken over. Nothing is kept yet.")
        refused = sum(len(one.refused) for one in reports)
        return sentence.format(added=number(added), unchanged=number(known), refused=number(refused))

    def _way(self) -> list[Step]:
        plan = self._plan
        files, rows = len(self.draft.readable), sum(len(part.found.below) for part in self.draft.wanted)
        asked = len(plan.questions) if plan else 0
        below = [
            ngettext("{n} list", "{n} lists", files).format(n=files) if files else "",
            ngettext("{n} row", "{n} rows", rows).format(n=number(rows)) if files else "",
            _("{n} new").format(n=number(sum(one.report.added for one in plan.lists))) if plan else "",
            (ngettext("{n} question", "{n} questions", asked).format(n=asked) if asked else _("none")) if plan else "",
            "",
        ]
        words = (_("File"), _("Recognised"), _("Preview"), _("Questions"), _("Done"))
        here = self.step if self.step < DONE else len(words)
        states = ["done" if at < here else "now" if at == here else "ahead" for at in range(len(words))]
        return [Step(*parts) for parts in zip(words, below, states, strict=True)]

    def _listen(self) -> None:
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.proposals.clicked.connect(self._see_proposals)
        self.files.files_chosen.connect(self.add)
        self.files.removed.connect(self._remove)
        self.recognised.changed.connect(self.refresh)
        self.questions.answered.connect(self._answer)
        self.done_step.undo_wanted.connect(self._take_back)
        self.done_step.doubles_wanted.connect(self._find_doubles)

    def _remove(self, source: Source) -> None:
        self.draft.remove(source)
        self._show(FILES)
