"""Who is chosen on the map: one, with all that is known, or several at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from app.network.contents import MapContact
from app.services.network import NetworkMap
from app.ui.network.one_contact import OneContact
from app.ui.network.several_contacts import SeveralContacts
from app.ui.widgets.card import Card


class ContactCard(Card):
    """Out of sight where nobody is chosen; ``one`` and ``several`` tell what should change."""

    def __init__(self) -> None:
        super().__init__()
        self.one, self.several = OneContact(), SeveralContacts()
        self.body.setContentsMargins(16, 12, 16, 10)
        for part in (self.one, self.several):
            self.add(part)
            part.hide()

    def show_rows(self, rows: Sequence[MapContact], shown: NetworkMap) -> None:
        """Show who of a map is chosen."""
        if len(rows) != 1:
            self.one.leave()
        elif rows:
            self.one.show_contact(rows[0], shown)
        if len(rows) > 1:
            self.several.show_contacts(rows)
        self.one.setVisible(len(rows) == 1)
        self.several.setVisible(len(rows) > 1)
        self.setVisible(bool(rows))

    def go_to(self) -> None:
        """The keyboard goes to who is chosen."""
        if not self.isHidden():
            part = self.several if self.one.isHidden() else self.one
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
