"""The card of who is on the list: how many, each with the answers, and a line to put somebody more on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from app.i18n import _, ngettext, telephone
from app.places import fold
from app.services import guests
from app.services.guests import Candidate, GuestRow
from app.ui import clipboard, theme
from app.ui.events.guest_list import COMING, PRESENT, GuestList
from app.ui.events.view import EventView
from app.ui.store import Store
from app.ui.widgets.buttons import fill_menu, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.suggest_line import SuggestLine
from app.ui.widgets.text import label
from app.vocabulary import Role

MOST_SUGGESTED = 6


class GuestsCard(Card):
    """``letter_wanted`` asks for the letter to one guest; ``person_wanted`` for the file of one."""

    letter_wanted = Signal(object)
    person_wanted = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._view: EventView | None = None
        self._known: tuple[Candidate, ...] | None = None  # who may be put on the list, once a name is typed
        self.invite = outlined(_("Choose people…"), "plus", small=True)
        self.set_head(_("On the list"), 1, self.invite)
        self.counts = label("", theme.SECOND, tone="text2", wrap=True)
        self.list = GuestList()
        self.add_line = SuggestLine(
            _("Put somebody on the list"), _("Type a name to put somebody on the list"), self._suggest
        )
        self._none = label(_("Nobody is on the list yet."), tone="text2", wrap=True)
        keys = _("Y, N and Del answer; the arrows move. A click on a number copies it; the dots lead to the letter.")
        self._keys = label(keys, theme.SMALL, tone="text2", wrap=True)
        for part in (self.counts, self._none, self.list, self._keys, self.add_line):
            self.add(part)
        self.list.answered.connect(self._answer)
        self.list.menu_wanted.connect(self._menu)
        self.list.copy_wanted.connect(self._copy)
        self.list.opened.connect(self.person_wanted)
        self.add_line.chosen.connect(self._put)

    def show_view(self, view: EventView) -> None:
        self._view, self._known = view, None
        event, there = view.row, view.guests
        asked = [COMING, PRESENT] if event.on <= view.today else [COMING]
        self.list.show_guests(there, [] if event.cancelled else asked, view.today)
        self.counts.setText(_counts(view))
        for part, shown in ((self.list, there), (self._keys, there and not event.cancelled), (self.counts, there)):
            part.setVisible(bool(shown))
        self._none.setVisible(not there)
        self.add_line.setVisible(not event.cancelled)
        self.invite.setVisible(not event.cancelled)
        self.invite.become("outlined" if there or event.past(view.today) else "filled")

    def menu_of(self, guest: GuestRow) -> list[tuple[str, Callable[[], object]]]:
        """What may be done with somebody on the list."""
        found: list[tuple[str, Callable[[], object]]] = []
        for person in guest.people:
            for words, value in (
                (_("Copy the number of {name}"), telephone(person.phone)),
                (_("Copy the mail address of {name}"), person.email),
            ):
                if value:
                    found.append((words.format(name=person.called), partial(self._copy, value)))
        if guest.people and self._view and not self._view.row.cancelled:
            found.append((_("Print the letter…"), lambda: self.letter_wanted.emit(guest)))
        found.append((_("Open the file"), lambda: self.person_wanted.emit(guest)))
        found.append((_("Take off the list"), lambda: self._store.write(guests.take_off, guest.id)))
        return found

    def _suggest(self, typed: str) -> list[tuple[str, Candidate]]:
        if not self._view:
            return []
        words = fold(typed).split()
        if self._known is None:
            self._known = self._store.read(guests.anybody, self._view.row.id, self._view.today)
        found = [one for one in self._known if all(word in fold(one.name) for word in words)]
        return [(_named(one), one) for one in found[:MOST_SUGGESTED]]

    def _put(self, one: Candidate) -> None:
        if self._view:
            self._store.write(guests.invite, self._view.row.id, [(one.role, one.id)])

    def _answer(self, guest: GuestRow, question: str, value: bool | None) -> None:
        note = guests.note_coming if question == COMING else guests.note_present
        self._store.write_quietly(note, guest.id, value)

    def _menu(self, guest: GuestRow, at: QPoint) -> None:
        menu = QMenu(self)
        fill_menu(menu, self.menu_of(guest))
        menu.exec(at)
        menu.deleteLater()

    def _copy(self, words: str) -> None:
        clipboard.copy(words)
        self._store.said.emit(_("Copied: {words}").format(words=words), False)


def _named(one: Candidate) -> str:
    """Two who are called the same are told apart by role and place."""
    role = _("buddy") if one.role is Role.BUDDY else _("participant")
    return ", ".join(part for part in (one.name, role, one.place) if part)


def _counts(view: EventView) -> str:
    """``24 op de lijst · 12 komen · 3 niet · 9 nog niet gekend · 10 waren er``"""
    there = view.guests
    coming = [guest.coming for guest in there]
    said = [
        (len(there), ngettext("{n} on the list", "{n} on the list", len(there))),
        (coming.count(True), ngettext("{n} comes", "{n} come", coming.count(True))),
        (coming.count(False), ngettext("{n} does not", "{n} do not", coming.count(False))),
        (coming.count(None), ngettext("{n} not known yet", "{n} not known yet", coming.count(None))),
    ]
    if view.row.on <= view.today:
        present = sum(guest.present is True for guest in there)
        said[3:] = [(present, ngettext("{n} was there", "{n} were there", present))]
    return " · ".join(words.format(n=count) for count, words in said if count)
