"""One event: what and when, who is on the list, and what is known of it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from app.i18n import _
from app.services import events
from app.ui import theme
from app.ui.events.facts_card import FactsCard
from app.ui.events.guests_card import GuestsCard
from app.ui.events.papers import give_attendance_list, give_letters, save_guest_list, save_in_calendar
from app.ui.events.view import EventView
from app.ui.events.words import ICONS, when_in_full
from app.ui.store import Store
from app.ui.widgets.buttons import fill_menu, filled, icon_button
from app.ui.widgets.chip import StatusChip
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import SCROLLED, column, row, scrolled
from app.ui.widgets.text import label
from app.vocabulary import word

TWO_COLUMNS = 720  # the least width for guests and details beside each other
FACTS = 350


class Detail(QWidget):
    """Shows an event; its cards stay, and show what changed."""

    invite_wanted = Signal()
    person_wanted = Signal(object)  # a GuestRow

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._view: EventView | None = None
        self._icon = Glyph("calendar", size=26)
        self.title = label("", theme.TITLE, bold=True, wrap=True)
        self._second = label("", theme.SECOND, tone="text2", wrap=True)
        self._off = StatusChip(_("called off"), "chip")
        self.letters = filled(_("Letters of invitation…"), "print")
        self.letters.clicked.connect(self.give_letters)
        self.more = icon_button("more", _("More with this event"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.guests, self.facts = GuestsCard(store), FactsCard(store)
        texts = column(self.title, self._second, row(self._off, 1), gap=3)
        self._buttons = QWidget()
        self._buttons.setLayout(row(self.letters, self.more, 1))
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(12)
        self._head.setVerticalSpacing(12)
        self._head.setColumnStretch(1, 1)
        self._head.addLayout(column(self._icon, 1, margins=(0, 2, 0, 0)), 0, 0)
        self._head.addLayout(texts, 0, 1)
        self._pair = QGridLayout()
        self._pair.setSpacing(12)
        self._aside = column(self.facts, 1)
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(*SCROLLED)
        body.setSpacing(16)
        body.addLayout(self._head)
        body.addLayout(self._pair)
        body.addStretch(1)
        self.area = scrolled(content, _("The chosen event"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self._left = QWidget()
        self._left.setLayout(column(self.guests, 1))
        self._right = QWidget()
        self._right.setLayout(self._aside)
        self._two: bool | None = None
        self.guests.invite.clicked.connect(self.invite_wanted)
        self.guests.letter_wanted.connect(self.give_letter)
        self.guests.person_wanted.connect(self.person_wanted)
        self.setFocusProxy(self.guests.list)
        self._arrange(True)

    @property
    def view(self) -> EventView | None:
        """What is shown now."""
        return self._view

    def show_view(self, view: EventView) -> None:
        """Show an event, or the same one as it became."""
        other = self._view is None or self._view.row.id != view.row.id
        if other:
            self.facts.commit()
        self._view = view
        event = view.row
        self._icon.change(ICONS[event.kind], "text2")
        self.title.setText(event.name)
        kind = word(event.kind) if event.title else ""
        self._second.setText(" · ".join(part for part in (kind, when_in_full(event), event.place) if part))
        self._off.setVisible(event.cancelled)
        reach = any(guest.people and guest.coming is not False for guest in view.guests)
        self.letters.setVisible(not event.cancelled and not event.past(view.today) and reach)
        self._place_buttons()
        self._fill_menu(view)
        self.guests.show_view(view)
        self.facts.show_view(view)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def give_letters(self) -> None:
        """Make the letters of invitation."""
        if self._view:
            give_letters(self, self._store, self._view)

    def give_letter(self, guest: object) -> None:
        """Make the letter to one guest."""
        view = self._view
        found = next((one for one in view.guests if one == guest), None) if view else None
        if view and found:
            give_letters(self, self._store, view, found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() - 36 >= theme.px(TWO_COLUMNS))

    def _arrange(self, two: bool) -> None:
        """Guests and details beside each other, or under each other."""
        if two == self._two:
            return
        self._two = two
        self._place_buttons()
        self._pair.addWidget(self._left, 0, 0)
        self._pair.addWidget(self._right, 0 if two else 1, 1 if two else 0)
        self._pair.setColumnStretch(0, 1)
        self._right.setMinimumWidth(theme.px(FACTS) if two else 0)
        self._right.setMaximumWidth(theme.px(FACTS) if two else 16777215)

    def _place_buttons(self) -> None:
        """Beside the name where there is room, which there always is for the three dots alone."""
        beside = self._two or self.letters.isHidden()
        self._head.addWidget(self._buttons, *((0, 2) if beside else (1, 0, 1, 3)))

    def _fill_menu(self, view: EventView) -> None:
        event = view.row
        entries: list[tuple[str, Callable[[], object]]] = []
        if not event.cancelled:
            entries.append((_("Put people on the list…"), self.invite_wanted.emit))
            entries.append((_("Letters of invitation…"), self.give_letters))
        entries.append((_("List to sign…"), lambda: give_attendance_list(self, self._store, view)))
        if view.guests:
            entries.append((_("List for Excel…"), lambda: save_guest_list(self, self._store, view)))
        entries.append((_("Save for your calendar…"), lambda: save_in_calendar(self, self._store, view)))
        if event.cancelled:
            entries.append((_("It takes place after all"), lambda: self._store.write(events.take_up, event.id)))
        else:
            entries.append((_("Call it off"), lambda: self._store.write(events.call_off, event.id)))
        entries.append((_("Remove"), lambda: self._store.write(events.remove_event, event.id)))
        fill_menu(self.menu, entries)
