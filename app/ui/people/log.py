"""The tab of the contacts: everything that was noted, the newest first, by year; a menu takes one away."""

from collections.abc import Callable
from itertools import groupby
from typing import Generic
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from app.i18n import _, ngettext
from app.services.contacts import ContactRow
from app.ui import theme
from app.ui.people import contents
from app.ui.people.known import Known, R
from app.ui.widgets.buttons import quiet
from app.ui.widgets.card import Card
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import ContactKind

SHOWN_AT_FIRST = 40


class Log(QWidget, Generic[R]):
    """All contacts of one person, alone or in a duo."""

    change_wanted = Signal(object)  # a contact
    remove_wanted = Signal(object)  # the id of a contact
    copy_wanted = Signal(object)  # the ids of contacts

    def __init__(self) -> None:
        super().__init__()
        self.count = label("", theme.SECOND, tone="text2")
        self._card = Card(_("Contacts"), self.count)
        self._known: Known[R] | None = None
        self._all_of: UUID | None = None
        self.setLayout(column(self._card, 1))

    def show_known(self, known: Known[R]) -> None:
        """Show somebody, or the same one again."""
        self._known = known
        found = known.contacts
        self.count.setText(ngettext("{n} contact", "{n} contacts", len(found)).format(n=len(found)) if found else "")
        if not found:
            none = _("Nothing noted yet. What you note of a call, a visit or an outing comes here.")
            contents.replace(self._card.body, [label(none, tone="text2", wrap=True)], keep=1)
            return
        shown = found if self._all_of == known.row.id else found[:SHOWN_AT_FIRST]
        items: list[QWidget | QLayout] = []
        for year, contacts in groupby(shown, key=lambda one: one.on.year):
            if year != known.today.year:
                items.append(label(str(year), theme.SMALL, bold=True, tone="text2"))
            for one in contacts:
                changes = [(_("Change…"), self._change(one))] if one.kind is not ContactKind.MEETING else []
                more: contents.Choices = [
                    *changes,
                    (_("Copy for the file"), self._copy(one.id)),
                    (_("Remove"), self._remove(one.id)),
                ]
                items.append(contents.contact(one, known.role, known.today, 58, more))
        if rest := len(found) - len(shown):
            older = quiet(ngettext("Show {n} older", "Show {n} older", rest).format(n=rest), small=True)
            older.clicked.connect(self._show_all)
            items.append(row(older, 1))
        contents.replace(self._card.body, items, keep=1)

    def _show_all(self) -> None:
        if self._known:
            self._all_of = self._known.row.id
            self.show_known(self._known)

    def _change(self, contact: ContactRow) -> Callable[[], object]:
        return lambda: self.change_wanted.emit(contact)

    def _copy(self, contact_id: UUID) -> Callable[[], object]:
        return lambda: self.copy_wanted.emit([contact_id])

    def _remove(self, contact_id: UUID) -> Callable[[], object]:
        return lambda: self.remove_wanted.emit(contact_id)
