"""What stands on the cards of a person: chips, wishes, facts, duos, contacts. Unknown is said, never left out."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QGridLayout, QLabel, QLayout, QSizePolicy, QWidget

from app.i18n import _, language_name, telephone
from app.services.contact_file import month_said
from app.services.contacts import ContactRow
from app.services.duos import DuoRow
from app.services.follow_ups import StepRow
from app.services.rows import PersonRow
from app.services.today_rows import Matter
from app.ui import layers, theme
from app.ui.duos.words import KIND_ICONS
from app.ui.people import words
from app.ui.today.words import task
from app.ui.widgets.buttons import icon_button, more_button, quiet
from app.ui.widgets.chip import Chip
from app.ui.widgets.copyable import Copyable
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, discard, row
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import label
from app.ui.words import brief_date, known_date
from app.vocabulary import Role, Strength, word

Items = Sequence[QWidget | QLayout]
Fact = tuple[str, str | QWidget]
Choices = list[tuple[str, Callable[[], object]]]

_LINE = round(theme.SECOND * 1.4)
_DOTS = {Strength.MUST: 3, Strength.RATHER: 2, Strength.NICE: 1}


def own_words(said: str | None, ask: str) -> QLabel:
    """What somebody said, as a quotation; without it, what to ask."""
    if not said:
        return label(ask, tone="text2", wrap=True)
    bare = said.strip(' “”"')
    return label(_("“{question}”").format(question=bare), theme.HEADING, italic=True, wrap=True)


def team_note(said: str | None) -> Items:
    """A note of the coordinators, with whose it is; nothing where there is none."""
    return [label(said, wrap=True), layers.mark(_(layers.TEAM_NOTE), wrap=True)] if said else []


def chips(first: Iterable[str], then: Iterable[str], tone: str) -> list[QWidget]:
    """Facts of one word: those that say most of somebody in the colour of the role."""
    found: list[QWidget] = []
    for text, colour in (*((text, tone) for text in first), *((text, "chip") for text in then)):
        made = Chip(text, colour)
        made.setToolTip(text)
        found.append(made)
    return found


def sign(icon: str, token: str, said: str) -> QLayout:
    """A line with a small icon before it."""
    line = row(Glyph(icon, token), label(said, theme.SECOND, tone="text2", wrap=True))
    line.setStretch(1, 1)
    return line


def wishes(one: PersonRow, wished: Iterable[str]) -> Items:
    """Wishes by strength, and what is still to be asked."""
    lines: list[tuple[QWidget, str, str]] = [
        (_Dots(_DOTS[strength]), word(strength), said) for strength, said in words.wishes_by_strength(one.wishes)
    ]
    found: list[QWidget | QLayout] = []
    if not lines:
        found.append(label(_("No wishes noted."), tone="text2"))
    if ask := words.still_to_ask(one, wished):
        lines.append((Glyph("ask", "text2"), _(words.TO_ASK), ", ".join(ask)))
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(2, 1)
    for at, (dots, strength, said) in enumerate(lines):
        grid.addWidget(dots, at, 0, Qt.AlignmentFlag.AlignTop)
        how = first_line(label(strength, bold=True))
        how.setMinimumWidth(theme.px(90))
        grid.addWidget(how, at, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(said, wrap=True), at, 2)
    return [*found, grid] if lines else found


def facts(lines: Iterable[Fact]) -> QLayout:
    """Names of facts with what is known of them; an empty text is still to be asked."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for at, (name, fact) in enumerate(lines):
        heading = label(name, theme.SECOND, tone="text2", wrap=True)
        theme.fix(heading, width=80)
        grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(fact, str):
            known = fact or _(words.TO_ASK)
            grid.addWidget(label(known, theme.SECOND, tone="text" if fact else "text2", wrap=True), at, 1)
        else:
            grid.addWidget(fact, at, 1, Qt.AlignmentFlag.AlignLeft)
    return grid


def reach_facts(one: PersonRow, copied: Callable[[str], object], *, in_heading: bool = True) -> list[Fact]:
    """How to reach somebody. ``in_heading``: a number that is known stands beside the name, with how to use it."""

    def copyable(text: str) -> str | QWidget:
        if not one.may_be_contacted:
            return text
        made = Copyable(text)
        made.copied.connect(copied)
        return made

    found: list[Fact] = [(_("Phone"), _("not known"))] if not one.phone else []
    if one.phone and not in_heading:
        found.append((_("Phone"), copyable(telephone(one.phone))))
    found.append((_("Mail"), copyable(one.email) if one.email else _("not known")))
    told = in_heading and one.phone and one.may_be_contacted
    return [*found, (_("To reach"), one.reach_note)] if one.reach_note and not told else found


def home_facts(one: PersonRow) -> list[Fact]:
    """When somebody was born, where that is known, and where she or he lives."""
    born: list[Fact] = [(_("Born"), known_date(one.birth_date))] if one.birth_date else []
    return [*born, (_("Address"), words.address_words(one))]


def asked_facts(one: PersonRow) -> list[Fact]:
    """What matching asks, of each of a couple as well."""
    return [
        (_("Languages"), words.languages_words(one.languages)),
        *([(_("Papers in"), language_name(one.paper_language))] if one.paper_language else ()),
        (_("Smoking"), words.yes_no_words(one.smokes, _("smokes"), _("does not smoke"), one.smokes_note)),
        (_("Pets"), words.yes_no_words(one.has_pets, _("has pets"), _("no pets"), one.pets_note)),
    ]


