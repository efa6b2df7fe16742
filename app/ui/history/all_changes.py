"""The last changes of everything: searched by words, by who did it and by what was done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.services import history
from app.services.history import Page, Sought
from app.ui.history.change_view import ChangeView
from app.ui.history.line_list import LineList
from app.ui.soon import Soon
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.field import Choice
from app.ui.widgets.layout import column, list_and_room, row
from app.ui.widgets.search_box import SearchBox

MOST = 12
"""Records of one change that are told field by field: of an import of thousands, hundreds took seconds to show.
Who asks for more sees twice as many each time."""


class AllChanges(QWidget):
    """The list at the left, and beside it the chosen change."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._older: int | None = None
        self._most = MOST
        self._task: Task | None = None
        self.search = SearchBox(_("Search by name or by what was done"))
        self.who = Choice([("", _("Everybody"))], _("Who"))
        self.what = Choice([("", _("Everything"))], _("What"))
        self.list = LineList(_("Last changes"), _("Nothing was changed that fits this."))
        self.view = ChangeView()
        self._room = QStackedWidget()
        self._room.addWidget(QWidget())
        self._room.addWidget(self.view)
        above = row(self.search, self.who, self.what, margins=(24, 0, 24, 12))
        for at in range(3):
            above.setStretch(at, (2, 1, 1)[at])
        for choice in (self.who, self.what):  # the longest name of an action does not make the window wider
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(8)
            choice.chosen.connect(self._seek)
        self.setLayout(column(above, list_and_room(self.list, self._room), gap=0))
        self._soon = Soon(self, self._show)
        self.search.searched.connect(self._seek)
        self.list.chosen.connect(self._on_chosen)
        self.view.records.more_wanted.connect(self._tell_more)
        self.list.older_wanted.connect(self._go_on)
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Read again and show."""
        for choice, words in zip((self.who, self.what), self._store.read(history.choices), strict=True):
            kept, first = choice.current, choice.itemText(0)
            choice.clear()
            for key, said in [("", first), *((one, one) for one in words)]:
                choice.addItem(said, key)
            choice.choose(kept if kept in words else "")
        self._seek()

    def _seek(self) -> None:
        self._look(None)

    def _go_on(self) -> None:
        self._look(self._older)

    def _look(self, before: int | None) -> None:
        """Read the next ones; among many, words are sought beside the window."""
        if self._task:
            self._task.cancel()
            self._task = None
        vault, sought = self._store.vault, self._sought()
        if not sought.words:
            self._take((before, self._store.read(history.page, sought, before)))
            return

        def work(is_cancelled: IsCancelled, report: Report) -> tuple[int | None, Page]:
            with vault.read() as session:
                return before, history.page(session, sought, before)

        task = self._task = Task(work)
        task.done.connect(self._take)
        task.start()

    def _take(self, found: tuple[int | None, Page]) -> None:
        before, page = found
        self._task = None
        self._older = page.older
        self.list.show_page(page, add=before is not None)
        self._show()

    def _sought(self) -> Sought:
        return Sought(self.search.text(), self.who.current, self.what.current)

    def _on_chosen(self) -> None:
        self._most = MOST
        self._soon.start()

    def _tell_more(self) -> None:
        at = self.view.area.verticalScrollBar().value()
        self._most *= 2
        self._show()
        self.view.area.verticalScrollBar().setValue(at)  # where one was reading
        self.view.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self._soon.stop()
        if line := self.list.current:
            self.view.show_change(line, self._store.read(history.explain, line.number, most=self._most))
        self._room.setCurrentIndex(1 if line else 0)
