"""Pairs to choose from, for one person: who, how well for both as two bars, and what it does to the others."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import _
from app.matching.explain import Explanation
from app.matching.price_words import short_price
from app.matching.wording import band
from app.ui import theme
from app.ui.matching.asking import Couple
from app.ui.matching.facts import question_about
from app.ui.matching.fit_marks import FitBars
from app.ui.matching.persons import Candidate, dotted, mark, place_of
from app.ui.matching.rows import GROUPS, kilometres, mind_words, side_fit, side_words, what_is_shared
from app.ui.matching.said import Said, SaidLine
from app.ui.widgets.buttons import outlined
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow import Flow
from app.ui.widgets.gradual import Gradual
from app.ui.widgets.layout import column, separator
from app.ui.widgets.marks import RoleMark
from app.ui.widgets.text import ElidedLabel, label
from app.vocabulary import Role

if TYPE_CHECKING:
    from app.matching.prices import Price
    from app.services.proposals import Proposals

BESIDE = 680  # the least width at 100 % for the price in a column of its own
_MARK, _WHO, _BARS, _PRICE, _LOOK = range(5)


class ChoiceList(QWidget):
    """Grouped in words, never numbered. The prices come later, each with ``say_price``."""

    pair_wanted = Signal(object)  # Explanation

    def __init__(self, pairs: Iterable[Explanation], found: "Proposals", other: Role) -> None:
        """``other``: the side of those to choose from."""
        super().__init__()
        self._brief, self._other = found.brief, other
        self._proposed = {(pair.participant, pair.buddy) for pair in found.proposed}
        self.first: QWidget | None = None  # the button that the keyboard begins at
        self._said: dict[Couple, Said] = {}
        self._prices: dict[Couple, SaidLine] = {}
        self._at: dict[Couple, int] = {}  # the line of the grid; the one under it is for a price without a column
        self._heads: list[QWidget] = []
        self._is_wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(_WHO, 6)
        self._pairs = pairs
        self._arrange(wide=False)
        Gradual(self._fill(), self)

    def say_price(self, price: "Price") -> None:
        """Tell what choosing these two does to the others on the list."""
        couple = price.participant, price.buddy
        self._said[couple] = short_price(price, self._brief.called)
        if couple in self._prices:
            self._prices[couple].say(self._said[couple])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() >= theme.px(BESIDE))

    def _fill(self) -> Iterator[object]:
        """A row each step."""
        grouped = groupby(self._pairs, lambda pair: band(pair.state, pair.fit))
        for at, (group, members) in enumerate(grouped):
            self._add_head(_(GROUPS[group]), first=not at)
            for place, pair in enumerate(members):
                if place:
                    line = column(separator(), margins=(0, 7, 0, 7))
                    self._grid.addLayout(line, self._grid.rowCount(), 0, 1, _LOOK + 1)
                self._add(pair)
                yield pair

    def _add_head(self, words: str, first: bool) -> None:
        at = self._grid.rowCount()
        head = label(words, bold=True)
        head.setContentsMargins(0, 0 if first else 16, 0, 8)
        self._grid.addWidget(head, at, _MARK, 1, 2)
        if first:
            captions = _("for both"), _("for the others on the list")
            both, others = (label(words, theme.SMALL, bold=True, tone="text2") for words in captions)
            for caption in (both, others):
                caption.setContentsMargins(0, 0, 0, 8)
            self._grid.addWidget(both, at, _BARS)
            self._grid.addWidget(others, at, _PRICE)
            others.setVisible(bool(self._is_wide))
            self._heads.append(others)

    def _add(self, pair: Explanation) -> None:
        at, couple = self._grid.rowCount(), (pair.participant, pair.buddy)
        other = self._person(pair)
        name = label(other.names, bold=True, wrap=True)
        is_proposed = couple in self._proposed
        asked, mind = self._asked(pair), mind_words(pair, *self._names(pair))
        who = column(
            Flow([name, Chip(_("proposed now"), "primary")], line_gap=2) if is_proposed else name,
            ElidedLabel(dotted(place_of(other), kilometres(pair), what_is_shared(pair))),
            label(asked, theme.SECOND, wrap=True) if asked else None,
            label(mind, theme.SECOND, tone="text2", wrap=True) if mind else None,
            gap=0,
        )
        bars = FitBars(*((side_fit(pair, side), side_words(pair, side)) for side in Role))
        look = outlined(_("View"), small=True)
        look.setAccessibleName(_("View {name}").format(name=other.names))
        look.clicked.connect(lambda: self.pair_wanted.emit(pair))
        self.first = self.first or look
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(RoleMark(mark(other), 36), at, _MARK, 2, 1, middle)
        self._grid.addLayout(who, at, _WHO, middle)
        self._grid.addWidget(bars, at, _BARS, middle)
        self._grid.addWidget(look, at, _LOOK, 2, 1, middle)
        price = self._prices[couple] = SaidLine()
        if couple in self._said:
            price.say(self._said[couple])
        self._at[couple] = at
        self._place(couple)

    def _arrange(self, wide: bool) -> None:
        """The price in a column of its own, or under the name where there is no room for that."""
        if wide == self._is_wide:
            return
        self._is_wide = wide
        self._grid.setColumnStretch(_PRICE, 5 if wide else 0)
        for head in self._heads:
            head.setVisible(wide)
        for couple in self._prices:
            self._place(couple)

    def _place(self, couple: Couple) -> None:
        price, at = self._prices[couple], self._at[couple]
        self._grid.removeWidget(price)
        if self._is_wide:
            self._grid.addWidget(price, at, _PRICE, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._grid.addWidget(price, at + 1, _WHO, 1, 2)

    def _asked(self, pair: Explanation) -> str:
        if not pair.questions:
            return ""
        asked = pair.questions[0]
        whose = self._brief.participants if asked.side is Role.PARTICIPANT else self._brief.buddies
        return question_about(whose[asked.person_id], asked.about)

    def _names(self, pair: Explanation) -> tuple[str, str]:
        return self._brief.participants[pair.participant].called, self._brief.buddies[pair.buddy].called

    def _person(self, pair: Explanation) -> Candidate:
        if self._other is Role.PARTICIPANT:
            return self._brief.participants[pair.participant]
        return self._brief.buddies[pair.buddy]
