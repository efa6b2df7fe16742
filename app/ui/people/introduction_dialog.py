"""The introduction as it is printed, to read together with the one whom it describes, and to approve."""

from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import introductions
from app.services.introductions import Introduction, Reader, Stage
from app.services.subjects import Subject
from app.ui import layers, theme
from app.ui.days import DayField
from app.ui.messages import tell
from app.ui.office.paper_preview import DPI, PaperPreview
from app.ui.people import contents
from app.ui.people.introduction import stage_lines
from app.ui.people.introduction_giving import give_introduction, print_draft
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Task
from app.ui.widgets.buttons import filled, link, outlined
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.text import label
from app.vocabulary import Role

if TYPE_CHECKING:
    from app.documents.introduction_data import IntroductionData

ASIDE, WIDEST, ROUND = 320, 980, 24


class IntroductionDialog(Dialog):
    """The page at the left; at the right how far it is. With a ``reader`` it is given to that one."""

    def __init__(
        self, parent: QWidget | None, store: Store, whom: Subject, today: date, reader: Reader | None = None
    ) -> None:
        self._store, self._whom, self._today, self._reader = store, whom, today, reader
        self.found = store.read(introductions.introduction, whom, today)
        name = self.found.called or _("somebody")
        super().__init__(parent, _("Introduction of {name}").format(name=name), width=0)
        self.preview = PaperPreview()
        self._task: Task | None = None
        self._said, self._line = column(gap=6), separator()
        self.day = DayField(_("Read and approved on"), today, latest=today, compulsory=True)
        self.approve = filled(_("Approved by {name}").format(name=name), "check")
        self.take_back = link(_("Take the approval back"))
        ask = _(
            "Let {name} read the page, or read it aloud. What {name} does not want on it, take away where it may be "
            "shared. Whatever changes later is read again first."
        )
        self._ask = label(ask.format(name=name), theme.SECOND, tone="text2", wrap=True)
        self._assemble()
        self.approve.clicked.connect(lambda _on=False: self._approve())
        self.take_back.clicked.connect(lambda _on=False: self._take_back())
        self.draft.clicked.connect(lambda _on=False: print_draft(self, store, whom, today))
        self.give.clicked.connect(lambda _on=False: self._give())
        self.show_found()

    def show_found(self) -> None:
        """Read it again, and show the page and how far it is."""
        self.found = found = self._store.read(introductions.introduction, self._whom, self._today)
        contents.replace(self._said, stage_lines(found))
        readable = found.stage in (Stage.TO_READ, Stage.CHANGED, Stage.APPROVED)
        to_approve = readable and found.stage is not Stage.APPROVED
        for widget in (self.day, self.approve, self._ask):
            widget.setVisible(to_approve)
        self.take_back.setVisible(found.approved_on is not None and readable)
        self.draft.setVisible(to_approve)
        self.give.setVisible(found.why_not is None)
        self.preview.setVisible(bool(found.lines))
        self._line.setVisible(bool(found.lines))
        if found.lines:
            self._show_paper(found)

    def take_size(self, window: QWidget) -> None:
        wide, high = (WIDEST, window.height() - 2 * ROUND) if self.found.lines else (520, 0)
        width = min(theme.px(wide), window.width() - 2 * ROUND)
        self.resize(width, high or self._outer.totalHeightForWidth(width))

    def _show_paper(self, found: Introduction) -> None:
        """Make the page beside the window; marked as a draft as long as it is not approved."""
        data = replace(
            self._store.read(introductions.draft, self._whom, self._today, self._reader),
            draft=found.stage is not Stage.APPROVED,
        )
        if self._task:
            self._task.cancel()
        self._task = Task(lambda is_cancelled, _report: _pages(data, is_cancelled))
        self._task.done.connect(self.preview.show_pages)
        self._task.failed.connect(self._tell)  # a slot: gone with the dialog, where the page is made still
        self._task.start()

    def done(self, answer: int) -> None:
        if self._task:
            self._task.cancel()
        super().done(answer)

    def _tell(self, error: KlikError) -> None:
        tell(self, error)

    def _approve(self) -> None:
        if not self.day.commit() or self.day.day is None:
            self.day.setFocus()
            return
        try:
            self._store.write(introductions.approve, self._whom, self.day.day)
        except KlikError as error:
            self.day.set_error(str(error))
            return
        self.show_found()
        self.give.setFocus()

    def _take_back(self) -> None:
        self._store.write(introductions.withdraw, self._whom)
        self.show_found()
        self.approve.setFocus()

    def _give(self) -> None:
        if give_introduction(self, self._store, self._whom, self._today, self._reader):
            self.accept()

    def _assemble(self) -> None:
        side = QWidget()
        if self.found.lines:
            theme.fix(side, width=ASIDE)
        side.setLayout(
            column(
                layers.mark(layers.may_read(Role(self._whom.kind), self.found.partner)),
                self._said,
                self._line,
                self._ask,
                self.day,
                row(self.approve, 1),
                row(self.take_back, 1),
                1,
                gap=12,
            )
        )
        both = row(self.preview, side, gap=20)
        both.setStretch(0, 1)
        self.body.addLayout(both)
        self._inside.setStretch(self._inside.indexOf(self.body), 1)
        self.draft = self.add_answer(outlined(_("Print to read together…"), "print"), accepts=None)
        self.add_answer(outlined(_("Close")), accepts=False)
        words = _("Give it to {name}…").format(name=self._reader.called) if self._reader else _("Give it…")
        self.give = self.add_answer(filled(words), accepts=None, default=True)


def _pages(data: "IntroductionData", is_cancelled: IsCancelled) -> list[bytes]:
    from app.documents.raster import pages_as_png

    if is_cancelled():
        raise CancelledError
    return pages_as_png(introductions.introduction_pdf(data), DPI)
