"""Cijfers: figures of a period and what goes with them, a view each."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.services import office, organisations
from app.services.subjects import Subject
from app.ui.expenses.view import ExpensesView
from app.ui.figures.asked_bar import AskedBar
from app.ui.figures.overview import Overview
from app.ui.figures.section import FiguresSection
from app.ui.impact.view import ImpactView
from app.ui.page import Page
from app.ui.partners.view import PartnersView
from app.ui.signals.view import SignalsView
from app.ui.store import Change, Store
from app.ui.volunteer_papers.view import VolunteerPapersView
from app.ui.widgets.buttons import outlined
from app.ui.widgets.layout import row
from app.ui.widgets.segmented import Segmented

OVERVIEW, IMPACT, SIGNALS = "overview", "impact", "signals"
EXPENSES, PAPERS, PARTNERS = "expenses", "papers", "partners"
VIEWS = {
    OVERVIEW: N_("Overview"),
    IMPACT: N_("What changed"),
    SIGNALS: N_("Signals"),
    EXPENSES: N_("Expenses"),
    PAPERS: N_("Papers"),
    PARTNERS: N_("Partners"),
}


class FiguresPage(Page):
    """Six views; the period and of whom are the same in all that have figures, as long as the window lives."""

    id = "figures"
    title = N_("Figures")
    icon = "figures"

    opened = Signal(Subject)
    event_wanted = Signal(object)

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._shown = OVERVIEW
        self._narrow = False
        self._made: set[str] = set()
        self._stale = set(VIEWS)
        self._read_on: date | None = None
        self._settings: QSettings | None = None
        self.report = outlined(_("Make a report…"), "paper")
        self.report.clicked.connect(lambda _on=False: self.make_report())
        self.main_action = self.report
        # Before the window hears of it, which then asks for a refresh.
        store.changed.connect(self._on_changed)
        store.refused.connect(self._on_refused)

    def make(self) -> Iterator[None]:
        store, today = self._store, self._today
        self.views: dict[str, FiguresSection] = {
            OVERVIEW: Overview(store, today),
            IMPACT: ImpactView(store, today),
            SIGNALS: SignalsView(store, today),
            EXPENSES: ExpensesView(store, today),
            PAPERS: VolunteerPapersView(store, today),
            PARTNERS: PartnersView(store, today),
        }
        self.sections = Segmented([(key, _(words)) for key, words in VIEWS.items()], _("Sections"))
        self.bar = AskedBar(today)
        self._stack = QStackedWidget()
        for view in self.views.values():
            view.opened.connect(self.opened)
            view.event_wanted.connect(self.event_wanted)
            self._stack.addWidget(view)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(row(self.sections, 1, margins=(24, 14, 24, 2)))
        self._asked = QWidget()  # the bar with the room around it: where it is not wanted there is none
        self._asked.setLayout(row(self.bar, margins=(24, 10, 24, 12)))
        body.addWidget(self._asked)
        body.addWidget(self._stack, 1)
        self.sections.choose(self._shown)
        self.sections.chosen.connect(self.show_section)
        self.bar.changed.connect(lambda _asked: self.refresh())
        yield

    @property
    def view(self) -> FiguresSection:
        """The view in sight."""
        return self.views[self._shown]

    def refresh(self) -> None:
        """Read again what is in sight, where something that it shows is another now."""
        key, view = self._shown, self.view
        self._stack.setCurrentWidget(view)
        if key not in self._made:
            self._made.add(key)
            view.make()
            view.set_narrow(self._narrow)
            if self._settings:
                view.remember(self._settings)
        self.areas = (self.sections, *((self.bar.which,) if view.of_period else ()), *view.areas)
        self._asked.setVisible(view.of_period)
        if self._read_on != self._today():
            self._read_on = self._today()
            self._stale = set(VIEWS)
            self.bar.show_day()
        if view.of_period:
            self._offer_people()
            if view.asked != self.bar.asked:
                view.asked = self.bar.asked
                self._stale.add(key)
        if key in self._stale:
            self._stale.discard(key)
            view.refresh()

    def show_section(self, key: str) -> None:
        """Bring a view into sight."""
        if not self.is_made:
            self._shown = key
            return
        if self._shown != key:
            self._shown = key
            self.sections.choose(key)
        self.refresh()

    def make_report(self) -> None:
        """The report of what is asked."""
        from app.ui.year_report.dialog import ReportDialog  # who only looks at figures does not wait for it

        ReportDialog(self._store, self.bar.asked, self._today(), self.window()).exec()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        for key in self._made:
            self.views[key].set_narrow(narrow)

    def remember(self, settings: QSettings) -> None:
        self._settings = settings
        if (kept := settings.value(f"{self.id}/view")) in VIEWS:
            self._shown = str(kept)

    def keep(self, settings: QSettings) -> None:
        settings.setValue(f"{self.id}/view", self._shown)
        for key in self._made:
            self.views[key].keep(settings)

    def print_shown(self) -> None:
        if self.is_made:
            self.view.print_shown()

    def _offer_people(self) -> None:
        known = self._store.read(organisations.organisations)
        partners = [(one.id, one.name) for one in known if one.is_partner]
        coordinators = [(one.id, one.full_name) for one in self._store.read(office.all_coordinators)]
        self.bar.offer_people(partners, coordinators)

    def _on_changed(self, change: Change) -> None:
        tables = set(change.tables)
        if self.is_made:
            self._stale |= {key for key, view in self.views.items() if not view.tables or view.tables & tables}

    def _on_refused(self) -> None:
        self._stale = set(VIEWS)
