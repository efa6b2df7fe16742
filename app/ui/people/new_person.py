"""The dialog for somebody new: only a name is needed, the rest is asked in the form that opens behind it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _, listed
from app.services import people
from app.services.rows import BuddyRow, RoleRow
from app.ui import reading, theme
from app.ui.store import Store
from app.ui.widgets.buttons import filled, link
from app.ui.widgets.dialog import Again, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import clear, column, row
from app.ui.widgets.text import label
from app.vocabulary import Role, word

MOST_NAMESAKES = 3


class NewPerson(Dialog):
    """Derive and say how to ``register``. ``made`` is the id of who was registered, ``shown`` who is there already."""

    may_show = True
    opens = ""
    """How a draft of it is opened again."""

    def __init__(self, store: Store, today: date, title: str, own: TextField, parent: QWidget | None = None) -> None:
        super().__init__(parent, title, width=520)
        self._store, self._today = store, today
        self.made: UUID | None = None
        self.shown: RoleRow | None = None
        self._found: tuple[RoleRow, ...] = ()
        self.first_name = TextField(_("First name"), optional=False)
        self.last_name = TextField(_("Surname"))
        self.phone = TextField(_("Phone"), check=refused_on(reading.phone, today))
        self.place = TextField(_("Postcode or place"))
        self.own = own
        for pair in ((self.first_name, self.last_name), (self.phone, self.place)):
            line = row(*pair, gap=12)
            for at in range(2):
                line.setStretch(at, 1)
            self.body.addLayout(line)
        self.known = label("", theme.SECOND, wrap=True)
        self.known.hide()
        self.body.addWidget(self.known)
        self.namesakes = column(gap=2)
        self.body.addLayout(self.namesakes)
        self.body.addWidget(own)
        for name in (self.first_name, self.last_name):
            name.committed.connect(lambda _text: self._look_for_namesakes())
        self.add_cancel()
        answer = self.add_answer(filled(_("Register")), default=True)
        answer.clicked.disconnect()
        answer.clicked.connect(lambda _checked=False: self.save())
        self.first_name.setFocus()

    def again(self) -> Again:
        return Again(self.opens, f"{self.first_name.text} {self.last_name.text}".strip())

    def _look_for_namesakes(self) -> None:
        """Say who has this name already: it may be the same person, and it may well be another."""
        found = self._store.read(people.namesakes, self.first_name.text, self.last_name.text, self._today)
        if found == self._found:  # the link that was just pressed stays
            return
        self._found = found
        self.known.setVisible(bool(found))
        clear(self.namesakes)
        for one in found[:MOST_NAMESAKES] if self.may_show else ():
            opens = link(_("Show {name}").format(name=_described(one)))
            opens.clicked.connect(lambda _checked=False, one=one: self._show(one))
            self.namesakes.addLayout(row(opens, 1))
        if found:
            who = listed([_described(one) for one in found[:MOST_NAMESAKES]])
            self.known.setText(
                _("Somebody of this name is there already: {who}. Is it the same person?").format(who=who)
            )
        QTimer.singleShot(0, self, self.stand)  # with the room that the sentence takes

    def _show(self, one: RoleRow) -> None:
        """Leave it, for who is there already."""
        self.shown = one
        self.reject()

    def register(self, facts: dict[str, Any]) -> UUID:
        """Store the person, and what the role brings of its own."""
        raise NotImplementedError

    def save(self) -> None:
        """Register, unless something is wrong."""
        # Every field says what is wrong with it, so no shortcut after the first.
        if not all([self.phone.commit(), self.own.commit()]):
            return
        facts: dict[str, Any] = {"first_name": self.first_name.text, "last_name": self.last_name.text}
        facts |= reading.phone(self.phone.text, self._today) | reading.place(self.place.text, self._today)
        try:
            self.made = self.register(facts)
        except KlikError as error:
            self.first_name.set_error(str(error))
            self.first_name.setFocus()
            return
        self.accept()


def _described(one: RoleRow) -> str:
    """``Bie Verzonnen (deelnemer, Geel)``"""
    about = ", ".join(part for part in (word(role_of(one)), one.municipality or one.place) if part)
    return f"{one.full_name} ({about})"


def role_of(one: RoleRow) -> Role:
    """Whether somebody is there as a participant or as a buddy."""
    return Role.BUDDY if isinstance(one, BuddyRow) else Role.PARTICIPANT


def refused_on(read: reading.Reader, today: date) -> Callable[[str], str]:
    """The check of a field in a dialog, which stands no longer than its day."""
    return reading.refused(read, lambda: today)
