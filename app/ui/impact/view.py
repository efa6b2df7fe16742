"""What changed: area by area how people answered when they looked back, and what may be told in their own words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.figures.impact import Area
from app.i18n import _, ngettext
from app.services import impact_words
from app.services.figures import Behind
from app.services.impact import Impact, impact, moved, whose
from app.services.stories import Story, stories
from app.services.subjects import Subject
from app.ui import theme
from app.ui.figures.behind import BehindRoom, PageAndList
from app.ui.figures.section import FiguresSection
from app.ui.impact.area_card import AreaCard
from app.ui.impact.stories_part import StoriesPart
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.columns import Columns
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.gradual import Gradual
from app.ui.widgets.layout import SCROLLED, clear, row, scrolled
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label
from app.vocabulary import Voice

LEAST = 480  # the narrowest a card is, at 100 %: narrower, each answer would have a line of its own


@dataclass(frozen=True)
class Found:
    """What was read of a period."""

    impact: Impact
    stories: tuple[Story, ...]


class ImpactView(FiguresSection):
    """One voice at a time; a number that is clicked opens its list beside the areas."""

    tables = frozenset(
        {"evaluation", "duo", "participant", "buddy", "person", "consent", "coordinator", "office", "template"}
        | {"network_contact", "invitee", "referral"}
    )

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(store, today, parent)
        self.found: Found | None = None
        self.cards: list[AreaCard] = []
        self._back: QWidget | None = None  # where the keyboard goes once the list is closed
        self._task: Task | None = None
        self._filling: Gradual | None = None

    def make(self) -> None:
        self.voices = Segmented([(one.value, _(impact_words.VOICES[one])) for one in Voice], _("Whose answers"))
        self.held = label("", wrap=True)
        self._changed, self._goes = QVBoxLayout(), QVBoxLayout()
        for layout in (self._changed, self._goes):
            layout.setSpacing(12)
        self.stories = StoriesPart()
        self.progress = ProgressCard(_("Counting"))
        self.room = BehindRoom(self.store, self.today)
        about = _(
            "Answers are counted as they were given. Klik makes no score of them, and calls no answer better: of some "
            "questions the middle is good, of others the beginning of the list."
        )
        content = self._content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(*SCROLLED)
        inside.setSpacing(12)
        inside.addWidget(self.progress)
        inside.addLayout(row(self.voices, 1))
        inside.addWidget(self.held)
        inside.addWidget(label(about, theme.SECOND, tone="text2", wrap=True))
        inside.addLayout(self._changed)
        inside.addWidget(self.stories)
        inside.addLayout(self._goes)
        inside.addStretch(1)
        self.page = scrolled(content, _("What changed"))
        self.both = PageAndList(self.page, self.room)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.both)
        nothing = _("Evaluations of the period stand here, question by question. There are none in it yet.")
        self._stack.addWidget(EmptyState("group", _("Nobody looked back yet"), nothing))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        self.page.setFocusProxy(self.voices)
        self.areas = (self.page, self.room)
        self._listen()

    def refresh(self) -> None:
        """Count again, beside the window; what was there stays until then."""
        if self._task:
            self._task.cancel()
            self._task = None
        if self.asked is None:
            return
        vault, asked = self.store.vault, self.asked

        def work(is_cancelled: IsCancelled, report: Report) -> Found:
            with vault.read() as session:
                return Found(impact(session, asked), stories(session, asked))

        task = self._task = Task(work)
        task.done.connect(self._take)
        self.progress.follow(task)
        task.start()

    def show_list(self, area: Area, words: str, ids: tuple[UUID, ...], paired: bool) -> None:
        """Open the list behind a number: whose evaluations they are, with what was answered, last or first and last."""
        assert self.found
        read, asked = self.store.read, self.found.impact.asked
        found = read(moved, asked, ids, area.key) if paired else read(whose, ids, area.key)
        rows = [Behind(Subject("duo", one.duo_id), None, one.names, one.facts, one.on) for one in found]
        self._back = self.page.focusWidget()
        self.room.show_list(impact_words.called(self.found.impact, area), words, rows, len(ids), 0)
        self.room.show()
        self.room.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_list(self) -> None:
        """Only the areas again; the keyboard goes back to the number."""
        self.room.hide()
        (self._back or self.voices).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        self.both.set_narrow(narrow)

    def _listen(self) -> None:
        self.voices.chosen.connect(lambda _voice: self._show())
        self.stories.opened.connect(self.opened)
        self.room.opened.connect(self.opened)
        self.room.left.connect(self.close_list)

    def _take(self, found: Found) -> None:
        self._task, self.found = None, found
        self._show()

    def _show(self) -> None:
        """The areas of the voice that is chosen; a list beside them was of what is gone now."""
        if self.found is None:
            return
        counted, voice = self.found.impact, Voice(self.voices.current)
        self._stack.setCurrentIndex(0 if counted.evaluations else 1)
        self.room.hide()
        self._back = None
        areas = [area for area in counted.areas if area.voice is voice]
        self.cards = []
        self._content.setMinimumHeight(self._content.height())  # what is read stays where it is on the screen
        for layout in (self._changed, self._goes):
            clear(layout)
        if not areas:
            self._changed.addWidget(label(_("Nobody answered here in this period."), tone="text2"))
        self.held.setText(_held(counted))
        self.stories.show_stories([one for one in self.found.stories if one.voice is voice])
        if self._filling:
            self._filling.stop()
            self._filling.deleteLater()
        self._filling = Gradual(self._fill(areas), self)

    def _fill(self, areas: Sequence[Area]) -> Iterator[object]:
        """A card each step."""
        for layout, head, effect in ((self._changed, _("What changed"), True), (self._goes, _("How it goes"), False)):
            cards: list[QWidget] = []
            for area in areas:
                if area.effect is effect:
                    cards.append(self._card(area))
                    yield area
            yield effect  # the cards are dressed as they are put on the page: that is a step as well
            if cards:
                layout.addSpacing(4)
                layout.addWidget(label(head, theme.HEADING, bold=True))
                layout.addWidget(Columns(cards, least=LEAST, gap=12))
        self._content.setMinimumHeight(0)

    def _card(self, area: Area) -> AreaCard:
        assert self.found
        made = AreaCard(self.found.impact, area)
        made.wanted.connect(self.show_list)
        self.cards.append(made)
        return made


def _held(found: Impact) -> str:
    """``24 evaluaties van 11 duo's``"""
    times = ngettext("{n} evaluation", "{n} evaluations", found.evaluations).format(n=found.evaluations)
    duos = ngettext("of {n} duo", "of {n} duos", found.duos).format(n=found.duos)
    return f"{times} {duos}"
