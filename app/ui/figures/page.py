"""Cijfers: figures of a period and what goes with them, a view each."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.figures.asked import whole_year
from app.i18n import N_, _
from app.services.subjects import Subject
from app.ui.expenses.view import ExpensesView
from app.ui.figures.overview import Overview
from app.ui.figures.section import FiguresSection
from app.ui.impact.view import ImpactView
from app.ui.page import Page
from app.ui.partners.view import PartnersView
from app.ui.signals.view import SignalsView
from app.ui.store import Store
from app.ui.volunteer_papers.view import VolunteerPapersView
from app.ui.widgets.layout import row
from app.ui.widgets.segmented import Segmented

OVERVIEW, IMPACT, SIGNALS = "overview", "impact", "signals"
EXPENSES, PAPERS, PARTNERS = "expenses", "papers", "partners"


class FiguresPage(Page):
    """Six views; the period and of whom are the same in all that have figures."""

    id = "figures"
    title = N_("Figures")
    icon = "figures"

    opened = Signal(Subject)
    event_wanted = Signal(object)

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today

    def make(self) -> None:
        store, today = self._store, self._today
        self.views: dict[str, FiguresSection] = {
            OVERVIEW: Overview(store, today),
            IMPACT: ImpactView(store, today),
            SIGNALS: SignalsView(store, today),
            EXPENSES: ExpensesView(store, today),
            PAPERS: VolunteerPapersView(store, today),
            PARTNERS: PartnersView(store, today),
        }
        words = {
            OVERVIEW: _("Overview"),
            IMPACT: _("What changed"),
            SIGNALS: _("Signals"),
            EXPENSES: _("Expenses"),
            PAPERS: _("Papers"),
            PARTNERS: _("Partners"),
        }
        self.sections = Segmented(list(words.items()), _("Sections"))
        self.sections.chosen.connect(self.show_section)
        self._stack = QStackedWidget()
        self._made: set[str] = set()
        for view in self.views.values():
            view.asked = whole_year(today().year)
            view.opened.connect(self.opened)
            view.event_wanted.connect(self.event_wanted)
            self._stack.addWidget(view)
        self.areas = (self.sections, self._stack)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(row(self.sections, 1, margins=(24, 14, 24, 2)))
        body.addWidget(self._stack, 1)

    def refresh(self) -> None:
        view = self.views[self.sections.current]
        if self.sections.current not in self._made:
            self._made.add(self.sections.current)
            view.make()
        view.refresh()

    def show_section(self, key: str) -> None:
        """Bring a view into sight."""
        self.sections.choose(key)
        self._stack.setCurrentWidget(self.views[key])
        self.refresh()
