"""The form that corrects what is known of somebody: every field is saved on leaving it, as one step to undo.

A form of a role derives from this one and says which fields stand on which card.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Generic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.i18n import _
from app.services import people
from app.services.rows import WishRow
from app.ui import theme
from app.ui.people.choices import Choices
from app.ui.people.known import Known, R
from app.ui.people.lines import Line, Lines, two_by_two
from app.ui.people.own_facts import OwnFacts
from app.ui.people.wishes import WishList
from app.ui.store import Store
from app.ui.widgets.availability_grid import AvailabilityGrid
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field
from app.ui.widgets.layout import bring_into_sight, column, row
from app.ui.widgets.text import label
from app.vocabulary import Role

IN_SIGHT = 5
"""Cards that are there at once."""


class Form(QWidget, Generic[R]):
    """All fields of one person, in groups."""

    lines: ClassVar[Mapping[str, Line]]
    sections: ClassVar[Mapping[str, str]]
    """The field that a section of the cards begins at; the others are called like their first field."""
    wide_choices: ClassVar[frozenset[str]] = frozenset()
    """The choices that take a line of their own."""

    done = Signal()

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        role: Role,
        choices: Choices[R],
        suggest: Callable[[str], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._today, self._role = store, today, role
        self._row: R | None = None
        self.text = Lines(self.lines, today, self._save, suggest)
        self.fields = self.text.fields
        self.choices = choices
        self.choices.answered.connect(self._save)
        self.own = OwnFacts()
        self.own.answered.connect(lambda answer: self._save({"custom": answer}, own=False))
        self.wishes = WishList()
        self.wishes.changed.connect(self._save_wishes)
        self.grid = AvailabilityGrid(_("Half-days"))
        self.grid.changed.connect(
            lambda _slot, _value: self._save({"availability": self.grid.values or None}, own=False)
        )
        self.finish = outlined(_("Done"), "check")
        self.finish.clicked.connect(self._finish)
        saved = label(_("Everything is saved as you go."), theme.SECOND, tone="text2")
        cards = self.make_cards()
        self._below = list(cards[IN_SIGHT:])
        self._cards = column(*cards[:IN_SIGHT], gap=12)
        self.setLayout(column(row(saved, 1, self.finish), self._cards, 1, gap=12))

    def make_cards(self) -> Sequence[QWidget]:
        """The cards in their order."""
        raise NotImplementedError

    def save_own(self, row: R, facts: dict[str, Any]) -> None:
        """Store facts of the role."""
        raise NotImplementedError

    def show_known(self, known: Known[R]) -> None:
        """Show what is stored; typing that is not stored yet stays where it is."""
        other = self._row is None or self._row.id != known.row.id
        if other:
            self.leave()
        self._row = known.row
        self.text.show(known.row.id, known.row)
        self.choices.show_known(known, self._store)
        self.own.show_facts(known.criteria, known.row.custom)
        self.wishes.offer(known.criteria)
        self.wishes.show_wishes(known.row.wishes, anyway=other)
        self.grid.set_values(known.row.availability)

    def leave(self) -> None:
        """Someone else comes: what could not be stored waits until this one is shown again."""
        if self._row:
            for words in self.left():
                told = _("Not saved yet, for {name}: {field}")
                self._store.said.emit(told.format(name=self._row.short_name, field=words), False)
        self._row = None

    def left(self) -> list[str]:
        """Leave the fields, and tell which are kept as they were typed."""
        return self.text.leave()

    def first_wrong(self) -> Field | None:
        """The first field with something in it that cannot be stored."""
        return self.text.first_wrong()

    def begin(self, section: str, area: QScrollArea) -> None:
        """Put the keyboard at the first field of a section, and bring that into sight."""
        first = self.first_of(section)
        # The rest is put on the page in the next turn: to dress a card takes as long as to make it.
        QTimer.singleShot(0, self, self._put_below)
        self.reveal(first)
        first.setFocus()
        # The form gets its size only when the event loop comes round.
        QTimer.singleShot(0, self, lambda: area.ensureWidgetVisible(first, 0, 200))

    def _put_below(self) -> None:
        while self._below:
            card = self._below.pop(0)
            self._cards.addWidget(card)
            card.show()  # a field of it may have the keyboard at once

    def reveal(self, widget: QWidget) -> None:
        """Bring a field into sight, in a form of which only a part is."""
        if not self.isAncestorOf(widget):
            self._put_below()

    def step(self, by: int) -> None:
        """To the next part, or with -1 to the one before, in a form that has parts."""

    def first_of(self, section: str) -> QWidget:
        """Where the keyboard goes for a section."""
        name = self.sections.get(section, section)
        parts: dict[str, QWidget] = {"wishes": self.wishes.about, "availability": self.grid}
        parts |= {name: field.editor for name, field in (self.choices.fields | self.fields).items()}
        return parts[name]

    def card(self, title: str, *names: str) -> Card:
        """Fields two by two; a wide one has a line of its own."""
        made = Card(title)
        made.add(self.arranged(*names))
        return made

    def arranged(self, *names: str) -> QVBoxLayout:
        """The same without the card."""
        wide = self.wide_choices | {name for name, line in self.lines.items() if line.wide}
        cells = self.text.cells | self.choices.fields
        return two_by_two([(cells[name], name in wide) for name in names])

    def matching_card(self, *names: str) -> Card:
        """What counts in the matching, and after it the office's own criteria."""
        made = self.card(_("For matching"), *names)
        self.own.setContentsMargins(0, 4, 0, 0)  # as far from the fields before it as those are from each other
        made.add(self.own)
        return made

    def wishes_card(self, title: str) -> Card:
        """The wishes, line by line."""
        made = Card(title)
        made.add(self.wishes)
        return made

    def availability_card(self) -> Card:
        """The half-days."""
        made = Card(_("Available"), label(_("half-days"), theme.SMALL, tone="text2"))
        made.add(self.grid)
        hint = _("Click, or walk with the arrows: Y for yes, N for no, Del for still to ask.")
        made.add(label(hint, theme.SMALL, tone="text2", wrap=True))
        return made

    def _finish(self) -> None:
        """Leave, unless something typed is wrong: then go there."""
        if wrong := self.first_wrong():
            self.reveal(wrong)
            wrong.setFocus()
            QTimer.singleShot(0, self, lambda: bring_into_sight(wrong))  # once the sentence under it has its room
        else:
            self.done.emit()

    def _save(self, facts: dict[str, Any], own: bool) -> None:
        if self._row is None:
            return
        if own:
            self.save_own(self._row, facts)
        else:
            self._store.write_quietly(people.change_person, self._row.person_id, facts)

    def _save_wishes(self, wishes: tuple[WishRow, ...]) -> None:
        if self._row:
            self._store.write_quietly(people.set_wishes, self._row.person_id, self._role, wishes)
