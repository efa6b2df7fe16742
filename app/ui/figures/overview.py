"""The figures of a period by the two aims, each with the list behind it, and the plots under them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.figures import periods
from app.figures.asked import Asked
from app.figures.counting import can_be_told
from app.figures.figure import Figure, Figures
from app.figures.plots import Curve, Plot
from app.i18n import _, labelled
from app.services.figure_plots import plots
from app.services.figures import behind, figures, without_a_duo
from app.services.figures_reading import people
from app.services.figures_words import (
    INTEGRATION,
    ISOLATION,
    Names,
    aim_called,
    by_called,
    called,
    names,
    value_called,
)
from app.services.today_reading import any_known
from app.ui import theme
from app.ui.figures.behind import BehindRoom, PageAndList
from app.ui.figures.figure_card import CHOSEN, FigureCard
from app.ui.figures.packed import Packed
from app.ui.figures.paper import give_figures
from app.ui.figures.period_words import how_far, period_words
from app.ui.figures.plots_part import PlotsPart
from app.ui.figures.section import FiguresSection
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Choice
from app.ui.widgets.layout import SCROLLED, bring_into_sight, clear, row, scrolled
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.text import label

LEAST = 270  # the narrowest a card is, at 100 %


@dataclass(frozen=True)
class Found:
    """What was read: the figures, those of the period before, the names that codes stand for, and the plots.

    ``missing`` says what was not noted yet.
    """

    figures: Figures
    before: Figures
    names: Names
    plain: tuple[Plot, ...]
    advanced: tuple[Plot, ...]
    missing: str = ""


class Overview(FiguresSection):
    """The figures; a number that is clicked opens its list beside them."""

    tables = frozenset(
        {"participant", "buddy", "person", "duo", "duo_step", "contact", "evaluation", "event", "attendance"}
        | {"organisation", "coordinator", "office", "year_total", "network_moment", "network_contact"}
        | {"follow_up", "ladder", "referral", "goal"}
    )

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(store, today, parent)
        self.found: Found | None = None
        self.cards: dict[str, FigureCard] = {}
        self._behind: tuple[str, str, str] | None = None  # of which figure and part the list is shown
        self._task: Task | None = None

    def make(self) -> None:
        self.by = Choice([("", _("not split up")), *((one, _by(one)) for one in CHOSEN)], _("Split up"))
        self._isolation, self._integration = QVBoxLayout(), QVBoxLayout()
        self.plots = PlotsPart()
        self.plots.advanced_wanted.connect(self.refresh)
        self.progress = ProgressCard(_("Counting"))
        self.room = BehindRoom(self.store, self.today)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(SCROLLED[0], 4, *SCROLLED[2:])
        inside.setSpacing(12)
        split = label(_("Split up"), theme.SECOND, tone="text2")
        split.setBuddy(self.by)
        inside.addWidget(self.progress)
        self._missing = label("", theme.SECOND, tone="text2", wrap=True)
        self._missing.hide()
        inside.addWidget(self._missing)
        inside.addLayout(row(split, self.by, 1))
        for aim, cards in ((ISOLATION, self._isolation), (INTEGRATION, self._integration)):
            inside.addSpacing(4)
            inside.addWidget(label(aim_called(aim), theme.HEADING, bold=True, wrap=True))
            inside.addLayout(cards)
        inside.addSpacing(4)
        inside.addWidget(label(_("In pictures"), theme.HEADING, bold=True))
        inside.addWidget(self.plots)
        inside.addStretch(1)
        self.page = scrolled(content, _("Figures"))
        self.both = PageAndList(self.page, self.room)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.both)
        text = _("Who waits, which duos began and ended, who was reached: it is counted here once there is somebody.")
        self._stack.addWidget(EmptyState("group", _("Nothing to count yet"), text))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        content.setFocusProxy(self.by)
        self.page.setFocusProxy(self.by)
        self.areas = (self.page, self.room)
        self.by.chosen.connect(lambda _by: self._show())
        self.room.left.connect(self.close_list)
        self.room.opened.connect(self.opened)
        self.room.event_wanted.connect(self.event_wanted)

    def refresh(self) -> None:
        """Count again, beside the window; what was there stays until then."""
        known = self.store.read(any_known)
        self._stack.setCurrentIndex(0 if known else 1)
        if self._task:
            self._task.cancel()
            self._task = None
        if not known or self.asked is None:
            return
        vault, asked, today, advanced = self.store.vault, self.asked, self.today(), self.plots.is_advanced

        def work(is_cancelled: IsCancelled, report: Report) -> Found:
            with vault.read() as session:
                return _read(session, asked, today, advanced)

        task = self._task = Task(work)
        task.done.connect(self._take)
        self.progress.follow(task)
        task.start()

    def show_list(self, name: str, by: str = "", value: str = "") -> None:
        """Open the list behind a number, or behind a part of it."""
        self._behind = name, by, value
        self._mark()
        self._ask_list()
        bring_into_sight(self.cards[name].buttons[by, value])

    def _ask_list(self, by_hand: bool = True) -> None:
        """Who or what is behind the number that is marked, as it was counted."""
        assert self.found
        assert self._behind
        name, by, value = self._behind
        figure, asked, today = self.found.figures.figure(name), self.found.figures.asked, self.today()
        part = next((one for one in figure.parts(by) if one.value == value), None)
        n, erased = (part.n, part.erased) if part else (figure.n, figure.erased)
        of = labelled(by_called(by), self._named(by, value)) if by else period_words((asked.first, asked.last))
        self.room.ask(
            self._called(name), of, lambda one: behind(one, asked, name, today, by, value), n, erased, by_hand
        )

    def close_list(self) -> None:
        """Only the figures again; the keyboard goes back to the number."""
        at, self._behind = self._behind, None
        self.room.hide()
        self._mark()
        if at and (card := self.cards.get(at[0])) and (button := card.buttons.get((at[1], at[2]))):
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        self.both.set_narrow(narrow)

    def print_shown(self) -> None:
        if self._behind and self.room.pane:
            self.room.pane.print_shown()
        elif self.found:
            give_figures(self, self.store, self.found.figures, self.by.current, self.found.names, self.today())

    def _take(self, found: Found) -> None:
        self._task, self.found = None, found
        self.plots.show_plots(found.plain, found.advanced)
        self._missing.setText(found.missing)
        self._missing.setVisible(bool(found.missing))
        self._show()

    def _show(self) -> None:
        """The cards as they are parted now; the list beside them is read again."""
        if self.found is None:
            return
        self.cards = {}
        for layout, these in (
            (self._isolation, self.found.figures.isolation),
            (self._integration, self.found.figures.integration),
        ):
            clear(layout)
            layout.addWidget(
                Packed([self._card(one) for one in these if can_be_told(one.name, self.found.figures.asked)], LEAST)
            )
        if self._behind is None:
            return
        name, by, value = self._behind
        if name in self.cards and (button := self.cards[name].buttons.get((by, value))) and button.isEnabled():
            self._mark()
            self._ask_list(by_hand=False)
        else:
            self.close_list()

    def _card(self, figure: Figure) -> FigureCard:
        assert self.found
        asked = self.found.before.asked
        then = next((one for one in _all(self.found.before) if one.name == figure.name), None)
        words, now = period_words((asked.first, asked.last)), self.found.figures.asked
        if how_far((now.first, now.last), self.today()):
            words = _("{period} as a whole").format(period=words)
        before = (words, then.n) if then else None
        made = self.cards[figure.name] = FigureCard(
            figure, self._called(figure.name), before, self.by.current, self._named
        )
        made.wanted.connect(lambda one, by, value: self.show_list(one.name, by, value))
        return made

    def _mark(self) -> None:
        for name, card in self.cards.items():
            at = self._behind if self._behind and self._behind[0] == name else None
            card.mark(*(at[1:] if at else (None, "")))

    def _named(self, by: str, value: str) -> str:
        assert self.found
        return value_called(by, value, self.found.names)

    def _called(self, name: str) -> str:
        assert self.found
        return called(name, self.found.figures.asked, self.today())


def _by(fact: str) -> str:
    """``by gender``"""
    return _("by {fact}").format(fact=by_called(fact).lower())


def _all(found: Figures) -> Sequence[Figure]:
    return (*found.isolation, *found.integration)


def _read(session: Any, asked: Asked, today: date, advanced: bool) -> Found:
    first, last = periods.moved((asked.first, asked.last), -1)
    of = people(session)
    drawn = plots(session, asked, today, advanced, of=of)
    return Found(
        figures(session, asked, today, of),
        figures(session, replace(asked, first=first, last=last), today, of),
        names(session),
        tuple(one for one in drawn if not isinstance(one, Curve)),
        tuple(one for one in drawn if isinstance(one, Curve)),
        without_a_duo(session) if asked.of_everybody else "",
    )
