"""Beside the picture: who is chosen, and what leads further; with nobody chosen, how many there are of each."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services.programme import Node, Part, Programme
from app.ui import theme
from app.ui.programme.words import MANY, MARKS, facts
from app.ui.widgets.buttons import outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.layout import clear, column, row, separator
from app.ui.widgets.marks import Mark, RoleMark, initials, paint_mark
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import label

MOST = 12


class NodeCard(Card):
    """``opened`` tells whose page is wanted, ``duo_wanted`` of which duo; ``chosen`` who else to look at."""

    opened = Signal(object)
    duo_wanted = Signal(object)
    chosen = Signal(object)
    loosened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._node: Node | None = None
        self._mark = RoleMark(Mark("participant"), 30)
        self._name = label("", theme.HEADING, bold=True, wrap=True)
        self._facts = label("", theme.SECOND, tone="text2", wrap=True)
        self._ties = QVBoxLayout()
        self._ties.setSpacing(2)
        self.open = outlined("", "right", small=True)
        self.open.clicked.connect(lambda: self._node and self.opened.emit(self._node.id))
        self.loosen = quiet(_("Release this place"), "fix", small=True)
        self.loosen.clicked.connect(lambda: self._node and self.loosened.emit(self._node.id))
        head = row(column(self._mark, 1), column(self._name, self._facts, gap=2), gap=10)
        head.setStretch(1, 1)
        for part in (head, self._ties, row(self.open, 1), row(self.loosen, 1)):
            self.add(part)
        self.hide()

    def show_node(self, node: Node | None, found: Programme, pinned: bool) -> None:
        """Show somebody; nobody hides the card."""
        self.setVisible(node is not None)
        self._node = node
        if node is None:
            return
        self._mark.change(Mark(MARKS[node.part], initials(node.name)))
        self._name.setText(node.name)
        self._facts.setText(facts(node))
        self.loosen.setVisible(pinned)
        settled = node.part in (Part.COORDINATOR, Part.PARTNER)
        self.open.setText(_("To the settings") if settled else _("To the page"))
        self.open.updateGeometry()
        clear(self._ties)
        nodes = {one.id: one for one in found.nodes}
        ties = [tie for tie in found.ties if node.id in (tie.one, tie.other)]
        for tie in ties[:MOST]:
            other = nodes[tie.other if tie.one == node.id else tie.one]
            to_them = quiet(other.short, small=True)
            to_them.setAccessibleName(_("Look at {name}").format(name=other.name))
            to_them.clicked.connect(lambda _on=False, one=other.id: self.chosen.emit(one))
            to_duo = quiet(_("duo"), "duo", small=True) if tie.duo_id else None
            if to_duo:
                to_duo.setAccessibleName(_("To the duo with {name}").format(name=other.name))
                to_duo.clicked.connect(lambda _on=False, duo=tie.duo_id: self.duo_wanted.emit(duo))
            self._ties.addLayout(row(RoleMark(Mark(MARKS[other.part]), 16), to_them, 1, to_duo, gap=4))
        if len(ties) > MOST:
            self._ties.addWidget(label(_("{n} more").format(n=len(ties) - MOST), theme.SMALL, tone="text2"))


class CountsCard(Card):
    """What the shapes and lines say, and how many there are of each."""

    def __init__(self) -> None:
        super().__init__(_("The office now"))
        self.body.setSpacing(6)
        self._numbers = {part: label("", bold=True) for part in Part}
        self._together, self._getting = label("", bold=True), label("", bold=True)
        for part in Part:
            self.add(_line(_Sign(Mark(MARKS[part])), _(MANY[part]), self._numbers[part]))
        self.add(separator())
        self.add(_line(_Sign(Qt.PenStyle.SolidLine), _("Duos together"), self._together))
        self.add(_line(_Sign(Qt.PenStyle.DashLine), _("Getting to know each other"), self._getting))
        hint = _("The number in a square: how many participants a coordinator follows.")
        self.add(label(hint, theme.SMALL, tone="text2", wrap=True))

    def show_programme(self, found: Programme) -> None:
        """Count."""
        for part, number in self._numbers.items():
            number.setText(str(sum(node.part is part for node in found.nodes)))
        duos = [tie.together for tie in found.ties if tie.duo_id]
        self._together.setText(str(sum(duos)))
        self._getting.setText(str(len(duos) - sum(duos)))


def _line(sign: QWidget, words: str, number: QWidget) -> QWidget:
    made, said = QWidget(), label(words, wrap=True)
    line = row(sign, said, number)
    line.setStretch(1, 1)
    made.setLayout(line)
    return made


class _Sign(QWidget):
    """A shape, or a bit of a line, as it is drawn on the picture."""

    def __init__(self, drawn: Mark | Qt.PenStyle) -> None:
        super().__init__()
        self._drawn = drawn
        theme.fix(self, width=17, height=17)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            if isinstance(self._drawn, Mark):
                paint_mark(painter, self._drawn, QRectF(self.rect()).adjusted(1, 1, -1, -1), solid=True)
                return
            painter.setPen(theme.pen("primary", 1.8, self._drawn))
            middle = self.height() / 2
            painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))
