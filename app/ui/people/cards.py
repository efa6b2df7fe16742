"""The cards of a person: two columns or one, sections that lead to the form, and the half-days to click on."""

from collections.abc import Callable
from typing import Generic
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.services.follow_ups import Reminder
from app.ui import theme
from app.ui.people import contents
from app.ui.people.consents_card import ConsentsCard
from app.ui.people.contents import Items
from app.ui.people.known import Known, R
from app.ui.widgets.availability_grid import AvailabilityGrid
from app.ui.widgets.buttons import Button, link
from app.ui.widgets.card import Card
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label

SIDE_WIDTH = 350
SHOWN_CONTACTS = 5


class Cards(QWidget, Generic[R]):
    """Derive, ``lay_out`` the cards in the constructor, and ``fill`` them; a section is called as in the form."""

    edit_wanted = Signal(str)
    half_day_answered = Signal()
    duo_wanted = Signal(object)
    log_wanted = Signal()
    step_done = Signal(object)  # a Reminder
    consent_wanted = Signal(object)  # a ConsentKind, to note an answer to
    consent_taken_back = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, Card] = {}
        self._shown: object = None
        self._consents: ConsentsCard | None = None
        self.grid = AvailabilityGrid(_("Half-days"))
        self.grid.changed.connect(lambda _slot, _value: self.half_day_answered.emit())
        self.grid_of = label(_("half-days"), theme.SMALL, tone="text2")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._side = QWidget()
        self._main: QVBoxLayout

    def show_known(self, known: Known[R]) -> None:
        """Show somebody, or the same one again."""
        if known.row.id != self._shown:
            self._shown = known.row.id
            self.begin()
        self.grid.set_values(known.row.availability)
        if self._consents:
            self._consents.show_consents(known.role, known.consents)
        self.fill(known)

    def begin(self) -> None:
        """Somebody else comes: close what was opened."""

    def fill(self, known: Known[R]) -> None:
        """Put what is known on the cards."""
        raise NotImplementedError

    def set_wide(self, wide: bool) -> None:
        """Two columns where there is room, else the side column under the other."""
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        side = theme.px(SIDE_WIDTH)
        self._side.setMinimumWidth(side if wide else 0)
        self._side.setMaximumWidth(side if wide else 16777215)

    def lay_out(self, main: list[QWidget], side: list[QWidget], last: QWidget | None = None) -> None:
        """Put the cards in their columns, and one under both."""
        left = QWidget()
        self._main = column(*main, 1, gap=12)
        left.setLayout(self._main)
        self._side.setLayout(column(*side, 1, gap=12))
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._side)
        self.setLayout(column(self._columns, last, gap=12))
        self.set_wide(True)

    def place(self, section: str, at: int) -> None:
        """Move a card of the main column; below zero counts from the end, where the stretch is the last."""
        card = self._cards[section]
        wanted = at if at >= 0 else self._main.count() + at
        if self._main.indexOf(card) != wanted:
            self._main.removeWidget(card)
            self._main.insertWidget(wanted, card)

    def card(self, section: str, title: str, *, change: bool = True) -> Card:
        """A card, perhaps with the way to its section of the form."""
        aside = self.change(section, title) if change and title else None
        made = Card(title, aside)
        if not title:
            made.body.setContentsMargins(16, 12, 16, 16)
        self._cards[section] = made
        return made

    def availability_card(self) -> Card:
        """The half-days, to be answered by a click."""
        made = self._cards["availability"] = Card(_("Available"), self.grid_of)
        made.add(self.grid)
        made.add(label(_("Click to change: yes, no, still to ask."), theme.SMALL, tone="text2", wrap=True))
        return made

    def consents_card(self) -> Card:
        """What somebody agreed to."""
        made = self._cards["consents"] = self._consents = ConsentsCard()
        made.note_wanted.connect(self.consent_wanted)
        made.taken_back.connect(self.consent_taken_back)
        return made

    def change(self, section: str, title: str) -> Button:
        """The way to a section of the form."""
        made = link(_("Change"))
        made.setAccessibleName(_("Change: {what}").format(what=title))
        made.clicked.connect(lambda: self.edit_wanted.emit(section))
        return made

    def put(self, section: str, items: Items) -> None:
        """Put other content under the heading of a card; without any the card is not shown."""
        card = self._cards[section]
        contents.replace(card.body, items, keep=1 if card.title.text() else 0)
        card.setVisible(bool(items))

    def put_quoted(self, section: str, heading: str, said: str | None, ask: str) -> None:
        """Own words, under a small heading that may change with the person."""
        words, change = label(heading, theme.SMALL, bold=True, tone="text2", wrap=True), self.change(section, heading)
        head = row(words, change)
        head.setStretch(0, 1)
        self.put(section, [head, contents.own_words(said, ask)])

    def put_duos(self, known: Known[R]) -> None:
        """The duos that go on."""
        role = known.role
        self.put("duo", [contents.duo_line(duo, role, self._show(duo.id)) for duo in known.duos if duo.open])

    def put_contacts(self, known: Known[R]) -> None:
        """What comes next, the last contacts, and the way to all of them."""
        shown = known.contacts[:SHOWN_CONTACTS]
        width = contents.day_width([step.on for _about, step in known.steps] + [one.on for one in shown], known.today)
        items = [contents.step(step, known.today, width, self._done(about)) for about, step in known.steps]
        items += [contents.contact(found, known.role, known.today, width) for found in shown]
        if len(shown) < len(known.contacts):
            more = link(_("Show all {n}").format(n=len(known.contacts)))
            more.clicked.connect(self.log_wanted)
            items.append(row(more, 1))
        self.put("contacts", items or [label(_("Nothing noted yet."), theme.SECOND, tone="text2")])

    def _done(self, about: Reminder) -> Callable[[], object]:
        return lambda: self.step_done.emit(about)

    def _show(self, duo_id: UUID) -> Callable[..., object]:
        return lambda _checked=False: self.duo_wanted.emit(duo_id)
