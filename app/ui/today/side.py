"""Beside the rows: what comes after this week, who pauses, and papers that run out. An empty card is not shown."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.services.papers import Expiring
from app.services.subjects import Subject
from app.services.today_reading import Side
from app.services.today_rows import Today
from app.ui import theme
from app.ui.today import words
from app.ui.today.link import NameLink
from app.ui.today.row import mark_of
from app.ui.widgets.card import Card
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import ElidedLabel, label
from app.ui.words import brief_date
from app.vocabulary import BuddyStatus, Role

WIDTH, MOST = 288, 5


class SideColumn(QWidget):
    """The cards, under each other or, below the list, beside each other."""

    opened = Signal(object)  # whom to open

    def __init__(self) -> None:
        super().__init__()
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        self.coming, self.paused = Card(_("Coming days")), Card(_("Pausing"))
        self.papers = Card(_("Papers that run out"))
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
        coming = [_Line(one.whom, one.sides, words.coming(one)) for one in found.coming[:MOST]]
        self._fill(self.coming, coming, len(found.coming))
        paused = [_Line(one.whom, one.sides, _since(one.since, found.on)) for one in found.paused[:MOST]]
        self._fill(self.paused, paused, len(found.paused))
        self._fill(self.papers, [_paper(one, found.on) for one in found.papers[:MOST]], len(found.papers))
        self.setVisible(bool(found.coming or found.paused or found.papers))

    def _fill(self, card: Card, lines: Sequence["_Line"], of: int) -> None:
        body = self._lists[card]
        while (item := body.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in lines:
            line.name.clicked.connect(lambda _on=False, whom=line.whom: self.opened.emit(whom))
            body.addWidget(line)
        if rest := of - len(lines):
            more = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
            body.addWidget(label(more, theme.SECOND, tone="text2"))
        card.setVisible(bool(lines))


class _Line(QWidget):
    def __init__(self, whom: Subject, sides: Sequence[Side], said: str) -> None:
        super().__init__()
        self.whom = whom
        names = sides[0].name if len(sides) == 1 else " & ".join(side.given for side in sides)
        self.name = NameLink(names)
        texts = column(row(self.name, 1), ElidedLabel(said, theme.SECOND), gap=0)
        mark = QWidget()
        theme.fix(mark, width=52)
        mark.setLayout(row(mark_of(sides, 30), 1))
        line = row(mark, texts, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)


def _paper(one: Expiring, today: date) -> _Line:
    side = Side(Role.BUDDY, one.buddy_id, one.name, one.given, None, BuddyStatus.AVAILABLE)
    return _Line(Subject("buddy", one.buddy_id), (side,), words.paper(one, today))


def _since(day: date, today: date) -> str:
    return _("since {day}").format(day=brief_date(day, today))
