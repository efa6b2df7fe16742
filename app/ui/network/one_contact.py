"""Somebody who is chosen: who that is, where, how often, what goes to and fro, and whom they know.

It reads as a few lines; each of them is also where it is said otherwise. What is seldom asked is folded away.
"""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from app.i18n import _
from app.network.contents import MapContact
from app.network.map import Ring, Sector
from app.network.words import ring_word, sector_words
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.known import Known
from app.ui.network.name_line import NameLine
from app.ui.network.said import Said
from app.ui.network.support_chips import SupportChips
from app.ui.network.words import BONDS, MARKS, state_words
from app.ui.widgets.buttons import more_button
from app.ui.widgets.card import InnerFold
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import Mark, RoleMark
from app.ui.widgets.text import label
from app.vocabulary import Met, NetworkKind, Often, TieKind, word

_YES, _NO = "yes", "no"
_ANSWERS = {_YES: True, _NO: False, "": None}


class OneContact(QWidget):
    """Tells what should change of who is shown: an id and the new value."""

    renamed = Signal(object, str)
    noted = Signal(object, object)  # a tuple of ids, and facts by name (``services.network.note``)
    place_chosen = Signal(object, object, object)  # a Sector and a Ring
    tied = Signal(object, object, object)  # two ids, and a TieKind or None for nothing between them
    taken_off = Signal(object)
    removal_wanted = Signal()
    forgetting_wanted = Signal()
    left = Signal()  # renaming, or choosing whom to connect with, is over

    def __init__(self) -> None:
        super().__init__()
        self.row: MapContact | None = None
        self._mark = RoleMark(Mark("participant"), 30, solid=True)
        self._name = label("", theme.HEADING, bold=True, wrap=True)
        self._line = NameLine(_("Name"))
        self._state = label("", theme.SECOND, tone="text2")
        self.relation = TextField(_("Who is that?"), optional=False)
        self.relation.label.hide()
        self.relation.editor.setObjectName("inline")
        self.relation.editor.setFont(theme.font(theme.SECOND))
        self.relation.editor.setProperty("placeholderText", _("Who is that?"))
        self.sector = Said(_("Part of the map"), _numbered(Sector, sector_words()), _("which part?"))
        self.ring = Said(_("Ring"), [(str(int(ring)), ring_word(ring)) for ring in Ring], _("how close?"))
        unknown = _("still to ask")
        self.often = Said(_("How often"), [(one.value, word(one)) for one in Often], _("how often?"), unknown)
        self.met = Said(_("How they met"), [(one.value, word(one)) for one in Met], _("how did they meet?"), unknown)
        answers = [(_YES, _("yes")), (_NO, _("no"))]
        self.without = Said(_("Also without the buddy?"), answers, unknown, unknown)
        self.kind = Said(_("Kind"), [(kind.value, word(kind)) for kind in NetworkKind])
        self.bond = Said(_("Between them"), [(key.value, _(said)) for key, said in BONDS.items()], unknown, unknown)
        self.potential, self.deceased = FilterChip(_("can grow"), faint=True), FilterChip(_("deceased"), faint=True)
        self.receives, self.gives = SupportChips(), SupportChips()
        self.known = Known()
        self.more = InnerFold(_("More"), self._rarely())
        self._assemble()
        self._listen()
        self.setFocusProxy(self.sector)

    def show_contact(self, one: MapContact, shown: NetworkMap) -> None:
        """Show somebody of a map."""
        if self.row and one.id != self.row.id:
            self.leave()
        self.row = one
        self._mark.setVisible(one.kind is not None)
        if one.kind:
            self._mark.change(Mark(MARKS[one.kind]))
        self._name.setText(one.name)
        self._state.setText(" · ".join(state_words(one)))
        self._state.setVisible(bool(self._state.text()))
        self._off.setEnabled(one.spot is not None)
        if not self.relation.editor.hasFocus():
            self.relation.set_text(one.relation or "")
        for at, words in enumerate(shown.sectors):
            self.sector.setItemText(at, words)
        self.sector.choose("" if one.sector is None else str(int(one.sector)))
        self.ring.choose("" if one.ring is None else str(int(one.ring)))
        self.kind.choose(one.kind or "")
        self.often.choose(one.often or "")
        self.met.choose(one.met or "")
        self.bond.choose(one.bond or "")
        self.without.choose(next(key for key, answer in _ANSWERS.items() if answer is one.without_buddy))
        self._without.setVisible(_asks_without(one))
        self.receives.show_on(_("Receives from {name}").format(name=one.name), one.receives)
        self.gives.show_on(_("Gives to {name}").format(name=one.name), one.gives)
        self.potential.setChecked(one.potential)
        self.deceased.setChecked(one.deceased)
        self.known.show_ties(one, shown)

    def begin_rename(self) -> None:
        """Change the name in its place; Enter keeps it, Esc does not."""
        if self.row:
            self._heading.setCurrentWidget(self._line)
            self._line.begin()
            self._line.setText(self.row.name)
            self._line.selectAll()

    def leave(self) -> None:
        """Somebody else comes, or nobody: hand over what was typed last."""
        self.commit()
        self._end_rename()
        self.known.end()
        self.row = None

    def commit(self) -> None:
        """Hand over what was typed last."""
        self._line.commit()
        self.relation.commit()

    def _note(self, **facts: Any) -> None:
        if self.row:
            self.noted.emit((self.row.id,), facts)

    def _place(self, _key: str) -> None:
        """A name that waits is placed once both ring and part are said."""
        if self.row and self.ring.current and self.sector.current:
            sector, ring = Sector(int(self.sector.current)), Ring(int(self.ring.current))
            if (sector, ring) != (self.row.sector, self.row.ring):
                self.place_chosen.emit(self.row.id, sector, ring)

    def _tie(self, other: object, kind: TieKind | None) -> None:
        if self.row:
            self.tied.emit(self.row.id, other, kind)

    def _take_off(self) -> None:
        if self.row:
            self.taken_off.emit(self.row.id)

    def _rename(self, names: list[str]) -> None:
        if self.row and names and names[0] != self.row.name:
            self.renamed.emit(self.row.id, names[0])
        self._end_rename()

    def _end_rename(self) -> None:
        if self._heading.currentWidget() is self._line:
            keyboard = self._line.hasFocus()
            self._heading.setCurrentIndex(0)
            if keyboard:
                self.left.emit()

    # Parts

    def _assemble(self) -> None:
        more = more_button(
            _("More about this name"),
            [
                (_("Rename (F2)"), self.begin_rename),
                (_("Take off the map"), self._take_off),
                (_("Remove (Del)"), self.removal_wanted.emit),
                (_("Wipe everywhere…"), self.forgetting_wanted.emit),
            ],
        )
        menu = more.menu()
        assert menu
        self._off: QAction = menu.actions()[1]
        title, shown = QWidget(), QWidget()
        self._heading = QStackedLayout(title)
        shown.setLayout(column(1, self._name, 1, gap=0))
        for one in (shown, self._line):
            self._heading.addWidget(one)
        head = row(gap=10)
        head.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        head.addLayout(column(title, self.relation, self._state, gap=0), 1)
        head.addWidget(more, alignment=Qt.AlignmentFlag.AlignTop)
        asked = QWidget()
        self._without = asked
        asked.setLayout(
            row(label(_("Also without the buddy?"), theme.SMALL, bold=True, tone="text2"), self.without, 1, gap=2)
        )
        lines = [Flow([*said], gap=10, line_gap=0) for said in ((self.sector, self.ring), (self.often, self.met))]
        facts = column(*lines, asked, gap=0)
        within = column(head, facts, self.receives, self.gives, self.known, gap=8)
        within.addWidget(self.more)
        self.setLayout(within)

    def _rarely(self) -> QWidget:
        """What is seldom asked."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, (words, editor) in enumerate(((_("Kind"), self.kind), (_("Between them"), self.bond))):
            said = label(words, theme.SMALL, bold=True, tone="text2")
            said.setBuddy(editor)
            grid.addWidget(said, at, 0)
            grid.addWidget(editor, at, 1)
        made = QWidget()
        made.setLayout(column(grid, Flow([self.potential, self.deceased], gap=6), gap=6))
        return made

    def _listen(self) -> None:
        self._line.named.connect(self._rename)
        self._line.left.connect(self._end_rename)
        self._line.lost.connect(self._end_rename)
        self.relation.committed.connect(lambda text: self._note(relation=text))
        self.ring.chosen.connect(self._place)
        self.sector.chosen.connect(self._place)
        self.kind.chosen.connect(lambda key: self._note(said_kind=NetworkKind(key)))
        self.often.chosen.connect(lambda key: self._note(often=Often(key) if key else None))
        self.met.chosen.connect(lambda key: self._note(met=Met(key) if key else None))
        self.bond.chosen.connect(lambda key: self._note(bond=TieKind(key) if key else None))
        self.without.chosen.connect(lambda key: self._note(without_buddy=_ANSWERS[key]))
        self.receives.changed.connect(lambda on: self._note(receives=on))
        self.gives.changed.connect(lambda on: self._note(gives=on))
        self.potential.clicked.connect(lambda on: self._note(potential=on))
        self.deceased.clicked.connect(lambda on: self._note(deceased=on))
        self.known.tied.connect(self._tie)
        self.known.left.connect(self.left)


def _numbered(sectors: type[Sector], words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(str(int(sector)), words[sector]) for sector in sectors]


def _asks_without(one: MapContact) -> bool:
    """Whether it is a question: of a person who was met through the buddy, or of whom it was said."""
    human = one.kind is None or one.kind.is_human
    return human and not one.is_buddy and (one.met is Met.BUDDY or one.without_buddy is not None)
