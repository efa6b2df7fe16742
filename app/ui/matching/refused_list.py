"""The others, whom a rule refuses for one person: by name, with the rules that say no, and the pair behind each."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, ngettext, number
from app.matching.wording import rule_word
from app.ui import theme
from app.ui.matching.persons import Candidate, dotted, mark, place_of
from app.ui.widgets.buttons import outlined
from app.ui.widgets.gradual import Gradual
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.marks import RoleMark
from app.ui.widgets.text import ElidedLabel, label

MOST = 40


class RefusedList(QWidget):
    """Made when it is asked for."""

    chosen = Signal(str)  # id

    def __init__(self, refused: Mapping[str, Sequence[str]], people: Mapping[str, Candidate]) -> None:
        """``refused``: per rule the ids of whom it refuses."""
        super().__init__()
        rules: dict[str, list[str]] = {}
        for rule, ids in refused.items():
            for id in ids:
                rules.setdefault(id, []).append(rule_word(rule).lower())
        self.known = sorted(rules, key=lambda id: people[id].full_name.casefold())
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 4, 0, 0)
        self._lines.setSpacing(6)
        Gradual(self._fill(rules, people), self)

    def _fill(self, rules: Mapping[str, Sequence[str]], people: Mapping[str, Candidate]) -> Iterator[object]:
        """A row each step."""
        for id in self.known[:MOST]:
            self._lines.addWidget(separator())
            self._lines.addWidget(self._row(id, people[id], ", ".join(rules[id])))
            yield id
        if (left := len(self.known) - MOST) > 0:
            more = ngettext("and {n} other", "and {n} others", left).format(n=number(left))
            self._lines.addWidget(label(more, theme.SECOND, tone="text2"))

    def _row(self, id: str, person: Candidate, why: str) -> QWidget:
        look = outlined(_("View"), small=True)
        look.setAccessibleName(_("View {name}").format(name=person.names))
        look.clicked.connect(lambda: self.chosen.emit(id))
        said = column(label(person.names, bold=True, wrap=True), ElidedLabel(dotted(why, place_of(person))), gap=0)
        host = QWidget()
        inside = row(RoleMark(mark(person), 30), said, look, gap=12)
        inside.setStretch(1, 1)
        host.setLayout(inside)
        return host
