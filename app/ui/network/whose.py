"""Whose network map to look at: everybody, those who have one first. A map is offered and never missing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, short_date
from app.services.network import Mapped
from app.ui import theme
from app.ui.widgets.buttons import quiet
from app.ui.widgets.card import Card
from app.ui.widgets.layout import column, row
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.marks import Mark, initials
from app.ui.widgets.picker import Picker
from app.ui.widgets.text import label

WIDTH, LIST_HEIGHT = 520, 340


class Whose(QWidget):
    """Tells the id of who is picked with a click or Enter; Esc goes back to the map that was in sight."""

    picked = Signal(object)
    all_wanted = Signal()
    left = Signal()
    wiping_wanted = Signal()  # of maps that are kept longer than agreed

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Mapped, ListRow] = {}
        self.picker = Picker(_("Participants"), _("Name"), (), LIST_HEIGHT, at_once=True)
        self.picker.taken.connect(self._pick)
        card = Card()
        theme.fix(card, width=WIDTH)
        card.add(label(_("Whose network map?"), theme.HEADING, bold=True))
        card.add(
            label(
                _("Everybody has a network. Drawing it together is offered, never required."), tone="text2", wrap=True
            )
        )
        card.add(self.picker)
        self.all = quiet(_("The whole office in one picture"), "network")
        self.all.clicked.connect(self.all_wanted)
        card.add(row(self.all, 1))
        self.past = quiet("")
        self.past.clicked.connect(self.wiping_wanted)
        card.add(self.past)
        self.show_past(0)
        self.setLayout(column(row(1, card, 1), 1, margins=(24, 24, 24, 24)))
        self.setFocusProxy(self.picker)

    def show_rows(self, rows: Sequence[Mapped]) -> None:
        """Show who there is; who is as before keeps the row that was made."""
        self._rows = {one: self._rows.get(one) or _list_row(one) for one in rows}
        self.picker.list.set_rows(list(self._rows.values()))

    def show_past(self, count: int) -> None:
        """Offer to wipe the maps of so many who left longer ago than the office keeps them; nothing for none."""
        words = ngettext("One map is kept longer than agreed…", "{n} maps are kept longer than agreed…", count)
        self.past.setText(words.format(n=count))
        self.past.setVisible(count > 0)

    def begin(self) -> None:
        """Search anew."""
        self.picker.search.clear()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        if (chosen := self.picker.list.current) is not None:
            self.picked.emit(chosen)


def _list_row(one: Mapped) -> ListRow:
    if one.wanted is False:
        second = _("wants no network map")
    elif one.names:
        second = ngettext("{n} name", "{n} names", one.names).format(n=one.names)
    else:
        second = _("wants a map") if one.wanted else _("not asked yet")
    if one.deceased_on:
        second += " · " + _("died on {day}").format(day=short_date(one.deceased_on))
    return ListRow(one.participant_id, (Mark("participant", initials(one.full_name)),), one.full_name, second)
