"""The list of participants: search, filter, order, and who is chosen."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QMenu, QSizePolicy, QStackedWidget, QWidget

from app.i18n import N_, _, ngettext
from app.places import find, fold
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.participants.words import brief_date, is_quiet, waits
from app.ui.widgets.buttons import quiet
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.empty_state import nothing_found
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.list_view import Fact, ListRow, ListView
from app.ui.widgets.marks import Mark, initials
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.text import label
from app.vocabulary import ParticipantStatus, word

WIDE, NARROW = 372, 344
_FILTERS = {"waiting": N_("Waiting {n}"), "in_duo": N_("In a duo {n}"), "all": N_("All {n}")}
_SORTS = {"heard": N_("Longest not heard"), "waits": N_("Waits longest"), "name": N_("Name")}
_NOBODY = {
    "waiting": N_("Nobody is waiting for a buddy now."),
    "in_duo": N_("Nobody is in a duo now."),
    "all": "",
}


class ParticipantList(QFrame):
    """Tells the id of who is chosen, or None; whoever is chosen stays in sight when a change moves them elsewhere."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listPane")
        self._today = today
        self._rows: Sequence[ParticipantRow] = ()
        self._unnoted: frozenset[UUID] = frozenset()
        self._kept: UUID | None = None
        self._why_empty: QWidget | None = None
        self.search = SearchBox(_("Name, place, interest or note"))
        self.search.searched.connect(lambda _query: self._look_again())
        self.chips = {key: FilterChip("") for key in _FILTERS}
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
        self.chips["waiting"].setChecked(True)
        self._group.buttonClicked.connect(lambda _chip: self._look_again())
        self.order = _Order({key: _(words) for key, words in _SORTS.items()})
        self.order.chosen.connect(lambda _key: self._look_again())
        self._count = label("", theme.SMALL, tone="text2")
        self.view = ListView(_("Participants"))
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        head = column(
            self.search,
            Flow(list(self.chips.values())),
            row(self.order, 1, self._count),
            gap=12,
            margins=(24, 12, 16, 8),
        )
        body = column(head, separator(), gap=0)
        body.addWidget(self._stack, 1)
        self.setLayout(body)
        self.setFocusProxy(self.view)
        self.set_narrow(False)

    @property
    def current(self) -> UUID | None:
        """Who is chosen."""
        found = self.view.current
        return found if isinstance(found, UUID) else None

    def set_narrow(self, narrow: bool) -> None:
        """Follow the width of the window."""
        self.setFixedWidth(NARROW if narrow else WIDE)

    def show_rows(self, rows: Sequence[ParticipantRow], unnoted: frozenset[UUID] = frozenset()) -> None:
        """Show other rows; the filter, the order and who is chosen stay. ``unnoted``: in a duo, with whom unknown."""
        first = not self._rows
        self._rows, self._unnoted = rows, unnoted
        waiting = sum(one.status is ParticipantStatus.WAITING for one in rows)
        in_duo = sum(one.status is ParticipantStatus.IN_DUO for one in rows)
        for (key, words), count in zip(_FILTERS.items(), (waiting, in_duo, len(rows)), strict=True):
            self.chips[key].setText(_(words).format(n=count))
        if first and not waiting:
            self.chips["all"].setChecked(True)
        self._kept = self.current
        self._arrange()

    def choose(self, participant_id: UUID) -> None:
        """Choose someone, whatever the filter and the search were."""
        wanted = next((one for one in self._rows if one.id == participant_id), None)
        if wanted is None:
            return
        if not (self._passes(wanted) and self._matches(wanted)):
            self.chips["all"].setChecked(True)
            self._empty_search()
            self._look_again()
        self.view.select(participant_id)

    def _look_again(self) -> None:
        """The coordinator asked for something else: from here on only who fits it is shown."""
        self._kept = None
        self._arrange()

    def _arrange(self) -> None:
        today = self._today()
        found = [one for one in self._rows if one.id == self._kept or (self._passes(one) and self._matches(one))]
        found.sort(key=lambda one: _sort_key(one, self.order.current))
        self.view.set_rows([_list_row(one, today, one.id in self._unnoted) for one in found])
        self._count.setText(_("{n} of {total}").format(n=len(found), total=len(self._rows)))
        if self._why_empty:
            self._stack.removeWidget(self._why_empty)
            self._why_empty.deleteLater()
            self._why_empty = None
        if not found and self._rows:
            self._why_empty = self._nothing()
            self._stack.setCurrentIndex(self._stack.addWidget(self._why_empty))
        self.view.select_first()

    def _nothing(self) -> QWidget:
        """Why the list is empty, and the way out."""
        query = self.search.text().strip()
        elsewhere = sum(self._matches(one) for one in self._rows)
        if query and not elsewhere:
            host, button = nothing_found(query)
            button.clicked.connect(self._clear)
            return host
        if query:
            sentence = _("Nothing found for ‘{query}’ in this group.").format(query=query)
            words = ngettext("Show {n} among all participants", "Show {n} among all participants", elsewhere)
        else:
            sentence, words = _(_NOBODY[self._filter]), _("Show all participants")
        button = quiet(words.format(n=elsewhere))
        button.clicked.connect(self.chips["all"].click)
        host = QWidget()
        host.setLayout(
            column(label(sentence, tone="text2", wrap=True), row(button, 1), 1, gap=12, margins=(24, 24, 16, 24))
        )
        return host

    def _clear(self) -> None:
        self._empty_search()
        self.chips["all"].setChecked(True)
        self._look_again()
        self.search.setFocus()

    def _empty_search(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    @property
    def _filter(self) -> str:
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def _passes(self, one: ParticipantRow) -> bool:
        return self._filter == "all" or one.status.value == self._filter

    def _matches(self, one: ParticipantRow) -> bool:
        """Whether every word sought stands in what the hint of the search box names."""
        words = fold(self.search.text()).split()
        if not words:
            return True
        searched = (one.full_name, one.postcode, one.place, one.municipality, *(one.interests or ()), one.remarks)
        text = fold("\n".join(part for part in searched if part))
        return all(sought in text for sought in words)


class _Order(QAbstractButton):
    """The order of the list in words; a click or Space shows the others."""

    chosen = Signal(str)

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__()
        self._options = options
        self._ring = False
        self.current = next(iter(options))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(theme.SECOND))
        self.clicked.connect(self._ask)
        self.choose(self.current)

    def choose(self, key: str) -> None:
        """Order by something else."""
        changed, self.current = key != self.current, key
        self.setText(self._options[key])
        self.setAccessibleName(_("Order: {order}").format(order=self._options[key]))
        if changed:
            self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 26, 22)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setFont(self.font())
            painter.setPen(theme.color("text" if self.underMouse() else "text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
            theme.paint_icon(painter, "down", "text2", self.width() - 20, 3, 16)
            if self.hasFocus() and self._ring:
                focus_ring(painter, self.rect().toRectF(), 4)

    def _ask(self) -> None:
        menu = QMenu(self)
        for key, words in self._options.items():
            menu.addAction(words).triggered.connect(lambda _checked=False, key=key: self.choose(key))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)


def _sort_key(one: ParticipantRow, order: str) -> tuple[bool, date]:
    """Waiting first, except by name: rows come in the order of their names, and sorting keeps it among equals."""
    if order == "name":
        return False, date.min
    elsewhere = one.status is not ParticipantStatus.WAITING
    if order == "waits":
        return elsewhere, one.registered_on or date.max
    return elsewhere, one.last_heard or one.registered_on or date.min


def _list_row(one: ParticipantRow, today: date, unnoted: bool) -> ListRow:
    waiting = one.status is ParticipantStatus.WAITING
    facts = [Fact(waits(one, today) if waiting else word(one.status).lower())]
    quiet_for_long = is_quiet(one, today)
    if unnoted:
        facts.append(Fact(_("with whom?")))
    elif one.last_heard:
        heard = _("heard {day}").format(day=brief_date(one.last_heard, today))
        facts.append(Fact(heard, *(("amber_ink", "later") if quiet_for_long else ())))
    elif quiet_for_long:
        facts.append(Fact(_("nothing noted yet"), "amber_ink", "later"))
    second = " · ".join(part for part in (place_name(one), ", ".join(one.interests or ())) if part)
    return ListRow(
        one.id,
        (Mark("participant", initials(one.full_name)),),
        one.full_name,
        second or _("place and interests still to ask"),
        tuple(facts),
    )


def place_name(one: ParticipantRow) -> str:
    """The place in its own spelling where the list of places knows it, else as it was written."""
    meant = find(one.postcode, one.place)
    known = meant and fold(meant.name) == fold(one.place or "")
    return (meant.name if meant and known else one.place) or one.municipality or ""
