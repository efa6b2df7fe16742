"""Duo's: the list and the one chosen, from proposal to aftercare."""

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext
from app.services import duos
from app.services.duos import DuoRow
from app.ui import theme
from app.ui.duos.detail import TWO_COLUMNS, Detail
from app.ui.duos.list_pane import DuoList
from app.ui.duos.months_table import MonthsPane
from app.ui.duos.table import plan
from app.ui.duos.view import read_view
from app.ui.lists.list_and_table import LIST, ListAndTable
from app.ui.lists.own_filters import TABLES as OWN_FILTERS
from app.ui.lists.own_filters import OwnFilters
from app.ui.page import Page, Subject
from app.ui.soon import Soon
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import filled, more_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import list_and_room

MONTHS = "months"


class DuosPage(Page):
    """The page of duos; a participant whose name is clicked is asked of the window."""

    id = "duos"
    title = N_("Duos")
    icon = "duo"
    tables = frozenset(
        {"duo", "duo_step", "agreement", "contact", "person", "participant", "buddy", "coordinator", "organisation"}
        | {"evaluation", "goal", "event", "attendance", "scan", "report", "follow_up"}
        | OWN_FILTERS
        # What to ask the two, and what to say of them.
        | {"wish", "exclusion", "office", "area", "consent"}
    )

    participant_wanted = Signal(object)  # the id of a participant
    buddy_wanted = Signal(object)
    matching_wanted = Signal()

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._rows: tuple[DuoRow, ...] = ()
        self.own = OwnFilters(store, "duo", today, self)
        self.list = DuoList(self.own)
        self.search_box = self.list.search
        self._room = QStackedWidget()
        self._room.addWidget(QWidget())
        self.areas = (self.list.list, self._room)
        both = list_and_room(self.list, self._room)
        self._stack = QStackedWidget()
        months = {MONTHS: (_("Months"), lambda: MonthsPane(store, today))}
        self.views = ListAndTable(self, self.list, both, store, lambda: plan(today), months, self.own)
        more = more_button(_("More with these duos"), [(_("All agreements as PDF…"), self.save_agreements)])
        self.tools = (*self.tools, more)
        self._stack.addWidget(self.views)
        self._stack.addWidget(self._empty())
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        self._soon = Soon(self, self._show_current)
        self.list.chosen.connect(self._on_chosen)
        self.list.list.opened.connect(self._enter)
        self.views.opened.connect(self.show_duo)
        self.views.switch.chosen.connect(lambda view: self._show_current() if view == LIST else None)

    @property
    def subject(self) -> Subject | None:
        chosen = self.views.current
        return Subject("duo", chosen) if isinstance(chosen, UUID) else None

    @property
    def foot(self) -> int:
        return self.views.foot

    def make(self) -> Iterator[None]:
        self.detail = Detail(self._store)
        self.detail.participant_wanted.connect(self.participant_wanted)
        self.detail.note_wanted.connect(lambda: self.note_wanted.emit(self.subject))
        self.detail.buddy_wanted.connect(self.buddy_wanted)
        self._room.addWidget(self.detail)
        self._room.setFocusProxy(self.detail)
        self._fit()
        yield

    def refresh(self) -> None:
        self._rows = self._store.read(duos.duos)
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self.own.refresh(self._rows)
        self.list.show_rows(self._rows, self._today())
        self.views.show_rows(self._rows)
        if self.views.switch.current == LIST:
            self._show_current()
        self.sentence_changed.emit(_sentence(self._rows, self._today()))

    def set_narrow(self, narrow: bool) -> None:
        self.list.set_narrow(narrow)

    def show_duo(self, duo_id: UUID) -> None:
        """Choose a duo, for another page that names it."""
        if all(row.id != duo_id for row in self._rows):
            self.refresh()
        self.views.show_list()
        self.list.select(duo_id)
        self._show_current()

    def take_up(self, standing: object) -> None:
        if isinstance(standing, Subject):
            view = self.views.switch.current
            self.show_duo(standing.id)
            self.views.switch.choose(view)

    def remember(self, settings: QSettings) -> None:
        self.views.remember(settings)

    def keep(self, settings: QSettings) -> None:
        self.views.keep(settings)

    def print_shown(self) -> None:
        self.views.print_shown()

    @property
    def shown(self) -> list[DuoRow]:
        """The duos that list or table shows now, in that order."""
        by_id: dict[Hashable, DuoRow] = {row.id: row for row in self._rows}
        pane = self.views.pane
        keys = map(pane.plan.key, pane.table.rows.shown) if pane else self.list.list.rows.keys
        return [by_id[key] for key in keys]

    def save_agreements(self) -> Task | None:
        """Write the agreements of the duos that are shown."""
        from app.ui.duos.all_agreements import save_agreements

        return save_agreements(self, self._store, self.shown, self._today())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_made:
            self._fit()

    def _fit(self) -> None:
        self.detail.set_two_columns(self.width() - self.list.width() - 48 >= theme.px(TWO_COLUMNS))

    def _on_chosen(self, duo_id: UUID | None) -> None:
        if duo_id is None:
            self._show_current()
        else:
            self._soon.start()

    def _enter(self, _duo_id: UUID) -> None:
        """Enter on a duo: the keyboard goes to its present step."""
        if self._soon.isActive():
            self._show_current()
        self.detail.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_current(self) -> None:
        self._soon.stop()
        chosen = self.list.current
        if isinstance(chosen, UUID):
            self.detail.show_view(self._store.read(read_view, chosen, self._today()))
            self._room.setCurrentWidget(self.detail)
        else:
            self._room.setCurrentIndex(0)

    def _empty(self) -> QWidget:
        match = filled(_("To matching"), "match")
        match.clicked.connect(self.matching_wanted)
        text = _(
            "A duo begins with a proposal: accept one under Matching, or bring two people together yourself. From then "
            "on each step stands here, from asking both to rounding off."
        )
        return EmptyState("buddy", _("No duos yet"), text, match)


def _sentence(rows: tuple[DuoRow, ...], today: date) -> str:
    """``35 duo's samen op weg · 4 in kennismaking · 5 nog eens horen``"""
    together = sum(row.together for row in rows)
    meeting = sum(row.open for row in rows) - together
    silent = sum(row.silent_days(today) is not None for row in rows)
    words = (
        (together, ngettext("{n} duo together", "{n} duos together", together)),
        (meeting, ngettext("{n} getting to know each other", "{n} getting to know each other", meeting)),
        (silent, ngettext("{n} to hear of again", "{n} to hear of again", silent)),
    )
    return " · ".join(said.format(n=count) for count, said in words if count)
