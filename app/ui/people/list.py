"""The list of people: search, filter, order, and who is chosen."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Generic
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QStackedWidget, QWidget

from app.i18n import N_, _, language
from app.ui import theme
from app.ui.lists.own_filters import OWN, OwnChip, OwnFilters
from app.ui.people.kind import Kind
from app.ui.people.known import R
from app.ui.people.order import OrderButton
from app.ui.widgets.buttons import icon_button, link
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.empty_state import nothing_found
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.list_model import Drawing, ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.rows import Tally
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.text import label

WIDE, NARROW = 372, 344
_QUIET = "quiet"
NOBODY = N_("Nobody matches this filter now.")


class PeopleList(QFrame, Generic[R]):
    """Tells the id of who is chosen, or None; whoever is chosen stays in sight when a change moves them elsewhere."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, kind: Kind[R], today: Callable[[], date], own: OwnFilters) -> None:
        super().__init__()
        self.setObjectName("listPane")
        self._kind, self._today, self._own = kind, today, own
        self._rows: Sequence[R] = ()
        # The day, the language and the people in a duo that is not noted, as the rows are drawn with.
        self._told: tuple[date, str, frozenset[UUID]] = (date.min, "", frozenset())
        self._tally: Tally[R] = Tally({})
        self._why_empty: QWidget | None = None
        self._all = list(kind.groups)[-1]
        self.search = SearchBox(_(kind.words.hint))
        self.search.searched.connect(self._seek)
        groups: dict[str, QAbstractButton] = {key: FilterChip("") for key in kind.groups}
        self.chips: Mapping[str, QAbstractButton] = {**groups, OWN: OwnChip(own)}
        self.chips[OWN].setVisible(False)  # the groups have one line for themselves until a filter is chosen
        self.filter = icon_button("filter", _("Filters that you make yourself"))
        self.filter.clicked.connect(lambda: own.pop_up(self.filter))
        own.chosen.connect(self._show_own)
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
        next(iter(self.chips.values())).setChecked(True)
        self._group.buttonClicked.connect(lambda _chip: self._filter())
        self.order = OrderButton({key: _(order.words) for key, order in kind.orders.items()})
        self.order.chosen.connect(lambda _key: self._sort())
        self._count = label("", theme.SMALL, tone="text2")
        self.view = ListView(_(kind.words.many), Drawing(lambda one: one.id, kind.name, kind.found_by, self._draw))
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        head = column(
            row(self.search, self.filter, gap=4),
            Flow([*self.chips.values()], gap=4),
            row(self.order, 1, self._count),
            gap=12,
            margins=(24, 12, 16, 8),
        )
        body = column(head, separator(), gap=0)
        body.addWidget(self._stack, 1)
        self.setLayout(body)
        self.setFocusProxy(self.view)
        self.set_narrow(False)
        self._filter()
        self._sort()

    @property
    def current(self) -> UUID | None:
        """Who is chosen."""
        found = self.view.current
        return found if isinstance(found, UUID) else None

    def set_narrow(self, narrow: bool) -> None:
        """Follow the width of the window."""
        self.setFixedWidth(NARROW if narrow else WIDE)

    def show_rows(self, rows: Sequence[R], unnoted: frozenset[UUID] = frozenset()) -> None:
        """Show other rows; the filter, the order and who is chosen stay. ``unnoted``: in a duo, with whom unknown."""
        told = self._today(), language(), unnoted
        if rows is self._rows and told == self._told:
            return
        first = not self._rows
        if told[0] != self._told[0]:
            self._tally = self._new_tally(told[0])
        self._rows, self._told = rows, told
        self._tally.count(rows)
        counts = self._tally.counts
        for key, group in self._kind.groups.items():
            n = "" if key == self._all else counts[key]  # how many there are stands right under it
            self.chips[key].setText(_(group.words).format(n=n).strip())
            self.chips[key].updateGeometry()
        if first and not counts[next(iter(self.chips))]:
            self.chips[self._all].setChecked(True)
        self.view.show_rows(rows, self._keep(), self._row_of(self.current))
        self._look()

    @property
    def quiet(self) -> int:
        """How many are to be heard again."""
        return self._tally.counts.get(_QUIET, 0)

    def select(self, record_id: UUID) -> None:
        """Choose someone, whatever the filter and the search were."""
        if self._row_of(record_id) is None:
            return
        if not self.view.rows.find(record_id).isValid():
            self.chips[self._all].setChecked(True)
            self._empty_search()
            self._filter()
        self.view.select(record_id)

    def choose_filter(self, key: str) -> None:
        """Show one group of them, or whom an own filter lets through."""
        self.chips[key].setChecked(True)
        self._filter()

    def _show_own(self) -> None:
        self.chips[OWN].setVisible(self._own.current is not None)
        if self._own.current is None and self.chips[OWN].isChecked():
            self.choose_filter(self._all)
        elif self._own.current and self.isVisible():
            self.choose_filter(OWN)

    def _seek(self, query: str) -> None:
        if self.view.rows.pinned:
            self.view.set_filter(self._keep())
        self.view.set_query(query)
        self._look()

    def _filter(self) -> None:
        """The coordinator asked for something else: from here on only who fits it is shown."""
        self.view.set_filter(self._keep())
        self._look()

    def _sort(self) -> None:
        self.view.sort_by(self._kind.orders[self.order.current].key)
        self._filter()

    def _draw(self, one: R) -> ListRow:
        """Somebody as a row."""
        return self._kind.list_row(one, self._told[0], one.id in self._told[2])

    def _new_tally(self, today: date) -> Tally[R]:
        """Counts who is in each group, and who is to be heard again."""
        sorts: dict[str, Callable[[R], bool]] = {key: group.keep for key, group in self._kind.groups.items()}
        return Tally(sorts | {_QUIET: lambda one: self._kind.is_quiet(one, today)})

    def _row_of(self, record_id: UUID | None) -> R | None:
        return next((row for row in self._rows if row.id == record_id), None) if record_id else None

    def _keep(self) -> Callable[[R], bool]:
        """Whether somebody is in the group that is chosen."""
        if self._chosen_group == OWN:
            return self._own.test
        return self._kind.groups[self._chosen_group].keep

    @property
    def _chosen_group(self) -> str:
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def _look(self) -> None:
        """Say how many are shown, or why nobody is, and have somebody chosen."""
        shown = self.view.rows.count
        self._count.setText(_("{n} of {total}").format(n=shown, total=len(self._rows)))
        if self._why_empty:
            self._stack.removeWidget(self._why_empty)
            self._why_empty.deleteLater()
            self._why_empty = None
        if not shown and self._rows:
            self._why_empty = self._nothing()
            self._stack.setCurrentIndex(self._stack.addWidget(self._why_empty))
        self.view.select_first()

    def _nothing(self) -> QWidget:
        """Why the list is empty, and the way out."""
        query, words = self.search.text().strip(), self._kind.words
        elsewhere = self.view.rows.found
        if query and not elsewhere:
            host, button = nothing_found(query)
            button.clicked.connect(self._clear)
            return host
        if query:
            sentence = _("Nothing found for ‘{query}’ in this group.").format(query=query)
            way_out = words.everyone(elsewhere)
        else:
            group = self._kind.groups.get(self._chosen_group)
            sentence, way_out = _(group.nobody if group else NOBODY), _(words.show_all)
        button = link(way_out)
        button.clicked.connect(self.chips[self._all].click)
        host = QWidget()
        host.setLayout(
            column(
                label(sentence, tone="text2", wrap=True),
                row(button, 1),
                1,
                gap=12,
                margins=(24, 24, 16, 24),
            )
        )
        return host

    def _clear(self) -> None:
        self._empty_search()
        self.chips[self._all].setChecked(True)
        self._filter()
        self.search.setFocus()

    def _empty_search(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.view.set_query("")
