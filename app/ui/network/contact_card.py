"""The one who is chosen: name, who that is, kind, ring and part of the map, all to be changed here by keyboard."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from app.i18n import _, listed, ngettext
from app.network.contents import MapContact
from app.network.map import Ring, Sector
from app.network.words import ring_word, sector_word
from app.ui import theme
from app.ui.network.name_line import NameLine
from app.ui.network.words import MARKS
from app.ui.widgets.buttons import more_button, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.field import Choice, TextField
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import Mark, RoleMark, initials
from app.ui.widgets.text import label
from app.vocabulary import NetworkKind, word

MOST_NAMES = 12


class ContactCard(Card):
    """Tells what should change of who is shown: an id and the new value."""

    renamed = Signal(object, str)
    noted = Signal(object, object)  # a tuple of ids, and facts by name (``services.network.note``)
    place_chosen = Signal(object, object, object)  # a Sector and a Ring
    taken_off = Signal(object)
    removal_wanted = Signal()
    left = Signal()  # renaming is over

    def __init__(self) -> None:
        super().__init__()
        self._row: MapContact | None = None
        self._mark = RoleMark(Mark("participant"), 30)
        self._name = label("", theme.HEADING, bold=True, wrap=True)
        self._line = NameLine(_("Name"))
        self._line.named.connect(self._rename)
        self._line.left.connect(self._end_rename)
        self._line.lost.connect(self._end_rename)
        self.relation = TextField(_("Who is that?"), optional=False)
        self.relation.label.hide()  # its label stands beside it
        self.relation.editor.setProperty("placeholderText", _("may stay empty"))
        self.relation.committed.connect(lambda text: self._note(relation=text))
        self.kind = Choice([(kind.value, word(kind)) for kind in NetworkKind], _("Kind"))
        self.ring = Choice([(str(int(ring)), ring_word(ring)) for ring in Ring], _("Ring"))
        self.sector = Choice([(str(int(sector)), sector_word(sector)) for sector in Sector], _("Part of the map"))
        self.kind.chosen.connect(lambda key: self._note(said_kind=NetworkKind(key)))
        for choice in (self.ring, self.sector):
            choice.chosen.connect(lambda _key: self._place())
            choice.setMinimumContentsLength(8)
        self._one, self._several = self._single(), self._many()
        self.add(self._one)
        self.add(self._several)
        self.setFocusProxy(self.sector)

    def show_rows(self, rows: Sequence[MapContact]) -> None:
        """Show who is chosen; nobody hides the card, several are told by name."""
        self.setVisible(bool(rows))
        one = rows[0] if len(rows) == 1 else None
        if self._row and (one is None or one.id != self._row.id):
            self.relation.commit()
            self._end_rename()
        self._row = one
        self._one.setVisible(one is not None)
        self._several.setVisible(len(rows) > 1)
        if one:
            self._show(one)
        elif rows:
            self._names.setText(_told(rows))
            self._count.setText(ngettext("{n} name chosen", "{n} names chosen", len(rows)).format(n=len(rows)))

    def begin_rename(self) -> None:
        """Change the name in its place; Enter keeps it, Esc does not."""
        if self._row:
            self._heading.setCurrentWidget(self._line)
            self._line.begin()
            self._line.setText(self._row.name)
            self._line.selectAll()

    def commit(self) -> None:
        """Hand over what was typed last."""
        self.relation.commit()

    def _show(self, one: MapContact) -> None:
        if one.kind:
            self._mark.change(Mark(MARKS[one.kind], initials(one.name)))
        self._mark.setVisible(one.kind is not None)
        self._name.setText(one.name)
        self._off.setEnabled(one.spot is not None)
        if not self.relation.editor.hasFocus():
            self.relation.set_text(one.relation or "")
        self.kind.choose(one.kind.value if one.kind else "")
        self.ring.choose("" if one.ring is None else str(int(one.ring)))
        self.sector.choose("" if one.sector is None else str(int(one.sector)))

    def _note(self, **facts: Any) -> None:
        if self._row:
            self.noted.emit((self._row.id,), facts)

    def _place(self) -> None:
        """A name that waits is placed once both ring and part are said."""
        if self._row and self.ring.current and self.sector.current:
            sector, ring = Sector(int(self.sector.current)), Ring(int(self.ring.current))
            if (sector, ring) != (self._row.sector, self._row.ring):
                self.place_chosen.emit(self._row.id, sector, ring)

    def _take_off(self) -> None:
        if self._row:
            self.taken_off.emit(self._row.id)

    def _rename(self, names: list[str]) -> None:
        if self._row and names and names[0] != self._row.name:
            self.renamed.emit(self._row.id, names[0])
        self._end_rename()

    def _end_rename(self) -> None:
        if self._heading.currentWidget() is self._line:
            keyboard = self._line.hasFocus()
            self._heading.setCurrentIndex(0)
            if keyboard:
                self.left.emit()

    def _single(self) -> QWidget:
        more = more_button(
            _("More about this name"),
            [
                (_("Rename (F2)"), self.begin_rename),
                (_("Take off the map"), self._take_off),
                (_("Remove (Del)"), self.removal_wanted.emit),
            ],
        )
        menu = more.menu()
        assert menu
        self._off = menu.actions()[1]
        title = QWidget()
        self._heading = QStackedLayout(title)
        shown = QWidget()
        shown.setLayout(column(1, self._name, 1, gap=0))
        self._heading.addWidget(shown)
        self._heading.addWidget(self._line)
        head = row(self._mark, gap=10)
        head.addWidget(title, 1)
        head.addWidget(more, alignment=Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (words, editor) in enumerate(
            ((_("Who"), self.relation), (_("Kind"), self.kind), (_("Ring"), self.ring), (_("Part"), self.sector))
        ):
            said = label(words, theme.SECOND, bold=True)
            said.setBuddy(editor)
            grid.addWidget(said, at, 0)
            grid.addWidget(editor, at, 1)
        made = QWidget()
        made.setLayout(column(head, grid, gap=8))
        return made

    def _many(self) -> QWidget:
        self._count = label("", theme.HEADING, bold=True)
        self._names = label("", tone="text2", wrap=True)
        remove = outlined(_("Remove"), "trash", small=True)
        remove.clicked.connect(self.removal_wanted)
        made = QWidget()
        made.setLayout(column(self._count, self._names, row(remove, 1), gap=8))
        return made


def _told(rows: Sequence[MapContact]) -> str:
    names = [one.name for one in rows[:MOST_NAMES]]
    return listed([*names, _("{n} more").format(n=len(rows) - MOST_NAMES)] if len(rows) > MOST_NAMES else names)
