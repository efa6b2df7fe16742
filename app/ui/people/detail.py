"""The one who is chosen: name and state first, the path, then a tab of cards, or the form that corrects them."""

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services.rows import RoleRow
from app.services.subjects import Subject
from app.ui import theme
from app.ui.people.cards import Cards
from app.ui.people.heading import Heading
from app.ui.people.kind import Kind
from app.ui.people.known import Known, R
from app.ui.people.log import Log
from app.ui.people.paper_tab import PaperTab
from app.ui.people.trajectory import Beside, Trajectory
from app.ui.reports.fold import ReportsFold
from app.ui.widgets.layout import SCROLLED, column, row, scrolled
from app.ui.widgets.path_line import PathLine
from app.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from app.ui.people.form import Form

TWO_COLUMNS = 780  # the least width for two columns: a window of 1220 px
ASIDE = SCROLLED[0] + SCROLLED[2] + 12  # the margins beside the cards, and the room of the scroll bar
WHO, PATH, CONTACTS, NETWORK, PAPERS = "who", "path", "contacts", "network", "papers"


class Detail(QWidget, Generic[R]):
    """Shows somebody; what is wanted from here is told to the page.

    ``notice`` stands above the cards when asked, ``reports`` under those of the first tab, ``beside`` on the path.
    """

    edit_wanted = Signal(str)  # the section to begin at
    duo_wanted = Signal(object)
    step_done = Signal(object)  # a Reminder
    network_wanted = Signal()
    said = Signal(str)

    def __init__(
        self,
        kind: Kind[R],
        cards: Cards[R],
        reports: ReportsFold,
        notice: QWidget | None = None,
        *,
        papers: PaperTab[R],
        beside: Beside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.heading = Heading(kind)
        self.path = PathLine()
        self.cards, self.trajectory = cards, Trajectory(kind, beside)
        self.log: Log[R] = Log()
        self.papers = papers
        self.reports = reports
        self._notice = notice
        self._notice_wanted = False
        words = {WHO: _("Who is this"), PATH: _("Path"), CONTACTS: _("Contacts"), PAPERS: _("Papers")}
        # The network has a page of its own: last, so that no arrow walks over it.
        self.tabs = Segmented([*words.items(), (NETWORK, _("Network"))], _("What to see of the one who is chosen"))
        self.tabs.offer(NETWORK, False)
        self._tab = WHO
        self._views: dict[str, Cards[R] | Trajectory[R] | Log[R] | PaperTab[R]] = {
            WHO: cards,
            PATH: self.trajectory,
            CONTACTS: self.log,
            PAPERS: self.papers,
        }
        content = QWidget()
        self._body = QVBoxLayout(content)
        self._body.setContentsMargins(*SCROLLED)
        self._body.setSpacing(14)
        self._tab_row = QWidget()
        self._tab_row.setLayout(row(self.tabs, 1))
        for widget in (self.heading, self.path, self._tab_row, notice, *self._views.values(), reports):
            if widget:
                self._body.addWidget(widget)
        self._body.addStretch(1)
        self.area = scrolled(content, _(kind.words.one))
        self.setLayout(column(self.area))
        self.setFocusProxy(self.heading.note)
        self._fitted: tuple[bool, int] | None = None
        self._form: Form[R] | None = None
        self._known: Known[R] | None = None
        self._listen()
        self._arrange()

    def show_known(self, known: Known[R], notice: bool = False) -> None:
        """Show somebody, or the same one again."""
        self._known, self._notice_wanted = known, notice
        self.heading.show_known(known)
        self.reports.show_whom(Subject(known.role.value, known.row.id))
        self.path.set_steps(self._kind.path(known))
        self._name_tab()
        self._arrange()

    def offer_network(self) -> None:
        """There is a page with networks: lead to it."""
        self.tabs.offer(NETWORK, True)

    def step(self, by: int) -> None:
        """To the next tab, or with -1 to the one before; while the form is in sight, to its next part."""
        if self._form and self.has_form:
            self._form.step(by)
        else:
            self.tabs.step(by, past=NETWORK)

    def show_form(self, form: "Form[R] | None") -> None:
        """Put a form in the place of the tabs, or the tabs back."""
        if form is not None and self._form is None:
            self._body.insertWidget(self._body.indexOf(self.cards), form)
            self._form = form
        if self._form:
            self._form.setVisible(form is not None)
        self._arrange()

    @property
    def has_form(self) -> bool:
        """Whether the form is shown."""
        return self._form is not None and not self._form.isHidden()

    def begin(self) -> None:
        """Somebody else comes: begin at the top of the first tab."""
        self.tabs.choose(WHO)
        self.to_top()

    def to_top(self) -> None:
        """Begin at the top again."""
        self.area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._name_tab()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._fitted:
            self._fit()
            self._name_tab()

    def _fit(self) -> None:
        """One column or two, by the room there is at this text size."""
        fits = self.width() >= theme.px(TWO_COLUMNS), theme.text_size()
        if fits != self._fitted:
            self._fitted = fits
            for part in (self.heading, self.cards, self.trajectory):
                part.set_wide(fits[0])

    def _name_tab(self) -> None:
        """The first tab bears the name, unless there is no room for it."""
        if self._known:
            row = self._known.row
            for words in (_who(row).format(name=row.called), _("Who is this"), _("Who")):
                self.tabs.set_words(WHO, words)
                if self.tabs.sizeHint().width() <= self.width() - ASIDE:
                    break

    def _listen(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.heading.said.connect(self.said)
        self.heading.edit.clicked.connect(lambda: self.edit_wanted.emit(""))
        self.cards.edit_wanted.connect(self.edit_wanted)
        self.cards.copied.connect(self.said)
        self.cards.log_wanted.connect(lambda: self.tabs.choose(CONTACTS))
        self.cards.duo_wanted.connect(self.duo_wanted)
        self.trajectory.duo_wanted.connect(self.duo_wanted)
        for part in (self.cards, self.trajectory):
            part.step_done.connect(self.step_done)

    def _on_tab(self, key: str) -> None:
        if key == NETWORK:  # a page of its own: whoever comes back finds the tab that was left
            self.tabs.choose(self._tab)
            self.network_wanted.emit()
            return
        if key != self._tab:
            self._tab = key
            self._arrange()

    def _arrange(self) -> None:
        """Show the tab or the form; only what is in sight is filled."""
        form = self.has_form
        for widget in (self.path, self._tab_row, self.heading.edit):
            widget.setVisible(not form)
        if self._notice:
            self._notice.setVisible(self._notice_wanted and not form and self._tab == WHO)
        self.reports.setVisible(not form and self._tab == WHO)
        for key, view in self._views.items():
            shown = key == self._tab and not form
            if shown and self._known:
                view.show_known(self._known)
            view.setVisible(shown)


def _who(row: RoleRow) -> str:
    couple = row.names != row.full_name
    return _("Who are {name}") if couple else _("Who is {name}")
