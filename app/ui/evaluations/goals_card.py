"""What the participant wants to reach, in own words: noted here, and asked about in each evaluation."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import _, short_date
from app.services import goals
from app.services.goals import GoalRow
from app.ui import theme
from app.ui.duos.view import DuoView
from app.ui.store import Store
from app.ui.widgets.buttons import more_button, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.field import line_edit
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row
from app.ui.widgets.text import ElidedLabel, label


class GoalsCard(Card):
    """A line per goal, and one to write the next."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._view: DuoView | None = None
        self.whose = ElidedLabel()
        self.set_head(_("Own goals"), self.whose)
        self._none = label("", tone="text2", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.line: QLineEdit = line_edit(_("What would you like to be able to do, or do more often?"))
        self.line.setAccessibleName(_("A goal in own words"))
        self.line.returnPressed.connect(self._add)
        self.add_goal = outlined(_("Add"), "plus")
        self.add_goal.setAccessibleName(_("Add this goal"))
        self.add_goal.clicked.connect(self._add)
        writing = row(self.line, self.add_goal, gap=8)
        writing.setStretch(0, 1)
        self.add(self._none)
        self.add(self._rows)
        self.add(writing)

    def show_view(self, view: DuoView) -> None:
        before, self._view = self._view, view
        name = view.row.participant_first
        self.whose.setText(_("of {name}").format(name=name))
        self._none.setText(_("Nothing yet. A small step in the words of {name} is enough.").format(name=name))
        self._none.setVisible(not view.goals)
        if before is None or before.row.id != view.row.id:
            self.line.clear()
        if before is None or before.goals != view.goals:
            self._fill(view)

    def _fill(self, view: DuoView) -> None:
        clear(self._rows)
        for goal in view.goals:
            self._rows.addWidget(self._goal(goal))

    def _goal(self, goal: GoalRow) -> QWidget:
        words = label(_("“{word}”").format(word=goal.words), italic=True, wrap=True)
        facts = _("since {day}").format(day=short_date(goal.since)) if goal.since else ""
        if goal.reached_on:
            facts = _("reached on {day}").format(day=short_date(goal.reached_on))
        turn = _("Not reached yet") if goal.reached_on else _("Reached")
        more = more_button(
            _("More with the goal {words}").format(words=goal.words),
            [
                (turn, partial(self._reach, goal)),
                (_("Remove"), partial(self._store.write, goals.remove_goal, goal.id)),
            ],
        )
        top = (0, 7, 0, 0)
        line = row(
            column(Glyph("check" if goal.reached_on else "step"), 1, margins=(0, 6, 0, 0)),
            column(words, label(facts, theme.SMALL, tone="text2"), 1, gap=0, margins=top),
            column(more, 1),
            gap=8,
        )
        line.setStretch(1, 1)
        host = QWidget()
        host.setLayout(line)
        return host

    def _add(self) -> None:
        if (view := self._view) and (words := self.line.text().strip()):
            self.line.clear()
            self._store.write(goals.add_goal, view.row.participant_id, words, view.today)

    def _reach(self, goal: GoalRow) -> None:
        if view := self._view:
            day = None if goal.reached_on else view.today
            self._store.write(goals.change_goal, goal.id, {"reached_on": day})
