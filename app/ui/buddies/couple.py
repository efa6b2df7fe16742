"""The second person of a couple: added in a dialog, and corrected on a card of the form."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import expense_buddies, people
from app.services.rows import BuddyRow
from app.ui import reading, theme
from app.ui.buddies.fields import SECOND
from app.ui.people.choices import PersonChoices
from app.ui.people.known import Known
from app.ui.people.lines import Lines, two_by_two
from app.ui.people.new_person import NewPerson, refused_on
from app.ui.people.own_facts import OwnFacts
from app.ui.store import Store
from app.ui.widgets.availability_grid import AvailabilityGrid
from app.ui.widgets.buttons import outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label

_SHOWN = ("first_name", "last_name", "birth", "gender", "phone", "email", "languages", "paper_language")


class NewSecondPerson(NewPerson):
    """Asks who the other one is; where the first one lives is taken over unless another place is given."""

    may_show = False  # who is a couple with whom is said here, and nowhere else

    def __init__(self, store: Store, today: date, of: BuddyRow, parent: QWidget | None = None) -> None:
        self._buddy_id = of.id
        self.birth = TextField(_("Born on"), check=refused_on(reading.birth, today))
        super().__init__(store, today, _("With whom is {name} a couple?").format(name=of.called), self.birth, parent)

    def register(self, facts: dict[str, Any]) -> UUID:
        said = facts | reading.birth(self.birth.text, self._today)
        known = {name: value for name, value in said.items() if value}
        return self._store.write(people.add_second_person, self._buddy_id, known)


class SecondPersonCard(Card):
    """The fields of the second person; as long as there is none, the way to add one."""

    def __init__(self, store: Store, today: Callable[[], date], add: Callable[[], object]) -> None:
        super().__init__(_("Second person of the couple"))
        self._store = store
        self._row: BuddyRow | None = None
        self.text = Lines(SECOND, today, lambda facts, _own: self._save(facts))
        self.choices = PersonChoices(("smokes", "has_pets"))
        self.choices.answered.connect(lambda facts, _own: self._save(facts))
        self.own = OwnFacts()
        self.own.answered.connect(lambda answer: self._save({"custom": answer}))
        self.grid = AvailabilityGrid(_("Half-days of the second person"))
        self.grid.changed.connect(lambda _slot, _value: self._save({"availability": self.grid.values or None}))
        self.add_button = outlined(_("Add a second person…"), "plus", small=True)
        self.add_button.clicked.connect(lambda _checked=False: add())
        self.remove = quiet(_("Be one buddy again"), small=True)
        self.remove.clicked.connect(self._remove)
        why = _("Languages, smoking, pets, own criteria and half-days count for the two together.")
        cells = self.text.cells | self.choices.fields
        names = (*_SHOWN, "smokes", "smokes_note", "has_pets", "pets_note")
        self._fields = QWidget()
        self._fields.setLayout(
            column(
                label(why, theme.SECOND, tone="text2", wrap=True),
                two_by_two([(cells[name], False) for name in names]),
                cells["account"],
                self.own,
                self.grid,
                row(self.remove, 1),
                gap=12,
            )
        )
        self._none = QWidget()
        alone = _("Some volunteers become a buddy together with their partner or a friend.")
        self._none.setLayout(column(label(alone, theme.SECOND, tone="text2", wrap=True), row(self.add_button, 1)))
        self.add(self._none)
        self.add(self._fields)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.add_button if self._fields.isHidden() else self.text.fields["first_name"].editor

    def show_known(self, known: Known[BuddyRow]) -> None:
        """Show what is stored."""
        self._row = one = known.row
        self._none.setVisible(one.second is None)
        self._fields.setVisible(one.second is not None)
        if one.second:
            self.text.show(one.second.person_id, one.second)
            self.choices.show_person(one.second)
            self.own.show_facts(known.criteria, one.second.custom)
            self.grid.set_values(one.second.availability)
            self.text.cells["account"].setVisible(self._store.read(expense_buddies.is_handled, one.id))

    def _save(self, facts: dict[str, Any]) -> None:
        if self._row and self._row.second:
            self._store.write_quietly(people.change_person, self._row.second.person_id, facts)

    def _remove(self) -> None:
        if self._row:
            self._store.write(people.remove_second_person, self._row.id)
