"""Fields of text that are stored as they are left: how each is shown and read, and what waits when it is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _
from app.ui import theme
from app.ui.reading import Facts, Reader, moved, refused
from app.ui.widgets.chip_field import ChipField
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import column
from app.ui.widgets.proposing import ProposingField
from app.ui.widgets.text import label

LEAST = 230  # the width below which two fields do not stand beside each other


@dataclass(frozen=True)
class Line:
    """A field of text: where it is stored, how it is shown and read, and what to tell of it once it is stored."""

    words: str
    show: Callable[[Any], str]
    read: Reader
    own: bool = False  # of the role, not of the person
    lines: int = 1
    wide: bool = False
    hint: str = ""
    tell: Callable[[Any], str] | None = None
    optional: bool = True
    split: Callable[[str], Sequence[str]] | None = None  # several words, each a chip
    proposes: bool = False  # what is in use already


class Lines:
    """The fields of one subject after the other. What is typed and wrong waits for whom it was typed."""

    def __init__(
        self,
        lines: Mapping[str, Line],
        today: Callable[[], date],
        save: Callable[[Facts, bool], None],
        suggest: Callable[[str], Sequence[str]] = lambda name: (),
    ) -> None:
        self._lines, self._today, self._save, self._suggest = lines, today, save, suggest
        self._row: Any = None
        self._subject: UUID | None = None
        self._shown: dict[str, str] = {}  # what each field showed when it was last stored or read
        self._storing = ""
        self._drafts: dict[tuple[UUID, str], str] = {}
        self.told = {name: label("", theme.SMALL, tone="text2", wrap=True) for name in lines if lines[name].tell}
        self.fields = {name: self._field(name) for name in lines}
        self.cells = {name: self._cell(name) for name in lines}

    def show(self, subject: UUID, row: Any) -> None:
        """Show what is stored of a subject; typing that is not stored yet stays where it is."""
        other = subject != self._subject
        self._subject, self._row = subject, row
        for name, line in self._lines.items():
            self._show(name, line.show(row), anyway=other)
            if line.tell:
                self.told[name].setText(line.tell(row))
                self.told[name].setVisible(bool(self.told[name].text()))

    def leave(self) -> list[str]:
        """Someone else comes: what could not be stored waits for the next time. Tells the names of those fields."""
        kept = []
        if self._subject:
            for name, field in self.fields.items():
                if field.text != self._shown.get(name):
                    self._drafts[self._subject, name] = field.text
                    kept.append(_(self._lines[name].words))
        self._subject = None
        return kept

    def first_wrong(self) -> TextField | None:
        """Store what stands here; the first field that cannot be stored."""
        return next((field for field in self.fields.values() if not field.commit()), None)

    def _field(self, name: str) -> TextField:
        line = self._lines[name]
        refuse = refused(line.read, self._today)

        def check(text: str) -> str:
            sentence = refuse(text)
            if told := self.told.get(name):
                told.setVisible(bool(told.text()) and not sentence)  # what it tells is of the stored text
            return sentence

        if line.split:
            words = _(line.words)
            made: TextField = ChipField(words, split=line.split, suggest=lambda: self._suggest(name), hint=_(line.hint))
        elif line.proposes:
            made = ProposingField(_(line.words), lambda: self._suggest(name), check=check, hint=_(line.hint))
        else:
            made = TextField(_(line.words), check=check, lines=line.lines, hint=_(line.hint), optional=line.optional)
        made.committed.connect(lambda text: self._commit(name, text))
        return made

    def _cell(self, name: str) -> QWidget:
        if name not in self.told:
            return self.fields[name]
        host = QWidget()
        host.setLayout(column(self.fields[name], self.told[name], 1, gap=4))
        return host

    def _commit(self, name: str, text: str) -> None:
        if self._subject is None:
            return
        line = self._lines[name]
        self._shown[name] = text
        self._storing = name
        try:
            facts = line.read(text, self._today())
            if name in ("postcode", "place"):
                facts = moved(facts, self._row.postcode, self._row.place)
            self._save(facts, line.own)
        except KlikError as error:
            self.fields[name].set_error(str(error))
        finally:
            self._storing = ""

    def _show(self, name: str, stored: str, anyway: bool) -> None:
        field = self.fields[name]
        if not anyway and field.text != self._shown.get(name):
            return
        if name == self._storing and field.editor.hasFocus():
            return  # the typist is still here: nothing moves under the cursor
        self._shown[name] = stored
        if field.text != stored or anyway:
            field.set_text(stored)
        if anyway and self._subject and (draft := self._drafts.pop((self._subject, name), None)):
            field.retype(draft)


def two_by_two(cells: Sequence[tuple[QWidget, bool]]) -> QVBoxLayout:
    """Fields beside each other where there is room; a wide one has a line of its own."""
    rows: list[QWidget] = []
    waiting: QWidget | None = None
    for cell, wide in [*cells, (QWidget(), True)]:  # the last one only ends the row before it
        if not wide and waiting is None:
            waiting = cell
            continue
        if waiting is not None:
            rows.append(Columns([waiting, QWidget() if wide else cell], LEAST))
            waiting = None
        if wide:
            rows.append(cell)
    return column(*rows[:-1], gap=12)
