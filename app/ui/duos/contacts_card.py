"""What was noted of a duo: twelve months at a glance, and the last contacts one by one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.services import contacts
from app.services.balance import Sign
from app.services.contacts import ContactRow
from app.ui import theme
from app.ui.contacts.file_copy import copy_for_file
from app.ui.contacts.noting import change
from app.ui.duos.months_strip import MonthsStrip, months
from app.ui.duos.view import DuoView
from app.ui.duos.words import KIND_ICONS, contact_words
from app.ui.store import Store
from app.ui.widgets.buttons import more_button, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row, separator
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import label
from app.ui.words import brief_date, month_letters
from app.vocabulary import ContactKind

FEW = 4


class ContactsCard(Card):
    """The strip, its legend, and the log: a few rows, all of them when asked."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.all = quiet("", small=True)
        self._store = store
        self._view: DuoView | None = None
        self._open_for: object = None
        self.all.clicked.connect(self._turn)
        self.count = label("", theme.SECOND, tone="text2")
        self.strip = MonthsStrip()
        self._legend = _Legend()
        self._none = label(_("Nothing was noted of these two yet."), tone="text2", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        copying = more_button(_("More with these contacts"), [(_("Copy for the file"), self._copy)])
        self.set_head(_("Contacts"), self.count, 1, self.all, copying)
        self._asks = QVBoxLayout()
        self._asks.setSpacing(6)
        for part in (self.strip, self._legend, self._asks, separator(), self._none, self._rows):
            self.add(part)
        self.body.addStretch(1)

    def show_view(self, view: DuoView) -> None:
        before, self._view = self._view, view
        if self._open_for != view.row.id:
            self._open_for = None
        found = months(view.row, view.contacts, view.today)
        self.strip.show_months(found)
        count = sum((month.seen or 0) + month.talks for month in found)
        self.count.setText(ngettext("{n} in 12 months", "{n} in 12 months", count).format(n=count))
        if before is None or before.signs != view.signs:
            self._show_signs(view.signs)
        self._none.setVisible(not view.contacts)
        if before is None or (before.contacts, before.row.id, before.today) != (
            view.contacts,
            view.row.id,
            view.today,
        ):
            self._fill()

    def _copy(self) -> None:
        """The contacts that are shown: a few, or all when all are asked for."""
        if view := self._view:
            shown = view.contacts if self._open_for else view.contacts[:FEW]
            copy_for_file(self._store, [contact.id for contact in shown])

    def _change(self, contact: ContactRow) -> None:
        if view := self._view:
            change(self.window(), self._store, contact, view.today)

    def _turn(self) -> None:
        self._open_for = None if self._open_for else self._view and self._view.row.id
        self._fill()

    def _show_signs(self, signs: Sequence[Sign]) -> None:
        """What may be asked at the next talk, one line each."""
        clear(self._asks)
        if signs:
            self._asks.addSpacing(4)
            self._asks.addWidget(label(_("Ask at the next talk"), theme.SECOND, bold=True))
        for sign in signs:
            line = QWidget()
            words = label(sign.question, theme.SECOND, wrap=True)
            line.setLayout(row(column(Glyph("ask"), 1), words, gap=8))
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._asks.addWidget(line)

    def _fill(self) -> None:
        clear(self._rows)
        view = self._view
        if view is None:
            return
        shown = view.contacts if self._open_for else view.contacts[:FEW]
        for contact in shown:
            line = LogRow(contact, view)
            line.change_wanted.connect(lambda contact=contact: self._change(contact))
            line.remove_wanted.connect(lambda contact=contact: self._store.write(contacts.remove, contact.id))
            line.copy_wanted.connect(lambda contact=contact: copy_for_file(self._store, [contact.id]))
            self._rows.addWidget(line)
        self.all.setVisible(len(view.contacts) > FEW)
        self.all.setText(_("Show fewer") if self._open_for else _("Show all"))
        self.all.updateGeometry()


class LogRow(QWidget):
    """A contact: day, sign of its kind, words; from a menu it is put right or taken away."""

    change_wanted = Signal()
    remove_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, contact: ContactRow, view: DuoView) -> None:
        super().__init__()
        day = label(_day(contact, view.today), theme.SECOND, tone="text2")
        theme.fix(day, width=56)
        words = label(contact_words(contact, view.names, view.today), theme.SECOND, wrap=True)
        change = [(_("Change…"), self.change_wanted.emit)] if contact.kind is not ContactKind.MEETING else []
        more = more_button(
            _("More with the contact of {day}").format(day=day.text()),
            [*change, (_("Copy for the file"), self.copy_wanted.emit), (_("Remove"), self.remove_wanted.emit)],
        )
        top = (0, 7, 0, 0)
        line = row(
            column(day, 1, margins=top),
            column(Glyph(KIND_ICONS[contact.kind]), 1, margins=(0, 6, 0, 0)),
            column(words, 1, margins=top),
            column(more, 1),
            gap=8,
        )
        line.setStretch(2, 1)
        self.setLayout(line)


def _day(contact: ContactRow, today: date) -> str:
    """``14/09``, or ``sep`` where a whole month was noted."""
    if not contact.monthly:
        return brief_date(contact.on, today)
    said = month_letters(contact.on)
    return said if contact.on.year == today.year else f"{said} {contact.on.year % 100:02}"


class _Legend(QWidget):
    """What a dot and a ring mean."""

    def __init__(self) -> None:
        super().__init__()
        theme.fix(self, height=18)
        self._words = (_("they saw each other"), _("your talk"))
        self.setAccessibleName(", ".join(self._words))

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setFont(theme.font(theme.SMALL))
            left = 6
            for words, full in zip(self._words, (True, False), strict=True):
                painter.setPen(theme.pen("primary" if full else "prof", 1.6))
                painter.setBrush(theme.color("primary" if full else "surface"))
                painter.drawEllipse(left, 5, 7, 7)
                painter.setPen(theme.color("text2"))
                painter.drawText(left + 15, 13, words)
                left += painter.fontMetrics().horizontalAdvance(words) + 36
