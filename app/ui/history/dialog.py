"""The history of one person or one duo: every change that touched them, and back to how it was after one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import history, putting_back
from app.services.history import Page, Whose
from app.services.subjects import Subject
from app.ui import theme
from app.ui.history.change_view import ChangeView
from app.ui.history.line_list import LineList
from app.ui.history.records import Records
from app.ui.messages import tell
from app.ui.soon import Soon
from app.ui.store import Store
from app.ui.task_dialog import TaskDialog
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.layout import column, list_and_room, separator
from app.ui.widgets.text import label


class HistoryDialog(TaskDialog):
    """The changes at the left; at the right the chosen one, and what putting its version back would change now."""

    def __init__(self, store: Store, window: QWidget, subject: Subject, name: str) -> None:
        super().__init__(window, _("The history of {name}").format(name=name))
        self._store, self._subject = store, subject
        self._whose: Whose | None = None
        self._older: int | None = None
        self.list = LineList(_("Changes"), _("Nothing was changed yet."))
        self.back_head = label("", bold=True, wrap=True)
        self.back_records = Records()
        below = QWidget()
        below.setLayout(column(separator(), self.back_head, self.back_records, gap=12))
        self.view = ChangeView(below)
        self._room = QStackedWidget()
        self._room.addWidget(QWidget())
        self._room.addWidget(self.view)
        self._soon = Soon(self, self._show)
        self._assemble()
        self.add_answer(outlined(_("Close")), accepts=False)
        self.back = self.add_answer(filled(_("Put this version back"), "undo"), accepts=None)
        self.back.setEnabled(False)
        self.back.clicked.connect(self._put_back)
        self.list.chosen.connect(self._on_chosen)
        self.list.older_wanted.connect(self._go_on)
        self.run(self._reading(), self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the list puts nothing back: for that the keyboard is on the answer.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def take_size(self, window: QWidget) -> None:
        super().take_size(window)
        self.list.setFixedWidth(min(theme.px(340), self.width() * 2 // 5))

    def refresh(self) -> None:
        self._room.setEnabled(not self.is_busy)

    def reject(self) -> None:
        if self._task:
            self._task.cancel()
        super().reject()

    def _assemble(self) -> None:
        frame = QFrame()
        frame.setObjectName("card")
        both = list_and_room(self.list, self._room)
        frame.setLayout(column(both, margins=(1, 4, 1, 4)))
        self.body.addWidget(self.progress)
        self.body.addWidget(frame, 1)

    def _reading(self) -> Task:
        vault, subject = self._store.vault, self._subject

        def work(is_cancelled: IsCancelled, report: Report) -> tuple[Whose, Page]:
            with vault.read() as session:
                found = history.whose(session, subject)
                return found, history.page(session, whose=found)

        return Task(work)

    def _take(self, found: tuple[Whose, Page]) -> None:
        self._whose, page = found
        self._older = page.older
        self.list.show_page(page)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _go_on(self) -> None:
        page = self._store.read(history.page, before=self._older, whose=self._whose)
        self._older = page.older
        self.list.show_page(page, add=True)

    def _on_chosen(self) -> None:
        self._soon.start()

    def _show(self) -> None:
        self._soon.stop()
        line, whose = self.list.current, self._whose
        self._room.setCurrentIndex(1 if line and whose else 0)
        if not line or not whose:
            return
        self.view.show_change(line, self._store.read(history.explain, line.number, whose))
        version = self._store.read(putting_back.version, whose, line.number)
        self.back_head.setText(version.against or _("If you put this version back, this changes now:"))
        self.back_records.show_records(version.records)
        self.back.setEnabled(not version.against)

    def _put_back(self) -> None:
        if not self._whose or not (line := self.list.current):
            return
        try:
            self._store.write(putting_back.put_back, self._whose, line.number)
        except KlikError as error:
            tell(self, error)
            return
        self.accept()
