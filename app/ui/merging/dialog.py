"""The dialog of doubles: who may be there twice at the left, the two that are chosen side by side at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.errors import KlikError
from app.i18n import _, ngettext
from app.services import duplicates, merging
from app.services.duplicates import Known, Pair
from app.ui import theme
from app.ui.merging.jobs import backing_up, finding
from app.ui.merging.pair_view import PairView, open_words
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.task_dialog import TaskDialog
from app.ui.widgets.buttons import filled, link, outlined
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import column, row
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.marks import Mark, initials
from app.ui.widgets.text import label

LIST = 300


class MergingDialog(TaskDialog):
    """With ``two`` people only those are laid side by side; else Klik looks for who may be there twice."""

    merged = Signal(object)  # the id of the person who stays

    def __init__(
        self, store: Store, window: QWidget, today: Callable[[], date], two: tuple[UUID, UUID] | None = None
    ) -> None:
        title = _("Make two records one") if two else _("Who may be there twice?")
        super().__init__(window, title)
        self._store, self._today, self._two = store, today, two
        self._pairs: dict[str, Pair] = {}
        self._is_safe = False
        self.list = ListView(_("Who may be there twice"))
        self.count = label("", theme.SMALL, tone="text2")
        self.view = PairView()
        self.none = EmptyState(
            "group",
            _("Nobody seems to be there twice"),
            _("Klik asks about two people only where two facts agree, such as name and date of birth."),
        )
        self.told = label("", theme.SECOND)
        self.undo = link(_("Undo"), "undo")
        self._told_line = QWidget()
        self._told_line.setLayout(row(self.told, self.undo, 1, gap=10))
        self._told_line.hide()
        self.stack = QStackedWidget()
        self._assemble()
        self.distinct = self.add_answer(outlined(_("Two different people")), accepts=None)
        self.merge = self.add_answer(filled(_("Make them one"), "check"), accepts=None)
        self._listen()
        self._begin()

    @property
    def two(self) -> tuple[UUID, UUID] | None:
        """The two that are laid side by side."""
        if self._two:
            return self._two
        pair = self._pairs.get(str(self.list.current or ""))
        return (pair.one.person_id, pair.other.person_id) if pair else None

    def take_size(self, window: QWidget) -> None:
        super().take_size(window)
        # With large letters in a small window the two records have their room before the list.
        self.list.setFixedWidth(min(theme.px(LIST), self.width() * 3 // 10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter goes on, from the list to the fields and along them; it answers only where the keyboard is on an answer.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def reject(self) -> None:
        if self._task:
            self._task.cancel()
        super().reject()

    def _assemble(self) -> None:
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(column(self.list, margins=(1, 4, 1, 4)))
        aside = QWidget()
        aside.setLayout(column(self.count, frame, gap=6))
        aside.setVisible(self._two is None)
        both = QWidget()
        across = row(aside, self.view, gap=16)
        across.setStretch(1, 1)
        both.setLayout(across)
        self.stack.addWidget(both)
        self.stack.addWidget(self.none)
        above = column(self.progress, self._told_line, gap=8)
        above.setContentsMargins(0, 0, 12, 0)
        self.body.addLayout(above)
        self.body.addWidget(self.stack, 1)
        # What scrolls has its bar in the margin, so that right edges are one line.
        self._inside.setContentsMargins(24, 18, 12, 20)
        for beside in (self._top, self._answers):
            beside.setContentsMargins(0, 0, 12, 0)

    def _listen(self) -> None:
        self.list.chosen.connect(lambda _key: self._show())
        self.list.opened.connect(lambda _key: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.view.changed.connect(self.refresh)
        self.view.passed.connect(lambda: self.merge.setFocus(Qt.FocusReason.TabFocusReason))
        self.merge.clicked.connect(self._merge)
        self.distinct.clicked.connect(self._distinguish)
        self.undo.clicked.connect(self._take_back)

    def _begin(self) -> None:
        if self._two:
            self._show()
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._look()

    def _look(self) -> None:
        """Look who is there twice now."""
        self.run(finding(self._store), self._take)

    def _take(self, pairs: Sequence[Pair]) -> None:
        before = list(self._pairs)
        at = before.index(str(self.list.current)) if self.list.current in before else 0
        self._pairs = {pair.key: pair for pair in pairs}
        self.list.set_rows([_listed(pair) for pair in pairs])
        words = ngettext("{n} pair", "{n} pairs", len(pairs)).format(n=len(pairs))
        self.count.setText(words)
        self.stack.setCurrentIndex(0 if pairs else 1)
        if pairs and self.list.current is None:
            self.list.select(list(self._pairs)[min(at, len(pairs) - 1)])
        self._show()
        if pairs:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        """Lay the two that are chosen side by side."""
        if two := self.two:
            pair = self._pairs.get(str(self.list.current or ""))
            self.view.show_pair(self._store.read(merging.compare, *two), pair.said if pair else "")
        self.refresh()

    def refresh(self) -> None:
        laid = self.view.laid if self.two else None
        ready = laid is not None and not self._task
        for button in (self.merge, self.distinct):
            button.setVisible(laid is not None)
        self.merge.setEnabled(ready and laid is not None and not laid.against)
        self.distinct.setEnabled(ready)
        self.stack.setEnabled(self._task is None)
        self.undo.setEnabled(self._task is None)
        self.hint.setText(open_words(self.view.open) if laid else "")

    def _merge(self) -> None:
        """A verified backup first, once for all that is done here; then the two become one."""
        if self._is_safe:
            self._make_one()
        elif not self._task:
            self.run(backing_up(self._store), self._backed_up)

    def _backed_up(self, _made: object) -> None:
        self._is_safe = True
        self._make_one()

    def _make_one(self) -> None:
        if not (two := self.two) or not (laid := self.view.laid):
            return
        try:
            kept = self._store.write(merging.merge, *two, self.view.picks, self._today())
        except KlikError as error:
            tell(self, error)
            return
        self.merged.emit(kept)
        self._go_on(_("{name} is one record now.").format(name=laid.older.known.name))

    def _distinguish(self) -> None:
        if (two := self.two) and (laid := self.view.laid):
            self._store.write(duplicates.distinct, *two)
            self._go_on(_("Noted: {name} are two people.").format(name=_both(laid.older.known, laid.newer.known)))

    def _go_on(self, said: str) -> None:
        """Two by themselves were all there was to do; of a list the next two come."""
        if self._two:
            self.accept()
            return
        self.told.setText(said)
        self._told_line.show()
        self._look()

    def _take_back(self) -> None:
        self._store.undo()
        self._told_line.hide()
        self._look()


def _listed(pair: Pair) -> ListRow:
    marks = tuple(
        Mark(one.roles[0][0].value if one.roles else "group", initials(one.name)) for one in (pair.one, pair.other)
    )
    return ListRow(pair.key, marks, _both(pair.one, pair.other), pair.same[:1].upper() + pair.same[1:])


def _both(one: Known, other: Known) -> str:
    return one.name if one.name == other.name else f"{one.name} & {other.name}"
