"""The card with the rows in their groups: arrows walk along all of them, a long group is opened bit by bit."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.i18n import _, labelled, ngettext
from app.services.today_rows import FIRST, Group, Matter, Task, Today, TodayRow
from app.ui import theme
from app.ui.today import words
from app.ui.today.row import RowWidget
from app.ui.widgets.buttons import quiet
from app.ui.widgets.layout import clear, row
from app.ui.widgets.text import label

MORE = 40
"""How many rows more of a group are shown at a time."""


class Groups(QFrame):
    """Shows rows; one of them is current, and stays so when the others change."""

    main_wanted = Signal(object)  # a row
    done_wanted = Signal(object)
    later_wanted = Signal(object, object)  # a row, until when
    opened = Signal(object)  # a subject
    copied = Signal(str)
    more_wanted = Signal()  # rows that were not read yet

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("What is due"))
        self.rows: list[RowWidget] = []
        self._found: Today | None = None
        self._task: Task | None = None
        self.most = dict(FIRST)
        self._at = 0
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 9, 0, 6)
        self._body.setSpacing(0)

    @property
    def current(self) -> RowWidget | None:
        """The row that the keys are about."""
        return self.rows[self._at] if self.rows else None

    def show_rows(self, found: Today, task: Task | None) -> None:
        """Show the rows of a day, all or of one task.

        Who works by keyboard goes on with the row that took the place of the last.
        """
        before, self._found = self._found, found
        if before is None or task is not self._task or _told(before) != _told(found):
            self._task = task
            self._fill()

    def forget_more(self) -> None:
        """Long groups are short again."""
        self.most = dict(FIRST)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.current:
            self.current.setFocus(event.reason())

    def _fill(self) -> None:
        before, at = self.current, self._at
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.rows = []
        clear(self._body)
        assert self._found
        for group in Group:
            if rows := [one for one in self._found.of(group) if self._task in (None, one.task)]:
                self._add_group(group, rows)
        if not self.rows:
            self._body.addWidget(_nothing(bool(self._found.rows)))
        keys = [widget.row.key for widget in self.rows]
        if before and before.row.key in keys:
            at = keys.index(before.row.key)
        self._at = max(0, min(at, len(self.rows) - 1))
        if self.current:
            self.current.set_current(True)
            self.setFocusProxy(self.current)
            if had_focus:
                self.current.take_focus()

    def _add_group(self, group: Group, rows: Sequence[TodayRow]) -> None:
        assert self._found
        shown = few(rows, self.most[group])
        head = QWidget()
        all_of_them = max(len(rows), self._found.count(group, self._task))
        count, more = _count(len(shown), all_of_them), None
        if len(shown) < all_of_them:
            rest = all_of_them - len(shown)
            words_ = _("Show all") if rest <= MORE else ngettext("Show {n} more", "Show {n} more", MORE).format(n=MORE)
            more = quiet(words_, small=True)
            more.setAccessibleName(labelled(words_, words.heading(group, self._found)))
            more.clicked.connect(lambda: self._show_more(group))
        head.setLayout(
            row(label(words.heading(group, self._found), bold=True), count, 1, more, gap=8, margins=(16, 0, 8, 0))
        )
        theme.fix(head, height=36)
        self._body.addWidget(head)
        for one in shown:
            made = self._row(one)
            self._body.addWidget(made)
            made.show()  # at once, so that it can have the focus

    def _row(self, one: TodayRow) -> RowWidget:
        assert self._found
        made = RowWidget(one, self._found.on)
        # Once its key or click is dealt with: a dialog that opens from it may take the very row away.
        made.main_wanted.connect(self.main_wanted, Qt.ConnectionType.QueuedConnection)
        made.done_wanted.connect(self.done_wanted)
        made.later_wanted.connect(self.later_wanted)
        made.opened.connect(self.opened)
        made.copied.connect(self.copied)
        made.step_wanted.connect(self._step)
        made.focused.connect(lambda: self._on_focused(made))
        self.rows.append(made)
        return made

    def _on_focused(self, one: RowWidget) -> None:
        if one in self.rows:  # and not on its way out
            self._make_current(self.rows.index(one))

    def _step(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self.rows):
            self._make_current(at)
            self.rows[at].take_focus()

    def _make_current(self, at: int) -> None:
        if at != self._at:
            self.rows[self._at].set_current(False)
            self._at = at
            self.rows[at].set_current(True)
            self.setFocusProxy(self.rows[at])

    def _show_more(self, group: Group) -> None:
        self.most[group] += MORE
        self.more_wanted.emit()


def _told(found: Today) -> object:
    """What is seen of a day here."""
    return found.on, found.rows, found.counts


def few(rows: Sequence[TodayRow], most: int) -> list[TodayRow]:
    """So many rows, in their order, and something of every matter before more of the same."""
    seen: Counter[Matter] = Counter()
    ranks = []
    for at, one in enumerate(rows):
        ranks.append((seen[one.matter], at))
        seen[one.matter] += 1
    return [rows[at] for at in sorted(at for _rank, at in sorted(ranks)[:most])]


def _count(shown: int, all_of_them: int) -> QLabel:
    """``3 van 6``, or nothing where all are shown."""
    words_ = "" if shown == all_of_them else _("{n} of {all}").format(n=shown, all=all_of_them)
    return label(words_, theme.SECOND, tone="text2")


def _nothing(elsewhere: bool) -> QLabel:
    """What stands there when nothing is due: for this task, or at all."""
    said = _("Nothing for this task now.") if elsewhere else _("Nothing is waiting for you today.")
    made = label(said, tone="text2")
    made.setContentsMargins(16, 14, 16, 14)
    return made
