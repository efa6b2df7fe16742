"""What is known of a participant, as cards: own words and strengths first, care last and closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QVBoxLayout, QWidget

from app.i18n import _, ngettext, short_date
from app.services.duos import ContactRow, DuoRow
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.participants import contents, words
from app.ui.participants.contents import Items
from app.ui.widgets.availability_grid import AvailabilityGrid
from app.ui.widgets.buttons import Button, quiet
from app.ui.widgets.card import Card, Fold
from app.ui.widgets.copyable import Copyable
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import word

SIDE_WIDTH = 350
SHOWN_CONTACTS = 5


@dataclass(frozen=True)
class Known:
    """All that the detail shows of one participant; ``wished``: what the wishes of buddies are about."""

    row: ParticipantRow
    duos: Sequence[DuoRow]
    contacts: Sequence[ContactRow]
    wished: Iterable[str]
    today: date

    @property
    def has_duo(self) -> bool:
        """Whether a duo goes on, from proposal to closing."""
        return any(duo.open for duo in self.duos)


class Cards(QWidget):
    """Two columns of cards, or one; asks for the form at a section, and tells which half-day was answered."""

    edit_wanted = Signal(str)
    half_day_answered = Signal()
    duo_wanted = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = AvailabilityGrid(_("Half-days"))
        self.grid.changed.connect(lambda _slot, _value: self.half_day_answered.emit())
        self._cards: dict[str, Card] = {}
        self._shown_all = False
        self._known: Known | None = None
        left = [
            self._card("question", ""),
            self._card("strengths", _("Strengths and interests")),
            self._card("wishes", _("Wishes for a buddy")),
            self._card("remarks", _("Remarks")),
        ]
        availability = Card(_("Available"), label(_("half-days"), theme.SMALL, tone="text2"))
        availability.add(self.grid)
        availability.add(label(_("Click to change: yes, no, still to ask."), theme.SMALL, tone="text2", wrap=True))
        self._cards["duo"], self._cards["contacts"] = Card(_("Duo")), Card(_("Meanwhile"))
        side = [self._cards["duo"], availability, self._card("facts", _("Details")), self._cards["contacts"]]
        self._side = QWidget()
        self._side.setLayout(column(*side, 1, gap=12))
        main = QWidget()
        main.setLayout(column(*left, 1, gap=12))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addWidget(main, 1)
        self._columns.addWidget(self._side)
        self._care = QWidget()
        self._care_body = QVBoxLayout(self._care)
        self.care = Fold(_("Care and vulnerability"), self._care)
        body = column(self._columns, self.care, gap=12)
        self.setLayout(body)
        self.set_wide(True)

    def set_wide(self, wide: bool) -> None:
        """Two columns where there is room, else the side column under the other."""
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._side.setMinimumWidth(SIDE_WIDTH if wide else 0)
        self._side.setMaximumWidth(SIDE_WIDTH if wide else 16777215)

    def show_known(self, known: Known) -> None:
        """Show a participant, or the same one again."""
        if self._known is None or known.row.id != self._known.row.id:
            self._shown_all = False
            self._close_care()
        self._known = known
        one = known.row
        self.grid.set_values(one.availability)
        self._fill("question", contents.question(one))
        self._fill("strengths", contents.strengths(one))
        self._fill("wishes", contents.wishes(one, known.wished))
        self._fill("remarks", [label(one.remarks, wrap=True)] if one.remarks else [])
        self._cards["remarks"].setVisible(bool(one.remarks))
        self._fill("duo", self._duo(known))
        self._cards["duo"].setVisible(known.has_duo)
        self._fill("facts", self._facts(one))
        self._fill("contacts", self._contacts(known))
        care = one.care_note or _("Nothing noted. What stands here never comes on paper for others.")
        _replace(self._care_body, [label(care, tone="text" if one.care_note else "text2", wrap=True),
                                   row(self._change("care", _("Care and vulnerability")), 1)])  # fmt: skip

    def _close_care(self) -> None:
        """Care is closed until asked for, of each person anew."""
        if not self._care.isHidden():
            self.care.head.click()

    def _card(self, section: str, title: str) -> Card:
        made = Card(title, self._change(section, title)) if title else Card()
        made.body.setContentsMargins(16, 12, 10, 16)
        self._cards[section] = made
        return made

    def _change(self, section: str, title: str) -> Button:
        made = quiet(_("Change"), small=True)
        made.setAccessibleName(_("Change: {what}").format(what=title))
        made.clicked.connect(lambda: self.edit_wanted.emit(section))
        return made

    def _fill(self, section: str, items: Items) -> None:
        """Put other content under the heading of a card."""
        body = self._cards[section].body
        if section == "question":
            heading = label(words.question_heading(self._row.gender), theme.SMALL, bold=True, tone="text2")
            items = [row(heading, 1, self._change(section, heading.text())), *items]
            _replace(body, items)
            return
        _replace(body, items, keep=1)

    @property
    def _row(self) -> ParticipantRow:
        assert self._known
        return self._known.row

    def _duo(self, known: Known) -> Items:
        found: Items = []
        for duo in known.duos:
            if duo.open:
                show = quiet(_("Show"), small=True)
                show.setAccessibleName(_("Show the duo with {name}").format(name=duo.buddy))
                show.clicked.connect(lambda _checked=False, duo=duo: self.duo_wanted.emit(duo.id))
                since = duo.since(duo.state)
                state = word(duo.state)
                if since:
                    state = _("{state} since {day}").format(state=state, day=words.known_date(since))
                name = label(duo.buddy, bold=True, wrap=True)
                texts = column(name, label(state, theme.SECOND, tone="text2", wrap=True), gap=0)
                line = row(texts, show)
                line.setStretch(0, 1)
                found.append(line)
        return found

    def _facts(self, one: ParticipantRow) -> Items:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        facts: list[tuple[str, str | QWidget]] = [
            (_("Address"), words.address_words(one)),
            (_("Mail"), self._copyable(one.email) if one.email else _("not known")),
            (_("Languages"), words.languages_words(one.languages)),
            (_("Smoking"), words.yes_no_words(one.smokes, _("smokes"), _("does not smoke"), one.smokes_note)),
            (_("Pets"), words.yes_no_words(one.has_pets, _("has pets"), _("no pets"), one.pets_note)),
            (_("On the way"), words.travel_words(one)),
        ]
        if not one.phone:  # a number that is known stands beside the name
            facts.insert(1, (_("Phone"), _("not known")))
        if one.birth_date:
            facts.insert(0, (_("Born"), short_date(one.birth_date)))
        if one.referrer:
            facts.append((_("Referred by"), one.referrer))
        for at, (name, fact) in enumerate(facts):
            heading = contents.first_line(label(name, theme.SECOND, tone="text2"), theme.SECOND)
            heading.setFixedWidth(72)
            grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(fact, str):
                known = fact or _(words.TO_ASK)
                grid.addWidget(label(known, theme.SECOND, tone="text" if fact else "text2", wrap=True), at, 1)
            else:
                grid.addWidget(fact, at, 1, Qt.AlignmentFlag.AlignLeft)
        return [grid]

    def _copyable(self, text: str) -> Copyable:
        made = Copyable(text)
        made.copied.connect(self.copied)
        return made

    def _contacts(self, known: Known) -> Items:
        if not known.contacts:
            return [label(_("Nothing noted yet."), theme.SECOND, tone="text2")]
        shown = known.contacts if self._shown_all else known.contacts[:SHOWN_CONTACTS]
        width = 40 if all(contact.on.year == known.today.year for contact in shown) else 58
        found: Items = [contents.contact(contact, known.today, width) for contact in shown]
        if rest := len(known.contacts) - len(shown):
            more = quiet(ngettext("Show {n} older", "Show {n} older", rest).format(n=rest), small=True)
            more.clicked.connect(self._show_all)
            found.append(row(more, 1))
        return found

    def _show_all(self) -> None:
        self._shown_all = True
        if self._known:
            self._fill("contacts", self._contacts(self._known))


def _replace(body: QLayout, items: Items, keep: int = 0) -> None:
    """Take away what a layout holds after its first ``keep`` items, and put these there."""
    while body.count() > keep:
        _discard(body, keep)
    for item in items:
        if isinstance(item, QWidget):
            body.addWidget(item)
        elif isinstance(body, QBoxLayout):
            body.addLayout(item)


def _discard(body: QLayout, at: int) -> None:
    item = body.takeAt(at)
    if item is None:
        return
    if widget := item.widget():
        widget.hide()
        widget.deleteLater()
    elif inner := item.layout():
        while inner.count():
            _discard(inner, 0)
        inner.deleteLater()
