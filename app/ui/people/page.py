"""The page of one role: the list and the one chosen, and everything a coordinator does there.

A page of a role derives from this one: it names its ``Kind``, its cards, its form and its dialog for somebody new.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Generic
from uuid import UUID

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from app.i18n import _
from app.services import criteria, duos, own_lists, people
from app.services.areas import areas as working_areas
from app.services.criteria import CriterionRow
from app.ui.lists.list_and_table import LIST, TABLE, ListAndTable
from app.ui.lists.own_filters import TABLES as OWN_FILTERS
from app.ui.lists.own_filters import OwnFilters
from app.ui.lists.table_pane import Plan
from app.ui.page import Page, Subject
from app.ui.people.cards import Cards
from app.ui.people.detail import Detail
from app.ui.people.kind import Kind
from app.ui.people.known import Known, R, read_known
from app.ui.people.list import PeopleList
from app.ui.people.more import More
from app.ui.people.nobody import nobody
from app.ui.people.noting import Noting
from app.ui.people.paper_tab import OwnPapers, PaperTab
from app.ui.people.trajectory import Beside
from app.ui.people.words import most_used
from app.ui.reports.fold import ReportsFold
from app.ui.soon import Soon
from app.ui.store import Store
from app.ui.widgets.buttons import Entry, fill_menu, more_button, outlined
from app.ui.widgets.layout import column, list_and_room

if TYPE_CHECKING:
    from app.ui.people.form import Form
    from app.ui.people.new_person import NewPerson


class PeoplePage(Page, Generic[R]):
    """What lies outside the page is asked of the window through signals."""

    tables = frozenset(
        {"person", "wish", "contact", "duo", "duo_step", "agreement", "coordinator", "organisation", "follow_up"}
        | {"report", "criterion", "consent", "approval", "handout", "kept_proposal"}
        | OWN_FILTERS
    )
    kind: ClassVar[Kind]  # type: ignore[type-arg]
    detail: Detail[R]
    first_section = "birth"  # where the form of somebody new begins: names and how to reach were asked already
    leads_to_network = False  # whether the window has a page with the networks of these people

    who_fits_wanted = Signal(object)  # the id of who is shown
    network_wanted = Signal(object)
    duo_wanted = Signal(object)  # the id of a duo
    import_wanted = Signal()
    doubles_wanted = Signal()
    person_wanted = Signal(str, object)  # a role and an id: who turned out to be there already
    erase_wanted = Signal(object, str, str)  # the id of a person, the name, and how she or he is called
    merge_wanted = Signal(object)  # the row of who is the same person as somebody else

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._rows: Sequence[R] = ()
        self._unnoted: frozenset[UUID] = frozenset()
        self._wished: frozenset[str] = frozenset()
        self._areas: dict[str, str] = {}
        self._criteria: Sequence[CriterionRow] = ()
        self._form: Form[R] | None = None
        self._shown: UUID | None = None
        self._soon = Soon(self, self._show_current)
        self.noting = Noting(self, store, today)
        self._more = More(self, self.kind.role, store, today)
        self.own = OwnFilters(store, self.kind.role.value, today, self)
        self.list: PeopleList[R] = PeopleList(self.kind, today, self.own)
        new = outlined(_(self.kind.words.new), "plus")
        new.clicked.connect(self.add)
        self.main_action = new
        self.tools = (more_button(_("More with this page"), self.make_tools()),)
        self.search_box = self.list.search
        self._room = QStackedWidget()  # keeps the width of the detail while nobody is shown
        self._room.addWidget(QWidget())
        self.areas = (self.list.view, self._room)
        self._stack = QStackedWidget()
        both = list_and_room(self.list, self._room)
        self.views = ListAndTable(self, self.list, both, store, lambda: self.make_plan(today), own=self.own)
        self._stack.addWidget(self.views)
        self._stack.addWidget(nobody(self.kind, self.import_wanted.emit, self.add))
        self.setLayout(column(self._stack))
        self._listen()

    # What a role brings of its own. Form and dialogs bring the reading of numbers along: only when they are wanted.

    def make_cards(self) -> Cards[R]:
        """The cards of the first tab."""
        raise NotImplementedError

    def make_notice(self) -> QWidget | None:
        """What stands above the cards of somebody in a duo that is not noted."""
        return None

    def make_own_papers(self) -> OwnPapers | None:
        """The card of the papers that only this role has."""
        return None

    def make_beside(self) -> Beside | None:
        """The cards of the path that only this role has."""
        return None

    def make_plan(self, today: Callable[[], date]) -> Plan[R]:
        """The table."""
        raise NotImplementedError

    def make_menu(self, row: R) -> list[Entry]:
        """What is done most with who is shown, beside what stands on the page; the rest of the menu follows it."""
        return [(_("Note a report…"), self.detail.reports.note)]

    def make_tools(self) -> list[Entry]:
        """What may be done with all of them, seldom: words, and what they do."""
        return [(_("Import a list…"), self.import_wanted.emit), (_("Find doubles…"), self.doubles_wanted.emit)]

    def make_form(self) -> "Form[R]":
        """The form that corrects what is known."""
        raise NotImplementedError

    def ask_new(self) -> UUID | None:
        """Ask for somebody new, and tell the id; None when it was left."""
        raise NotImplementedError

    # What the window and other pages ask.

    @property
    def current(self) -> UUID | None:
        """Who is chosen, in the list or in the table."""
        chosen = self.views.current
        return chosen if isinstance(chosen, UUID) else None

    @property
    def shown_row(self) -> R | None:
        """Who is shown, and whom all that is answered there is of: for a moment the list may be further already."""
        return self._row_of(self._shown)

    @property
    def subject(self) -> Subject | None:
        return Subject(self.kind.role.value, self.current) if self.current else None

    @property
    def foot(self) -> int:
        return self.views.foot

    def make(self) -> Iterator[None]:
        fold = ReportsFold(self._store, self._today)
        papers, beside = PaperTab(self.kind, self._store, self.make_own_papers()), self.make_beside()
        self.detail = Detail(self.kind, self.make_cards(), fold, self.make_notice(), papers=papers, beside=beside)
        self._room.addWidget(self.detail)
        self._room.setFocusProxy(self.detail)
        self._listen_to(self.detail)
        if self.leads_to_network:
            self.detail.offer_network()
        yield

    def refresh(self) -> None:
        today = self._today()
        self._unnoted = self._store.read(duos.unnoted, self.kind.role)
        self._wished = self._store.read(people.wished_about, self.kind.other)
        self._areas = {str(area.id): area.name for area in self._store.read(working_areas)}
        self._criteria = self._store.read(criteria.criteria)
        rows = self._rows = self._store.read(
            self.kind.rows, today
        )  # may be read ahead at this moment: the others first
        self._stack.setCurrentIndex(0 if rows else 1)
        self.own.refresh(rows)
        self.list.show_rows(rows, self._unnoted)
        self.views.show_rows(rows)
        self._show_current()
        again = self.list.quiet
        self.sentence_changed.emit(self.kind.words.again(again) if again else "")

    def set_narrow(self, narrow: bool) -> None:
        self.list.set_narrow(narrow)

    def remember(self, settings: QSettings) -> None:
        self.views.remember(settings)

    def keep(self, settings: QSettings) -> None:
        self.views.keep(settings)

    def print_shown(self) -> None:
        self.views.print_shown()

    def take_up(self, standing: object) -> None:
        if isinstance(standing, Subject):
            view = self.views.switch.current
            self.choose(standing.id)
            self.views.switch.choose(view)

    def choose(self, record_id: UUID) -> None:
        """Choose somebody, whatever is filtered away now."""
        self.views.show_list()
        self.list.select(record_id)
        self._show_current()

    def words_of(self, name: str) -> list[str]:
        """What a field offers, so that one thing is written one way: the list of the office, or the words in use."""
        in_use = most_used(self._rows, name)
        listed = own_lists.OF_FIELDS.get(name)
        return self._store.read(own_lists.offered, listed, in_use) if listed else in_use

    def add(self) -> None:
        """Register somebody new; only a name is needed, the rest is asked in the form that opens."""
        if made := self.ask_new():
            self.choose(made)
            self.edit(self.first_section)

    def edit(self, section: str = "") -> None:
        """Open the form on who is shown, at a section."""
        if self.views.switch.current == TABLE and self.current:
            self.choose(self.current)
        elif self._soon.isActive():
            self._show_current()
        if known := self._known():
            if self._form is None:
                self._form = self.make_form()
                self._form.done.connect(self.end_edit)
            self._form.show_known(known)
            self.detail.show_form(self._form)
            self._form.begin(section, self.detail.area)

    def end_edit(self) -> None:
        """Back to the cards."""
        if self.detail.has_form:
            self.detail.show_form(None)
            self.detail.to_top()
            self.detail.heading.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, dialog: QDialog) -> None:
        """Let a dialog be answered."""
        dialog.exec()

    def ask_somebody(self, dialog: "NewPerson") -> UUID | None:
        """Ask for somebody new, or go to who is there already."""
        from app.ui.people.new_person import role_of

        self.ask(dialog)
        if dialog.shown:
            self.person_wanted.emit(role_of(dialog.shown), dialog.shown.id)
        return dialog.made

    def _row_of(self, record_id: UUID | None) -> R | None:
        return next((row for row in self._rows if row.id == record_id), None) if record_id else None

    def _known(self) -> Known[R] | None:
        """All that is known of who is chosen."""
        if not (row := self._row_of(self.current)):
            return None
        return self._store.read(
            read_known, row, self.kind.role, self._wished, self._areas, self._criteria, self._today()
        )

    def _on_chosen(self, record_id: UUID | None) -> None:
        if record_id is None:
            self._show_current()
        else:
            self._soon.start()

    def _show_current(self) -> None:
        self._soon.stop()
        known = self._known()
        if known is None:
            self._shown = None
            self._room.setCurrentIndex(0)
            return
        if known.row.id != self._shown:
            self._shown = known.row.id
            if self._form:
                self._form.leave()
            self.detail.show_form(None)
            self.detail.begin()
        self.detail.show_known(known, known.row.id in self._unnoted)
        fill_menu(self.detail.heading.menu, self.make_menu(known.row), *self._more.groups(known.row))
        self._room.setCurrentWidget(self.detail)
        if self._form and self.detail.has_form:
            self._form.show_known(known)

    def _listen(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _key: self.detail.heading.note.setFocus(Qt.FocusReason.TabFocusReason))
        self.views.opened.connect(self.choose)
        self.views.switch.chosen.connect(lambda view: self._show_current() if view == LIST else None)
        for keys, do in (
            ("Ctrl+N", self.add),
            ("F2", self.edit),
            ("Ctrl+Tab", lambda: self.detail.step(1)),
            ("Ctrl+Shift+Tab", lambda: self.detail.step(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _listen_to(self, detail: Detail[R]) -> None:
        self.noting.listen_to(detail)
        detail.heading.note.clicked.connect(lambda: self.note_wanted.emit(self.subject))
        detail.heading.who_fits.clicked.connect(lambda: self.who_fits_wanted.emit(self._shown))
        detail.edit_wanted.connect(self.edit)
        detail.duo_wanted.connect(self.duo_wanted)
        detail.network_wanted.connect(lambda: self.network_wanted.emit(self._shown))
        detail.said.connect(lambda words: self._store.said.emit(words, False))
