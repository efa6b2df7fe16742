"""The head of the one who is shown: mark, name and status, a line of facts, and what may be done."""

from typing import Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from app.i18n import _, telephone
from app.ui import theme
from app.ui.people.kind import Kind
from app.ui.people.known import Known, R
from app.ui.people.words import is_gone, no_contact_chips
from app.ui.widgets.buttons import filled, icon_button, name_button, outlined
from app.ui.widgets.chip import Chip, StatusChip
from app.ui.widgets.copyable import Copyable
from app.ui.widgets.flow import DottedFlow
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import Mark, RoleMark, initials
from app.ui.widgets.text import label
from app.vocabulary import Role, word


class Heading(QWidget, Generic[R]):
    """One button is filled: what is likely to be done next. ``menu`` is filled by who knows what may be done."""

    said = Signal(str)

    def __init__(self, kind: Kind[R]) -> None:
        super().__init__()
        self._kind = kind
        self._mark = RoleMark(Mark(kind.role.value), 52)
        self.name = label("", theme.TITLE, bold=True, wrap=True)
        self.status = StatusChip("")
        self._second = DottedFlow()
        self.who_fits = outlined(_("Who fits?"), "match")
        self.note = filled(_("Note a contact…"), "plus")
        self.note.setToolTip("Ctrl+L")
        self.edit = icon_button("note", _("Change the details"), "F2")
        self.more = icon_button("more", "")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self._buttons = QWidget(self)  # before it stands somewhere as well: it goes with the heading
        self._buttons.setLayout(row(self.who_fits, self.note, self.edit, self.more, 1, gap=6))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._mark, 0, 0)
        self._grid.addLayout(column(1, row(self.name, self.status, 1, gap=12), self._second, 1, gap=2), 0, 1)

    def show_known(self, known: Known[R]) -> None:
        """Show somebody, or the same one again."""
        one, kind = known.row, self._kind
        self._mark.change(Mark(kind.role.value, initials(one.full_name)))
        self.name.setText(one.names)
        name_button(self.more, _("More with {name}").format(name=one.called))
        status = kind.status(one)
        self.status.change(word(status), kind.tone(one))
        self.status.setAccessibleName(word(status))
        gone = is_gone(one)
        self.status.setVisible(not gone)
        self._second.show_widgets(self._second_line(known))
        fits = one.may_be_contacted and not one.admitted_since and kind.may_fit(one)
        self.who_fits.setVisible(fits)
        # A buddy who is free is why one looks for a pair; of who waits one hears first.
        first = fits and kind.role is Role.BUDDY
        self.who_fits.become("filled" if first else "outlined")
        self.note.become("outlined" if first or gone else "filled")

    def set_wide(self, wide: bool) -> None:
        """The buttons beside the name, or under it."""
        self._grid.removeWidget(self._buttons)
        self._grid.addWidget(self._buttons, *((0, 2) if wide else (1, 0, 1, 3)))

    def _second_line(self, known: Known[R]) -> list[QWidget]:
        one = known.row
        widgets: list[QWidget] = [label(fact, theme.SECOND, tone="text2") for fact in self._kind.facts(known) if fact]
        if one.phone and one.may_be_contacted:
            number = Copyable(telephone(one.phone))
            number.copied.connect(self.said)
            widgets.append(number)
            if one.reach_note:
                widgets.append(label(one.reach_note, theme.SECOND, tone="text2", wrap=True))
        widgets += [Chip(why) for why in no_contact_chips(one)]
        return widgets
