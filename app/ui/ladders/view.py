"""The steps outward of one participant: every place with its rungs, and beside them the one that is chosen."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import ladders
from app.services.ladders import LadderRow, Ladders
from app.ui import theme
from app.ui.ladders.card import DAYS, LadderCard
from app.ui.ladders.item import LadderItem
from app.ui.ladders.words import counted
from app.ui.network.name_line import NameLine
from app.ui.reading import Facts
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.card import Card
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Field
from app.ui.widgets.layout import bring_into_sight, column, row, scrolled
from app.ui.widgets.text import ElidedLabel
from app.vocabulary import Rung

WIDE, NARROW = 328, 290  # of the side, with the 12 px of its bar


class LaddersView(QWidget):
    """A view of the network page."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today = store, today
        self._found: Ladders | None = None
        self._chosen: UUID | None = None
        self.items: dict[UUID, LadderItem] = {}
        self.count = ElidedLabel(size=theme.HEADING, bold=True, tone="text")
        self.free = FilterChip(_("Can be free"))
        self.line = NameLine("")
        self.line.setPlaceholderText(_("Such as the choir or the library"))
        self.naming = Field(_("Name a place"), self.line, optional=False, hint=_("Enter after each one."))
        self.naming.label.setFont(theme.font(theme.HEADING, bold=True))
        self.card = LadderCard(today, self._note)
        self._assemble()
        self._listen()

    def show_participant(self, participant_id: UUID) -> None:
        """Show the steps of a participant, or the same ones again."""
        if self._found and self._found.participant_id != participant_id:
            self._chosen = None
            self.free.setChecked(False)
        self._found = self._store.read(ladders.ladders, participant_id)
        self._show()

    def commit(self) -> None:
        """Hand over what was typed last."""
        self.line.commit()
        self.card.commit()

    def set_narrow(self, narrow: bool) -> None:
        """Follow the width of the window."""
        theme.fix(self._side, width=NARROW if narrow else WIDE)

    # What is shown

    def _show(self) -> None:
        if (found := self._found) is None:
            return
        can_be_free = any(one.free for one in found.rows)
        self.free.setVisible(can_be_free)
        self.free.setChecked(self.free.isChecked() and can_be_free)
        rows = [one for one in found.rows if one.free or not self.free.isChecked()]
        ids = [one.id for one in rows]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else None
        self.count.setText(counted(found))
        self._places.setCurrentIndex(0 if rows else 1)
        self.card.setVisible(bool(rows))
        self._lay_out(rows)
        self._choose(self._chosen)
        self.setFocusProxy(self.items[ids[0]] if ids else self.line)

    def _lay_out(self, rows: list[LadderRow]) -> None:
        """A line for each, of which those that stay are kept: one of them may have the keyboard."""
        before, self.items = self.items, {one.id: self.items.get(one.id) or self._item(one.id) for one in rows}
        for key in before.keys() - self.items.keys():
            self._list.removeWidget(before[key])
            before[key].hide()
            before[key].deleteLater()
        for at, one in enumerate(rows):
            if self._list.indexOf(self.items[one.id]) != at:
                self._list.insertWidget(at, self.items[one.id])
            self.items[one.id].show_row(one)

    def _choose(self, ladder_id: UUID | None) -> None:
        self._chosen = ladder_id
        for key, item in self.items.items():
            item.choose(key == ladder_id)
        if self._found and (one := next((one for one in self._found.rows if one.id == ladder_id), None)):
            self.card.show_row(one, self._found.contacts)

    def _item(self, ladder_id: UUID) -> LadderItem:
        made = LadderItem()
        made.chosen.connect(lambda: self._choose(ladder_id))
        made.opened.connect(lambda: self.card.setFocus(Qt.FocusReason.ShortcutFocusReason))
        made.removal_wanted.connect(self._remove)
        made.left_for.connect(lambda by: self._walk(ladder_id, by))
        made.rungs.turned.connect(lambda rung: self._turn(ladder_id, rung))
        return made

    def _walk(self, ladder_id: UUID, by: int) -> None:
        """The keyboard goes to the place above or below, on the same rung."""
        ids = list(self.items)
        there = self.items[ids[(ids.index(ladder_id) + by) % len(ids)]]
        there.rungs.go_to(self.items[ladder_id].rungs.at)
        bring_into_sight(there)

    def _to_item(self) -> None:
        """The keyboard goes to the place that is chosen."""
        if self._chosen in self.items:
            self.items[self._chosen].setFocus(Qt.FocusReason.TabFocusReason)

    # What is changed

    def _add(self, places: list[str]) -> None:
        if self._found is None:
            return
        try:
            made = self._store.write_quietly(ladders.add, self._found.participant_id, places)
        except KlikError as error:
            self.line.setText(places[0] if len(places) == 1 else "")
            self.naming.set_error(str(error))
            return
        if made:
            self.free.setChecked(False)
            self._show()
            self._choose(made[-1])
            bring_into_sight(self.items[made[-1]])

    def _turn(self, ladder_id: UUID, rung: Rung) -> None:
        """A rung was clicked: reached today, or not after all."""
        one = self._row(ladder_id)
        self._store.write(ladders.reach, ladder_id, rung, None if rung in one.reached else self._today())

    def _note(self, ladder_id: UUID, facts: Facts) -> None:
        for field in facts.keys() & DAYS.keys():
            self._store.write_quietly(ladders.reach, ladder_id, DAYS[field], facts[field])
        if said := {field: value for field, value in facts.items() if field not in DAYS}:
            self._store.write_quietly(ladders.change, ladder_id, said)

    def _remove(self) -> None:
        if self._chosen in self.items:
            keyboard = self.items[self._chosen].isAncestorOf(self.focusWidget() or self)
            self._store.write(ladders.remove, self._chosen)
            if keyboard:
                self._to_item()

    def _name(self, ladder_id: UUID, name: str) -> None:
        try:
            self._store.write(ladders.bring, ladder_id, name)
        except KlikError as error:
            self.card.brought.refuse(str(error), name)

    def _row(self, ladder_id: UUID) -> LadderRow:
        assert self._found
        return next(one for one in self._found.rows if one.id == ladder_id)

    # Parts

    def _assemble(self) -> None:
        head = row(self.count, self.free, margins=(16, 10, 16, 4))
        head.setStretch(0, 1)
        places, self._list = QWidget(), QVBoxLayout()
        self._list.setSpacing(0)
        places.setLayout(column(self._list, 1, gap=0))
        listed = Card()
        listed.body.setContentsMargins(1, 1, 1, 6)
        listed.add(head)
        listed.add(scrolled(places, _("Places")))
        first = filled(_("Name a place"), "plus")
        first.clicked.connect(lambda: self.line.setFocus(Qt.FocusReason.ShortcutFocusReason))
        text = _(
            "A place or an activity, and how far it came: told about it, with a professional, with the buddy, alone, "
            "or with a role there. A step may be skipped, and going back one is fine."
        )
        self._places = QStackedWidget()
        for part in (listed, EmptyState("group", _("No steps outward yet"), text, first)):
            self._places.addWidget(part)
        names, inside = Card(), QWidget()
        names.add(self.naming)
        inside.setLayout(column(names, self.card, 1, gap=12))
        self._side = scrolled(inside, _("The place that is chosen"))
        whole = row(self._places, self._side, gap=16)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.set_narrow(False)

    def _listen(self) -> None:
        self.free.clicked.connect(self._show)
        self.line.named.connect(self._add)
        self.line.left.connect(self._to_item)
        self.line.textEdited.connect(lambda _text: self.naming.set_error(""))
        self.card.back.connect(lambda one, rung: self._store.write(ladders.go_back, one, rung, self._today()))
        self.card.named.connect(self._name)
        self.card.removal_wanted.connect(self._remove)
        self.card.left.connect(self._to_item)
