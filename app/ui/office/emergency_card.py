"""The numbers of the emergency card: in fields that save themselves, and the card on paper."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import emergency
from app.services.emergency import MOST, Number, usual
from app.ui import theme
from app.ui.emergency_paper import give_emergency_card
from app.ui.people import contents
from app.ui.store import Store
from app.ui.widgets.buttons import icon_button, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.field import line_edit
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label


class EmergencyCard(Card):
    """A line for each number; what is typed counts when the line is left."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Emergency card"))
        self._store = store
        self._shown: tuple[Number, ...] = ()
        self.lines: list[_Line] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.trouble = label("", theme.SECOND, tone="red_ink", wrap=True)
        self.trouble.hide()
        self.add_button = outlined(_("Add a number"), "plus", small=True)
        self.add_button.clicked.connect(lambda _on=False: self._add())
        self.usual = quiet(_("Back to the usual numbers"), small=True)
        self.usual.clicked.connect(lambda _on=False: self._change(usual()))
        self.print = outlined(_("Print the card…"), "print", small=True)
        self.print.clicked.connect(lambda _on=False: give_emergency_card(self, store))
        about = _("Whom a buddy calls when it is urgent. Look now and then whether the numbers still hold.")
        self.add(label(about, tone="text2", wrap=True))
        self.add(self._lines)
        self.add(self.trouble)
        self.add(row(self.add_button, self.usual, 1, self.print))

    def refresh(self) -> None:
        """Read again and show, unless what is typed there cannot be yet."""
        found = self._store.read(emergency.numbers)
        if found != self._shown and self.trouble.isHidden():
            self._show(found)

    def _show(self, numbers: Sequence[Number]) -> None:
        self._shown = tuple(numbers)
        self.lines = [_Line(one, at + 1) for at, one in enumerate(numbers)]
        for line in self.lines:
            self._listen(line)
        contents.replace(self._lines, self.lines)
        self._offer()

    def _add(self) -> None:
        line = _Line(Number("", ""), len(self.lines) + 1)
        self.lines.append(line)
        self._listen(line)
        self._lines.addWidget(line)
        self._offer()
        line.number.setFocus()

    def _listen(self, line: "_Line") -> None:
        for box in (line.number, line.what):
            box.editingFinished.connect(self._take)
        line.remove.clicked.connect(lambda _on=False: self._leave_out(line))

    def _leave_out(self, line: "_Line") -> None:
        self._change([one.said for one in self.lines if one is not line])

    def _take(self) -> None:
        said = [line.said for line in self.lines]
        if [one for one in said if one.number] != list(self._shown):
            self._change(said)
        else:
            self.trouble.hide()

    def _change(self, wanted: Sequence[Number]) -> None:
        try:
            self._store.write_quietly(emergency.change, wanted)
        except KlikError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            return
        self.trouble.hide()
        found = self._store.read(emergency.numbers)
        if len(found) != len(self.lines) or wanted is usual():
            self._show(found)
        self._shown = found
        self._offer()

    def _offer(self) -> None:
        self.add_button.setVisible(len(self.lines) < MOST)
        self.usual.setVisible(self._shown != usual())


class _Line(QWidget):
    def __init__(self, one: Number, place: int) -> None:
        super().__init__()
        self.number, self.what = line_edit(_("number")), line_edit(_("what it is for"))
        self.number.setText(one.number)
        self.what.setText(one.what)
        self.number.setAccessibleName(_("Number {n}").format(n=place))
        self.what.setAccessibleName(_("What number {n} is for").format(n=place))
        self.remove = icon_button("close", _("Leave out {number}").format(number=one.number or place))
        line = row(self.number, self.what, self.remove)
        line.setStretch(0, 1)
        line.setStretch(1, 3)
        self.setLayout(column(line))

    @property
    def said(self) -> Number:
        """What stands there, outer space away."""
        return Number(self.number.text().strip(), self.what.text().strip())
