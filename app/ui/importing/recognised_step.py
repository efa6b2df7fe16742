"""The second step: what was recognised in each list, to correct where it is otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, number
from app.transfer.columns import How
from app.transfer.duos import Pairs
from app.ui import theme
from app.ui.importing.column_grid import ColumnGrid
from app.ui.importing.draft import Draft, Part
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import icon_button
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.field import Choice
from app.ui.widgets.layout import row
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import ElidedLabel, label
from app.vocabulary import Role

KINDS: dict[Role | Pairs, str] = {
    Role.PARTICIPANT: N_("Participants"),
    Role.BUDDY: N_("Buddies"),
    Pairs.DUOS: N_("Duos"),
    Pairs.MONTHS: N_("Contacts by month"),
}
MOST_TABS = 3


class RecognisedStep(QWidget):
    """Corrects the draft itself, and tells that something changed."""

    changed = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft, self._key = draft, ""
        self._keys: list[str] = []
        self.tabs: Segmented | Choice | None = None
        self._tabs_place = row(gap=12)
        self.whose = Answers([(kind, _(words)) for kind, words in KINDS.items()], _("What list is this?"))
        self.whose.answered.connect(self._say_whose)
        self.titles = label("", theme.SECOND)
        self.up, self.down = icon_button("up", _("Titles one row up")), icon_button("down", _("Titles one row down"))
        self.up.clicked.connect(lambda: self._move_titles(-1))
        self.down.clicked.connect(lambda: self._move_titles(1))
        self.read = CheckBox(_("Read this list"))
        self.read.clicked.connect(lambda on: self._correct(read=on))
        self.summary = ElidedLabel("", theme.SECOND)
        self.grid = ColumnGrid()
        self.grid.field_chosen.connect(self._choose_field)
        self._assemble()

    @property
    def part(self) -> Part | None:
        """The list that is shown."""
        parts = self._draft.parts
        return next((part for part in parts if part.key == self._key), parts[0] if parts else None)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._show_tabs(self._draft.parts)
        self._show_part()

    def show_part(self, key: str) -> None:
        """Show another list."""
        self._key = key
        if (isinstance(self.tabs, Segmented) and self.tabs.current != key) or isinstance(self.tabs, Choice):
            self.tabs.choose(key)
        self._show_part()

    def trouble(self) -> tuple[Part, str] | None:
        """What must be said before this step is done, and of which list."""
        for part in self._draft.wanted:
            if part.found.role is None and part.found.pairs is None:
                return part, _("Say first whose list {file} is.").format(file=part.name)
            if part.lacks_name:
                return part, _("Choose the column with the name in {file}.").format(file=part.name)
        return None

    def _show_tabs(self, parts: Sequence[Part]) -> None:
        if (keys := [part.key for part in parts]) == self._keys:
            return
        self._keys = keys
        if self.tabs:
            self.tabs.hide()
            self.tabs.deleteLater()
            self.tabs = None
        if self._key not in keys:
            self._key = next((part.key for part in parts if part.found.read), keys[0] if keys else "")
        if len(parts) > 1:
            options, name = [(part.key, part.name) for part in parts], _("Which list is shown")
            self.tabs = Segmented(options, name) if len(parts) <= MOST_TABS else Choice(options, name)
            self._tabs_place.insertWidget(0, self.tabs)
            self.show_part(self._key)
            self.tabs.chosen.connect(self.show_part)

    def _show_part(self) -> None:
        if not (part := self.part):
            return
        found = part.found
        self.whose.show_answer(found.pairs or found.role)
        numbers = [one.number for one in found.sheet.rows]
        self.titles.setText(
            _("Titles in row {row}").format(row=found.titles_row) if found.titles_row else _("Without titles")
        )
        self.up.setEnabled(bool(found.titles_row))
        self.down.setEnabled(found.titles_row != numbers[-1])
        self.read.setVisible(len(self._keys) > 1)
        self.read.setChecked(found.read)
        self.summary.setText(_summary(part))
        self.grid.show_sheet(found)
        self.grid.setEnabled(found.read or len(self._keys) == 1)

    def _say_whose(self, kind: Role | Pairs | None) -> None:
        if kind and (part := self.part):  # the one that holds stays; a list is of something
            self._draft.choose_kind(part, kind)
            self._tell()

    def _move_titles(self, step: int) -> None:
        if part := self.part:
            numbers = [0, *(one.number for one in part.found.sheet.rows)]
            self._draft.choose_titles(part, numbers[numbers.index(part.found.titles_row) + step])
            self._tell()

    def _choose_field(self, index: int, field: str | None) -> None:
        if part := self.part:
            self._draft.choose_field(part, index, field)
            self._tell()

    def _correct(self, **said: object) -> None:
        if part := self.part:
            self._draft.correct(part, **said)
            self._tell()

    def _tell(self) -> None:
        self._show_part()
        self.changed.emit()

    def _assemble(self) -> None:
        card = Card()
        card.body.setSpacing(10)
        whose = label(_("What list is this?"), theme.SECOND, bold=True)
        card.add(row(whose, self.whose, 1, self.read, self.titles, self.up, self.down, gap=10))
        card.add(self.summary)
        card.body.addWidget(self.grid, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 12, 0)
        body.setSpacing(12)
        self._tabs_place.addStretch(1)
        body.addLayout(self._tabs_place)
        body.addWidget(card, 1)
        self.setFocusProxy(self.whose)


def _summary(part: Part) -> str:
    """How much was recognised, and how sure that is."""
    found = part.found
    count = len(found.below)
    said = [ngettext("{n} row", "{n} rows", count).format(n=number(count))]
    if found.sheet.name in part.source.unsure and part.lacks_name:
        said.append(_("no titles were recognised: move them to the right row, and choose what the columns hold"))
        return " · ".join(said)
    columns = found.columns
    unknown = [column.title for column in columns if column.how is How.UNKNOWN]
    known = len(columns) - len(unknown)
    said.append(ngettext("{n} column recognised", "{n} columns recognised", known).format(n=known))
    if unknown and found.pairs is Pairs.MONTHS:
        said.append(_("not read: {titles}").format(titles=", ".join(unknown)))
    elif unknown:
        said.append(_("not recognised, kept with the remarks: {titles}").format(titles=", ".join(unknown)))
    return " · ".join(said)
