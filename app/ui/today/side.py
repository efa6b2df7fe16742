"""Beside the rows: what comes after this week, who pauses, and papers that are missing or run out.

A card without content is not shown but the first.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.services.papers_due import Expiring, Lacking
from app.services.subjects import Subject
from app.services.today_rows import BESIDE, Paused, Side, Today, named
from app.ui import theme
from app.ui.today import words
from app.ui.today.link import NameLink
from app.ui.today.row import mark_of
from app.ui.widgets.buttons import link
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row
from app.ui.widgets.text import ElidedLabel, label
from app.ui.words import brief_date
from app.vocabulary import BuddyStatus, Role

WIDTH = 288


class SideColumn(QWidget):
    """The cards, under each other or, below the list, beside each other."""

    opened = Signal(object)  # whom to open
    weeks_wanted = Signal()
    papers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        self.weeks = link(_("Coming weeks"))
        self.weeks.clicked.connect(self.weeks_wanted)
        self.coming, self.paused = Card(_("Coming days"), self.weeks), Card(_("Pausing"))
        self.all_papers = link(_("All papers"))
        self.all_papers.clicked.connect(self.papers_wanted)
        self.papers = Card(_("Papers"), self.all_papers)
        self._lists: dict[Card, QVBoxLayout] = {}
        for card in (self.coming, self.paused, self.papers):
            self._lists[card] = QVBoxLayout()
            self._lists[card].setSpacing(10)
            card.add(self._lists[card])
            card.body.addStretch(1)
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def set_beside(self, beside: bool) -> None:
        """Stand beside the rows, or under them."""
        across = QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(QBoxLayout.Direction.TopToBottom if beside else across)
        for at in range(self._cards.count()):  # under each other the room is left over below, beside each other shared
            last = at == self._cards.count() - 1
            self._cards.setStretch(at, int(last is beside))
        self.setMinimumWidth(theme.px(WIDTH) if beside else 0)
        self.setMaximumWidth(theme.px(WIDTH) if beside else 16777215)

    def show_day(self, found: Today) -> None:
        """Show what comes."""
        coming = [_Line(one.whom, words.title(one), one.sides, words.coming(one)) for one in found.coming]
        self._fill(self.coming, coming, found.ahead, _("Nothing is planned in the two weeks after."))
        paused = [_Line(one.whom, named(one.sides), one.sides, _pause(one, found.on)) for one in found.paused]
        self._fill(self.paused, paused, found.pausing)
        papers = [*map(_extract, found.extracts[:BESIDE]), *(_paper(one, found.on) for one in found.papers[:BESIDE])]
        self._fill(self.papers, papers, len(found.extracts) + len(found.papers))

    def _fill(self, card: Card, lines: Sequence["_Line"], all_of_them: int, nothing: str = "") -> None:
        body = self._lists[card]
        clear(body)
        for line in lines[:BESIDE]:
            if isinstance(line.name, NameLink):
                line.name.clicked.connect(lambda _on=False, whom=line.whom: self.opened.emit(whom))
            body.addWidget(line)
        if (rest := all_of_them - BESIDE) > 0:
            more = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
            body.addWidget(label(more, theme.SECOND, tone="text2"))
        if not lines and nothing:
            body.addWidget(label(nothing, theme.SECOND, tone="text2", wrap=True))
        card.setVisible(bool(lines or nothing))


class _Line(QWidget):
    """A name that opens whose it is, or that of an event, and a few words under it."""

    def __init__(self, whom: Subject | None, name: str, sides: Sequence[Side], said: str) -> None:
        super().__init__()
        self.whom = whom
        self.name: QWidget = NameLink(name) if whom else ElidedLabel(name, theme.BODY, bold=True, tone="text")
        texts = column(row(self.name, 1) if whom else self.name, ElidedLabel(said, theme.SECOND), gap=0)
        mark = QWidget()
        theme.fix(mark, width=52)
        mark.setLayout(row(mark_of(sides, 30) if sides else Glyph("calendar", "text2", 22), 1))
        line = row(mark, texts, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)


def _extract(one: Lacking) -> _Line:
    side = Side(Role.BUDDY, one.buddy_id, one.name, one.given, None, BuddyStatus.AVAILABLE)
    return _Line(Subject("buddy", one.buddy_id), one.name, (side,), words.extract(one))


def _paper(one: Expiring, today: date) -> _Line:
    side = Side(Role.BUDDY, one.buddy_id, one.name, one.given, None, BuddyStatus.AVAILABLE)
    return _Line(Subject("buddy", one.buddy_id), one.name, (side,), words.paper(one, today))


def _pause(one: Paused, today: date) -> str:
    """``tot 30/11``, or ``sinds 12/10``"""
    if one.until:
        return _("until {day}").format(day=brief_date(one.until, today))
    return _("since {day}").format(day=brief_date(one.since, today)) if one.since else ""
