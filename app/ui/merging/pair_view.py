"""Two records side by side: who each is, what hangs on them, and field by field what each says."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, labelled, ngettext, short_date
from app.services.hanging_words import hangs
from app.services.merging import Comparison, Side
from app.services.merging_fields import Field, Pick
from app.ui import theme
from app.ui.merging.option import NAME, FieldLine
from app.ui.merging.words import PARTS, roles
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row, scrolled
from app.ui.widgets.marks import Mark, RoleMark, initials
from app.ui.widgets.text import label

ALONE = 2


class PairView(QWidget):
    """Tells that something was chosen, and that the last field was passed with Enter or the arrow."""

    changed = Signal()
    passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[FieldLine] = []
        self.laid: Comparison | None = None
        host = QWidget()
        self._body: QVBoxLayout = column(gap=12, margins=(0, 0, 0, 0))
        host.setLayout(column(self._body, 1, gap=0))
        self.area = scrolled(host, _("Side by side"))
        self.setLayout(column(self.area))

    def show_pair(self, laid: Comparison, said: str) -> None:
        """Show two; ``said`` tells on what they agree."""
        self.laid = laid
        self.lines = []
        clear(self._body)
        self._body.addWidget(self._head(laid, said))
        for part, title in PARTS.items():
            fields = sorted((field for field in laid.fields if field.part == part), key=_rank)
            if fields:
                card = Card(_(title))
                for at, field in enumerate(fields):
                    if at and _rank(field) == ALONE != _rank(fields[at - 1]):
                        card.add(label(_("On one of the two only"), theme.SMALL, tone="text2", bold=True))
                    card.add(self._line(FieldLine(field, laid.areas)))
                self._body.addWidget(card)
        if not self.lines and not laid.against:
            self._body.addWidget(label(_("On everything else they say the same."), tone="text2", wrap=True))
        self.area.verticalScrollBar().setValue(0)
        self.setFocusProxy(self.lines[0] if self.lines else self.area)

    @property
    def picks(self) -> Mapping[str, Pick]:
        """What was chosen, by the key of each field."""
        return {line.field.key: line.current for line in self.lines}

    @property
    def open(self) -> int:
        """How many fields nobody has chosen yet."""
        return sum(not line.settled for line in self.lines)

    def _line(self, line: FieldLine) -> FieldLine:
        self.lines.append(line)
        line.picked.connect(self.changed)
        line.left.connect(lambda step: self._step(line, step))
        return line

    def _step(self, line: FieldLine, step: int) -> None:
        """To the field above or below; past the last one to the answer."""
        at = self.lines.index(line) + step
        if at >= len(self.lines):
            self.passed.emit()
        elif at >= 0:
            there = self.lines[at]
            there.options[there.current].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(there, 0, 80)

    def _head(self, laid: Comparison, said: str) -> QWidget:
        card = Card()
        if said:
            card.add(row(Glyph("info"), label(said, theme.SECOND, tone="text2", wrap=True), gap=8))
        if laid.against:
            line = row(Glyph("warn", "amber_ink"), label(laid.against, bold=True, wrap=True), gap=8)
            card.add(line)
        gap = QWidget()
        theme.fix(gap, width=NAME)
        sides = row(
            gap, _side(laid.older, _("Known longest: this one stays")), _side(laid.newer, _("Came later")), gap=8
        )
        sides.setStretch(1, 1)
        sides.setStretch(2, 1)
        card.add(sides)
        if laid.waits_from:
            words = _("Waiting counts from {day}, the earlier registration.").format(day=short_date(laid.waits_from))
            card.add(label(words, theme.SECOND, tone="text2", wrap=True))
        if laid.two_duos:
            words = _("Both are in a duo that goes on: afterwards this participant has two.")
            card.add(row(Glyph("warn", "amber_ink"), label(words, theme.SECOND, wrap=True), gap=8))
        return card


def _rank(field: Field) -> int:
    """What is to be chosen first, then what both say, and last what only one of them knows."""
    known = [any(value not in (None, "", [], {}) for value in said.values()) for said in (field.older, field.newer)]
    return 0 if field.asks else 1 if all(known) else ALONE


def _side(side: Side, title: str) -> QWidget:
    made = QWidget()
    known = side.known
    mark = RoleMark(Mark(known.roles[0][0].value if known.roles else "group", initials(known.name)), 36)
    along = hangs(side.hangs)
    words = _("Comes along: {what}").format(what=along) if along else _("Nothing hangs on it.")
    about = [roles(known)]
    if side.since:
        about.append(_("since {day}").format(day=short_date(side.since)))
    made.setLayout(
        column(
            label(title, theme.SMALL, tone="text2", bold=True, wrap=True),
            row(mark, label(known.name, bold=True, wrap=True), gap=10),
            label(" · ".join(about), theme.SECOND, wrap=True),
            label(words, theme.SECOND, tone="text2", wrap=True),
            1,
            gap=4,
        )
    )
    made.setAccessibleName(labelled(title, known.name))
    return made


def open_words(count: int) -> str:
    """What is still to choose, and what happens otherwise."""
    words = ngettext(
        "{n} to choose: otherwise the first record holds.", "{n} to choose: otherwise the first record holds.", count
    )
    return words.format(n=count) if count else ""
