"""Papers of volunteers: what is missing or runs out, by partner."""

from uuid import UUID

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStackedWidget

from app.i18n import _, ngettext
from app.services import volunteer_papers, volunteer_papers_words
from app.services.subjects import Subject
from app.services.volunteer_papers import AllPapers
from app.services.volunteer_papers_words import asked_words, partner_words
from app.ui import theme
from app.ui.beside import ReadBeside
from app.ui.figures.section import FiguresSection
from app.ui.lists.table_pane import TablePane
from app.ui.saving import give_pdf, noted
from app.ui.tasks import Task
from app.ui.volunteer_papers.asked_dialog import AskedDialog
from app.ui.volunteer_papers.table import plan
from app.ui.widgets.buttons import outlined
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Choice
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

EVERY = "every"
"""Stands for all partners; an empty key is for who came without one."""


class _Table(TablePane):
    for_several = False


class VolunteerPapersView(FiguresSection):
    """A table of volunteers, all of them or those of one partner, and a paper for each partner."""

    of_period = False
    tables = frozenset({"buddy", "person", "paper", "duo", "duo_step", "participant", "organisation", "office"})

    def make(self) -> None:
        self._data = AllPapers(self.today(), (), True, (), 0)
        self.reading = ReadBeside(self, self.store, self._take)
        self.partner = Choice([], _("Partner"))
        # As wide whenever it comes into sight; the drop-down shows a long name whole.
        self.partner.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.partner.setMinimumContentsLength(22)
        self.partner.chosen.connect(lambda _key: self._show())
        self.ask = outlined(_("What do we ask?…"))
        self.ask.clicked.connect(lambda _on=False: AskedDialog(self.store, self.window()).open())
        self.paper = outlined(_("One paper per partner…"), "print")
        self.paper.clicked.connect(lambda _on=False: self.write_papers())
        self.paper.setEnabled(False)  # until it is known of whom
        self._sentence = label("", theme.SECOND, tone="text2", wrap=True)
        self._insured = label(
            _("Insurer and policy number do not stand on your letterhead yet: the law asks an insurance."),
            theme.SECOND,
            tone="amber_ink",
            wrap=True,
        )
        self._insured.hide()
        self.table = _Table(self.store, plan(lambda: self._data, self.today))
        for button in (self.table.print, self.table.sheet):  # a partner reads less than the screen shows
            button.hide()
        self.table.opened.connect(self._open)
        tools = row(self.partner, 1, self.ask, self.paper)
        words = column(tools, self._sentence, self._insured, gap=6, margins=(24, 8, 24, 0))
        self._stack = QStackedWidget()
        text = _("Of every buddy who is active or starts: what is missing, what runs out, and what is still to ask.")
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("buddy", _("No volunteers yet"), text))
        whole = column(words, self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.areas = (self.table.table,)

    def refresh(self) -> None:
        """Read again, beside the window; what was there stays until then."""
        self.reading.ask(volunteer_papers.read, self.today())

    def _take(self, found: AllPapers) -> None:
        self._data = found
        chosen = self.partner.current if self.partner.count() else EVERY
        self.partner.clear()
        self.partner.addItem(_("All partners"), EVERY)
        for name in self._data.partners:
            self.partner.addItem(partner_words(name), name)
        self.partner.choose(chosen if chosen in ("", *self._data.partners) else EVERY)
        if self.partner.currentIndex() < 0:
            self.partner.choose(EVERY)
        self._insured.setVisible(not self._data.insured)
        self._sentence.setText(self._state())
        self._show()

    def remember(self, settings: QSettings) -> None:
        self.table.remember(settings)

    def keep(self, settings: QSettings) -> None:
        self.table.keep(settings)

    def print_shown(self) -> None:
        self.write_papers()

    def write_papers(self) -> Task | None:
        """A paper for each partner, or for the one that is chosen; benefits and participants are on none of them."""
        if not self.paper.isEnabled():
            return None
        chosen = self._chosen()
        sheets = self.store.read(volunteer_papers_words.sheets, self._data, chosen)
        if not sheets:
            return None
        warning = _("Whoever reads it sees the names of volunteers and which papers they have. No benefits, no names "
                    "of participants.")  # fmt: skip
        title = _("Papers of volunteers") if chosen is None else sheets[0].title
        people = len(self._data.of(chosen))
        what = ngettext("{name}: {n} row", "{name}: {n} rows", people).format(name=title, n=people)
        sent = noted(self.store, HandoutKind.LIST, what, self._data.on)
        name = _("papers-volunteers-{day}.pdf").format(day=self._data.on.isoformat())
        return give_pdf(self, self.store, name, warning, lambda: volunteer_papers_words.sheets_pdf(sheets), sent=sent)

    def _chosen(self) -> str | None:
        return None if self.partner.current == EVERY else self.partner.current

    def _show(self) -> None:
        rows = self._data.of(self._chosen())
        self._stack.setCurrentIndex(0 if self._data.rows else 1)
        self.table.show_rows(rows)
        self.paper.setEnabled(bool(rows))

    def _open(self, person_id: object) -> None:
        buddy = next((one.buddy_id for one in self._data.rows if one.person_id == person_id), None)
        if isinstance(buddy, UUID):
            self.opened.emit(Subject("buddy", buddy))

    def _state(self) -> str:
        """How many have something to settle, and what is asked of them."""
        n = sum(one.to_settle for one in self._data.rows)
        settle = ngettext("{n} volunteer with something to settle", "{n} volunteers with something to settle", n)
        days = _("what runs out within {n} days is said").format(n=self._data.soon)
        asked = asked_words(self._data.asked)
        said = [settle.format(n=n), days]
        if asked:
            said.append(_("your office also asks for: {papers}").format(papers=asked))
        return " · ".join(said)
