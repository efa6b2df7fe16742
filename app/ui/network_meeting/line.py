"""One of several in a part of the page: told in words, and changed in fields that unfold under them."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import icon_button, outlined, quiet
from app.ui.widgets.field import line_edit
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.text import label


class Row(Protocol):
    """Anything that is known by an id."""

    @property
    def id(self) -> UUID: ...


class Line(QWidget):
    """What it is, in words, with answers beside it; ``show_row`` is what each kind of line says of its record."""

    removal_wanted = Signal(object)  # its id

    def __init__(self, id: UUID, fields: QWidget, *beside: QWidget, lead: QWidget | None = None) -> None:
        super().__init__()
        self.id = id
        self.words = label("", bold=True, wrap=True)
        self.facts = label("", theme.SECOND, tone="text2", wrap=True)
        self.hint = label("", theme.SECOND, tone="amber_ink", wrap=True)
        self.turn = icon_button("right", "")
        self.turn.clicked.connect(lambda: self.open_fields(not self.is_open))
        self.remove = quiet(_("Remove"), small=True)
        self.remove.clicked.connect(lambda: self.removal_wanted.emit(self.id))
        said = column(self.words, self.facts, self.hint, gap=1, margins=(0, 8, 12, 8))
        head = row(*(column(part, 1, margins=(0, 4, 0, 0)) for part in (lead,) if part), said, gap=4)
        head.setStretch(head.count() - 1, 1)
        parts = (*beside, self.turn)
        tallest = max(part.sizeHint().height() for part in parts)
        for part in parts:  # on one line with each other, and with the words
            head.addLayout(column(part, 1, margins=(4, 4 + (tallest - part.sizeHint().height()) // 2, 0, 4)))
        self._under: QWidget = QWidget()
        self._under.setLayout(column(fields, row(1, self.remove), gap=4, margins=(12, 0, 12, 12)))
        self._under.hide()
        self.setLayout(column(head, self._under, separator(), gap=0))

    def show_row(self, row: Any) -> None:
        """Show its record, as it is now."""
        raise NotImplementedError

    def tell(self, words: str, facts: Sequence[str | None], hint: str = "") -> None:
        """Say what it is, and what is known of it."""
        self.words.setText(words)
        for part, said in ((self.facts, " · ".join(filter(None, facts))), (self.hint, hint)):
            part.setText(said)
            part.setVisible(bool(said))
        self.remove.setAccessibleName(_("Remove {words}").format(words=words))
        self._name_turn()

    def open_fields(self, on: bool) -> None:
        """Show the fields, or leave it at the words."""
        self._under.setVisible(on)
        self.turn.icon_name = "down" if on else "right"
        self.turn.update()
        self._name_turn()

    @property
    def is_open(self) -> bool:
        return not self._under.isHidden()

    def _name_turn(self) -> None:
        words = _("Close {words}") if self.is_open else _("Change {words}")
        self.turn.setAccessibleName(words.format(words=self.words.text()))
        self.turn.setToolTip(_("Close") if self.is_open else _("Change"))


class Lines(QWidget):
    """Lines in the order of their records; each stays as long as its record does, and nothing moves while typing."""

    def __init__(self, make: Callable[[Any], Line]) -> None:
        super().__init__()
        self._make = make
        self.by_id: dict[UUID, Line] = {}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these records."""
        for gone in self.by_id.keys() - {record.id for record in rows}:
            line = self.by_id.pop(gone)
            self._body.removeWidget(line)
            line.hide()
            line.deleteLater()
        for at, record in enumerate(rows):
            if record.id not in self.by_id:
                self.by_id[record.id] = self._make(record)
            line = self.by_id[record.id]
            if self._body.indexOf(line) != at:
                self._body.insertWidget(at, line)
            line.show_row(record)
        self.setVisible(bool(rows))


class AddLine(QWidget):
    """A line to write the next one in, with what belongs to it ``before`` or ``after``; Enter adds it."""

    added = Signal(str)

    def __init__(self, asks: str, verb: str, before: Sequence[QWidget] = (), after: Sequence[QLineEdit] = ()) -> None:
        super().__init__()
        self.line = line_edit(asks)
        self.line.setAccessibleName(asks)
        self._after = after
        self.add = outlined(_("Add"), "plus")
        self.add.setAccessibleName(verb)
        for part in (self.line, *after):
            part.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        whole = row(*before, self.line, *after, self.add)
        whole.setStretch(len(before), 2)
        for at in range(len(after)):
            whole.setStretch(len(before) + 1 + at, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.line)

    def empty(self) -> None:
        """Nothing is typed in it: another meeting is in sight."""
        for part in (self.line, *self._after):
            part.setText("")  # unlike clear(), nothing is left here for Ctrl+Z

    def next(self) -> None:
        """Ready for the next one."""
        self.empty()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        if words := self.line.text().strip():
            self.added.emit(words)
