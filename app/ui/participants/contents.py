"""What stands on the cards: own words, strengths, wishes, contacts. Unknown is said, never left out."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QSizePolicy, QWidget

from app.i18n import _
from app.services.duos import ContactRow
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.participants import words
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import label
from app.vocabulary import ContactKind, Strength, word

Items = list[QWidget | QLayout]

_ICONS = {
    ContactKind.PHONE: "phone",
    ContactKind.VISIT: "participant",
    ContactKind.MAIL: "mail",
    ContactKind.MEETING: "meet",
    ContactKind.OUTING: "walk",
}
_DOTS = {Strength.MUST: 3, Strength.STRONG: 3, Strength.RATHER: 2, Strength.NICE: 1}


def question(one: ParticipantRow) -> Items:
    if not one.question:
        return [label(_("Not noted yet. What would {name} like to do with a buddy?").format(name=one.first_name),
                      tone="text2", wrap=True)]  # fmt: skip
    bare = one.question.strip(' “”"')
    return [label(_("“{question}”").format(question=bare), theme.HEADING, italic=True, wrap=True)]


def strengths(one: ParticipantRow) -> Items:
    chips: list[QWidget] = [_chip(text, "primary") for text in (*one.strengths, *(one.traits or ()))]
    chips += [_chip(text, "chip") for text in one.interests or ()]
    found: Items = [Flow(chips)] if chips else []
    if not chips:
        ask = _("Still to ask: what is {name} good at, and what does {name} like to do?")
        found.append(label(ask.format(name=one.first_name), tone="text2", wrap=True))
    if one.gives:
        gives = label(_("Does for others: {what}").format(what=one.gives), theme.SECOND, tone="text2", wrap=True)
        line = row(_Icon("heart", "green"), gives)
        line.setStretch(1, 1)
        found.append(line)
    return found


def _chip(text: str, tone: str) -> Chip:
    made = Chip(text, tone)
    made.setToolTip(text)
    return made


def wishes(one: ParticipantRow, wished: Iterable[str]) -> Items:
    lines: list[tuple[QWidget, str, str]] = [
        (_Dots(_DOTS[strength]), word(strength), said) for strength, said in words.wishes_by_strength(one.wishes)
    ]
    found: Items = []
    if not lines:
        found.append(label(_("No wishes noted."), tone="text2"))
    if ask := words.still_to_ask(one, wished):
        lines.append((_Icon("ask", "text2"), _(words.TO_ASK), ", ".join(ask)))
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 6, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(2, 1)
    for at, (sign, strength, said) in enumerate(lines):
        grid.addWidget(sign, at, 0, Qt.AlignmentFlag.AlignTop)
        how = first_line(label(strength, bold=True))
        how.setMinimumWidth(90)
        grid.addWidget(how, at, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(said, wrap=True), at, 2)
    return [*found, grid] if lines else found


def contact(contact: ContactRow, today: date, width: int) -> QLayout:
    """A contact as lines beside its day, which gets a column of its own."""
    day = label(words.brief_date(contact.on, today), theme.SMALL, tone="text2")
    first_line(day, theme.SECOND).setFixedWidth(width)
    what = word(contact.kind)
    if contact.reached is False:
        what = _("{what}, not reached").format(what=what)
    texts = [label(what, theme.SECOND, bold=True, wrap=True)]
    if contact.note:
        texts.append(label(contact.note, theme.SECOND, tone="text2", wrap=True))
    line = row(column(day, 1), column(_Icon(_ICONS[contact.kind], "text2"), 1), column(*texts, gap=0))
    line.setStretch(2, 1)
    line.setContentsMargins(0, 0, 0, 2)
    return line


def first_line(made: QLabel, size: int = theme.BODY) -> QLabel:
    """Make a label as high as one line of the wrapped text beside it, so that they stand level."""
    made.setFixedHeight(round(size * 1.4))
    return made


class _Icon(QWidget):
    """A small icon in a line of text."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token
        self.setFixedSize(QSize(18, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            theme.paint_icon(painter, self._name, self._token, 0, 1, 18)


class _Dots(QWidget):
    """Three dots, so many of them full: how strongly something is wished. The word beside it says the same."""

    def __init__(self, full: int) -> None:
        super().__init__()
        self._full = full
        self.setFixedSize(QSize(28, 21))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setPen(theme.pen("primary", 1.4))
            for at in range(3):
                painter.setBrush(theme.color("primary" if at < self._full else "surface"))
                painter.drawEllipse(QRectF(1 + at * 9.5, 7.5, 6.6, 6.6))
