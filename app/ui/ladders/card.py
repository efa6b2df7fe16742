"""The place that is chosen: its days, what it costs, what the participant does there and whom it brought."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from app.i18n import N_, _, short_date
from app.services.ladders import RUNGS, LadderRow
from app.ui import reading, theme
from app.ui.days import completed
from app.ui.ladders.brought import Brought
from app.ui.ladders.words import shown_day
from app.ui.people.choices import offer
from app.ui.people.lines import Line, Lines
from app.ui.reading import Facts, Reader
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import more_button
from app.ui.widgets.card import Card
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.text import label
from app.vocabulary import WORDS, Rung, word

_UNKNOWN = "unknown"


def _day(field: str) -> Reader:
    """A day that has been, of which the year may be left out."""
    read = reading.day(field)
    return lambda said, today: read(completed(said, today, latest=today), today)


DAYS = {f"{rung.value}_on": rung for rung in RUNGS}
LINES = {
    "called": Line(N_("Place or activity"), lambda one: one.place, reading.name("place"), optional=False),
    **{field: Line(WORDS[Rung][rung], shown_day(field), _day(field), optional=False) for field, rung in DAYS.items()},
    "role": Line(N_("Which role?"), lambda one: one.role or "", reading.text("role")),
    "gives": Line(N_("What do you do there for others?"), lambda one: one.gives or "", reading.text("gives"), lines=2),
    "cost": Line(
        N_("What it costs"), lambda one: one.cost or "", reading.text("cost"), hint=N_("Such as: 3 euros a time.")
    ),
    "ended_on": Line(N_("Ended on"), lambda one: short_date(one.ended_on), _day("ended_on")),
}


class LadderCard(Card):
    """``save`` is called with an id and facts by name: those of ``services.ladders.change``, or days by ``DAYS``.

    What it refuses with a KlikError is said under the field.
    """

    back = Signal(object, object)  # an id, and the rung on which it stands again
    named = Signal(object, str)  # an id, and whom it brought
    removal_wanted = Signal()
    left = Signal()

    def __init__(self, today: Callable[[], date], save: Callable[[UUID, Facts], None]) -> None:
        super().__init__()
        self._store_facts = save
        self._row: LadderRow | None = None
        self.text = Lines(LINES, today, self._save)
        self.now = Choice([])
        self.now.chosen.connect(lambda key: self._row and self.back.emit(self._row.id, Rung(key)))
        self._now = Field(
            _("Stands now at"), self.now, optional=False, hint=_("Going back a step is noted, and is no failure.")
        )
        self.free = Answers([(True, _("Yes")), (False, _("No")), (_UNKNOWN, _("Still to ask"))], _("Can be free"))
        self.free.answered.connect(self._answer)
        self.brought = Brought()
        self.brought.picked.connect(lambda one: self._save({"contact_id": one}))
        self.brought.named.connect(lambda name: self._row and self.named.emit(self._row.id, name))
        more = more_button(_("More about this place"), [(_("Remove (Del)"), self.removal_wanted.emit)])
        self.text.fields["called"].put_beside(more)
        self.body.setContentsMargins(16, 6, 16, 16)
        self.body.setSpacing(12)
        for part in (
            self.text.cells["called"],
            self.text.cells["role"],
            self.text.cells["gives"],
            Field(_("Can be free"), self.free, optional=False),
            self.text.cells["cost"],
            self.brought,
            self._days(),
            self._now,
            self.text.cells["ended_on"],
        ):
            self.add(part)
        self.setFocusProxy(self.text.fields["called"])

    def show_row(self, one: LadderRow, contacts: Sequence[tuple[UUID, str]]) -> None:
        """Show a place, or the same one again."""
        fresh = self._row is None or self._row.id != one.id
        if fresh:
            self.text.leave()
        self._row = one
        self.text.show(one.id, one)
        self.text.cells["role"].setVisible(Rung.ROLE in one.reached or bool(one.role))
        highest = RUNGS.index(next(reversed(one.reached), RUNGS[0]))
        self._now.setVisible(highest > 0)
        offer(self.now, [(rung.value, word(rung)) for rung in RUNGS[: highest + 1]], one.now.value if one.now else "")
        self.free.show_answer(_UNKNOWN if one.free is None else one.free)
        self.brought.show_row(one, contacts, fresh)

    def commit(self) -> None:
        """Hand over what was typed last."""
        if self._row:
            self.text.first_wrong()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _save(self, facts: Facts, _own: bool = False) -> None:
        if self._row:
            self._store_facts(self._row.id, facts)

    def _answer(self, key: Any) -> None:
        self._save({"free": None if key == _UNKNOWN else key})

    def _days(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for field in (*DAYS, "ended_on"):
            self.text.fields[field].editor.setProperty("placeholderText", _("dd/mm/yyyy"))
        for at, (field, rung) in enumerate(DAYS.items()):
            made = self.text.fields[field]
            made.label.hide()  # its words stand beside it
            said = label(word(rung), theme.SECOND, bold=True)
            said.setBuddy(made.editor)
            grid.addWidget(said, at, 0)
            grid.addWidget(made, at, 1)
        return grid
