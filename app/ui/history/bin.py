"""The recycle bin: what was deleted in the last thirty days, and back with it."""

from datetime import datetime

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import KlikError
from app.i18n import _, ngettext
from app.services import recycle_bin
from app.services.history import Explained
from app.services.recycle_bin import DAYS, Binned
from app.ui import theme
from app.ui.history.change_view import ChangeView
from app.ui.history.line_list import LineList
from app.ui.messages import tell
from app.ui.soon import Soon
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import filled
from app.ui.widgets.layout import column, list_and_room, row
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.text import label


class RecycleBin(QWidget):
    """The list at the left, and beside it what went with one change."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._task: Task | None = None
        self._found: dict[int, Binned] = {}
        nothing = _("Nothing was deleted in the last {n} days.").format(n=DAYS)
        self.progress = ProgressCard(_("Looking what was deleted"))
        self.list = LineList(_("Recycle bin"), nothing)
        self.back = filled(_("Put back"), "undo")
        self.against = label("", tone="amber_ink", wrap=True)
        self.lost = label("", theme.SECOND, tone="text2", wrap=True)
        below = QWidget()
        below.setLayout(column(self.against, self.lost, row(self.back, 1), gap=10))
        self.view = ChangeView(below)
        self._room = QStackedWidget()
        self._room.addWidget(QWidget())
        self._room.addWidget(self.view)
        words = _("What was deleted in the last {n} days comes back with all that went with it.").format(n=DAYS)
        about = column(label(words, tone="text2", wrap=True), self.progress, margins=(24, 0, 24, 12))
        self.setLayout(column(about, list_and_room(self.list, self._room), gap=0))
        self._soon = Soon(self, self._show)
        self.list.chosen.connect(self._on_chosen)
        self.back.clicked.connect(self._put_back)
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Look again what was deleted, beside the window."""
        if self._task:
            self._task.cancel()
        vault = self._store.vault

        def work(is_cancelled: IsCancelled, report: Report) -> tuple[Binned, ...]:
            with vault.read() as session:
                return recycle_bin.thrown_away(session, datetime.now().astimezone())

        task = self._task = Task(work)
        task.done.connect(self._take)
        self.progress.follow(task)
        task.start()

    def _take(self, found: tuple[Binned, ...]) -> None:
        self._task = None
        self._found = {one.line.number: one for one in found}
        self.list.show_lines([one.line for one in found])
        self._show()

    def _on_chosen(self) -> None:
        self._soon.start()

    def _show(self) -> None:
        self._soon.stop()
        line = self.list.current
        if line and (one := self._found.get(line.number)):
            self.view.show_change(line, Explained(one.records, one.more))
            self.against.setText(one.against)
            self.against.setVisible(bool(one.against))
            self.lost.setText(_lost(one))
            self.lost.setVisible(bool(one.lost))
            self.back.setEnabled(not one.against)
        self._room.setCurrentIndex(1 if line else 0)

    def _put_back(self) -> None:
        if line := self.list.current:
            try:
                self._store.write(recycle_bin.take_out, line.number)
            except KlikError as error:
                tell(self.window(), error)


def _lost(one: Binned) -> str:
    n = one.lost
    words = ngettext(
        "{n} record that went with it stays away: something else that it belonged to is gone.",
        "{n} records that went with it stay away: something else that they belonged to is gone.",
        n,
    )
    return words.format(n=n)
