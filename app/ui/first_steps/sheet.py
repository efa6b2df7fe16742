"""The first steps in a new vault, one after the other over the whole window: who we are, where, who works here, lists.

Each step shows a card of the page of the office and saves as it is filled in, so that going back loses nothing, and
what is left empty is found again there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QScrollArea, QStackedWidget, QWidget

from app.i18n import _
from app.storage.vault import Vault
from app.ui import look, theme
from app.ui.first_steps.lists_card import ListsCard
from app.ui.first_steps.partners_card import PartnersCard
from app.ui.first_steps.yourself_card import YourselfCard
from app.ui.manual import opening as manual
from app.ui.office.areas import AreasCard
from app.ui.office.letterhead import LetterheadCard
from app.ui.office.rhythm import RhythmCard
from app.ui.store import Store
from app.ui.widgets import tabbing
from app.ui.widgets.buttons import filled, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field
from app.ui.widgets.layout import SCROLLED, column, row, scrolled, separator
from app.ui.widgets.marks import Logo
from app.ui.widgets.path_line import PathLine, Step
from app.ui.widgets.text import label
from app.ui.widgets.toast import Toast
from app.ui.working import Working

WIDEST = 760
_READING = (LetterheadCard, AreasCard, YourselfCard, PartnersCard, RhythmCard)


@dataclass(frozen=True)
class _Stage:
    """A step: its words on the path, its title and sentence, and the cards that are filled in."""

    words: str
    title: str
    sentence: str
    cards: tuple[Card, ...]


class FirstSteps(QWidget):
    """``done`` tells whether lists are to be read in next; ``shown`` which step is in sight, from 0."""

    done = Signal(bool)
    shown = Signal(int)

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__()
        self.setObjectName("unlock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Klik")
        self.store = store
        self.letterhead, self.area = LetterheadCard(store), AreasCard(store)
        self.yourself, self.partners = YourselfCard(store), PartnersCard(store)
        self.rhythm, self.lists = RhythmCard(store, date.today, brief=True), ListsCard()
        self.stages = self._stages()
        self.path, self._stack = PathLine(), QStackedWidget()
        self._pages: list[QScrollArea] = [self._page(stage) for stage in self.stages]
        for page in self._pages:
            self._stack.addWidget(page)
        self.back = quiet(_("Back"), "left")
        self.skip = quiet(_("Skip the rest"))
        self.next = filled(_("Next"))
        self.next.setAutoDefault(True)
        self._arrange()
        theme.dress(self)
        self.toast = Toast(self._stack)
        self.toast.undo_wanted.connect(store.undo)
        self._working = Working(store, self)  # whoever is the first coordinator signs from then on
        store.said.connect(self.toast.say)
        store.changed.connect(self._refresh)
        self.back.clicked.connect(lambda: self.show_step(self.step - 1))
        self.next.clicked.connect(lambda: self.show_step(self.step + 1))
        self.skip.clicked.connect(lambda: self._finish(False))
        self.lists.import_wanted.connect(lambda: self._finish(True))
        self.lists.begin_wanted.connect(lambda: self._finish(False))
        self._bind_keys()
        for at in range(len(self.stages)):
            self._read(at)  # what was never shown is committed as well
        self.show_step(0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tabbing.go_on(self, forward)

    @property
    def step(self) -> int:
        """Which step is in sight, from 0."""
        return self._stack.currentIndex()

    def show_step(self, at: int) -> None:
        """Bring a step into sight, with the keyboard in its first field."""
        self.commit_typing()
        self.toast.hide()
        self._stack.setCurrentIndex(at)
        done = [Step(_("Vault"), state="done"), Step(_("Recovery code"), state="done")]
        states = ["done" if here < at else "now" if here == at else "ahead" for here in range(len(self.stages))]
        self.path.set_steps(
            [*done, *(Step(stage.words, state=state) for stage, state in zip(self.stages, states, strict=True))]
        )
        last = at == len(self.stages) - 1
        self.back.setVisible(at > 0)
        self.next.setVisible(not last)
        self.skip.setVisible(not last)
        self._refresh()
        self.shown.emit(at)
        first = self.stages[at].cards[0]
        (first if first.focusProxy() else self.next).setFocus(Qt.FocusReason.TabFocusReason)

    def commit_typing(self) -> None:
        """What was typed last is not lost with the step or the window."""
        for field in self.findChildren(Field):
            field.commit()

    def _refresh(self, _change: object = None) -> None:
        self._read(self.step)

    def _read(self, at: int) -> None:
        for card in self.stages[at].cards:
            if isinstance(card, _READING):
                card.refresh()

    def _bind_keys(self) -> None:
        look.bind(self)
        manual.bind(self)
        for card in (self.letterhead, self.yourself):
            for line in card.findChildren(QLineEdit):
                line.returnPressed.connect(self._go_on)
        self.area.new.passed.connect(self._go_on)
        for keys, do in (
            (QKeySequence.StandardKey.Undo, self.store.undo),
            (QKeySequence.StandardKey.Redo, self.store.redo),
            ("Ctrl+Return", lambda: self.next.click() if self.next.isVisible() else None),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _go_on(self) -> None:
        """Enter in a line goes on, as the filled button does; not away from what is wrong in it."""
        if not any(field.error for card in self.stages[self.step].cards for field in card.findChildren(Field)):
            self.next.click()

    def _finish(self, lists: bool) -> None:
        self.commit_typing()
        self.done.emit(lists)

    def _stages(self) -> Sequence[_Stage]:
        later = _("What you leave empty, you find again under Settings.")
        return (
            _Stage(
                _("Office"), _("Who are you?"), _("This stands above every letter.") + " " + later, (self.letterhead,)
            ),
            _Stage(
                _("Area"),
                _("Where do you work?"),
                _("Type the first letters of a municipality, or of a province for all of it.") + " " + later,
                (self.area,),
            ),
            _Stage(
                _("Together"),
                _("Who works here, and with whom?"),
                _("Begin with yourself.") + " " + later,
                (self.yourself, self.partners),
            ),
            _Stage(
                _("Steps"),
                _("What are your steps?"),
                _("This is how many offices do it. Change what goes otherwise with you, now or later under Settings."),
                (self.rhythm,),
            ),
            _Stage(_("Lists"), _("Do you have lists already?"), _("This is the last step."), (self.lists,)),
        )

    def _page(self, stage: _Stage) -> QScrollArea:
        content, inside = QWidget(), QWidget()
        inside.setMaximumWidth(theme.px(WIDEST))
        inside.setLayout(
            column(
                label(stage.title, theme.DISPLAY, bold=True),
                label(stage.sentence, tone="text2", wrap=True),
                *stage.cards,
                1,
                gap=10,
            )
        )
        content.setLayout(row(inside, margins=SCROLLED))
        return scrolled(content, stage.title)

    def _arrange(self) -> None:
        self.setLayout(
            column(
                row(Logo(26), self.path, gap=24, margins=(24, 14, 24, 6)),
                separator(),
                self._stack,
                separator(),
                row(self.back, 1, self.skip, self.next, margins=(24, 12, 24, 14)),
                gap=0,
            )
        )