def own_facts(one: PersonRow) -> list[Fact]:
    """What is known about the office's own criteria."""
    said = words.own_words(one)
    return [(_("Further"), said)] if said else []


def person_facts(one: PersonRow, copied: Callable[[str], object]) -> list[Fact]:
    """All of these, and how far somebody travels."""
    on_the_way: Fact = (_("On the way"), words.travel_words(one))
    return [*home_facts(one), *reach_facts(one, copied), *asked_facts(one), on_the_way, *own_facts(one)]


def duo_line(duo: DuoRow, role: Role, show: Callable[[], object]) -> QLayout:
    """With whom somebody is or was a duo, in which state, and the way to its page."""
    name = duo.buddy if role is Role.PARTICIPANT else duo.participant
    button = quiet(_("Show"), small=True)
    button.setAccessibleName(_("Show the duo with {name}").format(name=name))
    button.clicked.connect(show)
    state = word(duo.state)
    if since := duo.since(duo.state):
        said = _("{state} since {day}") if duo.open else _("{state} on {day}")
        state = said.format(state=state, day=known_date(since))
    texts = column(label(name, bold=True, wrap=True), label(state, theme.SECOND, tone="text2", wrap=True), gap=0)
    line = row(texts, button)
    line.setStretch(0, 1)
    return line


def contact(found: ContactRow, role: Role, today: date, width: int, more: Choices | None = None) -> QLayout:
    """A contact as lines beside its day, which gets a column of its own; ``more`` fills a menu."""
    day = label(brief_date(found.on, today), theme.SMALL, tone="text2")
    theme.fix(day, width=width, height=_LINE)
    what = month_said(found.on, found.times, today) if found.monthly else word(found.kind)
    if found.side and found.side is not role:
        with_whom = _("{what}, with the buddy") if found.side is Role.BUDDY else _("{what}, with the participant")
        what = with_whom.format(what=what)
    if found.reached is False and not found.monthly:
        what = _("{what}, not reached").format(what=what)
    texts = [label(what, theme.SECOND, bold=True, wrap=True)]
    if said := " · ".join(filter(None, (found.activity, found.note))):
        texts.append(label(said, theme.SECOND, tone="text2", wrap=True))
    menu = None
    if more:
        button = more_button(_("More with the contact of {day}").format(day=day.text()), more)
        menu = column(button, 1)
    line = row(column(day, 1), column(Glyph(KIND_ICONS[found.kind], "text2"), 1), column(*texts, 1, gap=0), menu)
    line.setStretch(2, 1)
    line.setContentsMargins(0, 0, 0, 2)
    return line


def step(found: StepRow, today: date, width: int, do: Callable[[], object]) -> QLayout:
    """What is still to be done, with a tick for when it is."""
    day = label(brief_date(found.on, today), theme.SMALL, tone="text2")
    theme.fix(day, width=width, height=_LINE)
    what = task(Matter(found.kind), found.what)
    tick = icon_button("check", _("Done: {what}").format(what=what))
    tick.clicked.connect(lambda _checked=False: do())
    said = label(what, theme.SECOND, bold=True, wrap=True)
    line = row(column(day, 1), column(Glyph("later", "text2"), 1), column(said, 1), column(tick, 1))
    line.setStretch(2, 1)
    return line


def day_width(days: Iterable[date], today: date) -> int:
    """The room for brief dates in a column."""
    return 40 if all(day.year == today.year for day in days) else 58


def first_line(made: QLabel, size: int = theme.BODY) -> QLabel:
    """Make a label as high as one line of the wrapped text beside it, so that they stand level."""
    theme.fix(made, height=round(size * 1.4))
    return made


def replace(body: QLayout, items: Items, keep: int = 0) -> None:
    """Take away what a layout holds after its first ``keep`` items, and put these there.

    Who was at one of them with the keyboard goes on at what stands there now under the same name.
    """
    host, name, before = body.parentWidget(), "", set[QWidget]()
    here = host.window().focusWidget() if host else None
    if host and here and host.isAncestorOf(here):
        name, before = _name(here), set(host.findChildren(QWidget))
    while body.count() > keep and (old := body.takeAt(keep)) is not None:
        discard(old)
    for item in items:
        if isinstance(item, QWidget):
            body.addWidget(item)
        elif isinstance(body, QBoxLayout):
            body.addLayout(item)
    if host and name and not (here and here.isVisibleTo(host)):
        same = [one for one in host.findChildren(QWidget) if one not in before and _name(one) == name]
        for one in same[:1]:  # in sight only once the event loop comes round
            QTimer.singleShot(0, one, partial(one.setFocus, Qt.FocusReason.TabFocusReason))


def _name(widget: QWidget) -> str:
    """What a screen reader calls something that takes the keyboard."""
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return ""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


class _Dots(QWidget):
    """Three dots, so many of them full: how strongly something is wished. The word beside it says the same."""

    def __init__(self, full: int) -> None:
        super().__init__()
        self._full = full
        theme.fix(self, width=28, height=21)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setPen(theme.pen("primary", 1.4))
            scale = self.width() / 28
            for at in range(3):
                painter.setBrush(theme.color("primary" if at < self._full else "surface"))
                painter.drawEllipse(QRectF(*(scale * length for length in (1 + at * 9.5, 7.5, 6.6, 6.6))))
