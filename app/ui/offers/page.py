"""Aanbod in de buurt: the list of offers and the one chosen. No page of the rail: participants and Ctrl+K lead here."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.services import offers, own_lists
from app.services.offers import OfferRow
from app.services.own_lists import OF_FIELDS
from app.ui.offers.new_offer import NewOffer
from app.ui.offers.offer_list import OfferList
from app.ui.page import Page
from app.ui.soon import Soon
from app.ui.store import Store
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import list_and_room

if TYPE_CHECKING:
    from app.ui.offers.detail import Detail


class OffersPage(Page):
    """The directory of the office."""

    id = "offers"
    title = N_("Offers nearby")
    icon = "pin"
    in_rail = False
    tables = frozenset({"offer", "referral", "participant", "person"})
    detail: "Detail"

    participants_wanted = Signal()
    participant_wanted = Signal(object)  # the id of one who was brought to an offer

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._rows: tuple[OfferRow, ...] = ()
        self.list = OfferList()
        self.search_box = self.list.search
        self._room = QStackedWidget()
        self._room.addWidget(QWidget())
        self.areas = (self.list.list, self._room)
        back = outlined(_("Participants"), "left")
        back.setAccessibleName(_("Back to the participants"))
        back.clicked.connect(self.participants_wanted)
        self.tools = (back,)
        new = outlined(_("New offer…"), "plus")
        new.clicked.connect(self.add)
        self.main_action = new
        both = list_and_room(self.list, self._room)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self._empty())
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        self._soon = Soon(self, self._show_current)
        self.list.chosen.connect(lambda one: self._show_current() if one is None else self._soon.start())
        self.list.list.opened.connect(lambda _key: self._room.setFocus(Qt.FocusReason.ShortcutFocusReason))
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.add)

    def make(self) -> Iterator[None]:
        from app.ui.offers.detail import Detail  # brings the reading of numbers along

        self.detail = Detail(self._store, self._today, self._kinds)
        self.detail.participant_wanted.connect(self.participant_wanted)
        self._room.addWidget(self.detail)
        self._room.setFocusProxy(self.detail)
        yield

    def refresh(self) -> None:
        self._rows = self._store.read(offers.offers)
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self.list.show_rows(self._rows, self._today())
        self._show_current()

    def set_narrow(self, narrow: bool) -> None:
        self.list.set_narrow(narrow)

    def show_offer(self, offer_id: UUID) -> None:
        """Choose an offer, for another page that names it."""
        if all(row.id != offer_id for row in self._rows):
            self.refresh()
        self.list.select(offer_id)
        self._show_current()

    def add(self) -> None:
        """Ask for a new offer; the rest is filled in on its page."""
        dialog = NewOffer(self._store, self.window())
        dialog.exec()
        if dialog.made:
            self.show_offer(dialog.made)
            self.detail.card.lines.fields["kinds"].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_current(self) -> None:
        self._soon.stop()
        row = next((one for one in self._rows if one.id == self.list.current), None)
        if self.is_made and row:
            self.detail.show_offer(row)
            self._room.setCurrentWidget(self.detail)
        else:
            self._room.setCurrentIndex(0)

    def _kinds(self, name: str) -> list[str]:
        """What people like and what other offers have, so that one thing is written one way."""
        found = [kind for row in self._rows for kind in row.kinds]
        in_use = [*found, *self._store.read(offers.known_interests)]
        return self._store.read(own_lists.offered, OF_FIELDS[name], in_use)

    def _empty(self) -> QWidget:
        add = filled(_("New offer…"), "plus")
        add.clicked.connect(self.add)
        text = _(
            "What there is to do in the neighbourhood, and services to turn to: a walking club, a library, a recovery "
            "academy. From the page of a participant you note who is brought there, and who goes along."
        )
        return EmptyState("group", _("No offers yet"), text, add)
